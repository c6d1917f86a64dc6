"""Headlines: which differences and trends of a data version survive that very many are tested, and how many
marks chance alone would bring.

142 municipalities times a dozen indicators give some fifty marks "möglich" without any real difference. A
sentence, a finding on the start page or a proposed scene is only about what `Headlines.difference` or
`Headlines.trend` names; everything else stays a mark in its row. Ask
`callbacks.profile.profiles.Profiles.headlines(answer)`, which makes them once per data version; a profile has
those of its level in `Frame.headlines`.

Example: `headlines.of("gemeinde").difference("betreuungsquote_u3", "13076108")` is a `Headline` or None.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.domain.slab import Codes, Floats
from dashboard.domain.verdict import Verdict
from dashboard.statistics.significance import Tests

FALSE_DISCOVERIES = 0.05
"""Share of the headlines that may be chance (Benjamini and Hochberg 1995, doi
10.1111/j.2517-6161.1995.tb02031.x)."""
LEAST_EXPECTED = 5.0
"""Cases (in proportions non-cases, too) that must be expected before a difference becomes a headline."""
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class IndicatorTests:
    """The tests of one indicator at one level in the latest year in which any place has a figure; arrays by
    place.

    `expected` are the cases of each place if it did not differ, `unexpected` the non-cases of a proportion
    (infinite for rates); NaN where nothing is tested. `higher` says on which side of the reference a place
    lies, `rising` how its trend leans. Nothing is tested where a figure is hidden, on fewer than 20 persons,
    or without counts.
    """

    indicator: str
    year: int
    places: tuple[str, ...]
    differences: Tests
    higher: Flags
    trends: Tests
    rising: Flags
    expected: Floats
    unexpected: Floats


@dataclass(frozen=True, slots=True)
class Headline:
    """One difference or trend that survives. `probability` is its own, before all others are taken into
    account.

    `up`: higher than the reference, or rising. `verdict` is POSSIBLE or CLEAR, as it stands in its row.
    """

    level: str
    indicator: str
    place: str
    year: int
    up: bool
    probability: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Marks:
    """How many of `tested` figures carry a mark, and how many would by chance alone.

    `possible` counts "möglich" without the `clear` ones ("deutlich"); the expected numbers likewise. They are
    sums of what each test's counts allow, not 5 % of all, because whole numbers of cases often leave less.
    """

    tested: int
    possible: int
    clear: int
    expected_possible: float
    expected_clear: float


NO_MARKS = Marks(0, 0, 0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class LevelHeadlines:
    """What survives at one level. Keys are (indicator, place)."""

    level: str
    series: Mapping[str, IndicatorTests]
    differences: Mapping[tuple[str, str], Headline]
    trends: Mapping[tuple[str, str], Headline]

    def difference(self, indicator: str, place: str) -> Headline | None:
        """The place's difference from the rest of the larger area (district; for a district the state)."""
        return self.differences.get((indicator, place))

    def trend(self, indicator: str, place: str) -> Headline | None:
        """The place's trend over the five years that end in the series' year."""
        return self.trends.get((indicator, place))

    def difference_marks(self, places: Collection[str] = (), indicators: Collection[str] = ()) -> Marks:
        """Marks of the differences of these places and indicators; of all where none are named."""
        return self._marks("differences", places, indicators)

    def trend_marks(self, places: Collection[str] = (), indicators: Collection[str] = ()) -> Marks:
        """Marks of the trends, likewise."""
        return self._marks("trends", places, indicators)

    def _marks(self, kind: str, places: Collection[str], indicators: Collection[str]) -> Marks:
        found = NO_MARKS
        for one in self.series.values():
            if indicators and one.indicator not in indicators:
                continue
            chosen = np.array([not places or place in places for place in one.places], dtype=np.bool_)
            found = _together(found, marks(getattr(one, kind), chosen))
        return found


@dataclass(frozen=True, slots=True)
class Headlines:
    """What survives in one data version, by level (`gemeinde`, `amt`, `kreis`)."""

    levels: Mapping[str, LevelHeadlines]

    def of(self, level: str) -> LevelHeadlines:
        """Of a level; nothing survives at one that is not tested."""
        return self.levels.get(level, LevelHeadlines(level, {}, {}, {}))


def headlines(levels: Mapping[str, Sequence[IndicatorTests]]) -> Headlines:
    """Which tests survive: differences and trends each on their own, over all places and indicators of the
    level.

    A data version in which nothing survives among all its tests of all levels together has none: six families
    at 5 % each would give a headline in every fifth version without any real difference. Of the surviving
    ones those remain that `LEAST_EXPECTED` cases stand behind.
    """
    every = [
        tests.probability.ravel()
        for of in levels.values()
        for one in of
        for tests in (one.differences, one.trends)
    ]
    anything = bool(every) and bool(surviving(np.concatenate(every)).any())
    return Headlines({level: _of_level(level, of, anything) for level, of in levels.items()})


def surviving(probabilities: Floats, share: float = FALSE_DISCOVERIES) -> Flags:
    """Which of many tests remain when at most `share` of those called different may be chance; NaN are no
    tests."""
    known = np.flatnonzero(~np.isnan(probabilities))
    ascending = np.sort(probabilities[known])
    below = np.flatnonzero(ascending <= share * np.arange(1, known.size + 1) / max(known.size, 1))
    survives = np.zeros(probabilities.shape, dtype=np.bool_)
    if below.size:
        survives[known] = probabilities[known] <= ascending[below[-1]]
    return survives


def marks(tests: Tests, chosen: Flags) -> Marks:
    """Of the chosen tests; `chosen` has the shape of the tests' arrays."""
    verdict: Codes = tests.verdict[chosen]
    clear = float(tests.clear[chosen].sum())
    return Marks(
        tested=int((~np.isnan(tests.probability[chosen])).sum()),
        possible=int((verdict == Verdict.POSSIBLE).sum()),
        clear=int((verdict == Verdict.CLEAR).sum()),
        expected_possible=float(tests.possible[chosen].sum()) - clear,
        expected_clear=clear,
    )


def _of_level(level: str, series: Sequence[IndicatorTests], anything: bool) -> LevelHeadlines:
    found = LevelHeadlines(level, {one.indicator: one for one in series}, {}, {})
    if not anything:
        return found
    return LevelHeadlines(
        level,
        found.series,
        _headlines_of(level, [(one, one.differences, one.higher, _enough(one)) for one in series]),
        # A trend is tested on ENOUGH cases of its five years only, see `trend`.
        _headlines_of(
            level, [(one, one.trends, one.rising, np.ones(len(one.places), np.bool_)) for one in series]
        ),
    )


def _enough(one: IndicatorTests) -> Flags:
    return np.asarray(np.minimum(one.expected, one.unexpected) >= LEAST_EXPECTED)


def _headlines_of(
    level: str, tested: Sequence[tuple[IndicatorTests, Tests, Flags, Flags]]
) -> dict[tuple[str, str], Headline]:
    """Survivors of one family of tests that enough cases stand behind and that carry a mark in their row."""
    if not tested:
        return {}
    survives = surviving(np.concatenate([tests.probability for _, tests, _, _ in tested]))
    found, first = {}, 0
    for one, tests, up, enough in tested:
        of_this = survives[first : first + len(one.places)]
        first += len(one.places)
        for column in np.flatnonzero(of_this & enough).tolist():
            verdict = Verdict(int(tests.verdict[column]))
            if verdict.marked:
                key = one.indicator, one.places[column]
                likely = float(tests.probability[column])
                found[key] = Headline(level, *key, one.year, bool(up[column]), likely, verdict)
    return found


def _together(one: Marks, other: Marks) -> Marks:
    return Marks(
        one.tested + other.tested,
        one.possible + other.possible,
        one.clear + other.clear,
        one.expected_possible + other.expected_possible,
        one.expected_clear + other.expected_clear,
    )
