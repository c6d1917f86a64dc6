"""A value table as Parquet: written by a process of its own, which alone loads PyArrow.

`python -m dashboard.exports.open_data.parquet` reads a table as JSON (`columns`, `rows`, `metadata`) and writes the
file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

_TEXTS = ("indikator", "ebene", "gebiet", "name", "gliederung", "status", "herkunft", "zeichen")
"""Columns of texts that repeat; `jahr` is a whole number, all others are numbers."""


def parquet(columns: Sequence[str], rows: Sequence[Sequence[Any]], metadata: Mapping[str, str]) -> bytes:
    """The file: texts as dictionaries, the year as int32, numbers as float64, null where there is none; `metadata`
    in its schema."""
    import pyarrow as pa  # noqa: PLC0415 - 100 MB that only this process is to have
    import pyarrow.parquet as pq  # noqa: PLC0415

    kinds = {name: pa.dictionary(pa.int32(), pa.string()) for name in _TEXTS} | {"jahr": pa.int32()}
    arrays = []
    for at, name in enumerate(columns):
        cells = [row[at] for row in rows]
        kind = kinds.get(name, pa.float64())
        if name in _TEXTS:
            arrays.append(pa.array(cells, pa.string()).dictionary_encode())
        else:
            arrays.append(pa.array(cells if name == "jahr" else _floats(cells), kind))
    table = pa.table(arrays, names=list(columns)).replace_schema_metadata(dict(metadata))
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def _floats(cells: Sequence[Any]) -> list[float | None]:
    return [None if one is None else float(one) for one in cells]


def main() -> None:
    """Reads from the standard input, writes to the standard output."""
    asked = json.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(parquet(asked["columns"], asked["rows"], asked["metadata"]))


if __name__ == "__main__":
    main()
