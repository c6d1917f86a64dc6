"""`flask --app app staff …`: the first account and what Leitung does when nobody can sign in."""

import re
from datetime import UTC, datetime

import pytest
from flask import Flask

from callbacks.commands.command_line import register_commands
from data.staff import accounts
from data.staff.store import StaffStore
from data.stores.audit import audit_log

pytestmark = pytest.mark.one_database


@pytest.fixture
def flask(stores, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", stores.settings.database_url)
    monkeypatch.setenv("RAW_DATABASE_URL", stores.settings.raw_database_url)
    server = Flask("test")
    register_commands(server)
    return lambda *arguments: server.test_cli_runner().invoke(args=["staff", *arguments])


@pytest.fixture
def read(stores):
    def accounts_and_log():
        store = StaffStore(stores.settings)
        with store.reading() as connection:
            found = accounts.accounts(connection), [act for _, act in audit_log.acts(connection)]
        store.close()
        return found

    return accounts_and_log


def test_the_first_account_is_made_with_a_link(flask, stores, read):
    assert flask("list").output.startswith("Noch kein Konto. Das erste: flask --app app staff add")
    made = flask("add", "S. Wolter", "--role", "leitung")
    assert made.exit_code == 0
    secret = re.search(r"http://127\.0\.0\.1:8051/zugang/([\w-]{43})", made.output)[1]
    store = StaffStore(stores.settings)
    with store.reading() as connection:
        assert accounts.account_of_link(connection, secret, datetime.now(UTC)).name == "S. Wolter"
    store.close()
    assert "S. Wolter · Leitung · noch ohne Kennwort" in flask("list").output
    assert {act.account for act in read()[1]} == {"Befehlszeile"}


def test_an_account_is_given_another_role_locked_and_let_in_again(flask, read):
    flask("add", "S. Wolter", "--role", "leitung")
    flask("add", "K. Lange", "--role", "bearbeitung")
    assert flask("role", "k. lange", "freigabe").output == "K. Lange hat jetzt die Rolle Freigabe.\n"
    assert flask("lock", "K. Lange").output == "K. Lange ist gesperrt und abgemeldet.\n"
    assert (
        flask("password", "K. Lange").output
        == "Das Konto „K. Lange“ ist gesperrt. Bitte zuerst entsperren.\n"
    )
    assert flask("unlock", "K. Lange").exit_code == 0
    assert "/zugang/" in flask("password", "K. Lange").output
    kinds = [act.kind.value for act in reversed(read()[1])]
    assert kinds[2:] == [
        *(
            "account_added",
            "password_link",
            "role_changed",
            "account_locked",
            "account_unlocked",
            "password_link",
        )
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "K. Lange", "--role", "bearbeitung"), "gibt es schon"),
        (("add", "", "--role", "bearbeitung"), "Der Name fehlt"),
        (("add", "AWO", "--role", "traeger"), "Name des Trägers"),
        (("lock", "Niemand"), "gibt es nicht"),
        (("role", "Niemand", "leitung"), "gibt es nicht"),
        (("password", "Niemand"), "gibt es nicht"),
    ],
)
def test_what_cannot_be_ends_in_a_sentence(flask, arguments, sentence):
    flask("add", "K. Lange", "--role", "bearbeitung")
    refused = flask(*arguments)
    assert refused.exit_code == 1 and sentence in refused.output and "Traceback" not in refused.output
