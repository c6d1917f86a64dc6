"""The file of all data sets: made by a process of its own, once for each data version and day, and held on disk."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
import tempfile
import threading
import weakref
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class PackageOrder:
    """What the process is asked for. `folder` takes `alles.zip` as soon as it is complete, then `sizes.json`. `ahead`:
    nobody waits for it yet, so everything else goes first."""

    database_url: str
    district: str
    version: str
    lang: str
    folder: str
    ahead: bool


class DataPackage:
    """Makes the file and holds it; safe to share between threads. `ahead`: whoever sees the page has it made."""

    def __init__(self, answers: Answers, sizes: FileSizes, database_url: str, *, ahead: bool = False) -> None:
        self.ahead = ahead
        self._answers = answers
        self._sizes = sizes
        self._database_url = database_url
        self._lock = threading.Lock()
        self._waiting = threading.BoundedSemaphore(WAITING)
        self._made: dict[str, Path] = {}
        self._running: dict[str, threading.Event] = {}
        self._folder: Path | None = None

    def begin(self, answer: Answer, *, ahead: bool = False) -> threading.Event | None:
        """Has the file made where it is not there; None where it is. `ahead`: nobody waits for it."""
        key = self._key(answer)
        with self._lock:
            if key in self._made:
                return None
            if key not in self._running:
                self._running[key] = threading.Event()
                where = self._home() / key
                work = threading.Thread(
                    target=self._make, args=(key, where, answer, ahead), daemon=True, name="open-data"
                )
                work.start()
            return self._running[key]

    def file(self, answer: Answer) -> Path:
        """The file, when it is complete. Raises Busy where that takes too long or too many wait."""
        if not self._waiting.acquire(blocking=False):
            raise self._busy()
        try:
            waited = self.begin(answer)
            if waited is not None:
                waited.wait(PATIENCE)
            with self._lock:
                found = self._made.get(self._key(answer))
        finally:
            self._waiting.release()
        if found is None:
            raise self._busy()
        return found

    def _make(self, key: str, where: Path, answer: Answer, ahead: bool) -> None:
        """One at a time: the process, what it has made, and the room for the next."""
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
            process.stdin.write(orjson.dumps(order) + b"\n")
            process.stdin.flush()  # it stays open: when this process ends, whatever ended it, so does the other
            if process.stdout.readline() == b"made\n":
                self._keep(key, where, answer)
            process.stdout.read()
            if process.wait() == 0:
                self._note(where, answer)
            else:
                LOG.error(
                    "Das Paket aller Daten ist nicht entstanden: der Prozess endete mit %s.",
                    process.returncode,
                )
        finally:
            alarm.cancel()
            ending.detach()
            for stream in (process.stdin, process.stdout):
                with suppress(OSError):
                    stream.close() if stream else None
            with self._lock:
                self._running.pop(key).set()

    def _keep(self, key: str, where: Path, answer: Answer) -> None:
        made = where / "alles.zip"
        self._sizes.keep(answer, "", "zip", made.stat().st_size)
        with self._lock:
            self._made[key] = made
            self._running[key].set()
            for old in [*self._made][:-_MOST_PACKAGES]:
                shutil.rmtree(self._made.pop(old).parent, ignore_errors=True)

    def _note(self, where: Path, answer: Answer) -> None:
        """The sizes of all other files, which the process has made to know them."""
        for name, size in orjson.loads((where / "sizes.json").read_bytes()).items():
            key, _, kind = name.rpartition(".")
            self._sizes.keep(answer, key, kind, size)

    def _key(self, answer: Answer) -> str:
        day = present_day().isoformat()
        return f"{self._answers.fingerprint(answer)}-{answer.selection.language}-{day}"

    def _home(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="bildungslupe-daten-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder

    def _busy(self) -> Busy:
        german, english = both("open_data_package_busy")
        return Busy(german, english=english)
