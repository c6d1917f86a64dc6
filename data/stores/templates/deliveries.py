"""Which templates have come in: releases hold the files, and the figures that they brought."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, or_, select

from dashboard.domain.observation import Status
from data.stores import schema
from data.stores.database import zoned
from data.stores.institutions.schema import RAW_TABLES
from data.stores.templates.schema import template_issue

FORMAT = "template"
FilledAt = tuple[str, str, str, int]
"""Place, measure, breakdown and year."""


@dataclass(frozen=True, slots=True)
class TemplateDelivery:
    """A template that a draft or a published release holds: when it came in, by whom, and the figures of that release
    for measures that some template asks for, those of other files included."""

    number: str
    version: str
    state: str
    made_at: datetime
    made_by: str
    file: str
    filled: frozenset[FilledAt]


def template_deliveries(connection: Connection) -> tuple[TemplateDelivery, ...]:
    """All of them in the order of releases; those that were withdrawn are left out."""
    release, file = schema.release, schema.release_file
    asked = (
        select(
            file.c.source_table.label("number"),
            file.c.name.label("file"),
            *(release.c.id, release.c.version, release.c.state, release.c.made_at, release.c.made_by),
        )
        .join(release, release.c.id == file.c.release_id)
        .where(file.c.format == FORMAT, release.c.state.in_(("draft", "published")))
        .order_by(release.c.id)
    )
    rows = connection.execute(asked).all()
    filled = _filled(connection, {row.id for row in rows})
    return tuple(
        TemplateDelivery(
            row.number,
            row.version,
            row.state,
            zoned(row.made_at),
            row.made_by,
            row.file,
            frozenset(filled[row.id]),
        )
        for row in rows
    )


def delivered_counts(
    connection: Connection, measures: Collection[str], places: Collection[str]
) -> frozenset[FilledAt]:
    """For which counts of municipalities published releases hold a figure that somebody delivered, or too few to be
    said; what it is nobody is told. Example data are no delivery."""
    cell, series, release = schema.observation, schema.raw_series, schema.release
    asked = (
        select(cell.c.area, series.c.measure, series.c.breakdown, cell.c.year)
        .join(series, series.c.id == cell.c.series_id)
        .join(release, release.c.id == cell.c.release_id)
        .where(
            release.c.state == "published",
            release.c.kind == "import",
            cell.c.area.in_(list(places)),
            series.c.measure.in_(list(measures)),
            or_(cell.c.value.is_not(None), cell.c.status == int(Status.SUPPRESSED)),
        )
    )
    return frozenset(tuple(row) for row in connection.execute(asked))


def _filled(connection: Connection, releases: set[int]) -> dict[int, set[FilledAt]]:
    found: dict[int, set[FilledAt]] = defaultdict(set)
    if not releases:
        return found
    measures = {
        key for text in connection.scalars(select(template_issue.c.measures)) for key in json.loads(text)
    }
    cell, series, figure = schema.observation, schema.raw_series, RAW_TABLES["figures"]
    asked = (
        select(cell.c.release_id, cell.c.area, series.c.measure, series.c.breakdown, cell.c.year)
        .join(series, series.c.id == cell.c.series_id)
        .where(cell.c.release_id.in_(releases), series.c.measure.in_(measures))
    )
    of_institutions = select(
        figure.c.release_id, figure.c.institution, figure.c.measure, figure.c.breakdown, figure.c.year
    ).where(figure.c.release_id.in_(releases), figure.c.measure.in_(measures))
    for statement in (asked, of_institutions):
        for release, place, measure, breakdown, year in connection.execute(statement):
            found[release].add((place, measure, breakdown, year))
    return found
