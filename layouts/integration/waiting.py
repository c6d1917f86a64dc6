"""The chain of levels, who waits how long, and the days until the next start."""

from __future__ import annotations

from statistics import median

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.domain.courses.queue import TARGET_WEEKS
from dashboard.domain.selection import Selection
from dashboard.indicators.courses.next_start import NextStart
from dashboard.indicators.courses.sites import WaitingSite
from dashboard.integration.chain import ChainStep, Onward
from dashboard.integration.key_figures import by_waiting
from dashboard.integration.words import days_words, kind_name, km_words, state_words, weeks_words
from dashboard.texts import say
from layouts.attributes import attributes, styled
from layouts.integration.parts import IntegrationParts

_INDICATOR = "kursbeginn_tage"
"""The same of the day on which courses were last delivered."""
_WEEKS_WIDE = 12.0  # weeks of the whole width, where nobody waits longer


def chain_card(parts: IntegrationParts) -> html.Section:
    """Which level begins where, and how long the break is between a course and the next level."""
    lang, place = parts.lang, parts.place
    note = (
        say(lang, "integration_chain_of", place=place.name) if place else say(lang, "integration_chain_all")
    )
    return html.Section(
        [
            html.Div([html.H2(say(lang, "integration_chain")), html.P(note)], className="bl-cap"),
            html.Ol(
                [_step(one, parts, last=one is parts.chain[-1]) for one in parts.chain], className="bl-chain"
            ),
            *_onward(parts),
        ],
        className="bl-card",
        **attributes({"aria-label": say(lang, "integration_chain")}),
    )


def _step(one: ChainStep, parts: IntegrationParts, *, last: bool) -> html.Li:
    lang, today = parts.lang, parts.today
    known = one.entry is not None
    if one.entry is None:
        words: list[Component | str] = [say(lang, "integration_chain_none")]
    else:
        course, entry = one.entry.site.course, one.entry
        town = entry.site.town or say(lang, "courses_online")
        if one.same:
            words = [town, html.Small(say(lang, "integration_chain_same"))]
        else:
            state = state_words(course, today, lang)
            if course.is_below_minimum and state:
                state = say(lang, "integration_chain_weak", missing=state)
            facts = [km_words(entry.km, lang) if entry.km is not None and parts.place else "", state]
            words = [
                f"{town}, {formats.day(course.start, lang)}",
                html.Small(", ".join(fact for fact in facts if fact)),
            ]
    arm = [] if last else [_arm(one, lang)]
    return html.Li(
        [
            html.B(one.level, className=f"lv{'' if known else ' none'}"),
            html.P(words),
            *arm,
        ],
        className="long" if one.long else "",
    )


def _arm(one: ChainStep, lang: str) -> html.Span:
    if one.entry is None:
        words = ""
    elif not one.ends:
        words = say(lang, "integration_chain_no_end")
    elif one.wait is None:
        words = say(lang, "integration_chain_no_next")
    elif one.wait < 7:
        words = say(lang, "integration_chain_no_wait")
    else:
        words = say(lang, "integration_chain_wait", weeks=weeks_words(round(one.wait / 7), lang))
    return html.Span(html.Span(words), className="arm")


def _onward(parts: IntegrationParts) -> list[Component]:
    if not parts.onward:
        return []
    lang = parts.lang
    columns = (
        say(lang, "integration_column_kind"),
        say(lang, "integration_onward_end"),
        say(lang, "integration_onward_next"),
        say(lang, "integration_onward_wait"),
    )
    named = say(lang, "integration_onward")
    return [
        html.Details(
            [
                html.Summary(named),
                html.Div(
                    html.Table(
                        [
                            html.Thead(
                                html.Tr([html.Th(one, **attributes({"scope": "col"})) for one in columns])
                            ),
                            html.Tbody([_onward_row(one, lang) for one in parts.onward]),
                        ],
                        className="bl-table bl-int-table",
                    ),
                    className="bl-int-scroll",
                    tabIndex=0,
                    role="region",
                    **attributes({"aria-label": named}),
                ),
            ],
            className="bl-int-more",
        )
    ]


def _onward_row(one: Onward, lang: str) -> html.Tr:
    course = one.site.course
    place = ", ".join(part for part in (one.site.town, course.provider) if part)
    after = say(lang, "integration_chain_none")
    if one.offer:
        start = one.offer.site.course.start
        after = ", ".join(part for part in (one.offer.site.town, formats.day(start, lang)) if part)
    wait = "" if one.wait is None else weeks_words(round(one.wait / 7, 1), lang)
    return html.Tr(
        [
            html.Th(
                [kind_name(course.kind, lang), html.Br(), html.Small(f"{place} ({course.level_to})")],
                **attributes({"scope": "row"}),
            ),
            html.Td(formats.day(course.end, lang) if course.end else ""),
            html.Td(f"{one.level}: {after}"),
            html.Td(html.B(wait) if one.wait is not None and one.wait > TARGET_WEEKS * 7 else wait),
        ]
    )


def waiting_card(parts: IntegrationParts) -> html.Section:
    """Bars from the longest wait to the shortest against the target; a secret one is hatched over the whole
    width."""
    lang, queues = parts.lang, by_waiting(parts.choice.waiting)
    longest = max((one.queue.weeks or 0.0 for one in queues), default=0.0)
    wide = max(longest, _WEEKS_WIDE)
    days = [one.queue.on for one in queues]
    note = [html.P(say(lang, "integration_waiting_note", day=formats.day(max(days), lang)))] if days else []
    shown: Component = (
        html.Ul(
            [_queue(one, wide, lang) for one in queues],
            className="bl-wait",
            **styled({"--target": f"{TARGET_WEEKS / wide * 100:.2f}%"}),
        )
        if queues
        else html.P(say(lang, "integration_waiting_none"), className="bl-int-none")
    )
    return html.Section(
        [
            html.Div([html.H2(say(lang, "integration_waiting")), *note], className="bl-cap"),
            shown,
            html.P(say(lang, "integration_waiting_rule"), className="bl-int-rule"),
        ],
        className="bl-card bl-int-waiting",
        **attributes({"aria-label": say(lang, "integration_waiting")}),
    )


def _queue(one: WaitingSite, wide: float, lang: str) -> html.Li:
    queue = one.queue
    if one.hidden:
        bar, words = html.I(className="hid"), say(lang, "integration_waiting_hidden")
    elif queue.weeks is None:
        bar, words = html.I(), say(lang, "integration_waiting_unknown")
    else:
        late = " late" if queue.weeks > TARGET_WEEKS else ""
        bar = html.I(className=f"known{late}", **styled({"width": f"{queue.weeks / wide * 100:.2f}%"}))
        words = weeks_words(queue.weeks, lang)
    people: list[Component] = []
    if queue.waiting:
        said = "person" if queue.waiting == 1 else "people"
        count = formats.number(queue.waiting, 0, lang)
        people = [
            html.Small(
                say(lang, f"integration_waiting_{said}", count=count)
                if said == "people"
                else say(lang, "integration_waiting_person")
            )
        ]
    return html.Li(
        [
            html.Span([f"{kind_name(queue.kind, lang)}, {one.town} ", *people]),
            html.Span(
                [bar, html.I(className="target")], className="t", **attributes({"aria-hidden": "true"})
            ),
            html.Span(words, className="n"),
        ]
    )


def next_card(parts: IntegrationParts) -> html.Section:
    """The indicator by municipality: a sentence, and all of them in a table."""
    lang, found = parts.lang, parts.next_starts
    named, km = say(lang, "integration_next"), parts.view.near_km
    known = [one.days for one in found if one.days is not None]
    summary = (
        say(
            lang, "integration_next_summary", count=len(known), all=len(found), km=km,
            days=days_words(round(median(known)), lang),
        )
        if known
        else say(lang, "integration_next_summary_none", all=len(found), km=km)
    )  # fmt: skip
    columns = ("municipality", "days", "town", "km")
    in_monitor = Selection(
        indicator=_INDICATOR, language=lang, version=parts.view.version, figures=parts.view.figures
    )
    return html.Section(
        [
            html.Div(html.H2(named), className="bl-cap"),
            html.P(summary, className="bl-int-sentence"),
            html.P(
                [
                    say(lang, "integration_next_note", km=km),
                    " ",
                    html.A(
                        say(lang, "integration_next_monitor"),
                        href=f"/?{in_monitor.to_query()}",
                        className="bl-link",
                    ),
                ],
                className="bl-int-rule",
            ),
            html.Details(
                [
                    html.Summary(say(lang, "integration_next_list")),
                    html.Div(
                        html.Table(
                            [
                                html.Thead(
                                    html.Tr(
                                        [
                                            html.Th(
                                                say(lang, f"integration_column_{one}"),
                                                **attributes({"scope": "col"}),
                                            )
                                            for one in columns
                                        ]
                                    )
                                ),
                                html.Tbody([_next_row(one, parts) for one in found]),
                            ],
                            className="bl-table bl-int-table",
                        ),
                        className="bl-int-scroll",
                        tabIndex=0,
                        role="region",
                        **attributes({"aria-label": named}),
                    ),
                ],
                className="bl-int-more",
            ),
        ],
        className="bl-card",
        **attributes({"aria-label": named}),
    )


def _next_row(one: NextStart, parts: IntegrationParts) -> html.Tr:
    lang = parts.lang
    days, town, km = say(lang, "integration_next_none", km=parts.view.near_km), "", ""
    if one.offer is not None:
        days = days_words(one.offer.days, lang)
        if one.at_least:
            days = say(lang, "integration_next_least", days=days)
        site = one.offer.site
        town = ", ".join(
            part
            for part in (site.town or say(lang, "courses_online"), kind_name(site.course.kind, lang))
            if part
        )
        km = km_words(one.offer.km, lang) if one.offer.km is not None else ""
    name = parts.next_names[one.municipality]
    return html.Tr([html.Th(name, **attributes({"scope": "row"})), html.Td(days), html.Td(town), html.Td(km)])
