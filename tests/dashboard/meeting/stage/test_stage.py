"""What stands on the stage, and what fills it where the view asked for has nothing to show."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.observation import Status
from dashboard.domain.verdict import Verdict
from dashboard.indicators.own_words import OwnTarget
from dashboard.meeting.stage.bars import MOST, ONE_COLUMN
from dashboard.meeting.stage.build import stage
from dashboard.meeting.stage.model import DISTRICT, NO_SIGN, PICTURES, AskedScene, document
from dashboard.meeting.stage.table import MOST_ROWS
from tests.dashboard.charts.panel_slab import FUNNEL
from tests.dashboard.meeting.stage.stage_slab import wide_slab

SHARE = st.floats(-50, 150)


def made(picture: str, slab=None, year: int | None = 2021, **asked):
    return stage(slab or wide_slab(20), AskedScene(picture, year, **asked), reporting="1. März")


@pytest.mark.parametrize("picture", [one for one in PICTURES if one not in ("trichter", "zusammensetzung")])
def test_a_view_with_something_to_show_fills_the_stage_and_says_nothing_else(picture):
    shown = made(picture)
    assert (shown.picture, shown.fallback, shown.year) == (picture, "", 2021)


def test_the_funnel_fills_the_stage_where_cases_are_counted():
    counted = replace(FUNNEL, base=np.full((2, 20), 30.0))
    assert made("trichter", wide_slab(20, funnel=counted)).picture == "trichter"


def test_a_funnel_without_counts_becomes_a_ranking_and_says_so():
    shown = made("trichter")
    assert shown.picture == "rangfolge"
    assert "Fallzahlen" in shown.fallback
    assert shown.now.source.startswith(shown.fallback)


def test_a_funnel_of_a_year_without_counts_becomes_a_ranking():
    some = replace(FUNNEL, base=np.array([[30.0] * 20, [np.nan] * 20]))
    assert made("trichter", wide_slab(20, funnel=some)).picture == "rangfolge"
    assert made("trichter", wide_slab(20, funnel=some), 2020).picture == "trichter"


@pytest.mark.parametrize("picture", ["karte", "rangfolge", "verteilung", "trichter", "zweikarten"])
def test_of_one_area_nothing_can_be_compared_so_its_series_is_shown(picture):
    shown = made(picture, wide_slab(1))
    assert shown.picture == "zeitreihe"
    assert "nur ein Gebiet" in shown.fallback


def test_a_composition_without_parts_is_shown_as_a_series_and_says_why():
    shown = made("zusammensetzung")
    assert shown.picture == "zeitreihe"
    assert "Zusammensetzung" in shown.fallback


def test_a_composition_fills_the_stage_in_the_years_that_it_has():
    scene = AskedScene("zusammensetzung", 2021, composed=(2020,))
    shown = stage(wide_slab(20), scene)
    assert (shown.picture, shown.year, [one.year for one in shown.years]) == ("zusammensetzung", 2020, [2020])
    assert "2021" in shown.fallback


def test_a_year_that_nobody_has_delivered_gives_way_to_the_one_before_it():
    shown = made("karte", wide_slab(20, (2020, 2021, 2022), empty=(2,)), 2022)
    assert (shown.year, [one.year for one in shown.years]) == (2021, [2020, 2021])
    assert "2022" in shown.fallback
    assert "2021" in shown.fallback


def test_a_year_before_all_others_gives_way_to_the_first():
    assert made("karte", year=1990).year == 2020


def test_two_maps_begin_with_the_year_asked_for_else_with_the_first():
    slab = wide_slab(20, (2018, 2019, 2020, 2021))
    assert made("zweikarten", slab).base.year == 2018
    shown = made("zweikarten", slab, base_year=2019)
    assert shown.base.year == 2019
    assert [one.year for one in shown.years] == [2020, 2021]


def test_two_maps_of_one_year_become_one_map_and_say_so():
    shown = made("zweikarten", wide_slab(20, (2021,)))
    assert (shown.picture, shown.base) == ("karte", None)
    assert "Vor 2021" in shown.fallback


def test_a_filter_that_leaves_no_place_shows_the_series_of_the_district():
    slab = wide_slab(20, order=[[], []])
    shown = made("karte", slab)
    assert shown.picture == "zeitreihe"
    assert [one.name for one in shown.now.numbers][:1] == ["Landkreis"]


def test_where_nothing_at_all_is_known_the_stage_is_empty_instead_of_failing():
    shown = made("karte", wide_slab(3, hidden=(0, 1, 2), district=False, reference=None))
    assert (shown.year, shown.now, shown.years) == (None, None, ())


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        (1, ["Ort 0", "Landkreis"]),
        (2, ["Ort 0", "Ort 1", "Landkreis"]),
        (8, ["Ort 0", "Ort 1", "Ort 2"]),
    ],
)
def test_at_most_three_numbers_the_selected_first_then_the_district(chosen, names):
    shown = made("karte", places=tuple(f"p{at}" for at in range(chosen)))
    numbers = shown.now.numbers
    assert [one.name for one in numbers] == names
    assert [one.sign for one in numbers] == [
        DISTRICT if name == "Landkreis" else at for at, name in enumerate(names)
    ]


@pytest.mark.parametrize("picture", ["karte", "rangfolge"])
def test_without_a_selection_the_extreme_place_stands_there_with_its_word(picture):
    """A headline may rank it; whether that is more than chance is said beside its number."""
    extreme, district = made(picture).now.numbers
    assert (extreme.name, extreme.sign, extreme.said) == ("Ort 0", NO_SIGN, "nicht prüfbar")
    assert district.sign == DISTRICT


def test_a_number_carries_the_word_of_its_verdict_and_a_hidden_one_claims_nothing():
    codes = np.full((2, 20), Verdict.CLEAR, dtype=np.int8)
    slab = wide_slab(20, hidden=(1,), verdict_difference=codes)
    first, second, district = made("karte", slab, places=("p0", "p1")).now.numbers
    assert (first.word, first.said) == ("clear", "deutlich")
    assert (second.text, second.word) == ("geschützt", "")
    assert (district.sign, district.word) == (DISTRICT, "")


def test_without_counts_a_difference_cannot_be_tested_and_says_so():
    assert made("karte", places=("p0",)).now.numbers[0].said == "nicht prüfbar"


def test_beside_nothing_no_difference_is_claimed():
    slab = wide_slab(20, reference=None)
    assert made("karte", slab, places=("p0",)).now.numbers[0].word == ""


def test_the_sentence_of_the_scene_stands_in_its_own_year_only():
    findings = ["Befund 2020.", "Befund 2021."]
    shown = stage(wide_slab(20), AskedScene("karte", 2021, headline="Eigener Satz."), findings=findings)
    assert [one.headline for one in shown.years] == ["Anteil: Befund 2020.", "Eigener Satz."]


def test_without_a_finding_the_indicator_is_named():
    assert made("karte").now.headline == "Anteil"


def test_breaks_stand_in_texts_the_last_with_its_unit():
    assert made("karte").legend.breaks == ("20", "40", "60", "80\u00a0%")


@given(SHARE)
def test_the_strokes_of_districts_stand_inside_the_scale_in_the_class_of_their_value(value):
    area = replace(wide_slab(20).district, value=[value, value])
    shown = made("karte", replace(wide_slab(20), district=area))
    share = shown.now.district_share
    assert int(share * 5) == sum(value >= one for one in (20, 40, 60, 80))
    assert 0 < share < 1


@pytest.mark.parametrize("count", [2, 3, 5, 12, 13, 20, 25, 26, 142])
def test_up_to_twelve_bars_stand_in_one_column_more_in_two_and_of_many_the_extremes(count):
    ranked = made("rangfolge", wide_slab(count), places=(f"p{count // 2}",)).now.ranking
    bars = [bar for column in ranked.columns for bar in column]
    assert len(ranked.columns) == (1 if count <= ONE_COLUMN else 2)
    assert max(len(column) for column in ranked.columns) <= (MOST + 1) // 2
    assert (len(bars) == count) == (ranked.left_out == "")
    assert f"p{count // 2}" in [bar.key for bar in bars]
    assert [bars[0].key, bars[-1].key] == ["p0", f"p{count - 1}"]
    assert bars[0].name == "Ort 0"


def test_places_left_out_of_a_ranking_leave_a_gap():
    ranked = made("rangfolge", wide_slab(142), places=("p70",)).now.ranking
    gaps = [bar.key for column in ranked.columns for bar in column if bar.gap]
    assert gaps == ["p70", "p134"]


def test_few_cases_are_no_extreme_of_a_long_ranking_and_it_says_so():
    ranked = made("rangfolge", wide_slab(60, few=(0, 59))).now.ranking
    keys = [bar.key for column in ranked.columns for bar in column]
    assert keys[0] == "p1"
    assert keys[-1] == "p58"
    assert "ab 20 Fällen" in ranked.left_out


def test_the_table_shows_district_selected_three_highest_and_two_lowest():
    rows = made("tabelle", places=("p5", "p9")).now.rows
    assert [(row.part, row.name) for row in rows] == [
        ("district", "Landkreis"),
        ("selected", "Ort 5"),
        ("selected", "Ort 9"),
        ("highest", "Ort 0"),
        ("highest", "Ort 1"),
        ("highest", "Ort 2"),
        ("lowest", "Ort 18"),
        ("lowest", "Ort 19"),
    ]


@given(st.integers(2, 60), st.integers(0, 8), st.booleans())
def test_no_place_has_two_rows_and_no_table_more_than_fit(count, chosen, hidden):
    places = tuple(f"p{at}" for at in range(min(chosen, count)))
    slab = wide_slab(count, hidden=(0,) if hidden and count > 2 else ())
    rows = made("tabelle", slab, places=places).now.rows
    assert len(rows) <= MOST_ROWS
    assert len({row.key for row in rows}) == len(rows)
    assert all(row.share is None or 0 <= row.share <= 1 for row in rows)


def test_hidden_places_are_counted_in_the_source_line():
    shown = made("karte", wide_slab(20, hidden=(3, 4, 5)))
    assert "geschützt 3" in shown.now.source
    assert (Status.SUPPRESSED, 3) in [(one.status, one.count) for one in shown.now.map_signs]


def test_zeros_have_a_sign_on_the_map_and_are_no_places_without_a_number():
    shown = made("karte", wide_slab(20, zero=(3, 4)))
    assert "Ohne Farbe: null 2." in shown.now.source and "Ohne Zahl" not in shown.now.source
    assert (Status.ZERO, 2) in [(one.status, one.count) for one in shown.now.map_signs]
    assert "Ohne Farbe" not in made("rangfolge", wide_slab(20, zero=(3, 4))).now.source


@pytest.mark.parametrize("picture", ["karte", "rangfolge"])
def test_what_dots_mean_is_said_wherever_there_are_some(picture):
    """A picture on a slide has no legend of signs."""
    assert made(picture, wide_slab(20, few=(3, 4))).now.dotted == "Gepunktet: wenige Fälle 2."
    assert made(picture).now.dotted == ""


def test_the_day_is_said_once():
    assert made("karte").now.source.startswith("Anteil der Kinder, 1. März 2021. Quelle.")


def test_only_a_dark_map_says_which_end_is_high():
    assert made("karte", dark=True).now.source.startswith("Dunkle Ansicht: hell heißt mehr.")
    assert "hell" not in made("rangfolge", dark=True).now.source


def test_examples_of_the_places_alone_are_called_so():
    slab = wide_slab(20, badge=["Beispieldaten"] * 2)
    assert made("karte", slab).now.badge == "Ämter: Beispieldaten"
    own = replace(slab.district, example=[1, 1])
    assert made("karte", replace(slab, district=own)).now.badge == "Beispieldaten"


def test_a_series_of_an_official_district_bears_no_badge_until_an_example_is_selected():
    slab = wide_slab(20, badge=["Beispieldaten"] * 2, example=np.ones((2, 20), dtype=np.int8))
    assert made("zeitreihe", slab).now.badge == ""
    assert made("zeitreihe", slab, places=("p1",)).now.badge == "Ämter: Beispieldaten"


def test_the_map_names_the_highest_place_unless_it_is_selected_or_rare():
    assert made("karte").now.extreme == "p0"
    assert made("karte", places=("p0",)).now.extreme == "p19"
    assert made("karte", wide_slab(20, few=(0,))).now.extreme == "p19"
    shared = wide_slab(20, zero=(17, 18, 19))
    assert made("karte", shared, places=("p0",)).now.extreme == "", "one of many zeros was called the lowest"


@given(
    st.sampled_from(PICTURES),
    st.integers(0, 30),
    st.integers(0, 8),
    st.sampled_from([2019, 2020, 2021, None]),
)
def test_whatever_is_asked_the_stage_is_whole_and_can_be_written_as_json(picture, count, chosen, year):
    slab = wide_slab(count)
    shown = made(picture, slab, year, places=tuple(f"p{at}" for at in range(min(chosen, count))))
    assert shown.now is not None
    assert shown.picture in PICTURES
    assert len(shown.now.numbers) <= 3
    assert (shown.picture == picture and shown.year == (year or 2021)) or shown.fallback
    json.dumps(document(shown))


def test_bars_of_selected_places_carry_their_sign():
    bars = made("rangfolge", places=("p3",)).now.ranking.columns[0]
    assert [bar.sign for bar in bars[:4]] == [NO_SIGN, NO_SIGN, NO_SIGN, 0]


def test_a_scene_of_an_indicator_that_is_gone_says_so_and_not_its_own_sentence():
    shown = made("karte", headline="12 von 100", gone="„x“ gibt es nicht. Gezeigt wird „y“.")
    assert shown.now.headline != "12 von 100"
    assert shown.now.source.startswith("„x“ gibt es nicht.")
    assert made("karte", headline="12 von 100").now.headline == "12 von 100"


def test_the_district_as_the_selected_place_stands_there_once():
    slab = wide_slab(8, places=("13076", *(f"p{at}" for at in range(1, 8))))
    shown = made("zeitreihe", slab, places=("13076",))
    assert [one.key for one in shown.now.numbers].count("13076") == 1


def test_a_target_of_ones_own_is_a_line_among_bars_and_a_row_that_nothing_is_compared_with():
    target = OwnTarget(70.0, "70 %")
    bars = made("rangfolge", target=target).now.ranking
    assert bars.target == pytest.approx((70.0 - bars.low) / (bars.high - bars.low))
    assert bars.aim == "eigenes Ziel 70 %"
    without = made("rangfolge").now.ranking
    assert (without.target, without.aim) == (None, "")
    assert replace(bars, target=None, aim="") == without
    rows = made("tabelle", target=target).now.rows
    (row,) = [one for one in rows if one.part == "target"]
    assert (row.name, row.text, row.difference, row.word) == ("eigenes Ziel", "70 %", "", "")
    assert [one.part for one in rows][:2] == ["district", "target"]
    assert len(rows) <= MOST_ROWS


@pytest.mark.parametrize(("value", "aim"), [(500.0, "eigenes Ziel x →"), (-5.0, "← eigenes Ziel x")])
def test_a_target_beyond_the_axis_has_an_arrow_and_no_line(value, aim):
    bars = made("rangfolge", target=OwnTarget(value, "x")).now.ranking
    assert (bars.target, bars.aim) == (None, aim)
