"""Holds the example counts while they are drawn, with the official district rates they must add up to."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from data.build.example_parts.census import CENSUS_YEAR
from data.build.example_parts.cohorts import LAST_YEAR, Cohorts, Municipalities
from data.build.example_parts.draw import Floats, Ints, Rate, allocated, effects, fitting_base, moved_to

SHOWN = tuple(range(2010, LAST_YEAR + 1))
GIRLS = 0.487
"""Assumed share of girls and women among the young."""

Key = tuple[str, str]
"""Measure and breakdown."""
Anchors = Mapping[int, float]
"""Assumed values by year; between them and the official ones it is interpolated."""


def stream(seed: int, name: str) -> np.random.Generator:
    """Random numbers of their own for every name."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


@dataclass(slots=True)
class Draft:
    """Counts by (measure, breakdown) and year, in the order of `places.keys`; `whole` is of the district
    alone.

    `official` are INKAR's ratios of the district by (code in lower case, breakdown) and year, `totals` its
    official number of inhabitants by measure and year.
    """

    seed: int
    places: Municipalities
    cohorts: Cohorts
    official: Mapping[Key, Mapping[int, float]]
    totals: Mapping[str, Mapping[int, int]]
    counts: dict[Key, dict[int, Ints]] = field(default_factory=dict)
    whole: dict[str, dict[int, int]] = field(default_factory=dict)

    def rng(self, name: str) -> np.random.Generator:
        """A stream of its own for every name, so that a new measure leaves the others as they are."""
        return stream(self.seed, name)

    @property
    def sizes(self) -> Floats:
        """Inhabitants around the middle of the series."""
        middle: Floats = self.places.population[len(self.places.population) // 2]
        return middle

    def published(self, code: str, year: int, breakdown: str = "", factor: float = 100.0) -> list[Rate]:
        """The official ratio of a year as a list of one, or none."""
        series = self.official.get((code, breakdown), {})
        return [Rate(series[year], factor)] if year in series else []

    def level(self, code: str, year: int, anchors: Anchors) -> float:
        """The district's value: official where it exists, else between the nearest official and assumed
        ones."""
        points = {**anchors, **self.official.get((code, ""), {})}
        return float(np.interp(year, sorted(points), [points[one] for one in sorted(points)]))

    def total(self, measure: str, year: int, drawn: int, rates: list[Rate], window: float = 0.02) -> int:
        """How many inhabitants of an age all places have together, near the number drawn.

        The census comes first, so in its year nobody is moved. Then the office's number, then one at which
        the published rates have whole cases.
        """
        if year == CENSUS_YEAR:
            return drawn
        return self.totals.get(measure, {}).get(year) or fitting_base(drawn, rates, window)

    def keep(self, measure: str, year: int, counts: Ints, breakdown: str = "") -> Ints:
        """Keeps the counts of a measure and year, by municipality, and gives them back."""
        self.counts.setdefault((measure, breakdown), {})[year] = counts
        return counts

    def keep_sexes(self, measure: str, year: int, women: Ints, men: Ints) -> Ints:
        """Keeps both sexes and their sum, which it gives back."""
        self.keep(measure, year, women, "geschlecht:w")
        self.keep(measure, year, men, "geschlecht:m")
        return self.keep(measure, year, women + men)

    def split_by_sex(self, measure: str, year: int, total: Ints, rng: np.random.Generator) -> None:
        """Keeps a total and draws how many of it are women."""
        women = rng.binomial(total, GIRLS)
        self.keep_sexes(measure, year, women, total - women)

    def at(self, measure: str, year: int, breakdown: str = "") -> Ints:
        """Counts that were kept, by municipality."""
        return self.counts[measure, breakdown][year]

    def share(
        self,
        measure: str,
        of: str,
        anchors: Anchors,
        spread: float,
        code: str = "",
        lag: int = 0,
        within: str = "",
        men: float | None = None,
    ) -> None:
        """Draw the cases of a measure among the counts of another one (`of`, in the year shifted by `lag`).

        The district's level comes from `code` and `anchors` in percent; `within` names a measure that no
        place may exceed. `men` draws both sexes, with the men's distance from the women on the logit scale.
        """
        rng = self.rng(measure)
        effect = effects(self.sizes, len(SHOWN), spread, rng)
        for row, year in enumerate(SHOWN):
            base = self.at(of, year + lag)
            cases = Rate(self.level(code, year, anchors)).cases(int(base.sum()))
            if men is not None:
                both = np.concatenate([self.at(of, year + lag, f"geschlecht:{sex}") for sex in "wm"])
                tilt = np.concatenate([effect[row], effect[row] + men])
                women, the_men = np.split(allocated(cases, both, tilt, rng), 2)
                self.keep_sexes(measure, year, women, the_men)
                continue
            drawn = allocated(cases, base, effect[row], rng)
            if within:
                limit = self.at(within, year)
                drawn = moved_to(cases, np.minimum(drawn, limit), np.zeros_like(limit), limit, rng)
            self.keep(measure, year, drawn)
