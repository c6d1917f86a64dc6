"""A lock on a file beside a SQLite database, on every system: a process that dies lets go of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import FileLock


def beside(file: Path) -> Path:
    """The file of the lock: the database itself may be replaced while the lock is held."""
    return file.resolve().with_name(f".{file.name}.lock")


def take(lock_file: Path) -> FileLock | None:
    """The lock, which its holder releases; None while another process or thread holds it. Raises OSError where the
    file cannot be made."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - a tenth of a second, for whoever writes alone

    lock = FileLock(lock_file, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None
    return lock
