"""A profile's rows: what is compared with whom, what is ranked, and what is said where nothing can be
said."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from dashboard.domain.area import Area
from dashboard.domain.indicator import Break, Catalogue, Theme
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.territory import Register
from dashboard.domain.verdict import Verdict
from dashboard.profile.build import profile
from dashboard.profile.frame import Frame, Shared
from dashboard.profile.tables import broken, series_years, table
from dashboard.statistics.spread import spread_of
from tests.dashboard.indicators.slab.made_slab import INDICATOR, NAN, SOURCES, cells, text
from tests.dashboard.indicators.wording.made_district import LANDKREIS

SHARE = replace(INDICATOR, breaks=())
KEYS = tuple(f"1307600{number}" for number in range(1, 7))
AREAS = {
    "13": Area("13", "land", "Land"),
    "13076": Area("13076", "kreis", "Kreis", official_name="Landkreis Kreis", land="13", area_km2=1000),
    "130760001": Area("130760001", "amt", "Amt Nord", kreis="13076", land="13"),
    "130760002": Area("130760002", "amt", "Stadt (amtsfrei)", kreis="13076", land="13"),
    **{
        key: Area(
            key, "gemeinde", f"Ort {key[-1]}", f"Ort {key[-1]}" + (", Stadt" if key == KEYS[5] else ""),
            amt="130760002" if key == KEYS[5] else "130760001", kreis="13076", land="13", population=100, area_km2=10,
        )
        for key in KEYS
    },
}  # fmt: skip
REGISTER = Register(date(2019, 5, 26), AREAS)
CASES, BASE = [10, 30, 50, 40, 20, 5], [100, 100, 100, 100, 100, 10]


def counted(numerator, denominator, *, level="gemeinde", places=KEYS, **given):
    above, below = (np.array(one, dtype=float) for one in (numerator, denominator))
    return cells(above / below * 100, level=level, places=places, numerator=above, denominator=below, **given)


def own(**given):
    return counted([CASES, CASES], [BASE, BASE], **given)


def whole(cases=155, base=510, **given):
    return counted([[cases], [cases]], [[base], [base]], level="kreis", places=("13076",), **given)


def shown(place, municipal, district=None, indicator=SHARE, **asked):
    """The only row of a place's profile, and the profile."""
    catalogue = Catalogue({"thema": Theme("thema", text("Thema"))}, {"quote": indicator}, {}, SOURCES)
    tables = {} if municipal is None else {"quote": table(municipal, district, indicator)}
    larger = {"kreis": {} if district is None else {"quote": district}, "amt": {}, "land": {}}
    levels = {
        "quote": (["gemeinde"] if municipal is not None else []) + (["kreis"] if district is not None else [])
    }
    frame = Frame(
        *(catalogue, REGISTER, LANDKREIS, "13076", levels, "2026.1", Selection(**asked)),
        similar=SIMILAR,
        near=frozenset(key for key, _ in SIMILAR),
    )
    made = profile(AREAS[place], Shared("gemeinde", tables, larger), frame)
    return made.rows[0], made


SIMILAR = tuple((key, AREAS[key].name) for key in KEYS[1:5])


def test_a_row_says_value_counts_interval_rank_and_what_it_is_measured_against():
    row, made = shown(KEYS[0], own(), whole())
    assert (row.own.text, row.own.counts, row.own.interval) == (
        "10,0\u00a0%",
        "10 von 100",
        "6 bis 17\u00a0%",
    )
    assert (row.rank, row.ranked, row.year) == (5, 5, 2021)
    assert [one.name for one in row.surroundings] == ["Kreis"]
    assert row.difference.text == "\u221220,4 Punkte"
    assert row.difference.verdict is Verdict.CLEAR and row.difference.word == "deutlich"
    assert (
        row.difference.sentence
        == "20,4 Punkte niedriger als im Landkreis. So groß ist ein Unterschied fast nie durch Zufall."
    )
    assert made.reference == "Landkreis"


def test_the_place_is_tested_against_the_rest_of_its_district():
    alone, _ = shown(KEYS[0], own(), whole(cases=10, base=100))
    assert alone.difference.verdict is Verdict.NOT_TESTABLE
    assert alone.difference.sentence.endswith("Mit diesen Fallzahlen lässt sich nichts prüfen.")


def test_few_cases_are_neither_ranked_nor_part_of_the_spread():
    row, _ = shown(KEYS[5], own(), whole())
    assert row.own.few and row.rank is None and row.ranked == 5
    assert (row.everyone.low, row.everyone.high, row.everyone.count) == (10, 50, 5)
    assert (row.similar.low, row.similar.median, row.similar.count) == (20, 35, 4)


def test_a_spread_of_three_places_is_none():
    assert spread_of(np.array([1.0, 2, 3])) is None
    assert spread_of(np.array([1.0, 2, 3, 4])).lower_quartile == 1.75


def test_rows_can_be_sorted_by_differences_in_standard_deviations():
    row, _ = shown(KEYS[0], own(), whole())
    assert row.distance == pytest.approx(abs(10 - 155 / 510 * 100) / np.std([10, 30, 50, 40, 20]))
    assert row.movement is None, "two years make no trend"
    years = (2017, 2018, 2019, 2020, 2021)
    rising = counted([[20 + 5 * one, *CASES[1:]] for one in range(5)], [BASE] * 5, years=years)
    row, _ = shown(
        KEYS[0], rising, counted([[155]] * 5, [[510]] * 5, level="kreis", places=("13076",), years=years)
    )
    assert row.five_years.text == "+20,0 Punkte" and row.five_years.verdict.marked
    assert row.five_years.sentence.startswith(
        "Die Linie durch die Werte von 2017 bis 2021 steigt um 20,0 Punkte."
    )
    assert row.movement == pytest.approx(20 / np.std([40, 30, 50, 40, 20]), abs=0.01)


@pytest.mark.parametrize(
    ("status", "word"), [(Status.SUPPRESSED, "geschützt"), (Status.LATER, "folgt später")]
)
def test_what_has_no_value_says_why_and_gives_nothing_away(status, word):
    municipal = own()
    codes = np.full((2, 6), Status.REPORTED, np.int8)
    codes[1, 0] = status
    value, above, below = (
        np.array(one) for one in (municipal.value, municipal.numerator, municipal.denominator)
    )
    for array in (value, above, below):
        array[1, 0] = NAN
    row, made = shown(
        KEYS[0], replace(municipal, value=value, numerator=above, denominator=below, status=codes), whole()
    )
    assert (row.own.text, row.own.counts, row.own.interval, row.own.value) == (word, "", "", None)
    assert (row.rank, row.distance, row.movement) == (None, None, None)
    assert row.difference.word == row.five_years.word == "nicht prüfbar"
    assert row.difference.sentence == row.change.sentence != ""
    assert row.trend.own == (10, None)
    assert row.everyone.count == 4
    assert all(one.indicator != "quote" for one in made.findings)


def test_figures_of_different_sources_are_not_compared():
    row, _ = shown(KEYS[0], own(), whole(source=[[1], [1]]))
    assert row.difference.value is None and row.difference.verdict is Verdict.NOT_TESTABLE
    assert "verschiedenen Quellen" in row.difference.sentence


def test_a_count_is_not_compared_with_a_larger_area_but_changes():
    count = replace(SHARE, denominator=(), unit="persons", decimals=0)
    numbers = replace(own(), value=np.array([CASES, [9, 30, 50, 40, 20, 5]], float))
    row, _ = shown(KEYS[0], numbers, whole(), count)
    assert row.difference.value is None and "Anzahl wächst" in row.difference.sentence
    assert row.change.text == "\u22121" and row.change.sentence.startswith("Seit 2020 um 1 gesunken.")


def test_a_published_ratio_is_compared_but_never_tested():
    ratio = replace(SHARE, numerator=(), denominator=(), ratio="x")
    bare = {name: np.full((2, 6), NAN) for name in ("numerator", "denominator")}
    row, made = shown(KEYS[0], replace(own(), **bare), whole(), ratio)
    assert row.difference.text == "\u221220,4 Punkte" and row.difference.word == "nicht prüfbar"
    assert "keine Fallzahlen" in row.difference.sentence
    assert made.findings[0].text.startswith("Ob ein Unterschied zwischen Ort 1 und dem Landkreis")
    assert made.findings[0].kind == "untestable"


def test_no_change_leads_across_a_new_basis():
    row, _ = shown(KEYS[0], own(), whole(), replace(SHARE, breaks=(Break(2021, text("Zensus")),)))
    assert row.change.value is None and row.since is None
    assert row.change.sentence == "Davor gibt es keinen Wert, mit dem sich vergleichen ließe."
    assert row.trend.broken == (2021,)


def test_another_source_is_a_break_of_the_series():
    assert broken(own(source=[[0] * 6, [1] * 6]), 0, SHARE) == (2021,)
    assert broken(own(), 0, SHARE) == ()


def test_a_missing_year_is_a_gap_only_in_a_yearly_series():
    assert series_years(replace(own(), years=(2020, 2021))) == (2020, 2021)
    yearly = counted([CASES] * 4, [BASE] * 4)
    assert series_years(replace(yearly, years=(2018, 2019, 2020, 2022))) == (2018, 2019, 2020, 2021, 2022)
    assert series_years(replace(yearly, years=(2013, 2017, 2021, 2023))) == (2013, 2017, 2021, 2023)


def test_what_is_published_for_larger_areas_only_shows_theirs():
    row, _ = shown(KEYS[0], None, whole())
    assert (row.year, row.own.text, row.provenance) == (None, "nur für größere Gebiete", "2021 · amtlich")
    assert [one.text for one in row.surroundings] == ["30,4\u00a0%"]
    assert row.query == "indikator=quote&jahr=2021&ebene=kreis&gebiete=13076"


def test_a_ratio_that_only_municipalities_have_cannot_be_added_up_for_their_amt():
    ratio = replace(SHARE, numerator=(), denominator=(), ratio="x")
    catalogue = Catalogue({"thema": Theme("thema", text("Thema"))}, {"quote": ratio}, {}, SOURCES)
    frame = Frame(catalogue, REGISTER, LANDKREIS, "13076", {"quote": ("gemeinde",)}, "2026.1", Selection())
    made = profile(AREAS["130760001"], Shared("amt", {}, {"kreis": {}, "land": {}}), frame)
    assert made.rows[0].own.text == "nicht umrechenbar"
    assert "nicht zusammenzählen" in made.rows[0].difference.sentence


def test_an_amt_of_one_town_is_no_surrounding_of_the_town():
    _, made = shown(KEYS[5], own(), whole())
    assert made.description == "Stadt ohne Amt, Landkreis Kreis"
    _, other = shown(KEYS[0], own(), whole())
    assert other.description == "Gemeinde im Amt Nord, Landkreis Kreis"


def test_the_link_of_a_row_opens_the_monitor_with_the_place():
    row, _ = shown(KEYS[0], own(), whole(), language="en")
    assert row.query == f"indikator=quote&jahr=2021&ebene=gemeinde&gebiete={KEYS[0]}&sprache=en"
