"""Makes files of value tables, for routes, for the package of all and for the command."""

from __future__ import annotations

from dataclasses import dataclass

from callbacks.answers import Answers
from callbacks.api.routes import frame
from callbacks.district_data import Answer
from callbacks.open_data.geopackages import geopackage
from callbacks.open_data.parquet_process import parquet_of
from callbacks.open_data.tables import value_table
from dashboard.domain.selection import OFFICIAL, Selection
from dashboard.exports.open_data.value_table import ValueTable


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file, its name without the end, and the frame that it was made in."""

    answer: Answer
    name: str
    body: bytes


def made_file(answers: Answers, asked: Selection, key: str, kind: str) -> MadeFile:
    """The file of an indicator: of the data version, language and provenance asked for, whatever else was. Raises
    UnknownKey for an indicator or version that there is not, PictureFailed where the process of Parquet fails."""
    answer = frame(answers, Selection(language=asked.language, version=asked.version, figures=asked.figures))
    table = value_table(answers, answer, key)
    official = f"-{OFFICIAL}" if table.official else ""
    return MadeFile(answer, f"{key}-{table.version}{official}", written(answers, table, kind))


def written(answers: Answers, table: ValueTable, kind: str) -> bytes:
    """A value table as a file of a kind."""
    # Heavy libraries are imported by who needs them: the serving process stays small without them.
    if kind == "xlsx":
        from dashboard.exports.open_data.workbook import workbook  # noqa: PLC0415

        return workbook(table)
    if kind == "parquet":
        return parquet_of(table)
    if kind == "gpkg":
        return geopackage(answers, [table])
    from dashboard.exports.open_data.writers import as_csv, as_json  # noqa: PLC0415

    return as_csv(table) if kind == "csv" else as_json(table)
