"""Which years of the published series have figures that are no examples: what is left when examples are left
out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, case, func, or_, select

from dashboard.domain.observation import Status
from dashboard.domain.slab import PROVENANCES
from data.stores import schema

EXAMPLE = PROVENANCES.index("example")
"""The provenance code of example data in `published_cell`."""


@dataclass(frozen=True, slots=True)
class RealYear:
    """One year of a stored series without its examples: `cells` have a value or hide one, `hidden` of them
    hide it."""

    release: int
    series: int
    year: int
    cells: int
    hidden: int


def has_examples(connection: Connection, releases: Collection[int], district: str) -> bool:
    """Whether these releases hold example data of a district or of any place in it."""
    cell, area, parent = schema.published_cell, schema.area, schema.area_parent
    inside = select(parent.c.area_id).where(parent.c.level == "kreis", parent.c.parent == district)
    whole = select(area.c.id).where(area.c.key == district)
    statement = (
        select(cell.c.area_id)
        .where(cell.c.release_id.in_(releases), cell.c.provenance == EXAMPLE)
        .where(or_(cell.c.area_id.in_(inside), cell.c.area_id.in_(whole)))
        .limit(1)
    )
    return connection.execute(statement).first() is not None


def real_years(connection: Connection, releases: Collection[int], district: str) -> Iterator[RealYear]:
    """Of municipalities and Ämter on today's territory those of `district` count, of others all.

    Past territories are not told apart by district: their years are no more than those of their offer.
    """
    cell, series, parent = schema.published_cell, schema.series, schema.area_parent
    secret = case((cell.c.status == int(Status.SUPPRESSED), 1), else_=0)
    below = series.c.level.in_(("gemeinde", "amt"))
    statement = (
        select(cell.c.release_id, cell.c.series_id, cell.c.year, func.count(), func.sum(secret))
        .join(series, series.c.id == cell.c.series_id)
        .outerjoin(parent, (parent.c.area_id == cell.c.area_id) & (parent.c.level == "kreis"))
        .where(cell.c.release_id.in_(releases), cell.c.provenance.notin_((EXAMPLE, -1)))
        .where(or_(cell.c.value.is_not(None), cell.c.status == int(Status.SUPPRESSED)))
        .where(or_(~below, parent.c.parent == district, parent.c.valid_until.is_not(None)))
        .group_by(cell.c.release_id, cell.c.series_id, cell.c.year)
    )
    for row in connection.execute(statement):
        yield RealYear(*map(int, row))
