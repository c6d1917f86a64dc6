"""Kills the process that publishes at drawn moments, by SIGKILL, and looks at what is left.

`python -m tests.data.staff.jobs.kill_jobs` takes fifty kills on each database (`--database`, `--kills`, `--seed`) and
prints a table. Every second kill is drawn by the clock, the others by the step: a statement that writes, or either side
of a commit. After each the stores show all of the version or nothing of it, the job is named as that, and the next jobs
run: what both drafts bring is public in the end, as if nobody had been killed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.settings import RawSettings
from dashboard.staff.jobs.job import JobState
from data.staff.jobs.jobs import Jobs
from data.staff.jobs.worker import work
from data.stores.database import opened
from tests.data.staff.jobs.job_stores import JobStores, ended, few_indicators, release_draft
from tests.data.stores.blows import struck
from tests.data.stores.changes import is_open, kept, shown, values
from tests.databases.postgresql import postgresql_server

_STEPS = "select r.version, s.kind from release_step s join release r on r.id = s.release_id order by s.id"


@dataclass
class JobWalk:
    """What the jobs of one database were tried for. `waited`: the job had not begun; `undone` and `stood`: nothing or
    all of its version was left."""

    database: str
    kills: int = 0
    waited: int = 0
    undone: int = 0
    stood: int = 0
    ended_first: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


class JobKills:
    """Kills on one database."""

    def __init__(self, stores: JobStores, folder: Path, seed: int) -> None:
        self._stores, self._draw = stores, random.Random(seed)
        self._counted = folder / "steps"
        self.walk = JobWalk(stores.databases.name)
        stores.databases.set_back("history")
        self._before = shown(stores.settings)
        jobs = stores.jobs(with_worker=False)
        release_draft(jobs, stores.versions["draft"])
        jobs.close()
        began = time.monotonic()
        assert stores.forks.wait(stores.forks.begin(_counting, stores.settings, self._counted)) == 0
        self._lasts, self._steps = time.monotonic() - began, int(self._counted.read_text("ascii"))
        self._after = shown(stores.settings)
        assert self._after != self._before, "the whole job publishes"
        self._publish_second()
        self._both = self._public()

    def one(self) -> None:
        """One kill, and all that follows."""
        stores, walk = self._stores, self.walk
        stores.databases.set_back("history")
        jobs = stores.jobs(with_worker=False)
        number = release_draft(jobs, stores.versions["draft"])
        walk.kills += 1
        where = self._kill_at_a_step() if walk.kills % 2 else self._kill_at_a_time()
        left = jobs.of(number)
        jobs.close()
        try:
            assert left is not None
            self._judge(number, left.state)
        except (AssertionError, TimeoutError) as error:
            walk.faults.append(f"{where}: {error}")

    def _kill_at_a_step(self) -> str:
        step = self._draw.randint(1, self._steps)
        self._ends(self._stores.forks.begin(_dying, self._stores.settings, step))
        return f"step {step} of {self._steps}"

    def _kill_at_a_time(self) -> str:
        moment = self._draw.uniform(0, self._lasts * 1.05)
        process = self._stores.begin_worker(self._stores.settings)
        time.sleep(moment)
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        self._ends(process)
        return f"after {moment:.3f} of {self._lasts:.3f} s"

    def _ends(self, process: int) -> None:
        if self._stores.forks.wait(process) != -signal.SIGKILL:
            self.walk.ended_first += 1

    def _judge(self, number: int, state: JobState) -> None:
        stores, walk = self._stores, self.walk
        seen = shown(stores.settings)
        assert seen in (self._before, self._after), "readers see a mixed state"
        stands = seen == self._after
        walk.stood += stands
        walk.undone += not stands
        jobs = stores.jobs()
        try:
            self._follow(jobs, number, state, stands)
        finally:
            jobs.close()
        assert not is_open(stores.settings), "a change is neither finished nor undone"
        assert self._public() == self._both, "the end is another one than without the kill"

    def _follow(self, jobs: Jobs, number: int, state: JobState, stands: bool) -> None:
        """What the killed job is called, and the jobs after it."""
        job = ended(jobs, number)
        if state is JobState.WAITS:
            self.walk.waited += 1
            assert job.state is JobState.DONE, f"a job that never began is {job.state}: {job.message}"
        else:
            expected = JobState.DONE if stands else JobState.INTERRUPTED
            assert job.state is expected, (
                f"named {job.state}, and its version {'stands' if stands else 'is gone'}"
            )
        if job.state is JobState.INTERRUPTED:
            again = ended(jobs, release_draft(jobs, self._stores.versions["draft"]))
            assert again.state is JobState.DONE, f"given again: {again.message}"
        second = ended(jobs, release_draft(jobs, self._stores.versions["second"]))
        assert second.state is JobState.DONE, f"the next job: {second.message}"

    def _publish_second(self) -> None:
        jobs = self._stores.jobs()
        assert ended(jobs, release_draft(jobs, self._stores.versions["second"])).state is JobState.DONE
        jobs.close()

    def _public(self) -> object:
        """Everything that readers see and the raw store knows, its steps included."""
        settings = self._stores.settings
        with opened(settings.raw_database_url) as (engine,), engine.connect() as connection:
            steps = [tuple(row) for row in connection.exec_driver_sql(_STEPS)]
        return values(shown(settings)), kept(settings), steps


def _counting(settings: RawSettings, file: Path) -> None:
    with struck() as blow:
        work(settings)
    file.write_text(str(blow.steps), encoding="ascii")


def _dying(settings: RawSettings, step: int) -> None:
    with struck(step, "exit"):
        work(settings)


def walked(stores: JobStores, folder: Path, kills: int, seed: int) -> JobWalk:
    """So many kills on one database."""
    began = time.monotonic()
    trial = JobKills(stores, folder, seed)
    for _ in range(kills):
        trial.one()
    trial.walk.seconds = time.monotonic() - began
    return trial.walk


_COLUMNS = ("database", "kills", "undone", "stood", "waited", "ended first", "faults", "seconds")


def main(say: Callable[[str], object] = sys.stdout.write) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    say("".join(f"{one:>13}" for one in _COLUMNS) + "\n")
    few_indicators()
    faults = 0
    memory = Path("/dev/shm")  # a killed process loses nothing that it has written, on whatever disk
    place = memory if memory.is_dir() else None
    with (
        tempfile.TemporaryDirectory(prefix="bildungslupe-jobs-", dir=place) as given,
        contextlib.ExitStack() as stack,
    ):
        for name in asked.database or ("sqlite", "postgresql"):
            server = stack.enter_context(postgresql_server()) if name == "postgresql" else None
            stores = JobStores(Path(given) / name, server)
            stack.callback(stores.forks.close)
            walk = walked(stores, Path(given) / name, asked.kills, asked.seed)
            faults += len(walk.faults)
            numbers = (walk.kills, walk.undone, walk.stood, walk.waited, walk.ended_first, len(walk.faults))
            say(f"{name:>13}" + "".join(f"{one:>13}" for one in numbers) + f"{walk.seconds:>13.0f}\n")
            say("".join(f"    {fault}\n" for fault in walk.faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
