"""Jobs as the staff app knows them: asking for one, looking at it, cancelling it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from dashboard.settings import RawSettings
from dashboard.staff.jobs.job import JobKind, JobOptions, StaffJob
from data.staff.jobs.job_queue import JobQueue
from data.staff.jobs.job_store import JobStore, jobs_url
from data.staff.jobs.worker_lock import somebody_works

_ROOT = Path(__file__).resolve().parents[3]
_START_AGAIN_SECONDS = 5.0
"""A process that was started takes a moment until it holds the lock."""
NO_OPTIONS = JobOptions()

_STARTED: list[subprocess.Popen[bytes]] = []
"""Workers that this process has started and that have not ended: they outlive the app that asked for them, and Python
warns of a process that nobody holds any more."""


class Jobs:
    """Safe to share between threads. Raises StoreError where the store of jobs does not answer."""

    def __init__(
        self,
        settings: RawSettings,
        start_worker: Callable[[RawSettings], None] | None = None,
        *,
        program: str = "data.staff.jobs.worker",
    ) -> None:
        """`start_worker` begins a process of its own that works on jobs; by default the module `program`."""
        self._url = jobs_url(settings.raw_database_url)
        self._settings, self._program = settings, program
        self._store = JobStore(settings.raw_database_url)
        self._queue = JobQueue(self._url, lambda _token: None)
        self._start_worker = start_worker or self._start_process
        self._started = 0.0
        self._lock = threading.Lock()

    def close(self) -> None:
        """Closes all connections; a job that runs goes on."""
        self._queue.close()
        self._store.close()

    def start(self, kind: JobKind, subject: str, account: str, options: JobOptions = NO_OPTIONS) -> int:
        """Asks for a job; its number. One for the same subject that has not ended yet is given back instead."""
        return self.ask(kind, subject, account, options)[0].number

    def ask(
        self, kind: JobKind, subject: str, account: str, options: JobOptions = NO_OPTIONS
    ) -> tuple[StaffJob, bool]:
        """The same: the job, and whether it was asked for just now."""
        with self._lock:
            for one in self._store.open_jobs():
                if (one.kind, one.subject) == (kind, subject):
                    return one, False
            made = self._store.add(uuid.uuid4().hex, kind, subject, account, options)
            self._queue.put(made.token)
            self._started = 0.0
        self._see_to_it()
        return made, True

    def last(self, kind: JobKind, subject: str) -> StaffJob | None:
        """The job that was asked for last of a kind for a subject, None where there is none."""
        self._see_to_it()
        return self._store.last(kind, subject)

    def preview(self, intake: int, basis: str) -> bytes | None:
        """What a job has made of an intake as it is and of what is public, None where there is none."""
        return self._store.preview(intake, basis)

    def of(self, number: int) -> StaffJob | None:
        """One job as it is now, None where there is none of this number."""
        self._see_to_it()
        return self._store.of(number)

    def open_jobs(self) -> tuple[StaffJob, ...]:
        """What runs and what waits, in the order in which it was asked for."""
        found = self._store.open_jobs()
        if found:
            self._see_to_it()
        return found

    def newest(self, most: int = 20) -> tuple[StaffJob, ...]:
        """The jobs that were asked for last, newest first."""
        return self._store.newest(most)

    def cancel(self, number: int) -> bool:
        """Whether the job will end without a change; False where it has ended or is being committed."""
        return self._store.ask_to_cancel(number)

    def _see_to_it(self) -> None:
        """Starts a worker where jobs wait or have lost theirs."""
        with self._lock:
            _STARTED[:] = [one for one in _STARTED if one.poll() is None]
            if time.monotonic() - self._started < _START_AGAIN_SECONDS and self._started:
                return
            if not self._store.open_jobs() or somebody_works(self._url):
                return
            self._started = time.monotonic()
            self._start_worker(self._settings)

    def _start_process(self, settings: RawSettings) -> None:
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
            "DATABASE_URL": settings.database_url,
            "RAW_DATABASE_URL": settings.raw_database_url,
            "DISTRICT": settings.district,
        }
        command = [sys.executable, "-m", self._program]
        _STARTED.append(
            subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 - our own module
        )
