"""Processes that end by SIGKILL in the middle of an import: locks, temporary files and open transactions included."""

from __future__ import annotations

import multiprocessing
import os
import signal

import pytest

from dashboard.settings import RawSettings
from tests.data.blows import struck
from tests.data.changes import History, is_open, kept, shown


def die(history: History, name: str, step: int) -> None:
    """Makes a change and ends the process at a step; module-level, because another process calls it."""
    with struck(step, "exit"):
        history.changes()[name]()
    os._exit(0)


@pytest.mark.parametrize("name", ["import", "prepare"])
def test_a_process_that_is_killed_leaves_whole_stores_and_free_locks(addresses: RawSettings, tmp_path, name):
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.data.changes"])
    history = History(addresses, tmp_path)
    history.make()
    before, known = shown(addresses), kept(addresses)
    step, seen = 2, before
    while seen == before:
        process = processes.Process(target=die, args=(history, name, step))
        process.start()
        process.join(60)
        assert process.exitcode == -signal.SIGKILL, step
        seen = shown(addresses)
        assert not history.next_command().changed
        assert shown(addresses) == seen and not is_open(addresses)
        assert seen != before or kept(addresses) == known
        step += 8
    assert len({row[0] for row in seen}) == 1, "killed after the published commit: the version is there, and whole"
    outcome = history.changes()[name]()
    assert not outcome.changed or name == "prepare"
