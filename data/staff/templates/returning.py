"""Templates that came back: read together, taken over as one draft where they can be, and what is wrong with the
others is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dashboard.errors import FileRejected
from dashboard.settings import RawSettings
from dashboard.staff.audit import Act, ActKind
from dashboard.texts import both
from data.importing.files.limits import MEBIBYTE, Limits
from data.importing.findings import Delivery
from data.importing.knowledge import earlier_figures, knowledge_of
from data.importing.read import Delivered, read_files
from data.importing.uploads.kinds import LARGEST, sent_file
from data.importing.uploads.members import members_of
from data.importing.write import import_deliveries
from data.staff.store import StaffStore
from data.stores.audit import audit_log
from data.stores.database import opened
from data.stores.templates.readings import StoredFinding, StoredReading, add_reading

_LIMITS = Limits()
_MOST_FILES = 300
"""Workbooks that are read at once: a year of all offices and operators."""
_LEVELS = ("error", "warning")


@dataclass(frozen=True, slots=True)
class TakenTemplates:
    """What came of some files: every template as it was read, names of files that are none, and the draft that holds
    the good ones; `draft` is empty where nothing new was in them."""

    read: tuple[Delivery, ...]
    foreign: tuple[str, ...]
    draft: str = ""


def read_returned(settings: RawSettings, sent: Sequence[tuple[str, bytes]]) -> TakenTemplates:
    """Reads files by name and content, and those in archives. Writes nothing. Raises FileRejected for a file that is
    no table at all."""
    knowledge = knowledge_of(settings)
    with earlier_figures(settings, knowledge) as earlier:
        deliveries = read_files(
            _unpacked(sent),
            knowledge.catalogue,
            knowledge.known,
            changes=knowledge.changes,
            reference=knowledge.reference,
            earlier=earlier,
            defined=knowledge.defined,
            issued=knowledge.issued,
        )
    ours = tuple(one for one in deliveries if one.returned is not None or "Vorlage" in _first_error(one))
    return TakenTemplates(ours, tuple(one.file for one in deliveries if one not in ours))


def take_returned(
    store: StaffStore, sent: Sequence[tuple[str, bytes]], account: str, at: datetime
) -> TakenTemplates:
    """Reads files, keeps what is wrong with each, and takes the good ones over as one draft of the account. Files that
    are no templates are named and not read. Raises FileRejected, StoreError and ReleaseError; nothing is taken over
    then."""
    taken = read_returned(store.settings, sent)
    if taken.foreign or not taken.read:
        return taken
    _keep(store, taken, account, at)
    good = [one for one in taken.read if one.ok and (one.observations or one.entries)]
    if not good:
        return taken
    settings = store.settings
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        note = ", ".join(dict.fromkeys(one.table for one in good))
        outcome = import_deliveries(raw, published, good, account, note, draft=True, account=account)
    return replace(taken, draft=outcome.version if outcome.changed else "")


def _keep(store: StaffStore, taken: TakenTemplates, account: str, at: datetime) -> None:
    """A line for each template that was read, and one of the log for all."""
    with store.writing() as connection:
        for one in taken.read:
            if one.returned is not None:
                add_reading(connection, _reading(one, account, at))
        numbers = ", ".join(dict.fromkeys(one.table for one in taken.read if one.table))
        refused = sum(not one.ok for one in taken.read)
        after = f"{len(taken.read)} Dateien, {refused} mit Befunden"
        audit_log.record(connection, Act(account, at, ActKind.TEMPLATES_RETURNED, numbers, after=after))


def _reading(one: Delivery, account: str, at: datetime) -> StoredReading:
    assert one.returned is not None
    findings = tuple(
        StoredFinding(found.level, found.sheet, found.row or 0, found.column or "", found.message)
        for found in one.findings
        if found.level in _LEVELS
    )
    return StoredReading(
        number=one.table,
        file=one.file,
        sha256=one.sha256,
        read_at=at,
        read_by=account,
        filled=one.returned.filled,
        cells=len(one.returned.template.open_cells()),
        errors=len(one.of_level("error")),
        findings=findings,
    )


def _unpacked(sent: Sequence[tuple[str, bytes]]) -> list[Delivered]:
    """All files, those in archives included. Raises FileRejected for more than an office can have filled in."""
    found: list[Delivered] = []
    for name, content in sent:
        if len(found) >= _MOST_FILES or sum(len(one.content) for one in found) > LARGEST:
            raise _too_much()
        file = sent_file(name, content, _LIMITS)
        if file.kind != "zip":
            found.append(Delivered(file.name, content))
            continue
        members, refused = members_of(file, _LIMITS)
        if refused:
            raise FileRejected(f"{file.name}: {refused[0]}", file=file.name)
        found += [Delivered(f"{file.name} → {one.name}", one.content) for one in members]
    if len(found) > _MOST_FILES:
        raise _too_much()
    return found


def _too_much() -> FileRejected:
    german, english = both("templates_upload_too_much", files=_MOST_FILES, size=LARGEST // MEBIBYTE)
    return FileRejected(german, english=english)


def _first_error(one: Delivery) -> str:
    return next((found.message for found in one.findings if found.level == "error"), "")
