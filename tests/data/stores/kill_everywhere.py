"""Kills every command that writes at each of its statements, commits and moves of files, and within them, by
SIGKILL.

`python -m tests.data.stores.kill_everywhere` walks over all commands on both databases, `--database` and
`--command` over a part, and prints a table. Every command runs in a process of its own. After each kill a
running and sometimes a freshly started app is asked what it serves, and then one of the commands is called,
each in its turn: what it says and every value on show must be as if the killed command had ended or had never
begun.
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from dashboard.settings import RawSettings
from data.prepare import migrate
from data.stores.database import open_database
from tests.data.stores.blows import struck
from tests.data.stores.deaths import Moment, dying
from tests.data.stores.processes import Reader, apart
from tests.data.stores.scene_stores import Databases, Report, SceneStores, State
from tests.data.stores.scenes import COMMANDS, READING, SCENES, Scene
from tests.databases.postgresql import postgresql_server

_ENDED_BY = (-signal.SIGKILL, -signal.SIGXFSZ)
_WITHIN = 6  # kills within bulks and statements


@dataclass
class Walk:
    """What one command was tried for."""

    scene: str
    database: str
    kills: int = 0
    within: int = 0
    between_commits: int = 0
    undone: int = 0
    stood: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


class Kills:
    """All kills of one command in one scene."""

    def __init__(self, stores: SceneStores, scene: Scene, reader: Reader) -> None:
        self._stores, self._scene, self._reader = stores, scene, reader
        self._databases = stores.databases
        self._databases.set_back("history")
        # Migrated, but not yet with the newer data: what was served before the stores were put back to an old
        # form.
        self._migrated = reader.served(restarted=True) if scene.migrates_first else None
        apart(partial(scene.ready, stores.settings))
        self._databases.keep("before")
        self._before = reader.served(restarted=True), stores.state()
        if scene.changes_form:
            apart(partial(_migrated, stores.settings))
            self._databases.keep("migrated")
            self._databases.set_back("before")
        self._report, self.steps, self.commits, self.moments = apart(self._counted).given
        if not self._report.done or self._report.fault:
            raise AssertionError(f"{scene.title}: {self._report}")
        self._databases.keep("after")
        self._after = reader.served(restarted=True), stores.state()
        self._known: dict[tuple[str, str], tuple[Report, State | None]] = {}
        self.walk = Walk(scene.title, self._databases.name)
        self.following: Sequence[str] = COMMANDS

    def _counted(self) -> tuple[Report, int, list[int], list[Moment]]:
        """The command as a whole, with its steps, those that are commits or moves, and the moments within
        them."""
        with struck() as blow, dying() as seen:
            report = self._stores.command(self._scene.command, self._scene.shipped)
        return report, blow.steps, blow.commits, seen.moments(_WITHIN)

    def at_steps(self, steps: Iterable[int]) -> None:
        for step in steps:
            self._kill(partial(self._dies_at_step, step), f"step {step}", step)
            if step in self.commits:
                self.walk.between_commits += 1

    def within_steps(self, moments: Sequence[Moment]) -> None:
        for number, moment in enumerate(moments):
            self.walk.within += self._kill(partial(self._dies_within, moment), str(moment), number)

    def at_the_end(self) -> None:
        """When all is done and said: it must last."""
        self._kill(self._dies_at_the_end, "the end", 0, reported=True)

    def _dies_at_step(self, step: int) -> Report:
        with struck(step, "exit"):
            return self._stores.command(self._scene.command, self._scene.shipped)

    def _dies_within(self, moment: Moment) -> Report:
        with dying(moment):
            return self._stores.command(self._scene.command, self._scene.shipped)

    def _dies_at_the_end(self) -> Report:
        self._stores.command(self._scene.command, self._scene.shipped)
        return Report(*_killed_now())

    def _kill(self, work: Callable[[], Report], where: str, turn: int, *, reported: bool = False) -> int:
        """Whether it died: a log that SQLite has begun anew may never become as long as before."""
        self._databases.set_back("before")
        ended = apart(work)
        if ended.exit_code not in _ENDED_BY:
            if ended.exit_code or not ended.given.done:
                self.walk.faults.append(f"{where}: {ended}")
            return 0
        self.walk.kills += 1
        following = self.following[turn % len(self.following)]
        try:
            self._judge(following, turn, reported)
        except (AssertionError, TimeoutError) as error:
            self.walk.faults.append(f"{where}, then {following}: {error}")
        return 1

    def _judge(self, following: str, turn: int, reported: bool) -> None:
        served = self._reader.served(restarted=turn % 5 == 0)
        stands = served == self._after[0]
        self.walk.stood += stands
        self.walk.undone += not stands
        assert stands or not reported, "what was reported as done is lost"
        known = served in (self._before[0], self._migrated) or (self._scene.may_refuse and served.refused)
        assert stands or known, f"served: {served}"
        found = self._called(following)
        assert not found[0].fault, found[0].fault
        allowed = [self._expected("after" if stands else "before", following)]
        if self._scene.may_refuse:
            allowed.append(self._expected("after", following))
        if self._scene.migrates_first:
            allowed.append(self._expected("history", following))
        if self._scene.changes_form:  # the stores have their new form, and what they show its old rules
            allowed.append(self._expected("migrated", following))
        if not any(_same(found, one, following) for one in allowed):
            # Stores that are made while nothing is published yet: a list says what the raw store knows.
            nothing_published = found[1] is not None and not found[1].version
            empty = following in READING and (nothing_published or found[0].said.startswith("Noch kein"))
            refused = not found[0].done and found[0].said
            assert self._scene.may_refuse and (refused or empty), (
                f"{_told(found)} instead of {[_told(one) for one in allowed]}"
            )
        # On stores that hold nothing yet an import writes, and calling the killed command again is another
        # story.
        wrote = found[0].done and found[1] not in (self._before[1], self._after[1])
        if (following in READING and not wrote) or not found[0].done:
            self._again()

    def _again(self) -> None:
        """The killed command called once more ends as it would have, or says that there is nothing left to
        do."""
        report, state = self._called(self._scene.command)
        assert not report.fault, report.fault
        expected = self._expected("after", self._scene.command)
        same = state == self._after[1] or _same((report, state), expected, self._scene.command)
        assert same, f"called again: {_told((report, state))}"

    def _expected(self, stands: str, command: str) -> tuple[Report, State | None]:
        """What a command does on stores that nobody was killed in."""
        if (stands, command) not in self._known:
            self._databases.keep("killed")
            self._databases.set_back(stands)
            self._known[stands, command] = self._called(command)
            self._databases.set_back("killed")
        return self._known[stands, command]

    def _called(self, command: str) -> tuple[Report, State | None]:
        report: Report = apart(partial(self._stores.command, command, self._scene.shipped)).given
        return report, self._stores.state()


def _migrated(settings: RawSettings) -> None:
    """Both stores in their present form, with what they had: where a command that migrates may be ended."""
    for url, store in ((settings.raw_database_url, "raw"), (settings.database_url, "published")):
        engine = open_database(url)
        migrate(engine, store)
        engine.dispose()


def _killed_now() -> tuple[bool, str]:
    signal.raise_signal(signal.SIGKILL)
    return False, ""


def _same(found: tuple[Report, State | None], expected: tuple[Report, State | None], command: str) -> bool:
    # A list says when each version was made, which is another minute in the run without a kill.
    same_words = command in READING or _outcome(found[0]) == _outcome(expected[0])
    return found[0].done == expected[0].done and same_words and found[1:] == expected[1:]


def _outcome(report: Report) -> Report:
    """Without the line that is said only where there is no file yet."""
    said = [
        line for line in report.said.split("\n") if not line.startswith("Die Datenbanken werden angelegt")
    ]
    return replace(report, said="\n".join(said))


def _told(found: tuple[Report, State | None]) -> str:
    report, state = found
    known = state and (state.version, [row[:2] for row in state.known], state.is_open)
    ended = f"{'done' if report.done else 'refused'}: {report.said.strip()[-200:]}"
    return f"{ended} with {known}"


def walks(databases: Databases, folder: Path, titles: Sequence[str] = ()) -> Iterator[Kills]:
    """What can be killed in each scene."""
    stores = SceneStores(databases, folder)
    reader = Reader(stores.settings.database_url)
    try:
        for scene in SCENES:
            if titles and scene.title not in titles:
                continue
            yield Kills(stores, scene, reader)
    finally:
        reader.close()


_COLUMNS = ("command", "database", "kills", "within", "commits", "undone", "stood", "faults", "seconds")


def _line(walk: Walk) -> str:
    numbers = (walk.kills, walk.within, walk.between_commits, walk.undone, walk.stood, len(walk.faults))
    return (
        f"{walk.scene:46}{walk.database:12}"
        + "".join(f"{one:8}" for one in numbers)
        + f"{walk.seconds:9.0f}\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--command", choices=[one.title for one in SCENES], action="append", default=[])
    parser.add_argument(
        "--every", type=int, default=1, help="of statements only each n-th, but all commits and moves"
    )
    parser.add_argument(
        "--sample", action="store_true", help="only around the last two commits and within them"
    )
    asked = parser.parse_args()
    sys.stdout.write(
        f"{_COLUMNS[0]:46}{_COLUMNS[1]:12}" + "".join(f"{one:>8}" for one in _COLUMNS[2:]) + "\n"
    )
    done: list[Walk] = []
    memory = Path("/dev/shm")  # a killed process loses nothing that it has written, on whatever disk
    place = memory if memory.is_dir() else None
    with (
        tempfile.TemporaryDirectory(prefix="bildungslupe-kills-", dir=place) as given,
        contextlib.ExitStack() as stack,
    ):
        for name in asked.database or ("sqlite", "postgresql"):
            server = stack.enter_context(postgresql_server()) if name == "postgresql" else None
            folder = Path(given) / name
            for kills in walks(Databases(folder, server), folder, asked.command):
                began = time.monotonic()
                if asked.sample:
                    kills.following = ("import", "import what is there")
                    kills.at_steps(kills.commits[-4:])
                    kills.within_steps(kills.moments[-2:])
                else:
                    kills.at_steps(sorted({*range(1, kills.steps + 1, asked.every), *kills.commits}))
                    kills.within_steps(kills.moments)
                kills.at_the_end()
                walk = kills.walk
                walk.seconds = time.monotonic() - began
                done.append(walk)
                sys.stdout.write(_line(walk) + "".join(f"    {fault}\n" for fault in walk.faults))
                sys.stdout.flush()
    faults = sum(len(walk.faults) for walk in done)
    sys.stdout.write(f"{sum(walk.kills for walk in done)} kills, {faults} faults\n")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
