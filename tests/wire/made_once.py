"""What costs seconds to make and many files read: one of the processes that test makes it, the others read it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

T = TypeVar("T")


def made_once(file: Path | None, make: Callable[[], T]) -> T:
    """What `make` gives, by way of a file that all processes of a run know; without one it is simply made. What cannot
    be read again equal to what it was must not be given here."""
    if file is None:
        return make()
    with FileLock(f"{file}.lock"):
        if not file.exists():
            made = make()
            half = file.with_suffix(".half")
            half.write_bytes(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
            half.replace(file)
            return made
    with file.open("rb") as kept:
        read: T = pickle.load(kept)
    return read
