"""All stores are migrated up and down, on SQLite and on PostgreSQL, and the tables are those of the
schema."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from dashboard.errors import StoreError
from data import migrations
from data.prepare import migrate
from data.staff.tables import intakes, previews
from data.stores import schema
from data.stores.database import require_current, revision

EACH = pytest.mark.parametrize("store", ["raw", "published", "reports"])
HEADS = {
    "raw": schema.RAW_REVISION,
    "published": schema.PUBLISHED_REVISION,
    "reports": schema.REPORTS_REVISION,
}

# The tables of staff join the raw ones when their modules are read.
assert intakes.intake.metadata is schema.RAW and previews.stored_preview.metadata is schema.RAW


@pytest.fixture
def engine(addresses, engine_of, store):
    return engine_of(addresses.raw_database_url if store == "raw" else addresses.database_url, create=True)


@EACH
def test_the_steps_lead_to_the_tables_of_the_schema(engine, store):
    migrate(engine, store)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), migrations.METADATA[store]) == []


@EACH
def test_the_level_in_the_code_is_the_last_step(engine, store):
    with engine.connect() as connection:
        script = ScriptDirectory.from_config(migrations.configuration(connection, store))
        assert script.get_heads() == [HEADS[store]]


@EACH
def test_down_leaves_no_table_and_up_works_again(engine, store):
    migrate(engine, store)
    with engine.begin() as connection:
        migrations.downgrade(connection, store)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    migrate(engine, store)
    with engine.connect() as connection:
        assert revision(connection) == HEADS[store]


@EACH
def test_a_step_that_fails_leaves_nothing_behind(engine, store, monkeypatch):
    """Otherwise the next start would meet half a schema."""

    def half(connection, name):
        connection.execute(text("create table area (id integer)"))
        raise IntegrityError("create", None, Exception("power cut"))

    monkeypatch.setattr(migrations, "upgrade", half)
    with pytest.raises(StoreError):
        migrate(engine, store)
    assert inspect(engine).get_table_names() == []


@EACH
def test_an_older_level_is_named_with_the_command_that_mends_it(engine, store):
    migrate(engine, store)
    with engine.begin() as connection:
        connection.execute(text(f"update alembic_version set version_num = '{store}_0000'"))
    with pytest.raises(StoreError, match=rf"Stand „{store}_0000“.*flask --app app prepare"):
        require_current(engine, store)


@EACH
def test_an_empty_database_is_not_ready(engine, store):
    with pytest.raises(StoreError, match="noch nicht vorbereitet"):
        require_current(engine, store)


def test_a_store_is_not_migrated_into_the_other(addresses, engine_of):
    engine = engine_of(addresses.database_url, create=True)
    migrate(engine, "raw")
    with pytest.raises(StoreError, match="gehört nicht hierher"):
        migrate(engine, "published")


def test_tables_of_somebody_else_are_not_touched(addresses, engine_of):
    engine = engine_of(addresses.database_url, create=True)
    with engine.begin() as connection:
        connection.execute(text("create table area (something text)"))
    with pytest.raises(StoreError, match="schon andere Tabellen"):
        migrate(engine, "published")
    assert inspect(engine).get_table_names() == ["area"]
