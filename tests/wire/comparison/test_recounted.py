"""Dots and relations of the comparison, computed once more from the numbers that the API gives."""

import statistics

import pytest
from scipy.stats import spearmanr

from callbacks.comparison.comparisons import Comparisons
from dashboard.domain.verdict import Verdict

PLACES = {"gemeinde": "13076108,13076048,13076065", "amt": "130765655,130765652", "kreis": "13076,13071"}
HAS = {"gemeinde": "betreuungsquote_u3", "amt": "betreuungsquote_u3", "kreis": "ohne_abschluss"}
"""An indicator that the level has."""
PAIRS = (
    ("betreuungsquote_u3", "bevoelkerungsdichte"), ("betreuungsquote_u3", "ganztagsquote_u3"),
    ("betreuungsquote_3_6", "auslaendische_schueler"), ("kinderarmut", "sgb2_u25"),
    ("betreuungsquote_3_6", "ganztagsquote_3_6"),
)  # fmt: skip


@pytest.fixture(scope="module")
def pages(answers):
    return Comparisons(answers)


def enough(recount, indicator, level, year):
    """Values of a year that do not stand on few cases, by place; all values; the district's."""
    entry = recount.entries[indicator]
    rows = {place: recount.rows[indicator, place].get(year) for place in recount.places[indicator, level]}
    known = {place: row for place, row in rows.items() if row and row["wert"] is not None}
    many = {place: row["wert"] for place, row in known.items() if not recount.few(entry, row)}
    return many, {place: row["wert"] for place, row in known.items()}


@pytest.mark.parametrize("level", PLACES)
def test_dots_lie_in_standard_deviations_of_those_with_twenty_cases(pages, recount, level):
    themes = {entry.theme for entry in recount.entries.values()}
    checked = 0
    for theme in sorted(themes):
        model = pages.model(
            pages.read(f"indikator={HAS[level]}&ebene={level}&gebiete={PLACES[level]}&thema={theme}")
        )
        assert (model.level, model.theme) == (level, theme)
        for row in model.dots[-1]:
            many, known = enough(recount, row.indicator, level, row.year) if row.year else ({}, {})
            if row.without:
                assert all(dot.at is None for dot in row.dots)
                continue
            values = [*many.values()]
            low, middle, high = statistics.quantiles(values, method="inclusive")
            assert row.spread.count == len(values) >= 4
            assert (row.spread.low, row.spread.high) == (min(values), max(values))
            assert (row.spread.lower_quartile, row.spread.median, row.spread.upper_quartile) == pytest.approx(
                (low, middle, high)
            )
            zero = middle if row.district is None else recount.rows[row.indicator, "13076"][row.year]["wert"]
            for dot in row.dots:
                away = known.get(dot.figure.key)
                expected = (
                    None
                    if away is None
                    else pytest.approx((away - zero) / statistics.pstdev(values), abs=1e-4)
                )
                assert dot.at == expected, (theme, row.indicator, dot.figure.name)
                checked += 1
    assert checked > 40


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_relation_is_spearmans_over_those_with_twenty_cases_in_both(pages, recount, first, second):
    query = f"ebene=gemeinde&gebiete={PLACES['gemeinde']}&indikator={first}&indikator2={second}"
    model = pages.model(pages.read(query))
    assert (model.indicator, model.second) == (first, second)
    checked = 0
    for year, found in zip(model.years, model.relations, strict=True):
        if found.year != year:
            continue
        (x, every_x), (y, every_y) = (enough(recount, one, "gemeinde", year) for one in (first, second))
        both = sorted(x.keys() & y.keys())
        assert found.counted == len(both)
        assert found.few == len(every_x.keys() & every_y.keys()) - len(both)
        assert {one.key for one in found.points} == every_x.keys() & every_y.keys()
        if found.coefficient is not None:
            theirs = spearmanr([x[one] for one in both], [y[one] for one in both])
            assert found.coefficient == pytest.approx(theirs.statistic)
            assert found.probability == pytest.approx(theirs.pvalue, rel=1e-6, abs=1e-12)
            chance = theirs.pvalue
            word = Verdict.CLEAR if chance < 0.002 else Verdict.POSSIBLE if chance < 0.05 else Verdict.CHANCE
            assert found.verdict is word and bool(found.line) <= word.marked
            checked += 1
    assert checked >= 1
