"""The portal over HTTP: its numbers are those of the lists behind its doors, and what a district has not is left
out."""

from __future__ import annotations

import re
from html import unescape

import pytest

LIST = "/api/v1/einrichtungen"


def got(client, path="/portal", status=200):
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (status, "text/html"), path
    return unescape(response.text)


def doors(html):
    """Address, words and whether it is marked as an example, by the name of the door."""
    return {
        name: (address, re.sub(r"<[^>]+>", "", figures), "Beispiel" in figures)
        for address, name, figures in re.findall(
            r'<a class="bl-door" href="([^"]*)">.*?<b>(.*?)</b>.*?<em>(.*?)</em></a>', html
        )
    }


@pytest.fixture(scope="module")
def page(client):
    return got(client)


def test_all_parts_stand_in_their_order(page):
    names = [
        "Bildung im Landkreis finden", 'name="suche"', "Wofür suchen Sie?", "Kleine Kinder", "Neu hier",
        "Bildungslandkarte</h2>", "Was ist neu?", "Termine", "Unser Leitbild", "Ziele und Maßnahmen", "Impressum",
    ]  # fmt: skip
    main = page[page.index("<main") :]
    places = [main.index(name) for name in names]
    assert places == sorted(places)
    assert 'aria-current="page">Portal' in page and 'class="bl-easy" href="/leichte-sprache"' in page
    assert "Gebärdensprache" not in page, "there is no video"


def test_every_link_of_the_page_leads_somewhere(client, page):
    main = page[page.index("<main") : page.index('class="bl-foot"')]
    links = set(re.findall(r'href="(/[^"]*)"', main))
    assert len(links) > 12
    for link in links:
        assert client.get(link, follow_redirects=True).status_code == 200, link


def test_doors_count_what_lies_behind_them(client, page):
    found = doors(page)
    assert list(found) == ["Kleine Kinder", "Schule", "Ausbildung und Beruf", "Erwachsene", "Neu hier"]
    listed = client.get(f"{LIST}?art=kita&format=json").json["zeilen"]
    own = [one for one in listed if one["gemeinde"].startswith("13076")]
    assert found["Kleine Kinder"][1].startswith(f"{len(own)} Kitas, 58 Tagespflegepersonen")
    assert found["Kleine Kinder"][2], "they are invented"
    libraries = client.get(f"{LIST}?art=bibliothek&format=json").json["zeilen"]
    count = sum(one["gemeinde"].startswith("13076") for one in libraries)
    assert found["Erwachsene"][1:] == (f"{count} Bibliotheken, 2 Volkshochschulen", False)
    work = client.get("/api/v1/werte?indikator=ausbildungsstellen_je_100&ebene=kreis&gebiete=13076&jahr=2021")
    assert found["Ausbildung und Beruf"][1].startswith(f"{work.json['zeilen'][0]['wert']:.0f} Plätze je 100")
    courses = int(re.match(r"\d+", found["Neu hier"][1])[0])
    assert 0 < courses <= len(client.get("/api/v1/kurse").json["zeilen"])


def test_the_still_map_has_a_mark_for_each_institution(page):
    (count,) = re.findall(r"(\d+) Einrichtungen im Landkreis", page)
    drawing = page[page.index('<svg class="bl-still"') :].partition("</svg>")[0]
    assert drawing.count("<use") == int(count) > 300
    said = re.search(r'aria-label="Karte mit (\d+) Einrichtungen: ([^"]*)"', page)
    assert said[1] == count and sum(map(int, re.findall(r"\d+", said[2]))) == int(count)
    assert "teilweise Beispieldaten" in page


def test_news_are_dated_linked_and_the_newest_first(client, page):
    news = page[page.index('class="bl-news"') :].partition("</ul>")[0]
    days = re.findall(r'datetime="(\d{4}-\d{2}-\d{2})"', news)
    assert 2 <= len(days) <= 5 and days == sorted(days, reverse=True)
    assert "Datenstand 2026.1: mitgelieferte Daten" in news and "Bildungsbericht 2026" in news
    assert news.count("bl-example-word") == news.count("Kurs</span>") + 1, (
        "courses and the edition are examples"
    )


def test_no_date_is_over(page):
    dates = page[page.index('class="bl-dates"') :].partition("</ul>")[0]
    days = re.findall(r'datetime="(\d{4}-\d{2}-\d{2})"', dates)
    assert days and days == sorted(days) and days[0] >= "2026-12-01"


def test_without_scripts_the_form_leads_to_the_hits(client):
    page = got(client, "/portal?suche=L%C3%BCbz")
    assert 'value="Lübz"' in page and re.search(r"\d+ Treffer für „Lübz“", page)
    found = page[page.index('id="portal-found"') :].partition("</section>")[0]
    links = re.findall(r'href="(/[^"]*)"', found)
    assert "/gemeinde/13076089" in links
    for link in links:
        assert client.get(link, follow_redirects=True).status_code == 200, link
    assert "ist nichts zu finden" in got(client, "/portal?suche=xqzvw%20jjkkpp")


def test_what_is_typed_stays_text_and_short(client):
    page = client.get("/portal?suche=%22%3E%3Cscript%3Ealert(1)%3C/script%3E" + "a" * 500).text
    assert "<script>alert" not in page and "a" * 90 not in page


def test_english_is_whole_and_goes_along(client):
    html = got(client, "/portal?sprache=en")
    main = html[html.index("<main") :]
    for words in (
        "Find education",
        "Small children",
        "What is new?",
        "Aims and actions",
        "partly example data",
    ):
        assert words in main, words
    plain = re.sub(r"<[^>]+>", " ", main)
    for word in ("Einrichtungen", "Beispiel", "Termine", "Kurse", "Fassung"):
        assert not re.search(rf"\b{word}\b", plain), word
    assert 'href="/bildungslandkarte?sprache=en"' in main


def test_only_official_figures_leave_invented_institutions_out(client):
    html = got(client, "/portal?herkunft=amtlich")
    assert "teilweise Beispieldaten" not in html
    assert not any(example for _, _, example in doors(html).values())


@pytest.mark.parametrize(
    "query", ["?stand=1999.9", "?jahr=abc", "?suche=%00%01", "?sprache=fr", "?suche=" + "%F0" * 40]
)
def test_whatever_an_address_says_there_is_a_page(client, query):
    assert "Wofür suchen Sie?" in got(client, f"/portal{query}")


def test_a_district_that_has_little_shows_what_it_has(app_of):
    client = app_of("07232").server.test_client()
    html = got(client)
    assert list(doors(html)) == ["Kleine Kinder", "Schule", "Ausbildung und Beruf"]
    for words in ("Unser Leitbild", 'class="bl-still"', "Einrichtung", "LUP", "Ludwigslust"):
        assert words not in html[html.index("<main") : html.index('class="bl-portal-last"')], words
    assert "Unser Leitbild" not in html and "Zurzeit ist kein Termin bekannt" in html
    for address, _, _ in doors(html).values():
        assert client.get(address).status_code == 200
    plain = got(client, "/leichte-sprache")
    assert (
        "Bildungs-Landkarte" not in plain and "Sie wollen Deutsch lernen?" not in plain and "Monitor" in plain
    )


def test_plain_language_says_each_thing_in_a_short_line(client):
    html = got(client, "/leichte-sprache")
    main = html[html.index("<main") : html.index("<footer")]
    lines = [re.sub(r"<[^>]+>", "", line) for line in re.findall(r"<p>(.*?)</p>", main)]
    assert len(lines) > 40
    assert all(len(re.split(r"\s+", line)) <= 10 for line in lines), "ten words are enough for a line"
    for link in set(re.findall(r'href="(/[^"]*)"', main)):
        assert client.get(link, follow_redirects=True).status_code == 200, link


def test_videos_in_sign_language_are_named_where_there_are_some(client, app_of, tmp_path):
    assert client.get("/gebaerdensprache").status_code == 404
    (tmp_path / "gebaerdensprache.md").write_text("[Film](https://www.kreis.example/film)", "utf-8")
    signing = app_of(texts_dir=str(tmp_path)).server.test_client()
    assert 'href="/gebaerdensprache"' in got(signing) and 'href="/gebaerdensprache"' in got(
        signing, "/leichte-sprache"
    )
    assert 'href="https://www.kreis.example/film"' in got(signing, "/gebaerdensprache")
