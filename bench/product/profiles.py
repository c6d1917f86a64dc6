"""Measures the profiles over the wire: every place of the district, on a server that has answered nothing
before."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.request import urlopen

from bench.stage import prepare, product_environment, served
from bench.table import Goal, Row, Series, markdown

_LEAST = 150


def profiles(url: str) -> list[Row]:
    """Rows of the table. The first profile of a data version makes what all others share and stands alone."""
    keys = [one["key"] for one in json.loads(_got(f"{url}/orte"))["orte"]]
    if len(keys) < _LEAST:
        raise ValueError(f"{len(keys)} Orte statt mindestens {_LEAST}")
    first = _seconds(url, keys[:1])
    cold, warm = _seconds(url, keys), _seconds(url, keys)
    every = f"profile, each of {len(keys)} places"
    return [
        Row("profile, the first of a data version", "s", Goal(""), Series.of(first), decimals=3),
        Row(every, "s", Goal("p95 <= 0.3 s", most=0.3, at_p95=True), Series.of(cold), decimals=3),
        Row(f"{every}, again", "s", Goal("p95 <= 0.3 s", most=0.3, at_p95=True), Series.of(warm), decimals=3),
    ]


def _seconds(url: str, keys: Sequence[str]) -> list[float]:
    """How long the page of each place takes, with all its rows."""
    taken = []
    for key in keys:
        begun = time.perf_counter()
        body = _got(f"{url}/gemeinde/{key}")
        taken.append(time.perf_counter() - begun)
        if b"bl-profile-row" not in body:
            raise ValueError(f"{key}: kein Profil")
    return taken


def _got(url: str) -> bytes:
    with urlopen(url, timeout=60) as response:
        body: bytes = response.read()
    return body


def main() -> None:
    """The profiles alone, as a table on the terminal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        with served(["app.py"], product_environment(folder), folder / "app.log") as app:
            print(markdown(profiles(app.url)))


if __name__ == "__main__":
    main()
