"""`/integration` over HTTP: complete without scripts, in both languages, whatever the address says."""

import io
import re
from dataclasses import replace
from html import unescape

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook
from pptx import Presentation

from callbacks.institutions.institution_data import present_day
from dashboard.domain.observation import Provenance
from tests.institutions.samples import PARCHIM, Samples
from tests.integration.samples import HAGENOW, LUEBZ, course, courses, with_courses
from tests.short_links import long_form


@pytest.fixture
def holding(app_of, monkeypatch):
    """Makes a client of a monitor whose newest version holds what `change` makes of its entries."""

    def client(change, district="13076"):
        app = app_of(district)
        repository, entries = app.answers.repository, app.answers.repository.entries
        monkeypatch.setattr(
            repository, "entries", lambda version=None: change(entries(version)), raising=False
        )
        return app.server.test_client()

    return client


@pytest.fixture
def samples(holding):
    return holding(lambda entries: with_courses(entries, present_day()))


def got(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, path
    return unescape(response.text)


def plain(page):
    """The words of the page below the head, with single blanks."""
    main = page.partition('id="inhalt"')[2].partition("<footer")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).replace("\xa0", " ").split())


def lanes(page):
    return re.findall(r'class="bl-lane"', page)


def test_the_overlap_of_three_small_courses_is_what_a_coordinator_would_propose(samples):
    page = plain(got(samples, "/integration"))
    assert "Ü1 Alphabetisierung: drei Kurse in Hagenow" in page
    assert "4, 3 und 4 Angemeldete, nötig sind 10; Beginn innerhalb von 14 Tagen." in page
    assert "Zusammen sind es 11: Ein Kurs kommt zustande." in page
    assert "Niemand muss in einen anderen Ort." in page
    assert "Ü2 Berufssprachkurs B2: zwei Kurse in Parchim und Neustadt-Glewe" in page
    assert "6 und weniger als 3 Angemeldete" in page and "Zusammen sind es mindestens 7 von 12" in page
    assert (
        "L1 Allgemeiner Integrationskurs fehlt in Lübz 14 warten, am längsten 9 Wochen; das Ziel sind 6."
        in page
    )
    assert "Zu klären: Zeiten" in page


def test_nothing_tells_how_many_a_secret_number_is(samples):
    """One or two people: in no queue, no sum and no length of a bar."""
    page = got(samples, "/integration")
    said = plain(page)
    assert "Weniger als 3 warten." in said and "geschützt" in said
    assert "25 Menschen warten und einmal weniger als 3" in said
    row = re.search(r"<li><span>Berufssprachkurs B2, Lübz </span>(.*?)</li>", page)[1]
    assert 'class="hid"' in row and "width" not in row
    lane = next(one for one in page.split("<li ") if "Sprachschule Lewitz" in one and "weniger als 3" in one)
    assert "--f" not in lane and "mindestens 10 mehr nötig" in lane


def test_both_languages_say_everything_and_examples_are_marked(samples):
    german, english = plain(got(samples, "/integration")), plain(got(samples, "/integration?sprache=en"))
    assert "Alle Kurse und Wartelisten hier sind erfunden" in german
    assert "All courses and waiting lists here are invented" in english
    assert "Together they are 11: one course takes place." in english
    assert "O1" in english and "Ü1" not in english and not re.search(r"\b(Kurse|Träger|warten)\b", english)


def test_filters_are_a_form_and_the_address_is_the_state(samples):
    page = got(samples, f"/integration?kursart=alphabetisierung&kursart=eltern&ort={HAGENOW}&umkreis=10")
    assert len(lanes(page)) == 4, "of both kinds, within 10 km of Hagenow: Wittenburg, too"
    assert 'value="alphabetisierung" checked' in page and 'value="allgemein" checked' not in page
    assert len(lanes(got(samples, "/integration?frei=ja&kursart=allgemein"))) == 3, "two courses and a gap"
    assert "Familienzentrum" in plain(got(samples, "/integration?betreuung=ja"))
    assert "Elbe-Akademie" not in plain(got(samples, "/integration?betreuung=ja"))
    assert len(lanes(got(samples, "/integration?niveau=B2&kursart=beruf_b2"))) == 4


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("kursart=tanz", "Die Kursart tanz gibt es nicht"),
        ("ort=999", "Den Ort 999 gibt es hier nicht"),
        ("umkreis=25", "Ein Umkreis gilt um einen Ort"),
        ("umkreis=0&niveau=Z9&ab=morgen", "umkreis, niveau, ab"),
        ("ab=2031-01", "Im Monat 2031-01 liegt kein Kurs"),
        ("ueberschneidung=9", "Eine Überschneidung Ü9 gibt es"),
        ("schwerpunkt=Fliegen", "Den Schwerpunkt Fliegen hat keine"),
    ],
)
def test_what_cannot_be_shown_falls_back_and_is_said(samples, query, said):
    assert said in plain(got(samples, f"/integration?{query}"))


def test_an_address_is_written_back_as_it_was_read(samples):
    query = f"kursart=jugend,eltern&ort={LUEBZ}&umkreis=40&ab={present_day():%Y-%m}"
    page = got(samples, f"/integration?{query}")
    assert f'href="/integration?ansicht=inklusion&{query}"' in page


def test_the_table_holds_what_the_timeline_holds_and_what_is_over(samples):
    page = got(samples, "/integration?darstellung=tabelle")
    table = page.partition("bl-int-table")[2].partition("</table>")[0]
    assert table.count("<tr>") == 1 + 13
    assert "abgesagt: zu wenige" in page and "2 beendete oder abgesagte Kurse" in page
    assert table.count("Beispiel") == 13


def test_without_courses_there_is_a_sentence_and_no_overlap(holding):
    page = plain(got(holding(lambda entries: replace(entries, courses=(), queues=())), "/integration"))
    assert "Für Landkreis Ludwigslust-Parchim sind keine Kurse eingespielt." in page
    assert "Was auffällt" not in page


def test_another_district_has_none_of_these_courses(holding):
    client = holding(lambda entries: with_courses(entries, present_day()), "13071")
    assert "sind keine Kurse eingespielt" in plain(got(client, "/integration"))


@pytest.mark.parametrize("tab", ["kurse", "kennzahlen", "inklusion"])
def test_no_tab_of_a_district_of_another_state_speaks_of_ours(app_of, tab):
    page = plain(got(app_of("07232").server.test_client(), f"/integration?ansicht={tab}"))
    assert "Integration und Inklusion" in page
    for ours in ("Ludwigslust", "Parchim", "Hagenow", "Beispiel"):
        assert ours not in page, ours


def test_only_past_courses_are_said_to_be_past(holding):
    old = tuple(
        course(str(at), "allgemein", PARCHIM, present_day(), -400 - at, 90, provenance=Provenance.DISTRICT)
        for at in range(2)
    )
    page = plain(got(holding(lambda entries: replace(entries, courses=old, queues=())), "/integration"))
    assert "Alle bekannten Kurse sind beendet oder abgesagt." in page
    assert "2 beendete oder abgesagte Kurse" in page and "erfunden" not in page
    assert "Es ist keine Warteliste bekannt. Das heißt nicht, dass niemand wartet." in page


def test_official_figures_leave_examples_out(samples):
    assert "sind keine Kurse eingespielt" in plain(got(samples, "/integration?herkunft=amtlich"))


def test_the_map_says_what_it_shows(samples):
    page = got(samples, f"/integration?ort={LUEBZ}&umkreis=25")
    assert re.search(r"Kreis: 25 km um Lübz; darin liegen \d+ Orte", page)
    drawn = page.partition('class="bl-int-map"')[2].partition("</figure>")[0]
    assert 'role="img"' in drawn and "Parchim: 4 Kurse" in drawn and "Lücke L1" in drawn
    assert "<script" not in drawn


def test_figures_of_the_theme_keep_the_rules_of_the_monitor(samples):
    page = plain(got(samples, "/integration?ansicht=kennzahlen"))
    assert "Ausländische Schülerinnen und Schüler" in page and "Land" in page
    assert "Kurse nach Art und Ort" not in page


def test_places_without_barriers_stand_by_distance(app_of, monkeypatch):
    app = app_of()
    monkeypatch.setattr(app.institutions, "_stored", Samples())
    monkeypatch.setattr(app.answers, "_cache", type(app.answers._cache)())
    page = got(app.server.test_client(), f"/integration?ansicht=inklusion&ort={PARCHIM}")
    assert "1 sind barrierefrei, 1 teilweise, 0 nicht" in plain(page)
    assert page.index("Kita Ährenfeld") < page.index("Grundschule <West>".replace("<", "<")), (
        "free before partly"
    )
    assert "Förderquote" in page or "Sonderpädagogischer Förderbedarf" in page


def texts(client, path):
    return [one.text or "" for one in fromstring(client.get(path).text).iter() if one.tag.endswith("}text")]


def test_the_picture_holds_the_lanes_and_the_numbers_of_the_page(samples):
    said = texts(samples, "/bild/integration.svg")
    assert {"Ü1", "Ü2", "L1", "L2", "Alphabetisierung"} <= set(said)
    assert sum("· 4 von 16" in one for one in said) == 2
    assert any("Beispieldaten" in one for one in said)
    assert samples.get("/bild/integration.png?breite=640").data[:4] == b"\x89PNG"
    on_map = texts(samples, "/bild/integration-karte.svg")
    assert {"Ü1", "L1"} <= set(on_map)
    nothing = texts(samples, "/bild/integration.svg?kursart=frauen")
    assert "Zu dieser Auswahl gibt es keine Kurse." in nothing


def words_of(slide):
    shapes = list(slide.shapes)
    found = []
    while shapes:
        one = shapes.pop()
        if hasattr(one, "shapes"):
            shapes += list(one.shapes)
        elif one.has_text_frame:
            found.append(one.text_frame.text)
    return "\n".join(found)


def test_an_overlap_is_a_slide_that_says_the_gain(samples):
    made = Presentation(io.BytesIO(samples.get("/integration/folie.pptx?ueberschneidung=1").data))
    assert len(made.slides) == 1
    slide = made.slides[0]
    assert slide.shapes.title.text_frame.text.replace("\n", " ") == "Alphabetisierung: drei Kurse in Hagenow"
    said = " ".join(words_of(slide).split())
    assert "Ein Kurs kommt zustande" in said and "Menschen in einem Kurs" in said and "Bildungswerk" in said
    assert "Beispieldaten" in said and "Volkshochschule" not in said
    whole = Presentation(io.BytesIO(samples.get("/integration/folie.pptx").data))
    assert "Volkshochschule" in words_of(whole.slides[0])


def test_tables_hold_every_course_with_days_and_no_secret(samples):
    book = load_workbook(io.BytesIO(samples.get(f"/integration.xlsx?ort={LUEBZ}").data))
    rows = list(book["Kurse"].values)
    assert len(rows) == 1 + len(courses(present_day()))
    people = rows[0].index("Belegt")
    assert sum(row[people] == "weniger als 3" for row in rows) == 1
    assert [row[rows[0].index("Frei")] for row in rows if row[people] == "weniger als 3"] == [None]
    assert all(row[rows[0].index("km")] is not None for row in rows[1:])
    assert any("Zusammen sind es 11" in (row[1] or "") for row in book["Was auffällt"].values)
    written = samples.get("/integration.csv?sprache=en").data.decode("utf-8-sig")
    assert written.startswith("Kind;Levels;Place") and "fewer than 3" in written and "# " in written


def test_every_view_has_a_short_link_and_what_is_taken_along_names_it(samples):
    view = f"kursart=alphabetisierung&ort={HAGENOW}&umkreis=15&darstellung=tabelle"
    page = got(samples, f"/integration?{view}")
    assert 'id="integration-link"' in page and 'data-copied="Link kopiert"' in page
    link = samples.get(f"/l?seite=integration&{view}").json["link"]
    assert link.startswith("/l/") and len(link) < len(view)
    opened = samples.get(link)
    assert (opened.status_code, opened.headers["Location"]) == (302, f"/integration?{view}")
    book = load_workbook(io.BytesIO(samples.get(f"/integration.xlsx?{view}").data))
    told = [str(cell) for sheet in book for row in sheet.values for cell in row if "/l/" in str(cell)]
    assert told, "the short link of this very view"
    where = long_form(told[0])
    assert where.startswith("http://localhost/integration?") and view in where and "stand=" in where


def test_examples_say_the_day_they_stand_for_because_they_do_not_move_with_the_calendar(app_of):
    page = plain(got(app_of("13076").server.test_client(), "/integration"))
    assert re.search(
        r"erfunden, zum Ausprobieren\. Sie haben den Stand vom \d+\. \w+ \d{4} und wandern nicht", page
    )


def test_each_tab_says_what_it_shows_and_focuses_are_written_as_words(app_of):
    client = app_of("13076").server.test_client()
    page = plain(got(client, "/integration?ansicht=inklusion"))
    assert "Sprachkurse im Kreis" not in page and "ohne Hindernisse" in page
    assert "Hausaufgaben" in page and "hausaufgaben" not in page
