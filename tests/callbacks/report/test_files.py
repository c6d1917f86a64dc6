"""What every file of the report says of its edition: that it was taken back, in which language it speaks, what its
numbers are and whose."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pptx
import pytest

from callbacks.exports.contents import Exporting
from callbacks.report.checking import EditionChecks
from callbacks.report.facts import ReportFacts
from dashboard.domain.observation import Status
from dashboard.domain.report.edition import ChapterText, EditionState
from dashboard.domain.report.fact import FactKind, FactReference
from dashboard.domain.report.written import PublishedEdition
from dashboard.errors import UnknownKey
from dashboard.exports.report.material import has_course, measured, noted_facts, source_lines, table_title
from dashboard.report.moved import MoveKind
from tests.callbacks.report.made_edition import made_edition
from tests.callbacks.report.made_exports import DISTRICT, GRABOW, ROOT, MadeEditions, exports_of
from tests.pdf_texts import page_texts

GONE = ("am 3. Januar 2027 zurückgezogen", "Grund: Falsch geliefert.", f"Es gilt „Neue“: {ROOT}bericht/2027")
SMALL = "13076163"


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "").split())


@pytest.fixture(scope="module")
def withdrawn(answers):
    later = replace(made_edition(), key="2027", title="Neue", before="2026-probe")
    exports = exports_of(answers)
    exports.editions = MadeEditions(made_edition(), date(2027, 1, 3), "Falsch geliefert.", later)
    return exports, exports.export("2026-probe", GRABOW, "de", ROOT)


def test_paper_of_an_edition_that_was_taken_back_says_so_first_and_on_every_page(withdrawn):
    exports, export = withdrawn
    pages = [plain(one) for one in page_texts(exports.pdf(export))]
    for said in GONE:
        assert said.replace(" ", "") in pages[0].replace(" ", "")
    assert all("zurückgezogen" in one for one in pages) and "Stand: zurückgezogen" in " ".join(pages)


def test_drafts_say_so_on_every_page_of_paper_and_in_the_head_of_word(answers):
    exports = exports_of(answers, replace(made_edition(), state=EditionState.VOTE))
    export = exports.export("2026-probe", GRABOW, "de", ROOT)
    pages = page_texts(exports.pdf(export))
    assert pages and all("Grabow · Entwurf" in plain(one) for one in pages[1:])
    heads = [one.header for one in docx.Document(io.BytesIO(exports.docx(export))).sections]
    assert any("Entwurf" in par.text for head in heads for par in head.paragraphs)
    assert "Entwurf" not in exports_of(answers).export("2026-probe", GRABOW, "de", ROOT).running


def test_the_cover_of_the_district_says_so_too(withdrawn):
    exports, _ = withdrawn
    pages = page_texts(exports.pdf(exports.export("2026-probe", DISTRICT, "en", ROOT)))
    assert "withdrawn on 3 January 2027 and is no longer valid" in plain(pages[0])


def test_word_slides_and_workbook_of_it_say_so(withdrawn):
    exports, export = withdrawn
    made = docx.Document(io.BytesIO(exports.docx(export)))
    said = [plain(one.text) for one in made.paragraphs]
    assert all(any(words in one for one in said[:6]) for words in GONE)
    assert "zurückgezogen" in made.sections[0].header.paragraphs[0].text
    slides = pptx.Presentation(io.BytesIO(exports.pptx(export))).slides
    texts = [
        plain(" ".join(one.text_frame.text for one in slide.shapes if one.has_text_frame)) for slide in slides
    ]
    assert all(words in texts[0] for words in GONE[:2]) and all("zurückgezogen" in one for one in texts)
    book = openpyxl.load_workbook(io.BytesIO(exports.xlsx(export)))
    told = " ".join(plain(str(cell.value)) for row in book["Quellen"] for cell in row if cell.value)
    assert all(words in told for words in GONE)
    assert "zurückgezogen" in book.properties.title


def test_without_one_that_followed_no_other_is_named(answers):
    exports = exports_of(answers)
    exports.editions = MadeEditions(made_edition(), date(2027, 1, 3), "")
    export = exports.export("2026-probe", GRABOW, "de", ROOT)
    assert len(export.withdrawn) == 1 and "3.\N{NO-BREAK SPACE}Januar 2027" in export.withdrawn[0]


def test_an_edition_in_force_says_nothing_of_the_kind(answers):
    export = exports_of(answers).export("2026-probe", GRABOW, "de", ROOT)
    assert export.withdrawn == () and export.running == export.name


@pytest.mark.parametrize("lang", ["de", "en"])
def test_figures_that_went_off_show_for_newer_rules_are_told_kindly_in_every_file(answers, monkeypatch, lang):
    exports = exports_of(answers, made_edition(version="1999.1"))
    monkeypatch.setattr(answers.repository, "under_older_rules", lambda version: version == "1999.1")
    with pytest.raises(UnknownKey) as found:
        exports.export("2026-probe", DISTRICT, lang, ROOT)
    said = found.value.message if lang == "de" else found.value.english
    words = (
        ("strenger geschützt", "1999.1", "Monitor")
        if lang == "de"
        else ("more strictly", "1999.1", "Monitor")
    )
    assert all(one in said for one in words)


@pytest.mark.parametrize("rules", [True, False])
def test_what_newer_rules_protect_is_not_told_by_the_edition_before(answers, monkeypatch, rules):
    """The frozen number of a village that is protected today."""
    checks = EditionChecks(Exporting(answers))
    asked = FactReference(FactKind.VALUE, SMALL, "betreuungsquote_u3", "", "2020")
    now = ReportFacts(answers, answers.repository.version(), DISTRICT).fact(asked)
    assert now.status is Status.SUPPRESSED
    numbers = {asked: replace(now, text="33,3 %", value=33.3, status=Status.REPORTED, counts="1 von 3")}
    chapter = ChapterText("a", "A", "", f"In Zülow {{{{betreuungsquote_u3:{SMALL}:2020|geheim}}}}.")
    edition = replace(made_edition(), chapters=(chapter,))
    before = replace(edition, version="1999.1")
    monkeypatch.setattr(answers.repository, "under_older_rules", lambda version: rules)
    moved = checks.moved(edition, before, PublishedEdition(before, numbers, ""))
    assert [one.kind for one in moved] == [MoveKind.HIDDEN]
    assert (moved[0].before, moved[0].after) == ("nicht mehr gezeigt" if rules else "33,3 %", "geschützt")


def test_texts_stay_german_and_their_annex_is_english(answers):
    exports = exports_of(answers)
    german, english = (exports.export("2026-probe", DISTRICT, lang, ROOT) for lang in ("de", "en"))
    pairs = zip(noted_facts(german.report).values(), noted_facts(english.report).values(), strict=True)
    shares = [(one.text, other.text) for (_, one), (_, other) in pairs if one.text.endswith("%")]
    assert shares and all(other == one.replace(",", ".") for one, other in shares)
    pages = plain(" ".join(page_texts(exports.pdf(english))))
    share = shares[0][0].replace("\N{NO-BREAK SPACE}", " ")
    prose, annex = (
        pages.split("Numbers in the text")[-2:] if pages.count("Numbers in the text") > 1 else ("", "")
    )
    assert share in pages and share.replace(",", ".") in annex and prose


def test_decimals_of_an_english_workbook_are_shown(answers):
    exports = exports_of(answers)
    for lang in ("de", "en"):
        book = openpyxl.load_workbook(
            io.BytesIO(exports.xlsx(exports.export("2026-probe", DISTRICT, lang, ROOT)))
        )
        formats = {
            row[5].number_format
            for row in book.worksheets[0].iter_rows(min_row=2)
            if row[5].value is not None
        }
        assert formats and all("0.0" in one for one in formats), lang


def test_contents_of_word_lead_to_their_places_and_say_who_reckons_pages(answers):
    exports = exports_of(answers)
    made = docx.Document(io.BytesIO(exports.docx(exports.export("2026-probe", DISTRICT, "de", ROOT))))
    at = next(at for at, one in enumerate(made.paragraphs) if one.text == "Inhalt")
    assert made.paragraphs[at + 1].text.startswith("Word berechnet die Seitenzahlen")
    entries = [one for one in made.paragraphs if one.style.name.startswith(("toc ", "table of figures"))]
    assert entries and all(one.hyperlinks and not one.text.endswith("\t") for one in entries)


@pytest.fixture(scope="module")
def shipped_edition(answers):
    exports = exports_of(answers)
    exports.editions = answers.repository
    return exports


def test_the_short_report_of_a_village_has_four_pages_and_names_its_rows(shipped_edition):
    """Nearly everything there is protected: words wider than numbers."""
    pages = page_texts(shipped_edition.pdf(shipped_edition.export("2026", SMALL, "de", ROOT)))
    assert len(pages) <= 4
    said = plain(" ".join(pages))
    for number in ("1.1", "3.1", "5.3"):
        assert re.search(rf"Abb\. {number}( \(je 100\))?: Zülow", said), number


def test_a_figure_with_a_title_of_its_own_says_what_its_numbers_are(shipped_edition):
    figures = {one.number: one for one in shipped_edition.export("2026", DISTRICT, "de", ROOT).report.figures}
    own = figures["5.2"]
    assert own.title == "Abgehende nach Abschluss"
    assert measured(own, "de", whole=True) == "Karte und Zahlen: Abgehende ohne Berufsreife, 2022."
    assert measured(own, "de", whole=False).startswith("Zahlen: ")
    assert (
        measured(figures["1.1"], "de", whole=True) == ""
        and table_title(figures["1.1"]) == "Kinderarmut, 2022"
    )
    assert has_course(figures["5.2"]) and not has_course(figures["2.1"])


def test_tables_of_the_offices_are_named_by_office_and_database(shipped_edition):
    export = shipped_edition.export("2026", DISTRICT, "de", ROOT)
    office = "Statistische Ämter des Bundes und der Länder, Regionaldatenbank, Tabelle"
    facts = [fact.source for _, fact in noted_facts(export.report).values()]
    numbered = [one for one in facts if re.search(r"\d{5}-\d\d-\d\d-\d", one)]
    assert numbered and all(one.startswith(office) for one in numbered)
    lines = [one for one in source_lines(export) if "13211-02-05-4" in one]
    assert any(
        one.startswith(f"Arbeitsmarktstatistik der Bundesagentur für Arbeit: {office}") for one in lines
    )
    assert len({one.rpartition("Tabelle")[2] for one in source_lines(export) if office in one}) == sum(
        office in one for one in source_lines(export)
    )
    assert not any(": Quelle:" in one for one in source_lines(export))


def test_short_chapters_without_figures_share_a_page_of_word(answers):
    first = made_edition().chapters[0]
    texts = [ChapterText(f"kurz{at}", f"Kurz {at}", "", "Ein Satz.") for at in range(2)]
    exports = exports_of(answers, replace(made_edition(), chapters=(first, *texts)))
    made = docx.Document(io.BytesIO(exports.docx(exports.export("2026-probe", DISTRICT, "de", ROOT))))
    heads = [one for one in made.paragraphs if one.style.name == "Heading 1"]
    assert [one.paragraph_format.page_break_before for one in heads] == [None, None, False, None]
