"""The institutions of a profile in its files: what the typesetter sets, and rows of a worksheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter import Workbook

from dashboard.exports.workbook.columns import (
    DECIMAL,
    TEXT,
    WHOLE,
    Formats,
    TableColumn,
    Unit,
    write_rows,
)
from dashboard.profile.institutions import KindOfPlace, NamedInstitution, PlaceInstitutions
from dashboard.texts import say

_NONE = Unit("", "")


def institutions_given(place: PlaceInstitutions | None, root: str, lang: str) -> dict[str, object] | None:
    """What `profile.typ` sets of institutions; None where nothing is said of them. `root` is the address of the
    monitor, ending with a slash."""
    if place is None:
        return None
    query = f"?{place.query}" if place.query else ""
    return {
        "title": place.title,
        "address": f"{root}bildungslandkarte{query}" if place.is_linked else "",
        "none": place.none,
        "kinds": [{"words": one.words, "members": _members(one, lang)} for one in place.kinds],
        "childminders": place.childminders,
        "nearest_title": say(lang, "profile_institutions_nearest"),
        "nearest": [
            {"asked": one.asked.name[lang], "distance": one.distance, **_member(one.institution)}
            for one in place.nearest
        ],
        "ways_title": say(lang, "profile_ways"),
        "ways_head": [say(lang, f"profile_ways_{part}") for part in ("to", "official", "model")],
        "ways": [
            {
                "title": one.title,
                "official": one.official or say(lang, "profile_way_none"),
                "source": one.source,
                "model": one.model or say(lang, "profile_way_none"),
                "below": " · ".join(part for part in (one.longest, one.norm) if part),
            }
            for one in place.ways
        ],
        "ways_note": say(lang, "profile_ways_note"),
        "credits": place.credits,
    }


def _members(kind: KindOfPlace, lang: str) -> list[dict[str, object]]:
    """Names; of places that are only counted how many are examples."""
    if kind.members or not kind.examples:
        return [_member(one) for one in kind.members]
    return [{"name": kind.examples_words(lang), "place": "", "example": False}]


def _member(one: NamedInstitution) -> dict[str, object]:
    said = ", ".join(part for part in (one.place, one.paused) if part)
    return {"name": one.name, "place": said, "example": one.example}


@dataclass(frozen=True, slots=True)
class _InstitutionLine:
    """A row of the sheet: an institution of the place, the nearest of a kind, or how many of a kind there are."""

    kind: str
    where: str
    count: int | None = None
    named: NamedInstitution | None = None
    km: float | None = None
    note: str = ""


def institutions_sheet(book: Workbook, place: PlaceInstitutions, looks: Formats, lang: str) -> None:
    """A sheet of all institutions of a place, and of the nearest of what it has not."""
    columns: list[TableColumn[_InstitutionLine]] = [
        TableColumn(say(lang, "institution_column_kind"), TEXT, 28, lambda row: row.kind),
        TableColumn(
            say(lang, "institution_column_name"), TEXT, 34, lambda row: row.named.name if row.named else None
        ),
        TableColumn(say(lang, "institution_column_where"), TEXT, 14, lambda row: row.where),
        TableColumn(say(lang, "institution_column_count"), WHOLE, 9, lambda row: row.count),
        TableColumn(
            say(lang, "institution_column_place"),
            TEXT,
            20,
            lambda row: row.named.place if row.named else None,
        ),
        TableColumn(say(lang, "institution_column_km"), DECIMAL, 9, lambda row: row.km),
        TableColumn(say(lang, "institution_column_note"), TEXT, 20, lambda row: row.note),
        TableColumn(
            say(lang, "institution_column_key"), TEXT, 14, lambda row: row.named.key if row.named else None
        ),
    ]
    sheet = book.add_worksheet(say(lang, "profile_institutions"))
    write_rows(sheet, columns, list(_lines(place, lang)), lambda _: _NONE, looks)


def _lines(place: PlaceInstitutions, lang: str) -> Iterator[_InstitutionLine]:
    here, near = say(lang, "export_here"), say(lang, "export_nearest")
    for kind in place.kinds:
        name = kind.kind.name[lang]
        for one in kind.members:
            yield _InstitutionLine(name, here, named=one, note=_note(one, lang))
        if not kind.members:
            yield _InstitutionLine(name, "", count=kind.count, note=kind.examples_words(lang))
    for found in place.nearest:
        asked, one = found.asked.name[lang], found.institution
        yield _InstitutionLine(asked, near, named=one, km=found.km, note=_note(one, lang))


def _note(one: NamedInstitution, lang: str) -> str:
    example = say(lang, "institutions_example") if one.example else ""
    return ", ".join(part for part in (example, one.paused) if part)
