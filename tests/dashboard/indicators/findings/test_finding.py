"""The finding of a picture: true by the slab, in German and English that needs no editor."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.area import Area
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.slab import AT_LEAST
from dashboard.domain.verdict import Verdict
from dashboard.indicators.findings.finding import finding, findings
from dashboard.indicators.findings.model import FindingPart
from dashboard.indicators.findings.whole import survives
from dashboard.indicators.slab.build import build_slab
from dashboard.indicators.slab.inputs import ComparisonGroup
from dashboard.statistics.headlines import surviving
from dashboard.statistics.significance import CLEAR
from tests.dashboard.indicators.slab.made_slab import AREAS, INDICATOR, NAN, cells, parts

ADVERBS = {
    "deutlich": Verdict.CLEAR,
    "moeglich": Verdict.POSSIBLE,
    "zufall": Verdict.CHANCE,
    "wenige": Verdict.TOO_FEW,
}
COUNTS = cells(
    [[10.0, 20, 34, 40, 20]], numerator=[[100, 200, 340, 400, 4]], denominator=[[1000, 1000, 1000, 1000, 20]]
)
DISTRICT = ComparisonGroup(
    "kreis", "13076", "Landkreis",
    cells([[20.0]], level="kreis", places=("13076",), numerator=[[4000]], denominator=[[20000]]),
)  # fmt: skip
AROUND = {"district": DISTRICT, "reference": DISTRICT, "whole": DISTRICT, "lines": [DISTRICT]}
KEYS = {area.name: area.key for area in AREAS}


def made(of=COUNTS, selection=None, **changed):
    return build_slab(parts(of, **{**AROUND, **changed}), selection or Selection())


def said(slab, *names, row=0, lang="de"):
    found = finding(slab, row, [KEYS[name] for name in names], lang)
    return found.text.replace("\u00a0", " ")


def with_verdicts(slab, *verdicts):
    """The slab as if its tests had come out like this."""
    return replace(slab, verdict_difference=np.array([[int(one) for one in verdicts]], dtype=np.int8))


CLEARLY, POSSIBLY, BY_CHANCE, UNTESTED, FEW = (
    Verdict.CLEAR, Verdict.POSSIBLE, Verdict.CHANCE, Verdict.NOT_TESTABLE, Verdict.TOO_FEW,
)  # fmt: skip


def test_each_selected_place_stands_with_its_verdict():
    slab = with_verdicts(made(), CLEARLY, BY_CHANCE, POSSIBLY, CLEARLY, BY_CHANCE)
    assert said(slab, "Alt", "Brenz", "Cammin") == (
        "Alt liegt mit 10,0 % deutlich unter dem Landkreis (20,0 %), Cammin mit 34,0 % möglicherweise darüber, "
        "Brenz mit 20,0 % im Rahmen des Zufalls."
    )
    assert said(slab, "Alt", "Damm", "Cammin") == (
        "Damm liegt mit 40,0 % deutlich über dem Landkreis (20,0 %), Alt mit 10,0 % deutlich darunter, "
        "Cammin mit 34,0 % möglicherweise darüber."
    )
    assert said(slab, "Alt", "Brenz", "Cammin", lang="en").startswith(
        "Alt, at 10,0 %, is clearly below the district (20,0 %), Cammin, at 34,0 %, possibly above it"
    )


def test_many_places_within_chance_are_counted_as_the_others():
    slab = with_verdicts(made(), CLEARLY, BY_CHANCE, BY_CHANCE, BY_CHANCE, BY_CHANCE)
    assert said(slab, *KEYS) == (
        "Alt liegt mit 10,0 % deutlich unter dem Landkreis, die vier anderen im Rahmen des Zufalls."
    )
    alike = with_verdicts(made(), *[BY_CHANCE] * 5)
    assert said(alike, *KEYS) == (
        "Die fünf gewählten Orte unterscheiden sich nur im Rahmen des Zufalls vom Landkreis."
    )


def test_two_places_agree_with_their_verb():
    slab = with_verdicts(made(), CLEARLY, BY_CHANCE, POSSIBLY, POSSIBLY, BY_CHANCE)
    assert said(slab, "Damm", "Cammin") == (
        "Cammin (34,0 %) und Damm (40,0 %) liegen möglicherweise über dem Landkreis (20,0 %)."
    )
    assert said(slab, "Brenz", "Eldena") == (
        "Brenz (20,0 %) und Eldena (20,0 %) unterscheiden sich nur im Rahmen des Zufalls vom Landkreis (20,0 %)."
    )


def test_what_cannot_be_tested_says_so():
    ratios = cells([[10.0, 20, 34, 40, 50]])
    one = replace(DISTRICT, cells=cells([[20.0]], level="kreis", places=("13076",)))
    slab = made(ratios, district=one, reference=one, whole=one)
    assert said(slab, "Alt", "Damm") == (
        "Damm liegt mit 40,0 % über dem Landkreis (20,0 %), Alt mit 10,0 % darunter; "
        "ob das mehr ist als Zufall, ist nicht prüfbar."
    )
    assert finding(slab, 0, [KEYS["Alt"]], "de").parts[-2:] == (
        FindingPart("nicht prüfbar", "nicht-pruefbar"),
        FindingPart("."),
    )


def test_a_hidden_place_is_spoken_of_without_a_number():
    status = [[0, 0, Status.SUPPRESSED, Status.SUPPRESSED, Status.NOT_COLLECTED]]
    hidden = cells([[10.0, 20, NAN, NAN, NAN]], status=status,
                   numerator=[[100, 200, NAN, NAN, NAN]], denominator=[[1000, 1000, NAN, NAN, NAN]])  # fmt: skip
    slab = with_verdicts(made(hidden), CLEARLY, BY_CHANCE, UNTESTED, UNTESTED, UNTESTED)
    assert said(slab, "Alt", "Cammin", "Damm", "Eldena") == (
        "Alt liegt mit 10,0 % deutlich unter dem Landkreis; für Cammin und Damm sind die Zahlen geschützt; "
        "für Eldena liegt keine Zahl vor."
    )
    assert said(slab, "Cammin") == "Für Cammin ist die Zahl geschützt."
    assert said(slab).startswith(
        "Von zwei Orten, deren Zahl gezeigt wird, liegt einer deutlich unter dem Landkreis"
    )
    none = with_verdicts(slab, BY_CHANCE, BY_CHANCE, UNTESTED, UNTESTED, UNTESTED)
    assert said(none) == "Von zwei Orten, deren Zahl gezeigt wird, weicht keiner deutlich vom Landkreis ab."


def test_few_cases_are_no_comparison():
    slab = with_verdicts(made(), FEW, BY_CHANCE, POSSIBLY, CLEARLY, FEW)
    assert said(slab, "Alt") == "Für Alt sind es zu wenige Fälle."
    assert said(slab, "Alt", "Brenz").endswith("(20,0 %); für Alt sind es zu wenige Fälle.")


def test_all_places_are_counted_by_side_and_only_clear_ones_are_named():
    both = with_verdicts(made(), CLEARLY, BY_CHANCE, CLEARLY, CLEARLY, POSSIBLY)
    assert said(both) == (
        "Von fünf Orten liegen zwei deutlich über dem Landkreis und einer deutlich darunter; "
        "von ihnen hat Damm mit 40,0 % den höchsten Wert, Alt mit 10,0 % den niedrigsten."
    )
    one = with_verdicts(made(), CLEARLY, BY_CHANCE, POSSIBLY, POSSIBLY, FEW)
    assert said(one) == "Von vier geprüften Orten liegt einer deutlich unter dem Landkreis: Alt mit 10,0 %."
    none = with_verdicts(made(), POSSIBLY, BY_CHANCE, POSSIBLY, POSSIBLY, BY_CHANCE)
    assert said(none) == "Von fünf Orten weicht keiner deutlich vom Landkreis ab."


def test_a_single_mark_among_many_is_called_what_it_may_be():
    """One of thirty beyond 99.8 % does not survive that thirty were tested; nobody is named."""
    areas = [Area(f"13076{at:03}", "gemeinde", f"Ort {at}") for at in range(30)]
    values = cells([[20.0 + at for at in range(30)]], places=tuple(area.key for area in areas),
                   numerator=[[200 + 10 * at for at in range(30)]], denominator=[[1000] * 30])  # fmt: skip
    slab = made(values, areas=areas, parents=[""] * 30)
    slab = with_verdicts(slab, CLEARLY, *[BY_CHANCE] * 29)
    assert said(slab) == (
        "Von 30 Orten weicht einer deutlich vom Landkreis ab; bei so vielen Vergleichen kann das auch Zufall sein."
    )
    assert "Ort 1" in said(with_verdicts(slab, CLEARLY, CLEARLY, *[BY_CHANCE] * 28))


@given(st.integers(1, 60), st.integers(0, 60))
def test_marks_survive_only_where_their_probabilities_do(tested, clear):
    """By the test of many tests itself, with the largest probabilities that the marks may have."""
    clear = min(clear, tested)
    probabilities = np.array([CLEAR] * clear + [1.0] * (tested - clear))
    assert not (clear and survives(clear, tested)) or surviving(probabilities)[:clear].all()


def test_a_year_that_nobody_delivered_says_so():
    blank = cells([[NAN] * 5, [10.0, 20, 34, 40, 20]])
    nothing = ComparisonGroup(
        "kreis", "13076", "Landkreis", cells([[NAN], [20.0]], level="kreis", places=("13076",))
    )
    slab = made(blank, district=nothing, reference=nothing, whole=nothing)
    assert said(slab) == "Für 2020 liegt hier keine Zahl vor."
    assert said(slab, "Alt") == "Für Alt liegt keine Zahl vor."
    known = replace(slab, district=replace(slab.district, value=[20.0, 20.0], text=["20,0 %", "20,0 %"]))
    assert said(known) == "Für 2020 liegt hier keine Zahl vor; im Landkreis sind es 20,0 %."
    hidden = replace(slab, status=np.full_like(slab.status, Status.SUPPRESSED))
    assert said(hidden) == "Für 2020 sind hier alle Zahlen geschützt."


def test_ends_of_official_figures_without_counts_are_facts():
    one = replace(DISTRICT, cells=cells([[20.0]], level="kreis", places=("13076",)))
    around = {"district": one, "reference": one, "whole": one}
    slab = made(cells([[10.123, 20.456, 34.789, 40.321, 20.987]]), **around)
    assert said(slab) == (
        "Von fünf Orten hat Damm mit 40,3 % den höchsten Wert und Alt mit 10,1 % den niedrigsten; "
        "ob das mehr ist als Zufall, ist nicht prüfbar."
    )
    shared = made(cells([[10.123, 10.123, 34.789, 40.321, 20.987]]), **around)
    assert said(shared).startswith("Von fünf Orten hat Damm mit 40,3 % den höchsten Wert;")
    few = made(cells([[10.123, 20.456, 34.789, 40.0, 20.987]]), **around)
    assert "Damm" not in said(few), "40 % may be two of five"
    example = made(cells([[10.123, 20.456, 34.789, 40.321, 20.987]], provenance=[[2] * 5]), **around)
    assert said(example) == (
        "Die gezeigten Zahlen von fünf Orten reichen von 10,1 bis 40,3 %; ob das mehr ist als Zufall, "
        "ist nicht prüfbar."
    )


def test_differences_and_changes_are_said_as_they_are_shown():
    apart = with_verdicts(made(selection=Selection(display="abstand")), CLEARLY, *[BY_CHANCE] * 4)
    assert said(apart, "Alt", "Brenz").startswith("Alt liegt um 10,0 Punkte deutlich unter dem Landkreis,")
    years = cells([[10.0, 20, 34, 40, 20], [12.0, 20, 30, NAN, 21]], years=(2021, 2022))
    of_district = cells([[20.0], [21]], level="kreis", places=("13076",), years=(2021, 2022))
    district = ComparisonGroup("kreis", "13076", "Landkreis", of_district)
    change = made(
        years, Selection(display="veraenderung", base_year=2021), district=district, reference=district
    )
    assert said(change, "Alt", "Brenz", "Cammin", row=1) == (
        "Seit 2021 ist die Zahl in Alt um 2,0 Punkte gestiegen, in Brenz gleich geblieben, in Cammin um 4,0 Punkte "
        "gesunken, im Landkreis um 1,0 Punkte gestiegen; auf Zufall geprüft ist das nicht."
    )
    assert said(change, row=1) == (
        "Von vier Orten, deren Änderung gezeigt wird, ist die Zahl seit 2021 bei 2 gestiegen und bei 1 gesunken; "
        "auf Zufall geprüft ist das nicht."
    )


def test_bare_counts_are_not_compared():
    count = replace(INDICATOR, denominator=(), unit="persons", decimals=0)
    district = ComparisonGroup(
        "kreis", "13076", "Landkreis", cells([[124.0]], level="kreis", places=("13076",))
    )
    slab = made(cells([[10.0, 20, 34, 40, 20]]), indicator=count, district=district, reference=district)
    assert said(slab, "Alt", "Damm") == (
        "In Alt sind es 10 Personen, in Damm 40 Personen, im Landkreis zusammen 124 Personen."
    )
    assert said(slab) == (
        "Im Landkreis sind es zusammen 124 Personen; "
        "die gezeigten Zahlen von fünf Orten reichen von 10 bis 40 Personen."
    )


def test_one_of_something_is_said_in_the_singular():
    count = replace(INDICATOR, denominator=(), unit="persons", decimals=0)
    slab = made(cells([[1.0, 20, 34, 40, 20]]), indicator=count, reference=None, district=None, whole=None)
    assert said(slab, "Alt", "Damm") == "In Alt ist es 1 Person, in Damm 40 Personen."
    assert said(slab, "Damm", "Eldena") == "In Damm sind es 40 Personen, in Eldena 20 Personen."


def test_a_district_called_landkreis_has_its_article_and_the_reference_is_said_once():
    """`der`, `den` and `dem Landkreis Rostock`; the district that others are compared with is no place
    beside them."""
    names = ("Ludwigslust-Parchim", "Landkreis Rostock", "Schwerin")
    keys = ("13076", "13072", "13004")
    areas = [Area(key, "kreis", name) for key, name in zip(keys, names, strict=True)]
    of = cells([[20.0, 30.0, NAN]], level="kreis", places=keys)

    def sentence(own, *chosen):
        one = cells([[of.value[0, own]]], level="kreis", places=(keys[own],))
        group = ComparisonGroup("kreis", keys[own], "Landkreis", one)
        around = {"district": group, "reference": group, "whole": group}
        slab = made(of, Selection(level="kreis"), areas=areas, parents=[""] * 3, **around)
        return finding(slab, 0, [keys[at] for at in chosen], "de").text.replace("\u00a0", " ")

    assert sentence(0, 0, 1) == (
        "Der Landkreis Rostock liegt mit 30,0 % über Ludwigslust-Parchim (20,0 %); "
        "ob das mehr ist als Zufall, ist nicht prüfbar."
    )
    assert sentence(1, 0).startswith(
        "Ludwigslust-Parchim liegt mit 20,0 % unter dem Landkreis Rostock (30,0 %)"
    )
    assert sentence(0, 0) == "Für Ludwigslust-Parchim sind es 20,0 %."
    of = replace(of, value=np.array([[20.0, NAN, NAN]]))
    assert sentence(0, 1, 2) == "Für den Landkreis Rostock und Schwerin liegen keine Zahlen vor."


def test_of_many_numbers_without_a_comparison_the_span_is_said():
    slab = made(cells([[10.0, 20, 34, 40, 20]]), reference=None)
    assert said(slab, *KEYS) == "Die gezeigten Zahlen von fünf Orten reichen von 10,0 bis 40,0 %."
    assert said(slab, "Alt", "Damm") == "In Alt sind es 10,0 %, in Damm 40,0 %."


def test_a_span_of_lower_bounds_names_both_numbers():
    slab = made(cells([[10.0, 20, 34, 40, 20]], mark=[[AT_LEAST] * 5]), reference=None)
    assert said(slab, *KEYS) == "Die gezeigten Zahlen von fünf Orten reichen von mind. 10,0 bis mind. 40,0 %."


def test_days_stand_in_the_dative():
    days = replace(INDICATOR, unit="days", decimals=0)
    slab = made(cells([[10.0, 20, 34, 40, 20]]), reference=None, indicator=days)
    assert said(slab, *KEYS) == "Die gezeigten Zahlen von fünf Orten reichen von 10 bis 40 Tagen."


def test_one_place_alone_is_spoken_of_as_if_selected():
    slab = with_verdicts(made(), CLEARLY, *[BY_CHANCE] * 4)
    alone = replace(slab, inside=np.array([1, 0, 0, 0, 0], dtype=np.int8))
    assert said(alone) == said(slab, "Alt")
    assert finding(replace(slab, inside=np.zeros(5, np.int8)), 0, [], "de") is None


@pytest.mark.parametrize("lang", ["de", "en"])
@given(data=st.data())
def test_numbers_and_verdicts_of_the_sentence_are_the_slab_s(data, lang):
    """Whatever the verdicts and whoever is selected: words only with that verdict, numbers only of shown
    places."""
    verdicts = data.draw(st.lists(st.sampled_from(list(Verdict)), min_size=5, max_size=5))
    hidden = data.draw(st.sets(st.integers(0, 4), max_size=5))
    chosen = data.draw(st.lists(st.sampled_from(list(KEYS)), unique=True))
    values = [NAN if at in hidden else one for at, one in enumerate([11.1, 22.2, 33.3, 44.4, 55.5])]
    verdicts = [UNTESTED if at in hidden else one for at, one in enumerate(verdicts)]
    status = [[Status.SUPPRESSED if at in hidden else 0 for at in range(5)]]
    slab = with_verdicts(
        made(cells([values], status=status, denominator=[[100.0] * 5], numerator=[values])), *verdicts
    )
    found = finding(slab, 0, [KEYS[name] for name in chosen], lang)
    shown = {slab.text[0][at] for at in range(5) if at not in hidden} | {*slab.district.text}
    numbers = {one.replace("\u00a0%", "") for one in shown}
    assert set(re.findall(r"\d+,\d", found.text)) <= numbers
    told = {ADVERBS[part.word] for part in found.parts if part.word in ADVERBS}
    spoken = [verdicts[list(KEYS).index(name)] for name in chosen] or verdicts
    counted = {Verdict.CLEAR} if not chosen else set()
    assert told - counted <= set(spoken)
    assert (
        found.text[0].isupper()
        and found.text.endswith(".")
        and "  " not in found.text
        and "{" not in found.text
    )
    for order in list(permutations(chosen))[:4]:
        assert finding(slab, 0, [KEYS[name] for name in order], lang) == found


def test_each_year_of_the_slab_has_its_finding():
    slab = made(cells([[10.0] * 5, [20.0] * 5, [NAN] * 5]))
    assert len(findings(slab, (), "de")) == 3
