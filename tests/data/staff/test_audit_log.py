"""The log only grows, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dashboard.staff.audit import Act, ActKind
from data.stores.audit import audit_log
from data.stores.audit.audit_log import ActFilter

AT = datetime(2026, 11, 28, 9, 12, tzinfo=UTC)
FORBIDDEN = (
    "update audit_entry set account = 'niemand'",
    "update audit_entry set before = '' where id = 1",
    "delete from audit_entry",
    "delete from audit_entry where id = 1",
)
OF_DIALECT = {
    "sqlite": (
        "insert or replace into audit_entry values (1, '2026-01-01', 'x', 'signed_in', '', '', '')",
        "replace into audit_entry values (1, '2026-01-01', 'x', 'signed_in', '', '', '')",
    ),
    "postgresql": ("truncate audit_entry", "truncate audit_entry cascade"),
}


@pytest.fixture
def raw(stores):
    with stores.raw.begin() as connection:
        for number, kind in enumerate((ActKind.SIGNED_IN, ActKind.ROLE_CHANGED, ActKind.SIGNED_OUT)):
            act = Act("K. Lange", AT + timedelta(minutes=number), kind, "J. Brandt", "100 %", "leitung")
            assert audit_log.record(connection, act) == number + 1
    return stores.raw


def test_no_statement_changes_or_removes_a_line(raw):
    for statement in FORBIDDEN + OF_DIALECT[raw.dialect.name]:
        with pytest.raises(DBAPIError, match="only grows"), raw.begin() as connection:
            connection.execute(text(statement))
    with raw.connect() as connection:
        assert audit_log.count(connection) == 3
        newest = next(audit_log.acts(connection, limit=1))
    assert newest == (
        3,
        Act("K. Lange", AT + timedelta(minutes=2), ActKind.SIGNED_OUT, "J. Brandt", "100 %", "leitung"),
    )


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (ActFilter(account="K. Lange"), 3),
        (ActFilter(account="k. lange"), 0),
        (ActFilter(kind="role_changed"), 1),
        (ActFilter(words="100 %"), 3),
        (ActFilter(words="LEIT"), 3),
        (ActFilter(words="1%0"), 0),
        (ActFilter(since=AT + timedelta(minutes=1)), 2),
        (ActFilter(until=AT + timedelta(minutes=1)), 1),
        (ActFilter(besides=frozenset({ActKind.SIGNED_IN, ActKind.SIGNED_OUT})), 1),
    ],
)
def test_a_filter_finds_what_it_names(raw, wanted, count):
    with raw.connect() as connection:
        assert audit_log.count(connection, wanted) == count
        assert len(list(audit_log.acts(connection, wanted))) == count
        assert audit_log.actors(connection) == ("K. Lange",)
