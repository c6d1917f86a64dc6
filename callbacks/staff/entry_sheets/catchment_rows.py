"""The rows of the sheet of catchments: lists of schools, each checked, collected and released as a whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from callbacks.staff.entries.reading import PublishedEntries, place_name
from callbacks.staff.entry_sheets.map_ground import municipality_rings, own_municipalities
from callbacks.staff.entry_sheets.sheet_rows import (
    Saved,
    SheetRow,
    collect,
    drafts_of,
    refuse_other_version,
)
from callbacks.staff.screens import HandedTable, Staff, Visit
from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.observation import Provenance
from dashboard.errors import MonitorError
from dashboard.institutions.responsible import school_year
from dashboard.institutions.school_years import year_words
from dashboard.staff.entries.draft import DraftPart, EntryDraft, FieldChanges
from dashboard.staff.entries.locks import why_locked
from dashboard.staff.entry_sheets.catchment_lists import (
    LIST_COLUMNS,
    KindCoverage,
    ListKey,
    Row,
    changed_list,
    coverage,
    list_changes,
    numbered,
    outdated_list,
    published_lists,
    row_of_catchment,
    stays_from_before,
)
from dashboard.staff.entry_sheets.catchment_sheet import (
    CATCHMENTS,
    RowKey,
    blank_row,
    catchment_sheet,
    edited_list,
    flags_of_row,
)
from dashboard.staff.entry_sheets.edits import SheetEdits
from dashboard.staff.entry_sheets.sheet_kind import SheetKind
from dashboard.texts import say
from data.catalogue.kinds import kinds
from data.importing.knowledge import knowledge_of
from data.staff.entries.checking import CheckedEntries, EntryTable, check_entries
from data.stores.institutions.published import read_entries

PART = DraftPart.CATCHMENTS
_AHEAD = 50
"""How many rows below the last one a page may send: pasted ones are there before they are saved."""


def _rows_of(entries: Entries) -> Mapping[str, dict[str, str]]:
    return {str(at): row_of_catchment(one) for at, one in enumerate(entries.catchments, start=1)}


CATCHMENT_TABLE = EntryTable("einzugsbereiche", LIST_COLUMNS, _rows_of)


@dataclass(slots=True)
class CatchmentsOnShow:
    """The schools of the district with their lists as published, and what is collected and waits; asked once for each
    request."""

    kind: SheetKind
    lists: Mapping[ListKey, list[Catchment]]
    parts: Mapping[str, list[str]]
    draft: EntryDraft | None
    waiting: tuple[EntryDraft, ...]
    schools: Mapping[ListKey, str]
    _covered: dict[tuple[str, int], KindCoverage] = field(default_factory=dict)

    def before(self, key: ListKey) -> dict[int, Row]:
        """The numbered rows of a list as published, polygons left out."""
        return numbered([row_of_catchment(one) for one in self.lists.get(key, ()) if not one.polygon])

    def fields(self, key: ListKey) -> FieldChanges:
        """What is collected of a list."""
        change = self.draft.changes.get(PART.key_of(str(key))) if self.draft else None
        return change.fields if change else {}

    def now(self, key: ListKey) -> dict[int, Row]:
        """The numbered rows with what is collected."""
        return changed_list(self.before(key), self.fields(key))

    def drawn(self, key: ListKey) -> bool:
        """Whether a part of a list is a polygon: then it stays with import."""
        return any(one.polygon for one in self.lists.get(key, ()))

    def coverage(self, kind: str, year: int) -> KindCoverage:
        """What the lists of a kind leave open and where they meet, with what is collected."""
        if (kind, year) not in self._covered:
            self._covered[kind, year] = coverage(self._of_kind(kind), kind, year, self.parts)
        return self._covered[kind, year]

    def _of_kind(self, kind: str) -> list[Catchment]:
        found = [
            one for key, of in self.lists.items() if key.kind == kind and not self.fields(key) for one in of
        ]
        for key in self.schools:
            if key.kind == kind and self.fields(key):
                found += [_catchment(key, row) for row in self.now(key).values()]
        return found


class CatchmentRows:
    """Everything of the sheet that needs the stores."""

    part, sheet = PART, CATCHMENTS

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def kind(self, visit: Visit) -> SheetKind:
        """The sheet with schools, kinds and municipalities."""
        return self._kind(visit, PublishedEntries.of(self.staff, visit.now.astimezone().date()))

    def _kind(self, visit: Visit, published: PublishedEntries) -> SheetKind:
        schools = [(one.key, one.name) for one in published.found.values()]
        names = [(key, one.name[visit.lang]) for key, one in kinds().items()]
        return catchment_sheet(schools, names, own_municipalities(self.staff.district))

    def rows(self, visit: Visit) -> list[SheetRow]:
        """All lists, each with a blank row below."""
        shown = self._on_show(visit)
        return [row for key in shown.schools for row in self._list(visit, shown, key)]

    def save(self, visit: Visit, edits: SheetEdits) -> Saved:
        """Collects lists that an import would take as a whole; the others come back with what is wrong. Raises
        MonitorError where another data version is public by now."""
        refuse_other_version(self.staff, edits)
        shown = self._on_show(visit)
        wanted: dict[ListKey, dict[int, dict[str, str]]] = {}
        revisions: dict[str, int] = {}
        for edit in edits.rows:
            row = RowKey.read(edit.key)
            if row is None or row.list not in shown.schools or row.number > len(shown.now(row.list)) + _AHEAD:
                continue
            wanted.setdefault(row.list, {})[row.number] = shown.kind.texts_of(edit.cells)
            own = PART.key_of(str(row.list))
            revisions[own] = min(edit.revision, revisions.get(own, edit.revision))
        faults: dict[ListKey, Mapping[int, Mapping[str, str]]] = {}
        changes: dict[str, tuple[str, FieldChanges]] = {}
        mine: dict[ListKey, dict[int, dict[str, str]]] = {}
        for key, cells in wanted.items():
            rows = edited_list(shown.now(key), key, cells)
            mine[key] = rows
            if said := self._faults(visit, shown, key, rows):
                other = say(visit.lang, "sheet_list_other_fault")
                untaken = {number: {next(iter(texts)): other} for number, texts in cells.items()}
                faults[key] = {**untaken, **said}
                continue
            changes[PART.key_of(str(key))] = (shown.schools[key], list_changes(shown.before(key), rows))
        conflicts = collect(self.staff, visit, edits.draft, {key: revisions[key] for key in changes}, changes)
        again, found = self._on_show(visit), list[SheetRow]()
        for key in wanted:
            told = conflicts.get(PART.key_of(str(key)))
            conflict = told.sentence(visit.lang) if told else ""
            found += self._list(
                visit,
                again,
                key,
                faults.get(key, {}),
                mine[key] if key in faults else None,
                conflict,
                wanted[key],
            )
        taken = sum(len(cells) for key, cells in wanted.items() if key not in faults) - sum(
            len(wanted[key]) for key in wanted if PART.key_of(str(key)) in conflicts
        )
        return Saved(again.draft, tuple(found), taken, len(edits.rows) - taken)

    def ground(self, visit: Visit) -> Mapping[str, object]:
        """Boundaries, and for each kind of school what lists leave open and where they meet, this school year and the
        next."""
        shown, lang = self._on_show(visit), visit.lang
        this = school_year(visit.now.astimezone().date())
        names = dict(own_municipalities(self.staff.district))
        found = {}
        for kind in dict.fromkeys(key.kind for key in shown.schools):
            for year in (this, this + 1):
                covered = shown.coverage(kind, year)
                found[f"{kind} {year}"] = {
                    "kind": kinds()[kind].plural[lang],
                    "year": year_words(year),
                    "without": list(covered.without),
                    "shared": list(covered.shared),
                    "parts": {key: list(parts) for key, parts in covered.parts_without.items()},
                }
        return {"places": municipality_rings(self.staff.district), "names": names, "coverage": found}

    def handed(self, visit: Visit, draft: EntryDraft) -> HandedTable:
        """The changed lists as a table, each whole, and what is in the way."""
        shown, faults = self._on_show(visit), list[str]()
        table: dict[str, Row] = {}
        for name, change in draft.changes.items():
            key = ListKey.read(PART.own_key(name))
            if key is None or key not in shown.schools:
                faults.append(say(visit.lang, "staff_entries_gone_from", name=change.name))
                continue
            if outdated_list(shown.before(key), change.fields):
                faults.append(say(visit.lang, "sheet_list_outdated", name=change.name))
            rows = changed_list(shown.before(key), change.fields)
            said = self._faults(visit, shown, key, rows)
            sentences = [text for of in said.values() for text in of.values()]
            faults += [f"{change.name}: {' '.join(dict.fromkeys(sentences))}"] if sentences else []
            table |= {f"{key}#{number}": row for number, row in rows.items()}
        if faults:
            return HandedTable((), tuple(faults))
        checks = self._checked(visit, table, draft.number)
        return HandedTable(
            (checks.delivery,), tuple(one.message for one in checks.delivery.of_level("error"))
        )

    def _on_show(self, visit: Visit) -> CatchmentsOnShow:
        published = PublishedEntries.of(self.staff, visit.now.astimezone().date())
        try:
            with self.staff.store.reading_published() as connection:
                entries = read_entries(connection, self.staff.shown_version())
        except MonitorError:
            entries = Entries()
        lists = published_lists(entries.catchments)
        parts: dict[str, list[str]] = {key: [] for key, _ in own_municipalities(self.staff.district)}
        for one in entries.localities:
            if one.municipality in parts and one.key != one.municipality:
                parts[one.municipality].append(one.name)
        known, schools = kinds(), dict[ListKey, str]()
        for house in filter(published.may_confirm, published.found.values()):  # an import takes no others
            of = [key for key in lists if key.school == house.key]
            if house.kind in known and known[house.kind].catchments:
                of.append(ListKey(house.key, house.kind))
            for key in dict.fromkeys(of):
                schools[key] = f"{house.name}, {known[key.kind].name['de']}"
        draft, waiting = drafts_of(self.staff)
        return CatchmentsOnShow(self._kind(visit, published), lists, parts, draft, waiting, schools)

    def _list(
        self,
        visit: Visit,
        shown: CatchmentsOnShow,
        key: ListKey,
        faults: Mapping[int, Mapping[str, str]] | None = None,
        mine: Mapping[int, Row] | None = None,
        conflict: str = "",
        edited: Collection[int] = (),
    ) -> list[SheetRow]:
        """The rows of a list as the page draws them, a blank one last: with `mine` those that were not taken, with
        `conflict` in the `edited` ones what somebody else has done."""
        own = PART.key_of(str(key))
        change = shown.draft.changes.get(own) if shown.draft else None
        locked = why_locked(own, shown.draft, shown.waiting, visit.lang)
        drawn = shown.drawn(key)
        if drawn and not locked:
            locked = say(visit.lang, "sheet_list_drawn")
        published, now = shown.lists.get(key, []), dict(mine if mine is not None else shown.now(key))
        numbers = sorted({*now, *shown.before(key), *edited})
        numbers.append(numbers[-1] + 1 if numbers else 1)
        year = school_year(visit.now.astimezone().date())
        covered = shown.coverage(key.kind, year)
        fields, before, rows = shown.fields(key), shown.before(key), list[SheetRow]()
        stays = stays_from_before(published, [_catchment(key, row) for row in now.values()]) if fields else []
        for number in numbers:
            row = now.get(number, blank_row(key))
            was = before.get(number, blank_row(key))
            notes = {}
            if stays and number == numbers[0]:
                places = ", ".join(
                    dict.fromkeys(place_name(one.municipality) for one in stays if one.municipality)
                )
                notes["schuljahr_von"] = say(visit.lang, "sheet_list_stays", places=places)
            example = number <= len(published) and published[number - 1].provenance is Provenance.EXAMPLE
            if example:
                notes["gemeinde"] = say(visit.lang, "sheet_list_example")
            if drawn:
                notes["einrichtung"] = say(visit.lang, "sheet_list_drawn")
            rows.append(
                SheetRow(
                    str(RowKey(key, number)),
                    shown.kind.shown(row),
                    change.revision if change else 0,
                    [name for name in LIST_COLUMNS if row[name] != was[name]],
                    dict((faults or {}).get(number, {})),
                    notes,
                    flags_of_row(row, covered, drawn=drawn, example=example),
                    locked,
                    conflict if number in edited else "",
                    is_new=number not in before,
                    name=shown.schools.get(key, str(key)),
                )
            )
        return rows

    def _faults(
        self, visit: Visit, shown: CatchmentsOnShow, key: ListKey, rows: Mapping[int, Row]
    ) -> Mapping[int, Mapping[str, str]]:
        """By number of the row and column what is in the way of a list."""
        if shown.drawn(key):
            return {1: {"einrichtung": say(visit.lang, "sheet_list_drawn")}}
        if not rows:
            if not shown.before(key):
                return {}
            return {1: {"gemeinde": say(visit.lang, "sheet_list_empty")}}
        checks = self._checked(visit, {str(number): row for number, row in rows.items()})
        found = {int(number): said for number, said in checks.errors.items()}
        for number, row in rows.items():
            if not row["gemeinde"] and number not in found:
                found[number] = {"gemeinde": say(visit.lang, "sheet_list_no_place")}
        return found

    def _checked(self, visit: Visit, rows: Mapping[str, Row], number: int = 0) -> CheckedEntries:
        knowledge = knowledge_of(self.staff.settings.stores)
        return check_entries(rows, knowledge, visit.now.astimezone().date(), CATCHMENT_TABLE, number)


def _catchment(key: ListKey, row: Row) -> Catchment:
    """A row as a catchment, to look at what it covers; one without a place lies in none of the district."""
    first, last = (
        int(text[:4]) if text[:4].isascii() and text[:4].isdigit() else None
        for text in (row["schuljahr_von"], row["schuljahr_bis"])
    )
    place = row["gemeinde"]
    return Catchment(key.school, key.kind, first, last, place or "-", row["ortsteil"] if place else "")
