"""The bytes of an intake's tables: of files as they came, and of members of archives."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping

from sqlalchemy import Connection

from dashboard.staff.intake.intake import Intake
from data.importing.files.limits import Limits
from data.importing.uploads.kinds import SentFile
from data.importing.uploads.members import members_of
from data.stores.origins import originals

_LIMITS = Limits()


def contents_of(
    connection: Connection, intake: Intake, only: Collection[str] | None = None
) -> Mapping[str, bytes]:
    """The bytes of tables by their keys, of all or of `only` some; a table whose original is lost is left out."""
    found: dict[str, bytes] = {}
    for file in intake.files:
        tables = [
            one for one in intake.tables if one.file == file.sha256 and (only is None or one.key in only)
        ]
        stored = originals.read(connection, file.sha256) if tables else None
        if stored is None:
            continue
        by_digest = {file.sha256: stored.content}
        if file.kind == "zip":
            members, _ = members_of(SentFile(file.name, file.kind, stored.content), _LIMITS)
            by_digest = {hashlib.sha256(one.content).hexdigest(): one.content for one in members}
        found |= {one.key: by_digest[one.sha256] for one in tables if one.sha256 in by_digest}
    return found
