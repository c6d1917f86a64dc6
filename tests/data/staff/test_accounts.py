"""Accounts and sessions on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from dashboard.staff.rights import Role
from data.staff import accounts, sessions
from data.staff.accounts import AccountRefused
from data.staff.store import StaffStore
from data.stores.audit import audit_log

AT = datetime(2026, 11, 28, 9, 12, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture
def store(stores):
    made = StaffStore(stores.settings)
    yield made
    made.close()


def add(connection, name, role=Role.LEAD):
    made = accounts.add(
        connection, name, role, by="Test", at=AT, carrier="AWO" if role is Role.OPERATOR else ""
    )
    accounts.set_password(connection, made, "der Kranich zieht im Herbst", by="Test", at=AT)
    return accounts.by_number(connection, made.id)


def test_an_account_comes_back_as_it_was_stored(store):
    with store.writing() as connection:
        made = add(connection, " J.   Brandt ", Role.OPERATOR)
    with store.reading() as connection:
        assert accounts.by_name(connection, "j. BRANDT") == made
        assert (made.name, made.role, made.carrier, made.created_at) == (
            "J. Brandt",
            Role.OPERATOR,
            "AWO",
            AT,
        )
        assert [act.kind.value for _, act in audit_log.acts(connection)] == [
            "password_changed",
            "account_added",
        ]


def test_a_session_stands_in_the_store_until_it_ends(store):
    with store.writing() as connection:
        made = add(connection, "S. Wolter")
        secret = sessions.begin(connection, made, AT)
    with store.reading() as connection:
        assert sessions.session_of(connection, secret, AT, HALF_AN_HOUR).account.name == "S. Wolter"
        assert sessions.session_of(connection, secret + "x", AT, HALF_AN_HOUR) is None
        assert sessions.session_of(connection, secret, AT + HALF_AN_HOUR, HALF_AN_HOUR) is None
    with store.writing() as connection:
        sessions.end(connection, secret, made, AT)
    with store.reading() as connection:
        assert sessions.session_of(connection, secret, AT, HALF_AN_HOUR) is None


def test_two_leads_cannot_take_the_role_from_each_other_at_once(store):
    """Each leaves one, together they would leave none."""
    with store.writing() as connection:
        both = [add(connection, name) for name in ("Eins", "Zwei")]

    def demote(account):
        try:
            with store.writing() as connection:
                accounts.change_role(connection, account, Role.EDITOR, by="Test", at=AT)
        except AccountRefused:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(demote, both)) == [False, True]


def test_failures_at_the_same_time_are_all_counted(store):
    def fail(_):
        with store.writing() as connection:
            return sessions.failed(connection, "S. Wolter", AT)

    with ThreadPoolExecutor(4) as pool:
        blocked = [one for one in pool.map(fail, range(sessions.MOST_FAILURES)) if one is not None]
    assert blocked == [AT + sessions.BLOCKED_FOR]


def test_failures_are_forgotten_after_a_day(store):
    with store.writing() as connection:
        for _ in range(sessions.MOST_FAILURES - 1):
            sessions.failed(connection, "S. Wolter", AT)
    later = AT + sessions.FORGOTTEN_AFTER + timedelta(seconds=1)
    with store.writing() as connection:
        assert sessions.failed(connection, "S. Wolter", later) is None
        assert sessions.blocked_until(connection, "S. Wolter", later) is None
