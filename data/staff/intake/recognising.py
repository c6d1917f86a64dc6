"""What the tables of sent files are: official ones, our templates, plain tables, institutions, or unknown ones."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.domain.institutions.entries import PARTS
from dashboard.errors import FileRejected
from dashboard.staff.intake.intake import IntakeTable, TableKind
from data.importing.files.limits import Limits
from data.importing.findings import Delivery
from data.importing.knowledge import ImportKnowledge
from data.importing.mapping.propose import Proposal
from data.importing.mapping.read import proposals
from data.importing.mapping.sheet_mapping import SheetMapping
from data.importing.mapping.sheets import sheets_in
from data.importing.read import Delivered, read_file
from data.importing.tables.own_tables import header_at
from data.importing.uploads.kinds import SentFile
from data.importing.uploads.members import members_of, unique_name

_LIMITS = Limits()
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_MAPPED = ("xlsx", "xls", "ods", "csv")
_OFFICIAL = ("ffcsv", "regionalstatistik", "statbericht")
_MOST_SENTENCES = 3
_FOR_COMMANDS = " (docs/import.md)"
"""What sentences of the command line add, and nobody at a form can open."""


@dataclass(frozen=True, slots=True)
class RecognisedFile:
    """A sent file: its tables, and German sentences about members of an archive that are not read."""

    tables: tuple[IntakeTable, ...]
    sentences: tuple[str, ...] = ()


def recognised(
    sent: SentFile,
    knowledge: ImportKnowledge,
    earlier: Sequence[SheetMapping] = (),
    used: Sequence[str] = (),
    named: Mapping[str, str] = _NO_NAMES,
) -> RecognisedFile:
    """The tables of a file. `earlier` are mappings that people have made before, `used` names that tables of the
    intake have already. `named` are the names of tables that were recognised before, by key: they keep them, because
    changes and answers speak of a table by its name. Never raises for what is in the file."""
    digest = hashlib.sha256(sent.content).hexdigest()
    if sent.kind != "zip":
        return RecognisedFile((_table(sent, digest, knowledge, earlier, {*used}, named),))
    try:
        members, sentences = members_of(sent, _LIMITS)
    except FileRejected as rejected:
        return RecognisedFile((_refused(sent, digest, rejected.message),))
    names = set(used)
    tables = []
    for one in members:
        tables.append(_table(one, digest, knowledge, earlier, names, named))
        names.add(tables[-1].name)
    return RecognisedFile(tuple(tables), sentences)


def _table(
    sent: SentFile,
    file: str,
    knowledge: ImportKnowledge,
    earlier: Sequence[SheetMapping],
    used: set[str],
    named: Mapping[str, str],
) -> IntakeTable:
    sha256 = hashlib.sha256(sent.content).hexdigest()
    name = named.get(sha256[:12]) or unique_name(sent.name, used.union(named.values()))
    read = _read(Delivered(name, sent.content), knowledge)
    # of old workbooks and those of LibreOffice templates alone are read without a mapping
    delivery = read if sent.kind not in ("xls", "ods") or read.format == "template" else None
    if delivery is not None and delivery.ok:
        return _known(delivery, sha256, file, knowledge)
    errors = () if delivery is None else tuple(one for one in delivery.findings if one.level == "error")
    official = delivery is not None and delivery.format.startswith(_OFFICIAL)
    try:
        if delivery is not None and (delivery.format == "template" or _has_own_header(sent, name)):
            return _faulty(delivery, sha256, file, len(errors))
        found = (
            proposals(sent.content, name, knowledge.names(), knowledge.catalogue, {}, _LIMITS, tuple(earlier))
            if sent.kind in _MAPPED and not official
            else ()
        )
    except FileRejected as rejected:
        return _refused(sent, file, rejected.message, name)
    if found:
        return _unknown(found, name, sha256, file)
    if delivery is not None and official and delivery.table and _is_known_table(delivery):
        return _faulty(delivery, sha256, file, len(errors))
    if delivery is not None and delivery.format.startswith(("institutions", "courses")):
        return _faulty(delivery, sha256, file, len(errors))
    said = " ".join(one.message for one in errors[:_MOST_SENTENCES])
    if not said:
        said = (
            f"{name}: In keinem Blatt stehen zwei Orte des Kreises unter- oder nebeneinander. Eine Tabelle mit einem "
            "Wert je Zeile bitte als .xlsx oder CSV speichern."
        )
    return _refused(sent, file, said, name)


def _read(file: Delivered, knowledge: ImportKnowledge) -> Delivery:
    return read_file(
        file,
        knowledge.catalogue,
        knowledge.known,
        limits=_LIMITS,
        changes=knowledge.changes,
        reference=knowledge.reference,
        issued=knowledge.issued,
    )


def _has_own_header(sent: SentFile, name: str) -> bool:
    """Whether somebody meant it as a table of ours: then its errors are shown, and no mapping is asked for."""
    if sent.kind not in _MAPPED:
        return False
    return any(header_at(sheet.rows) is not None for sheet in sheets_in(sent.content, name, _LIMITS))


def _is_known_table(delivery: Delivery) -> bool:
    """Whether the catalogue knows the official table: then an error is about what stands in it."""
    return any(one.row is not None for one in delivery.findings if one.level == "error")


def _kind_of(form: str) -> TableKind:
    if form.startswith("template"):
        return TableKind.TEMPLATE
    if form.startswith(("institutions", "courses")):
        return TableKind.INSTITUTIONS
    return TableKind.PLAIN if form.startswith("plain") else TableKind.OFFICIAL


def _known(delivery: Delivery, sha256: str, file: str, knowledge: ImportKnowledge) -> IntakeTable:
    years = sorted({one.year for one in delivery.observations})
    places = {one.area for one in delivery.observations}
    offices = {area.amt for area in knowledge.areas if area.key in places}
    names = {area.key: area.name for area in knowledge.areas}
    entries = delivery.entries
    measures = dict.fromkeys(
        (*(one.measure for one in delivery.observations), *(one.key for one in delivery.new_measures))
    )
    return IntakeTable(
        sha256[:12],
        delivery.file,
        sha256,
        file,
        _kind_of(delivery.format),
        delivery.format,
        delivery.table,
        tuple(measures),
        tuple(dict.fromkeys((years[0], years[-1]))) if years else (),
        len(places) or len(entries.institutions),
        len(delivery.observations) or sum(len(getattr(entries, part)) for part in PARTS),
        len({one.area for one in delivery.observations if one.value is None}),
        0,
        names.get(offices.pop(), "") if len(offices) == 1 else "",
    )


def _faulty(delivery: Delivery, sha256: str, file: str, errors: int) -> IntakeTable:
    kind = _kind_of(delivery.format)
    return IntakeTable(
        sha256[:12], delivery.file, sha256, file, kind, delivery.format, delivery.table, errors=errors
    )


def _unknown(found: Sequence[Proposal], name: str, sha256: str, file: str) -> IntakeTable:
    columns = [column for one in found for column in one.mapping.values]
    years = sorted({column.year for column in columns if column.year is not None})
    return IntakeTable(
        sha256[:12],
        name,
        sha256,
        file,
        TableKind.UNKNOWN,
        "turned" if any(one.mapping.turned for one in found) else "wide" if len(columns) > 1 else "long",
        measures=tuple(dict.fromkeys(column.measure for column in columns)),
        years=tuple(dict.fromkeys((years[0], years[-1]))) if years else (),
        places=sum(one.mapping.last - one.mapping.first + 1 for one in found),
    )


def _refused(sent: SentFile, file: str, german: str, name: str = "") -> IntakeTable:
    sha256 = hashlib.sha256(sent.content).hexdigest()
    said = (german.replace(_FOR_COMMANDS, ""), "")
    return IntakeTable(sha256[:12], name or sent.name, sha256, file, TableKind.REFUSED, sentence=said)
