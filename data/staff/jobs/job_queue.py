"""The order in which jobs come: huey's queue, on the store of jobs."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import psycopg
from huey import PostgresHuey, SqliteHuey
from huey.api import Huey
from huey.registry import Message
from huey.serializer import Serializer
from sqlalchemy import make_url
from sqlalchemy.dialects.postgresql.psycopg import dialect

from dashboard.settings import sqlite_file

_NAME = "bildungslupe"


class _JsonSerializer(Serializer):  # type: ignore[misc]  # huey has no types
    """Messages as JSON: huey's own are pickles, and whoever could write one could run any code."""

    def _serialize(self, data: tuple[object, ...]) -> bytes:
        return json.dumps(list(data)).encode()

    def _deserialize(self, data: bytes) -> Message:
        return Message(*json.loads(bytes(data)))


class JobQueue:
    """Tokens of jobs, first come first served; one that was taken is gone, whatever becomes of its process."""

    def __init__(self, url: str, work: Callable[[str], None]) -> None:
        """`work` is called with the token by whoever runs what the queue gives."""
        self._huey = _opened(url)

        @self._huey.task(name="work")  # type: ignore[untyped-decorator]  # huey has no types
        def run(token: str) -> None:  # of this module for huey, whoever gives `work`
            work(token)

        self._work = run

    def close(self) -> None:
        """Closes its connections."""
        self._huey.storage.close()

    def put(self, token: str) -> None:
        """At the end of the queue."""
        self._work(token)

    def run_next(self) -> bool:
        """Takes the first and has it done; False where nothing waits."""
        task = self._huey.dequeue()
        if task is not None:
            self._huey.execute(task)
        return task is not None

    def waiting(self) -> frozenset[str]:
        """The tokens that wait."""
        return frozenset(str(task.args[0]) for task in self._huey.pending())


def _opened(url: str) -> Huey:
    how: dict[str, Any] = {"results": False, "store_none": False, "serializer": _JsonSerializer()}
    file = sqlite_file(url)
    if file is not None:
        return SqliteHuey(_NAME, filename=str(file), timeout=10, strict_fifo=True, **how)
    _, parameters = dialect().create_connect_args(make_url(url))  # type: ignore[no-untyped-call]  # SQLAlchemy's own
    return PostgresHuey(
        _NAME,
        connection=lambda: psycopg.connect(**parameters),
        blocking=False,
        table_prefix="job_queue",
        **how,
    )
