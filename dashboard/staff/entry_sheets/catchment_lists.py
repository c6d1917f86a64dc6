"""The catchments of a school as a list of numbered rows: what an import reads of it, and where lists leave gaps or
meet."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.observation import Provenance
from dashboard.staff.entries.draft import FieldChanges

LIST_COLUMNS = (
    *("einrichtung", "art", "schuljahr_von", "schuljahr_bis", "gemeinde", "ortsteil", "regel"),
    "quelle",
)
"""The columns of the table that an import reads."""
ROW_NUMBER = "Zeile"
_BETWEEN = "~"
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ListKey:
    """Whose list it is: a school, and the kind of school that it holds for. An import replaces it as a whole."""

    school: str
    kind: str

    def __str__(self) -> str:
        return f"{self.school}{_BETWEEN}{self.kind}"

    @classmethod
    def read(cls, text: str) -> ListKey | None:
        """The list that a text means; None where it means none."""
        school, between, kind = text.partition(_BETWEEN)
        return cls(school, kind) if school and between and kind and _BETWEEN not in kind else None


def school_year(year: int | None) -> str:
    """A school year as a table says it, such as 2026/27; empty where it is open."""
    return "" if year is None else f"{year}/{(year + 1) % 100:02d}"


def row_of_catchment(one: Catchment) -> dict[str, str]:
    """The texts of a catchment without a polygon. Examples become the district's own where they are changed, so they
    name no source."""
    return {
        "einrichtung": one.institution,
        "art": one.kind,
        "schuljahr_von": school_year(one.year_from),
        "schuljahr_bis": school_year(one.year_to),
        "gemeinde": one.municipality,
        "ortsteil": one.part,
        "regel": one.rule,
        "quelle": "" if one.provenance is Provenance.EXAMPLE else one.source,
    }


def published_lists(every: Iterable[Catchment]) -> dict[ListKey, list[Catchment]]:
    """What is published of each school, by municipality, part and year; polygons come last."""
    found: dict[ListKey, list[Catchment]] = {}
    for one in every:
        if one.institution:
            found.setdefault(ListKey(one.institution, one.kind), []).append(one)
    for key, of in found.items():
        found[key] = sorted(of, key=_place)
    return found


def _place(one: Catchment) -> tuple[bool, str, str, int]:
    return bool(one.polygon), one.municipality, one.part.casefold(), one.year_from or 0


def numbered(rows: Sequence[Row]) -> dict[int, Row]:
    """Rows by their numbers, from 1."""
    return dict(enumerate(rows, start=1))


def list_changes(before: Mapping[int, Row], after: Mapping[int, Row]) -> FieldChanges:
    """By number of the row what stood there and what stands there now; empty where a row is new or goes."""
    found = {}
    for number in sorted({*before, *after}):
        was, now = (_written(rows.get(number)) for rows in (before, after))
        if was != now:
            found[f"{ROW_NUMBER} {number}"] = (was, now)
    return found


def changed_list(before: Mapping[int, Row], changes: FieldChanges) -> dict[int, Row]:
    """The rows with collected changes."""
    rows = dict(before)
    for name, (_, now) in changes.items():
        number = int(name.removeprefix(f"{ROW_NUMBER} "))
        if now:
            rows[number] = row_read(now)
        else:
            rows.pop(number, None)
    return dict(sorted(rows.items()))


def outdated_list(before: Mapping[int, Row], changes: FieldChanges) -> bool:
    """Whether another list is published now than when it was changed."""
    return any(
        _written(before.get(int(name.removeprefix(f"{ROW_NUMBER} ")))) != was
        for name, (was, _) in changes.items()
    )


def row_read(text: str) -> dict[str, str]:
    """The row that a collected change holds."""
    return dict(zip(LIST_COLUMNS, json.loads(text), strict=True))


def _written(row: Row | None) -> str:
    if row is None:
        return ""
    return json.dumps([" ".join(row[name].split()) for name in LIST_COLUMNS], ensure_ascii=False)


def stays_from_before(before: Iterable[Catchment], after: Iterable[Catchment]) -> list[Catchment]:
    """What is published and an import of the new list leaves: catchments that began before its first school year."""
    begins = [one.year_from for one in after]
    if not begins or None in begins:
        return []
    first = min(year for year in begins if year is not None)
    return [one for one in before if one.year_from is None or one.year_from < first]


@dataclass(frozen=True, slots=True)
class KindCoverage:
    """Of a kind of school in one school year: municipalities without any school, those that several schools share as a
    whole, and by municipality the parts that no school has although others of it are divided."""

    without: tuple[str, ...]
    shared: tuple[str, ...]
    parts_without: Mapping[str, tuple[str, ...]]


def coverage(
    every: Iterable[Catchment], kind: str, year: int, places: Mapping[str, Collection[str]]
) -> KindCoverage:
    """What lists leave open and where they meet. `places` are the district's municipalities with the names of their
    parts. Polygons count for no municipality: nobody has said which they cover."""
    whole: dict[str, set[str]] = {}
    parts: dict[str, set[str]] = {}
    for one in every:
        if one.kind == kind and one.municipality in places and one.holds_in(year):
            if one.part:
                parts.setdefault(one.municipality, set()).add(one.part.casefold())
            else:
                whole.setdefault(one.municipality, set()).add(one.institution)
    left = {
        key: tuple(name for name in names if name.casefold() not in parts[key])
        for key, names in places.items()
        if key in parts and key not in whole
    }
    return KindCoverage(
        tuple(key for key in places if key not in whole and key not in parts),
        tuple(key for key in places if len(whole.get(key, ())) > 1),
        {key: names for key, names in left.items() if names},
    )
