"""`flask --app app definitions`: what people have defined, as the file that states it."""

from __future__ import annotations

from pathlib import Path

import click

from callbacks.commands.running import write_file, write_out
from dashboard.errors import MonitorError
from dashboard.settings import RawSettings
from data.definitions.stored import definitions, definitions_of
from data.definitions.written import sections_from, text_of
from data.importing.institutions.together import definitions_counted
from data.stores import raw_store
from data.stores.database import opened, require_current, sentences


def write_definitions(settings: RawSettings, version: str, file: Path | None) -> bool:
    """Writes what published releases state, or one release, as a definition file; to the screen without `file`."""
    with opened(settings.raw_database_url) as (raw,):
        require_current(raw, "raw")
        with sentences(raw), raw.connect() as connection:
            stated = definitions(connection).stated
            if version:
                found = {one.version: one.id for one in raw_store.releases(connection)}
                if version not in found:
                    raise MonitorError(f"Den Datenstand „{version}“ gibt es nicht.")
                stated = definitions_of(connection, found[version])
    text = text_of(sections_from(stated))
    if file is None:
        write_out(text)
        return True
    write_file(file, text.encode())
    click.echo(f"{file} geschrieben: {definitions_counted(stated.count)}.")
    return True
