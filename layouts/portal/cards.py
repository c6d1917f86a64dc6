"""The cards of the portal: the still map, the doors, what is new, the next dates, and what the district wants."""

from __future__ import annotations

from datetime import date, time, timedelta

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.domain.institutions.institution import GROUPS
from dashboard.map.institutions.still import GROUP_SHAPES
from dashboard.map.kind_shapes import SHAPES
from dashboard.portal.model import Appointment, Door, Mission, NewsItem
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.markup import InlineMarkup
from layouts.portal.parts import PortalParts
from layouts.shell import MONITOR, icon

_MAP, _STRATEGY = "/bildungslandkarte", "/strategie"
_MONTHS_AHEAD = timedelta(days=300)
"""Dates beyond need their year."""
_MONTH = 3  # letters of a short name of a month


def map_card(parts: PortalParts) -> list[Component]:
    """A picture of the Bildungslandkarte that leads to it; nothing without institutions."""
    lang, shown = parts.lang, parts.map
    if shown is None:
        return []
    count = formats.number(shown.count, 0, lang)
    badge = [html.Span(say(lang, "portal_examples_some"), className="bl-example")] if shown.examples else []
    legend = [
        html.Span([_group_sign(name), say(lang, f"institutions_group_{name}")])
        for name in GROUPS
        if name in shown.groups
    ]
    return [
        html.A(
            [
                html.H2(say(lang, "institutions_page"), id="portal-map-name"),
                html.P([html.Span(parts.words.say(lang, "portal_map_count", count=count)), *badge]),
                InlineMarkup(shown.svg),
                html.Span(legend, className="bl-portal-legend"),
            ],
            href=f"{_MAP}{parts.suffix}",
            className="bl-card bl-portal-map",
            **attributes({"aria-labelledby": "portal-map-name"}),
        )
    ]


def _group_sign(name: str) -> InlineMarkup:
    return InlineMarkup(
        f'<svg class="bl-kind k-{GROUPS.index(name)}" viewBox="0 0 16 16" aria-hidden="true">'
        f'<path d="{SHAPES[GROUP_SHAPES[name]].path}"/></svg>'
    )


def doors(parts: PortalParts) -> list[Component]:
    """By life stage; nothing where no door leads anywhere."""
    if not parts.doors:
        return []
    return [
        html.Section(
            [
                html.H2(say(parts.lang, "portal_doors"), id="portal-doors"),
                html.Ul([html.Li(_door(one, parts.lang)) for one in parts.doors]),
            ],
            className="bl-doors",
            **attributes({"aria-labelledby": "portal-doors"}),
        )
    ]


def _door(one: Door, lang: str) -> html.A:
    said: list[Component | str] = [", ".join(one.figures)] if one.figures else []
    if said and one.example:
        said += [" · ", _mark(lang)]
    return html.A(
        [
            html.Span(icon(one.icon), className="bl-door-sign"),
            html.B(say(lang, f"portal_stage_{one.key}")),
            html.Span(one.said),
            *([html.Em(said)] if said else []),
        ],
        href=one.address,
        className="bl-door",
    )


def _mark(lang: str) -> html.B:
    return html.B(say(lang, "portal_example"), className="bl-example-word")


def news_card(parts: PortalParts) -> html.Section:
    """What is new, the newest first."""
    lang = parts.lang
    shown: Component = html.P(say(lang, "portal_news_none"), className="bl-portal-none")
    if parts.news:
        shown = html.Ul([_news(one, parts) for one in parts.news], className="bl-news")
    return html.Section([html.H2(say(lang, "portal_news")), shown], className="bl-card bl-portal-card")


def _news(one: NewsItem, parts: PortalParts) -> html.Li:
    lang = parts.lang
    example: list[Component | str] = [" ", _mark(lang)] if one.example else []
    return html.Li(
        [
            html.Time(_short(one.day, parts.today, lang), dateTime=one.day.isoformat()),
            html.Span([html.A(one.title, href=one.address), *example]),
            html.Span(say(lang, f"portal_kind_{one.kind}"), className="bl-news-kind"),
        ]
    )


def _short(day: date, today: date, lang: str) -> str:
    """`24. Nov.` or `24 Nov`, with its year where that is not the present one."""
    month = month_word(day, lang)
    year = "" if day.year == today.year else f" {day.year}"
    return (
        f"{day.day}.{formats.SPACE}{month}{year}"
        if lang == "de"
        else f"{day.day}{formats.SPACE}{month}{year}"
    )


def month_word(day: date, lang: str) -> str:
    """`Nov.`, `März`, `Mai`; `Nov` in English."""
    name = formats.month(day, lang).split()[0]
    if lang != "de":
        return name[:_MONTH]
    return name if len(name) <= _MONTH + 1 else f"{name[:_MONTH]}."


def dates_card(parts: PortalParts) -> html.Section:
    """The next dates; none that is over."""
    lang = parts.lang
    shown: Component = html.P(say(lang, "portal_dates_none"), className="bl-portal-none")
    if parts.appointments:
        shown = html.Ul([_date(one, parts) for one in parts.appointments], className="bl-dates")
    return html.Section([html.H2(say(lang, "portal_dates")), shown], className="bl-card bl-portal-card")


def _date(one: Appointment, parts: PortalParts) -> html.Li:
    lang = parts.lang
    year = f" {one.day.year}" if one.day - parts.today > _MONTHS_AHEAD else ""
    said = [one.place] if one.place else []
    said += [hours] if (hours := _hours(one, lang)) else []
    said += [] if one.public else [say(lang, "portal_not_public")]
    said = said or [say(lang, "portal_date_course")]
    title = (
        html.A(one.title, href=one.address, lang=one.title_lang or None)
        if one.address
        else html.B(one.title, lang=one.title_lang or None)
    )
    mark: list[Component | str] = [" · ", _mark(lang)] if one.example else []
    return html.Li(
        [
            html.Time(
                [html.B(str(one.day.day)), " ", month_word(one.day, lang), html.Span(year)],
                dateTime=one.day.isoformat(),
            ),
            html.Div([title, html.Span([" · ".join(said), *mark])]),
        ]
    )


def _hours(one: Appointment, lang: str) -> str:
    if one.begins is None:
        return ""
    if one.ends is None:
        return say(lang, "portal_at", time=_clock(one.begins))
    return say(lang, "portal_from_to", begins=_clock(one.begins), ends=_clock(one.ends))


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02}"


def mission_card(parts: PortalParts) -> list[Component]:
    """The district's own text; nothing in a district that has stated none."""
    lang, stated = parts.lang, parts.mission
    if stated is None:
        return []
    return [_mission(stated, parts, lang)]


def _mission(stated: Mission, parts: PortalParts, lang: str) -> html.Section:
    mark: list[Component | str] = (
        [" ", html.B(say(lang, "portal_example_text"), className="bl-example-word")] if stated.example else []
    )
    return html.Section(
        [
            html.H2([say(lang, "portal_mission"), *mark]),
            html.P(stated.text, className="bl-mission-text"),
            html.Ul([html.Li(name) for name in stated.principles], className="bl-mission-names"),
            html.Div(
                [
                    html.A(
                        say(lang, "portal_to_strategy"),
                        href=f"{_STRATEGY}{parts.suffix}",
                        className="bl-link",
                    ),
                    html.A(say(lang, "to_monitor"), href=f"{MONITOR}{parts.suffix}", className="bl-link"),
                ]
            ),
        ],
        className="bl-card bl-portal-card bl-mission",
    )
