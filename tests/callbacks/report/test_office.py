"""The report for office programs: Word, slides and workbook are opened again, and every number in them is that of the
API."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import docx
import openpyxl
import pptx
import pytest
from lxml import etree

from dashboard.errors import UnknownKey
from tests.callbacks.report.made_exports import AMT, DISTRICT, GRABOW, ROOT, exports_of, hostile_edition

CARE = "betreuungsquote_u3"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def said(value: float) -> str:
    """With one decimal, halves away from zero, as people round."""
    return str(Decimal(repr(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)).replace(".", ",")


def part(body: bytes, name: str):
    with zipfile.ZipFile(io.BytesIO(body)) as opened:
        return etree.fromstring(opened.read(name))


def names(body: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(body)) as opened:
        return opened.namelist()


@pytest.fixture(scope="module")
def exports(answers):
    return exports_of(answers)


@pytest.fixture(scope="module")
def whole(exports):
    return exports.export("2026-probe", DISTRICT, "de", ROOT)


@pytest.fixture(scope="module")
def word(exports, whole):
    return exports.docx(whole)


@pytest.fixture(scope="module")
def opened(word):
    return docx.Document(io.BytesIO(word))


@pytest.fixture(scope="module")
def api(client):
    return client.get(f"/api/v1/werte?indikator={CARE}&ebene=gemeinde&jahr=2024").json["zeilen"]


def test_word_has_headings_captions_and_lists_of_its_own_styles(opened):
    by_style = {}
    for one in opened.paragraphs:
        by_style.setdefault(one.style.name, []).append(one.text)
    assert by_style["Title"] == ["Bildungsbericht 2026"]
    assert [one.split("\u2002")[1] for one in by_style["Heading 1"][:2]] == [
        "Frühkindliche Bildung",
        "Übergang Schule–Beruf",
    ]
    assert by_style["Heading 1"][-1] == "Anhang"
    assert "1.1\u2002Wie viele Kinder unter drei besuchen eine Kita?" in by_style["Heading 2"]
    figures = [one for one in by_style["Caption"] if one.startswith("Abbildung")]
    assert [re.match(r"Abbildung (\d\.\d)", one)[1] for one in figures] == ["1.1", "2.1"]
    assert any("Grabow" in one and "im Rahmen des Zufalls" in one for one in by_style["Berechneter Satz"])
    assert by_style["toc 1"] and by_style["toc 2"] and by_style["table of figures"]


def test_word_reckons_contents_and_captions_itself(word):
    told = [one.text.strip() for one in part(word, "word/document.xml").iter(f"{W}instrText")]
    assert 'TOC \\o "1-2" \\h \\z \\u' in told and 'TOC \\h \\z \\c "Abbildung"' in told
    assert sum(one.startswith("SEQ Abbildung") for one in told) == 2
    kinds = [one.get(f"{W}fldCharType") for one in part(word, "word/document.xml").iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    marks = {one.get(f"{W}name") for one in part(word, "word/document.xml").iter(f"{W}bookmarkStart")}
    assert {one.split()[1] for one in told if one.startswith("PAGEREF")} <= marks


def test_every_picture_and_chart_of_word_says_what_it_shows(word, whole):
    told = [one.get("descr") for one in part(word, "word/document.xml").iter(f"{WP}docPr")]
    drawings = [one for views in whole.views.values() for one in views.drawings]
    for one in drawings:
        assert one.alt in told
    assert all(one and len(one) > 10 for one in told)


def test_charts_of_word_are_charts_with_the_numbers_of_the_api(word, client):
    charts = sorted(one for one in names(word) if re.fullmatch(r"word/charts/\w+\.xml", one))
    assert len(charts) == 2
    assert len([one for one in names(word) if one.startswith("word/embeddings/")]) == 2
    rows = client.get(f"/api/v1/werte?indikator={CARE}&ebene=gemeinde&gebiete={GRABOW}").json["zeilen"]
    wanted = {round(row["wert"], 6) for row in rows if row["wert"] is not None and row["jahr"] >= 2010}
    drawn = {
        round(float(one.text), 6)
        for chart in charts
        for values in part(word, chart).iter(f"{C}val")
        for one in values.iter(f"{C}v")
    }
    assert wanted and wanted <= drawn


def test_tables_of_word_have_heads_and_every_number_of_the_api(opened, api):
    tables = opened.tables
    assert all(one.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None for one in tables)
    found = {}
    for table in tables:
        if len(table._tbl.tr_lst) > 100:
            for line in table._tbl.tr_lst[1:]:
                cells = ["".join(text.text or "" for text in cell.iter(f"{W}t")) for cell in line.tc_lst]
                found[cells[0]] = cells
    for row in api:
        cells = found[row["name"]]
        if row["wert"] is None:
            assert "%" not in cells[1]
        else:
            assert cells[1].startswith(f"{said(row['wert'])}\u00a0%"), row["name"]
            assert cells[3] == f"{row['zaehler']:.0f} von {row['nenner']:.0f}"
    assert len(api) > 100


def test_numbers_in_the_text_of_word_have_notes_with_their_source(word, whole):
    notes = part(word, "word/footnotes.xml")
    told = ["".join(text.text for text in one.iter(f"{W}t")) for one in notes][2:]
    marks = [one.get(f"{W}id") for one in part(word, "word/document.xml").iter(f"{W}footnoteReference")]
    assert marks == [str(at) for at in range(1, len(told) + 1)]
    for fact in whole.report.facts:
        assert any(fact.title in one and fact.name in one and fact.when in one for one in told), fact.title


def test_word_says_its_language_and_what_it_is(opened, exports, whole):
    assert opened.core_properties.title == "Bildungsbericht 2026"
    defaults = opened.styles.element.find(f".//{W}rPrDefault//{W}lang")
    assert defaults.get(f"{W}val") == "de-DE"
    english = exports.docx(exports.export("2026-probe", GRABOW, "en", ROOT))
    made = docx.Document(io.BytesIO(english))
    assert made.styles.element.find(f".//{W}rPrDefault//{W}lang").get(f"{W}val") == "en-GB"
    title = next(one for one in made.paragraphs if one.style.name == "Title")
    assert title.runs[0]._element.rPr.find(f"{W}lang").get(f"{W}val") == "de-DE"


@pytest.mark.parametrize("place", [DISTRICT, AMT])
def test_slides_tell_each_message_with_a_native_chart(exports, place, client):
    export = exports.export("2026-probe", place, "de", ROOT)
    slides = pptx.Presentation(io.BytesIO(exports.pptx(export))).slides
    told = [slide.shapes.title.text_frame.text for slide in slides]
    assert told[0] == export.name
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert charts
    if place == DISTRICT:
        assert told[1:] == ["Mehr als die Hälfte der Kinder unter drei besucht eine Kita"]
        words = " ".join(
            shape.text_frame.text for shape in slides[1].shapes if getattr(shape, "has_text_frame", False)
        )
        rows = client.get(f"/api/v1/werte?indikator={CARE}&ebene=kreis&gebiete=13076&jahr=2024").json[
            "zeilen"
        ]
        assert f"{said(rows[0]['wert'])}\u00a0%" in words
        values = {
            round(one, 6)
            for chart in charts
            for series in chart.plots[0].series
            for one in series.values
            if one is not None
        }
        rows = client.get(f"/api/v1/werte?indikator={CARE}&ebene=gemeinde&gebiete={GRABOW}").json["zeilen"]
        assert {round(row["wert"], 6) for row in rows if row["wert"] is not None} <= values
    for slide in slides:
        for shape in slide.shapes:
            assert shape._element.xpath(".//p:cNvPr")[0].get("descr"), shape.name


def sheets(body: bytes):
    book = openpyxl.load_workbook(io.BytesIO(body))
    assert book.sheetnames[:4] == ["Abbildungen", "Verlauf", "Zahlen im Text", "Definitionen"]
    found = {}
    for sheet in book.worksheets[:4]:
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    return found, book


def test_the_workbook_has_every_number_of_the_api(exports, whole, api):
    found, book = sheets(exports.xlsx(whole))
    by_key = {row["Schlüssel"]: row for row in found["Abbildungen"] if row["Abbildung"] == "1.1"}
    assert set(by_key) == {row["gebiet"] for row in api}
    for row in api:
        mine = by_key[row["gebiet"]]
        if row["wert"] is None:
            assert mine["Wert"] is None and mine["Angabe"]
        else:
            assert mine["Wert"] == pytest.approx(row["wert"], abs=5e-4), row["name"]
            assert mine["Angabe"] == f"{said(row['wert'])}\u00a0%"
    facts = {row["Angabe"]: row for row in found["Zahlen im Text"]}
    for fact in whole.report.facts:
        assert facts[fact.text]["Link"] == f"{ROOT}?{fact.query}"
    assert {row["Indikator"] for row in found["Definitionen"]} == {
        one.name for one in whole.report.definitions
    }
    assert "Quellen" in book.sheetnames


def test_years_of_the_workbook_are_those_of_the_api(exports, whole, client):
    found, _ = sheets(exports.xlsx(whole))
    rows = client.get(f"/api/v1/werte?indikator={CARE}&ebene=gemeinde&gebiete={GRABOW}").json["zeilen"]
    mine = {row["Jahr"]: row["Wert"] for row in found["Verlauf"] if row["Schlüssel"] == GRABOW}
    for row in rows:
        if row["jahr"] in mine:
            assert (
                mine[row["jahr"]] == pytest.approx(row["wert"], abs=5e-4) or row["wert"] is mine[row["jahr"]]
            )
    assert len(mine) >= 10


@pytest.fixture(scope="module")
def hostile(answers):
    edition = hostile_edition()
    exports = exports_of(answers, edition)
    return exports, exports.export(edition.key, DISTRICT, "de", ROOT)


def test_nothing_that_is_written_becomes_a_field_or_leaves_word_broken(hostile):
    exports, export = hostile
    body = exports.docx(export)
    told = [one.text.strip() for one in part(body, "word/document.xml").iter(f"{W}instrText")]
    assert all(re.match(r"(TOC|PAGEREF _Toc\d+|SEQ Abbildung|PAGE)\b", one) for one in told)
    joined = "\n".join(one.text for one in docx.Document(io.BytesIO(body)).paragraphs)
    assert "<script>alert(1)</script>" in joined and "#import" in joined
    relations = part(body, "word/_rels/document.xml.rels")
    outside = [one.get("Target") for one in relations if one.get("TargetMode") == "External"]
    assert all(one.startswith((ROOT, "https://", "http://", "mailto:")) for one in outside)
    for name in names(body):
        if name.endswith((".xml", ".rels")):
            part(body, name)


def test_nothing_that_is_written_becomes_a_formula(hostile):
    exports, export = hostile
    book = openpyxl.load_workbook(io.BytesIO(exports.xlsx(export)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert cells
    assert all(cell.data_type != "f" for cell in cells)
    assert any(str(cell.value).startswith("=HYPERLINK(") for cell in cells)


def test_slides_of_an_edition_without_figures_are_refused_with_a_sentence(hostile):
    exports, export = hostile
    assert not export.report.figures
    with pytest.raises(UnknownKey, match="keine Abbildung"):
        exports.pptx(export)


def test_slides_take_whatever_is_written(answers):
    """The same texts, with a figure in each chapter."""
    figure = (
        "\n\n```abbildung\nindikator: ohne_abschluss\nebene: kreis\norte: 13076\nansichten: [verlauf]\n```\n"
    )
    edition = hostile_edition(24)
    chapters = [replace(one, source=f"{_message(one.source)}{figure}") for one in edition.chapters]
    edition = replace(edition, chapters=tuple(chapters))
    exports = exports_of(answers, edition)
    export = exports.export(edition.key, DISTRICT, "de", ROOT)
    made = pptx.Presentation(io.BytesIO(exports.pptx(export)))
    assert len(made.slides) > 12
    links = {
        relation.target_ref
        for slide in made.slides
        for relation in slide.part.rels.values()
        if relation.is_external
    }
    assert all(one.startswith((ROOT, "https://", "http://", "mailto:")) for one in links)


def _message(source: str) -> str:
    """What is written as a number, a title and words of a key message."""
    line = re.sub("[`'\n{}]", " ", source)[:120]
    return f"```botschaft\nzahl: '{line}'\ntitel: '{line}'\ntext: '{line}'\n```"
