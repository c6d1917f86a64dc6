"""What ships ready-made equals what is computed from the sources, cell by cell."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from sqlalchemy import Table, func, select

from dashboard.errors import StoreError
from dashboard.protection.tables.known_answers import KnownAnswers
from data.prepare import prepare
from data.publishing.known_answers import FILE, known_answers, write_answers
from data.stores import raw_store, schema
from data.stores.database import open_database
from tests.shipped_stores import settings_in

REMAKE = "please run: python -m data.build.protected_tables"


def rows(url: str, table: Table) -> list[tuple[object, ...]]:
    engine = open_database(url, read_only=True)
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
    finally:
        engine.dispose()


def prepared_on(url: str) -> date:
    """The day on which what ships was written."""
    engine = open_database(url, read_only=True)
    try:
        with engine.connect() as connection:
            return connection.execute(select(func.min(schema.release.c.made_at))).scalar_one().date()
    finally:
        engine.dispose()


def report(url: str, version: str) -> dict[str, object] | None:
    engine = open_database(url, read_only=True)
    try:
        with engine.connect() as connection:
            return raw_store.report_of(connection, version)
    finally:
        engine.dispose()


@pytest.fixture(scope="module")
def computed(tmp_path_factory):
    """Stores of which every table was worked on, their version, and the answers that came out."""
    settings, answers = settings_in(tmp_path_factory.mktemp("computed")), KnownAnswers()
    return settings, prepare(settings, answers=answers).version, answers.made()


def test_the_shipped_answers_are_those_of_the_present_sources_and_rules(computed):
    *_, made = computed
    known = known_answers()
    assert len(made) > 100
    assert made.keys() == known.keys(), REMAKE
    for mark, one in made.items():
        assert one.cleared == known[mark].cleared, REMAKE
        assert np.array_equal(one.reason, known[mark].reason), REMAKE


def test_a_store_made_with_them_has_the_same_cells_and_the_same_report(computed, shipped):
    settings, version, _ = computed
    if len({prepared_on(one.raw_database_url) for one in (settings, shipped)}) > 1:
        pytest.skip("it has become another day, from which the days until the next course are counted")
    for table in (schema.series, schema.offer, schema.manifest, schema.published_cell):
        assert rows(settings.database_url, table) == rows(shipped.database_url, table), table.name
    found = report(settings.raw_database_url, version)
    assert found is not None
    assert found == report(shipped.raw_database_url, version)


def test_the_same_answers_give_the_same_file(tmp_path):
    write_answers(known_answers(), tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == FILE.read_bytes()


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 cut", FILE.read_bytes()[:2000]])
def test_a_damaged_file_is_said_in_a_sentence(tmp_path, content):
    file = tmp_path / "protected_tables.npz"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(StoreError, match=r"protected_tables\.npz: .* lassen sich nicht lesen\. Bitte"):
        known_answers(file)
