"""Opens ZIP archives without trusting what they claim: sizes, ratios, paths and encryption are checked
first."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from dashboard.errors import FileRejected
from data.importing.files.contents import is_zip
from data.importing.files.limits import MEBIBYTE, Limits

_PIECE = 1 * MEBIBYTE
_SMALL = 1 * MEBIBYTE
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
# What the standard library raises for archives that are damaged in one place or another.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    KeyError,
)


def opened(content: bytes, file: str, limits: Limits) -> zipfile.ZipFile:
    """The archive, when what its directory claims is harmless. Raises FileRejected with place and cause."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except _DAMAGE as reason:
        raise FileRejected(
            f"{file}: Die Datei ist beschädigt oder abgeschnitten; ihr ZIP-Verzeichnis lässt sich nicht "
            "lesen.",
            file=file,
        ) from reason
    if len(members) > limits.members:
        raise FileRejected(
            f"{file}: Das Archiv hat {len(members)} Einträge; erlaubt sind höchstens {limits.members}.",
            file=file,
        )
    for member in members:
        _check_member(member, file, limits)
    if sum(member.file_size for member in members) > limits.inflated_bytes:
        raise FileRejected(
            f"{file}: Ausgepackt wäre das Archiv größer als {limits.inflated_bytes // MEBIBYTE} MiB; "
            "es wird nicht ausgepackt.",
            file=file,
        )
    if sum(member.compress_size for member in members) > len(content):
        raise FileRejected(
            f"{file}: Die Einträge des Archivs überlappen sich; das kommt nur in manipulierten Archiven vor.",
            file=file,
        )
    return archive


def _check_member(member: zipfile.ZipInfo, file: str, limits: Limits) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise FileRejected(
            f"{file}: Der Eintrag „{member.filename}“ ist verschlüsselt; bitte ohne Kennwort packen.",
            file=file,
        )
    if member.compress_type not in _METHODS:
        raise FileRejected(
            f"{file}: Der Eintrag „{member.filename}“ ist mit einem unbekannten Verfahren gepackt.", file=file
        )
    if member.file_size > limits.inflated_bytes or (
        member.file_size > _SMALL and member.file_size > limits.ratio * max(member.compress_size, 1)
    ):
        raise FileRejected(
            f"{file}: Der Eintrag „{member.filename}“ würde sich beim Auspacken auf "
            f"{member.file_size // MEBIBYTE} MiB "
            f"aufblähen (mehr als {limits.ratio}-fach oder über {limits.inflated_bytes // MEBIBYTE} MiB); "
            "das sieht nach einer ZIP-Bombe aus und wird nicht ausgepackt.",
            file=file,
        )


def member_bytes(archive: zipfile.ZipFile, name: str, file: str, limits: Limits) -> bytes:
    """One member, inflated up to the limit. Raises FileRejected."""
    return b"".join(pieces_of(archive, name, file, limits))


def pieces_of(archive: zipfile.ZipFile, name: str, file: str, limits: Limits) -> Iterator[bytes]:
    """One member piece by piece up to the limit, since the directory may lie about sizes. Raises
    FileRejected."""
    size = 0
    claimed = archive.getinfo(name).file_size
    try:
        with archive.open(name) as stream:
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > min(limits.inflated_bytes, claimed):
                    raise FileRejected(
                        f"{file}: Der Eintrag „{name}“ ist größer, als das Archiv angibt; "
                        "er wird nicht weiter ausgepackt.",
                        file=file,
                    )
                yield piece
    except _DAMAGE as reason:
        raise FileRejected(
            f"{file}: Der Eintrag „{name}“ ist beschädigt oder abgeschnitten und lässt sich nicht auspacken.",
            file=file,
        ) from reason


def only_table(content: bytes, file: str, limits: Limits) -> tuple[str, bytes]:
    """Name and bytes of the one CSV file in a downloaded ZIP. Raises FileRejected with place and cause."""
    archive = opened(content, file, limits)
    members = [member for member in archive.infolist() if not member.is_dir()]
    if any(member.filename == "[Content_Types].xml" for member in members):
        raise FileRejected(
            f"{file}: Die Datei heißt .zip, ist aber eine Excel-Datei; bitte in .xlsx umbenennen.", file=file
        )
    for member in archive.infolist():
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if len(path.parts) != 1 or path.is_absolute() or ".." in path.parts or ":" in member.filename:
            raise FileRejected(
                f"{file}: Der Eintrag „{member.filename}“ liegt in einem Ordner; "
                "erwartet wird eine CSV-Datei direkt im Archiv.",
                file=file,
            )
    if len(members) != 1:
        names = ", ".join(member.filename for member in members[:5])
        raise FileRejected(
            f"{file}: Im Archiv liegen {len(members)} Dateien ({names or 'keine'}); "
            "erwartet wird genau eine CSV-Datei.",
            file=file,
        )
    name = members[0].filename
    inside = member_bytes(archive, name, file, limits)
    if is_zip(inside):
        raise FileRejected(
            f"{file}: Im Archiv liegt mit „{name}“ wieder ein Archiv oder eine Excel-Datei; "
            "erwartet wird eine CSV-Datei.",
            file=file,
        )
    if not name.lower().endswith((".csv", ".txt")):
        raise FileRejected(f"{file}: Im Archiv liegt „{name}“; erwartet wird eine CSV-Datei.", file=file)
    return name, inside
