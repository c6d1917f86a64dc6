"""Runs work in a process of its own: what it gave, or how it died; and a server that goes on while others
die."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app import create_app
from dashboard.errors import MonitorError
from dashboard.settings import Settings
from data import repository

_PATIENCE_SECONDS = 60
_FORK = multiprocessing.get_context("fork")  # a fresh interpreter would import for two seconds


@dataclass(frozen=True)
class Ended:
    """What a process gave back; None and a negative exit code where a signal ended it."""

    given: Any
    exit_code: int | None


def apart(work: Callable[[], Any]) -> Ended:
    """Raises TimeoutError for work that does not end: a lock was left behind."""
    ours, theirs = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=lambda: theirs.send(work()))
    process.start()
    theirs.close()
    try:
        if not ours.poll(_PATIENCE_SECONDS):
            process.kill()
            raise TimeoutError(f"no end after {_PATIENCE_SECONDS} seconds")
        given = ours.recv()
    except EOFError:
        given = None
    process.join()
    ours.close()
    return Ended(given, process.exitcode)


@dataclass(frozen=True)
class Served:
    """What a reader gets over HTTP: every value and its version, or the sentence that there is nothing to
    get."""

    version: str
    values: frozenset[tuple[object, ...]]
    refused: str = ""


class Reader:
    """An app in a process of its own. It stays while stores are written, killed in and replaced under it."""

    def __init__(self, url: str) -> None:
        self._ours, theirs = _FORK.Pipe()
        self._process = _FORK.Process(target=_serve, args=(theirs, url), daemon=True)
        self._process.start()
        theirs.close()

    def served(self, *, restarted: bool = False) -> Served:
        """By the app that runs, or by one that is started now."""
        self._ours.send(restarted)
        if not self._ours.poll(_PATIENCE_SECONDS):
            raise TimeoutError("the running app does not answer")
        found: Served | str = self._ours.recv()
        if isinstance(found, str):
            raise AssertionError(found)
        return found

    def close(self) -> None:
        self._process.kill()
        self._process.join()


def _serve(pipe: Any, url: str) -> None:
    repository._LOOK_AGAIN_SECONDS = 0.0
    app = None
    while True:
        restarted = pipe.recv()
        try:
            if app is not None and restarted:
                app.answers.repository._engine.dispose()
                app = None
            made = app is None
            if app is None:
                app = create_app(Settings(database_url=url, secret_key="test"))
            pipe.send(_everything(app.server.test_client(), page=made))
        except MonitorError as error:
            pipe.send(Served("", frozenset(), error.message))
        except Exception as error:  # a fault of the app, which the walk is to report and not to die of
            pipe.send(f"the app failed: {error!r}")


def _everything(client: Any, *, page: bool) -> Served:
    health = client.get("/healthz")
    if (
        health.status_code == 503 and "Retry-After" in health.headers
    ):  # the walk has put another store in its place
        health = client.get("/healthz")
    if health.status_code != 200:
        said = health.get_json()
        assert health.status_code == 503 and said["detail"], said
        return Served("", frozenset(), said["detail"])
    rows = set()
    for one in client.get("/api/v1/indikatoren").get_json()["indikatoren"]:
        answer = client.get(f"/api/v1/werte?indikator={one['indikator']}&ebene=gemeinde").get_json()
        assert answer["stand"] == health.get_json()["stand"], "answers of one moment are of two versions"
        rows |= {(row["indikator"], row["gebiet"], row["jahr"], row["wert"]) for row in answer["zeilen"]}
    entries = client.get("/api/v1/einrichtungen").get_json()
    assert entries["stand"] == health.get_json()["stand"], "answers of one moment are of two versions"
    rows |= {(row["schluessel"], row["name"], row["gemeinde"], row["plaetze"]) for row in entries["zeilen"]}
    ways = client.get("/api/v1/erreichbarkeit?art=grundschule&ebene=zelle&verkehr=auto").get_json()
    rows |= {(ways["wege"], row["zelle"], row["naechste"], row["weg"]) for row in ways["zeilen"]}
    assert not page or client.get("/").status_code == 200
    return Served(health.get_json()["stand"], frozenset(rows))
