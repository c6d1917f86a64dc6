"""What profiles say, counted again from the rows of the API with other formulas and libraries."""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np
from scipy.stats import binom, hypergeom, norm

LEVELS = ("gemeinde", "amt", "kreis", "land")
PERSONS = ("percent", "per_100", "per_1000", "per_10000")
PER = {"percent": 100, "per_100": 100, "per_1000": 1000, "per_10000": 10000}
LEAP = 12
"""Of every so many profiles the similar places are looked for once more within the district."""
COUNTS = ("persons", "institutions", "places")


def level_of(key):
    return {8: "gemeinde", 9: "amt", 5: "kreis", 2: "land"}[len(key)]


def larger_of(key):
    return "13" if level_of(key) == "kreis" else "13076"


class PlacesOf(dict):
    """Places by indicator and level; what is asked for and not there is not added, for tests ask what is there."""

    def __missing__(self, key):
        return frozenset()


class RowsOf(dict):
    """The same for rows by year."""

    def __missing__(self, key):
        return {}


class Recount:
    """`rows[indicator, place][year]` are the API's rows without breakdown, `entries` the catalogue's
    indicators."""

    def __init__(self, client, entries):
        self.entries = entries
        self.rows = defaultdict(dict)
        for entry in client.get("/api/v1/indikatoren").json["indikatoren"]:
            for level in LEVELS:
                if level not in entry["ebenen"]:
                    continue
                places = "&gebiete=13" if level == "land" else f"&ebene={level}"
                for row in client.get(f"/api/v1/werte?indikator={entry['indikator']}{places}").json["zeilen"]:
                    if not row["gliederung"]:
                        self.rows[entry["indikator"], row["gebiet"]][row["jahr"]] = row
        self.rows = RowsOf(self.rows)
        places = defaultdict(set)
        for indicator, place in self.rows:
            places[indicator, level_of(place)].add(place)
        self.places = PlacesOf(places)
        self.years = {at: self._year(*at) for at in self.places}
        self._offered = {}

    def _year(self, indicator, level):
        """The newest year in which half of as many have an official figure as the fullest year has figures,
        or any."""
        official, known = defaultdict(int), defaultdict(int)
        for place in self.places[indicator, level]:
            for year, row in self.rows[indicator, place].items():
                if row["wert"] is not None:
                    known[year] += 1
                    official[year] += row["herkunft"] != "example"
        most = max(known.values(), default=0)
        for counted in (official, known):
            fit = [year for year, count in counted.items() if count and count >= most / 2]
            if fit:
                return max(fit)
        return None

    def now(self, indicator, place):
        """The row of a place in the year of the profiles."""
        return self.rows[indicator, place].get(self.years.get((indicator, level_of(place))))

    def stands(self, entry, place):
        """What stands in a place's row, and of how many years: of the year, else of the first period that
        suffices."""
        own, level = self.now(entry.key, place), level_of(place)
        if not (entry.numerator and entry.denominator) or not own:
            return own, 1
        if own["status"] != "suppressed" and not (own["wert"] is not None and self.few(entry, own)):
            return own, 1
        for span in (3, 5):
            end = self.offered(entry, level, span)
            if end is None or self.cuts(entry, level) & set(range(end + 1, self.years[entry.key, level] + 1)):
                continue
            together = self.together(entry, place, end, span)
            if together and together["nenner"] >= 20 and together["herkunft"] == own["herkunft"]:
                return together, span
        return own, 1

    def offered(self, entry, level, span):
        """Last year of the newest period, where more places have twenty cases in it than in that year; else
        None."""
        at = entry.key, level, span
        if at not in self._offered:
            self._offered[at] = self._newest(entry, level, span)
        return self._offered[at]

    def _newest(self, entry, level, span):
        places, cuts = self.places[entry.key, level], self.cuts(entry, level)
        known = {year for place in places for year in self.rows[entry.key, place]}
        fit = (
            year
            for year in sorted(known, reverse=True)
            if set(range(year - span + 1, year + 1)) <= known
            and not cuts & set(range(year - span + 2, year + 1))
        )
        end = next(fit, None)
        if end is None:
            return None
        together = [self.together(entry, place, end, span) for place in places]
        alone = [self.rows[entry.key, place].get(end) for place in places]
        usable = [
            sum(1 for row in rows if row and row["wert"] is not None and not self.few(entry, row))
            for rows in (together, alone)
        ]
        return end if usable[0] > usable[1] else None

    def together(self, entry, place, end, span):
        """Published counts of the years up to `end` added up; None where one is missing or of another
        kind."""
        rows = [self.rows[entry.key, place].get(year) for year in range(end - span + 1, end + 1)]
        if not all(counts(row) for row in rows) or len({row["herkunft"] for row in rows}) > 1:
            return None
        cases, base = (sum(row[name] for row in rows) for name in ("zaehler", "nenner"))
        value = entry.factor * cases / base
        return {
            "jahr": f"{end - span + 1}–{end}", "wert": value, "zaehler": cases, "nenner": base,
            "herkunft": rows[0]["herkunft"], "status": "reported",
        }  # fmt: skip

    def cuts(self, entry, level):
        return {cut.year for cut in entry.breaks if not cut.levels or level in cut.levels}

    def tested(self, entry, level):
        counted = bool(entry.numerator and entry.denominator)
        persons = entry.confidentiality == "persons" and entry.unit in PERSONS and not entry.as_published
        return counted and persons and level not in entry.no_ranking_at

    def difference(self, entry, place):
        """Probability of chance alone, least expected cases and sign of the difference from the rest; None
        untested."""
        if not self.tested(entry, level_of(place)):
            return None
        own, span = self.stands(entry, place)
        whole = self.whole(entry, place, own, span)
        if not counts(own) or not counts(whole) or own["herkunft"] != whole["herkunft"] or own["nenner"] < 20:
            return None
        (a, n), (total, everyone) = counts(own), counts(whole)
        if total - a < 0 or everyone - n <= 0:
            return None
        expected = n * total / everyone
        if entry.is_proportion:
            chance = mid_p(hypergeom(int(everyone), int(total), int(n)), int(a))
            expected = min(expected, n - expected)
        else:
            chance = mid_p(binom(int(total), n / everyone), int(a))
        return chance, expected, own["wert"] - whole["wert"]

    def whole(self, entry, place, own, span):
        """The larger area's row of the same year or years."""
        if span > 1:
            return self.together(entry, larger_of(place), int(own["jahr"][-4:]), span)
        return self.rows[entry.key, larger_of(place)].get(self.years.get((entry.key, level_of(place))))

    def trend(self, entry, place):
        """z of a straight line on the logits (or logarithms) of five years, by iterated least squares, and
        its rise."""
        last = self.years[entry.key, level_of(place)]
        rows = [self.rows[entry.key, place].get(year) for year in range(last - 4, last + 1)]
        if not self.tested(entry, level_of(place)) or not all(counts(row) for row in rows):
            return None
        if len({row["herkunft"] for row in rows}) > 1:
            return None
        cases, base = (np.array([row[name] for row in rows], float) for name in ("zaehler", "nenner"))
        design = np.column_stack([np.ones(5), np.arange(5) - 2.0])
        start = np.log(cases.sum() / (base.sum() - cases.sum() if entry.is_proportion else base.sum()))
        beta = np.array([start, 0.0])
        for _ in range(50):
            line = design @ beta
            if entry.is_proportion:
                share = 1 / (1 + np.exp(-line))
                mean, weight = base * share, base * share * (1 - share)
            else:
                mean = weight = base * np.exp(line)
            beta = beta + np.linalg.solve(design.T @ (design * weight[:, None]), design.T @ (cases - mean))
        information = design.T @ (design * weight[:, None])
        return beta[1] / math.sqrt(np.linalg.inv(information)[1, 1]), beta[1]

    def standing(self, entry, place, texts):
        """How many official figures lie above and below, of how many; None where the place shares its shown
        number.

        `texts` are the numbers as they are shown, by place.
        """
        level = level_of(place)
        own = self.now(entry.key, place)
        rows = {one: self.now(entry.key, one) for one in self.places[entry.key, level]}
        known = {
            one: row
            for one, row in rows.items()
            if row and row["wert"] is not None and not self.few(entry, row)
        }
        if place not in known or entry.unit in COUNTS or level in entry.no_ranking_at or not own["wert"]:
            return None
        if any(row["herkunft"] == "example" for row in known.values()):
            return None
        if self.tested(entry, level) and own["nenner"] is not None:
            return None
        if sum(texts[one] == texts[place] for one in known) > 1:
            return None
        above = sum(row["wert"] > own["wert"] for row in known.values())
        below = sum(row["wert"] < own["wert"] for row in known.values())
        return above, below, len(known)

    def may_be_few(self, entry, place):
        """Whether a share of a small place is written like one of fewer than twenty, or is one of fewer than
        twenty by counts that the office has changed at random."""
        own = self.now(entry.key, place)
        if level_of(place) in ("gemeinde", "amt") and entry.as_published:
            return own["zaehler"] is not None and own["zaehler"] < 20
        if level_of(place) not in ("gemeinde", "amt") or entry.unit not in PER or own["nenner"] is not None:
            return False
        per = PER[entry.unit]
        shown = f"{own['wert']:.2f}"
        top = int(19 * own["wert"] / per) + 2
        return any(f"{k / n * per:.2f}" == shown for n in range(1, 20) for k in range(top + 1))

    def few(self, entry, row):
        return (
            bool(entry.denominator)
            and entry.unit != "per_km2"
            and row["nenner"] is not None
            and row["nenner"] < 20
        )


def mid_p(distribution, count):
    """Two-sided: twice the smaller tail, of the count itself only half."""
    own = distribution.pmf(count)
    lower, upper = distribution.cdf(count) - own / 2, distribution.sf(count) + own / 2
    return min(1.0, 2 * min(lower, upper))


def normal(z):
    return 2 * norm.sf(abs(z))


def counts(row):
    if row is None or row["wert"] is None or row["zaehler"] is None or row["nenner"] is None:
        return None
    return row["zaehler"], row["nenner"]
