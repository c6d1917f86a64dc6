"""`flask --app app staff invite …`: what the screen of invitations does, from the command line."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from flask import Flask

from callbacks.commands.command_line import register_commands
from dashboard.staff.invitations.link import secret_of
from dashboard.staff.rights import Role
from data import prepare
from data.importing import write
from data.publishing import changes, release, rollback
from data.staff import accounts
from data.staff.accounts import add
from data.staff.invitations.holdings import grant, holding_of
from data.staff.invitations.invitation_store import accept, open_invitation
from data.staff.store import StaffStore
from data.stores.audit import audit_log
from tests.data.stores.changes import few
from tests.staff.operators import OTHER, OWN, bring_institutions

pytestmark = pytest.mark.one_database
KEY = "of the tests"


@pytest.fixture
def flask(stores, world, monkeypatch):
    for module in (write, release, rollback, prepare, changes):
        monkeypatch.setattr(module, "load", few)
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    stores.prepare_alike(world)
    bring_institutions(stores.settings)
    monkeypatch.setenv("DATABASE_URL", stores.settings.database_url)
    monkeypatch.setenv("RAW_DATABASE_URL", stores.settings.raw_database_url)
    monkeypatch.setenv("SECRET_KEY", KEY)
    monkeypatch.setenv("STAFF_URL", "https://verwaltung.kreis.example")
    server = Flask("test")
    register_commands(server)
    return lambda *arguments: server.test_cli_runner().invoke(args=["staff", *arguments])


def link_of(output: str) -> str:
    return re.search(r"https://verwaltung\.kreis\.example/einladung/(\S+)", output)[1]


def test_an_operator_is_invited_the_link_renewed_and_withdrawn(flask, stores):
    made = flask("invite", "lebenshilfe e. v.", "--note", "Gruß")
    assert made.exit_code == 0 and "1 Einrichtung." in made.output
    first = secret_of(link_of(made.output), KEY)
    assert "1 · lebenshilfe e. v. · kita-sonne · offen bis" in flask("invitations").output
    second = secret_of(link_of(flask("renew", "1", "--days", "3").output), KEY)
    store = StaffStore(stores.settings)
    with store.reading() as connection:
        assert open_invitation(connection, first, datetime.now(UTC)) is None
        assert open_invitation(connection, second, datetime.now(UTC)).note == "Gruß"
    assert "ist zurückgezogen" in flask("withdraw", "1").output
    with store.reading() as connection:
        assert open_invitation(connection, second, datetime.now(UTC)) is None
        acts = [act for _, act in audit_log.acts(connection)]
    store.close()
    assert "zurückgezogen von Befehlszeile" in flask("invitations").output
    assert {act.account for act in acts[:3]} == {"Befehlszeile"}


def test_access_is_listed_and_taken_away(flask, stores):
    assert "Noch niemand" in flask("access").output
    secret = secret_of(
        link_of(flask("invite", "Haus", "--institution", OWN, "--institution", OTHER).output), KEY
    )
    store, now = StaffStore(stores.settings), datetime.now(UTC)
    with store.writing() as connection:
        account = add(connection, "Haus", Role.OPERATOR, by="Test", at=now, carrier="Haus")
        grant(connection, account, accept(connection, secret, "Haus", now), now)
    assert len(flask("access").output.splitlines()) == 2
    assert "darf „Kita Mond“ nicht mehr" in flask("take-away", "Haus", OTHER).output
    assert flask("take-away", "Haus", OTHER).exit_code == 1
    with store.reading() as connection:
        assert list(holding_of(connection, accounts.by_name(connection, "Haus")).grants) == [OWN]
    store.close()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("invite", "Lebenshilfe GmbH"), "Ähnlich: Lebenshilfe"),
        (("invite", "Haus", "--institution", "nowhere"), "keine veröffentlichte Einrichtung"),
        (("invite", "Lebenshilfe", "--days", "91"), "1 bis 90 Tage"),
        (("renew", "7"), "Die Einladung 7 gibt es nicht"),
        (("withdraw", "7"), "Die Einladung 7 gibt es nicht"),
        (("take-away", "Niemand", "x"), "gibt es nicht"),
    ],
)
def test_what_cannot_be_ends_in_a_sentence(flask, arguments, sentence):
    refused = flask(*arguments)
    assert refused.exit_code == 1 and sentence in refused.output and "Traceback" not in refused.output


def test_without_a_key_that_lasts_no_link_is_made(flask, monkeypatch):
    monkeypatch.delenv("SECRET_KEY")
    refused = flask("invite", "Lebenshilfe")
    assert refused.exit_code == 1 and "SECRET_KEY fehlt" in refused.output
    assert "Noch niemand ist eingeladen" in flask("invitations").output
