"""Groups of places in everything that ships: the rate of their sums, and no figure where nothing can be added up."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from tests.wire.profile.recount import counts

NO_SUM = "nicht umrechenbar"


def test_an_amt_has_the_sums_of_its_municipalities_and_the_district_those_of_its_aemter(answers, recount):
    """Where all of them are shown and of one origin; never the mean of their rates."""
    register = answers.repository.register()
    groups = {amt.key: [one.key for one in register.children(amt.key)] for amt in register.of_level("amt")}
    groups["13076"] = [one for one in groups if one.startswith("13076")]
    seen, means = Counter(), 0
    for entry in recount.entries.values():
        if not (entry.numerator and entry.denominator) or entry.as_published:
            continue
        for group, members in groups.items():
            for year, row in recount.rows.get((entry.key, group), {}).items():
                parts = [recount.rows.get((entry.key, one), {}).get(year) for one in members]
                if not counts(row) or not all(map(counts, parts)):
                    continue
                if {one["herkunft"] for one in (row, *parts)} != {row["herkunft"]}:
                    continue
                sums = [sum(Fraction(one[name]) for one in parts) for name in ("zaehler", "nenner")]
                assert counts(row) == pytest.approx([float(one) for one in sums], rel=1e-12), (
                    entry.key,
                    group,
                    year,
                )
                rate = sums[0] / sums[1] * Fraction(str(entry.factor))
                assert row["wert"] == pytest.approx(float(rate), rel=1e-12), (entry.key, group, year)
                mean = sum(one["wert"] for one in parts) / len(parts)
                means += abs(mean - row["wert"]) > 1e-6
                seen[len(group)] += 1
    assert seen[9] > 2000 and seen[5] > 30 and means > 1000, (seen, means)


def test_a_published_ratio_of_municipalities_has_no_figure_for_their_amt_and_that_word(profiles, recount):
    seen = 0
    for key, profile in profiles.items():
        for row in profile.rows if len(key) == 9 else ():
            entry = recount.entries[row.indicator]
            small, own = ((row.indicator, level) in recount.places for level in ("gemeinde", "amt"))
            if entry.ratio and not entry.numerator and small and not own:
                assert (row.own.value, row.own.text) == (None, NO_SUM), (profile.name, row.name)
                seen += 1
    assert seen >= 15
