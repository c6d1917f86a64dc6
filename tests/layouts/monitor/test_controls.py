"""The filter panel offers what exists, and says why something is greyed."""

from dataclasses import asdict, replace

import pytest

from callbacks.monitor.page import MonitorPage
from dashboard.domain.selection import Selection
from layouts.choices import indicator_options
from layouts.monitor.controls import controls


@pytest.fixture(scope="module")
def panel(answers):
    """The panel of a query, as a dictionary."""
    page = MonitorPage(answers)
    return lambda query: asdict(page.controls(answers.read(query)))


def options(control):
    return [one["value"] for one in control["options"]]


SELECTS = ("theme", "level", "extent", "breakdown", "amt", "size", "classes", "count", "palette")
QUERIES = [
    "",
    "ebene=amt",
    "ebene=kreis&raum=bund",
    "indikator=jugendarbeitslosenquote",
    "indikator=ohne_abschluss",
]
QUERIES += [
    "groesse=123-456",
    "klassen=eigene&grenzen=5,10",
    "klassen=stufenlos",
    "vergleich=keine",
    "sprache=en",
]


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
        ("indikator=kinderarmut", {"breakdown"}),
        ("indikator=kinderarmut&raum=land", {"breakdown", "territory", "amt"}),
        ("indikator=kinderarmut&ebene=kreis", {"territory", "breakdown", "amt", "size"}),
        ("indikator=kinderarmut&klassen=stufenlos", {"breakdown", "count"}),
        ("indikator=ohne_abschluss&ebene=kreis", {"territory", "amt", "size"}),
    ],
)
def test_controls_that_mean_nothing_here_are_hidden(panel, query, hidden):
    later = {"similar", "base_year", "breaks"}  # each only with its own display, comparison or classes
    assert {name for name, is_hidden in panel(query)["hidden"].items() if is_hidden} - later == hidden


def test_a_size_that_came_by_link_is_offered_besides(panel):
    shown = panel("groesse=123-456")
    assert shown["size"]["value"] == "123-456"
    assert "123-456" not in options(panel("")["size"])


def test_only_the_districts_own_aemter_are_offered(panel):
    assert len(options(panel("")["amt"])) == 1 + 20


def test_comparisons_without_figures_are_not_offered(panel):
    assert options(panel("indikator=kitas")["comparison"]) == ["amt", "kreis", "aehnliche"]
    assert options(panel("indikator=kinderarmut")["comparison"]) == [
        "amt",
        "kreis",
        "land",
        "bund",
        "aehnliche",
    ]
    assert "amt" not in options(panel("indikator=kinderarmut&ebene=kreis")["comparison"])


def test_similar_places_need_a_place_and_the_page_says_so(panel):
    alone = panel("indikator=kinderarmut")
    assert [one["value"] for one in alone["comparison"]["options"] if one["disabled"]] == ["aehnliche"]
    assert alone["comparison_note"] == "„Ähnliche“: erst einen Ort auswählen."
    chosen = panel("indikator=kinderarmut&gebiete=13076108")
    assert not any(one["disabled"] for one in chosen["comparison"]["options"])
    assert chosen["comparison_note"] == ""
    assert "erst einen Ort" in panel("indikator=kinderarmut&ebene=kreis")["comparison_note"]
    assert panel("indikator=betreuungsquote_u3&ebene=amt")["comparison_note"] == ""


def test_who_is_like_us_is_answered_while_the_chip_is_pressed(panel):
    asked = panel("gebiete=13076108&vergleich=kreis,aehnliche&gewichte=dichte:0.7")
    assert asked["hidden"]["similar"] is False
    assert asked["similar"]["answer"].startswith("Am ähnlichsten sind ")
    assert len(asked["similar"]["places"]) > 3
    assert asked["weights"]["dichte"]["value"] == "0.7"
    assert "0.7" in options(asked["weights"]["dichte"])
    assert options(asked["weights"]["stadt"]) == ["0", "0.5", "1", "2", "4"]
    assert panel("gebiete=13076108")["hidden"]["similar"] is True


def test_displays_that_say_nothing_cannot_be_chosen(panel):
    def impossible(query):
        return [one["value"] for one in panel(query)["display"]["options"] if one["disabled"]]

    assert impossible("indikator=kinderarmut") == []
    assert impossible("indikator=kinderarmut&vergleich=keine") == ["abstand"]
    assert impossible("indikator=kitas") == ["abstand"]


def test_a_change_has_a_base_year_before_the_last_and_classes_around_zero(panel):
    shown = panel("indikator=betreuungsquote_u3&darstellung=veraenderung&anzahl=4")
    assert shown["hidden"]["base_year"] is False
    assert options(shown["base_year"])[-1] == "2023"
    assert options(shown["count"]) == ["5", "7"]
    assert shown["count"]["value"] == "5"
    assert shown["hidden"]["palette"] is True


def test_own_breaks_are_written_as_the_reader_writes_numbers(panel):
    query = "indikator=kinderarmut&klassen=eigene&grenzen=2.5,1000"
    assert panel(query)["breaks"] == "2,5; 1.000"
    assert panel(f"{query}&sprache=en")["breaks"] == "2.5; 1,000"
    assert panel(query)["hidden"]["breaks"] is False


def test_an_indicator_is_found_by_its_synonyms_in_either_language(answers):
    possible = answers.read("").possible
    found = {one.key: one for one in indicator_options(possible, Selection())}
    assert set(found) == {key for key in possible.catalogue.indicators if possible.levels(key)}
    for key, one in found.items():
        entry = possible.catalogue.indicators[key]
        assert all(word in one.words for word in (entry.name["de"], entry.name["en"], *entry.synonyms))


def test_a_district_without_municipalities_says_so_and_names_no_command(answers):
    answer = answers.read("ebene=kreis")
    bare = replace(answer.possible, drawable=frozenset({"kreis"}))
    note = controls(answer.selection, bare, replace(answers.words, full_name="Landkreis Irgendwo")).level_note
    assert note == (
        "Landkreis Irgendwo ist eine einzige Gemeinde und steht deshalb unter Kreisen oder unter Gemeinden "
        "anderer Kreise."
    )


def test_all_places_can_be_those_of_the_district_the_state_or_germany(panel):
    shown = panel("indikator=kinderarmut&raum=land")
    assert options(shown["extent"]) == ["kreis", "land", "bund"]
    assert shown["extent"]["value"] == "land"
    assert not any(one["disabled"] for one in shown["extent"]["options"])
    assert shown["extent_note"] == ""
    assert panel("indikator=kinderarmut")["extent"]["value"] == "kreis"
    districts = panel("indikator=kinderarmut&ebene=kreis")
    assert options(districts["extent"]) == ["land", "bund"]


def test_where_only_the_district_has_figures_the_others_are_greyed_and_a_sentence_says_why(panel):
    shown = panel("indikator=kitas")
    disabled = [one["value"] for one in shown["extent"]["options"] if one["disabled"]]
    assert disabled == ["land", "bund"]
    assert shown["extent_note"] == "Gibt es nur für Orte im eigenen Kreis."


def test_years_are_not_taken_together_beyond_the_district(panel):
    shown = panel("indikator=kinder_0_2&raum=land")
    assert [one["value"] for one in shown["pooling"]["options"] if one["disabled"]] == ["3", "5"]
    assert shown["pooling_note"] == "Geht nur für Orte im eigenen Kreis."
