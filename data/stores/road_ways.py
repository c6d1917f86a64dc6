"""Ways on an imported road network in the published store: of each destination the ways from all cells."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Double,
    ForeignKey,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    delete,
    insert,
    select,
)

from data.stores.database import bulk_insert
from data.stores.schema import PUBLISHED

Numbers = npt.NDArray[np.float64]
_STEP = 0.01
"""Minutes and kilometres are stored in hundredths."""
_NO_WAY = 65_535

# One imported extract; its ways hold for the cells whose fingerprint is `cells`.
road_network = Table(
    "road_network",
    PUBLISHED,
    Column("id", Integer, primary_key=True),
    Column("district", Text, nullable=False, unique=True),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("cells", Text, nullable=False),
)
# The ways from all cells to one destination, in the order of the cells: hundredths, little-endian, compressed.
road_way = Table(
    "road_way",
    PUBLISHED,
    Column("network_id", ForeignKey(road_network.c.id, ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("longitude", Double, nullable=False),
    Column("latitude", Double, nullable=False),
    Column("minutes", LargeBinary, nullable=False),
    Column("kilometres", LargeBinary, nullable=False),
    PrimaryKeyConstraint("network_id", "number"),
)


@dataclass(frozen=True, slots=True)
class StoredNetwork:
    """What the store says of an imported network: `id` is its row, `cells` the fingerprint of its origins."""

    id: int
    district: str
    file: str
    sha256: str
    made_at: datetime
    cells: str


@dataclass(frozen=True, slots=True)
class WaysTo:
    """One destination in degrees and the ways from all cells to it; infinite where there is none."""

    longitude: float
    latitude: float
    minutes: Numbers
    kilometres: Numbers


def replace_network(
    connection: Connection, district: str, file: str, sha256: str, cells: str, ways: Iterable[WaysTo]
) -> int:
    """Writes a network in the place of the district's last one, in the caller's transaction; how many ways."""
    old = select(road_network.c.id).where(road_network.c.district == district)
    connection.execute(delete(road_way).where(road_way.c.network_id.in_(old)))
    connection.execute(delete(road_network).where(road_network.c.district == district))
    made = connection.execute(
        insert(road_network).values(
            district=district, file=file, sha256=sha256, made_at=datetime.now(UTC), cells=cells
        )
    )
    assert made.inserted_primary_key is not None
    network, count = int(made.inserted_primary_key[0]), 0

    def rows() -> Iterator[tuple[object, ...]]:
        nonlocal count
        for number, one in enumerate(ways):
            count += 1
            yield network, number, one.longitude, one.latitude, _packed(one.minutes), _packed(one.kilometres)

    columns = ("network_id", "number", "longitude", "latitude", "minutes", "kilometres")
    bulk_insert(connection, road_way, columns, rows())
    return count


def network_of(connection: Connection, district: str) -> StoredNetwork | None:
    """The district's network, None without one."""
    row = connection.execute(select(road_network).where(road_network.c.district == district)).one_or_none()
    return None if row is None else StoredNetwork(**row._mapping)


def destinations_of(connection: Connection, network: int) -> Numbers:
    """Longitude and latitude of all destinations, shape (n, 2), in the order of their numbers."""
    columns = (road_way.c.longitude, road_way.c.latitude)
    rows = connection.execute(
        select(*columns).where(road_way.c.network_id == network).order_by(road_way.c.number)
    )
    return np.array([tuple(row) for row in rows], dtype=np.float64).reshape(-1, 2)


def ways_to(connection: Connection, network: int, number: int) -> tuple[Numbers, Numbers] | None:
    """Minutes and kilometres from all cells to a destination, None where the store has lost it."""
    columns = (road_way.c.minutes, road_way.c.kilometres)
    row = connection.execute(
        select(*columns).where(road_way.c.network_id == network, road_way.c.number == number)
    ).one_or_none()
    return None if row is None else (_unpacked(row[0]), _unpacked(row[1]))


def _packed(values: Numbers) -> bytes:
    hundredths = np.round(np.where(np.isfinite(values), values, np.inf) / _STEP)
    return zlib.compress(np.minimum(hundredths, _NO_WAY).astype("<u2").tobytes(), 6)


def _unpacked(content: bytes) -> Numbers:
    hundredths = np.frombuffer(zlib.decompress(content), dtype="<u2")
    return np.where(hundredths == _NO_WAY, np.inf, hundredths * _STEP)
