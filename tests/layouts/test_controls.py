"""The filter panel offers what exists, and says why something is greyed."""

from dataclasses import asdict, replace

import pytest

from callbacks.monitor_page import MonitorPage
from layouts.controls import controls, indicator_options


@pytest.fixture(scope="module")
def panel(answers):
    """The panel of a query, as a dictionary of component properties."""
    page = MonitorPage(answers)
    return lambda query: asdict(page.controls(answers.read(query)))


def options(control):
    return [one["value"] for one in control["options"]]


SELECTS = ("theme", "level", "extent", "breakdown", "amt", "size", "classes", "count", "palette")
QUERIES = ["", "ebene=amt", "ebene=kreis&raum=bund", "indikator=jugendarbeitslosenquote", "indikator=ohne_abschluss"]
QUERIES += ["groesse=123-456", "klassen=eigene&grenzen=5,10", "klassen=stufenlos", "vergleich=keine", "sprache=en"]


@pytest.mark.parametrize("query", QUERIES)
def test_every_control_shows_a_value_that_it_offers(panel, query):
    shown = panel(query)
    for name in SELECTS:
        assert shown[name]["value"] in options(shown[name]), name
        assert len(set(options(shown[name]))) == len(options(shown[name])), name
        assert all(one["label"] for one in shown[name]["options"]), name
    assert set(shown["comparison"]["value"]) <= set(options(shown["comparison"]))
    assert shown["year"]["min"] <= shown["year"]["value"] <= shown["year"]["max"]


def test_the_slider_runs_over_the_years_that_exist(panel):
    shown = panel("indikator=kinderarmut&jahr=2021")
    assert shown["year"] == {"min": 0, "max": 1, "value": 0}
    assert shown["ticks"] == ("2021", "2022")


def test_a_level_without_figures_is_greyed_and_a_sentence_says_why(panel):
    shown = panel("indikator=jugendarbeitslosenquote")
    assert {one["value"]: one["disabled"] for one in shown["level"]["options"]} == {
        "gemeinde": True,
        "amt": True,
        "kreis": False,
    }
    assert "gibt es keine Werte je Gemeinde oder Amt" in shown["level_note"]
    assert panel("indikator=kinderarmut")["level_note"] == ""


@pytest.mark.parametrize(
    ("query", "hidden"),
    [
        ("indikator=kinderarmut", {"extent", "breakdown"}),
        ("indikator=kinderarmut&ebene=kreis", {"breakdown", "amt", "size"}),
        ("indikator=kinderarmut&klassen=stufenlos", {"extent", "breakdown", "count"}),
        ("indikator=ohne_abschluss&ebene=kreis", {"amt", "size"}),
    ],
)
def test_controls_that_mean_nothing_here_are_hidden(panel, query, hidden):
    assert {name for name, is_hidden in panel(query)["hidden"].items() if is_hidden} == hidden


def test_a_size_that_came_by_link_is_offered_besides(panel):
    shown = panel("groesse=123-456")
    assert shown["size"]["value"] == "123-456"
    assert "123-456" not in options(panel("")["size"])


def test_only_the_districts_own_aemter_are_offered(panel):
    assert len(options(panel("")["amt"])) == 1 + 20


def test_comparisons_without_figures_are_not_offered(panel):
    assert options(panel("indikator=kitas")["comparison"]) == ["amt", "kreis"]
    assert options(panel("indikator=kinderarmut")["comparison"]) == ["amt", "kreis", "land", "bund"]
    assert "amt" not in options(panel("indikator=kinderarmut&ebene=kreis")["comparison"])


def test_an_indicator_is_found_by_its_synonyms_in_either_language(answers):
    possible = answers.read("").possible
    found = {one["key"]: one for one in indicator_options(possible, "de")}
    assert set(found) == {key for key in possible.catalogue.indicators if possible.levels(key)}
    for key, one in found.items():
        entry = possible.catalogue.indicators[key]
        assert all(word in one["words"] for word in (entry.name["de"], entry.name["en"], *entry.synonyms))


def test_without_boundaries_the_note_names_the_command(answers):
    answer = answers.read("ebene=kreis")
    bare = replace(answer.possible, drawable=frozenset({"kreis"}))
    note = controls(answer.selection, bare, answers.wording, "Landkreis Irgendwo").level_note
    assert "Landkreis Irgendwo" in note
    assert "python -m data.build.geometry --district 13076" in note
