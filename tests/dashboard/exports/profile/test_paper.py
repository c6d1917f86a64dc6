"""The profile as PDF, from a profile made by hand: what every reader finds in it, and nobody has to guess."""

import io
import re
from dataclasses import replace

import pikepdf
import pypdf
import pytest

from dashboard.domain.observation import Status
from dashboard.exports.profile.paper import profile_report, words_used
from dashboard.texts import say
from tests.dashboard.exports.profile.profiles import exported, of_three_years, profile, row
from tests.tagged import elements, faults


@pytest.fixture(scope="module")
def body():
    return profile_report(exported())


@pytest.fixture(scope="module")
def pages(body):
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(body)).pages]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_whoever_cannot_see_it_can_read_it(lang):
    title = say(lang, "export_title", name="Ödhof")
    assert faults(profile_report(exported(lang=lang)), title, lang) == []


def test_a_pdf_that_is_not_tagged_has_faults(body):
    """Without this the claim above could not fail."""
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(body)) as opened:
        figure = next(one for one in elements(opened.Root.StructTreeRoot) if one.S == "/Figure")
        del figure["/Alt"]
        del opened.Root["/Lang"]
        opened.save(plain)
    found = faults(plain.getvalue(), "Profil Ödhof", "de")
    assert found == ["another language", "a picture without words"]
    assert faults(body, "anders", "de") == ["titled Profil Ödhof"]


def test_each_theme_is_a_table_whose_heads_say_what_stands_below(body):
    with pikepdf.open(io.BytesIO(body)) as opened:
        tables = [one for one in elements(opened.Root.StructTreeRoot) if one.S == "/Table"]
        assert len(tables) == 2, "a theme without rows has none"
        for table, count in zip(tables, (13, 28), strict=True):
            found = list(elements(table))
            assert len([one for one in found if one.S == "/TR"]) == 1 + count
            assert {str(one.A[0].Scope) for one in found if one.S == "/TH"} == {"/Column"}
            cells = [one for one in found if one.S == "/TD"]
            assert all(len(one.A[0].Headers) == 1 for one in cells)


def test_a_row_is_on_one_page_and_under_the_name_of_its_theme(pages):
    for at in range(41):
        found = [page for page in pages if f"Merkmal Nummer {at} mit" in page]
        assert len(found) == 1
        assert ("Frühe Bildung" if at < 13 else "Übergang Schule–Beruf") in found[0]
    counted = [page.count("44 von 83") for page in pages]
    assert counted == [len(re.findall(r"Merkmal Nummer (?!12 |40 )\d+ mit", page)) for page in pages]


def test_every_page_says_which_it_is_and_of_what(pages):
    assert len(pages) in (2, 3)
    for at, page in enumerate(pages, start=1):
        assert f"Seite {at} von {len(pages)}" in page
        assert "Ödhof" in page and "Fassung 2026.1" in page
        assert "teils Beispieldaten" in page


def test_the_caption_says_everything_in_the_end(pages):
    joined = pages[-1].replace("-", "").replace(" ", "")
    for label, words in exported().caption.entries():
        assert f"{label}:{words}".replace("-", "").replace(" ", "") in joined
    with pikepdf.open(io.BytesIO(profile_report(exported()))) as opened:
        links = {str(one.A.URI) for page in opened.pages for one in page.get("/Annots", []) if "/A" in one}
        assert "http://localhost/gemeinde/13076001?stand=2026.1" in links
        assert "http://localhost/?indikator=merkmal_3&gebiete=13076001" in links
        assert "http://localhost/gemeinde/13076002" in links, "a similar place leads to its own profile"


def test_findings_stand_before_the_rows(pages):
    assert (
        pages[0].index("niedrigsten Wert")
        < pages[0].index("Hier geprüft: drei")
        < pages[0].index("Merkmal Nummer 0")
    )


def test_a_word_is_explained_where_it_is_used_and_only_there():
    assert [word for word, _ in words_used(exported())] == [
        "deutlich", "möglich", "im Rahmen des Zufalls", "nicht prüfbar", "Spanne", "wenige Fälle", "geschützt",
        "Beispiel", "Rang",
    ]  # fmt: skip
    plain = exported(profile((row(1),)))
    assert [word for word, _ in words_used(plain)] == ["im Rahmen des Zufalls", "Spanne", "Beispiel", "Rang"]


def test_a_hidden_value_is_said_in_words_and_its_charts_show_no_dot():
    hidden = row(7, value=None, status=Status.SUPPRESSED)
    with pikepdf.open(io.BytesIO(profile_report(exported(profile((hidden,)))))) as opened:
        alts = [str(one.Alt) for one in elements(opened.Root.StructTreeRoot) if one.S == "/Figure"]
    spines = [alt for alt in alts if alt.startswith("Merkmal Nummer 7")]
    assert len(spines) == 1, "no year has a value: no sparkline"
    assert "Ödhof geschützt" in spines[0]


@pytest.mark.parametrize("strange", ["😀", "中文", "#emph[kein Befehl] $x$ <b>", "\u200b", "a\u0301"])
def test_no_sign_in_a_name_keeps_a_profile_from_being_written(strange):
    made = profile_report(exported(profile(name=f"Ödhof {strange}")))
    assert "Ödhof" in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()


def test_a_profile_without_rows_findings_or_map_is_a_page():
    empty = replace(profile(), rows=(), findings=(), similar=(), similar_sentence="", facts=())
    assert len(pypdf.PdfReader(io.BytesIO(profile_report(exported(empty)))).pages) == 1


def test_years_together_are_named_with_the_reason_and_explained_once():
    made = exported(profile((row(0), of_three_years(1), of_three_years(2))))
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(profile_report(made))).pages)
    assert text.count("2024 allein: wenige Fälle") == text.count("2022–2024 · Beispiel") == 2
    assert text.count("Mehrere Jahre:") == 1
    assert dict(words_used(made))["Mehrere Jahre"] == say("de", "profile_periods")
    assert "Mehrere Jahre" not in dict(words_used(exported(profile((row(0),)))))
