"""The command that says where a published figure comes from."""

from __future__ import annotations

import click

from dashboard.settings import RawSettings
from dashboard.staff.versions.provenance_text import ProvenanceWords
from data.geography.register import stored_areas
from data.staff.versions.provenance import catalogue_of_version, provenance_of
from data.stores.database import opened, require_current, sentences
from data.stores.two_stores import finish_interrupted


def show_provenance(
    settings: RawSettings, indicator: str, area: str, year: int, breakdown: str, version: str
) -> bool:
    """Prints file, row and people of every raw figure of a published cell. Raises MonitorError for a cell that does
    not exist."""
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        require_current(raw, "raw")
        require_current(published, "published")
        finish_interrupted(raw, settings.database_url)
        with (
            sentences(published),
            raw.connect() as raw_connection,
            published.connect() as published_connection,
        ):
            found = provenance_of(
                raw_connection, published_connection, indicator, area, year, breakdown, version
            )
            words = ProvenanceWords(
                catalogue_of_version(published_connection, found.version),
                {one.key: one.name for one in stored_areas(published_connection)},
            )
    for line in words.lines(found):
        click.echo(line)
    return True
