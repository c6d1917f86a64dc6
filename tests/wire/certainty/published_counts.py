"""Counts of one indicator at one level as anybody reads them in the API, and what may be tested of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tests.wire.certainty.enumerated import Difference, Line, difference, level_spread, line, phi, residuals
from tests.wire.profile.recount import Recount, counts, larger_of

ORIGINS = ("official", "district", "example")
SPANS = (1, 3, 5)
FEW = 20


@dataclass(frozen=True)
class PublishedCounts:
    """Rows by year (or last year of a period) and place; `whole` are those of the larger area."""

    proportion: bool
    rows: dict
    whole: dict

    @classmethod
    def of(cls, recount: Recount, entry, level, span=1):
        places = sorted(recount.places[entry.key, level])
        whole = larger_of(places[0])
        years = sorted({year for place in places for year in recount.rows[entry.key, place]})
        if span > 1:
            years = sorted(_ends(years, recount.cuts(entry, level), span))

        def row(year, place):
            if span > 1:
                return recount.together(entry, place, year, span)
            return recount.rows[entry.key, place].get(year)

        rows = {year: {place: row(year, place) for place in places} for year in years}
        return cls(entry.is_proportion, rows, {year: row(year, whole) for year in years})

    def testable(self, year):
        """Cases and base of the places of a year on which a test may stand."""
        found = {place: counts(row) for place, row in self.rows[year].items()}
        return {place: one for place, one in found.items() if one and self._fits(one)}

    def _fits(self, one):
        return one[1] >= FEW and (one[0] <= one[1] or not self.proportion)

    def spreads(self):
        """Phi by year: all years whose figures are of one origin together; one example makes a year of examples."""
        years = {year: there for year in self.rows if len(there := self.testable(year)) > 1}
        kinds = {
            year: max(ORIGINS.index(self.rows[year][place]["herkunft"]) for place in there)
            for year, there in years.items()
        }
        found = {}
        for kind in set(kinds.values()):
            alike = {year: there for year, there in years.items() if kinds[year] == kind}
            z = [residuals(*np.array([*one.values()], float).T, self.proportion) for one in alike.values()]
            wide = phi(np.concatenate(z), len({place for one in alike.values() for place in one}))
            found |= dict.fromkeys(alike, wide)
        return found

    def difference(self, year, place) -> Difference | None:
        """Of a place from the rest of the larger area, by counts of one origin."""
        own, whole = self.testable_row(year, place), counts(self.whole.get(year))
        if own is None or whole is None or self.rows[year][place]["herkunft"] != self.whole[year]["herkunft"]:
            return None
        rest = whole[0] - own[0], whole[1] - own[1]
        if rest[0] < 0 or rest[1] <= 0 or (self.proportion and rest[0] > rest[1]):
            return None
        return difference(*own, *rest, self.proportion)

    def testable_row(self, year, place):
        one = counts(self.rows[year].get(place))
        return one if one and self._fits(one) else None

    def lines(self, last, cuts) -> dict[str, Line]:
        """The five years up to one, of the places that have enough cases in them and counts of one origin."""
        years = range(last - 4, last + 1)
        if not set(years) <= set(self.rows) or cuts & set(years[1:]):
            return {}
        found = {}
        for place in self.rows[last]:
            each = [self.testable_row(year, place) for year in years]
            if not all(each) or len({self.rows[year][place]["herkunft"] for year in years}) > 1:
                continue
            cases, base = np.array(each, float).T
            enough = cases.sum() >= 30 and (not self.proportion or (base - cases).sum() >= 30)
            if enough:
                found[place] = line(cases, base, self.proportion)
        return found


def level_of_lines(lines):
    return level_spread([one.spread for one in lines.values()])


def _ends(years, cuts, span):
    """Periods from the newest year backwards that share no year and lie on one basis."""
    known, end = set(years), max(years, default=0)
    while known and end >= min(known):
        if set(range(end - span + 1, end + 1)) <= known and not cuts & set(range(end - span + 2, end + 1)):
            yield end
            end -= span
        else:
            end -= 1
