"""Readers report a wrong entry over HTTP: without scripts, without anything about them, and never in vain
unsaid."""

from __future__ import annotations

import logging
import re
import sqlite3
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from app import create_app
from callbacks.institutions.reports import reporting as reporting_module
from callbacks.institutions.reports.limits import MOST_OF_ONE, ReportLimits
from callbacks.institutions.reports.reporting import FORM, Reporting, warn_of_no_reports
from dashboard.institutions.reports.form import LARGEST, MOST_LETTERS
from dashboard.institutions.reports.form_token import LONGEST_SECONDS
from dashboard.settings import Settings
from data.prepare import prepare_reports
from data.stores import report_store
from data.stores.report_store import stored_reports
from tests.institutions.samples import Samples

ROOT = Path(__file__).resolve().parents[3]
ADDRESS, DEVICE, WHO = "203.0.113.77", "Geraet-4711", "wer=Erika-Muster-4711"
HERE = {"Origin": "http://localhost", "User-Agent": DEVICE, "Cookie": WHO, "Accept-Language": "de-x-4711"}
CONTACT = "bildung@kreis.example"


@pytest.fixture(scope="module")
def app(shipped, tmp_path_factory):
    """A monitor that holds the samples and takes reports."""
    url = f"sqlite:///{tmp_path_factory.mktemp('reports') / 'reports.sqlite'}"
    made = create_app(
        Settings(
            database_url=shipped.database_url,
            secret_key="test",
            reports_database_url=url,
            office_contact=CONTACT,
        )
    )
    made.institutions._stored = Samples()
    yield made
    made.answers.repository._engine.dispose()


@pytest.fixture
def reporting(app, tmp_path, monkeypatch):
    """What takes the reports of one test, with a store and limits of its own."""
    taking = app.reporting
    url = f"sqlite:///{tmp_path / 'reports.sqlite'}"
    prepare_reports(url)
    monkeypatch.setattr(taking, "_url", url)
    monkeypatch.setattr(taking, "_limits", ReportLimits())
    return taking


@pytest.fixture
def client(app):
    return app.server.test_client()


def token(client, key="k1", query=""):
    page = client.get(f"/einrichtung/{key}{query}").text
    found = re.search(r'name="marke" value="([^"]+)"', page)
    assert found, page[-2000:]
    return found[1]


def sent(client, fields, key="k1", query="", headers=HERE, **more):
    """The answer to a form; `fields` as pairs or as a body."""
    body = fields if isinstance(fields, (str, bytes)) else urlencode(fields)
    more = {"content_type": FORM} | more
    return client.post(
        f"/einrichtung/{key}/hinweis{query}",
        data=body,
        headers=headers,
        environ_base={"REMOTE_ADDR": ADDRESS},
        **more,
    )


def good(client, **more):
    return [("was", "address"), ("was", "hours"), ("text", "Weg 2"), ("marke", token(client, **more))]


def said(response):
    found = re.search(r'role="alert"[^>]*>(.*?)</p>', unescape(response.text), re.S)
    return found[1] if found else ""


def stored(reporting):
    return stored_reports(reporting._url, done=True)


def test_a_report_is_stored_and_leads_back_to_the_entry_with_thanks(client, reporting):
    response = sent(client, good(client), query="?sprache=de")
    assert response.status_code == 303
    assert response.headers["Location"] == "/einrichtung/k1?sprache=de&gemeldet=ja#hinweis"
    (one,) = stored(reporting)
    assert (one.institution, one.name, one.wrong, one.text) == (
        "k1", "Kita Ährenfeld", ("address", "hours"), "Weg 2",
    )  # fmt: skip
    page = client.get("/einrichtung/k1?gemeldet=ja").text
    part = page.partition('id="hinweis"')[2]
    assert "Vielen Dank!" in part and "<form" in part, "whoever opens a shared address may report, too"
    assert 'role="status"' in page


def test_a_reader_who_opens_the_address_of_the_form_is_led_to_the_entry(client):
    response = client.get("/einrichtung/k1/hinweis?sprache=en")
    assert (response.status_code, response.headers["Location"]) == (303, "/einrichtung/k1?sprache=en#hinweis")


def test_english_readers_are_thanked_and_refused_in_english(client, reporting):
    page = client.get("/einrichtung/k1?sprache=en").text.partition('id="hinweis"')[2]
    assert "Anything wrong?" in page and "Hinweis" not in re.sub(r"<[^>]*>", "", page)
    refused = sent(client, [("marke", token(client))], query="?sprache=en")
    assert said(refused) == "Please choose what is wrong, or describe it briefly."
    assert sent(client, good(client), query="?sprache=en").status_code == 303
    assert stored(reporting)[0].language == "en"


@pytest.mark.parametrize(
    ("change", "status", "sentence"),
    [
        (lambda fields: fields[3:], 400, "Bitte wählen Sie, was nicht stimmt"),
        (
            lambda fields: [*fields[:2], ("text", "x" * 501), fields[3]],
            400,
            "hat 501 Zeichen, Platz ist für 500",
        ),
        (lambda fields: [*fields, ("was", "raumschiff")], 400, "ließ sich nicht lesen"),
        (lambda fields: [*fields, ("name", "Erika")], 400, "ließ sich nicht lesen"),
        (lambda fields: [*fields, ("text", "zwei")], 400, "ließ sich nicht lesen"),
        (lambda fields: fields[:3], 400, "war zu lange offen"),
        (lambda fields: [*fields[:3], ("marke", "1.gefaelscht")], 400, "war zu lange offen"),
        (lambda fields: [*fields[:2], ("text", "x" * LARGEST), fields[3]], 413, "viel zu lang"),
    ],
)
def test_what_is_no_report_is_refused_in_a_sentence_and_stays_in_the_form(
    client, reporting, change, status, sentence
):
    response = sent(client, change(good(client)))
    assert response.status_code == status and sentence in said(response)
    assert response.mimetype == "text/html" and response.headers["Cache-Control"] == "no-store"
    assert stored(reporting) == ()


def test_what_was_written_is_not_lost(client, reporting):
    fields = [("was", "gone"), ("text", "Steht <leer> & verlassen"), ("marke", "1.alt")]
    page = sent(client, fields).text
    assert "Steht &lt;leer&gt; &amp; verlassen</textarea>" in page
    assert re.search(r'value="gone" checked>', page) and not re.search(r'value="name" checked>', page)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        *((one, FORM) for one in (b"", b"\xff\xfe=%zz&was", b"&" * 5000, b"was=%00&text=%ud800")),
        *((b"was=gone", one) for one in ("application/json", "multipart/form-data; boundary=x", "")),
    ],
)
def test_no_body_makes_it_fail(client, reporting, body, kind):
    response = sent(client, body, content_type=kind)
    assert response.status_code in (400, 413) and said(response).endswith(".")
    assert stored(reporting) == ()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://anderswo.example"},
        {"Origin": "http://localhost.anderswo.example"},
        {"Origin": "http://localhost:9"},
        {"Origin": "http://[kaputt"},
        {"Referer": "https://anderswo.example/http://localhost"},
        {"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://localhost", "Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_form_of_another_page_is_refused(client, reporting, headers):
    response = sent(client, good(client), headers=headers)
    assert response.status_code == 400 and "kam nicht von dieser Seite" in said(response)
    assert stored(reporting) == ()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Origin": "https://localhost"},
        {"Referer": "http://localhost:80/einrichtung/k1"},
    ],
)
def test_a_page_of_ours_is_known_behind_a_proxy_and_in_older_browsers(client, reporting, headers):
    assert sent(client, good(client), headers=headers).status_code == 303
    assert len(stored(reporting)) == 1


def test_the_sign_of_another_entry_or_of_last_week_does_not_count(client, reporting, monkeypatch):
    other = [("was", "gone"), ("marke", token(client, "k2"))]
    assert "war zu lange offen" in said(sent(client, other))
    old, now = good(client), reporting._now()
    monkeypatch.setattr(reporting, "_now", lambda: now + LONGEST_SECONDS + 5)
    assert "war zu lange offen" in said(sent(client, old))
    assert stored(reporting) == ()


def test_a_program_that_fills_in_everything_believes_it_was_heard(client, reporting):
    assert sent(client, [*good(client), ("webseite", "http://spam.example")]).status_code == 303
    assert stored(reporting) == ()


def test_too_many_of_one_address_are_told_when_to_come_back(client, reporting):
    for _ in range(MOST_OF_ONE):
        assert sent(client, good(client)).status_code == 303
    response = sent(client, good(client))
    assert response.status_code == 429 and 0 < int(response.headers["Retry-After"]) <= 3601
    assert f"in 60 Minuten noch einmal, oder sagen Sie es direkt: {CONTACT}" in said(response)
    assert "Weg 2</textarea>" in response.text
    assert len(stored(reporting)) == MOST_OF_ONE


def test_a_day_that_is_full_is_told_until_midnight(client, reporting, monkeypatch):
    monkeypatch.setattr(reporting_module, "MOST_A_DAY", 1)
    noon = 20_000 * 86_400 + 12 * 3600
    monkeypatch.setattr(reporting, "_now", lambda: noon)
    assert sent(client, good(client)).status_code == 303
    response = sent(client, good(client))
    assert (response.status_code, response.headers["Retry-After"]) == (429, "43200")
    assert "in 12 Stunden" in said(response)


@pytest.mark.parametrize("fault", ["gone", "locked", "broken"])
def test_a_store_that_takes_nothing_is_said_with_whom_to_tell(client, reporting, fault, monkeypatch, caplog):
    file, fields = Path(reporting._url.removeprefix("sqlite:///")), good(client)
    monkeypatch.setattr(report_store, "_BUSY_SECONDS", 0.05)
    other = sqlite3.connect(file, isolation_level=None)
    if fault == "gone":
        file.unlink()
    elif fault == "locked":
        other.execute("begin immediate")
    else:
        other.execute("drop table entry_report")
    response = sent(client, fields)
    other.close()
    assert response.status_code == 503 and response.headers["Retry-After"]
    assert said(response) == (
        "Ihr Hinweis ließ sich gerade nicht speichern. Bitte versuchen Sie es später noch einmal, oder sagen Sie "
        f"es direkt: {CONTACT}"
    )
    assert "Weg 2</textarea>" in response.text and "sqlite" not in response.text
    assert "Hinweis" in caplog.text and "Weg 2" not in caplog.text


def test_nothing_about_the_reader_is_stored_or_logged(client, reporting, caplog, monkeypatch):
    """Neither where a report is stored nor where it is refused, late or fails."""
    caplog.set_level(logging.DEBUG)
    behind = HERE | {"X-Forwarded-For": ADDRESS, "Referer": "http://localhost/einrichtung/k1?wer=4711"}
    for fields in (good(client), [("marke", "x")], [*good(client), ("webseite", "x")]):
        sent(client, fields, headers=behind)
    for _ in range(MOST_OF_ONE + 1):
        sent(client, good(client), headers=behind)
    assert len(stored(reporting)) == MOST_OF_ONE
    folder = Path(reporting._url.removeprefix("sqlite:///")).parent
    written = b"".join(file.read_bytes() for file in folder.iterdir())
    assert b"Weg 2" in written, "this is the store"
    fields = good(client)
    monkeypatch.setattr(reporting, "_url", f"sqlite:///{folder / 'weg.sqlite'}")
    monkeypatch.setattr(reporting, "_limits", ReportLimits())
    assert sent(client, fields, headers=behind).status_code == 503
    for mark in (ADDRESS, DEVICE, "4711", "Erika"):
        assert mark.encode() not in written and mark not in caplog.text
    assert "Weg 2" not in caplog.text


def test_no_line_of_the_program_asks_who_is_there():
    """Of a request's sender only the limits ask, and nothing of ours knows devices. The app of staff counts
    failed tries to sign in by it, and compares it with the machine that may say who has signed in; figures for
    Prometheus are for this machine, and the proxies in front say what they are told of it."""
    asking = re.compile(r"remote_addr|REMOTE_ADDR|X-Forwarded-For|access_route")
    device = re.compile(r"user_agent|User-Agent", re.IGNORECASE)
    files = [
        one for top in ("callbacks", "dashboard", "data", "layouts") for one in (ROOT / top).rglob("*.py")
    ]
    text = {one.relative_to(ROOT).as_posix(): one.read_text("utf-8") for one in [*files, ROOT / "app.py"]}
    assert {name for name, code in text.items() if asking.search(code)} == {
        "callbacks/institutions/reports/limits.py",
        "callbacks/server/base_path.py",
        "callbacks/server/watching/metrics.py",
        "callbacks/staff/entrance/outside.py",
        "callbacks/staff/entrance/sign_on.py",
        "dashboard/setting_table.py",  # describes the setting
    }
    known = {name for name, code in text.items() if device.search(code)}
    assert not [name for name in known if not name.startswith("data/build/")]


def test_an_entry_that_is_not_there_takes_no_report(client, reporting):
    for key in ("nie", "z1", "t1"):
        response = sent(client, good(client), key=key)
        assert response.status_code == 404 and "Diese Einrichtung gibt es nicht" in response.text
    assert stored(reporting) == ()


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("bildung@kreis.example", ' href="mailto:bildung@kreis.example">bildung@kreis.example</a>'),
        ("Frag <uns>: 03871 722-0", "Sagen Sie uns, was nicht stimmt: Frag &lt;uns&gt;: 03871 722-0"),
        ("", 'Wie Sie uns erreichen: <a class="bl-link" href="/impressum">Impressum</a>'),
    ],
)
def test_where_reports_are_off_the_office_is_named(app, client, monkeypatch, contact, shown):
    monkeypatch.setattr(app.reporting, "_url", "")
    monkeypatch.setattr(app.reporting, "contact", contact)
    part = client.get("/einrichtung/k1").text.partition('id="hinweis"')[2].partition("</section>")[0]
    assert shown in part and "<form" not in part and "marke" not in part
    response = sent(client, [("was", "gone"), ("marke", "x")])
    assert response.status_code == 400


def test_a_store_that_is_still_missing_is_said_at_start_and_no_form_is_shown(
    app, client, tmp_path, monkeypatch, caplog
):
    url = f"sqlite:///{tmp_path / 'fehlt.sqlite'}"
    monkeypatch.setattr(app.reporting, "_url", url)
    warn_of_no_reports(url)
    assert "flask --app app prepare" in caplog.text
    part = client.get("/einrichtung/k1").text.partition('id="hinweis"')[2].partition("</section>")[0]
    assert "<form" not in part and CONTACT in part
    caplog.clear()
    warn_of_no_reports("")
    assert caplog.text == ""


def test_a_text_is_as_long_as_the_form_lets_it_be(client, reporting):
    fields = [("text", "ü" * MOST_LETTERS), ("marke", token(client))]
    assert sent(client, fields).status_code == 303
    assert len(stored(reporting)[0].text) == MOST_LETTERS


def test_a_key_with_strange_letters_has_a_form_of_its_own(app):
    one = Samples().institutions("")[0]
    strange = type(one)("a/b ?é", one.kind, one.name, one.municipality)
    parts = Reporting(secret="x").parts(strange, "de", "?sprache=en", None, saved=False)
    assert parts.action == ""
    other = Reporting("postgresql+psycopg://x/y", "x").parts(strange, "de", "?sprache=en", None, saved=False)
    assert other.action == "/einrichtung/a%2Fb%20%3F%C3%A9/hinweis?sprache=en#hinweis"
