"""The list of scenes asks what a stage could show, and the presenter's window is a page of its own."""

import pytest


def asked(client, query):
    answer = client.get(f"/szene?{query}")
    assert answer.status_code == 200
    return answer.json


def test_a_view_with_counts_years_and_parts_can_fill_the_stage_with_everything(client):
    found = asked(client, "indikator=ohne_abschluss&ebene=amt&jahr=2022")
    assert found["refused"] == {}
    assert len(found["headline"]) > 20


def test_an_indicator_without_parts_cannot_show_a_composition_and_says_why(client):
    said = asked(client, "indikator=kinderarmut")["refused"]["zusammensetzung"]
    assert "Hier gibt es keine Teile" in said and said.endswith(" Gezeigt wird die Zeitreihe.")


def test_what_an_indicator_cannot_show_says_why(client):
    found = asked(client, "indikator=kinderaerzte_je_10000&ebene=kreis&raum=bund")
    assert "trichter" in found["refused"]
    assert all(sentence.endswith(".") for sentence in found["refused"].values())


def test_the_sentence_is_that_of_the_picture_and_the_language(client):
    german, english = (
        asked(client, f"indikator=kinderarmut&jahr=2022&sprache={lang}")["headline"] for lang in ("de", "en")
    )
    assert german != english


@pytest.mark.parametrize(
    "query", ["", "indikator=gibtsnicht&bild=foto", "bild=%00&jahr=zwei", "stand=1999.1"]
)
def test_no_query_makes_it_fail(client, query):
    assert "headline" in asked(client, query)


def test_the_window_of_whoever_presents_is_a_page_of_its_own(client):
    page = client.get("/praesentation/referent")
    assert page.status_code == 200
    assert "<title>Fenster für Vortragende" in page.text and "/paket/presenter.js" in page.text
    assert "bl-head" not in page.text and "dash" not in page.text.lower().replace("dashboard", "")
    assert "Presenter window" in client.get("/praesentation/referent?sprache=en").text
