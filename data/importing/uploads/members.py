"""The files inside a sent archive, one level deep."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath

from dashboard.errors import FileRejected
from data.importing.files.archives import member_bytes, opened
from data.importing.files.limits import MEBIBYTE, Limits
from data.importing.uploads.kinds import SentFile, sent_file

MOST_MEMBERS = 100
"""Files in one archive."""
_MOST_TOGETHER = 200 * MEBIBYTE
"""Bytes of all members, unpacked."""
_WORKBOOKS = ("xlsx", "xls", "ods")
_BESIDE = ("__macosx/",)
_DRIVE = re.compile(r"[A-Za-z]:")
_NAMES_BESIDE = ("thumbs.db", "desktop.ini")


def members_of(archive: SentFile, limits: Limits) -> tuple[tuple[SentFile, ...], tuple[str, ...]]:
    """The readable members of an archive, and a German sentence for each that is not read.

    Folders do not matter, but a path that leads out of the archive is refused, and so is an archive within the
    archive; the same content twice counts once. Raises FileRejected for the whole archive where it has too many
    members, too much in it, or nothing that can be read.
    """
    file = archive.name
    packed = opened(archive.content, file, limits)
    names = [one for one in packed.infolist() if not one.is_dir() and not _is_beside(one.filename)]
    if len(names) > MOST_MEMBERS:
        raise FileRejected(
            f"{file}: Im Archiv liegen {len(names)} Dateien; gelesen werden höchstens {MOST_MEMBERS}.",
            file=file,
        )
    if sum(one.file_size for one in names) > _MOST_TOGETHER:
        raise FileRejected(
            f"{file}: Ausgepackt wäre das Archiv größer als {_MOST_TOGETHER // MEBIBYTE} MB.", file=file
        )
    for one in names:
        _refuse_way_out(one.filename, file)
    found: dict[str, SentFile] = {}
    refused: list[str] = []
    used: set[str] = set()
    for one in names:
        try:
            member = sent_file(one.filename, member_bytes(packed, one.filename, file, limits), limits)
        except FileRejected as rejected:
            refused.append(rejected.message)
            continue
        if member.kind == "zip":
            refused.append(
                f"{member.name}: Im Archiv liegt wieder ein Archiv; bitte dessen Dateien einzeln wählen."
            )
            continue
        digest = hashlib.sha256(member.content).hexdigest()
        if digest in found:
            refused.append(f"{member.name}: Die Datei hat denselben Inhalt wie {found[digest].name}.")
            continue
        found[digest] = replace(member, name=unique_name(member.name, used))
        used.add(found[digest].name)
    if not found:
        said = " ".join(refused) or "Es liegt keine Tabelle darin."
        raise FileRejected(f"{file}: Im Archiv lässt sich nichts lesen. {said}", file=file)
    return tuple(found.values()), tuple(refused)


def workbooks_of(path: Path, limits: Limits) -> tuple[tuple[SentFile, ...], tuple[str, ...]] | None:
    """The members of an archive on the disk that holds workbooks, as `members_of` gives them; None for any other
    file, and for one that cannot be opened."""
    if path.suffix.lower() != ".zip":
        return None
    try:
        if not path.is_file() or path.stat().st_size > limits.file_bytes:
            return None
        sent = sent_file(path.name, path.read_bytes(), limits)
        members, refused = members_of(sent, limits) if sent.kind == "zip" else ((), ())
    except (FileRejected, OSError):
        return None
    return (members, refused) if any(one.kind in _WORKBOOKS for one in members) else None


def unique_name(name: str, used: set[str]) -> str:
    """The name, or with a number behind it where another file has it."""
    path = PurePosixPath(name)
    number, unique = 2, name
    while unique in used:
        unique = f"{path.stem} ({number}){path.suffix}"
        number += 1
    return unique


def _is_beside(name: str) -> bool:
    """Whether a member is what file managers put beside the files."""
    low = name.replace("\\", "/").lower()
    last = low.rsplit("/", 1)[-1]
    return low.startswith(_BESIDE) or last.startswith((".", "~$")) or last in _NAMES_BESIDE


def _refuse_way_out(name: str, file: str) -> None:
    """A colon alone leads nowhere: mail programs write "WG: Antwort.xlsx" into archives."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or _DRIVE.match(name):
        raise FileRejected(
            f"{file}: Der Eintrag „{name[:80]}“ führt aus dem Archiv hinaus; das kommt nur in manipulierten "
            "Archiven vor.",
            file=file,
        )
