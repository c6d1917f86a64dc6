"""The page of open data over HTTP: what it lists, finds and says without scripts."""

from __future__ import annotations

import re
from html import unescape

import pytest

from callbacks.open_data.chosen import ChosenData, SeriesOf
from callbacks.open_data.sizes import FileSizes, in_words


def got(client, path="/daten", status=200):
    response = client.get(path, headers={"Accept": "text/html"})
    assert (response.status_code, response.mimetype) == (status, "text/html"), path
    return unescape(response.text).replace("\u00a0", " ")


def rows(page):
    """Title and whether the row is hidden, by the address of its link."""
    found = re.findall(r'<tr([^>]*)><th scope="row"><a href="([^"#?]+)[^"]*"[^>]*>([^<]+)</a>', page)
    return {path: (title, " hidden" in mark.partition("data-words")[0]) for mark, path, title in found}


def seen(page):
    return [title for title, hidden in rows(page).values() if not hidden]


def test_the_first_entries_and_the_chosen_one_are_seen_and_a_link_shows_all(client):
    page = got(client)
    assert len(seen(page)) == 11 and len(rows(page)) == 94
    assert "Weitere 83 Einträge" in page
    assert "Kinderarmut" in seen(page), "the indicator that the Monitor opens with"
    assert len(seen(got(client, "/daten?alle=1"))) == 94


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("kinderarmut", "/daten/kinderarmut"),
        ("21111-01-03-4", "/daten/auslaendische_schueler"),
        ("waechst nichts", None),
        ("Hartz", "/daten/kinderarmut"),
        ("HÖCHSTE", None),
        ("einzugsbereiche", "/daten/einzugsbereiche"),
    ],
)
def test_a_search_works_without_scripts(client, words, first):
    page = got(client, f"/daten?suche={words}")
    found = [path for path, (_, hidden) in rows(page).items() if not hidden]
    if first is None:
        assert found == [] and "Nichts gefunden" in page
    else:
        assert first in found and len(found) < 60


def test_themes_and_official_figures_leave_out_the_others(client):
    page = got(client, "/daten?thema=integration&alle=1")
    assert "/daten/kurse" in rows(page) and "/daten/kinderarmut" not in rows(page)
    official = got(client, "/daten?herkunft=amtlich&alle=1")
    assert "/daten/kursbeginn_tage" not in rows(official) and "/daten/kinderarmut" in rows(official)
    assert "/daten/kinderarmut.csv?herkunft=amtlich" in official
    assert got(client, "/daten?thema=unsinn"), "a theme that there is not has no entries and no error"


def test_the_chosen_entry_has_definition_figure_preview_files_and_citation(client):
    page = got(client, "/daten/kinderarmut")
    for words in (
        "Der Anteil sagt, wie viele von 100 Kindern", "8,6 %", "veröffentlicht als Quote, ohne Fallzahlen",
        "13076108", "Vorschau: 4 von 142", "Datenlizenz Deutschland – Namensnennung – Version 2.0",
        'href="/daten/kinderarmut.parquet"', "Datenstand 2026.1 · Kalenderjahr 2022", "Mitgelieferte Daten.",
        "Landkreis Ludwigslust-Parchim: Kinderarmut, Datenstand 2026.1 vom",
    ):  # fmt: skip
        assert words in page, words


def test_hidden_values_are_words_and_never_numbers(client, answers):
    """What the preview shows of each place and year is what the data API gives: a number, or a word."""
    seen_hidden = 0
    for key in answers.repository.offers():
        page = got(client, f"/daten/{key}")
        table = re.search(r'<table class="bl-table bl-data-preview">(.*?)</table>', page, re.DOTALL)
        if table is None or "geschützt" not in table[1]:
            continue
        years = re.findall(r'<th class="n" scope="col">(\d{4})</th>', table[1])
        lines = re.findall(r"<tr><td>(\d+)</td><td>[^<]*</td>(.*?)</tr>", table[1])
        asked = f"/api/v1/werte?indikator={key}&gebiete={','.join(place for place, _ in lines)}"
        rows = {(row["gebiet"], str(row["jahr"])): row for row in client.get(asked).json["zeilen"]}
        for place, cells in lines:
            for year, text in zip(years, re.findall(r'<td class="n">([^<]*)</td>', cells), strict=True):
                hidden = rows[place, year]["status"] == "suppressed"
                seen_hidden += hidden
                assert (text == "geschützt") == hidden and (rows[place, year]["wert"] is None or not hidden)
        if seen_hidden > 3:
            break
    assert seen_hidden


def test_one_place_is_no_selection_of_the_largest(answers):
    chosen, answer = ChosenData(answers, FileSizes(answers)), answers.read("indikator=kinderarmut")
    series = SeriesOf("kreis", "")
    cells = chosen.cells(answer, "kinderarmut", series, (answers.district,))
    said = chosen._preview(answer, series, cells).said
    assert said.startswith("Vorschau. Ebene: ") and "größten" not in said


def test_every_address_of_the_page_keeps_provenance_language_and_version(client):
    page = got(client, "/daten/kinderarmut?herkunft=amtlich&sprache=en")
    code = re.sub(r"</?(?:i|em)>", "", page)
    asked = re.findall(r'"[^"]*(?:api/v1/|daten/\w+\.|bild/)[^"]*stand=[^"]*"', code)
    assert len(asked) >= 6 and all(one.endswith('&herkunft=amtlich&sprache=en"') for one in asked), asked
    assert 'href="/?indikator=kinderarmut&herkunft=amtlich&sprache=en"' in page
    assert 'href="/integration?sprache=en"' in got(client, "/daten/kurse?sprache=en")


def test_code_has_the_address_of_the_setting_and_the_height_of_the_frame(app_of, monkeypatch):
    server = app_of().server
    monkeypatch.setattr(server.config["OWN_ADDRESS"], "public_url", "https://lupe.kreis.example/bildung")
    page = unescape(server.test_client().get("/daten/kinderarmut").text)
    code = re.sub(r"</?(?:i|em)>", "", page)
    assert 'lupe = "https://lupe.kreis.example/bildung/"' in code and "http://localhost" not in code
    frame = re.search(r'<iframe src="([^"]*)"[^>]*height="(\d+)"', code)
    assert frame[1] == "https://lupe.kreis.example/bildung/?einbetten=1&amp;indikator=kinderarmut"
    assert int(frame[2]) > 800, "as /einbetten says"


def test_what_nobody_has_announced_is_said(client):
    assert ">nicht angekündigt<" in got(client)


def test_an_entry_that_is_no_indicator_leads_to_its_page_and_the_api(client):
    page = got(client, "/daten/kurse")
    assert 'href="/api/v1/kurse?format=csv"' in page and 'href="/integration"' in page
    assert "Im Programm weiterrechnen" not in page


def test_programs_have_the_address_of_the_server(client, monkeypatch):
    monkeypatch.setattr(client.application.config["OWN_ADDRESS"], "public_url", "https://lupe.example")
    response = client.get("/daten/kinderarmut")
    text = unescape(re.sub(r"</?(?:i|em)>", "", response.text))
    assert 'lupe = "https://lupe.example/"' in text
    assert (
        'curl --fail --output kinderarmut.csv "https://lupe.example/daten/kinderarmut.csv?stand=2026.1"'
        in text
    )
    shown = re.findall(r'<div( hidden)? data-program="(\w+)"|<div data-program="(\w+)"( hidden)?', text)
    assert len(shown) == 4


def test_another_program_is_chosen_by_its_link(client):
    page = got(client, "/daten/kinderarmut?beispiel=r")
    assert re.search(
        r'<a href="[^"]*beispiel=r[^"]*"[^>]*aria-current="true"[^>]*>R</a>|aria-current="true"[^>]*>R<', page
    )


def test_addresses_that_lead_nowhere_are_said(client):
    assert "Den Eintrag „nichts“ gibt es" in got(client, "/daten/nichts", 404)
    page = got(client, "/daten/kinderarmut?stand=1999.1")
    assert "1999.1" in page, "the page shows the current version and says so"


@pytest.mark.parametrize("district", ["07232", "01001"])
def test_other_districts_have_a_catalogue_of_their_own(app_of, district):
    client = app_of(district).server.test_client()
    page = got(client)
    assert len(rows(page)) > 20 and "Ludwigslust" not in page
    for path in [*rows(page)][::12]:
        assert got(client, path)


def test_english(client):
    page = got(client, "/daten/kinderarmut?sprache=en")
    assert (
        "Data to take away" in page
        and "Child poverty" in page
        and 'href="/daten/kinderarmut.csv?sprache=en"' in page
    )


def test_every_entry_has_a_page(client):
    for path in rows(got(client)):
        assert 'id="kennzahl"' in got(client, path), path


@pytest.mark.parametrize(
    ("size", "words"),
    [(800, "800 Bytes"), (41_400, "41 KB"), (1_900_000, "1,9 MB")],
)
def test_sizes_are_said_as_people_do(size, words):
    assert in_words(size, "de").replace("\u00a0", " ") == words
