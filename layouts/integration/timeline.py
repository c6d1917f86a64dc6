"""The timeline as HTML: bars at shares of the width, so that it fits any screen, with its words as text."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.integration.timeline import LaneGroup, OverlapFrame, TimeLane, Timeline
from dashboard.integration.words import (
    kind_name,
    short_day,
    state_words,
    taken_words,
    waiting_words,
    when_words,
)
from dashboard.texts import say
from layouts.attributes import attributes, styled
from layouts.integration.filters import month_name
from layouts.integration.parts import IntegrationParts

_BESIDE = 0.6  # of the width: bars that begin after it have their words at their left
_HIDDEN = attributes({"aria-hidden": "true"})


def timeline_view(parts: IntegrationParts) -> html.Div:
    """The key, then groups of lanes."""
    made, lang = parts.timeline, parts.lang
    return html.Div(
        [
            _key(parts),
            html.Div(
                [
                    *_lines(made),
                    _head(made, lang),
                    *(part for group in made.groups for part in _group(group, parts)),
                ],
                className="bl-time",
            ),
        ]
    )


def _key(parts: IntegrationParts) -> html.Div:
    lang = parts.lang
    explained: list[tuple[Component, str]] = [
        (html.I(className="bl-bar running"), say(lang, "integration_key_running")),
        (
            html.I(
                html.I(className="bl-minimum", **styled({"left": "62%"})),
                className="bl-bar",
                **styled({"--f": "40%"}),
            ),
            say(lang, "integration_key_offered"),
        ),
        (
            html.I(
                html.I(className="bl-minimum", **styled({"left": "62%"})),
                className="bl-bar weak",
                **styled({"--f": "25%"}),
            ),
            say(lang, "integration_key_weak"),
        ),
        (html.I(className="bl-reg"), say(lang, "integration_key_registration")),
        (html.I(className="bl-bar gap"), say(lang, "integration_key_gap")),
        (html.I(className="bl-over"), say(lang, "integration_key_overlap")),
        (
            html.I(className="bl-key-today"),
            say(lang, "integration_key_today", day=short_day(parts.today, lang)),
        ),
    ]
    return html.Div([html.Span([sign, words]) for sign, words in explained], className="bl-tkey")


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def _lines(made: Timeline) -> list[Component]:
    """Lines of months and of today behind all lanes; their places are shares of the lanes' width."""
    found: list[Component] = [
        html.I(className="bl-month", **styled({"--p": f"{share:.4f}"}), **_HIDDEN)
        for share, _ in made.months[1:]
    ]
    if made.today is not None:
        found.append(html.I(className="bl-today", **styled({"--p": f"{made.today:.4f}"}), **_HIDDEN))
    return found


def _head(made: Timeline, lang: str) -> html.Div:
    return html.Div(
        html.Div(
            [
                html.B(_month(month_name(first, lang), at), **styled({"left": _percent(share)}))
                for at, (share, first) in enumerate(made.months)
            ]
        ),
        className="bl-time-head",
        **_HIDDEN,
    )


def _month(name: str, at: int) -> list[Component]:
    """With its year where it is the first or January; three letters on a phone."""
    month, _, year = name.partition(" ")
    whole = name if at == 0 or month.startswith("Jan") else month
    return [html.Span(whole, className="bl-wide"), html.Span(month[:3], className="bl-narrow", title=year)]


def _group(group: LaneGroup, parts: IntegrationParts) -> list[Component]:
    lang = parts.lang
    note = (
        [html.Small(say(lang, "integration_minimum", count=formats.number(group.minimum, 0, lang)))]
        if group.minimum
        else []
    )
    return [
        html.H3([kind_name(group.kind, lang), *note], className="bl-time-group"),
        html.Div(
            [
                html.Ul([_lane(lane, parts) for lane in group.lanes]),
                *(_frame(frame, len(group.lanes), lang) for frame in group.frames),
            ],
            className="bl-lanes",
        ),
    ]


def _lane(lane: TimeLane, parts: IntegrationParts) -> html.Li:
    lang, today = parts.lang, parts.today
    if lane.site is not None:
        course = lane.site.course
        town = lane.site.town or say(lang, "courses_online")
        named: list[Component] = [html.B(town), html.Small(course.provider)]
        words = [when_words(course, today, lang), taken_words(course, lang), state_words(course, today, lang)]
        if course.child_care:
            words.append(say(lang, "courses_care"))
        number = say(lang, "integration_overlap_id", number=lane.overlap) if lane.overlap else ""
    else:
        gap = lane.gap_site
        assert gap is not None
        named = [html.B(gap.site.town)]
        words = [waiting_words(gap.site, lang), say(lang, "courses_gap_none")]
        number = say(lang, "integration_gap_id", number=lane.gap)
    said = " · ".join(part for part in words if part)
    read = [html.Span(f" ({number})", className="visually-hidden")] if number else []
    return html.Li(
        [
            html.Span([*named, html.Em(said, className="bl-lane-words"), *read], className="bl-lane-name"),
            html.Div([*_registration(lane, lang), *_bar(lane, said, number)], **_HIDDEN),
        ],
        className="bl-lane",
        title=said,
    )


def _registration(lane: TimeLane, lang: str) -> list[Component]:
    if lane.registration is None or lane.site is None or lane.site.course.deadline is None:
        return []
    start, end = lane.registration
    said = say(lang, "integration_registration", day=formats.day(lane.site.course.deadline, lang))
    style = {"left": _percent(start), "width": _percent(end - start)}
    return [html.I(className="bl-reg", **styled(style), title=said)]


def _bar(lane: TimeLane, said: str, number: str) -> list[Component]:
    bar = lane.bar
    style = {"left": _percent(bar.start), "width": _percent(bar.end - bar.start)}
    if bar.taken is not None and bar.look in ("offered", "weak"):
        style["--f"] = _percent(bar.taken)
    inside: list[Component] = (
        [html.I(className="bl-minimum", **styled({"left": _percent(bar.minimum)}))]
        if bar.minimum is not None and bar.look in ("offered", "weak")
        else []
    )
    drawn = html.Span(inside, className=f"bl-bar {bar.look}{' cut' if bar.cut else ''}", **styled(style))
    beside = bar.start > _BESIDE and lane.site is not None
    place = {"right": _percent(1 - bar.start)} if beside else {"left": _percent(bar.start)}
    sign = [html.Span(number, className="bl-id gap")] if lane.gap else []
    words = html.Span(
        [html.Span(said), *sign], className=f"bl-bar-words{' beside' if beside else ''}", **styled(place)
    )
    return [drawn, words]


def _frame(frame: OverlapFrame, lanes: int, lang: str) -> html.Div:
    """Around its lanes: rows are even, so shares of the group's height are enough."""
    style = {
        "--l": f"{frame.start:.4f}",
        "--w": f"{frame.end - frame.start:.4f}",
        "top": _percent(frame.first / lanes),
        "height": _percent((frame.last - frame.first + 1) / lanes),
    }
    number = say(lang, "integration_overlap_id", number=frame.number)
    return html.Div(html.Span(number, className="bl-id"), className="bl-over", **styled(style), **_HIDDEN)
