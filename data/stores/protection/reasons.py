"""Writes and reads which rule hides which cell of a release."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from dashboard.domain.slab import HiddenSeries, SeriesAt
from data.stores import schema
from data.stores.protection.schema import hidden_reason


def keep(connection: Connection, version: str, hidden: Sequence[HiddenSeries]) -> None:
    """What is hidden in the indicators that a release has computed; earlier reasons of the release are replaced."""
    release = select(schema.release.c.id).where(schema.release.c.version == version)
    identity = connection.execute(release).scalar_one()
    connection.execute(delete(hidden_reason).where(hidden_reason.c.release_id == identity))
    by_indicator: dict[str, list[object]] = {}
    for one in hidden:
        places: dict[str, dict[str, int]] = {}
        for (place, year), rule in one.rules.items():
            places.setdefault(place, {})[str(year)] = rule
        status = one.at.status.isoformat() if one.at.status else ""
        by_indicator.setdefault(one.at.indicator, []).append([one.at.level, one.at.breakdown, status, places])
    for indicator, content in by_indicator.items():
        packed = zlib.compress(json.dumps(content, separators=(",", ":")).encode(), 6)
        connection.execute(
            insert(hidden_reason).values(release_id=identity, indicator=indicator, content=packed)
        )


def of_indicator(
    connection: Connection, version: str, indicator: str
) -> Mapping[SeriesAt, HiddenSeries] | None:
    """What a release hides of an indicator that it has computed, by series; None where it hides nothing of it, or
    was published before reasons were kept."""
    table = hidden_reason
    statement = (
        select(table.c.content)
        .join(schema.release, schema.release.c.id == table.c.release_id)
        .where(schema.release.c.version == version, table.c.indicator == indicator)
    )
    packed = connection.scalar(statement)
    if packed is None:
        return None
    found = {}
    for level, breakdown, status, places in json.loads(zlib.decompress(packed)):
        at = SeriesAt(indicator, level, breakdown, date.fromisoformat(status) if status else None)
        rules = {
            (place, int(year)): int(rule) for place, years in places.items() for year, rule in years.items()
        }
        found[at] = HiddenSeries(at, rules)
    return found
