"""Pages while pictures are made: ten clients ask for the largest pictures, another one reads pages."""

from __future__ import annotations

import http.client
import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

from bench.stage import StageError

CLIENTS = 10
PAGES = (
    "/healthz",
    "/",
    "/gemeinde/13076108",
    "/vergleich?gebiete=13076105,13076108",
    "/praesentation",
    "/slab?indikator=betreuungsquote_u3&ebene=gemeinde",
)
YEARS = range(2010, 2025)
LONGEST_PAUSE = 2.0
"""Seconds a refused client waits at most, however long it was asked to."""
PATIENCE = 60


@dataclass(slots=True)
class Busy:
    """Seconds of each page's answer, of the state of health alone, and of each picture.

    `refused` counts answers 503; `wrong` names everything else that is no 200.
    """

    pages: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    pictures: list[float] = field(default_factory=list)
    refused: int = 0
    wrong: list[str] = field(default_factory=list)


def busy(url: str, seconds: float) -> Busy:
    """Asks for `seconds`; the pictures that are then under way are waited for.

    Raises StageError when a page or a picture fails, or no picture was made.
    """
    host = url.removeprefix("http://")
    found = Busy()
    with closing(http.client.HTTPConnection(host, timeout=PATIENCE)) as reader:
        for path in PAGES:
            _get(reader, path)  # what is made once is made now
        end = time.perf_counter() + seconds
        shared = (host, _Addresses(), end, found)
        clients = [threading.Thread(target=_picture_client, args=shared) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        time.sleep(min(0.5, seconds / 2))  # until the queue is full
        for path in itertools.cycle(PAGES):
            if time.perf_counter() >= end:
                break
            _page(reader, path, found)
        for client in clients:
            client.join()
    if found.wrong or not found.pictures:
        raise StageError(f"{len(found.pictures)} Bilder; {'; '.join(found.wrong[:5])}")
    return found


def _page(reader: http.client.HTTPConnection, path: str, found: Busy) -> None:
    started = time.perf_counter()
    status, _ = _get(reader, path)
    taken = time.perf_counter() - started
    found.pages.append(taken)
    if path == "/healthz":
        found.health.append(taken)
    if status != 200:
        found.wrong.append(f"{path}: {status}")


class _Addresses:
    """Pictures that nobody has asked for yet: each of another view, indicator, year and place. One at a
    time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        views, indicators = ("karte", "rangfolge", "zeitreihe"), ("betreuungsquote_u3", "ganztagsquote_u3")
        self.all = itertools.cycle(itertools.product(YEARS, indicators, views))

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        with self.lock:
            year, indicator, view = next(self.all)
        return f"/bild/{view}.png?indikator={indicator}&jahr={year}&ebene=gemeinde&breite=3840"


def _picture_client(host: str, addresses: Iterator[str], end: float, found: Busy) -> None:
    """One picture after the other until `end`; who is refused waits."""
    with closing(http.client.HTTPConnection(host, timeout=PATIENCE)) as connection:
        while time.perf_counter() < end:
            path = next(addresses)
            started = time.perf_counter()
            try:
                status, headers = _get(connection, path)
            except (OSError, http.client.HTTPException) as error:
                found.wrong.append(f"{path}: {error!r}")
                return
            if status == 200:
                found.pictures.append(time.perf_counter() - started)
            elif status == 503:
                found.refused += 1
                asked = float(headers.get("Retry-After") or 1)
                time.sleep(max(0.0, min(asked, LONGEST_PAUSE, end - time.perf_counter())))
            else:
                found.wrong.append(f"{path}: {status}")


def _get(connection: http.client.HTTPConnection, path: str) -> tuple[int, http.client.HTTPMessage]:
    connection.request("GET", path, headers={"Accept-Encoding": "br, gzip"})
    response = connection.getresponse()
    response.read()
    return response.status, response.headers
