"""Every page comes from the path and query of its own request: whatever else a request says, and whatever is
in it."""

import json
import re
from html import unescape
from urllib.parse import unquote

import pytest

from dashboard.errors import StoreError
from layouts.shell import FOOTER_PAGES, PAGES

PLAIN = {
    "/gemeinde": '<div class="bl-profile-places">',
    "/gemeinde/13076048": "Goldberg",
    "/vergleich?gebiete=13076108,13076060&indikator=kinderarmut": "Vergleich: Parchim, Hagenow",
    "/praesentation": "Sitzungsmappe",
    "/auffaellig": "Zum Kennenlernen",
    "/bildungslandkarte": "<title>Bildungslandkarte",
    "/uebergang": "Vom Abschluss zum Verbleib",
    "/integration": "<title>Integration",
    "/strategie": "Schlechter und wird schlechter",
    "/bericht": "<title>Bildungsbericht",
    "/daten": "<title>Daten zum Mitnehmen",
    "/daten/ohne_abschluss": "Im Programm weiterrechnen",
    "/portal": "Bildung im Landkreis finden",
    "/leichte-sprache": "Das ist eine Internet-Seite über Bildung.",
    "/netzwerk": "Wer mit wem arbeitet",
    "/netzwerk/konferenz/bildungskonferenz_2027": "Ergebnisse und nächste Schritte",
    **dict(
        zip(
            (f"/{name}" for name in FOOTER_PAGES),
            ("Impressum", "Datenschutz", "Barrierefreiheit"),
            strict=True,
        )
    ),
}
"""Pages without callbacks, and what only they say."""
REFERERS = [
    None,
    "",
    "http://localhost/vergleich?gebiete=13076108",
    "https://www.example.org/suche?q=1",
    "http://[::1",
]
HOSTILE = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"


def got(client, path, referer=None, status=200):
    response = client.get(path, headers={} if referer is None else {"Referer": referer})
    assert response.status_code == status, path
    assert response.mimetype == "text/html"
    return response.text


def test_every_page_of_the_head_is_asked_for_here():
    """The Monitor has tests of its own."""
    assert {path for path, _ in PAGES} - {"/"} - {path.partition("?")[0] for path in PLAIN} == set()


@pytest.mark.parametrize("path", PLAIN)
def test_a_page_is_the_one_of_its_address_whatever_page_led_to_it(client, path):
    pages = {got(client, path, referer) for referer in REFERERS}
    assert len(pages) == 1
    assert PLAIN[path] in unescape(pages.pop())


@pytest.mark.parametrize("path", PLAIN)
def test_a_page_without_callbacks_brings_our_own_script_alone(client, path):
    page = got(client, path)
    scripts = re.findall(r"<script[^>]*>", page)
    assert scripts[0] == "<script>", "brightness, before anything is drawn"
    assert len(scripts) == 2 and re.search(r'src="/paket/\w+\.js\?v=', scripts[1])
    assert "_dash" not in page and "react" not in page


def test_no_callback_of_dash_belongs_to_a_page_without_callbacks(client):
    """Whatever Dash's route answers names what only the Monitor has."""
    named = {
        one["id"]
        for entry in client.get("/_dash-dependencies").json
        for one in entry["inputs"] + entry["state"]
    }
    assert named and all(one == "url" or one.startswith("monitor-") for one in named)


@pytest.mark.parametrize(
    "path", ["/gibt/es/nicht", "/impressum/x", "/gemeinde/99999999", "/gemeinde/13076048/x"]
)
@pytest.mark.parametrize(
    ("query", "sentence"), [("", "Diese Seite gibt es nicht"), ("?sprache=en", "does not exist")]
)
def test_an_unknown_address_says_so_in_the_readers_language_and_leads_on(client, path, query, sentence):
    page = got(client, path + query, status=404)
    assert sentence in page and 'class="bl-nav"' in page
    assert f'<html lang="{"en" if query else "de"}"' in page


@pytest.mark.parametrize("path", [*(path.partition("?")[0] for path in PLAIN), "/gibt-es-nicht", "/"])
def test_nothing_of_an_address_becomes_a_tag(client, path):
    asked = (
        f"{path}?gebiete={HOSTILE}&indikator={HOSTILE}&gewichte={HOSTILE}&stand={HOSTILE}&{HOSTILE}={HOSTILE}"
    )
    page = client.get(asked).text
    assert "<script>alert" not in page and "<script" in page
    assert "alert(1)" not in re.sub(r'"[^"]*"|>[^<]*<', "", page.partition("<body>")[2])


def test_nothing_of_a_path_becomes_a_tag(client):
    for path in (f"/gemeinde/{HOSTILE}", f"/{HOSTILE}"):
        assert "<script>alert" not in got(client, path, status=404)


def test_brightness_is_the_readers_on_every_page(app_of):
    client = app_of().server.test_client()
    client.set_cookie("lupe-hell", "dark")
    for path in ("/", *PLAIN):
        page = client.get(path)
        assert 'data-bs-theme="dark"' in page.text
        assert "Cookie" in page.headers["Vary"] and page.headers["Cache-Control"] == "no-cache"


MONITOR = "/?indikator=betreuungsquote_u3&gebiete=13076108&jahr=2022"


def brought(page, what):
    """The data that the Monitor's page brings along."""
    return json.loads(
        re.search(rf'<script type="application/json" id="monitor-{what}">(.*?)</script>', page)[1]
    )


def test_the_monitor_brings_the_layout_of_its_own_address_along(client):
    """Dash asks for it under one address whatever the page, so what is asked there must not matter."""
    pages = {got(client, MONITOR, referer) for referer in REFERERS}
    assert len({re.sub(r'"end_id":"[^"]*"', "", page) for page in pages}) == 1
    page = pages.pop()
    layout = json.dumps(brought(page, "layout"))
    assert "indikator=betreuungsquote_u3&jahr=2022" in layout and "13076108" in layout
    assert brought(page, "dependencies") == client.get("/_dash-dependencies").json
    alone = {client.get("/_dash-layout", headers={"Referer": one} if one else {}).text for one in REFERERS}
    assert len(alone) == 1 and "betreuungsquote_u3&" not in alone.pop()


def test_the_monitors_first_html_holds_its_figures(client):
    page = got(client, MONITOR)
    first = page.partition('<div id="react-entry-point">')[0].partition("<body>")[2]
    values = client.get("/slab?indikator=betreuungsquote_u3&jahr=2022").json
    row, column = values["years"].index(2022), values["places"].index("13076108")
    own, district = values["text"][row][column], values["district"]["text"][row]
    figures, table = first.partition("<noscript>")[::2]
    assert values["title"] in figures and "2022" in figures
    assert f"<b>{district}</b>" in figures and f"<b>{own}</b>" in figures
    assert table.count('<th scope="row">') == sum(values["inside"])
    assert re.search(rf"Parchim</th><td>{re.escape(own)}</td>", table)
    assert " id=" not in first, "the page that Dash draws has the same ids"


def test_the_first_table_shows_what_the_map_shows(client):
    """A difference or a change where the address asks for one."""
    query = "indikator=betreuungsquote_u3&jahr=2022&darstellung=abstand"
    values = client.get(f"/slab?{query}").json
    row, column = values["years"].index(2022), values["places"].index("13076108")
    table = got(client, f"/?{query}").partition("<noscript>")[2].partition("</noscript>")[0]
    assert f"Parchim</th><td>{values['shown']['text'][row][column]}</td>" in table
    assert values["shown"]["title"] in table


def test_what_a_page_brings_along_cannot_end_its_element(client):
    page = client.get(f"/?indikator={HOSTILE}&gebiete=%3C/script%3E").text
    assert "alert(1)" not in page.replace("\\u003c", "<").partition("<script>alert")[1]
    assert brought(page, "layout")


@pytest.mark.parametrize(
    "query", ["?jahr=1999", "?ebene=kreis", "?indikator=bevoelkerung&sprache=en", "?gebiete=13076"]
)
def test_every_view_of_the_monitor_has_a_first_page(client, query):
    page = got(client, f"/{query}")
    assert "<noscript>" in page and 'class="bl-big"' in page


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/gemeinde/", "/gemeinde"),
        ("/gemeinde/13076048/?sprache=en&gewichte=stadt:0", "/gemeinde/13076048?sprache=en&gewichte=stadt:0"),
        ("/vergleich/?gebiete=13076108,13076060", "/vergleich?gebiete=13076108,13076060"),
        ("/praesentation/", "/praesentation"),
        ("/impressum//", "/impressum"),
        ("/api/v1/indikatoren/", "/api/v1/indikatoren"),
        ("/gibt/es/nicht/", "/gibt/es/nicht"),
    ],
)
def test_a_slash_at_the_end_leads_to_the_address_without_it(client, path, leads_to):
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (308, leads_to)


@pytest.mark.parametrize("path", ["//example.org/", "///example.org//", "/%5Cexample.org/"])
def test_no_slash_leads_to_another_host(app_of, path):
    """The path arrives as a browser sends it; the test client would read two slashes as a host."""
    with app_of().server.test_request_context(environ_overrides={"PATH_INFO": unquote(path)}):
        response = app_of().server.full_dispatch_request()
    location = response.headers["Location"]
    assert response.status_code == 308
    assert location.startswith("/") and not re.match(r"/[/\\]", location)


OPENED = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("path", "status", "german", "english"),
    [
        ("/bild/unsinn.png", 404, "gibt es nicht", "There is no picture"),
        ("/vergleich.pdf?gebiete=13076108", 400, "zwei bis acht Orte", "two to eight places"),
        ("/paket/schrift-1.woff2", 404, "liegt nichts", "There is nothing"),
        ("/_dash-component-suites/nix/nix.js", 404, "liegt nichts", "There is nothing"),
    ],
)
def test_who_opens_an_address_that_fails_reads_a_page_in_his_language(client, path, status, german, english):
    for query, lang, sentence in (("", "de", german), ("sprache=en", "en", english)):
        asked = f"{path}{'&' if '?' in path else '?'}{query}"
        opened, fetched = client.get(asked, headers=OPENED), client.get(asked)
        assert opened.status_code == fetched.status_code == status
        assert opened.mimetype == "text/html" and f'<html lang="{lang}"' in opened.text
        assert sentence in unescape(opened.text) and 'class="bl-nav"' in opened.text
        assert fetched.mimetype == "application/problem+json" and sentence in fetched.json["detail"]


def test_the_api_answers_browsers_and_programs_alike(client):
    assert client.get("/api/v2/werte", headers=OPENED).mimetype == "application/problem+json"


def test_a_store_that_does_not_answer_is_told_on_a_page_without_it(app_of, monkeypatch):
    app = app_of()

    def broken(*_):
        raise StoreError("sqlite:///geheim: gesperrt")

    monkeypatch.setattr(app.answers.repository, "releases", broken)
    monkeypatch.setattr(app.answers.repository, "register", broken)
    response = app.server.test_client().get("/gemeinde?sprache=en", headers=OPENED)
    assert response.status_code == 503 and response.headers["Retry-After"] == "30"
    assert "figures cannot be read" in unescape(response.text) and "geheim" not in response.text
