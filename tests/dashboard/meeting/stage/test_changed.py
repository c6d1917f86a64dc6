"""Outlines of two maps: a clear trend through all years between them that both maps show."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.domain.verdict import Verdict
from dashboard.indicators.trend import Trends
from dashboard.meeting.stage.build import stage
from dashboard.meeting.stage.model import AskedScene, Stage
from dashboard.statistics import significance
from tests.dashboard.meeting.stage.stage_slab import NAN, wide_slab

YEARS = tuple(range(2010, 2016))


def made(words: list[Verdict], lean: list[float], shown: list[float], **asked: object) -> Stage:
    """Three places; `shown` is how far their last figure lies above the first."""
    slab = wide_slab(3, YEARS)
    value = slab.value.copy()
    value[-1] = value[0] + shown
    order = [[at for at in (0, 1, 2) if row[at] == row[at]] for row in value]
    shape = value.shape
    verdict, change = np.zeros(shape, np.int8), np.full(shape, NAN)
    verdict[-1], change[-1] = words, lean
    asks: list[int] = []

    def since(year: int) -> Trends:
        asks.append(year)
        nothing = np.zeros(shape)
        return Trends(nothing, change, significance.Tests(verdict, nothing, nothing, nothing))

    found = stage(
        replace(slab, value=value, order=order), AskedScene("zweikarten", 2015, **asked), since=since
    )
    assert asks == [asked.get("base_year", 2010)]
    return found


CLEAR, POSSIBLE, CHANCE = Verdict.CLEAR, Verdict.POSSIBLE, Verdict.CHANCE


def test_only_a_clear_trend_is_outlined_and_legend_and_source_say_so():
    now = made([CLEAR, POSSIBLE, CHANCE], [5.0, 5.0, 5.0], [6.0, 6.0, 6.0]).now
    assert now and now.changed == ("p0",)
    assert now.outlined == "deutlich gestiegen"
    assert "Umrandet: deutlicher Trend von 2010 bis 2015." in now.source


def test_the_words_say_which_way():
    assert made([CLEAR] * 3, [-5.0] * 3, [-6.0] * 3).now.outlined == "deutlich gesunken"
    assert made([CLEAR] * 3, [5.0, -5.0, 5.0], [6.0, -6.0, 6.0]).now.outlined == "deutlich verändert"


def test_a_trend_that_the_maps_contradict_or_do_not_show_is_not_outlined():
    now = made([CLEAR] * 3, [5.0, 5.0, 5.0], [6.0, -1.0, NAN]).now
    assert now and now.changed == ("p0",)


def test_without_any_nothing_is_claimed():
    now = made([CHANCE] * 3, [5.0] * 3, [6.0] * 3).now
    assert now and (now.changed, now.outlined) == ((), "")
    assert "Umrandet" not in now.source


def test_the_trend_begins_with_the_first_map():
    assert made([CLEAR] * 3, [5.0] * 3, [6.0] * 3, base_year=2011).base.year == 2011


def test_other_pictures_ask_for_no_trends():
    def since(_: int) -> Trends:
        raise AssertionError

    assert stage(wide_slab(3, YEARS), AskedScene("karte", 2015), since=since).now.changed == ()


def test_the_headline_speaks_of_both_years_and_the_change():
    asked = made([CLEAR, POSSIBLE, CHANCE], [5.0, 5.0, 5.0], [6.0, 6.0, 6.0])
    headline = asked.now.headline.replace("\u00a0", " ")
    assert "50,0 % (2010) auf 50,0 % (2015), unverändert; deutlich gestiegen in 1 Ort." in headline
    assert headline.startswith(f"{asked.title}: Landkreis von ")


@pytest.mark.parametrize(
    ("word", "lean", "by", "said"),
    [
        (CLEAR, 5.0, 6.0, "6,0 Punkte mehr; Trend: deutlich."),
        (CHANCE, -5.0, 6.0, "6,0 Punkte mehr; Trend: im Rahmen des Zufalls."),
        (CLEAR, -5.0, 6.0, "6,0 Punkte mehr."),
        (POSSIBLE, -1.0, -2.0, "2,0 Punkte weniger; Trend: möglich."),
        (Verdict.NOT_TESTABLE, NAN, -2.0, "2,0 Punkte weniger."),
    ],
)
def test_of_a_selected_place_it_says_the_trend_that_both_maps_show(word, lean, by, said):
    headline = made([word] * 3, [lean] * 3, [by] * 3, places=("p1",)).now.headline
    assert headline.replace("\u00a0", " ").endswith(said)
    assert "Ort 1 von " in headline and "(2010)" in headline and "(2015)" in headline


def test_who_has_not_both_figures_is_not_spoken_of():
    headline = made([CHANCE] * 3, [1.0] * 3, [NAN, 6.0, 6.0], places=("p0", "p2")).now.headline
    assert "Ort 2 von " in headline


def test_a_sentence_of_the_scenes_own_stands_in_its_year():
    assert made([CLEAR] * 3, [5.0] * 3, [6.0] * 3, headline="Es wird mehr.").now.headline == "Es wird mehr."
