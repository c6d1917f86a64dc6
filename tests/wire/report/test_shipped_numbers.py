"""Every number of the edition that ships, in text, figure and annex, read out of page, PDF, Word, slides and workbook:
each is the one that the API gives at the edition's data version."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from html import unescape

import openpyxl
import pptx
import pytest
from lxml import etree

from callbacks.exports.contents import Exporting
from callbacks.report.contents import ReportContents
from dashboard.domain.report.fact import FactKind
from dashboard.report.blocks import KeyMessage
from dashboard.report.document import ShownReport
from dashboard.report.rich_text import plain
from tests.pdf_texts import page_texts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAIN = (FactKind.VALUE, FactKind.NUMBER)
"""What a placeholder names of one cell."""


def tight(text: str) -> str:
    """Without spaces, soft hyphens and the hyphens that a page adds where a line ends."""
    return re.sub(r"[\s\u00a0\u00ad\u200b\u2060-]", "", text)


def written(value: float, decimals: int) -> str:
    """As people round and write it in German."""
    exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, rest = f"{abs(exact):,f}".partition(".")
    return ("−" if exact < 0 else "") + whole.replace(",", ".") + (f",{rest}" if rest else "")


@pytest.fixture(scope="module")
def report(answers) -> ShownReport:
    return ReportContents(Exporting(answers)).shown(answers.repository.edition("2026"), "13076")


@pytest.fixture(scope="module")
def decimals(answers):
    return {key: one.decimals for key, one in answers.repository.catalogue().indicators.items()}


@pytest.fixture(scope="module")
def api(client, report):
    """Rows of the API by indicator, level and year, at the data version of the edition; then by place."""
    known: dict[tuple[str, str, str], dict[str, dict]] = {}

    def rows(indicator: str, level: str, year: str) -> dict[str, dict]:
        key = (indicator, level, year)
        if key not in known:
            asked = f"indikator={indicator}&ebene={level}&jahr={year}&stand={report.version}"
            answer = client.get(f"/api/v1/werte?{asked}").json
            assert "zeilen" in answer, (asked, answer)
            known[key] = {one["gebiet"]: one for one in answer["zeilen"]}
        return known[key]

    return rows


@pytest.fixture(scope="module")
def paper(client) -> list[str]:
    """The words of each page."""
    return page_texts(client.get("/bericht/2026.pdf").data)


def test_pages_of_the_chapters_are_filled(paper):
    """Nine chapters with fifteen figures: two of them and their text have room on a page."""
    annex = next(at for at, one in enumerate(paper) if at > 2 and "Alle Zahlen der Abbildungen" in one)
    assert annex - 2 <= 14


@pytest.fixture(scope="module")
def forms(client, report, paper) -> dict[str, str]:
    """The words of each form, without spaces."""

    def body(kind: str) -> bytes:
        answer = client.get(f"/bericht/2026.{kind}")
        assert answer.status_code == 200, kind
        return bytes(answer.data)

    chapters = [client.get(f"/bericht/2026?kapitel={one.key}").text for one in report.chapters]
    web = " ".join([*chapters, client.get("/bericht/2026?kapitel=anhang").text])
    document = etree.fromstring(_part(body("docx"), "word/document.xml"))
    notes = etree.fromstring(_part(body("docx"), "word/footnotes.xml"))
    for one in document.iter(f"{W}footnoteReference"):
        one.getparent().remove(one)
    word = " ".join("".join(text.text or "" for text in part.iter(f"{W}t")) for part in (document, notes))
    book = openpyxl.load_workbook(io.BytesIO(body("xlsx")))
    cells = (cell for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row)
    slides = pptx.Presentation(io.BytesIO(body("pptx"))).slides
    said = (shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)
    return {
        "web": tight(unescape(re.sub(r"<[^>]+>", "", web))),
        "pdf": tight(re.sub(r"\[\d+\]", "", " ".join(paper))),
        "docx": tight(word),
        "xlsx": tight(" ".join(str(one) for one in cells if one is not None)),
        "pptx": tight(" ".join(said)),
    }


def _part(body: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(body)) as opened:
        return opened.read(name)


def test_every_number_that_a_text_names_is_that_of_the_api(report, client, decimals):
    """A figure, or a change or difference of two."""
    told = [one for one in report.facts if one.asked.kind is not FactKind.VERDICT]
    assert len(told) > 40
    for fact in told:
        indicator, digits = fact.asked.indicator, decimals[fact.asked.indicator]
        place = re.search(r"gebiete=([^&]+)", fact.query)[1]
        asked = f"indikator={indicator}&gebiete={place}&jahr={fact.when[-4:]}&stand={report.version}"
        (row,) = client.get(f"/api/v1/werte?{asked}").json["zeilen"]
        if fact.asked.kind in PLAIN:
            assert fact.text.startswith(written(row["wert"], digits)), (fact.title, fact.text, row)
        elif fact.asked.kind is FactKind.COUNTS:
            assert fact.text.split(" von ") == [written(row[name], 0) for name in ("zaehler", "nenner")]
        else:
            raise AssertionError(
                f"The edition that ships names {fact.asked.kind}: say here where the API has it."
            )


@pytest.mark.parametrize("form", ["web", "pdf", "docx", "xlsx"])
def test_every_number_of_a_text_stands_in_each_form(report, forms, form):
    for fact in report.facts:
        assert tight(fact.text) in forms[form], (form, fact.title, fact.text)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_every_sentence_with_a_number_reads_the_same_in_each_form(report, forms, form):
    for chapter in report.chapters:
        for block in chapter.blocks:
            for part in getattr(block, "parts", ()):
                if hasattr(part, "runs"):
                    assert tight(plain(part.runs)) in forms[form], plain(part.runs)


def test_key_messages_stand_on_slides_with_their_number(report, forms):
    messages = [one for chapter in report.chapters for one in chapter.blocks if isinstance(one, KeyMessage)]
    assert len(messages) > 8
    for one in messages:
        assert tight(plain(one.number)) in forms["pptx"] and tight(plain(one.title)) in forms["pptx"]


def rows_of(report, api):
    """Each place of each figure: its number in the figure, the row of the API, and the figure's row."""
    for figure in report.figures:
        chosen = figure.selection
        rows = api(chosen.indicator, chosen.level, str(chosen.year or figure.when[-4:]))
        assert {one.key for one in figure.rows} == set(rows), figure.title
        for one in figure.rows:
            yield figure, one, rows[one.key]["wert"]


@pytest.mark.parametrize("form", ["web", "pdf", "docx"])
def test_every_place_of_every_figure_has_the_number_of_the_api_in_each_form(
    report, api, decimals, forms, form
):
    """The place's name and its number beside it; of a hidden one its word."""
    seen = 0
    for figure, one, value in rows_of(report, api):
        if value is None:
            assert one.value is None and not re.search(r"\d", one.text), one
        else:
            assert one.text.startswith(written(value, decimals[figure.selection.indicator])), one
        number = one.text if value is None else written(value, decimals[figure.selection.indicator])
        assert tight(f"{one.name}{number}") in forms[form], (figure.number, one.name, number)
        seen += 1
    assert seen > 800


def test_every_place_of_every_figure_has_the_number_of_the_api_in_the_workbook(report, api, client):
    book = openpyxl.load_workbook(io.BytesIO(client.get("/bericht/2026.xlsx").data))
    head, *lines = book["Abbildungen"].iter_rows(values_only=True)
    cells = [dict(zip(head, line, strict=True)) for line in lines]
    found = {(one["Abbildung"], one["Schlüssel"]): one for one in cells}
    wanted = list(rows_of(report, api))
    assert len(wanted) == len(found) > 800
    for figure, one, value in wanted:
        mine = found[figure.number, one.key]
        assert mine["Angabe"] == one.text
        assert mine["Wert"] is None if value is None else mine["Wert"] == pytest.approx(value, abs=0.005)
