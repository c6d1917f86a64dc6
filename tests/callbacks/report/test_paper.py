"""The report as PDF/UA: every number in it is that of the API, and nothing an author writes becomes markup."""

from __future__ import annotations

import io
import re
from decimal import ROUND_HALF_UP, Decimal

import pikepdf
import pytest
from flask import Flask

from callbacks.exports.contents import Exporting
from callbacks.report import files
from callbacks.server import own_address
from callbacks.server.export_queue import ExportQueue
from dashboard.settings import Settings
from tests.callbacks.report.made_edition import made_edition
from tests.callbacks.report.made_exports import (
    AMT,
    DISTRICT,
    GRABOW,
    ROOT,
    MadeEditions,
    exports_of,
    hostile_edition,
)
from tests.pdf_texts import page_texts
from tests.tagged import elements, faults

CARE = "betreuungsquote_u3"


def tight(text: str) -> str:
    """Without spaces and the hyphens that a page adds where a line ends."""
    return re.sub(r"[\s\u00ad\u200b-]", "", text)


def said(value: float) -> str:
    """With one decimal, halves away from zero, as people round."""
    return str(Decimal(repr(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)).replace(".", ",")


@pytest.fixture(scope="module")
def exports(answers):
    return exports_of(answers)


@pytest.fixture(scope="module")
def whole(exports):
    return exports.export("2026-probe", DISTRICT, "de", ROOT)


@pytest.fixture(scope="module")
def body(exports, whole):
    return exports.pdf(whole)


@pytest.fixture(scope="module")
def pages(body):
    return page_texts(body)


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("place", [DISTRICT, AMT, GRABOW])
def test_whoever_cannot_see_it_can_read_it(exports, place, lang):
    export = exports.export("2026-probe", place, lang, ROOT)
    assert faults(exports.pdf(export), export.name, lang) == []


def test_every_number_of_a_figure_is_that_of_the_api(pages, client):
    """Each place's line in the annex: its value, limits and counts, or the word that stands for them."""
    found = client.get(f"/api/v1/werte?indikator={CARE}&ebene=gemeinde&jahr=2024").json["zeilen"]
    text = " ".join(pages)
    for row in found:
        name = re.escape(row["name"]).replace(r"\ ", r"\s+")
        if row["wert"] is None:
            assert re.search(rf"{name}\s+(geschützt|nicht)", text), row["name"]
            continue
        value = said(row["wert"])
        counts = (
            rf".{{0,60}}{row['zaehler']:.0f}\s+von\s+{row['nenner']:.0f}" if row["nenner"] is not None else ""
        )
        assert re.search(rf"{name}\s+{value}\s*%{counts}", text, re.DOTALL), row["name"]
    assert len(found) > 100


def test_every_year_of_a_series_is_that_of_the_api(pages, client):
    text = " ".join(pages)
    table = text[text.index("Verlauf Beispieldaten") :]
    rows = client.get(f"/api/v1/werte?indikator={CARE}&ebene=gemeinde&gebiete={GRABOW}").json["zeilen"]
    for row in rows:
        if row["wert"] is not None:
            value = said(row["wert"])
            assert re.search(rf"{row['jahr']}\s+{value}\s*%", table), row["jahr"]
    assert len(rows) >= 10


def test_every_number_of_a_text_stands_in_the_annex_with_its_source_and_place_in_the_monitor(
    body, whole, client
):
    joined = tight(" ".join(page_texts(body)))
    with pikepdf.open(io.BytesIO(body)) as opened:
        addresses = {
            str(one.A.URI)
            for page in opened.pages
            for one in page.get("/Annots", [])
            if one.get("/A") is not None and "/URI" in one.A
        }
    assert whole.report.facts
    for fact in whole.report.facts:
        assert tight(f"{fact.text}") in joined
        assert tight(f"{fact.title} · {fact.name} · {fact.when}") in joined
        assert f"{ROOT}?{fact.query}" in addresses, fact.text
    rows = client.get(f"/api/v1/werte?indikator={CARE}&ebene=kreis&gebiete=13076&jahr=2024").json["zeilen"]
    value = said(rows[0]["wert"])
    assert tight(f"Im Landkreis sind es {value} %") in joined


def test_figures_are_numbered_named_in_the_contents_and_lead_to_their_numbers(pages, whole):
    contents = next(page for page in pages if page.lstrip().startswith("Inhalt"))
    for figure in whole.report.figures:
        assert tight(f"Abbildung {figure.number} {figure.title}") in tight(contents)
        place = next(
            at
            for at, page in enumerate(pages, 1)
            if at > 2 and tight(f"Abbildung {figure.number} ") in tight(page) and figure.reading[:20] in page
        )
        assert re.search(rf"{re.escape(figure.title)}\s*{place}\b", contents), figure.title
        assert tight(f"Tabelle A {figure.number}{figure.title}") in tight(" ".join(pages))
    assert "Anhang" in contents and "Impressum" in contents


def test_sentences_recommendations_and_gaps_stand_with_their_words(pages):
    joined = tight(" ".join(pages))
    for words in (
        "Grabow unterscheidet sich",
        "im Rahmen des Zufalls",
        "Empfehlung E1",
        "Plätze im Umland von Ludwigslust ausbauen",
        "Fachdienst Jugend",
        "Datenlücke: nicht erhoben",
        "Gute Praxis",
        "Herausgeber: der Landkreis",
    ):
        assert tight(words) in joined, words


def test_every_picture_says_what_it_shows(body, whole):
    with pikepdf.open(io.BytesIO(body)) as opened:
        told = [str(one.Alt) for one in elements(opened.Root.StructTreeRoot) if one.S == "/Figure"]
    drawings = [one for views in whole.views.values() for one in views.drawings]
    assert len(drawings) == 3
    assert "Eine grüne Fläche" in told
    for one in drawings:
        assert one.alt in told and len(one.alt) > 40


@pytest.mark.parametrize("place", [AMT, GRABOW])
def test_a_short_report_has_at_most_four_pages_and_its_place_on_each(exports, place, client):
    export = exports.export("2026-probe", place, "de", ROOT)
    pages = page_texts(exports.pdf(export))
    assert len(pages) <= 4
    assert all(export.report.place.name in page for page in pages)
    joined = tight(" ".join(pages))
    for figure in export.report.figures:
        for one in figure.series:
            for year, text in zip(figure.years[-8:], one.texts[-8:], strict=True):
                assert tight(text) in joined, (figure.number, one.name, year)


def test_nothing_that_is_written_becomes_markup(answers):
    """200 texts of placeholders, scripts and signs: they stay words, and no link leads anywhere else."""
    edition = hostile_edition()
    exports = exports_of(answers, edition)
    export = exports.export(edition.key, DISTRICT, "de", ROOT)
    body = exports.pdf(export)
    joined = tight(" ".join(page_texts(body)))
    assert tight("#import") in joined and tight("<script>alert(1)</script>") in joined
    assert joined.count("#import") >= 20
    with pikepdf.open(io.BytesIO(body)) as opened:
        for page in opened.pages:
            for one in page.get("/Annots", []):
                if one.get("/A") is not None and "/URI" in one.A:
                    assert str(one.A.URI).startswith((ROOT, "https://", "http://", "mailto:"))
        assert "/Names" not in opened.Root or "/JavaScript" not in opened.Root.Names
        assert "/OpenAction" not in opened.Root


@pytest.fixture(scope="module")
def wire(answers):
    server = Flask(__name__)
    own_address.register(server, Settings())
    files.register(server, Exporting(answers), ExportQueue(), MadeEditions(made_edition()))
    return server.test_client()


def test_a_file_says_in_its_name_what_it_is(wire):
    response = wire.get(f"/bericht/2026-probe.pdf?ort={GRABOW}")
    assert response.status_code == 200 and response.mimetype == "application/pdf"
    assert response.data.startswith(b"%PDF")
    assert 'filename="bericht-2026-probe-13076050-grabow.pdf"' in response.headers["Content-Disposition"]


def test_a_kind_that_there_is_not_is_not_found(wire):
    assert wire.get("/bericht/2026-probe.exe").status_code == 404
