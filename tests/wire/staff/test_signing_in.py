"""Signing in and out: sessions that can be ended, failed tries, links, single sign-on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from argon2 import Type

from callbacks.staff.application import build_staff
from callbacks.staff.entrance.attempts import MOST, AddressAttempts
from dashboard.errors import StoreError
from dashboard.staff.rights import Role
from data.staff import accounts, passwords, sessions
from tests.staff.staff_app import NAMES, PASSWORD, THOROUGH_HASHER, StaffClient, staff_world

pytestmark = pytest.mark.one_database
LEAD = NAMES[Role.LEAD]
FAILED = "Name und Kennwort passen nicht zusammen"


def sign_in(client: StaffClient, name: str = LEAD, password: str = PASSWORD, **more):
    page = client.get("/anmelden").get_data(as_text=True)
    token = re.search(r'name="csrf" value="(\w+)"', page)[1]
    return client.post("/anmelden", {"name": name, "password": password, **more}, csrf=token)


def test_the_right_password_leads_where_somebody_wanted_to_go(staff):
    client = staff.nobody()
    answer = sign_in(client, weiter="/protokoll?was=signed_in")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/protokoll?was=signed_in")
    assert client.get("/protokoll").status_code == 200


@pytest.mark.parametrize(
    "onward",
    [
        "//boese.example",
        "https://boese.example/",
        "/\\boese.example",
        "\\\\boese.example",
        "javascript:alert(1)",
        "/konten\r\nSet-Cookie: a=b",
        "///boese.example",
        "boese.example",
        "/\t/boese.example",
        "",
    ],
)
def test_no_sign_in_leads_to_another_host(staff, onward):
    assert sign_in(staff.nobody(), weiter=onward).headers["Location"] == "/"


def test_a_session_that_was_there_before_is_not_taken_over(staff):
    """Somebody sets a cookie in another person's browser and waits for the sign-in."""
    client = StaffClient(staff.staff, "set-by-an-attacker")
    sign_in(client)
    assert client.secret not in ("", "set-by-an-attacker")
    assert StaffClient(staff.staff, "set-by-an-attacker").get("/").status_code == 303
    first = client.secret
    client.post("/abmelden")
    sign_in(client)
    assert client.secret != first


def test_after_signing_out_the_cookie_is_worth_nothing(staff):
    client = staff.signed_in(Role.LEAD)
    taken = client.secret
    assert client.post("/abmelden").headers["Location"] == "/anmelden"
    assert StaffClient(staff.staff, taken).get("/").status_code == 303


def test_cookies_are_for_this_app_alone(staff, stores, world):
    answer = sign_in(staff.nobody())
    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if one.startswith("lupe-verwaltung="))
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie and "Expires" not in cookie and "Max-Age" not in cookie
    safe = staff.staff.settings.__class__(
        stores=stores.settings, secret_key="x", url="https://verwaltung.kreis.example"
    )
    other = build_staff(safe)
    answer = other.server.test_client().get("/anmelden", base_url="https://verwaltung.kreis.example")
    other.store.close()
    cookies = answer.headers.getlist("Set-Cookie")
    assert cookies and all("Secure" in one and one.startswith("__Host-") for one in cookies)
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_the_store_holds_neither_passwords_nor_secrets(staff):
    client = staff.signed_in(Role.LEAD)
    with staff.staff.store.writing() as connection:
        link = accounts.make_link(connection, staff.accounts[Role.EDITOR], by=LEAD, at=staff.clock())
    file = staff.staff.settings.stores.raw_database_url.removeprefix("sqlite:///")
    held = b"".join(Path(f"{file}{end}").read_bytes() for end in ("", "-wal"))
    assert b"staff_account" in held, "the file was read"
    for secret in (client.secret, link, PASSWORD):
        assert secret.encode() not in held


def test_five_failures_block_a_name_whoever_it_belongs_to(staff):
    """Neither the sentence nor the status tells whether there is such an account."""
    said = {}
    for name in (LEAD, "Niemand"):
        client = staff.nobody()
        answers = [sign_in(client, name, "falsch geraten") for _ in range(6)]
        said[name] = [
            (one.status_code, re.search(r'role="alert">(.*?)<', one.get_data(as_text=True))[1])
            for one in answers
        ]
    assert said[LEAD] == said["Niemand"]
    assert [status for status, _ in said[LEAD]] == [403] * 4 + [429] * 2
    assert FAILED in said[LEAD][0][1] and "wieder möglich ab 0" in said[LEAD][-1][1]
    assert sign_in(staff.nobody()).status_code == 429, "even the right password waits"
    staff.clock.pass_(minutes=16)
    assert sign_in(staff.nobody()).status_code == 303


def test_an_unknown_name_is_checked_as_long_as_a_known_one(staff, monkeypatch):
    """A hash is computed for it, too: the time says nothing."""
    checked = []
    right = passwords._HASHER.verify
    monkeypatch.setattr(
        type(passwords._HASHER), "verify", lambda self, *given: checked.append(given[0]) or right(*given)
    )
    sign_in(staff.nobody(), "Niemand", "falsch geraten")
    sign_in(staff.nobody(), LEAD, "falsch geraten")
    with staff.staff.store.writing() as connection:
        accounts.set_locked(connection, staff.accounts[Role.EDITOR], True, by=LEAD, at=staff.clock())
    sign_in(staff.nobody(), NAMES[Role.EDITOR], PASSWORD)
    assert len(checked) == 3
    assert len({one.split("$")[3] for one in checked}) == 1, "the same parameters"


def test_guessing_a_stolen_hash_takes_work():
    """At least what OWASP asks for; the tests themselves hash with less."""
    assert THOROUGH_HASHER.type is Type.ID
    assert THOROUGH_HASHER.memory_cost >= 19_456 and THOROUGH_HASHER.time_cost >= 2


def test_one_address_may_not_try_many_names(stores, world):
    stores.prepare_alike(world)
    made = staff_world(stores.settings)
    time = [0.0]
    attempts = AddressAttempts(lambda: time[0])
    for _ in range(MOST):
        assert attempts.wait("10.0.0.7") == 0
        attempts.failed("10.0.0.7")
    assert attempts.wait("10.0.0.7") > 0 and attempts.wait("10.0.0.8") == 0
    time[0] = 16 * 60
    assert attempts.wait("10.0.0.7") == 0
    client = StaffClient(made.staff)
    statuses = [sign_in(client, f"Name {number}", "falsch").status_code for number in range(MOST + 1)]
    made.staff.store.close()
    assert statuses == [403] * MOST + [429]


def test_sessions_end_by_themselves(staff):
    """After half an hour without a request, and after a working day."""
    client = staff.signed_in(Role.LEAD)
    staff.clock.pass_(minutes=29)
    assert client.get("/konto").status_code == 200
    staff.clock.pass_(minutes=29)
    assert client.get("/konto").status_code == 200, "the last request counts"
    staff.clock.pass_(minutes=31)
    assert client.get("/konto").status_code == 303
    client = staff.signed_in(Role.LEAD)
    for _ in range(25):
        staff.clock.pass_(minutes=28)
        client.get("/konto")
    staff.clock.pass_(minutes=21)
    assert client.get("/konto").status_code == 303


def test_a_lock_and_another_role_take_effect_with_the_next_request(staff):
    editor, releaser = staff.signed_in(Role.EDITOR), staff.signed_in(Role.RELEASER)
    lead = staff.signed_in(Role.LEAD)
    lead.post(f"/konten/{staff.accounts[Role.EDITOR].id}/sperre", {"locked": "ja"})
    assert editor.get("/").status_code == 303
    lead.post(f"/konten/{staff.accounts[Role.RELEASER].id}/rolle", {"role": "traeger", "carrier": "AWO"})
    assert releaser.get("/protokoll").status_code == 403
    lead.post(f"/konten/{staff.accounts[Role.RELEASER].id}/abmelden")
    assert releaser.get("/konto").status_code == 303


def test_a_link_sets_a_password_once(staff):
    with staff.staff.store.writing() as connection:
        first = accounts.make_link(connection, staff.accounts[Role.EDITOR], by=LEAD, at=staff.clock())
        secret = accounts.make_link(connection, staff.accounts[Role.EDITOR], by=LEAD, at=staff.clock())
    before = staff.signed_in(Role.EDITOR)

    def follow(link, password="zwölf Boote am See", again=None):
        client = staff.nobody()
        page = client.get(f"/zugang/{link}").get_data(as_text=True)
        token = re.search(r'name="csrf" value="(\w+)"', page)
        fields = {"password": password, "again": password if again is None else again}
        return client.post(f"/zugang/{link}", fields, csrf=token[1] if token else "")

    assert staff.nobody().get(f"/zugang/{first}").status_code == 404, "a newer one makes it void"
    for bad in ("kurz", "aaaaaaaaaaaaaaaa", "mein Kennwort 123", f"{NAMES[Role.EDITOR]} im Sommer"):
        assert follow(secret, bad).status_code == 400
    assert follow(secret, again="anders als das").status_code == 400
    assert follow(secret).status_code == 303
    assert follow(secret).status_code == 403, "used up: there is no form any more"
    assert before.get("/").status_code == 303, "whoever was signed in with the old one is not"
    assert sign_in(staff.nobody(), NAMES[Role.EDITOR]).status_code == 403
    assert sign_in(staff.nobody(), NAMES[Role.EDITOR], "zwölf Boote am See").status_code == 303
    with staff.staff.store.writing() as connection:
        late = accounts.make_link(connection, staff.accounts[Role.EDITOR], by=LEAD, at=staff.clock())
    staff.clock.pass_(days=8)
    assert staff.nobody().get(f"/zugang/{late}").status_code == 404


def test_another_password_asks_for_the_old_one_and_ends_other_sessions(staff):
    here, elsewhere = staff.signed_in(Role.LEAD), staff.signed_in(Role.LEAD)
    new = {"password": "sieben Schwäne im Schilf", "again": "sieben Schwäne im Schilf", "role": "leitung"}
    assert here.post("/konto/kennwort", {"old": "geraten", **new}).status_code == 400
    assert elsewhere.get("/konto").status_code == 200
    assert here.post("/konto/kennwort", {"old": PASSWORD, **new}).status_code == 303
    assert here.get("/konto").status_code == 200
    assert elsewhere.get("/konto").status_code == 303


def test_whoever_guesses_the_old_password_is_blocked_too(staff):
    client = staff.signed_in(Role.LEAD)
    new = {"password": "sieben Schwäne im Schilf", "again": "sieben Schwäne im Schilf"}
    for _ in range(sessions.MOST_FAILURES):
        client.post("/konto/kennwort", {"old": "geraten", **new})
    assert client.post("/konto/kennwort", {"old": PASSWORD, **new}).status_code == 400


def test_the_form_of_the_sign_in_is_not_sent_by_other_pages(staff):
    """Else somebody could sign others in under an account of their own and read what they do."""
    client = staff.nobody()
    page = client.get("/anmelden").get_data(as_text=True)
    token = re.search(r'name="csrf" value="(\w+)"', page)[1]
    fields = {"name": LEAD, "password": PASSWORD}
    assert client.post("/anmelden", fields, csrf="").status_code == 403
    assert staff.nobody().post("/anmelden", fields, csrf=token).status_code == 403, "of another browser"
    foreign = {"Origin": "https://boese.example", "Sec-Fetch-Site": "cross-site"}
    assert client.post("/anmelden", fields, csrf=token, headers=foreign).status_code == 403
    assert client.post("/anmelden", fields, csrf=token).status_code == 303


class TestSingleSignOn:
    """By a header that counts from one address alone."""

    HEADER, PROXY = "X-Remote-User", "10.0.0.5"

    @pytest.fixture
    def behind(self, stores, world):
        stores.prepare_alike(world)
        made = staff_world(stores.settings, sso_header=self.HEADER, sso_proxy=self.PROXY)
        yield made
        made.staff.store.close()

    def ask(self, world, name, address, path="/protokoll", **headers):
        return world.nobody().get(
            path, headers={self.HEADER: name, **headers}, environ_overrides={"REMOTE_ADDR": address}
        )

    def test_the_proxy_signs_in(self, behind):
        answer = self.ask(behind, NAMES[Role.LEAD], self.PROXY)
        assert answer.status_code == 200
        assert "lupe-verwaltung=" in answer.headers["Set-Cookie"]

    def test_nobody_else_does(self, behind):
        spoofed = {"X-Forwarded-For": self.PROXY, "X-Real-IP": self.PROXY, "Forwarded": f"for={self.PROXY}"}
        assert self.ask(behind, NAMES[Role.LEAD], "10.0.0.6", **spoofed).status_code == 303
        assert self.ask(behind, NAMES[Role.LEAD], "127.0.0.1", **spoofed).status_code == 303

    def test_an_account_that_is_locked_or_unknown_stays_outside(self, behind):
        with behind.staff.store.writing() as connection:
            accounts.set_locked(connection, behind.accounts[Role.EDITOR], True, by="Test", at=behind.clock())
        for name in (NAMES[Role.EDITOR], "Niemand", "", "' or 1=1 --"):
            assert self.ask(behind, name, self.PROXY).status_code == 303

    def test_another_person_gets_another_session(self, behind):
        """Two colleagues at one computer."""
        client = behind.nobody()
        for role, status in ((Role.LEAD, 200), (Role.RELEASER, 403)):
            answer = client.get(
                "/konten", headers={self.HEADER: NAMES[role]}, environ_overrides={"REMOTE_ADDR": self.PROXY}
            )
            assert answer.status_code == status

    def test_it_is_off_unless_it_was_asked_for(self, staff):
        assert self.ask(staff, NAMES[Role.LEAD], self.PROXY).status_code == 303


def test_every_answer_stays_out_of_caches_and_frames(staff):
    lead = staff.signed_in(Role.LEAD)
    answers = [lead.get(path) for path in ("/", "/konten", "/gibtesnicht", "/konten/1/sperre", "/healthz")]
    answers += [staff.nobody().get(path) for path in ("/", "/anmelden", "/zugang/x")]
    answers += [lead.post("/konten/neu", {"name": ""}), lead.post("/konten/neu", csrf="")]
    for one in answers:
        assert one.headers["Cache-Control"] == "no-store", one.request.path
        assert "frame-ancestors 'none'" in one.headers["Content-Security-Policy"]
        assert one.headers["X-Frame-Options"] == "DENY"
        assert one.headers["X-Content-Type-Options"] == "nosniff"
        scripts = re.search(r"script-src ([^;]*)", one.headers["Content-Security-Policy"])[1]
        assert "unsafe" not in scripts


def test_the_health_route_says_nothing_of_what_is_inside(staff):
    assert staff.nobody().get("/healthz").get_data() == b"{}"
    for path in ("/healthz", "/livez"):  # whoever watches knows the machine by any name
        answer = staff.nobody().client.get(path, base_url="http://10.0.0.5:8051")
        assert answer.status_code == 200, path
    assert staff.nobody().client.get("/", base_url="http://10.0.0.5:8051").status_code == 421


def test_health_says_that_a_store_is_away_and_life_does_not_depend_on_it(staff, monkeypatch):
    def away(*_given):
        raise StoreError("Die Rohdaten sind nicht zu erreichen.")

    monkeypatch.setattr(staff.staff.store, "reading", away)
    assert staff.nobody().get("/healthz").status_code == 503
    for path in ("/livez", "/metrics"):
        assert staff.nobody().get(path).status_code == 200, path
