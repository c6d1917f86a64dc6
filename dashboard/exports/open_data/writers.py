"""Value tables as CSV and JSON, as the data API writes them."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from dashboard.exports.open_data.value_table import COLUMNS, ValueTable
from dashboard.exports.rows import german_csv
from dashboard.indicators.sources import described


def as_csv(table: ValueTable) -> bytes:
    """`;`, decimal comma, UTF-8 with BOM; what is to be known stands at the end behind `#`."""
    return german_csv(COLUMNS, table.rows, _notes(table))


def as_json(table: ValueTable) -> bytes:
    """The indicator's entry and its rows, hidden and missing numbers null."""
    body = {
        "stand": table.version,
        "veroeffentlicht": table.made.date().isoformat(),
        "gebietsstand": table.territory,
        **({"herkunft": "amtlich"} if table.official else {}),
        "indikator": table.entry,
        "hinweise": list(table.notices),
        "quellen": described(table.sources, table.lang),
        "zitat": table.citation,
        "schluessel": dict(table.dictionary()),
        "zeilen": [dict(zip(COLUMNS, row, strict=True)) for row in table.rows],
    }
    return orjson.dumps(body)


def _notes(table: ValueTable) -> Iterator[str]:
    for label, text in table.facts():
        yield f"{label}: {text}"
    for key, words in table.dictionary():
        yield f"{key}: {words}"
