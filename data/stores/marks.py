"""What a store says about itself: its pair, the last change of both, and under which rules each version is
protected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, insert, select

from dashboard.errors import StoreError
from data.stores import schema
from data.stores.database import PREPARE, place


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


def under_older_rules(connection: Connection) -> tuple[str, ...]:
    """Versions on show that were protected under older rules than today's, oldest first."""
    table = schema.published_release
    wanted = (table.c.state == "published", table.c.protection < schema.PROTECTION)
    return tuple(connection.scalars(select(table.c.version).where(*wanted).order_by(table.c.id)))


def require_protected(connection: Connection) -> None:
    """Raises StoreError where a version on show was protected under older rules."""
    found = under_older_rules(connection)
    if found:
        raise StoreError(
            f"{place(connection.engine)}: Datenstand {listed(found)} ist nach älteren Regeln geschützt und "
            f"wird so nicht mehr gezeigt. Bitte „{PREPARE}“ aufrufen: dann wird aus den Rohdaten nach den "
            "heutigen Regeln neu veröffentlicht, und eingespielte Tabellen bleiben.",
            version=found[0],
        )


def listed(versions: Iterable[str]) -> str:
    """Up to five versions by name."""
    every = list(versions)
    return ", ".join(every[:5]) + (f" und {len(every) - 5} weitere" if len(every) > 5 else "")
