"""Spine and sparkline: what they show of a row, in which colours, and in which words."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from dashboard.charts.profile.spine import sparkline, sparkline_words, spine, spine_words
from dashboard.domain.figure import Figure, Spread
from dashboard.domain.figure import TestedDifference as Difference  # pytest would take a Test… for a test
from dashboard.domain.observation import Status
from dashboard.domain.verdict import Verdict
from dashboard.drawing.style import COLOURS
from dashboard.profile.model import ProfileRow, Trend, YearChange


def figure(key, name, value, *, few=False, example=True):
    written = "geschützt" if value is None else f"{value:.1f}".replace(".", ",")
    status = Status.SUPPRESSED if value is None else Status.REPORTED
    return Figure(key, name, value, None, None, None, None, status, few, example, written)


COMPARED = Difference(None, "", Verdict.NOT_TESTABLE, "nicht prüfbar", "")
ROW = ProfileRow(
    indicator="quote", theme="thema", name="Quote", unit="percent", decimals=1, year=2022, provenance="Beispiel",
    own=figure("13076048", "Goldberg", 30.0),
    surroundings=(
        figure("130765656", "Amt Goldberg", 45.0), figure("13076", "Landkreis", 40.0), figure("13", "Land", 41.0)
    ),
    similar=Spread(25, 35, 41, 50, 60, 6), everyone=Spread(20, 30, 40, 55, 70, 80), rank=1, ranked=80,
    difference=COMPARED, change=YearChange(None, "", ""), since=2021, five_years=COMPARED,
    trend=Trend((2018, 2019, 2020, 2021, 2022), (28, None, 29, 31, 30), (38, 39, 40, 40, 40), broken=(2021,)),
    distance=1.0, movement=0.1, query="",
)  # fmt: skip


def parts(svg, tag):
    return [one.attrib for one in ElementTree.fromstring(svg).iter(f"{{http://www.w3.org/2000/svg}}{tag}")]


def test_the_reference_stands_in_the_middle_and_the_farthest_end_on_the_edge():
    every, upright = parts(spine(ROW, "light"), "line")
    assert (upright["x1"], upright["x2"]) == ("196", "196")
    assert float(every["x2"]) == 380  # 70 lies farther from 40 than 20 does
    assert float(every["x1"]) == pytest.approx(196 - 184 * 20 / 30, abs=0.1)
    (dot,) = parts(spine(ROW, "light"), "circle")
    assert float(dot["cx"]) == pytest.approx(196 - 184 / 3, abs=0.1)


def test_few_cases_make_an_open_dot():
    plain, few = (
        parts(spine(replace(ROW, own=one), "light"), "circle")[0]
        for one in (ROW.own, replace(ROW.own, few=True))
    )
    assert (plain["fill"], few["fill"]) == (COLOURS["light"].places[0], COLOURS["light"].surface)


def test_a_hidden_value_has_no_dot_and_its_place_cannot_be_guessed():
    hidden = spine(replace(ROW, own=figure("13076048", "Goldberg", None)))
    assert parts(hidden, "circle") == []
    assert "Goldberg geschützt" in spine_words(replace(ROW, own=figure("13076048", "Goldberg", None)), "de")


def test_a_reference_of_another_provenance_is_not_drawn_beside_it():
    official = (*ROW.surroundings[:1], figure("13076", "Landkreis", 40.0, example=False))
    assert len(parts(spine(replace(ROW, surroundings=official)), "line")) == 1
    assert "Landkreis" not in spine_words(replace(ROW, surroundings=official), "de")


def test_a_count_stands_among_its_like_alone():
    row = replace(ROW, unit="persons", decimals=0)
    assert parts(spine(row), "path") == []
    assert len(parts(spine(row), "line")) == 1


def test_nothing_to_draw_is_nothing():
    row = replace(ROW, own=figure("1", "Ort", None), surroundings=(), similar=None, everyone=None)
    assert spine(row) == spine_words(row, "de") == ""
    assert sparkline(replace(ROW, trend=Trend((2020,), (None,), (3,)))) == ""


def test_one_value_alone_is_drawn_in_the_middle():
    row = replace(ROW, surroundings=(), similar=None, everyone=None)
    assert parts(spine(row), "circle")[0]["cx"] == "196"


def test_the_page_names_tokens_and_files_hold_colours():
    assert "var(--bl-place-1)" in spine(ROW) + sparkline(ROW)
    for theme in ("light", "dark"):
        assert "var(" not in spine(ROW, theme) + sparkline(ROW, theme)
    assert set(re.findall("#[0-9A-F]{6}", spine(ROW, "dark"))) <= set(vars_of("dark"))


def vars_of(theme):
    colours = COLOURS[theme]
    return [
        value for name in colours.__slots__ for value in (getattr(colours, name),) if isinstance(value, str)
    ] + [*colours.places]


def test_a_sparkline_has_a_gap_where_a_year_is_missing_and_none_across_a_break():
    svg = sparkline(ROW, "light")
    own = [one["d"].count("L") for one in parts(svg, "path") if one["stroke"] == COLOURS["light"].places[0]]
    assert own == [1]  # 2018 stands alone, 2020 too, for with 2021 a new basis begins
    dots = [one for one in parts(svg, "circle") if one["fill"] == COLOURS["light"].places[0]]
    assert len(dots) == 3
    assert len([one for one in parts(svg, "line") if "stroke-dasharray" in one]) == 1


def test_the_words_say_what_the_drawings_show():
    assert spine_words(ROW, "de") == (
        "Goldberg 30,0; Amt Goldberg 45,0; Landkreis 40,0; "
        "die mittlere Hälfte der ähnlichen Orte 35,0 bis 50,0\u00a0%; alle mit genug Fällen 20,0 bis "
        "70,0\u00a0%"
    )
    assert sparkline_words(ROW, "de") == "2018: 28,0\u00a0%; 2022: 30,0\u00a0%; neue Grundlage ab 2021"
    assert sparkline_words(ROW, "en").endswith("new basis from 2021")
