"""Describes the timeline of courses for files: the lanes of the page with their words as labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.charts.description import (
    BarMark,
    Chart,
    LineMark,
    Mark,
    Plot,
    Space,
    TextLabel,
    bare_plot,
)
from dashboard.charts.plotting import fitting
from dashboard.drawing.typeface import width_of
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

_ROW, _LOWEST = 26.0, 17.0  # px of a row, and of one where many have to fit
_NAMES = 0.23  # of the width
_LETTERS = 0.5  # of a row
_BESIDE = 0.62  # of the bars' width: words of bars that begin after it stand at their left
_HEAD = 20.0


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where rows lie: px of one, and of its letters; `left` is where bars begin, `wide` their width."""

    plot: Plot
    row: float
    size: float
    left: float
    wide: float

    def x(self, share: float) -> float:
        return self.left + share * self.wide


def timeline_chart(made: Timeline, today: date, space: Space, lang: str) -> Chart | None:
    """The whole timeline, None without any lane. Rows that have no room are counted in the last line."""
    if not made.groups:
        return None
    wanted = sum(len(group.lanes) + 1 for group in made.groups)
    row = max(min((space.height - _HEAD) / (wanted + 1), _ROW), _LOWEST)
    room = int((space.height - _HEAD) / row)
    left = space.width * _NAMES
    rows = _Rows(bare_plot(space.width, space.height), row, row * _LETTERS, left, space.width - left - 26)
    marks, labels = list[Mark](), list[TextLabel]()
    bottom = _HEAD + min(wanted, room) * row
    marks += _lines(made, rows, bottom)
    labels += _months(made, rows, today, lang)
    y, left_out = _HEAD, 0
    for group in made.groups:
        if (y - _HEAD) / row + 2 > room:
            left_out += len(group.lanes)
            continue
        free = int(room - (y - _HEAD) / row) - 1
        lanes = group.lanes[:free]
        left_out += len(group.lanes) - len(lanes)
        labels.append(
            TextLabel(0, y + row / 2, kind_name(group.kind, lang), "ink", rows.size + 0.5, 600, halo=False)
        )
        y += row
        for at, lane in enumerate(lanes):
            top = y + at * row
            marks += _bar(lane, rows, top, today, lang)
            labels += _words(lane, rows, top, today, lang)
        for frame in group.frames:
            if frame.last < len(lanes):
                found = _frame(frame, rows, y, lang)
                marks += found[0]
                labels.append(found[1])
        y += len(lanes) * row
    if left_out:
        counted = formats.number(left_out, 0, lang)
        words = say(lang, "integration_left_out", count=counted)
        labels.append(TextLabel(0, min(y + row / 2, space.height - 6), words, "ink_3", rows.size, halo=False))
    summary = "; ".join(_said(group, today, lang) for group in made.groups)
    return Chart("integration", rows.plot, tuple(marks), tuple(labels), lang, bare=True, summary=summary)


def _lines(made: Timeline, rows: _Rows, bottom: float) -> Iterator[Mark]:
    for share, _ in made.months[1:]:
        yield _line(rows.x(share), _HEAD - 2, rows.x(share), bottom, "grid", 1.0)
    if made.today is not None:
        yield _line(rows.x(made.today), _HEAD - 2, rows.x(made.today), bottom, "accent", 1.8)


def _line(x0: float, y0: float, x1: float, y1: float, colour: str, width: float) -> LineMark:
    return LineMark(((x0, y0), (x1, y1)), colour, width)


def _months(made: Timeline, rows: _Rows, today: date, lang: str) -> Iterator[TextLabel]:
    for at, (share, first) in enumerate(made.months):
        month, year = formats.day(first, lang).replace(formats.SPACE, " ").split(" ")[1:3]
        words = f"{month} {year}" if at == 0 or first.month == 1 else month
        yield TextLabel(rows.x(share) + 4, _HEAD / 2, words, "ink_3", 10.0, halo=False)
    if made.today is not None:
        words = say(lang, "integration_key_today", day=short_day(today, lang))
        yield TextLabel(rows.left - 8, _HEAD / 2, words, "accent", 10.0, 600, "end", halo=False)


def _bar(lane: TimeLane, rows: _Rows, top: float, today: date, lang: str) -> Iterator[Mark]:
    bar, middle = lane.bar, top + rows.row / 2
    y0, y1 = top + rows.row * 0.14, top + rows.row * 0.86
    x0, x1 = rows.x(bar.start), max(rows.x(bar.end), rows.x(bar.start) + 3)
    said = (_lane_said(lane, today, lang),)
    if _stands_beside(lane) and lane.registration:
        wide = width_of(said[0], rows.size * 0.95) + 10
        yield from _registered(lane.registration, rows, middle)
        yield BarMark(x0 - wide, x0 - 2, y0, y1, "surface")
    elif lane.registration:
        yield from _registered(lane.registration, rows, middle)
    if bar.look == "gap":
        ring = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
        yield LineMark(ring, "ink_2", 1.2, (4.0, 3.0), name=said[0])
        return
    if bar.look == "running":
        yield BarMark(x0, x1, y0, y1, "inset", edge="line", edge_width=0.8, words=said)
        return
    edge, width = ("ink", 1.4) if bar.look == "weak" else ("axis", 1.0)
    yield BarMark(x0, x1, y0, y1, "surface", words=said)
    if bar.taken:
        yield BarMark(x0, x0 + (x1 - x0) * bar.taken, y0, y1, "class-1-5", opacity=0.45)
    ring = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
    yield LineMark(ring, edge, width)
    if bar.minimum is not None:
        at = x0 + (x1 - x0) * bar.minimum
        yield _line(at, y0, at, y1, "ink", 1.6)


def _stands_beside(lane: TimeLane) -> bool:
    """Whether the words of a lane stand at the left of its bar, because it has no room for them."""
    return lane.bar.start > _BESIDE and lane.site is not None


def _registered(span: tuple[float, float], rows: _Rows, middle: float) -> Iterator[Mark]:
    start, end = (rows.x(one) for one in span)
    yield _line(start, middle, end, middle, "axis", 1.2)
    yield _line(end, middle - 4, end, middle + 4, "axis", 1.2)


def _words(lane: TimeLane, rows: _Rows, top: float, today: date, lang: str) -> Iterator[TextLabel]:
    y, size, room = top + rows.row / 2, rows.size, rows.left - 8
    town = lane.town or say(lang, "courses_online")
    who = lane.site.course.provider if lane.site is not None else ""
    town = fitting(town, "", size, room)
    yield TextLabel(0, y, town, "ink", size, 600, halo=False)
    beside = width_of(town, size, 600) + 6
    if who and room - beside > 24:
        yield TextLabel(
            beside, y, fitting(who, "", size * 0.92, room - beside), "ink_3", size * 0.92, halo=False
        )
    said = _lane_said(lane, today, lang)
    bar = lane.bar
    if _stands_beside(lane):
        yield TextLabel(rows.x(bar.start) - 6, y, said, "ink", size * 0.95, anchor="end")
    else:
        most = rows.plot.space.width - rows.x(bar.start) - 6
        yield TextLabel(rows.x(bar.start) + 6, y, fitting(said, "", size * 0.95, most), "ink", size * 0.95)
    if lane.gap:
        number = say(lang, "integration_gap_id", number=lane.gap)
        behind = max(rows.x(bar.end), rows.x(bar.start) + 6 + width_of(said, size * 0.95)) + 8
        yield TextLabel(min(behind, rows.x(0.97)), y, number, "ink", size, 700)


def _lane_said(lane: TimeLane, today: date, lang: str) -> str:
    if lane.site is not None:
        course = lane.site.course
        words = (when_words(course, today, lang), taken_words(course, lang), state_words(course, today, lang))
    else:
        assert lane.gap_site is not None
        words = (waiting_words(lane.gap_site.site, lang), say(lang, "courses_gap_none"), "")
    return " · ".join(part for part in words if part)


def _said(group: LaneGroup, today: date, lang: str) -> str:
    named = [f"{lane.town} {_lane_said(lane, today, lang)}" for lane in group.lanes]
    return f"{kind_name(group.kind, lang)}: {', '.join(named)}"


def _frame(frame: OverlapFrame, rows: _Rows, top: float, lang: str) -> tuple[list[Mark], TextLabel]:
    """A dashed ring and its number on dark ground at the upper right corner."""
    x0, x1 = rows.x(frame.start) - 4, rows.x(frame.end) + 4
    y0, y1 = top + frame.first * rows.row, top + (frame.last + 1) * rows.row
    ring = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
    number = say(lang, "integration_overlap_id", number=frame.number)
    half, high = width_of(number, rows.size, 700) / 2 + 5, rows.size * 0.75
    middle = min(x1, rows.plot.space.width - half)
    pill = BarMark(middle - half, middle + half, y0 - high, y0 + high, "ink", corner=high, words=(number,))
    label = TextLabel(middle, y0, number, "surface", rows.size, 700, "middle", halo=False)
    return [LineMark(ring, "ink", 1.3, (4.0, 3.0), name=number), pill], label
