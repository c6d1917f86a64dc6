"""What is worse than in the larger area and gets worse, both by more than chance; and what is nearly so.

Each indicator is one question, "worse and worsening", which is answered with the larger of its two probabilities
(an intersection–union test: Berger 1982, doi 10.1080/00401706.1982.10487790). Of all questions together those
remain that Benjamini and Hochberg leave, as with headlines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from dashboard import formats
from dashboard.domain.figure import Figure
from dashboard.domain.indicator import Catalogue
from dashboard.domain.verdict import Verdict
from dashboard.indicators.trend import SPAN
from dashboard.profile.model import ProfileRow
from dashboard.statistics.headlines import LEAST_EXPECTED, LevelHeadlines, surviving
from dashboard.strategy.assess import beside, larger_figure
from dashboard.strategy.model import Beside

MOST_NEARLY, MOST_BETTER = 5, 3


class Reason(StrEnum):
    """Why an indicator that is worse by its numbers is not on the list."""

    DIFFERENCE = "difference"
    TREND = "trend"
    MANY = "many"
    FEW = "few"
    UNTESTED = "untested"


@dataclass(frozen=True, slots=True)
class Peer:
    """Another place's figure of the same indicator and year."""

    name: str
    value: float
    text: str
    example: bool


@dataclass(frozen=True, slots=True)
class BareChange:
    """How far a figure lies from that of another year, in the indicator's unit: a number, not tested."""

    value: float
    since: int


@dataclass(frozen=True, slots=True)
class Worse:
    """One indicator that is worse than in the larger area. `change` is how far it has moved since the year `since`, in
    words; `verdict` the weaker of its two. `better` are places that do better, `among_similar`: they are similar
    ones, `has_peers`: somebody else has a figure. `reason` is None on the list itself."""

    row: ProfileRow
    larger: Figure
    change: str
    since: int
    verdict: Verdict
    reason: Reason | None = None
    better: tuple[Peer, ...] = ()
    among_similar: bool = True
    has_peers: bool = False

    @property
    def example(self) -> bool:
        """Whether one of its numbers is an example."""
        return self.row.own.example or self.larger.example


@dataclass(frozen=True, slots=True)
class WorseList:
    """The list, what is nearly on it, how many indicators were tested for it (`tested`), and how many of the others
    have numbers of both areas but no test (`untested`)."""

    found: tuple[Worse, ...]
    nearly: tuple[Worse, ...]
    tested: int
    untested: int


def worse_list(
    rows: Iterable[ProfileRow],
    place: str,
    headlines: LevelHeadlines,
    catalogue: Catalogue,
    changes: Mapping[str, BareChange],
    lang: str,
) -> WorseList:
    """`rows` are those of the place's profile; `changes` the bare changes since the first of five years, of what has
    no line. Looked at is what has a better side, and a number of both areas in one year that may be read."""
    looked: list[tuple[ProfileRow, Figure]] = []
    for row in rows:
        larger = larger_figure(row)
        told = catalogue.indicators[row.indicator].direction != "neutral" and not row.own.few
        if told and row.span == 1 and larger is not None and beside(row, larger) is not Beside.NONE:
            looked.append((row, larger))
    likely = np.array([_probability(row.indicator, place, headlines) for row, _ in looked])
    remains = surviving(likely) if likely.size else np.zeros(0, np.bool_)
    found: list[tuple[float, Worse]] = []
    nearly: list[tuple[float, Worse]] = []
    for at, (row, larger) in enumerate(looked):
        moved = _moved(row, changes)
        lower = catalogue.indicators[row.indicator].direction == "lower_is_better"
        bad = beside(row, larger) is (Beside.ABOVE if lower else Beside.BELOW)
        if not bad or moved is None or not (moved.value > 0 if lower else moved.value < 0):
            continue
        one = Worse(
            row,
            larger,
            formats.apart(moved.value, row.unit, row.decimals, lang),
            moved.since,
            min(row.difference.verdict, row.five_years.verdict),
        )
        reason = _reason(row, bool(remains[at]), _enough(row.indicator, place, headlines))
        (found if reason is None else nearly).append((float(likely[at]), replace(one, reason=reason)))
    tested = int((~np.isnan(likely)).sum())
    return WorseList(_sorted(found), _sorted(nearly)[:MOST_NEARLY], tested, len(looked) - tested)


def with_better(one: Worse, similar: Sequence[Peer], state: Sequence[Peer], direction: str) -> Worse:
    """With the places that do better by their numbers as they are written: similar ones, and where none of these has a
    figure those of the same state. Official figures first, then the best."""
    peers = similar or state
    own = formats.rounded(one.row.own.value or 0.0, one.row.decimals)
    sign = -1 if direction == "lower_is_better" else 1
    better = [peer for peer in peers if sign * (formats.rounded(peer.value, one.row.decimals) - own) > 0]
    best = sorted(better, key=lambda peer: (peer.example, -sign * peer.value, peer.name))
    return replace(one, better=tuple(best[:MOST_BETTER]), among_similar=bool(similar), has_peers=bool(peers))


def _probability(indicator: str, place: str, headlines: LevelHeadlines) -> float:
    """The larger of the two, NaN where one of them is no test."""
    series = headlines.series.get(indicator)
    if series is None or place not in series.places:
        return float("nan")
    at = series.places.index(place)
    both = series.differences.probability[at], series.trends.probability[at]
    return float(max(both)) if not any(np.isnan(both)) else float("nan")


def _enough(indicator: str, place: str, headlines: LevelHeadlines) -> bool:
    series = headlines.series.get(indicator)
    if series is None or place not in series.places:
        return False
    at = series.places.index(place)
    return bool(min(series.expected[at], series.unexpected[at]) >= LEAST_EXPECTED)


def _moved(row: ProfileRow, changes: Mapping[str, BareChange]) -> BareChange | None:
    if row.five_years.value is not None and row.year is not None:
        return BareChange(row.five_years.value, row.year - SPAN + 1)
    return changes.get(row.indicator)


def _reason(row: ProfileRow, remains: bool, enough: bool) -> Reason | None:
    verdicts = (row.difference.verdict, row.five_years.verdict)
    if Verdict.TOO_FEW in verdicts:
        return Reason.FEW
    if not all(one.tested for one in verdicts):
        return Reason.UNTESTED
    if verdicts[0] is Verdict.CHANCE:
        return Reason.DIFFERENCE
    if verdicts[1] is Verdict.CHANCE:
        return Reason.TREND
    if not enough:
        return Reason.FEW
    return None if remains else Reason.MANY


def _sorted(found: list[tuple[float, Worse]]) -> tuple[Worse, ...]:
    """The least likely by chance first; what is not tested behind it, the farthest from the larger area first."""
    ordered = sorted(
        found,
        key=lambda pair: (
            pair[0] != pair[0],
            pair[0] if pair[0] == pair[0] else -(pair[1].row.distance or 0.0),
        ),
    )
    return tuple(one for _, one in ordered)
