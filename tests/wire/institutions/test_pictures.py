"""Pictures of the Bildungslandkarte over HTTP: they show what the page shows, in both themes, whatever the address."""

import io
import re

import pytest
from defusedxml.ElementTree import fromstring
from pptx import Presentation

from callbacks.institutions.institution_data import NothingStored
from data.catalogue.kinds import kinds
from tests.institutions.samples import GOLDBERG, PARCHIM, Samples
from tests.wire.institutions.ways import SchoolStore

PICTURE = "/bild/bildungslandkarte.svg"


@pytest.fixture
def holding(app_of, monkeypatch):
    """Makes a client of a monitor that holds what a store answers."""

    def client(store_of):
        app = app_of()
        monkeypatch.setattr(app.institutions, "_stored", store_of(app))
        monkeypatch.setattr(app.answers, "_cache", type(app.answers._cache)())
        return app.server.test_client()

    return client


@pytest.fixture
def samples(holding):
    return holding(lambda _: Samples())


@pytest.fixture
def schools(holding, monkeypatch):
    """Schools and cells of the census."""

    def store(app):
        made = SchoolStore(app.answers)
        monkeypatch.setattr(made, "kinds", kinds, raising=False)
        return made

    return holding(store)


def texts(client, query=""):
    answer = client.get(f"{PICTURE}?{query}")
    assert answer.status_code == 200
    return [one.text or "" for one in fromstring(answer.text).iter() if one.tag.endswith("}text")]


def titles(client, query=""):
    root = fromstring(client.get(f"{PICTURE}?{query}").text)
    return [one.text for one in root.iter() if one.tag.endswith("}title")]


def test_the_picture_holds_what_the_filters_leave(samples):
    said = texts(samples, f"art=kita&ort={PARCHIM}&umkreis=10")
    assert "Kindertageseinrichtungen bis" in " ".join(said) and "10 km um Parchim" in " ".join(said)
    assert "Beispieldaten" in said
    at = len(said) - said[::-1].index("Kindertageseinrichtungen")
    assert said[at] == "2", "the legend counts the hits"
    assert any("dl-de/by-2-0" in one for one in said)
    assert any(one.startswith("Fassung ") for one in said)
    assert any("/l/" in one for one in said), "the link to the page"


def test_whoever_drew_lakes_and_rivers_is_named(samples):
    assert "GSHHG" in " ".join(texts(samples))
    assert "Seen und Flüsse: GSHHG" in samples.get("/bildungslandkarte").text
    english = samples.get("/bildungslandkarte?sprache=en").text
    assert "Lakes and rivers: GSHHG (Wessel and Smith)" in english and "Seen und Flüsse" not in english
    assert "Lakes and rivers: GSHHG" in " ".join(texts(samples, "sprache=en"))


def test_institutions_that_lie_close_are_one_mark_with_their_number(samples):
    named = titles(samples, "art=kita,grundschule")
    assert "3 Einrichtungen: 2 Kindertageseinrichtungen, 1 Grundschule" in named
    assert "Kita See: Kindertageseinrichtung" not in named, "it lies beside the primary school of Goldberg"


def test_the_chosen_one_stands_alone_with_its_name_and_its_catchment(samples):
    named, said = titles(samples, "einzug=g1"), texts(samples, "einzug=g1")
    assert "Grundschule <West>: Grundschule" in named and "Grundschule <West>" in said
    assert named.count("Einzugsbereich von Grundschule <West>") == 2, (
        "the polygon, and the circle about Medow"
    )
    assert "Einzugsbereich (Beispiel)" in said
    assert "Einzugsbereich, ungefähr um den Ort (Beispiel)" in said
    assert "<West>" not in samples.get(f"{PICTURE}?einzug=g1").text, "names are text"


def test_the_school_in_charge_is_marked_where_there_is_only_one(samples):
    assert "Grundschule <West>" in texts(samples, f"ansicht=schule&ort={PARCHIM}&schulart=grundschule")
    several = texts(samples, f"ansicht=schule&ort={GOLDBERG}&schulart=grundschule")
    assert not {"Grundschule <West>", "Grundschule Goldberg"} & set(several), (
        "it depends on the part: no guess"
    )


def test_a_figure_lies_underneath(samples):
    said = texts(samples, "art=kita&indikator=kinder_u3")
    assert any(one.startswith("Kinder unter 3 Jahren 20") for one in said)
    assert "ab 50" in said or any(one.startswith("ab ") for one in said)


def test_light_and_dark_differ_in_colours_alone(samples):
    light, dark = (samples.get(f"{PICTURE}?hell={one}").text for one in ("ja", "nein"))
    assert light != dark
    first, second = (re.sub(r"#[0-9A-Fa-f]{6}", "", one) for one in (light, dark))
    assert first == second


def test_png_is_as_wide_as_asked(samples):
    answer = samples.get("/bild/bildungslandkarte.png?breite=800&art=kita")
    assert answer.content_type == "image/png"
    assert int.from_bytes(answer.data[16:20], "big") == 800


@pytest.mark.parametrize(
    "query",
    [
        "art=gibtsnicht&ort=0815",
        "umkreis=-3&offen=99:99",
        "ausschnitt=2,2,99",
        "szenario=%00%ff",
        "breite=x&jahr=1",
    ],
)
def test_what_cannot_be_shown_gives_way_and_is_said(samples, query):
    said = texts(samples, query)
    assert "Bildungslandkarte" in " ".join(said)


def test_english_has_no_german_words_but_names(samples):
    said = " ".join(texts(samples, "sprache=en&art=kita&offen=06:30"))
    assert "open at 06:30, Monday to Friday" in said and "Treffer" not in said


def test_without_institutions_a_sentence_stands_there(holding):
    said = texts(holding(lambda _: NothingStored()))
    assert "Nichts gefunden" in said


def test_ways_of_today_are_one_map_with_figures_and_classes(schools):
    said = texts(schools, "ansicht=erreichbarkeit&art=grundschule")
    assert "Weg zur Grundschule" in said and "Standort" in said
    assert "Planspiel, keine Planung" not in said
    assert any("über dem Richtwert von 40" in one for one in said)


def test_a_scenario_is_before_and_after_and_says_what_it_is(schools):
    query = "ansicht=erreichbarkeit&art=grundschule&szenario=zu:g2"
    said, named = texts(schools, query), titles(schools, query)
    assert "Planspiel, keine Planung" in said
    assert ("heute" in said, "danach" in said) == (True, True)
    assert named.count("Schule <g2>: schließt") >= 1
    page = schools.get(f"/bildungslandkarte?{query}").text
    affected = re.search(r"Die betroffenen Kinder \(([\d.]+)\)", page)
    assert affected and f"Die betroffenen Kinder ({affected[1]}) nach Minuten" in said


def test_a_picture_speaks_of_coloured_municipalities_only_where_it_colours_them(schools):
    query = "ansicht=erreichbarkeit&art=grundschule&darstellung=gemeinde"
    note, subtitle = "Die Farbe einer Gemeinde", "einfacher Weg · Gemeinden"
    now, game = (" ".join(texts(schools, f"{query}{more}")) for more in ("", "&szenario=zu:g2"))
    assert (note in now, subtitle in now) == (True, True)
    assert (note in game, subtitle in game) == (False, False), "before and after are cells"


def test_a_scenario_of_nobody_says_so(schools):
    said = " ".join(texts(schools, f"ansicht=erreichbarkeit&art=grundschule&szenario=zu:g2&ort={GOLDBERG}"))
    assert "Planspiel, keine Planung" in said


def shapes(client, query):
    """Name and alternative text of every shape of the slide, those inside groups too."""
    answer = client.get(f"/bildungslandkarte/folie.pptx?{query}")
    assert answer.status_code == 200
    made = Presentation(io.BytesIO(answer.data))
    assert len(made.slides) == 1
    found = [one for one in made.slides[0].shapes._spTree.iter() if one.tag.endswith("}cNvPr")]
    return made, [(one.get("name"), one.get("descr")) for one in found]


def test_the_slide_has_institutions_as_native_shapes_with_their_names(samples):
    made, named = shapes(samples, "einzug=g1")
    assert made.slides[0].shapes.title.text_frame.text == "Einrichtungen im Landkreis"
    assert ("Grundschule <West>", "Grundschule <West>: Grundschule") in named
    assert any(name == "Parchim" for name, _ in named), "areas and names are shapes, too"
    assert any(name == "Einrichtungen" for name, _ in named), "the group of all marks"
    assert not any(shape.shape_type == 13 for shape in made.slides[0].shapes), "no picture"
    assert all(descr for name, descr in named[1:] if name), "everything says what it is"
    notes = made.slides[0].notes_slide.notes_text_frame.text
    assert "Einrichtungen im Landkreis" in notes and "/l/" in notes


def test_the_slide_of_a_scenario_has_both_maps_and_the_stacks_of_children(schools):
    _, named = shapes(schools, "ansicht=erreichbarkeit&art=grundschule&szenario=zu:g2")
    names = [name for name, _ in named]
    assert names.count("Schule <g2>") >= 2, "as it is and as it closes"
    assert "Planspiel, keine Planung" in names
    assert len([name for name in names if name == "Einrichtungen"]) == 2
    assert any("Kinder" in (descr or "") and "bis" in (descr or "") for _, descr in named)
