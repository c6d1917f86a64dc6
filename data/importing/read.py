"""Reads delivered files: each gives its observations, or the findings that prevent them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.domain.definitions.stated import NOTHING_STATED
from dashboard.domain.deliveries.amendments import NO_AMENDMENTS, Amendments
from dashboard.domain.indicator import Catalogue
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.measure import Measure, Source
from dashboard.domain.observation import Observation, Origin
from dashboard.domain.templates.returned import IssuedTemplate
from dashboard.domain.territory import Change
from dashboard.errors import FileRejected
from data.definitions.read import KnownDefinitions, with_stated
from data.importing.amendments.amendments_file import effect
from data.importing.checks.observations import check
from data.importing.checks.plausibility.check import check_plausible
from data.importing.checks.plausibility.earlier_figures import NO_FIGURES, StoredBefore
from data.importing.courses.catalogues.suffixes import CATALOGUES
from data.importing.doubles import without_doubles
from data.importing.files.delivered import MAPPED, bytes_of
from data.importing.files.limits import Limits
from data.importing.findings import Delivery, Finding, Findings
from data.importing.institutions.external import suffixes
from data.importing.institutions.reference import Reference
from data.importing.recognise import DEFINITIONS, TEMPLATE_SUFFIXES, Job, read_content, read_extract
from data.importing.tables.cells import Cell, CellWords
from data.importing.tables.mapping import TableMapping, table_mappings
from data.importing.tables.matching import Reading
from data.importing.uploads.members import workbooks_of

_INSIDE = " → "
"""Between the name of an archive and that of a file in it."""
_SUFFIXES = (".csv", ".txt", ".xlsx", ".zip", *DEFINITIONS, *suffixes.GEODATA, *CATALOGUES)
_SUFFIXES = (*_SUFFIXES, suffixes.OPENSTREETMAP)
_POSSIBLE = (*_SUFFIXES, *TEMPLATE_SUFFIXES)
_DEFAULT_LIMITS = Limits()
_OF_ENTRIES = ("institutions", "courses")
"""Formats of deliveries that may speak of institutions of other files."""

if TYPE_CHECKING:
    from data.importing.mapping.read import Mapped


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file at hand: its name with the ending of what it is, its bytes, and how it is read where nobody knows it."""

    name: str
    content: bytes = field(repr=False)
    mapped: Mapped | None = None


def read_file(
    path: Path | Delivered,
    catalogue: Catalogue,
    known: Collection[str],
    *,
    mappings: Sequence[TableMapping] | None = None,
    new_measures: Mapping[str, Measure] | None = None,
    limits: Limits = _DEFAULT_LIMITS,
    changes: Sequence[Change] = (),
    reference: Callable[[], Reference] | None = None,
    mapped: Mapped | None = None,
    amendments: Amendments = NO_AMENDMENTS,
    earlier: StoredBefore = NO_FIGURES,
    defined: KnownDefinitions | None = None,
    issued: Collection[IssuedTemplate] | None = None,
) -> Delivery:
    """One file, of the disk or at hand, as a delivery. Never raises for what is in the file: a file that cannot be
    read gives an error finding.

    `known` holds every area key that may be delivered, a mapping by key will do: today's areas and, so that
    they can be converted, their predecessors. `new_measures` are those of a second table in another file.
    `changes` is the register of changed areas, which shows what would count twice. `reference` gives what
    tables of institutions are read against; it is asked for where there is one. `mapped` says how a table that
    nobody knows is read; the same file with another mapping, or with other `amendments`, is another delivery.
    `earlier` are the stored figures that own ones are compared with. `defined` is what is in force, which definition
    files are checked against. `issued` is the staff's register of templates.
    """
    if isinstance(path, Delivered):
        mapped = path.mapped
    job = Job(
        file=path.name,
        catalogue=catalogue,
        known=known,
        mappings=table_mappings() if mappings is None else mappings,
        limits=limits,
        findings=Findings(path.name, limits.findings),
        measures=dict(new_measures or {}),
        reference=reference,
        mapped=mapped,
        amendments=amendments.of(path.name),
        defined=defined,
        issued=issued,
    )
    digest, original = "", b""
    try:
        if not isinstance(path, Delivered) and path.name.lower().endswith(suffixes.OPENSTREETMAP):
            digest = _digest_of(path)
            read_extract(path, job)
        else:
            content = original = _content(path, limits, MAPPED if mapped else _POSSIBLE)
            decided = (mapped.written if mapped else "").encode() + effect(job.amendments).encode()
            digest = hashlib.sha256(content + decided).hexdigest()
            read_content(content, job)
    except FileRejected as rejected:
        row = rejected.facts.get("row")
        found = str(rejected.facts.get("found", ""))
        job.findings.reject(rejected.message, row if isinstance(row, int) else None, found, rejected.english)
    if job.readings:
        job.readings = check(job.readings, catalogue, job.measures, job.findings, changes)
        check_plausible(job.readings, catalogue, job.measures, earlier, job.findings)
    return _delivery(job, digest, original)


def _content(path: Path | Delivered, limits: Limits, possible: Sequence[str]) -> bytes:
    return path.content if isinstance(path, Delivered) else bytes_of(path, limits, possible)


def read_files(
    paths: Sequence[Path | Delivered],
    catalogue: Catalogue,
    known: Collection[str],
    *,
    mappings: Sequence[TableMapping] | None = None,
    limits: Limits = _DEFAULT_LIMITS,
    changes: Sequence[Change] = (),
    reference: Callable[[], Reference] | None = None,
    mapped: Mapped | None = None,
    amendments: Amendments = NO_AMENDMENTS,
    earlier: StoredBefore = NO_FIGURES,
    defined: KnownDefinitions | None = None,
    issued: Collection[IssuedTemplate] | None = None,
) -> tuple[Delivery, ...]:
    """Files that come together, in their order: a second table of measures serves all of them, wherever it
    stands, and so do institutions for catchments and figures of others.

    A value that two of the files deliver is an error of the later one; of a template that came back twice only
    where the two differ. An archive with workbooks gives a delivery for each file in it. Definition files are read
    first, so that tables may bring figures of the measures they define.
    """
    paths, refused = _unpacked(paths, limits)
    stated: dict[int, Delivery] = {}
    known_now = defined or KnownDefinitions(catalogue, catalogue)
    for number, path in enumerate(paths):
        if path.name.lower().endswith(DEFINITIONS):
            stated[number] = read_file(path, catalogue, known, limits=limits, defined=known_now)
            if stated[number].ok:
                known_now = with_stated(known_now, stated[number].stated)
    catalogue = known_now.catalogue if stated else catalogue
    alone = [
        stated[number]
        if number in stated
        else read_file(
            path,
            catalogue,
            known,
            mappings=mappings,
            limits=limits,
            changes=changes,
            reference=reference,
            mapped=mapped,
            amendments=amendments,
            earlier=earlier,
            issued=issued,
        )
        for number, path in enumerate(paths)
    ]
    shared = {
        measure.key: measure
        for one in alone
        for measure in one.new_measures
        if one.format.startswith("plain")
    }
    words = CellWords({**{new.key: new for one in alone for new in one.new_measures}, **catalogue.measures})
    deliveries = []
    owners: dict[Cell, tuple[str, Observation]] = {}
    institutions = tuple(known for one in alone for known in one.entries.institutions)
    for path, one in zip(paths, alone, strict=True):
        if shared and one.format.startswith("plain") and not one.ok:
            one = read_file(
                path,
                catalogue,
                known,
                mappings=mappings,
                new_measures=shared,
                limits=limits,
                changes=changes,
                amendments=amendments,
                earlier=earlier,
            )
        if institutions and reference is not None and one.format.startswith(_OF_ENTRIES) and not one.ok:
            one = read_file(
                path,
                catalogue,
                known,
                limits=limits,
                reference=partial(_extended, reference, institutions),
                amendments=amendments,
            )
        deliveries.append(without_doubles(one, owners, words))
    if refused and deliveries:
        deliveries[0] = replace(deliveries[0], findings=(*deliveries[0].findings, *refused))
    return tuple(deliveries)


def names_of(paths: Sequence[Path], limits: Limits = _DEFAULT_LIMITS) -> dict[str, str]:
    """What each file is called where its changes are named, by the names that people write: its own; of a workbook in
    an archive `Archive.zip → Workbook.xlsx`, and the workbook's alone where no other file has it."""
    every = [path.name for path in paths]
    for path in paths:
        inside = workbooks_of(path, limits)
        if inside is not None:
            every += [f"{path.name}{_INSIDE}{one.name}" for one in inside[0]]
    short = Counter(name.partition(_INSIDE)[2] or name for name in every)
    alone = {name.partition(_INSIDE)[2]: name for name in every if _INSIDE in name}
    return {**{one: name for one, name in alone.items() if short[one] == 1}, **{name: name for name in every}}


def _unpacked(
    paths: Sequence[Path | Delivered], limits: Limits
) -> tuple[list[Path | Delivered], list[Finding]]:
    """The files with those of archives that hold workbooks in the place of the archives, and a warning for each
    member that is not read. An archive that cannot be opened stays, so that its reading says why."""
    found: list[Path | Delivered] = []
    refused: list[Finding] = []
    for path in paths:
        inside = workbooks_of(path, limits) if isinstance(path, Path) else None
        if inside is None:
            found.append(path)
            continue
        members, sentences = inside
        found += [Delivered(f"{path.name}{_INSIDE}{one.name}", one.content) for one in members]
        refused += [
            Finding("warning", path.name, None, None, "", "", f"{path.name} → {one}") for one in sentences
        ]
    return found, refused


def _extended(reference: Callable[[], Reference], institutions: tuple[Institution, ...]) -> Reference:
    """What is known, with institutions of other files of the delivery."""
    before = reference()
    return replace(before, stored=before.stored + Entries(institutions=institutions))


def _digest_of(path: Path) -> str:
    """Of an extract, which may be larger than memory should hold. Raises FileRejected where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as reason:
        message = f"{path.name}: Die Datei lässt sich nicht öffnen ({reason.strerror}): {path}."
        raise FileRejected(message, file=path.name) from reason


def _delivery(job: Job, digest: str, original: bytes) -> Delivery:
    listed = job.findings.listed()
    ok = all(one.level != "error" for one in listed)
    observations = tuple(_placed(one, digest) for one in job.readings) if ok else ()
    used_measures = {one.measure for one in observations}
    used_sources = {one.source for one in observations}
    own = {measure.key for measure in job.own_measures}
    sources: dict[str, Source] = {key: one for mapping in job.used for key, one in mapping.sources.items()}
    return Delivery(
        file=job.file,
        sha256=digest,
        format=job.format,
        table=job.table,
        observations=observations,
        findings=listed,
        new_measures=tuple(
            measure
            for key, measure in job.measures.items()
            if key not in job.catalogue.measures and (key in used_measures or key in own)
        ),
        new_sources=tuple(
            one for key, one in sources.items() if key in used_sources and key not in job.catalogue.sources
        ),
        entries=job.entries if ok else Entries(),
        original=original,
        stated=job.stated if ok else NOTHING_STATED,
        returned=job.returned,
    )


def _placed(one: Reading, digest: str) -> Observation:
    """The observation with where it stands in the file."""
    column = one.of_columns or one.column
    return replace(one.observation, origin=Origin(digest, one.sheet, column, one.row, one.more_rows))
