"""A lock on a file beside a SQLite database, on every system: a process that dies lets go of it."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.errors import StoreError

if TYPE_CHECKING:
    from filelock import FileLock

_NO_LOCKS = (errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP)


def beside(file: Path) -> Path:
    """The file of the lock: the database itself may be replaced while the lock is held."""
    return file.resolve().with_name(f".{file.name}.lock")


def take(lock_file: Path) -> FileLock | None:
    """The lock, which its holder releases; None while another process or thread holds it. Raises StoreError where the
    file cannot be made or opened, and where its file system has no locks."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - a tenth of a second, for whoever writes alone

    # Without flock a soft lock would stay when its process dies: everybody after it would wait for ever.
    lock = FileLock(lock_file, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None
    except OSError as error:
        raise StoreError(
            f"{lock_file}: die Sperrdatei lässt sich nicht benutzen: {_cause(lock_file, error)}. Es wurde nichts "
            "geändert.",
            file=str(lock_file),
        ) from error
    return lock


def _cause(lock_file: Path, error: OSError) -> str:
    if error.errno in _NO_LOCKS:
        return "auf diesem Laufwerk gibt es keine Sperren (flock)"
    if not isinstance(error, PermissionError):
        return error.strerror or str(error)
    if os.path.lexists(lock_file):
        return "die Datei gehört einem anderen Benutzer. Bitte als dieser Benutzer aufrufen oder sie löschen"
    return f"im Ordner {lock_file.parent} darf dieser Benutzer nichts anlegen"
