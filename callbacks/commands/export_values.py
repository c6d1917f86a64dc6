"""The command `export INDICATOR`: published values as CSV, or as one of the files of `/daten`."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import click

from callbacks.commands.running import write_file, write_out
from dashboard.domain.selection import Selection
from dashboard.exports.rows import COLUMNS, Row, german, rows_of
from dashboard.indicators.certainty import limited
from dashboard.settings import RawSettings
from data.repository import Repository
from data.stores.database import open_database


def export(settings: RawSettings, indicator: str, level: str, breakdown: str, file: Path | None) -> bool:
    """Writes the published cells of one indicator and level as CSV, to the screen without `file`."""
    engine = open_database(settings.database_url, read_only=True)
    try:
        repository = Repository(engine, settings.district)
        places = [
            area
            for area in repository.register().of_level(level)
            if level not in ("gemeinde", "amt") or area.kreis == settings.district
        ]
        cells = repository.cells(indicator, level, breakdown, places=[area.key for area in places])
        cells = limited(cells, repository.catalogue().indicators[indicator])
    finally:
        engine.dispose()
    rows = rows_of(cells, {area.key: area for area in places})
    text = _table(rows)
    if file is None:
        write_out(text)
        return True
    write_file(file, ("\ufeff" + text).encode())
    click.echo(f"{file} geschrieben: {len(rows)} Zeilen, Datenstand {cells.version}.")
    return True


def export_file(settings: RawSettings, indicator: str, kind: str, file: Path | None) -> bool:
    """Writes the file that `/daten/<indicator>.<kind>` gives, by default under its name into the present folder."""
    # The page's libraries are loaded only where somebody asks for its files.
    from callbacks.answers import Answers  # noqa: PLC0415
    from callbacks.open_data.makers import made_file  # noqa: PLC0415

    engine = open_database(settings.database_url, read_only=True)
    try:
        answers = Answers(Repository(engine, settings.district), settings.district)
        made = made_file(answers, Selection(), indicator, kind)
    finally:
        engine.dispose()
    where = file or Path(f"{made.name}.{kind}")
    write_file(where, made.body)
    click.echo(f"{where} geschrieben: {len(made.body)} Bytes, Datenstand {made.answer.version}.")
    return True


def _table(rows: Sequence[Row]) -> str:
    """The rows and columns of `/api/v1/werte`, with decimal commas."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([german(value) for value in row] for row in rows)
    return buffer.getvalue()
