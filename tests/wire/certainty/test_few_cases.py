"""Few cases in everything that ships: told, and neither ranked nor tested, whatever the unit and wherever it stands."""

from __future__ import annotations

from collections import Counter

import pytest

from dashboard.domain.verdict import Verdict
from tests.slab_document import slab_document

FEW = 20
LEVELS = {"gemeinde": "kreis", "amt": "kreis", "kreis": "land"}


@pytest.fixture(scope="module")
def slabs(answers, recount):
    """Whatever has counts, by indicator and level, with the denominators that the API gives."""
    found = {}
    for (key, level), places in recount.places.items():
        entry = recount.entries[key]
        if level not in LEVELS or not (entry.numerator and entry.denominator):
            continue
        answer = answers.read(f"indikator={key}&ebene={level}&vergleich={LEVELS[level]}")
        if (answer.selection.indicator, answer.selection.level) == (key, level):
            base = {(place, year): row for place in places for year, row in recount.rows[key, place].items()}
            found[key, level] = slab_document(answers, answer), base
    assert len(found) > 60
    return found


def test_a_figure_is_few_exactly_where_fewer_than_twenty_stand_below_it(slabs, recount):
    seen = Counter()
    for (key, level), (slab, base) in slabs.items():
        unit = recount.entries[key].unit
        for row, year in enumerate(slab["years"]):
            for column, place in enumerate(slab["places"]):
                one = base.get((place, year)) or {"wert": None}
                few = one["wert"] is not None and one["nenner"] is not None and one["nenner"] < FEW
                assert slab["few"][row][column] == (few and unit != "per_km2"), (key, level, year, place)
                seen[unit] += slab["few"][row][column]
    assert sum(seen.values()) > 2000 and len(+seen) > 3, seen


def test_nobody_of_few_is_ranked_tested_or_counted_among_the_ranked(slabs, recount):
    """Everybody else with a value is, unless the level has no ranking."""
    for (key, level), (slab, _) in slabs.items():
        silent = level in recount.entries[key].no_ranking_at
        for row, few in enumerate(slab["few"]):
            enough = [
                at
                for at, one in enumerate(slab["value"][row])
                if one is not None and not few[at] and not silent
            ]
            assert slab["ranked"][row] == len(enough), (key, level, slab["years"][row])
            ranks = [slab["rank"][row][at] for at in enough]
            others = [one for at, one in enumerate(slab["rank"][row]) if at not in enough]
            assert not any(others) and (all(ranks) or len(ranks) < 2), (key, level, slab["years"][row])
            for name in ("verdict_difference", "verdict_trend"):
                words = [slab[name][row][at] for at, one in enumerate(few) if one] if slab[name] else []
                assert not any(Verdict(one).tested for one in words), (key, level, name)
