"""How a whole divides into its parts where some of them are kept secret: these are one piece, and never one
that gives a count away."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.observation import Status

HIDDEN = -1
"""The part that a piece of hidden figures stands for."""
LEAST_REST = 3.0
"""Cases below which hidden counts would be known too closely: the threshold of confidentiality."""
FEWEST_HIDDEN = 2
"""Hidden figures in one piece: a single one would be the rest."""
_UNEVEN = 0.005
"""Share of the whole by which rounded parts may miss it."""


@dataclass(frozen=True, slots=True)
class PartFigure:
    """What is known of one part in one place and year.

    `share` in per cent of the whole, `cases` the count behind it, NaN where there is none. `hidden` says how
    many of its figures are kept secret, `missing` the status of one that is not there for another reason.
    """

    share: float
    cases: float
    hidden: int = 0
    missing: Status | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the bar from `start` to `end` (0 to 1). `part` is its position, HIDDEN for all that is kept
    secret; `cases` is NaN without counts."""

    part: int
    start: float
    end: float
    cases: float

    @property
    def share(self) -> float:
        """Of the whole, in per cent."""
        return 100 * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Division:
    """A whole as pieces in the order of its parts, what is hidden last. Without pieces `reason` is why;
    None means that the parts do not add up. `whole` is its count, NaN without."""

    pieces: tuple[Piece, ...] = ()
    whole: float = math.nan
    reason: Status | None = Status.NOT_COLLECTED


def divided(parts: Sequence[PartFigure], whole: float = math.nan) -> Division:
    """The pieces of a whole of so many cases (NaN where nobody has published them).

    A single hidden part is the rest of all others, and so is a rest below the threshold: then the whole is not
    divided at all. From two on they are one piece, which says what their published sum says and no more.
    """
    missing = [one.missing for one in parts if one.missing is not None]
    hidden = sum(one.hidden for one in parts)
    if missing or not parts:
        return Division(reason=Status.SUPPRESSED if hidden else (missing[0] if missing else None))
    counted = all(not math.isnan(one.cases) for one in parts if not one.hidden)
    sizes = [one.cases if counted else one.share for one in parts]
    total = whole if counted else 100.0
    shown = math.fsum(size for size, one in zip(sizes, parts, strict=True) if not one.hidden)
    if not hidden:
        if counted and math.isnan(whole):
            total = shown
        if total <= 0 or abs(shown - total) > _UNEVEN * total + (0.5 if counted else 0.0):
            return Division(reason=Status.NOT_APPLICABLE if total == 0 else None)
        return Division(_pieces(parts, sizes, shown, 0.0, counted), shown if counted else math.nan, None)
    rest = total - shown
    # Of a whole that is known a share says how many: without all counts the rest is not held to the threshold.
    few = rest < LEAST_REST if counted else not math.isnan(whole)
    told_too_much = hidden < FEWEST_HIDDEN or math.isnan(rest) or rest <= 0 or few
    if told_too_much or all(one.hidden for one in parts):
        return Division(reason=Status.SUPPRESSED)
    return Division(_pieces(parts, sizes, total, rest, counted), total if counted else math.nan, None)


def _pieces(
    parts: Sequence[PartFigure], sizes: Sequence[float], total: float, rest: float, counted: bool
) -> tuple[Piece, ...]:
    found, start = [], 0.0
    for at, (one, size) in enumerate(zip(parts, sizes, strict=True)):
        if not one.hidden:
            found.append(Piece(at, start / total, (start + size) / total, size if counted else math.nan))
            start += size
    if rest:
        found.append(Piece(HIDDEN, start / total, 1.0, rest if counted else math.nan))
    return tuple(found)
