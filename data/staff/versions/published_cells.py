"""Single cells of data versions, as the published store has them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from dashboard.domain.observation import Status
from dashboard.domain.slab import SeriesAt
from dashboard.staff.versions.cell_states import CellState
from data.stores import schema

NOTHING = CellState(None, None, None, Status.NOT_COLLECTED, -1, 0, "")
"""Of a cell without a row."""


def states_of(connection: Connection, at: SeriesAt, area: str, year: int) -> dict[str, CellState]:
    """What each version says of a cell of today's territory, by version, newest first; NOTHING for versions that have
    no such cell."""
    release, manifest, made = (
        schema.published_release,
        schema.manifest,
        schema.published_release.alias("made"),
    )
    versions = connection.execute(
        select(release.c.version, manifest.c.cells_release_id, made.c.territorial_status)
        .select_from(release)
        .outerjoin(manifest, (manifest.c.release_id == release.c.id) & (manifest.c.indicator == at.indicator))
        .outerjoin(made, made.c.id == manifest.c.cells_release_id)
        .where(release.c.protection >= schema.PROTECTION)
        .order_by(release.c.id.desc())
    ).all()
    cell, series, place, source = schema.published_cell, schema.series, schema.area, schema.source
    rows = connection.execute(
        select(cell.c.release_id, series.c.territorial_status, cell.c.value, cell.c.numerator)
        .add_columns(cell.c.denominator, cell.c.status, cell.c.provenance, cell.c.mark, source.c.key)
        .select_from(cell)
        .join(series, series.c.id == cell.c.series_id)
        .join(place, place.c.id == cell.c.area_id)
        .outerjoin(source, source.c.id == cell.c.source_id)
        .where(series.c.indicator == at.indicator, series.c.level == at.level)
        .where(series.c.breakdown == at.breakdown, place.c.key == area, cell.c.year == year)
    ).all()
    found = {
        (made_in, status): CellState(
            value, numerator, denominator, Status(code), provenance, mark, str(key or "")
        )
        for made_in, status, value, numerator, denominator, code, provenance, mark, key in rows
    }
    return {str(version): found.get((made_in, status), NOTHING) for version, made_in, status in versions}
