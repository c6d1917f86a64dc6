"""Databases that are missing, foreign, damaged or locked end in a sentence with place and cause."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import func, insert, select, text

from dashboard.errors import StoreError
from data.prepare import migrate
from data.stores import schema
from data.stores.database import bulk_insert, open_database, require_current, sentences


def test_a_missing_file_is_named_with_the_command_that_makes_it(tmp_path):
    with pytest.raises(StoreError, match=r"none\.sqlite.*gibt es noch nicht.*flask --app app prepare"):
        open_database(f"sqlite:///{tmp_path / 'none.sqlite'}")
    assert not (tmp_path / "none.sqlite").exists()


def test_a_file_of_another_kind_is_refused_and_stays_as_it_is(tmp_path):
    file = tmp_path / "published.sqlite"
    file.write_bytes(b"a letter to the mayor, by no means a database")
    with pytest.raises(StoreError, match=r"published\.sqlite: das ist keine SQLite-Datenbank"):
        open_database(f"sqlite:///{file}", create=True)
    assert file.read_bytes().startswith(b"a letter")


def test_a_folder_is_no_database(tmp_path):
    with pytest.raises(StoreError, match="ein Ordner"):
        open_database(f"sqlite:///{tmp_path}")


def test_a_database_of_another_program_is_not_ready(tmp_path, engine_of):
    file = tmp_path / "published.sqlite"
    with sqlite3.connect(file) as other:
        other.execute("create table recipes (name text)")
    other.close()
    with pytest.raises(StoreError, match="noch nicht vorbereitet"):
        require_current(engine_of(f"sqlite:///{file}"), "published")


def test_a_damaged_database_says_so(tmp_path, engine_of):
    file = tmp_path / "published.sqlite"
    engine = engine_of(f"sqlite:///{file}", create=True)
    migrate(engine, "published")
    engine.dispose()
    content = bytearray(file.read_bytes())
    content[100:] = b"\xa5" * (len(content) - 100)
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"published\.sqlite: die Datenbank ist beschädigt"):
        require_current(engine_of(f"sqlite:///{file}"), "published")


def test_a_locked_database_asks_to_try_again(tmp_path, engine_of):
    url = f"sqlite:///{tmp_path / 'raw.sqlite'}"
    first, second = engine_of(url, create=True), engine_of(url, create=True, busy_seconds=0.05)
    migrate(first, "raw")
    with first.begin(), pytest.raises(StoreError, match=r"raw\.sqlite: die Datenbank ist gesperrt"):
        migrate(second, "raw")


def test_readers_go_on_while_a_writer_works(tmp_path, engine_of):
    """WAL: the monitor answers during an import, with what was published before it."""
    url = f"sqlite:///{tmp_path / 'published.sqlite'}"
    writer = engine_of(url, create=True)
    migrate(writer, "published")
    reader = engine_of(url, read_only=True)
    with writer.begin() as writing:
        writing.execute(insert(schema.source).values(key="inkar"))
        with reader.connect() as reading:
            assert reading.scalar(select(func.count()).select_from(schema.source)) == 0
    with reader.connect() as reading:
        assert reading.scalar(select(func.count()).select_from(schema.source)) == 1


def test_a_reader_cannot_write(stores, engine_of):
    """The public app opens its store like this, so that no mistake in a view can change a figure."""
    engine = engine_of(stores.settings.database_url, read_only=True)
    with pytest.raises(StoreError, match="nur gelesen"), sentences(engine), engine.begin() as connection:
        connection.execute(insert(schema.source).values(key="inkar"))


def test_foreign_keys_are_kept(stores):
    with (
        pytest.raises(StoreError, match="abgelehnt"),
        sentences(stores.raw),
        stores.raw.begin() as connection,
    ):
        connection.execute(insert(schema.release_file).values(release_id=77, name="a", sha256="b"))


def test_a_bulk_insert_that_fails_leaves_no_row(stores):
    rows = [(1, "inkar"), (2, "gv_isys"), (2, "twice")]
    with pytest.raises(StoreError), sentences(stores.published), stores.published.begin() as connection:
        bulk_insert(connection, schema.source, ("id", "key"), rows)
    with stores.published.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(schema.source)) == 0


def test_no_password_stands_in_a_message(engine_of):
    engine = engine_of("postgresql+psycopg://monitor:geheim123@127.0.0.1:1/nichts")
    with pytest.raises(StoreError, match="nicht erreichbar") as caught:
        require_current(engine, "published")
    assert "geheim123" not in caught.value.message


def test_sqlite_connections_wait_and_log_ahead(tmp_path, engine_of):
    engine = engine_of(f"sqlite:///{tmp_path / 'raw.sqlite'}", create=True)
    with engine.connect() as connection:
        assert connection.scalar(text("pragma journal_mode")) == "wal"
        assert connection.scalar(text("pragma foreign_keys")) == 1
        assert connection.scalar(text("pragma busy_timeout")) == 10_000
