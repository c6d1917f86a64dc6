"""What people try on an app behind a sign-in: each try fails, and the app goes on."""

from __future__ import annotations

import csv
import io
from html import escape

import pytest
from dash import Input, Output, dcc, html

from callbacks.staff.screens import StaffPage
from dashboard.staff.rights import Right, Role
from data.staff import accounts
from data.stores.audit import audit_log
from tests.staff.staff_app import HOST, NAMES, StaffClient

pytestmark = pytest.mark.one_database
SCRIPTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><script>alert(1)</script>",
    "{{7*7}}<svg/onload=alert(1)>",
    "' or '1'='1",
)
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1")


@pytest.fixture
def lead(staff):
    return staff.signed_in(Role.LEAD)


def test_a_script_in_a_name_or_carrier_stays_text_everywhere(staff, lead):
    """List of accounts, log, sentences, the band of whoever has the name, the page of a link."""
    for number, script in enumerate(SCRIPTS):
        name = f"{script} {number}"
        pages = [lead.act("/konten/neu", {"name": name, "role": "traeger", "carrier": script})]
        with staff.staff.store.reading() as connection:
            made = accounts.by_name(connection, name)
        pages.append(lead.act(f"/konten/{made.id}/sperre", {"locked": "ja"}))
        pages.append(lead.act(f"/konten/{made.id}/sperre", {"locked": "nein"}))
        pages.append(lead.get("/protokoll").get_data(as_text=True))
        pages.append(lead.get(f"/protokoll?suche={script}&konto={script}").get_data(as_text=True))
        with staff.staff.store.writing() as connection:
            link = accounts.make_link(connection, made, by="Test", at=staff.clock())
        pages.append(staff.nobody().get(f"/zugang/{link}").get_data(as_text=True))
        for page in pages:
            assert escape(script, quote=False) in page.replace("&quot;", '"').replace("&#x27;", "'"), page[
                -400:
            ]
            for raw in ("<script>alert", "<img src=x", "<svg/onload"):
                assert raw not in page


def test_a_script_in_the_fields_of_the_sign_in_stays_text(staff):
    for script in SCRIPTS:
        page = staff.nobody().get(f"/anmelden?weiter={script}&sprache={script}").get_data(as_text=True)
        assert "<script>alert" not in page and "<img src=x" not in page


def test_a_script_in_the_address_stays_text(lead):
    for path in (
        "/<script>alert(1)</script>",
        "/hilfe?seite=<script>alert(1)</script>",
        "/?sprache=<script>",
    ):
        page = lead.get(path).get_data(as_text=True)
        assert "<script>alert" not in page and 'lang="<' not in page


@pytest.mark.parametrize(
    "host",
    ["boese.example", "127.0.0.1.boese.example", "localhost.boese.example", "127.0.0.1:99999", "[::1", ""],
)
def test_another_host_name_is_refused(staff, lead, host):
    """Else a page of that name could be led here and read what is answered."""
    answer = lead.client.get("/", base_url=HOST, headers={"Host": host, "Accept": "text/html"})
    if host:
        assert answer.status_code in (400, 421)
        assert "lupe-anmeldung" not in str(answer.headers)


def test_no_header_makes_links_lead_elsewhere(lead):
    forged = {"X-Forwarded-Host": "boese.example", "X-Original-URL": "/konten", "X-Forwarded-Proto": "https"}
    page = lead.get("/", headers=forged)
    assert page.status_code == 200 and "boese.example" not in page.get_data(as_text=True)
    made = lead.post("/konten/neu", {"name": "M. Koch", "role": "bearbeitung"}, headers=forged)
    assert "http://127.0.0.1:8051/zugang/" in made.get_data(as_text=True)


def test_bodies_that_are_too_large_are_refused_before_they_are_read(staff, lead):
    assert lead.post("/konten/neu", {"name": "x" * 1_100_000}).status_code == 413
    assert staff.nobody().post("/anmelden", {"name": "x" * 30_000}, csrf="").status_code == 413
    fields = {f"f{number}": "1" for number in range(1_500)}
    assert lead.post("/konten/neu", fields).status_code < 500


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_other_methods_do_nothing(staff, lead, method):
    headers = {"Origin": HOST, "Sec-Fetch-Site": "same-origin", "X-CSRF-Token": lead.csrf}
    number = staff.accounts[Role.EDITOR].id
    for path in ("/konten", f"/konten/{number}/sperre"):
        answer = lead.client.open(path, base_url=HOST, method=method, headers=headers)
        assert (answer.status_code in (200, 405) and answer.status_code != 200) or method == "OPTIONS"
    assert not locked(staff, Role.EDITOR)


def test_a_method_that_a_header_names_is_not_taken(staff, lead):
    number = staff.accounts[Role.EDITOR].id
    lead.get(f"/konten/{number}/sperre?locked=ja", headers={"X-HTTP-Method-Override": "POST"})
    lead.get(f"/konten/{number}/sperre?locked=ja&_method=POST")
    assert not locked(staff, Role.EDITOR)


def test_other_ways_to_write_an_address_lead_nowhere_new(staff):
    for path in (
        "//konten",
        "/konten/",
        "/%2e%2e/konten",
        "/./konten",
        "/KONTEN",
        "/konten%00",
        "/konten;x",
        "/konten?",
    ):
        answer = staff.nobody().client.get(path, base_url=HOST, headers={"Accept": "text/html"})
        assert answer.status_code in (301, 303, 308, 401, 404), path
        assert "Neues Konto" not in answer.get_data(as_text=True)


def test_what_dash_would_answer_asks_for_a_session_too(staff, lead):
    """And its list of callbacks and layout are no routes at all."""
    body = {"output": "x.children", "outputs": {"id": "x", "property": "children"}, "inputs": []}
    headers = {"Origin": HOST, "Sec-Fetch-Site": "same-origin"}
    for client, status in ((staff.nobody(), 401), (lead, 404)):
        said = {**headers, "X-CSRF-Token": lead.csrf}
        answer = client.client.post("/blatt/_dash-update-component", base_url=HOST, json=body, headers=said)
        assert answer.status_code == status
        for path in ("_dash-layout", "_dash-dependencies", "_reload-hash", "", "x"):
            assert client.client.get(f"/blatt/{path}", base_url=HOST).status_code == status, path
    assert (
        lead.client.post(
            "/blatt/_dash-update-component", base_url=HOST, json=body, headers=headers
        ).status_code
        == 403
    )


def test_a_callback_of_a_sheet_asks_for_its_right(staff):
    """Registered as every screen with a sheet is."""
    app = staff.staff
    app.server._got_first_request = False

    @app.grid_page("/probe", right=Right.SEE)
    def probe(visit):
        return StaffPage(html.Div([dcc.Store(id="probe-in"), html.P(id="probe-out")]), "Probe")

    @app.grid_callback(Output("probe-out", "children"), Input("probe-in", "data"), right=Right.EDIT)
    def write(visit, data):
        return f"{visit.account.name} {data}"

    page = staff.signed_in(Role.EDITOR).get("/probe").get_data(as_text=True)
    assert "blatt-layout" in page and "probe-out.children" in page
    body = {
        "output": "probe-out.children",
        "outputs": {"id": "probe-out", "property": "children"},
        "inputs": [{"id": "probe-in", "property": "data", "value": 1}],
        "changedPropIds": [],
    }
    found = {}
    for role in Role:
        client = staff.signed_in(role)
        headers = {"Origin": HOST, "Sec-Fetch-Site": "same-origin", "X-CSRF-Token": client.csrf}
        answer = client.client.post(
            "/blatt/_dash-update-component", base_url=HOST, json=body, headers=headers
        )
        found[role] = answer.status_code
    assert found == {Role.EDITOR: 200, Role.RELEASER: 200, Role.LEAD: 200, Role.OPERATOR: 403}


def test_cookies_that_are_no_secrets_are_nobody(staff):
    for cookie in ("", "x" * 5_000, "ä\x7f", "' or 1=1 --", "../../etc/passwd", "null", "0"):
        answer = staff.nobody().client.get(
            "/", base_url=HOST, headers={"Cookie": f"lupe-verwaltung={cookie}", "Accept": "text/html"}
        )
        assert answer.status_code == 303


def test_sentences_are_said_for_this_app_alone(lead):
    """A cookie that nobody has signed says nothing."""
    lead.client.set_cookie(
        "lupe-gesagt", "eyJfZmxhc2hlcyI6W1siZG9uZSIsIkJPRVNFIl1dfQ.x.y", domain="127.0.0.1"
    )
    page = lead.get("/konten")
    assert page.status_code == 200 and "BOESE" not in page.get_data(as_text=True)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "\x00", "role": "bearbeitung"},
        {"name": "x" * 5_000, "role": "bearbeitung"},
        {"name": "\u202eabc", "role": "bearbeitung"},
        {"name": "  ", "role": "bearbeitung"},
        {"name": "Befehlszeile", "role": "bearbeitung"},
        {"name": "s.  WOLTER", "role": "bearbeitung"},
        {"name": "Neu", "role": "admin"},
        {"name": "Neu", "role": ""},
        {"name": "Neu"},
        {"name": "Neu", "role": "traeger"},
        {},
    ],
)
def test_an_account_that_cannot_be_is_refused_with_a_sentence(staff, lead, fields):
    answer = lead.post("/konten/neu", fields)
    assert answer.status_code == 400 and 'role="alert"' in answer.get_data(as_text=True)
    with staff.staff.store.reading() as connection:
        assert len(accounts.accounts(connection)) == len(NAMES)


def test_nobody_gives_themselves_another_role(staff):
    """Fields that a form does not have change nothing."""
    editor = staff.signed_in(Role.EDITOR)
    number = staff.accounts[Role.EDITOR].id
    editor.post("/konto/kennwort", {"role": "leitung", "old": "x", "password": "y", "again": "y"})
    assert editor.post(f"/konten/{number}/rolle", {"role": "leitung"}).status_code == 403
    with staff.staff.store.reading() as connection:
        assert accounts.by_number(connection, number).role is Role.EDITOR


def test_the_last_lead_stays(staff, lead):
    number = staff.accounts[Role.LEAD].id
    assert "letzte Leitung" in lead.act(f"/konten/{number}/sperre", {"locked": "ja"})
    assert "letzte Leitung" in lead.act(f"/konten/{number}/rolle", {"role": "bearbeitung"})
    staff.add("Z. Zweite", Role.LEAD)
    assert "hat jetzt die Rolle" in lead.act(f"/konten/{number}/rolle", {"role": "bearbeitung"})
    assert lead.get("/konten").status_code == 403


def test_an_operator_sees_nothing_of_staff(staff):
    operator = staff.signed_in(Role.OPERATOR)
    assert operator.get("/").status_code == 303
    page = operator.get("/konto").get_data(as_text=True)
    assert NAMES[Role.LEAD] not in page and "Protokoll" not in page


def test_a_formula_in_the_log_is_text_to_a_spreadsheet(staff, lead):
    for formula in FORMULAS:
        lead.post("/konten/neu", {"name": f"{formula} Z", "role": "traeger", "carrier": formula})
    answer = lead.post("/protokoll.csv")
    rows = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig")), delimiter=";"))
    assert len(rows) > len(FORMULAS)
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_what_is_searched_in_the_log_is_text(staff, lead):
    """No wildcard, no statement, no number that makes a query fall over."""
    for query in (
        "suche=%25",
        "suche=_",
        "suche=';drop table staff_account;--",
        "was=x",
        "konto=%00",
        "von=9999-12-31",
    ):
        assert lead.get(f"/protokoll?{query}").status_code == 200, query
    assert "steht nichts" in lead.get("/protokoll?suche=%25").get_data(as_text=True)
    for query in (
        "ab=-1",
        "ab=999999",
        "ab=1e9",
        "von=0001-01-01",
        "bis=9999-12-31",
        "von=gestern",
        f"ab={'9' * 400}",
    ):
        assert lead.get(f"/protokoll?{query}").status_code == 200, query


def test_every_refusal_speaks_the_readers_language(lead):
    assert "was not changed" not in lead.post("/konten/neu", csrf="").get_data(as_text=True)
    assert "Nothing was changed" in lead.post("/konten/neu?sprache=en", csrf="").get_data(as_text=True)


def test_the_public_app_has_nothing_of_all_this(client):
    for path in (
        "/anmelden",
        "/konten",
        "/protokoll",
        "/verwaltung",
        "/blatt/x",
        "/paket/staff.js",
        "/paket/staff-sheet.js",
    ):
        assert client.get(path).status_code == 404, path


def test_an_act_and_its_line_stand_or_fall_together(staff, lead, monkeypatch):
    """A full disk while the log is written undoes the act."""

    def fails(connection, act):
        raise OSError("no space")

    monkeypatch.setattr(audit_log, "record", fails)
    answer = lead.post(f"/konten/{staff.accounts[Role.EDITOR].id}/sperre", {"locked": "ja"})
    assert answer.status_code == 500 and "Vorgang" in answer.get_data(as_text=True)
    assert "no space" not in answer.get_data(as_text=True)
    assert not locked(staff, Role.EDITOR)


def locked(staff, role):
    with staff.staff.store.reading() as connection:
        return accounts.by_number(connection, staff.accounts[role].id).locked


def test_a_secret_of_another_installation_is_worth_nothing(staff):
    assert StaffClient(staff.staff, "A" * 43).get("/konten").status_code == 303
