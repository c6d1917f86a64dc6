"""Sorts the areas of a table: known, regions that are not shown, dissolved, unknown and mistyped."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from dashboard.domain.area import level_of
from dashboard.texts import both
from data.importing.findings import Findings, listings, wanted
from data.importing.tables.known_areas import KnownAreas
from data.importing.tables.mapping import TableMapping
from data.importing.tables.raw_table import RawCell

_DASHES = ("-", "–")
_BLANKS = (*_DASHES, "x", "X")
_FULL_MUNICIPAL_KEY = re.compile(r"[0-9]{12}", re.ASCII)
_LONGEST_KEY, _LONGEST_NAME = 40, 120
_REGION = re.compile(r"[0-9]{3}", re.ASCII)


class Kind(Enum):
    """What a row's area is: of the district, another region, gone, not known, or a key with a slip."""

    KNOWN = auto()
    REGION = auto()
    GONE = auto()
    UNKNOWN = auto()
    MISTYPED = auto()


@dataclass(slots=True)
class TableArea:
    """One area of the table: where it first stands, and the times at which all its cells are `-` (or `x`)."""

    text: str
    name: str
    row: int
    column: str
    key: str
    kind: Kind = Kind.KNOWN
    empty_times: set[str] = field(default_factory=set)


def key_of(text: str, known: Collection[str]) -> str | None:
    """The key of the register that somebody's own table means for certain, else None.

    Spaces inside are allowed, so are the 12 digits of a regional key and zeros that stand for "the whole
    district", and the name of a place of the district that no other bears.
    """
    bare = "".join(text[:_LONGEST_KEY].split())
    if bare in known:
        return bare
    if not (bare.isascii() and bare.isdigit()):
        named = known.named if isinstance(known, KnownAreas) else {}
        return named.get(" ".join(text[:_LONGEST_NAME].split()).casefold())
    spellings: list[str] = []
    if len(bare) == 12:
        spellings = [bare[:5] + bare[9:]] if bare[9:] != "000" else [bare[:9]]
    if len(bare) in (8, 12) and not bare[5:].strip("0"):
        spellings += [bare[:5]] if bare[2:5] != "000" else [bare[:2]]
    return next((one for one in spellings if one in known), None)


def meant_key(text: str, known: Collection[str]) -> tuple[str, str]:
    """Words in both languages for a key that was perhaps meant, or nothing: a leading zero lost, an apostrophe kept."""
    bare = "".join(text[:_LONGEST_KEY].split())
    if bare.startswith("'") and key_of(bare[1:], known):
        return both("finding_part_without_apostrophe", written=bare[1:])
    if isinstance(known, KnownAreas) and bare in known.successors:
        return both("finding_part_successor", written=known.successors[bare])
    restored = key_of(f"0{bare}", known)
    return both("finding_part_lost_zero", written=restored) if restored and bare.isdigit() else ("", "")


def area_text(cell: RawCell, mapping: TableMapping) -> str:
    """What stands where the area is named: the first of the mapping's dimensions that the row has."""
    return next((cell.attributes[one].strip() for one in mapping.area if one in cell.attributes), "")


def places(cells: Iterable[RawCell], mapping: TableMapping, known: Collection[str]) -> dict[str, TableArea]:
    """All areas of the table by their text. Mapped texts and 12-digit keys are turned into the keys of the
    register."""
    found: dict[str, TableArea] = {}
    filled: set[tuple[str, str]] = set()
    dashed: set[tuple[str, str]] = set()
    for cell in cells:
        text = area_text(cell, mapping)
        if text not in found:
            dimension = next((one for one in mapping.area if one in cell.attributes), "gebiet")
            name = cell.names.get(dimension, "").strip()
            found[text] = TableArea(text, name, cell.row, dimension, _key(text, mapping.areas))
        value = cell.text.strip()
        if value in _DASHES:
            dashed.add((text, cell.time))
        elif value not in _BLANKS:
            filled.add((text, cell.time))
    for text, time in dashed - filled:
        found[text].empty_times.add(time)
    with_value = {text for text, _ in filled}
    with_dash = {text for text, _ in dashed}
    for text, one in found.items():
        gone = text in with_dash and text not in with_value
        one.kind = _kind(one.key, known, gone=gone)
        if gone and one.kind is Kind.KNOWN and mapping.dash_row == "dissolved":
            one.kind = Kind.GONE
    return found


def report(found: Mapping[str, TableArea], findings: Findings, mapping: TableMapping) -> None:
    """Say what becomes of areas that the register does not have. No row disappears without being counted
    here.

    A mistyped key is an error; an unknown one with values a warning, because tables that cover all of Germany
    list boroughs and other units that no register of ours has; dissolved areas and regions are one note each.
    """
    of_kind = {kind: [one for one in found.values() if one.kind is kind] for kind in Kind}
    if mapping.dash_row == "dissolved":
        of_kind[Kind.GONE] += [one for one in of_kind[Kind.KNOWN] if one.empty_times]
    for one in of_kind[Kind.MISTYPED]:
        findings.tell(
            "error",
            "no_area_key" if one.text else "area_key_missing",
            text=one.text,
            row=one.row,
            column=one.column,
            found=one.text,
            expected=wanted("area_key"),
        )
    for one in of_kind[Kind.UNKNOWN]:
        findings.tell(
            "warning",
            "area_not_known",
            text=one.text,
            name=one.name or both("finding_part_no_name"),
            row=one.row,
            column=one.column,
            found=one.text,
            expected=wanted("known_area"),
        )
    for kind, code in ((Kind.GONE, "areas_gone"), (Kind.REGION, "areas_regions")):
        if of_kind[kind]:
            named = listings(f"{one.text} {one.name}" for one in of_kind[kind])
            findings.tell("note", code, count=len(of_kind[kind]), names=named)
    if not of_kind[Kind.KNOWN]:
        findings.tell("error", "no_known_area", table=mapping.table, expected=wanted("some_area"))


def _key(text: str, mapped: Mapping[str, str]) -> str:
    if text in mapped:
        return mapped[text]
    # A 12-digit regional key names the same municipality as the 8-digit one without its four association
    # digits.
    return text[:5] + text[9:] if _FULL_MUNICIPAL_KEY.fullmatch(text) else text


def _kind(key: str, known: Collection[str], *, gone: bool) -> Kind:
    if key in known:
        return Kind.KNOWN
    if _REGION.fullmatch(key):
        return Kind.REGION
    if level_of(key) is None:
        return Kind.MISTYPED
    return Kind.GONE if gone else Kind.UNKNOWN
