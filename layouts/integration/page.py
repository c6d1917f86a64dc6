"""The page `/integration`: filters beside key figures, timeline, findings, map, chain and waiting; complete
as HTML."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.integration.view import COURSES, DISPLAYS, FIGURES, INCLUSION, TABLE, TABS, IntegrationView
from dashboard.texts import say
from dashboard.texts.meeting import script_texts
from layouts import ids
from layouts.attributes import attributes
from layouts.embedding.link import embedding_link
from layouts.integration.figures import indicator_section, key_figures
from layouts.integration.filters import filter_form
from layouts.integration.findings import findings_card, kept_query
from layouts.integration.inclusion import inclusion_view
from layouts.integration.map import map_card
from layouts.integration.parts import PATH, IntegrationParts, address_of
from layouts.integration.plain.way_in import way_in
from layouts.integration.table import course_table
from layouts.integration.timeline import timeline_view
from layouts.integration.waiting import chain_card, next_card, waiting_card
from layouts.shell import footer, icon

PICTURE = f"/bild{PATH}.png"


def integration_page(parts: IntegrationParts) -> html.Div:
    """The whole page below the head."""
    lang = parts.lang
    filtered = parts.view.tab != FIGURES
    return html.Div(
        [
            *([_filters(parts)] if filtered else []),
            html.Main(
                [
                    html.Div(list(parts.notices), role="status", className="bl-int-notices"),
                    _title(parts),
                    html.Div([_tabs(parts.view), way_in(lang, parts.view.place)], className="bl-int-bar"),
                    *_views(parts),
                    html.Div([html.P(parts.credits), footer(lang)], className="bl-foot"),
                ],
                className="bl-int-main",
                id="inhalt",
                tabIndex=-1,
            ),
        ],
        className="bl-int" if filtered else "bl-int bl-int-alone",
    )


def _filters(parts: IntegrationParts) -> html.Aside:
    """Beside the page; on a phone folded above it, open where no script can fold it."""
    named = say(parts.lang, "integration_filters")
    return html.Aside(
        html.Details(
            [html.Summary([icon("filter"), html.Span(named)]), filter_form(parts)],
            className="bl-int-fold",
            open=True,
            id="integration-fold",
        ),
        className="bl-int-filters",
        **attributes({"aria-label": named}),
    )


def _title(parts: IntegrationParts) -> html.Header:
    lang = parts.lang
    lead = say(lang, f"integration_lead_{parts.view.tab}")
    if parts.view.tab == COURSES and parts.every:
        said = (
            say(lang, "integration_as_of", day=formats.day(parts.confirmed, lang))
            if parts.confirmed
            else say(lang, "integration_unconfirmed")
        )
        lead = f"{lead} {said}"
    badge = (
        [html.Span(say(lang, "badge_all"), className="bl-example")]
        if parts.examples == "all" and parts.view.tab == COURSES
        else []
    )
    return html.Header(
        [
            html.Div(
                [
                    html.H1(say(lang, "integration_title")),
                    html.Div([html.Span(lead), *badge], className="bl-sub"),
                ]
            ),
            html.Div(
                [_link(lang), *_keep(parts), *_files(parts), embedding_link(address_of(parts.view), lang)],
                className="bl-actions bl-gap",
            ),
        ],
        className="bl-title",
    )


def _tabs(view: IntegrationView) -> html.Nav:
    lang = view.language
    return html.Nav(
        [
            html.A(
                say(lang, f"integration_tab_{tab}"),
                href=address_of(replace(view, tab=tab)),
                **attributes({"aria-current": "true"} if tab == view.tab else {}),
            )
            for tab in TABS
        ],
        className="bl-seg bl-int-tabs",
        **attributes({"aria-label": say(lang, "integration_tabs")}),
    )


def _link(lang: str) -> html.Button:
    """Copies the short link of what is shown."""
    return html.Button(
        [icon("link"), html.Span(say(lang, "link"))],
        id=ids.INTEGRATION_LINK,
        type="button",
        className="btn bl-quiet",
        **attributes({"data-copied": say(lang, "link_copied"), "data-not-copied": say(lang, "link_failed")}),
    )


def _keep(parts: IntegrationParts) -> list[Component]:
    """Puts the courses as they are filtered into the Sitzungsmappe."""
    if parts.view.tab != COURSES or not parts.every:
        return []
    lang = parts.lang
    return [
        html.Button(
            [icon("keep"), html.Span(say(lang, "meeting_keep"))],
            id=ids.INTEGRATION_KEEP,
            type="button",
            className="btn bl-quiet",
            title=say(lang, "meeting_keep_title"),
            **attributes({"data-words": script_texts(lang), "data-query": kept_query(parts)}),
        )
    ]


def _files(parts: IntegrationParts) -> list[Component]:
    """What the page gives to take along: the timeline as a picture, the courses as a table."""
    if parts.view.tab != COURSES or not parts.choice.sites:
        return []
    lang = parts.lang
    query = f"?{replace(parts.view, version=parts.version).to_query()}"
    files = (
        ("picture", f"{PICTURE}{query}", say(lang, "export_picture"), say(lang, "integration_save_picture")),
        (
            "table",
            f"{PATH}.xlsx{query}",
            say(lang, "integration_table_file"),
            say(lang, "integration_save_table"),
        ),
        ("down", "/kurse.ics", say(lang, "integration_calendar"), say(lang, "integration_save_calendar")),
    )
    return [
        html.A(
            [icon(sign), html.Span(words)],
            href=path,
            className="btn bl-quiet",
            download="",
            title=title,
        )
        for sign, path, words, title in files
    ]


def _views(parts: IntegrationParts) -> list[Component]:
    lang = parts.lang
    if parts.view.tab == INCLUSION and parts.inclusion:
        return [inclusion_view(parts, parts.inclusion)]
    if parts.view.tab == FIGURES:
        return [indicator_section(parts.indicators, say(lang, "integration_indicators"), lang)]
    if not parts.every:
        return [_no_courses(parts.words, lang), *_waiting_alone(parts)]
    marked = "integration_examples" if parts.examples == "all" else "integration_examples_some"
    since = ""
    if parts.examples == "all" and parts.confirmed:
        since = " " + say(lang, "integration_examples_since", day=formats.day(parts.confirmed, lang))
    noted = [html.P(f"{say(lang, marked)}{since}", className="bl-int-note")] if parts.examples else []
    past = (
        [html.P(say(lang, "integration_only_past"), className="bl-int-note")]
        if not parts.figures.courses
        else []
    )
    return [
        *noted,
        *past,
        key_figures(parts),
        html.Div(
            [
                html.Div([_courses(parts), chain_card(parts), next_card(parts)], className="bl-int-stack"),
                html.Div(
                    [
                        findings_card(parts),
                        map_card(parts),
                        waiting_card(parts),
                        indicator_section(parts.indicators[:2], say(lang, "integration_indicators"), lang),
                    ],
                    className="bl-int-stack",
                ),
            ],
            className="bl-int-cols",
        ),
    ]


def _waiting_alone(parts: IntegrationParts) -> list[Component]:
    """Who waits is worth knowing without any course."""
    if not parts.choice.waiting:
        return []
    return [html.Div([findings_card(parts), waiting_card(parts)], className="bl-int-cols")]


def _no_courses(words: DistrictWords, lang: str) -> html.Section:
    return html.Section(
        [
            html.H2(say(lang, "integration_none", district=words.full_name)),
            html.P(say(lang, "integration_none_hint")),
        ],
        className="bl-card bl-int-empty",
    )


def _courses(parts: IntegrationParts) -> html.Section:
    """Timeline or table, and what is over."""
    lang, view, choice = parts.lang, parts.view, parts.choice
    named = say(lang, "integration_timeline")
    if not choice.sites and not choice.gaps:
        hint = say(lang, "integration_nothing_hint", count=formats.number(parts.every, 0, lang))
        shown: list[Component] = [
            html.Div([html.H3(say(lang, "integration_nothing")), html.P(hint)], className="bl-nothing-found")
        ]
    elif view.display == TABLE:
        shown = [course_table(parts, choice.sites, named)]
    else:
        shown = [timeline_view(parts)]
        if outside := parts.timeline.outside:
            one = say(lang, "integration_outside_one")
            words = (
                one
                if outside == 1
                else say(lang, "integration_outside", count=formats.number(outside, 0, lang))
            )
            shown.append(html.P(words, className="bl-int-rule"))
    return html.Section(
        [
            html.Div([html.H2(named), html.P(_counted(parts)), _display(view)], className="bl-cap"),
            *shown,
            *_over(parts),
        ],
        className="bl-card bl-int-courses",
        **attributes({"aria-label": named}),
    )


def _counted(parts: IntegrationParts) -> str:
    lang, courses, gaps = parts.lang, len(parts.choice.sites), len(parts.choice.gaps)
    counted = say(lang, "integration_course_one")
    if courses != 1:
        counted = say(lang, "integration_courses", count=formats.number(courses, 0, lang))
    if not gaps:
        return counted
    missing = say(lang, "integration_gap_one")
    if gaps != 1:
        missing = say(lang, "integration_gaps", count=formats.number(gaps, 0, lang))
    return say(lang, "integration_timeline_count", courses=counted, gaps=missing)


def _display(view: IntegrationView) -> html.Nav:
    lang = view.language
    return html.Nav(
        [
            html.A(
                say(lang, f"integration_display_{one}"),
                href=address_of(replace(view, display=one)),
                **attributes({"aria-current": "true"} if one == view.display else {}),
            )
            for one in DISPLAYS
        ],
        className="bl-seg bl-int-tabs bl-end",
        **attributes({"aria-label": say(lang, "integration_timeline")}),
    )


def _over(parts: IntegrationParts) -> list[Component]:
    lang, over = parts.lang, parts.choice.over
    if not over:
        return []
    one = say(lang, "integration_over_count_one")
    named = (
        one
        if len(over) == 1
        else say(lang, "integration_over_count", count=formats.number(len(over), 0, lang))
    )
    table = course_table(parts, over, say(lang, "integration_over"))
    return [html.Details([html.Summary(named), table], className="bl-int-more", id="integration-over")]
