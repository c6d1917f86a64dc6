"""Reads a file with the mappings of its sheets, and proposes mappings for a file that has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.domain.deliveries.amendments import NO_AMENDMENTS, Amendments
from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from dashboard.errors import FileRejected
from data import embedded_figures
from data.geography.register import read_areas, read_changes
from data.germany.areas import changes_of, germany, with_district
from data.importing.amendments.overlay import over_sheets
from data.importing.files.delivered import MAPPED, bytes_of
from data.importing.files.limits import Limits
from data.importing.findings import Findings, listings
from data.importing.mapping.mapped import read_mapped
from data.importing.mapping.place_names import PlaceNames
from data.importing.mapping.propose import Proposal, propose
from data.importing.mapping.sheet_mapping import SheetMapping, read_mappings, written
from data.importing.mapping.sheets import sheets_in, undescribed_sheets
from data.importing.tables.matching import Reading

_LIMITS = Limits()
_LARGEST_MAPPING = 4_000_000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """The mappings of a file's sheets, and the names that places may be called by."""

    mappings: tuple[SheetMapping, ...]
    names: PlaceNames

    @property
    def written(self) -> str:
        """The mappings as JSON."""
        return written(self.mappings)


def read_with(
    content: bytes,
    file: str,
    mapped: Mapped,
    catalogue: Catalogue,
    own: Mapping[str, Measure],
    limits: Limits,
    findings: Findings,
    amendments: Amendments = NO_AMENDMENTS,
) -> list[Reading]:
    """All readings of the sheets that have a mapping. Raises FileRejected for a file that cannot be opened."""
    by_name = {one.sheet: one for one in mapped.mappings}
    sheets = over_sheets(sheets_in(content, file, limits), amendments, findings)
    if file.lower().endswith((".ods", ".xls")):
        findings.tell("warning", "old_formats")
    missing = set(by_name) - {one.name for one in sheets}
    if missing:
        findings.tell(
            "error",
            "sheets_missing",
            missing=listings(sorted(missing)),
            there=listings(one.name for one in sheets),
        )
        return []
    left = [one.name for one in sheets if one.name not in by_name and one.rows]
    if left:
        findings.tell("note", "sheets_unmapped", names=listings(left))
    return [
        reading
        for sheet in sheets
        if sheet.name in by_name
        for reading in read_mapped(sheet, by_name[sheet.name], mapped.names, catalogue, own, findings)
    ]


def proposals(
    content: bytes,
    file: str,
    names: PlaceNames,
    catalogue: Catalogue,
    own: Mapping[str, Measure],
    limits: Limits,
    earlier: Sequence[SheetMapping] = (),
) -> tuple[Proposal, ...]:
    """One for each sheet in which places of the district stand. A sheet named after a year gives its figures
    that year. Raises FileRejected for a file that cannot be opened, or whose sheets are too large for it."""
    found = [
        propose(sheet, names, catalogue, own, earlier) for sheet in undescribed_sheets(content, file, limits)
    ]
    return tuple(one for one in found if one is not None)


def proposals_for(
    path: Path,
    names: PlaceNames,
    catalogue: Catalogue,
    earlier: Sequence[SheetMapping] = (),
    limits: Limits = _LIMITS,
) -> tuple[Proposal, ...]:
    """As `proposals`, of a file of the disk. Raises FileRejected where it cannot be opened, too."""
    return proposals(bytes_of(path, limits, MAPPED), path.name, names, catalogue, {}, limits, earlier)


def mappings_in(path: Path) -> tuple[SheetMapping, ...]:
    """The mappings of a file of ours. Raises FileRejected where it cannot be read."""
    if not path.is_file():
        raise FileRejected(f"{path.name}: Diese Zuordnung gibt es nicht: {path}.", file=path.name)
    try:
        text = path.read_text("utf-8") if path.stat().st_size <= _LARGEST_MAPPING else None
    except (OSError, UnicodeDecodeError) as reason:
        said = reason.strerror if isinstance(reason, OSError) else "kein UTF-8"
        raise FileRejected(
            f"{path.name}: Die Zuordnung lässt sich nicht lesen ({said}): {path}.", file=path.name
        ) from reason
    if text is None:
        raise FileRejected(f"{path.name}: Die Datei ist zu groß für eine Zuordnung.", file=path.name)
    return read_mappings(text, path.name)


def names_of_district(district: str) -> PlaceNames:
    """The names that tables of the district may call places by."""
    areas, changes = (
        read_areas(embedded_figures.FOLDER / "areas.csv"),
        read_changes(embedded_figures.FOLDER / "changes.csv"),
    )
    state = [area for area in germany().areas.values() if area.land == district[:2]]
    known = with_district(areas, changes, district)
    return PlaceNames.of(known, [*changes, *changes_of(district)], district, state)


def confirmed(proposal: Proposal) -> SheetMapping:
    """The mapping with everything as it is proposed: only for a person who has seen the questions."""
    chosen = {one.text: one.proposed for one in proposal.places if one.proposed}
    return replace(proposal.mapping, places={**proposal.mapping.places, **chosen}, open=(), open_english=())
