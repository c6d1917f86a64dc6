"""Brings the edition that ships into both stores: a published example of the form, for its district alone."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, select

from dashboard.domain.releases.step import COMMAND_LINE
from dashboard.domain.report.edition import EditionState
from data.report.chapter_files import EDITION_FILE, EditionFiles, read_folder
from data.report.editions import begin_edition, edition_record
from data.report.pictures import place_picture
from data.report.publication import freeze, is_settled, settle_editions
from data.report.tables import report_edition
from data.stores import published_store
from data.stores.database import sentences
from data.stores.two_stores import both

_FORM = b"2"
"""Another one than before wherever what is frozen of the same files is another."""


def bring_in_editions(
    raw_engine: Engine, published_engine: Engine, folder: Path, district: str, version: str
) -> None:
    """The editions in the folders below `folder`, of this district, as published examples on a data version.

    One that is there as it ships, on a version that is on show, stays as it is; an older one is replaced, and an
    edition of staff with the same key is left alone. Whatever else was published and has not reached readers does so
    now. Raises FileRejected for files that cannot be read.
    """
    with sentences(raw_engine), raw_engine.connect() as raw, published_engine.connect() as published:
        wanted = _wanted(raw, published, folder, district)
        settled = is_settled(raw, published)
    if not wanted and settled:
        return
    with both(raw_engine, published_engine) as (raw, published):
        for seal, files in wanted:
            _bring_in(raw, seal, files, version)
        settle_editions(raw, published)


def bring_in_with(raw: Connection, published: Connection, folder: Path, district: str, version: str) -> None:
    """The same within a change of both stores, so that the editions come with their data version or not at all."""
    for seal, files in _wanted(raw, published, folder, district):
        _bring_in(raw, seal, files, version)
    settle_editions(raw, published)


def _wanted(
    raw: Connection, published: Connection, folder: Path, district: str
) -> list[tuple[str, EditionFiles]]:
    """What is not there as it ships, each with its fingerprint."""
    return [one for one in _shipped(folder, district) if not _is_there(raw, published, one)]


def _shipped(folder: Path, district: str) -> list[tuple[str, EditionFiles]]:
    found = []
    for one in sorted(folder.glob(f"*/{EDITION_FILE}")):
        files = read_folder(one.parent)
        if files.district == district:
            found.append((_fingerprint(one.parent), files))
    return found


def _fingerprint(folder: Path) -> str:
    seal = hashlib.sha256(_FORM)
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        seal.update(f"\0{file.relative_to(folder).as_posix()}\0".encode())
        seal.update(file.read_bytes())
    return seal.hexdigest()


def _is_there(raw: Connection, published: Connection, one: tuple[str, EditionFiles]) -> bool:
    seal, files = one
    table = report_edition.c
    row = raw.execute(select(table.shipped, table.version).where(table.key == files.edition.key)).first()
    if row is None:
        return False
    on_show = published_store.versions(published).get(row.version) == "published"
    return not row.shipped or (row.shipped == seal and on_show)


def _bring_in(raw: Connection, seal: str, files: EditionFiles, version: str) -> None:
    now = datetime.now(UTC)
    edition = replace(files.edition, version=version, example=True, state=EditionState.DRAFT)
    raw.execute(delete(report_edition).where(report_edition.c.key == edition.key))
    begin_edition(raw, edition, COMMAND_LINE, now, shipped=seal)
    for picture in files.pictures:
        place_picture(raw, edition.key, picture, COMMAND_LINE, now)
    record = edition_record(raw, edition.key)
    freeze(raw, record, (), files.edition.published or now.date(), COMMAND_LINE, files.district)
