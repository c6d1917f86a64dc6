"""The process that makes the file of all data sets: `python -m callbacks.open_data.package_process`.

It reads a `PackageOrder` as a line of JSON from the standard input, and writes a line when the file is complete. The
sizes of the files of single data sets in it stand beside it.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from callbacks.answers import Answers
from callbacks.api.routes import frame
from callbacks.district_data import Answer
from callbacks.open_data.catalogue import DataCatalogue
from callbacks.open_data.geopackages import geopackage
from callbacks.open_data.makers import written
from callbacks.open_data.package import PackageOrder
from callbacks.open_data.parquet_process import metadata_of
from callbacks.open_data.tables import value_table
from callbacks.public_app import made
from dashboard.domain.selection import Selection
from dashboard.errors import PictureFailed
from dashboard.exports.open_data.package_texts import (
    catalogue_csv,
    catalogue_json,
    keys_csv,
    read_me,
    sources_csv,
)
from dashboard.exports.open_data.parquet import parquet
from dashboard.exports.open_data.value_table import COLUMNS, ValueTable
from dashboard.open_data.datasets import Dataset
from dashboard.settings import Settings

_POLITE = 10
"""How far everything else goes before a process that nobody waits for."""
_ALL = "bildungslupe.gpkg"


def main() -> None:
    """Reads the order, writes the files."""
    order = PackageOrder(**orjson.loads(sys.stdin.buffer.readline()))
    threading.Thread(target=_end_with_the_server, args=(order.folder,), daemon=True).start()
    if order.ahead and hasattr(os, "nice"):
        os.nice(_POLITE)
    app = made(Settings(database_url=order.database_url, district=order.district))
    answer = frame(app.answers, Selection(language=order.lang, version=order.version))
    found = DataCatalogue(app.answers, app.institutions).datasets(answer)
    sizes: dict[str, int] = {}
    half, file = (Path(order.folder) / name for name in ("alles.half", "alles.zip"))
    tables = [value_table(app.answers, answer, one.key) for one in found if one.indicator]
    with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in _members(app.answers, answer, tables, found, app.server.test_client(), sizes):
            package.writestr(_entry(name, tables), body)
    (Path(order.folder) / "sizes.json").write_bytes(orjson.dumps(sizes))
    half.replace(file)
    sys.stdout.write("made\n")
    sys.stdout.flush()


def _end_with_the_server(folder: str) -> None:
    """The standard input ends when the server does, however it was ended: nobody needs the files then."""
    while os.read(sys.stdin.fileno(), 1):  # past the buffer, whose lock would be held when this process ends
        pass
    shutil.rmtree(Path(folder).parent, ignore_errors=True)
    os._exit(0)


def _members(
    answers: Answers,
    answer: Answer,
    tables: list[ValueTable],
    found: tuple[Dataset, ...],
    client: Any,
    sizes: dict[str, int],
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file; notes the sizes of those that can be had alone."""
    yield "README.txt", read_me(tables, found, answers.words.full_name)
    yield "katalog.json", catalogue_json(found)
    yield "katalog.csv", catalogue_csv(found)
    yield "quellen.csv", sources_csv(found)
    yield "schluessel.csv", keys_csv(tables)
    for table in tables:
        key = table.indicator.key
        for kind in ("csv", "json", "parquet"):
            body = (
                parquet(COLUMNS, table.rows, metadata_of(table))
                if kind == "parquet"
                else written(answers, table, kind)
            )
            sizes[f"{key}.{kind}"] = len(body)
            yield f"{kind}/{key}.{kind}", body
    if tables:
        yield _ALL, geopackage(answers, tables)
    for one in found:
        if not one.indicator:
            for file in one.distributions:
                if file.path.startswith("/api/"):
                    yield f"weitere/{one.key}.{file.kind}", _answered(client, file.path, answer)


def _answered(client: Any, path: str, answer: Answer) -> bytes:
    """What the data API gives in the language and data version of the package. Raises PictureFailed where it refuses:
    a package that lacks a file is none."""
    asked = f"stand={answer.version}&sprache={answer.selection.language}"
    response = client.get(f"{path}{'&' if '?' in path else '?'}{asked}")
    if response.status_code != 200:
        raise PictureFailed(
            f"{path} antwortete mit {response.status_code}: es gibt kein Paket ohne diese Datei."
        )
    body: bytes = response.data
    return body


def _entry(name: str, tables: list[ValueTable]) -> zipfile.ZipInfo:
    """A member with the day of its data, so that the same data give the same bytes."""
    made_at = tables[0].made if tables else datetime(1980, 1, 1)  # noqa: DTZ001 - a ZIP knows no time zones
    entry = zipfile.ZipInfo(name, made_at.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


if __name__ == "__main__":
    main()
