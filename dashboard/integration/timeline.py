"""The timeline described once: bars, lanes and frames as parts of its width. The page, pictures and slides
paint it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from dashboard.domain.courses.kinds import KINDS
from dashboard.indicators.courses.sites import NEAR_DAYS, CourseSite
from dashboard.integration.gaps import CourseGap
from dashboard.integration.overlaps import Overlap

MONTHS = 6
BarLook = Literal["running", "offered", "weak", "gap"]


@dataclass(frozen=True, slots=True)
class TimeBar:
    """From `start` to `end` (0 to 1 of the width). `taken` is the share of seats that is taken and `minimum`
    the share at which the course takes place, None where not known; `cut` where it begins before the
    window."""

    start: float
    end: float
    look: BarLook
    taken: float | None = None
    minimum: float | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class TimeLane:
    """One row: a course or a gap. `registration` is the span in which people can still register. `overlap`
    and `gap` are their numbers, counted from 1, 0 for none."""

    bar: TimeBar
    site: CourseSite | None = None
    gap_site: CourseGap | None = None
    registration: tuple[float, float] | None = None
    overlap: int = 0
    gap: int = 0

    @property
    def town(self) -> str:
        """The municipality of its course or queue, empty for a course without one."""
        if self.site is not None:
            return self.site.town
        return self.gap_site.site.town if self.gap_site is not None else ""


@dataclass(frozen=True, slots=True)
class OverlapFrame:
    """Around the lanes of an overlap, `first` to `last` counted from 0 within their group."""

    number: int
    first: int
    last: int
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class LaneGroup:
    """The lanes of one kind; `minimum` is how many its courses need where all say the same, else None."""

    kind: str
    minimum: int | None
    lanes: tuple[TimeLane, ...]
    frames: tuple[OverlapFrame, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """`months` are the first days of months with their places, `today` the place of the day, None outside.
    `outside` counts courses that lie before or after the window."""

    first: date
    last: date
    months: tuple[tuple[float, date], ...]
    today: float | None
    groups: tuple[LaneGroup, ...]
    outside: int


@dataclass(slots=True)
class _Window:
    first: date
    last: date
    days: int = field(init=False)

    def __post_init__(self) -> None:
        self.days = (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        return min(max((day - self.first).days / self.days, 0.0), 1.0)

    def holds(self, start: date, end: date) -> bool:
        return start <= self.last and end >= self.first


def timeline(
    sites: Iterable[CourseSite],
    overlaps: Sequence[Overlap],
    gaps: Sequence[CourseGap],
    today: date,
    since: date | None = None,
) -> Timeline:
    """Six months from the first day of `since`, else of the present month. Within a kind, what runs stands
    first, then courses by their start with those of an overlap together, then gaps."""
    first = (since or today).replace(day=1)
    window = _Window(first, month_after(first, MONTHS) - timedelta(1))
    numbers = {key: at for at, one in enumerate(overlaps, 1) for key in one.keys}
    begins = {at: min(site.course.start for site in one.sites) for at, one in enumerate(overlaps, 1)}
    shown, outside = list[CourseSite](), 0
    for one in sites:
        end = one.course.end or one.course.start
        if window.holds(one.course.start, end):
            shown.append(one)
        else:
            outside += 1
    gap_numbers = {(one.site.queue.kind, one.site.queue.municipality): at for at, one in enumerate(gaps, 1)}
    groups = []
    for kind in KINDS:
        lanes = _lanes([one for one in shown if one.course.kind == kind], numbers, begins, window, today)
        lanes += [
            _gap_lane(one, gap_numbers[one.site.queue.kind, one.site.queue.municipality], window, today)
            for one in gaps
            if one.site.queue.kind == kind
        ]
        if lanes:
            groups.append(LaneGroup(kind, _minimum(lanes), tuple(lanes), _frames(lanes)))
    months = [month_after(first, at) for at in range(MONTHS)]
    return Timeline(
        first,
        window.last,
        tuple((window.at(one), one) for one in months),
        window.at(today) if window.holds(today, today) else None,
        tuple(groups),
        outside,
    )


def month_after(first: date, months: int) -> date:
    """The first day of a later month."""
    at = first.year * 12 + first.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)


def _lanes(
    sites: list[CourseSite], numbers: dict[str, int], begins: dict[int, date], window: _Window, today: date
) -> list[TimeLane]:
    def order(one: CourseSite) -> tuple[bool, date, int, date, str, str]:
        number = numbers.get(one.course.key, 0)
        waits = one.course.status_on(today) != "running"
        start = begins.get(number, one.course.start) if waits else date.min
        return waits, start, number, one.course.start, one.town, one.course.key

    return [_lane(one, numbers.get(one.course.key, 0), window, today) for one in sorted(sites, key=order)]


def _lane(site: CourseSite, number: int, window: _Window, today: date) -> TimeLane:
    one = site.course
    running = one.status_on(today) == "running"
    look: BarLook = "running" if running else "weak" if one.is_below_minimum else "offered"
    seats = one.seats or 0
    bar = TimeBar(
        window.at(one.start),
        window.at((one.end or one.start) + timedelta(1)),
        look,
        min(one.taken / seats, 1.0) if seats and one.taken is not None else None,
        min(one.minimum / seats, 1.0) if seats and one.minimum else None,
        one.start < window.first,
    )
    registration = None
    if not running and one.deadline and one.deadline >= max(today, window.first) and today <= window.last:
        registration = window.at(today), window.at(one.deadline)
    return TimeLane(bar, site, registration=registration, overlap=number)


def _gap_lane(gap: CourseGap, number: int, window: _Window, today: date) -> TimeLane:
    """From the first registration that is known to the end of the target."""
    queue = gap.site.queue
    since = queue.on - timedelta(days=round((queue.weeks or 0.0) * 7))
    until = today + timedelta(days=NEAR_DAYS)
    return TimeLane(TimeBar(window.at(min(since, today)), window.at(until), "gap"), gap_site=gap, gap=number)


def _minimum(lanes: Sequence[TimeLane]) -> int | None:
    found = {one.site.course.minimum for one in lanes if one.site}
    return found.pop() if len(found) == 1 else None


def _frames(lanes: Sequence[TimeLane]) -> tuple[OverlapFrame, ...]:
    found = []
    for number in dict.fromkeys(one.overlap for one in lanes if one.overlap):
        rows = [at for at, one in enumerate(lanes) if one.overlap == number]
        bars = [lanes[at].bar for at in rows]
        found.append(
            OverlapFrame(
                number, rows[0], rows[-1], min(one.start for one in bars), max(one.end for one in bars)
            )
        )
    return tuple(found)
