"""Invitations are made, renewed, withdrawn and accepted once; what does not count says one kind sentence."""

from __future__ import annotations

import html
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from callbacks.staff.entrance.attempts import MOST, AddressAttempts
from dashboard.staff.audit import ActKind
from dashboard.staff.invitations.link import signed
from dashboard.staff.rights import Role
from data.staff import accounts
from data.staff.accounts import digest
from data.staff.invitations.holdings import holding_of
from data.staff.invitations.invitation_store import invitations
from data.staff.tables.invitations import operator_invitation
from data.stores.audit import audit_log
from tests.staff.operators import OTHER, OWN, WORDS, accepts, invited, joins, operator
from tests.staff.staff_app import NAMES, PASSWORD

VOID = "Diese Einladung gilt nicht mehr"


@pytest.fixture
def editor(office):
    return office.signed_in(Role.EDITOR)


def held(office, name):
    with office.staff.store.reading() as connection:
        account = accounts.found(connection, name)
        return sorted(holding_of(connection, account).grants) if account else None


def kinds(office):
    with office.staff.store.reading() as connection:
        return [act.kind for _, act in audit_log.acts(connection)]


def is_void(client, link):
    answer = client.get(link)
    text = answer.get_data(as_text=True)
    return answer.status_code == 404 and VOID in text and "Kita" not in text and "Lebenshilfe" not in text


@pytest.mark.one_database
def test_an_operator_is_chosen_by_its_spelling_and_like_ones_are_offered_unticked(editor):
    text = html.unescape(editor.get("/einladungen/neu?traeger=Lebenshilfe e. V.").get_data(as_text=True))
    assert "Lebenshilfe e. V. (1)" in text and "AWO Kreisverband (1)" in text
    boxes = dict(
        re.findall(
            r'name="schluessel" value="([^"]+)"( checked)?', text.replace(' class="bl-entries-tick"', "")
        )
    )
    assert set(boxes) == {"kita-sonne", "kita-stern"}, text
    assert boxes["kita-sonne"] and not boxes["kita-stern"]
    assert "Ähnlich geschrieben: Lebenshilfe" in text


def test_an_invitation_is_accepted_once_with_an_account_that_has_these_institutions_alone(office, editor):
    """On both databases."""
    link = invited(editor, OWN, "kita-stern", hinweis="Bitte bis Ende Juni.")
    assert "1 offene Einladung" in editor.get("/").get_data(as_text=True)
    client = office.nobody()
    page = html.unescape(client.get(link).get_data(as_text=True))
    assert "Kita Sonnenschein" in page and "Kita Stern" in page and "Kita Mond" not in page
    assert "Bitte bis Ende Juni." in page and "bis 12.12.2026" in page
    assert client.get(link).status_code == 200, "looking at it uses nothing up"
    answer = accepts(client, link, "Lebenshilfe Parchim")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/meine-einrichtungen")
    own = html.unescape(client.get("/").headers["Location"])
    assert own == "/meine-einrichtungen"
    listed = html.unescape(client.get(own).get_data(as_text=True))
    assert "Willkommen!" in listed and "Kita Sonnenschein" in listed and "Kita Mond" not in listed
    assert held(office, "lebenshilfe parchim") == [OWN, "kita-stern"]
    assert is_void(office.nobody(), link)
    late = accepts(office.nobody(), link, "Z. Zweite")
    assert late.status_code in (403, 404) and held(office, "Z. Zweite") is None
    text = html.unescape(editor.get("/einladungen").get_data(as_text=True))
    assert "angenommen von Lebenshilfe Parchim" in text
    found = kinds(office)
    for kind in (ActKind.OPERATOR_INVITED, ActKind.INVITATION_ACCEPTED, ActKind.INSTITUTIONS_GRANTED):
        assert kind in found
    with office.staff.store.reading() as connection:
        row = connection.execute(operator_invitation.select()).one()
    assert row.token_hash == "" and link.split("/")[-1].split(".")[0] not in str(row)


def test_of_two_who_send_the_form_at_once_one_gets_it(office, editor):
    """On both databases."""
    link = invited(editor, OWN)
    browsers = [office.nobody() for _ in range(3)]
    for one in browsers:
        one.get(link)
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda at: accepts(browsers[at], link, f"Haus {at}").status_code, range(3)))
    assert sorted(answers)[0] == 303 and answers.count(303) == 1, answers
    assert sum(held(office, f"Haus {at}") is not None for at in range(3)) == 1


@pytest.mark.one_database
def test_what_was_withdrawn_renewed_or_is_too_old_counts_no_longer_and_all_say_the_same(office, editor):
    link = invited(editor, OWN)
    opened = office.nobody()
    assert opened.get(link).status_code == 200
    assert "ist zurückgezogen" in html.unescape(editor.act("/einladungen/1/zurueckziehen"))
    assert "nicht mehr offen" in html.unescape(editor.act("/einladungen/1/zurueckziehen"))
    refused = accepts(opened, link, "Lebenshilfe")
    assert refused.status_code in (403, 404) and held(office, "Lebenshilfe") is None
    again = re.search(
        r"/einladung/[\w-]+\.[0-9a-f]{64}", editor.post("/einladungen/1/erneuern").get_data(as_text=True)
    )[0]
    assert is_void(office.nobody(), link) and office.nobody().get(again).status_code == 200
    office.clock.pass_(days=15)
    assert is_void(office.nobody(), again)
    said = {office.nobody().get(one).get_data(as_text=True) for one in (link, again)}
    assert len({re.sub(r'"[^"]{20,}"', "", one) for one in said}) == 1
    editor = office.signed_in(Role.EDITOR)
    assert "abgelaufen am 12.12.2026" in html.unescape(editor.get("/einladungen").get_data(as_text=True))
    found = kinds(office)
    assert ActKind.INVITATION_WITHDRAWN in found and ActKind.INVITATION_RENEWED in found


@pytest.mark.one_database
def test_withdrawn_between_opening_and_sending_makes_no_account(office, editor):
    link = invited(editor, OWN)
    client = office.nobody()
    token = re.search(r'name="csrf" value="([^"]+)"', client.get(link).get_data(as_text=True))[1]
    editor.act("/einladungen/1/zurueckziehen")
    fields = {"name": "Lebenshilfe", "password": WORDS, "again": WORDS}
    answer = client.post(f"{link}/konto", fields, csrf=token)
    assert answer.status_code == 404 and VOID in answer.get_data(as_text=True)
    sent = {"konto": NAMES[Role.OPERATOR], "kennwort": PASSWORD}
    assert client.post(f"{link}/anmelden", sent, csrf=token).status_code == 404
    assert held(office, "Lebenshilfe") is None and held(office, NAMES[Role.OPERATOR]) == []


@pytest.mark.one_database
def test_what_this_program_has_not_signed_is_not_looked_up(office, editor):
    link = invited(editor, OWN)
    secret, signature = link.removeprefix("/einladung/").split(".")
    other = "0" if signature[0] != "0" else "1"
    for forged in (
        f"{secret}.{other}{signature[1:]}",
        signed(secret, "key of another server"),
        secret,
        f"{secret}.",
        f"{secret}.{signature}.x",
        f"{secret[:-1]}{'A' if secret[-1] != 'A' else 'B'}.{signature}",
        digest(secret),
        "x",
    ):
        client = office.nobody()
        assert is_void(client, f"/einladung/{forged}"), forged
    assert accepts(office.nobody(), f"/einladung/{forged}", "Lebenshilfe").status_code in (403, 404)
    assert office.nobody().get(link).status_code == 200


@pytest.mark.one_database
def test_void_links_of_one_address_are_few_and_sign_in_and_good_links_stay_open(office, editor):
    client, link = office.nobody(), invited(editor, OWN)
    statuses = [client.get(f"/einladung/{at}").status_code for at in range(MOST + 2)]
    assert statuses[:MOST] == [404] * MOST and statuses[-1] == 429
    assert client.get("/anmelden").status_code == 200 and client.get(link).status_code == 200


@pytest.mark.one_database
def test_a_flood_of_forms_for_void_links_fills_no_store_room(office, monkeypatch):
    counted, count = [], AddressAttempts.failed
    monkeypatch.setattr(AddressAttempts, "failed", lambda self, of: (counted.append(of), count(self, of))[1])
    client = office.nobody()
    for at in range(MOST + 10):
        assert client.post(f"/einladung/{at}/konto", {"name": "X"}).status_code == 404
    assert len(counted) == MOST


def test_an_account_that_there_is_gets_more_institutions_by_its_password(office, editor):
    """On both databases."""
    operator(office, OWN)
    link = invited(editor, OTHER)
    client = office.nobody()
    assert joins(client, link, "Lebenshilfe Parchim", "falsch").status_code == 403
    assert held(office, "Lebenshilfe Parchim") == [OWN]
    fixed = "planted"
    client.client.set_cookie("lupe-verwaltung", fixed, domain="127.0.0.1")
    answer = joins(client, link, "lebenshilfe parchim")
    assert answer.status_code == 303 and client.secret not in ("", fixed)
    assert held(office, "Lebenshilfe Parchim") == [OTHER, OWN]
    assert is_void(office.nobody(), link)


@pytest.mark.one_database
def test_tries_on_an_invitation_lock_a_name_as_tries_to_sign_in_do(office, editor):
    link = invited(editor, OWN)
    client = office.nobody()
    statuses = [joins(client, link, NAMES[Role.OPERATOR], f"falsch {at}").status_code for at in range(6)]
    assert statuses == [403, 403, 403, 403, 429, 429]
    assert joins(client, link, NAMES[Role.OPERATOR], PASSWORD).status_code == 429


@pytest.mark.one_database
def test_staff_cannot_make_themselves_operators_and_names_and_passwords_keep_their_rules(office, editor):
    link = invited(editor, OWN)
    client = office.nobody()
    refused = joins(client, link, NAMES[Role.RELEASER], PASSWORD)
    assert refused.status_code == 403 and "kein Konto eines Trägers" in refused.get_data(as_text=True)
    assert client.secret == "" and held(office, NAMES[Role.RELEASER]) == []
    for name, password, sentence in (
        ("", WORDS, "Der Name fehlt"),
        ("Befehlszeile", WORDS, "im Protokoll die Befehle"),
        (NAMES[Role.LEAD], WORDS, "gibt es schon"),
        (NAMES[Role.LEAD].replace(". ", "."), WORDS, "zu verwechseln"),
        ("Haus Sonne", "kurz", "mindestens 12 Zeichen"),
        ("Haus Sonne", "", "mindestens 12 Zeichen"),
        ("Haus Sonne am Wald", "haus sonne am wald", "zu leicht zu erraten"),
    ):
        answer = accepts(client, link, name, password)
        assert answer.status_code == 400 and sentence in html.unescape(answer.get_data(as_text=True)), name
    assert (
        client.post(f"{link}/konto", {"name": "X. Y", "password": WORDS, "again": WORDS}).status_code == 403
    )
    assert accepts(client, link, "Haus Sonne").status_code == 303, "what failed has not used it up"


@pytest.mark.one_database
def test_who_releases_invites_nobody(office, editor):
    """Else one person could send a change as an operator and release it."""
    releaser = office.signed_in(Role.RELEASER)
    assert releaser.get("/einladungen").status_code == 200
    assert releaser.get("/einladungen/neu").status_code == 403
    invited(editor, OWN)
    for path in ("/einladungen/neu", "/einladungen/1/erneuern", "/einladungen/1/zurueckziehen"):
        assert releaser.post(path, {"name": "X", "tage": "14", "schluessel": OWN}).status_code == 403
    assert office.signed_in(Role.LEAD).get("/einladungen/neu").status_code == 200


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"schluessel": []}, "mindestens eine Einrichtung"),
        ({"schluessel": ["nowhere"]}, "keine veröffentlichte Einrichtung"),
        ({"schluessel": [OWN], "tage": "0"}, "1 bis 90 Tage"),
        ({"schluessel": [OWN], "tage": "²"}, "1 bis 90 Tage"),
        ({"schluessel": [OWN], "tage": "91"}, "1 bis 90 Tage"),
        ({"schluessel": [OWN], "name": " "}, "Name des Trägers fehlt"),
        ({"schluessel": [OWN], "hinweis": "x" * 501}, "höchstens 500 Zeichen"),
    ],
)
def test_what_cannot_be_invited_says_why_and_keeps_what_was_filled_in(office, editor, sent, sentence):
    given = {"traeger": "Lebenshilfe", "name": "Lebenshilfe", "tage": "14", "hinweis": "Gruß", **sent}
    answer = editor.post("/einladungen/neu", given)
    text = html.unescape(answer.get_data(as_text=True))
    assert answer.status_code == 400 and sentence in text and given["hinweis"][:5] in text
    with office.staff.store.reading() as connection:
        assert invitations(connection) == ()


@pytest.mark.one_database
def test_an_institution_is_taken_away_at_once_and_another_operator_is_pointed_out(office, editor):
    client = operator(office, OWN, OTHER)
    with office.staff.store.reading() as connection:
        number = accounts.found(connection, "Lebenshilfe Parchim").id
    act = f"/einladungen/zugang/{number}/entziehen"
    assert "darf „Kita Mond“ nicht mehr" in html.unescape(editor.act(act, {"schluessel": OTHER}))
    assert "entzogen wurde nichts" in html.unescape(editor.act(act, {"schluessel": OTHER}))
    assert client.get(f"/meine-einrichtungen/{OTHER}").status_code == 404
    assert client.get(f"/meine-einrichtungen/{OWN}").status_code == 200
    assert ActKind.INSTITUTION_TAKEN_AWAY in kinds(office)


@pytest.mark.one_database
def test_scripts_in_names_and_notes_stay_text_everywhere(office, editor):
    script = '<script>alert(1)</script>"><img src=x>'
    link = invited(editor, OWN, name=script, hinweis=script)
    client = office.nobody()
    seen = [client.get(link).get_data(as_text=True)]
    assert accepts(client, link, 'Haus <script>alert("a")</script>').status_code == 303
    seen += [client.get(path).get_data(as_text=True) for path in ("/meine-einrichtungen", "/konto")]
    lead = office.signed_in(Role.LEAD)
    seen += [lead.get(path).get_data(as_text=True) for path in ("/einladungen", "/protokoll", "/konten", "/")]
    for text in seen:
        assert "<script>alert" not in text and "<img src=x" not in text


@pytest.mark.one_database
def test_a_key_that_ends_with_the_program_is_said(office, editor, monkeypatch):
    assert "SECRET_KEY" not in editor.get("/einladungen").get_data(as_text=True)
    object.__setattr__(office.staff.settings, "lasting_key", False)
    assert "SECRET_KEY" in editor.get("/einladungen").get_data(as_text=True)
