"""What a backup says about itself: `backup.json`, with the checksum of every file beside it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from dashboard.errors import StoreError

NAME = "backup.json"
FORMAT = 1
STORES = ("raw", "published", "reports")
"""The stores of a backup in the order in which they are written; `reports` may be missing."""
TEXTS = "texts"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BLOCK = 1_048_576


@dataclass(frozen=True, slots=True)
class BackupFile:
    """One file of a backup: its path within the folder with forward slashes, its size in bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: when it was taken (with zone), of which district, with which newest data version (empty where none
    is on show), the migration level of each store, and all files."""

    taken_at: datetime
    district: str
    version: str
    revisions: Mapping[str, str]
    files: tuple[BackupFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(one.size for one in self.files)

    @property
    def texts(self) -> tuple[BackupFile, ...]:
        """The district's own texts."""
        return tuple(one for one in self.files if one.path.startswith(f"{TEXTS}/"))


def store_file(store: str) -> str:
    """The name of a store's file within a backup."""
    return f"{store}.sqlite"


def described(folder: Path) -> tuple[BackupFile, ...]:
    """Every file below a folder that is complete but for its manifest, in the order of paths."""
    return tuple(
        BackupFile(file.relative_to(folder).as_posix(), file.stat().st_size, digest(file))
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != NAME
    )


def digest(file: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    found = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def written(backup: Backup) -> str:
    """The text of `backup.json`."""
    document: dict[str, object] = {
        "format": FORMAT,
        "taken_at": backup.taken_at.isoformat(),
        "district": backup.district,
        "version": backup.version,
        "revisions": dict(backup.revisions),
        "files": [asdict(one) for one in backup.files],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def read(folder: Path) -> Backup:
    """The manifest of a backup. Raises StoreError, with place and cause, for a folder that is none."""
    file = folder / NAME
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise StoreError(
            f"{folder}: das ist keine Sicherung, denn {NAME} fehlt darin.", file=str(file)
        ) from None
    except OSError as error:
        raise StoreError(
            f"{file}: die Datei lässt sich nicht lesen ({error.strerror}).", file=str(file)
        ) from None
    except (ValueError, RecursionError):
        raise StoreError(f"{file}: das ist kein lesbares JSON.", file=str(file)) from None
    if isinstance(said, dict) and isinstance(said.get("format"), int) and said["format"] > FORMAT:
        raise StoreError(
            f"{file}: diese Sicherung hat eine neuere Fassung des Programms geschrieben.", file=str(file)
        )
    try:
        return _understood(said)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise StoreError(
            f"{file}: diese Beschreibung der Sicherung ist unvollständig oder verändert.", file=str(file)
        ) from None


def _understood(said: dict[str, object]) -> Backup:
    """Raises KeyError, TypeError, ValueError or AttributeError where anything is missing or of another kind."""
    moment = datetime.fromisoformat(_text(said["taken_at"]))
    revisions, files = said["revisions"], said["files"]
    if said["format"] != FORMAT or moment.tzinfo is None or not isinstance(files, list):
        raise ValueError
    if not isinstance(revisions, dict) or not {"raw", "published"} <= set(revisions) <= set(STORES):
        raise ValueError
    found = tuple(_file(one) for one in files)
    names = [one.path for one in found]
    if len(set(names)) < len(names) or not {store_file(store) for store in revisions} <= set(names):
        raise ValueError
    levels = {str(store): _text(level) for store, level in revisions.items()}
    return Backup(moment, _text(said["district"]), _text(said["version"]), levels, found)


def _file(said: dict[str, object]) -> BackupFile:
    path, size, sha256 = _text(said["path"]), said["size"], _text(said["sha256"])
    parts = PurePosixPath(path).parts
    inside = (
        bool(parts)
        and not path.startswith("/")
        and ".." not in parts
        and "\\" not in path
        and "\0" not in path
    )
    if not inside or not isinstance(size, int) or not _SHA256.fullmatch(sha256):
        raise ValueError
    return BackupFile(path, size, sha256)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def faults(folder: Path, backup: Backup) -> Iterator[str]:
    """A sentence for each file that is missing or not the one that was written."""
    for one in backup.files:
        file = folder / one.path
        try:
            size, found = file.stat().st_size, digest(file)
        except OSError as error:
            yield f"{file}: die Datei fehlt oder lässt sich nicht lesen ({error.strerror})."
            continue
        if size != one.size:
            yield f"{file}: die Datei hat {size} statt {one.size} Bytes."
        elif found != one.sha256:
            yield f"{file}: der Inhalt ist ein anderer als bei der Sicherung (Prüfsumme)."
