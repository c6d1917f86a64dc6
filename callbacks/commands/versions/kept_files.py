"""The commands `original` and `log`: files as they came, and what the log holds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from callbacks.commands.running import write_file
from callbacks.staff.log.export import log_csv
from dashboard.domain.releases.step import COMMAND_LINE
from dashboard.errors import ReleaseError
from dashboard.settings import RawSettings
from dashboard.staff.audit import Act, ActKind
from data.staff.store import StaffStore
from data.stores import raw_store
from data.stores.audit import audit_log
from data.stores.origins import originals


def write_originals(settings: RawSettings, version: str, folder: Path) -> bool:
    """Writes the files of a version as they came into a folder; False where the store does not have one of them.
    Raises ReleaseError where there is no such version, MonitorError where a file is in the way."""
    store = StaffStore(settings)
    try:
        with store.reading() as raw:
            found = next((one for one in raw_store.releases(raw) if one.version == version), None)
            if found is None:
                raise ReleaseError(f"Den Datenstand „{version}“ gibt es nicht.", version=version)
            files = [(one.name, originals.read(raw, one.original or one.sha256)) for one in found.files]
    finally:
        store.close()
    for name, original in files:
        if original is None:
            click.echo(f"{name}: das Original liegt nicht im Speicher.", err=True)
            continue
        target = folder / Path(name).name
        write_file(target, original.content, new=True)
        click.echo(f"{target} geschrieben.")
    if not files:
        click.echo(f"{version} hat keine Dateien.")
    return all(original is not None for _, original in files)


def write_log(settings: RawSettings, file: Path) -> bool:
    """Writes all lines of the log as CSV, and a line into the log that says so."""
    store = StaffStore(settings)
    try:
        with store.writing() as connection:
            audit_log.record(connection, Act(COMMAND_LINE, datetime.now(UTC), ActKind.LOG_EXPORTED))
            content = log_csv(audit_log.acts(connection))
            count = audit_log.count(connection)
    finally:
        store.close()
    write_file(file, content)
    click.echo(f"{file} geschrieben: {count} Zeilen.")
    return True
