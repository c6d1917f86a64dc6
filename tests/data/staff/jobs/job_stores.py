"""Stores with a history and a draft, set back for every test; jobs on them, in processes of their own."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from dashboard.settings import RawSettings
from dashboard.staff.jobs.job import JobKind, JobOptions, StaffJob
from dashboard.staff.rights import Role
from data import prepare
from data.importing import write
from data.importing.write import import_deliveries
from data.publishing import changes, release, rollback
from data.staff import accounts
from data.staff.jobs import worker
from data.staff.jobs.jobs import Jobs
from data.staff.release.drafts import submit
from data.stores.database import opened
from tests.data.staff.jobs.forks import Forks
from tests.data.stores.changes import EXAMPLE, History, few
from tests.data.stores.deliveries import delivery
from tests.data.stores.scene_stores import Databases
from tests.databases.postgresql import PostgreSQL

AUTHOR, RELEASER = "K. Lange", "J. Brandt"
PATIENCE_SECONDS = 60.0


def few_indicators() -> None:
    """Makes all changes of this process and its children quick."""
    for module in (write, release, rollback, prepare, changes):
        module.load = few


class JobStores:
    """A history and two drafts of one account that wait for release."""

    def __init__(self, folder: Path, server: PostgreSQL | None) -> None:
        self.forks = Forks()
        self.databases = Databases(folder, server)
        self.settings = self.databases.settings
        history = History(self.settings, folder)
        history.make()
        self.versions = history.versions
        second = delivery(("kita_plaetze", "13076002", 2022, 70.0, EXAMPLE), name="zweiter.csv")
        with opened(self.settings.raw_database_url, self.settings.database_url) as (raw, published):
            made = import_deliveries(raw, published, [second], AUTHOR, draft=True, account=AUTHOR)
            self.versions["second"] = made.version
            with raw.begin() as connection:
                for name in (AUTHOR, RELEASER):
                    accounts.add(connection, name, Role.RELEASER, by="test", at=datetime.now(UTC))
                for name in ("draft", "second"):
                    submit(connection, self.versions[name], AUTHOR)
        self.databases.keep("history")

    def jobs(self, *, with_worker: bool = True) -> Jobs:
        """Jobs with workers that need no start of an interpreter; without them nobody works."""
        return Jobs(self.settings, self.begin_worker if with_worker else lambda _settings: None)

    def begin_worker(self, settings: RawSettings) -> int:
        """Starts a worker; the number of its process."""
        return self.forks.begin(worker.work, settings)


def ended(jobs: Jobs, number: int) -> StaffJob:
    """The job once it has ended."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        job = jobs.of(number)
        assert job is not None
        if job.state.ended:
            return job
        time.sleep(0.02)
    raise TimeoutError(f"job {number} does not end: {job}")


def release_draft(jobs: Jobs, version: str, account: str = RELEASER, **options: bool) -> int:
    return jobs.start(JobKind.RELEASE, version, account, JobOptions(**options))
