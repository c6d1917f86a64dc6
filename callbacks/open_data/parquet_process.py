"""Has Parquet files written by a process of its own: PyArrow takes 100 MB that the serving process is not to hold."""

from __future__ import annotations

import subprocess
import sys

import orjson

from dashboard.errors import PictureFailed
from dashboard.exports.open_data.value_table import COLUMNS, ValueTable
from dashboard.settings import ROOT
from dashboard.texts import both

TIMEOUT = 60.0
"""Seconds for one file; it takes about one."""


def parquet_of(table: ValueTable) -> bytes:
    """The file. Raises PictureFailed where the process fails or takes too long."""
    asked = orjson.dumps({"columns": COLUMNS, "rows": table.rows, "metadata": metadata_of(table)})
    try:
        done = subprocess.run(
            [sys.executable, "-m", "dashboard.exports.open_data.parquet"],
            cwd=ROOT,
            input=asked,
            capture_output=True,
            timeout=TIMEOUT,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        german, english = both("open_data_parquet_failed")
        raise PictureFailed(german, english=english) from error
    return done.stdout


def metadata_of(table: ValueTable) -> dict[str, str]:
    """What stands in the schema: facts by their label, the definition, and what keys in the columns mean, as JSON."""
    licences = dict.fromkeys(one.licence for one in table.sources if one.licence)
    return {
        "indikator": table.indicator.key,
        "titel": table.title,
        "stand": table.version,
        "gebietsstand": table.territory,
        "lizenz": "; ".join(licences),
        "zitat": table.citation,
        "angaben": orjson.dumps(table.facts()).decode(),
        "definition": orjson.dumps(table.definition()).decode(),
        "schluessel": orjson.dumps(dict(table.dictionary())).decode(),
    }
