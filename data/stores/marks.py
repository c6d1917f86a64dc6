"""What a store says about itself: its pair, the last change of both, and how well each version is
protected."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, insert, select, update

from dashboard.errors import StoreError
from data.stores import schema
from data.stores.database import place


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which pair of stores a store belongs to, and the last change that was made to both; empty before the
    first."""

    pair: str = ""
    operation: str = ""


def pairing(connection: Connection, table: Table) -> Pairing:
    """Which pair the store belongs to, and what was last done; empty where it was never paired."""
    row = connection.execute(select(table.c.pair, table.c.operation)).first()
    return Pairing() if row is None else Pairing(row.pair, row.operation)


def pair_up(connection: Connection, table: Table, found: Pairing) -> None:
    """Replaces the mark of the pair."""
    connection.execute(delete(table))
    connection.execute(insert(table).values(id=1, pair=found.pair, operation=found.operation))


def mark_protected(connection: Connection, versions: Collection[str]) -> None:
    """Marks versions of an older program of which a report proves that they were fully protected."""
    table = schema.published_release
    wanted = (table.c.version.in_(sorted(versions)), table.c.protection == 0)
    connection.execute(update(table).where(*wanted).values(protection=1))


def require_protected(connection: Connection) -> None:
    """Raises StoreError where a version on show was made before full protection."""
    table = schema.published_release
    weak = (table.c.state == "published", table.c.protection < schema.PROTECTION)
    found = list(connection.scalars(select(table.c.version).where(*weak).order_by(table.c.id)))
    if found:
        raise StoreError(
            f"{place(connection.engine)}: Datenstand {', '.join(found)} ist aus einer älteren Fassung und "
            "noch nicht "
            "vollständig geschützt. Bitte beide Datenbanken entfernen, neu vorbereiten und die eigenen "
            "Tabellen "
            "erneut einspielen.",
            version=found[0],
        )
