"""Measures the serving processes without a browser: start, memory, and how many answers a second."""

from __future__ import annotations

import http.client
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.stage import ROOT, StageError, served

BOUND_SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class Call:
    """One request to be repeated."""

    method: str
    path: str
    body: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        kind = {"Content-Type": "application/json"} if self.body else {}
        return {"Accept-Encoding": "gzip, br", "Host": "127.0.0.1", **kind}


def start_seconds(
    command: Sequence[str],
    environment: dict[str, str],
    log: Path,
    times: int,
    ready: str,
    *,
    root: Path = ROOT,
) -> list[float]:
    """From starting the process to its first 200, several times."""
    found = []
    for _ in range(times):
        with served(command, environment, log, ready=ready, root=root) as app:
            found.append(app.seconds_to_answer)
    return found


def resident_megabytes(pid: int) -> float:
    """Memory of a process and its children."""
    process = psutil.Process(pid)
    return float(sum(one.memory_info().rss for one in (process, *process.children(recursive=True)))) / 2**20


def latencies(url: str, calls: Sequence[Call], seconds: float = BOUND_SECONDS) -> list[float]:
    """Seconds per answer over one connection, going through `calls` again and again for at most `seconds`."""
    host = url.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=60)
    found: list[float] = []
    end = time.perf_counter() + seconds
    while not found or (time.perf_counter() < end and len(found) < 5000):
        call = calls[len(found) % len(calls)]
        started = time.perf_counter()
        connection.request(call.method, call.path, body=call.body, headers=call.headers)
        response = connection.getresponse()
        response.read()
        found.append(time.perf_counter() - started)
        if response.status != 200:
            raise StageError(f"{call.method} {call.path} antwortet {response.status}")
    connection.close()
    return found
