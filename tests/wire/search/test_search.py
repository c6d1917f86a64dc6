"""The search of every page over HTTP: questions first, numbers in the line, and the reader's view kept."""

from __future__ import annotations

import pytest

from dashboard.domain.selection import parse
from dashboard.institutions.view import parse as parse_institutions


@pytest.fixture(scope="module")
def find(client):
    def asked(text, **query):
        return client.get("/suche", query_string={"suche": text, **query}).json["treffer"]

    return asked


def kinds(hits):
    return [one["kind"] for one in hits]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("wie viele Kinder sind arm", "kinderarmut"),
        ("wo fehlen Kita-Plätze", "versorgungsquote_kita"),
        ("Gibt es genug Kinderärzte?", "kinderaerzte_je_10000"),
        ("Schulabbrecher", "ohne_abschluss"),
        ("Abitur", "hochschulreife"),
        ("betreungsquote", "betreuungsquote_u3"),
        ("how many children are in poverty", "kinderarmut"),
    ],
)
def test_a_plain_question_is_answered_first(find, text, indicator):
    first = find(text, sprache="en" if "children" in text else "de")[0]
    assert first["kind"] == "question" and first["name"].endswith("?")
    assert parse(first["address"].partition("?")[2])[0].indicator == indicator


def test_the_group_that_fits_best_comes_first_each_number_in_its_line(find):
    hits = find("Kita Lübz")
    assert hits[0]["group"] == "Einrichtungen"
    assert list(dict.fromkeys(kinds(hits)))[:3] == ["institution", "place", "indicator"]
    numbers = [one for one in hits if one["kind"] in ("question", "indicator")]
    assert all(any(sign.isdigit() for sign in one["note"]) for one in numbers)
    assert all("13076089" in one["address"] for one in numbers)
    asked = find("Wie hoch ist die Betreuungsquote in Lübz")
    assert list(dict.fromkeys(one["group"] for one in asked))[:2] == ["Fragen", "Kennzahlen"]
    assert "Lübz" in asked[0]["name"]


def test_institutions_stand_with_their_mark_and_those_near_the_place_say_how_far(find):
    found = [one for one in find("Grundschule Passow") if one["kind"] == "institution"]
    assert found[0]["name"] == "Grundschule Passow" and found[0]["address"] == "/einrichtung/75136033"
    assert (found[0]["shape"], found[0]["family"], found[0]["example"]) == ("square", "school", False)
    assert any("km von Passow" in one["note"] for one in found[1:])
    assert [found[0]["name"][at:until] for at, until in found[0]["marks"]] == ["Grundschule", "Passow"]


def test_courses_lead_to_the_courses_of_the_place_and_are_marked(find):
    first = find("B1 Hagenow")[0]
    assert first["kind"] == "course" and "Hagenow" in first["name"] and first["example"]
    assert first["address"].startswith("/integration?") and "13076060" in first["address"]


@pytest.mark.parametrize("text", ["Schulen", "Schule", "schools"])
def test_schools_are_all_of_them_on_the_map(find, text):
    first = find(text)[0]
    kinds = parse_institutions(first["address"].partition("?")[2])[0].kinds
    assert first["name"] == "Schulen" and {"grundschule", "gymnasium", "freie_schule"} <= set(kinds)


@pytest.mark.parametrize("text", ["nachholen", "Bildungsweg", "ausleihen", "Träger"])
def test_a_part_of_what_a_kind_is_called_is_not_the_kind(find, text):
    hits = find(text)
    assert not hits or hits[0]["name"] not in ("Freie Schulen", "Volkshochschulen", "Bibliotheken")


def test_a_certificate_is_a_number_unless_somebody_wants_to_catch_up_on_it(find):
    assert "indikator=ohne_schulabschluss" in find("Schulabschluss Parchim")[0]["address"]
    assert "Volkshochschul" in find("Schulabschluss nachholen")[0]["name"]


def test_english_names_with_a_phrase_in_them_are_found(find):
    first = find("Destination after school", sprache="en")[0]
    assert "indikator=verbleib_nach_schule" in first["address"]
    assert "indikator=ohne_abschluss" in find("high school dropout", sprache="en")[0]["address"]


def test_nothing_found_says_what_to_try(client):
    said = client.get("/suche?suche=xyzxyz").json
    assert said["treffer"] == [] and "Kita Parchim" in said["hinweis"]
    assert "hinweis" not in client.get("/suche?suche=Kita").json


def test_signs_alone_mean_nothing_and_an_empty_field_every_place(find, client):
    assert find("???") == [] and "hinweis" in client.get("/suche?suche=!!!").json
    assert len(find("")) > 150 and find("  ") == find("")


def test_with_official_data_alone_no_example_is_found(find):
    for text in ("Kita Lübz", "B1 Hagenow", "Bildungsbericht", "Bildung"):
        assert any(one["example"] for one in find(text)), text
        assert not any(one["example"] for one in find(text, herkunft="amtlich")), text


@pytest.mark.parametrize(
    "text", ["Grundschule Passow", "Ziele und Maßnahmen", "Welche Kitas gibt es", "Parchim"]
)
def test_pages_and_institutions_take_version_and_provenance_along(find, text):
    found = find(text, herkunft="amtlich", stand="2026.1", seite="/portal")
    kept = [one for one in found if one["kind"] in ("page", "institution", "place")]
    assert kept and all("herkunft=amtlich" in one["address"] for one in kept), kept


def test_where_is_answered_with_places_that_surely_differ_or_with_the_district(find):
    """Ganztags under 3: Parchim's Amt differs; of places of day care nobody is tested."""
    assert "Landkreis" in find("wo fehlen Kita-Plätze")[0]["note"]
    sure = find("wo ist die Ganztagsquote unter 3 hoch")[0]
    assert sure["name"].startswith("Wo ") and sure["note"].startswith("deutlich: ")


def test_high_and_low_are_no_names_of_places(find):
    """Hohen Pritz is a municipality."""
    asked = find("Welche Orte haben eine hohe Ganztagsquote?")
    assert set(kinds(asked)) == {"question", "indicator"}
    assert asked[0]["name"].startswith("Wo werden besonders viele Kinder")
    assert [one["name"] for one in find("Hohen Pritz") if one["kind"] == "place"] == ["Hohen Pritz"]
    assert "Hohen Pritz" in [one["name"] for one in find("hohen")]


def test_a_number_in_the_line_is_the_profile_s(find, profiles):
    row = next(row for row in profiles["13076089"].rows if row.indicator == "versorgungsquote_kita")
    hits = find("Kita-Plätze Lübz")
    line = next(
        one for one in hits if one["kind"] == "indicator" and "versorgungsquote_kita" in one["address"]
    )
    assert row.own.text in line["note"] and row.when in line["note"]
    assert ("Beispieldaten" in line["note"]) == (row.origin == "example")


def test_a_hidden_number_is_not_in_the_line(find, profiles):
    """For every municipality and every indicator of it that is hidden."""
    for profile in list(profiles.values())[::12]:
        for row in profile.rows:
            if row.own.value is None and row.year is not None:
                for one in find(f"{row.name} {profile.name}"):
                    if (
                        one["kind"] == "indicator"
                        and one["name"] == row.name
                        and profile.key in one["address"]
                    ):
                        assert row.own.text in one["note"]


def test_the_reader_s_view_is_kept(find):
    state = {"ebene": "gemeinde", "gebiete": "13076108", "vergleich": "land", "jahr": "2021"}
    line = next(one for one in find("Ganztagsquote unter 3", **state) if one["kind"] == "indicator")
    view = parse(line["address"].partition("?")[2])[0]
    assert (view.level, view.places, view.comparison, view.year) == (
        "gemeinde",
        ("13076108",),
        ("land",),
        2021,
    )


def test_a_place_joins_the_others_on_the_monitor_and_has_its_page_elsewhere(find):
    state = {"ebene": "gemeinde", "gebiete": "13076108", "indikator": "kinderarmut"}
    there = next(one for one in find("Lübz", seite="/", **state) if one["name"] == "Lübz")
    view = parse(there["address"].partition("?")[2])[0]
    assert view.places == ("13076108", "13076089") and view.indicator == "kinderarmut"
    elsewhere = next(one for one in find("Lübz", seite="/vergleich", sprache="en") if one["name"] == "Lübz")
    assert elsewhere["address"] == "/gemeinde/13076089?sprache=en"


def test_nothing_typed_offers_all_places_and_nonsense_nothing(find, client):
    assert set(kinds(find(""))) == {"place"} and len(find("")) == 158
    assert find("xyzxyz") == []
    assert client.get("/suche?suche=%00%ff&jahr=1").status_code == 200


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        ("Fürth", "09563", "Kreisfreie Stadt"),
        ("Rostock", "13003", "Kreisfreie Stadt"),
        ("Stuttgart", "08111", "Stadtkreis"),
        ("Güstrow", "13072043", "Landkreis Rostock"),
        ("Ludwigslust-Parchim", "13076", "Landkreis"),
    ],
)
def test_a_place_is_called_what_it_is(client, text, key, said):
    found = {one["address"].rpartition("/")[2].partition("?")[0]: one for one in
             client.get(f"/suche?suche={text}&seite=/vergleich").json["treffer"]}  # fmt: skip
    assert found[key]["note"].partition(" · ")[0] == said


def test_who_has_searched_before_finds_what_a_release_brings(client):
    """Browsers ask again: what was found, or was not, may be another thing after a release."""
    assert "no-cache" in client.get("/suche?suche=Kita").headers["Cache-Control"]
