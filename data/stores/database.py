"""Opens the databases: SQLite files that several processes share, or PostgreSQL."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, Table, create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dashboard.errors import StoreError
from dashboard.settings import sqlite_file
from data.stores import schema

BUSY_SECONDS = 10.0
_SQLITE_MAGIC = b"SQLite format 3\x00"
_REVISIONS = {
    "raw": schema.RAW_REVISION,
    "published": schema.PUBLISHED_REVISION,
    "reports": schema.REPORTS_REVISION,
}
PREPARE = "flask --app app prepare"
_LOOKED_AT: set[tuple[int, int]] = set()
"""Files whose first bytes were read, by device and inode: once, before any connection. Closing a file lets go of
every lock that this process has on it (POSIX), and another process would take SQLite's log away from under ours."""
_PLACE = "bildungslupe_place"


def open_database(
    url: str, *, create: bool = False, read_only: bool = False, busy_seconds: float = BUSY_SECONDS
) -> Engine:
    """An engine for one store. Raises StoreError when a SQLite file is missing (unless `create`) or is
    something else.

    `read_only` opens SQLite so that not even a mistake can write; PostgreSQL transactions are read-only by
    default. No error repeats what was to be written.
    """
    file = sqlite_file(url)
    if file is not None:
        _look_at(file, create)
        # As parts: within a text SQLAlchemy would read % and ? of a folder's name as something else.
        parts = URL.create("sqlite", database=str(file))
        engine = create_engine(parts, connect_args={"timeout": busy_seconds}, hide_parameters=True)
        _sqlite_habits(engine, read_only)
        _name_in_errors(engine)
        return engine
    options = "-c default_transaction_read_only=on" if read_only else ""
    arguments: dict[str, object] = {"options": options} if options else {}
    engine = create_engine(
        url,
        pool_pre_ping=True,
        connect_args={"connect_timeout": math.ceil(busy_seconds), **arguments},
        hide_parameters=True,
    )
    _name_in_errors(engine)
    return engine


@contextmanager
def opened(*urls: str, busy_seconds: float = BUSY_SECONDS) -> Iterator[tuple[Engine, ...]]:
    """Engines for a while: for commands, which end, and for what is rarely written."""
    engines = tuple(open_database(url, busy_seconds=busy_seconds) for url in urls)
    try:
        yield engines
    finally:
        for engine in engines:
            engine.dispose()


def _look_at(file: Path, create: bool) -> None:
    """Says what is wrong with a SQLite file before SQLite does it in its own words."""
    if file.is_dir():
        raise StoreError(
            f"{file}: hier wird eine Datenbankdatei erwartet, es ist aber ein Ordner.", file=str(file)
        )
    if not file.exists():
        if not create:
            raise StoreError(
                f"{file}: diese Datenbank gibt es noch nicht. Bitte zuerst „{PREPARE}“ aufrufen.",
                file=str(file),
            )
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{file.parent}: der Ordner lässt sich nicht anlegen ({error.strerror}).", file=str(file)
            ) from error
        return
    identity = _identity(file)
    if _LOOKED_AT.issuperset(identity) and identity:
        return
    try:
        with file.open("rb") as stream:
            head = stream.read(len(_SQLITE_MAGIC))
    except OSError as error:
        raise StoreError(
            f"{file}: die Datenbank lässt sich nicht öffnen ({error.strerror}).", file=str(file)
        ) from error
    if head and head != _SQLITE_MAGIC:
        raise StoreError(
            f"{file}: das ist keine SQLite-Datenbank. Die Datei bleibt unverändert.", file=str(file)
        )
    _LOOKED_AT.update(identity)


def _identity(file: Path) -> list[tuple[int, int]]:
    """Device and inode; empty where there is no such file."""
    try:
        found = file.stat()
    except OSError:
        return []
    return [(found.st_dev, found.st_ino)]


def _sqlite_habits(engine: Engine, read_only: bool) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy's BEGIN below is the only one
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA journal_mode = WAL")
        _LOOKED_AT.update(_identity(Path(str(engine.url.database))))

    @event.listens_for(engine, "begin")
    def began(connection: Connection) -> None:
        # A writer takes its place at once: upgrading from reading to writing later would fail under a second
        # writer.
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def _name_in_errors(engine: Engine) -> None:
    """Errors say whose they are: two stores are written at once, and a sentence must name the right one."""

    @event.listens_for(engine, "handle_error")
    def failed(context: ExceptionContext) -> None:
        setattr(context.sqlalchemy_exception or context.original_exception, _PLACE, place(engine))


def place(engine: Engine) -> str:
    """What to call a database in a sentence: its file, or server and name; never a password."""
    file = file_of(engine)
    return str(file) if file else engine.url.render_as_string(hide_password=True)


def file_of(engine: Engine) -> Path | None:
    """The SQLite file that an engine opens, or None for another database."""
    return Path(str(engine.url.database)) if engine.dialect.name == "sqlite" else None


def read_only_uri(file: Path) -> str:
    """How `sqlite3.connect(…, uri=True)` opens a file for reading alone, whatever its folders are called."""
    return f"{file.resolve().as_uri()}?mode=ro"


@contextmanager
def sentences(engine: Engine) -> Iterator[None]:
    """Turns what a driver says into a StoreError with place and cause."""
    try:
        yield
    except DBAPIError as error:
        where = getattr(error, _PLACE, place(engine))
        raise StoreError(f"{where}: {_cause(error)}", database=where) from error
    except SQLAlchemyError as error:
        raise StoreError(
            f"{place(engine)}: die Datenbank antwortet nicht wie erwartet.", database=place(engine)
        ) from error


def _cause(error: DBAPIError) -> str:
    said = str(error.orig).lower()
    if "locked" in said or "busy" in said or "lock timeout" in said:
        return "die Datenbank ist gesperrt, weil ein anderer Vorgang schreibt. Bitte gleich noch einmal versuchen."
    if "no such table" in said or "does not exist" in said:
        return f"die Datenbank ist noch nicht vorbereitet. Bitte „{PREPARE}“ aufrufen."
    if "not a database" in said:
        return "das ist keine SQLite-Datenbank. Die Datei bleibt unverändert."
    if "malformed" in said:
        return (
            "die Datenbank ist beschädigt. Bitte aus der Sicherung wiederherstellen oder die Datei entfernen."
        )
    if "readonly" in said or "read-only" in said:
        return "die Datenbank darf hier nur gelesen werden."
    if "full" in said or "no space" in said:
        return "auf dem Datenträger ist kein Platz mehr."
    if "connection" in said or "unable to open" in said:
        return "die Datenbank ist nicht erreichbar."
    return "die Datenbank hat den Vorgang abgelehnt."


def require_current(engine: Engine, store: str) -> None:
    """Raises StoreError unless the database holds this store at the migration level the code needs."""
    with sentences(engine), engine.connect() as connection:
        found = revision(connection)
    if found is None:
        raise StoreError(
            f"{place(engine)}: die Datenbank ist noch nicht vorbereitet. Bitte „{PREPARE}“ aufrufen.",
            database=place(engine),
        )
    if found != _REVISIONS[store]:
        raise StoreError(
            f"{place(engine)}: die Datenbank hat den Stand „{found}“, gebraucht wird „{_REVISIONS[store]}“. "
            f"Bitte „{PREPARE}“ aufrufen.",
            database=place(engine),
            found=found,
        )


def revision(connection: Connection) -> str | None:
    """The migration level, or None in a database without tables of ours."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    row = connection.execute(text("select version_num from alembic_version")).first()
    return None if row is None else str(row[0])


def bulk_insert(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Many rows in the open transaction, as fast as the driver can: executemany on SQLite, COPY on
    PostgreSQL."""
    names = ", ".join(f'"{name}"' for name in columns)
    # Listed first: rows may come from a generator that asks this very connection, which a running COPY would
    # block.
    given = [tuple(row) for row in rows]
    if connection.dialect.name == "sqlite":
        holders = ", ".join("?" * len(columns))
        if given:
            connection.exec_driver_sql(f'insert into "{table.name}" ({names}) values ({holders})', given)  # noqa: S608
        return
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(f'copy "{table.name}" ({names}) from stdin') as copy:
            for row in given:
                copy.write_row(row)
    except (
        connection.dialect.loaded_dbapi.Error
    ) as error:  # COPY goes past SQLAlchemy, so its errors come unwrapped
        wrapped = DBAPIError(f"copy {table.name}", None, error)
        setattr(wrapped, _PLACE, place(connection.engine))
        raise wrapped from error


def zoned(moment: datetime) -> datetime:
    """A moment of a store with its zone: SQLite gives it back without."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
