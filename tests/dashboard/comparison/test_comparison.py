"""Places side by side: what differs from whom and whether it can be chance, and where nothing is said."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import fisher_exact

from dashboard.comparison.dot_rows import ThemeIndicator, dot_rows, nearest
from dashboard.comparison.relation import RelatedIndicator, relations, shared_years
from dashboard.comparison.tables import against, tables
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.slab import PROVENANCES
from dashboard.domain.verdict import Verdict
from dashboard.indicators.slab.build import build_slab
from dashboard.indicators.slab.inputs import ComparisonGroup
from dashboard.statistics.spread import spread_of
from tests.dashboard.indicators.slab.made_slab import AREAS, INDICATOR, NAN, cells, parts, text
from tests.dashboard.indicators.test_certainty import counted
from tests.dashboard.indicators.wording.made_district import LANDKREIS

SHARE = replace(INDICATOR, breaks=())
OTHER = replace(
    SHARE, key="andere", name=text("Andere"), short=text("Andere"), numerator=("c",), denominator=("d",)
)
COUNT = replace(SHARE, key="zahl", unit="persons", denominator=(), factor=1, decimals=0)
KEYS = tuple(area.key for area in AREAS)
NAMES = {area.key: area.name for area in AREAS} | {"place": "Gemeinde", "places": "Gemeinden"}
CHOSEN = Selection(places=(KEYS[1], KEYS[0], KEYS[3]))


def of_two_years(**given):
    return counted([[40, 10, 5, 2, 90], [60, 10, 5, 2, 90]], [[100] * 5, [100] * 5], places=KEYS, **given)


def district(of):
    whole = counted(of.numerator.sum(axis=1)[:, None], of.denominator.sum(axis=1)[:, None], level="kreis")
    return replace(whole, places=("13076",))


def made(of, indicator=SHARE, selection=CHOSEN, **given):
    reference = ComparisonGroup("kreis", "13076", "Landkreis", district(of))
    beside = build_slab(parts(of, reference=reference, district=reference, indicator=indicator), selection)
    return tables(of, indicator, given.get("reference", reference), beside, selection)


def test_every_year_has_the_places_in_the_readers_order():
    years = made(of_two_years())
    assert [one.year for one in years] == [2020, 2021]
    assert {tuple(entry.own.key for entry in one.entries) for one in years} == {CHOSEN.places}
    assert years[0].entries[0].own.counts == "10 von 100"
    assert years[0].reference.text == "29,4\u00a0%"


def test_the_first_place_is_compared_with_each_other_by_their_counts():
    first, second, third = made(of_two_years())[1].entries
    assert first.against_first is None, "nobody is compared with himself"
    assert second.against_first.value == pytest.approx(50)
    assert second.against_first.text == "+50,0\u00a0Punkte"
    assert fisher_exact([[60, 40], [10, 90]]).pvalue < 0.002
    assert second.against_first.verdict is Verdict.CLEAR
    assert third.against_first.text == "−8,0\u00a0Punkte"
    assert third.against_first.word == "möglich"


def test_a_difference_says_that_it_is_not_that_of_the_shown_values():
    second = made(counted([[2176, 864, 5, 2, 90]], [[10_000] * 5], places=KEYS))[0].entries[1]
    assert second.own.text == "21,8\u00a0%"
    assert second.against_first.text == "+13,1\u00a0Punkte", "from 8.64, shown as 8.6"
    assert second.against_first.unrounded
    assert second.against_first.sentence.endswith("Gerechnet ist mit ungerundeten Werten.")
    assert not made(of_two_years())[1].entries[1].against_first.unrounded


def test_without_counts_a_difference_is_given_and_called_not_testable():
    bare = cells([[40, 10, 5, 2, 90.0]])
    entry = made_bare(bare)[0].entries[1]
    assert entry.against_first.text == "+30,0\u00a0Punkte"
    assert entry.against_first.word == "nicht prüfbar"


def made_bare(of):
    beside = build_slab(parts(of, indicator=SHARE), CHOSEN)
    return tables(of, SHARE, None, beside, CHOSEN)


def test_figures_of_two_sources_have_no_difference():
    mixed = of_two_years(source=[[0, 1, 1, 1, 1]] * 2)
    gap, words = against(mixed, 1, SHARE)
    assert np.isnan(gap[:, 0]).all()
    assert (words[:, 0] == Verdict.NOT_TESTABLE).all()
    assert not np.isnan(gap[:, 1:]).any()
    kinds = of_two_years(provenance=[[PROVENANCES.index("example"), 0, 0, 0, 0]] * 2)
    assert np.isnan(against(kinds, 1, SHARE)[0][:, 0]).all()


def test_a_hidden_place_has_nothing_but_its_word_and_the_reason():
    of = of_two_years()
    value, numerator = of.value.copy(), of.numerator.copy()
    value[1, 0] = numerator[1, 0] = NAN
    status = np.array(of.status)
    status[1, 0] = Status.SUPPRESSED
    hidden = replace(of, value=value, numerator=numerator, status=status)
    entry = made(hidden)[1].entries[1]
    assert (entry.own.text, entry.own.value, entry.own.counts, entry.own.interval) == (
        "geschützt",
        None,
        "",
        "",
    )
    for one in (entry.difference, entry.against_first, entry.trend):
        assert (one.value, one.text, one.verdict) == (None, "", Verdict.NOT_TESTABLE)
        assert "geschützt" in one.sentence
    assert (entry.change.value, entry.change.text) == (None, "") and "geschützt" in entry.change.sentence
    hidden_first = made(hidden, selection=replace(CHOSEN, places=(KEYS[0], KEYS[1])))[1].entries[1]
    assert hidden_first.against_first.text == "", "a difference from what is hidden would give it away"


def test_a_count_has_no_difference_from_the_district_but_one_from_another_place():
    of = cells([[40, 10, 5, 2, 90.0]], numerator=[[40, 10, 5, 2, 90.0]])
    entry = tables(of, COUNT, ComparisonGroup("kreis", "13076", "Landkreis", district(of_two_years())),
                   build_slab(parts(of, indicator=COUNT), CHOSEN), CHOSEN)[0].entries[1]  # fmt: skip
    assert entry.difference.text == ""
    assert entry.against_first.text == "+30\u00a0Personen"


def test_no_place_at_all_gives_empty_tables():
    assert {one.entries for one in made(of_two_years(), selection=Selection())} == {()}


def rows(of, whole, indicator=SHARE, years=(2020, 2021)):
    return dot_rows([ThemeIndicator(indicator, of, whole)], years, CHOSEN, NAMES, LANDKREIS)


def test_dots_lie_in_standard_deviations_from_the_district():
    of = of_two_years()
    row = rows(of, district(of))[1][0]
    size = np.std(of.value[1])
    assert [dot.at for dot in row.dots] == pytest.approx([(v - 33.4) / size for v in (10, 60, 2)], abs=1e-4)
    assert row.low == pytest.approx((2 - 33.4) / size, abs=1e-4)
    assert row.high == pytest.approx((90 - 33.4) / size, abs=1e-4)
    assert (row.note, row.without) == ("", "")


def test_a_district_of_another_source_gives_way_to_the_middle_place():
    of = of_two_years()
    foreign = replace(district(of), source=np.ones((2, 1), np.int8))
    row = rows(of, foreign)[0][0]
    assert row.district is None
    assert "andere Quelle" in row.note
    assert row.dots[0].at == 0, "10 is the median"
    assert "mittlere Ort" in rows(of, None)[0][0].note


def test_a_count_has_no_dots_and_says_why():
    row = rows(of_two_years(), None, COUNT)[0][0]
    assert {dot.at for dot in row.dots} == {None}
    assert "Anzahl" in row.without


def test_a_row_shows_the_year_before_where_its_own_is_missing():
    of = of_two_years()
    later = rows(of, district(of), years=(2019, 2021, 2030))
    assert [one[0].year for one in later] == [2020, 2021, 2021]
    assert nearest([], 2020) is None


def test_a_row_of_years_together_names_them_and_a_single_year_among_them_says_why():
    of = of_two_years()
    together = ThemeIndicator(SHARE, of, district(of), span=3)
    alone = ThemeIndicator(OTHER, of, None, single="Ein einzelnes Jahr: …")
    count = ThemeIndicator(COUNT, of, None, single="Ein einzelnes Jahr: …")
    three, one, bare = dot_rows([together, alone, count], (2021,), CHOSEN, NAMES, LANDKREIS)[0]
    assert (three.when, three.span, three.note) == ("2019–2021", 3, "")
    assert (one.when, one.span) == ("2021", 1)
    assert one.note.startswith("Ein einzelnes Jahr: … Für den Landkreis ist hier kein Wert veröffentlicht")
    assert (bare.note, bool(bare.without)) == ("Ein einzelnes Jahr: …", True)


def test_a_relation_of_years_together_with_a_single_year_says_so():
    of = many([list(range(10, 30))])
    inside, people, words = np.ones(20, bool), [None] * 20, NAMES | {key: key for key in of.places}
    for span, said in ((3, ["„Andere“ steht hier mit einem einzelnen Jahr: 2020."]), (1, [])):
        axes = RelatedIndicator(SHARE, of, None, span), RelatedIndicator(OTHER, of, None)
        (found,) = relations(*axes, (2020,), people, inside, replace(CHOSEN, pooled_years=span), words)
        assert [one for one in found.sentences if "einzelnen Jahr" in one] == said
        assert found.label == ("2018–2020" if span == 3 else "2020")


def test_a_spread_is_of_published_values_and_needs_four():
    assert spread_of(np.array([1, 2, 3, NAN])) is None
    spread = spread_of(np.array([1, 2, 3, 4, 5, NAN]))
    assert (spread.low, spread.lower_quartile, spread.median, spread.high, spread.count) == (1, 2, 3, 5, 5)


def many(values, base=100, years=(2020,), **given):
    above = np.array(values, dtype=float)
    keys = tuple(f"1307{i:04d}" for i in range(above.shape[1]))
    return replace(counted(above, np.full(above.shape, base), places=keys, **given), years=years)


def related(x, y, years=(2020,), indicators=(SHARE, OTHER), inside=None):
    names = {key: f"Ort {key}" for key in x.places} | {"place": "Gemeinde", "places": "Gemeinden"}
    inside = np.ones(len(x.places), np.bool_) if inside is None else inside
    axes = (RelatedIndicator(one, of, None) for one, of in zip(indicators, (x, y), strict=True))
    return relations(*axes, years, [500] * len(x.places), inside, Selection(), names)


def test_a_relation_beyond_chance_has_a_line_and_its_sentence():
    climbing = many([range(10, 40)])
    (one,) = related(climbing, climbing)
    assert one.verdict is Verdict.CLEAR
    assert one.line == (pytest.approx((10, 10)), pytest.approx((39, 39)))
    assert "auch „Andere“ meist höher" in one.sentences[0]
    assert one.sentences[-1] == "Ein Zusammenhang ist noch keine Ursache."


def test_chance_has_no_line_and_says_so():
    random = np.random.default_rng(3)
    (one,) = related(many([random.integers(10, 90, 60)]), many([random.integers(10, 90, 60)]))
    assert one.verdict is Verdict.CHANCE
    assert one.line is None
    assert "nicht zu erkennen" in one.sentences[0]


def test_few_cases_and_hidden_places_are_counted_out_and_named():
    x, y = many([range(10, 40)]), many([range(10, 40)])
    base = x.denominator.copy()
    base[0, :4] = 19
    status = np.array(y.status)
    status[0, 4:7] = Status.SUPPRESSED
    value = y.value.copy()
    value[0, 4:8] = NAN
    (one,) = related(replace(x, denominator=base), replace(y, status=status, value=value))
    assert (one.counted, one.few, one.hidden, one.missing) == (22, 4, 3, 1)
    assert len(one.points) == 26, "few cases are drawn, hidden ones are not"
    assert sum(point.few for point in one.points) == 4
    assert "4 mit wenigen Fällen (blass), 3 mit geschütztem Wert und 1 ohne Wert" in one.sentences[1]


def test_too_few_places_are_not_tested():
    (one,) = related(many([range(10, 18)]), many([range(10, 18)]))
    assert one.verdict is Verdict.NOT_TESTABLE
    assert "nur 8\u00a0Gemeinden" in one.sentences[0]


def test_another_year_stands_in_and_is_named_and_without_a_common_one_there_is_none():
    x, y = many([range(10, 40)] * 2, years=(2018, 2020)), many([range(10, 40)] * 2, years=(2018, 2021))
    assert shared_years(x, y) == [2018]
    assert [one.year for one in related(x, y, years=(2017, 2018, 2020))] == [2018] * 3
    assert related(x, replace(y, years=(2001, 2002)), years=(2018,)) == (None,)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (SHARE, OTHER, ""),
        (SHARE, replace(OTHER, numerator=("a", "z")), "contained"),
        (SHARE, replace(OTHER, denominator=("a",)), "contained"),
        (replace(OTHER, numerator=("b",)), SHARE, "contained"),
        (replace(SHARE, numerator=("a", "y")), replace(OTHER, denominator=("a",)), "shared"),
        (SHARE, replace(OTHER, denominator=("b",)), "shared"),
        (SHARE, replace(OTHER, denominator=("b",), unit="per_1000"), ""),
    ],
)
def test_figures_of_which_one_contains_the_other_are_said_to_go_together_by_arithmetic(first, second, said):
    (one,) = related(many([range(10, 40)]), many([range(10, 40)]), indicators=(first, second))
    assert any("dieselben Zahlen" in sentence for sentence in one.sentences) is (said == "shared")
    assert any("geht in" in sentence for sentence in one.sentences) is (said == "contained")


def test_a_relation_of_examples_is_called_invented():
    example = many([range(10, 40)], provenance=[[PROVENANCES.index("example")] * 30])
    (one,) = related(many([range(10, 40)]), example)
    assert any("erfunden" in sentence for sentence in one.sentences)


def test_places_outside_the_filter_are_neither_drawn_nor_counted():
    inside = np.arange(30) < 12
    (one,) = related(many([range(10, 40)]), many([range(10, 40)]), inside=inside)
    assert (one.counted, len(one.points), one.missing) == (12, 12, 0)
