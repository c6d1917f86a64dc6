"""The file of all data sets: made by a process of its own, once for each data version and day, and held on disk."""

from __future__ import annotations

import logging
import math
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import orjson

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.institutions.institution_data import present_day
from callbacks.open_data.sizes import FileSizes
from dashboard.errors import Busy
from dashboard.settings import ROOT
from dashboard.texts import both

LOG = logging.getLogger("bildungslupe")
PATIENCE = 25.0
"""Seconds that somebody waits for the file; making it takes about ten, more on a busy machine."""
WAITING = 2
"""How many wait for it; whoever comes besides is asked to come again."""
_MOST_PACKAGES = 2
"""Files that are held on disk: of two data versions or languages."""
_LONGEST = 900.0
_PAUSE = 600.0
"""Seconds after which what has failed is tried again."""


@dataclass(frozen=True, slots=True)
class PackageOrder:
    """What the process is asked for. `folder` takes `alles.zip` and `sizes.json`. `ahead`: nobody waits for it yet, so
    everything else goes first."""

    database_url: str
    district: str
    version: str
    lang: str
    folder: str
    ahead: bool


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A complete file, opened: it stays readable when it is no longer held. `name` is the same for the same bytes."""

    content: BinaryIO
    name: str
    size: int


class DataPackage:
    """Makes the file and holds it; safe to share between threads. `ahead`: whoever sees the page has it made."""

    def __init__(self, answers: Answers, sizes: FileSizes, database_url: str, *, ahead: bool = False) -> None:
        self.ahead = ahead
        self._answers = answers
        self._sizes = sizes
        self._database_url = database_url
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._waiting = threading.BoundedSemaphore(WAITING)
        self._made: dict[str, Path] = {}
        self._failed: dict[str, float] = {}
        self._running: dict[str, threading.Event] = {}
        self._folder: Path | None = None

    def begin_ahead(self, answer: Answer) -> None:
        """Has the file made before anybody asks for it: of the newest data version in German alone, and while no
        other is being made."""
        usual = answer.selection.language == "de" and not answer.selection.version
        if self.ahead and usual and not answer.selection.official and not self._running:
            self._begin(answer, ahead=True)

    def file(self, answer: Answer) -> HandedOut:
        """The file, when it is complete. Raises Busy where that takes too long, too many wait, or it could not be
        made a while ago."""
        if not self._waiting.acquire(blocking=False):
            raise _refused("open_data_package_busy")
        try:
            waited = self._begin(answer)
            if waited is not None:
                waited.wait(PATIENCE)
            return self._handed_out(self._key(answer))
        finally:
            self._waiting.release()

    def _handed_out(self, key: str) -> HandedOut:
        with self._lock:
            if key in self._made:
                made = self._made.pop(key)
                with suppress(FileNotFoundError):  # somebody has cleared the folder: it is made anew
                    content = made.open("rb")
                    self._made[key] = made  # the one asked for last is given up last
                    return HandedOut(content, key, os.fstat(content.fileno()).st_size)
            failed = self._failed.get(key)
        if failed is None:
            raise _refused("open_data_package_busy")
        raise _refused("open_data_package_failed", max(1, math.ceil(failed + _PAUSE - time.monotonic())))

    def _begin(self, answer: Answer, *, ahead: bool = False) -> threading.Event | None:
        """Has the file made where it is not there; None where it is, or where that failed a while ago."""
        key = self._key(answer)
        with self._lock:
            if key in self._made or time.monotonic() - self._failed.get(key, -_PAUSE) < _PAUSE:
                return None
            if key in self._running:
                return self._running[key]
            if len(self._running) > WAITING:
                raise _refused("open_data_package_busy")
            where = self._home() / key
            work = threading.Thread(
                target=self._make, args=(key, where, answer, ahead), daemon=True, name="open-data"
            )
            self._failed.pop(key, None)
            work.start()  # it ends behind this lock, so that what is noted here is there to be cleared
            self._running[key] = threading.Event()
            return self._running[key]

    def _make(self, key: str, where: Path, answer: Answer, ahead: bool) -> None:
        """One at a time: the process, what it has made, and the room for the next."""
        made = False
        try:
            with self._turn:
                made = self._processed(where, answer, ahead)
        except OSError:
            LOG.exception("Das Paket aller Daten ist nicht entstanden.")
        finally:
            if not made:
                shutil.rmtree(where, ignore_errors=True)
            with self._lock:
                if made:
                    self._failed.pop(key, None)
                    self._made[key] = where / "alles.zip"
                    for old in [*self._made][:-_MOST_PACKAGES]:
                        shutil.rmtree(self._made.pop(old).parent, ignore_errors=True)
                else:
                    self._failed[key] = time.monotonic()
                self._running.pop(key).set()

    def _processed(self, where: Path, answer: Answer, ahead: bool) -> bool:
        """Whether the process has made the file. Raises OSError where it cannot be begun or its files not read."""
        where.mkdir(parents=True, exist_ok=True)
        order = PackageOrder(
            self._database_url,
            self._answers.district,
            answer.version,
            answer.selection.language,
            str(where),
            ahead,
        )
        command = [sys.executable, "-m", "callbacks.open_data.package_process"]
        process = subprocess.Popen(  # noqa: S603 - our own module
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        alarm = threading.Timer(_LONGEST, process.kill)
        alarm.start()
        ending = weakref.finalize(self, process.kill)
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            with process.stdin, process.stdout:
                process.stdin.write(orjson.dumps(order) + b"\n")
                process.stdin.flush()  # it stays open: when this process ends, whatever ended it, so does the other
                said = process.stdout.read()
            ended = process.wait()
        finally:
            alarm.cancel()
            ending.detach()
            process.kill()
            process.wait()
        if said != b"made\n" or ended != 0:
            LOG.error("Das Paket aller Daten ist nicht entstanden: der Prozess endete mit %s.", ended)
            return False
        self._sizes.keep(answer, "", "zip", (where / "alles.zip").stat().st_size)
        for name, size in orjson.loads((where / "sizes.json").read_bytes()).items():
            indicator, _, kind = name.rpartition(".")
            self._sizes.keep(answer, indicator, kind, size)
        return True

    def _key(self, answer: Answer) -> str:
        day = present_day().isoformat()
        return f"{self._answers.fingerprint(answer)}-{answer.selection.language}-{day}"

    def _home(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="bildungslupe-daten-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder


def _refused(key: str, seconds: int = 30) -> Busy:
    german, english = both(key)
    return Busy(german, english=english, seconds=seconds)
