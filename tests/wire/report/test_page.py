"""The page of the education report: every number is that of the API, every word of an author is text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest

from callbacks.exports.contents import Exporting
from callbacks.report.editions import GivenEditions
from callbacks.report.page import ReportPage
from dashboard.domain.report.edition import ChapterText
from dashboard.domain.report.fact import FactKind
from dashboard.domain.report.written import PublishedEdition
from dashboard.errors import UnknownKey
from layouts.markup import markup
from layouts.report.parts import FILES, ReportAddress
from tests.callbacks.report.made_edition import made_edition
from tests.dashboard.report.test_filling import generated

KEY, GRABOW, AMT = "2026-probe", "13076050", "130765655"
NUMBER = re.compile(
    r'<a class="bl-val-link" href="/\?([^"]+)"[^>]*>(?:<data value="([^"]+)">|<span>)([^<]+)</(?:data|span)></a>'
)
ROW = re.compile(r'<th scope="row">([^<]+)</th><td class="n">(?:<data value="([^"]+)">)?([^<]*)')
TAGS = frozenset(
    "div aside p b i span a details summary nav ul ol li form input label select optgroup option button main header "
    "h1 h2 h3 section footer em strong data blockquote dl dt dd figure figcaption table caption thead tbody tr th td "
    "img br svg g path text title defs pattern rect circle line clippath".split()
)


class Read(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, name: str) -> list[str]:
        return [value for one, value in self.attributes if one == name]


@pytest.fixture(scope="module")
def reports(answers) -> ReportPage:
    gone = replace(made_edition(), key="2024", title="Bildungsbericht 2024")
    lost = replace(made_edition(version="1999.1"), key="1999")
    page = ReportPage(
        Exporting(answers),
        GivenEditions(
            (
                PublishedEdition(made_edition(), {}, ""),
                PublishedEdition(gone, {}, "", date(2025, 1, 3), "Falsch geliefert."),
                PublishedEdition(lost, {}, ""),
            )
        ),
    )
    page.files = FILES
    return page


@pytest.fixture(scope="module")
def shown(reports):
    def of(chapter: str = "", place: str = "", lang: str = "de", key: str = KEY) -> str:
        return markup(reports.of(ReportAddress(key, chapter, place, lang)).content)

    return of


def words_of(html: str) -> str:
    """With plain spaces, as a test writes them."""
    return unescape(html).replace("\N{NO-BREAK SPACE}", " ")


def given(client, query: str) -> list[dict]:
    response = client.get(f"/api/v1/werte?{query}&format=json")
    assert response.status_code == 200, response.text
    return response.json["zeilen"]


def test_a_chapter_has_every_block_that_was_written(shown):
    html = words_of(shown("frueh"))
    for words in (
        "Das Wichtigste", "Mehr als die Hälfte der Kinder", "Wie viele Kinder unter drei besuchen", "Abbildung 1.1",
        "Beispieldaten", "So lesen Sie die Abbildung.", "Im Monitor, wie damals", "Aus den Zahlen berechnet",
        "Tagespflege fehlt hier", "Text: Bildungsbüro, 22. April 2026", "Gute Praxis", "Witzin, Mustin, Kobrow",
        "Empfehlungen", ">E1<", "Dezember 2027", "begonnen", "Beobachten: ", "seit 2020", "Was wir nicht wissen",
        "Wartelisten gibt es nicht", "2 Übergang Schule–Beruf", "Überblick",
    ):  # fmt: skip
        assert words in html, words
    for sign in ("bl-sign na", "bl-classes", "bl-word zufall", "bl-report-wide"):
        assert sign in html, sign


def test_each_view_of_a_figure_is_a_picture_that_says_which(shown):
    html = words_of(shown("frueh"))
    found = re.findall(r'href="/bild/(\w+)\.png[^>]*?aria-label="([^"]+)"', html)
    assert ("karte", "Abbildung 1.1 als Bild: Karte") in found
    assert ("zeitreihe", "Abbildung 1.1 als Bild: Zeitreihe") in found


def test_german_titles_in_english_contents_are_marked_as_german(shown):
    contents = shown("frueh", lang="en").partition('class="bl-report-contents"')[2].partition("</nav>")[0]
    assert re.search(r'href="#abschnitt-[^"]+">1\.1 <span lang="de">Wie viele Kinder', contents)
    assert '<a href="#das-wichtigste">' in contents


def test_the_overview_says_what_the_edition_is(shown):
    html = words_of(shown())
    for words in (
        "Zahlen der Fassung ", "Redaktionsschluss 30. April 2026", "veröffentlicht am 12. Juni 2026",
        "Beispiel für die Form", "Mehr als die Hälfte der Kinder", "Impressum der Ausgabe", "Herausgeber: ",
        f"/bericht/{KEY}.pdf", f"/bericht/{KEY}.docx", f"/bericht/{KEY}.pptx", f"/bericht/{KEY}.xlsx",
    ):  # fmt: skip
        assert words in html, words


def test_every_number_in_a_text_is_that_of_the_api(shown, reports, client):
    report = reports.report(made_edition(), "13076", "de")
    for chapter in report.chapters:
        html = shown(chapter.key)
        found = {(unescape(query), unescape(text)): value for query, value, text in NUMBER.findall(html)}
        told = [one for one in chapter.facts if one.asked.kind not in (FactKind.VERDICT, FactKind.NAME)]
        assert told
        for fact in told:
            value, year = found[fact.query, fact.text], f"jahr={fact.when[-4:]}"
            assert year in fact.query and "stand=" in fact.query
            (row,) = given(client, fact.query)
            match fact.asked.kind:
                case FactKind.VALUE:
                    assert float(value) == pytest.approx(row["wert"], abs=0.005)
                case FactKind.CHANGE:
                    (before,) = given(client, fact.query.replace(year, f"jahr={fact.asked.since}"))
                    assert float(value) == pytest.approx(row["wert"] - before["wert"], abs=0.011)
                case FactKind.COUNTS:
                    assert value == "" and fact.text == " von ".join(
                        f"{row[name]:,}".replace(",", ".") for name in ("zaehler", "nenner")
                    )
                case _:
                    raise AssertionError(fact.asked.kind)


@pytest.mark.parametrize("chapter", ["frueh", "anhang"])
def test_every_place_of_a_figure_has_the_value_of_the_api(shown, reports, client, chapter):
    figure = reports.report(made_edition(), "13076", "de").figures[0]
    table = shown(chapter).split(f"Tabelle zu Abbildung {figure.number}")[-1].split("</table>")[0]
    of_places = re.sub(r"&gebiete=[^&]*|gebiete=[^&]*&?", "", figure.query)
    rows = {one["name"]: one["wert"] for one in given(client, of_places)}
    found = ROW.findall(table)
    assert len(found) == len(rows) == 142
    for name, value, text in found:
        wanted = rows[unescape(name)]
        assert (value == "") == (wanted is None), name
        assert text if wanted is None else float(value) == pytest.approx(wanted, abs=0.005), name


def test_a_figure_opens_the_monitor_as_it_was(shown, client):
    (query,) = re.findall(r'<a class="btn bl-quiet bl-report-open" href="/\?([^"]+)"', shown("frueh"))
    query = unescape(query)
    assert "stand=" in query
    response = client.get(f"/?{query}")
    assert response.status_code == 200
    assert "Betreuungsquote unter 3 Jahren" in unescape(response.text) and "2024" in response.text


@pytest.mark.parametrize("chapter", ["", "frueh", "uebergang", "anhang"])
@pytest.mark.parametrize("place", ["", GRABOW])
def test_names_are_given_once_and_anchors_lead_somewhere(shown, chapter, place):
    read = Read(shown(chapter, place))
    twice = [id_ for id_, count in Counter(read.all("id")).items() if count > 1]
    assert twice == []
    ids = set(read.all("id"))
    assert {href[1:] for href in read.all("href") if href.startswith("#")} <= ids
    assert set(read.all("aria-describedby")) <= ids
    assert {
        url[4:-1].lstrip("#") for value in read.all("fill") for url in [value] if value.startswith("url(")
    } <= ids


@pytest.mark.parametrize("part", range(8))
def test_whatever_authors_write_is_text(reports, answers, part):
    texts = generated(200)[part * 25 : part * 25 + 25]
    hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    chapters = tuple(
        ChapterText(f"k{at}", hostile + text[:60], text[:200], text, hostile, None)
        for at, text in enumerate(texts)
    )
    edition = replace(
        made_edition(), key="wild", title=hostile, subtitle=hostile, imprint=hostile, chapters=chapters
    )
    wild = ReportPage(reports.contents.exporting, GivenEditions((PublishedEdition(edition, {}, ""),)))
    for chapter in ("", *(one.key for one in chapters), "anhang"):
        read = Read(markup(wild.of(ReportAddress("wild", chapter)).content))
        assert read.tags <= TAGS, read.tags - TAGS
        assert not [name for name, _ in read.attributes if name.startswith("on")]
        assert all(re.match(r"(https?://|mailto:|/(?!/)|#)", href) for href in read.all("href"))
        assert chapter == "anhang" or hostile in "".join(read.words)


@pytest.mark.parametrize("place", [GRABOW, AMT])
def test_a_short_report_has_figures_and_sentences_of_its_place_alone(shown, reports, place):
    html = unescape(shown("frueh", place))
    assert "Abbildung 1.1" in html and "Aus den Zahlen berechnet" in html
    for words in ("Empfehlungen", "Gute Praxis", "Das Wichtigste", "Bildungsbüro", "Nur für den Kreis"):
        assert words not in html
    name = reports.contents.place(place).name
    assert f"Kurzbericht über {name}" in unescape(shown("", place))
    assert f"/bericht/{KEY}.pdf?ort={place}" in html
    assert html.count(f"ort={place}") > 6, "chapters keep the place"


def test_english_keeps_the_texts_of_the_office_and_their_numbers(shown):
    html = unescape(shown("frueh", lang="en"))
    for words in (
        "Key messages",
        "In the Monitor, as it was",
        "The texts of the edition are in German",
        "begun",
    ):
        assert words in html
    prose = html.split('class="bl-report-prose"')[1]
    assert '<div lang="de"><p>Im Landkreis' in prose and ">57,2\N{NO-BREAK SPACE}%<" in prose
    computed = html.split("bl-report-computed-head")[1].split("</ul>")[0]
    assert "Grabow" in computed and "liegt" not in computed and "unterscheidet" not in computed
    assert "sprache=en" in html.split('rel="next"')[0].split("<a ")[-1]


@pytest.mark.parametrize(
    ("address", "german", "english"),
    [
        (ReportAddress("2019"), "„2019“", "no edition “2019”"),
        (ReportAddress(KEY, "kapitel-9"), "Kapitel „kapitel-9“", "no chapter “kapitel-9”"),
        (ReportAddress(KEY, place="09162"), "„09162“", "“09162”"),
        (ReportAddress("2024"), "am 3. Januar 2025 zurückgezogen", "withdrawn on 3 January 2025"),
        (ReportAddress("2024"), "Grund: Falsch geliefert.", "Reason: Falsch geliefert."),
        (ReportAddress("1999"), "nicht mehr öffentlich", "no longer public"),
    ],
)
def test_what_there_is_not_is_said(reports, address, german, english):
    with pytest.raises(UnknownKey) as found:
        reports.of(address)
    assert german.replace("3. J", "3.\N{NO-BREAK SPACE}J") in found.value.message
    assert english.replace("3 J", "3\N{NO-BREAK SPACE}J") in found.value.english


def test_maps_bear_few_names_without_the_word_for_their_kind(reports, answers):
    answer = answers.read("indikator=betreuungsquote_u3&ebene=amt&jahr=2024")
    for _, svg in reports.views.map(answer, "m", "Karte", "").drawings:
        names = re.findall(r"<text[^>]*>([^<]+)</text>", svg)
        assert "Crivitz" in names and not [one for one in names if one.startswith("Amt ")]


def test_unknown_editions_are_not_found_over_http(client):
    response = client.get("/bericht/gibt-es-nicht", headers={"Accept": "text/html"})
    assert response.status_code == 404 and "„gibt-es-nicht“" in response.text


def test_the_list_names_editions_newest_first_and_says_what_was_withdrawn(reports):
    html = unescape(markup(reports.list("de").content))
    assert html.index("Bildungsbericht 2026") < html.index("Bildungsbericht 2024")
    assert "zurückgezogen am" in html and "Grund: Falsch geliefert." in html
    assert f'href="/bericht/{KEY}"' in html and 'href="/bericht/2024"' not in html
    assert "/bericht/1999" not in html, "its data version is gone, so nobody can read it"


def test_another_district_has_no_editions_of_this_one(app_of):
    client = app_of("07232").server.test_client()
    assert "/bericht/2026" not in client.get("/bericht").text
    assert client.get("/bericht/2026").status_code == 404


def test_a_table_and_a_ranking_have_one_picture(shown, reports):
    source = made_edition().chapters[1].source.replace("[verlauf, tabelle]", "[rangfolge, tabelle]")
    edition = replace(made_edition(), chapters=(replace(made_edition().chapters[1], source=source),))
    page = ReportPage(reports.contents.exporting, GivenEditions((PublishedEdition(edition, {}, ""),)))
    html = markup(page.of(ReportAddress(KEY, "uebergang")).content)
    assert html.count('href="/bild/rangfolge.png?') == 1


def test_without_editions_the_page_says_what_staff_do(answers):
    html = unescape(markup(ReportPage(Exporting(answers), GivenEditions()).list("de").content))
    assert "Noch ist keine Ausgabe veröffentlicht." in html and "Verwaltungs-App" in html


def test_an_unchanged_page_is_not_sent_again(client):
    first = client.get("/bericht")
    assert first.status_code == 200 and first.headers["Cache-Control"] == "no-cache"
    again = client.get("/bericht", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and again.data == b""
