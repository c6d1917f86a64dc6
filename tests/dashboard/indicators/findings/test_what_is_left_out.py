"""Whom a finding does not name and what it does not say: ties, examples, noughts, and places without a figure."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dashboard.domain.area import Area
from dashboard.domain.selection import Selection
from dashboard.indicators.findings.finding import finding
from dashboard.indicators.findings.own import rank_alone
from dashboard.indicators.slab.inputs import ComparisonGroup
from tests.dashboard.indicators.findings.test_finding import (
    BY_CHANCE,
    CLEARLY,
    DISTRICT,
    KEYS,
    POSSIBLY,
    UNTESTED,
    made,
    said,
    with_verdicts,
)
from tests.dashboard.indicators.slab.made_slab import NAN, cells


def ranked(slab, name):
    found = rank_alone(slab, 0, KEYS[name], "de")
    return found and found.text.replace("\u00a0", " ")


def test_only_who_has_a_number_alone_has_the_highest_or_the_lowest():
    slab = made()
    assert ranked(slab, "Damm") == "Damm hat mit 40,0 % den höchsten Wert der fünf Orte im Land."
    assert ranked(slab, "Alt") == "Alt hat mit 10,0 % den niedrigsten Wert der fünf Orte im Land."
    tied = made(cells([[10.0, 20, 40, 40, 20]]))
    for name in ("Cammin", "Damm"):
        assert ranked(tied, name) == (
            f"{name} liegt im Land mit 40,0 % auf Rang 1 von 5, vom höchsten Wert an gezählt."
        )


def test_among_examples_nobody_has_a_rank():
    assert ranked(made(cells([[10.0, 20, 34, 40, 20]], provenance=[[2, 0, 0, 0, 0]])), "Damm") is None


def test_where_the_own_district_has_no_number_all_others_are_spoken_of():
    names = ("Ludwigslust-Parchim", "Rostock", "Schwerin")
    keys = ("13076", "13072", "13004")
    areas = [Area(key, "kreis", name) for key, name in zip(keys, names, strict=True)]
    of = cells([[NAN, 30.0, 25.0]], level="kreis", places=keys)
    own = ComparisonGroup("kreis", "13076", "Landkreis", cells([[NAN]], level="kreis", places=("13076",)))
    around = {"district": own, "reference": own, "whole": own}
    slab = made(of, Selection(level="kreis"), areas=areas, parents=[""] * 3, **around)
    assert finding(slab, 0, [], "de").text.startswith("Von zwei Kreisen, deren Zahl gezeigt wird,")


def test_of_more_than_three_changes_it_is_said_how_many_rose_and_fell():
    years = cells([[10.0, 20, 34, 40, 20], [12.0, 20, 30, 41, 21]], years=(2021, 2022))
    change = made(years, Selection(display="veraenderung", base_year=2021))
    assert said(change, "Alt", "Brenz", "Cammin", "Damm", row=1).startswith(
        "Von vier Orten, deren Änderung gezeigt wird, ist die Zahl seit 2021 bei 2 gestiegen und bei 1 gesunken;"
    )
    assert "in Alt um 2,0 Punkte gestiegen" in said(change, "Alt", "Brenz", "Cammin", row=1)


def test_the_others_are_only_others_where_nobody_is_missing():
    areas = [Area(f"1307600{at}", "gemeinde", f"Ort {at}") for at in range(1, 8)]
    keys = tuple(area.key for area in areas)
    values = cells(
        [[10.0, 20, 20, 20, 20, 20, NAN]], places=keys, denominator=[[1000] * 7],
        numerator=[[100, 200, 200, 200, 200, 200, NAN]],
    )  # fmt: skip
    slab = made(values, areas=areas, parents=[""] * 7)
    slab = with_verdicts(slab, CLEARLY, *[BY_CHANCE] * 5, UNTESTED)
    assert finding(slab, 0, keys, "de").text.replace("\u00a0", " ") == (
        "Ort 1 liegt mit 10,0 % deutlich unter dem Landkreis, fünf weitere im Rahmen des Zufalls; "
        "für Ort 7 liegt keine Zahl vor."
    )


def test_where_a_clear_difference_is_written_as_nothing_its_side_is_that_of_the_unrounded_number():
    near = made(
        cells(
            [[19.97, 20.03, 34, 40, 20]],
            numerator=[[1997, 2003, 3400, 4000, 2000]],
            denominator=[[10_000] * 5],
        )
    )
    assert said(with_verdicts(near, CLEARLY, CLEARLY, *[BY_CHANCE] * 3), "Alt", "Brenz") == (
        "Brenz liegt mit 20,0 % deutlich über dem Landkreis (20,0 %), Alt mit 20,0 % deutlich darunter."
    )


def test_nought_is_never_the_lowest_value():
    one = replace(DISTRICT, cells=cells([[20.0]], level="kreis", places=("13076",)))
    slab = made(cells([[0.0, 20.456, 34.789, 40.321, 20.987]]), district=one, reference=one, whole=one)
    assert said(slab).startswith("Von fünf Orten hat Damm mit 40,3 % den höchsten Wert;")


def test_nought_is_not_the_lowest_value_where_no_figure_is_of_few_either():
    areas = [Area(f"1307{at}", "kreis", f"Ort {at}") for at in range(1, 5)]
    of = cells([[0.0, 20.456, 34.789, 40.321]], level="kreis", places=tuple(one.key for one in areas))
    nobody = {"district": None, "reference": None, "whole": None, "lines": []}
    slab = made(of, Selection(level="kreis"), areas=areas, parents=[""] * 4, **nobody)
    assert finding(slab, 0, [], "de").text.startswith(
        "Von vier Kreisen hat Ort 4 mit 40,3\u00a0% den höchsten Wert;"
    )


def test_a_place_that_there_was_not_in_the_year_is_not_counted():
    slab = with_verdicts(made(), CLEARLY, BY_CHANCE, CLEARLY, CLEARLY, POSSIBLY)
    gone = replace(slab, exists=np.array([[True, True, True, True, False]]))
    assert said(slab).startswith("Von fünf Orten ")
    assert said(gone).startswith("Von vier Orten liegen zwei deutlich über dem Landkreis")
