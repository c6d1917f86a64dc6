"""Keeps delivered files as they came, each content once, and gives them back."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass

from sqlalchemy import Connection, exists, insert, select

from dashboard.errors import StoreError
from data.importing.files.limits import Limits
from data.stores.origins.schema import original
from data.stores.schema import release_file


@dataclass(frozen=True, slots=True)
class Original:
    """A delivered file: its fingerprint (SHA-256 of the bytes) and the bytes."""

    sha256: str
    content: bytes


def keep(connection: Connection, content: bytes) -> str:
    """The fingerprint of a file that is stored from now on, in the caller's transaction; the same content is
    stored once. Raises StoreError for one beyond the limit of imports."""
    largest = Limits().file_bytes
    if len(content) > largest:
        raise StoreError(f"Die Datei ist größer als die erlaubten {largest // 2**20} MiB.")
    sha256 = hashlib.sha256(content).hexdigest()
    if not connection.scalar(select(exists().where(original.c.sha256 == sha256))):
        packed = zlib.compress(content, 6)
        connection.execute(insert(original).values(sha256=sha256, size=len(content), content=packed))
    return sha256


def read(connection: Connection, sha256: str) -> Original | None:
    """A stored file, None where nobody has delivered one of this fingerprint. Raises StoreError for one that
    is damaged."""
    packed = connection.scalar(select(original.c.content).where(original.c.sha256 == sha256))
    if packed is None:
        return None
    try:
        content = zlib.decompress(packed)
    except zlib.error as error:
        raise StoreError("Die Originaldatei ist in der Datenbank beschädigt.", sha256=sha256) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise StoreError("Die Originaldatei ist in der Datenbank beschädigt.", sha256=sha256)
    return Original(sha256, content)


def sizes(connection: Connection, wanted: list[str]) -> dict[str, int]:
    """Bytes of stored files by fingerprint."""
    found = select(original.c.sha256, original.c.size).where(original.c.sha256.in_(wanted))
    return {str(sha256): int(size) for sha256, size in connection.execute(found)}


def name_of(connection: Connection, sha256: str) -> str:
    """What the file was called the last time it was delivered; empty where no release has it."""
    table = release_file
    newest = (
        select(table.c.name).where(table.c.original == sha256).order_by(table.c.release_id.desc()).limit(1)
    )
    return str(connection.scalar(newest) or "")
