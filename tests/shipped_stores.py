"""Both stores with the data that ship, made once for each content of what makes them and kept between test
runs."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from filelock import FileLock

from dashboard.settings import RawSettings

NAMES = ("published.sqlite", "raw.sqlite")
SHAPING = (
    *("data", "dashboard/domain", "dashboard/statistics", "dashboard/indicators", "dashboard/protection"),
    *(
        "dashboard/texts",
        "dashboard/errors.py",
        "dashboard/formats.py",
        "dashboard/settings.py",
        "requirements.txt",
    ),
)
"""Everything that `data` may import (see test_architecture.py), its tables, and the versions of the
libraries."""
APART = ("data/local", "data/build", "data/staff", "dashboard/texts/staff")
"""Made on a machine, scripts that made the embedded tables, and what staff do and read: none of it is read when
stores are prepared."""
MOST_KEPT = 3


def settings_in(folder: Path) -> RawSettings:
    published, raw = (f"sqlite:///{folder / name}" for name in NAMES)
    return RawSettings(published, raw)


def shaping_files(root: Path) -> Iterator[Path]:
    for top in SHAPING:
        found = (root / top).rglob("*") if (root / top).is_dir() else [root / top]
        for file in sorted(found):
            path = file.relative_to(root).as_posix()
            if file.is_file() and file.suffix != ".pyc" and not path.startswith(APART):
                yield file


def content(root: Path, today: date) -> str:
    """A digest of all that shapes the stores: files, Python, and the day, from which the days until the next course
    are counted."""
    digest = hashlib.sha256(f"{sys.version_info[:3]} {today.isoformat()}".encode())
    for file in shaping_files(root):
        digest.update(f"\0{file.relative_to(root).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:24]


def provide(folder: Path, kept: Path, key: str, make: Callable[[RawSettings], object]) -> RawSettings:
    """Copies of the stores `key` in `folder`, which must not exist; made first where they are not kept yet.

    Several processes may ask at once: one makes, the others wait. A process that dies while it makes leaves
    nothing that would be taken for whole, because the folder gets its name when both files are complete.
    """
    kept.mkdir(parents=True, exist_ok=True)
    with FileLock(kept / "lock"):
        if not (kept / key).exists():
            beside = Path(tempfile.mkdtemp(prefix="making-", dir=kept))
            made = beside / "shipped"
            made.mkdir()
            make(settings_in(made))
            made.rename(kept / key)
            shutil.rmtree(beside)
        (kept / key).touch()
        stores = [one for one in kept.iterdir() if one.is_dir()]
        for old in sorted(stores, key=lambda one: one.stat().st_mtime, reverse=True)[MOST_KEPT:]:
            shutil.rmtree(old)
        folder.mkdir()
        for name in NAMES:
            shutil.copy(kept / key / name, folder)
    return settings_in(folder)
