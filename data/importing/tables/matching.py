"""Turns the cells of an official table into observations, as its mapping in the catalogue says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from dashboard.domain.observation import Observation, Status
from dashboard.texts import both, say
from data.importing.files.oddities import explained
from data.importing.findings import Findings, listings, shortened, wanted
from data.importing.tables.areas import Kind, TableArea, area_text, places, report
from data.importing.tables.derived import rest, total
from data.importing.tables.mapping import Rule, TableMapping
from data.importing.tables.markers import CellReading, UnknownSign, figure
from data.importing.tables.periods import NotAYear, year_of
from data.importing.tables.raw_table import RawCell, RawTable, squeezed


@dataclass(frozen=True, slots=True)
class Reading:
    """An observation and the place in the file it was read from; `text` is what stood there.

    `more_rows` are other rows that are part of the figure; `of_columns` names the columns of a figure that more
    than one gave, else it is empty.
    """

    observation: Observation
    row: int
    column: str
    sheet: str = ""
    text: str = ""
    more_rows: tuple[int, ...] = ()
    of_columns: str = ""

    @property
    def place(self) -> str:
        """Its row for a German sentence, with the sheet where there is one."""
        return self.told_place[0]

    @property
    def told_place(self) -> tuple[str, str]:
        """The same in German and in English."""
        key = "finding_part_row_of_sheet" if self.sheet else "finding_part_row"
        return both(key, row=self.row, sheet=self.sheet)


def readings(
    table: RawTable, mapping: TableMapping, known: Collection[str], findings: Findings
) -> list[Reading]:
    """All observations of the table, in its order; what cannot be read is added to the findings."""
    found_places = places(table.cells, mapping, known)
    report(found_places, findings, mapping)
    rules_of_path = _rules_by_path(table, mapping, findings)
    years = _years(table, mapping, findings)
    read: list[Reading] = []
    sums: dict[tuple[Rule, str, int], list[tuple[RawCell, CellReading]]] = {}
    matched: set[Rule] = set()
    left_out: dict[str, None] = {}
    count_left_out = 0
    for cell in table.cells:
        rules = [rule for rule in rules_of_path[cell.path] if _row_fits(rule, cell, mapping)]
        matched.update(rules)
        if not rules and rules_of_path[cell.path]:
            count_left_out += 1
            left_out.update(dict.fromkeys(_categories(cell, mapping)))
        place = found_places[area_text(cell, mapping)]
        year = years[cell.time]
        dissolved = mapping.dash_row == "dissolved" and cell.time in place.empty_times
        if not rules or place.kind is not Kind.KNOWN or year is None or dissolved:
            continue
        reading = _figure(cell, place, mapping, findings)
        if reading is None:
            continue
        for rule in rules:
            if rule.sum_over:
                sums.setdefault((rule, place.key, year), []).append((cell, reading))
            else:
                read += _emit(rule, place.key, year, reading, cell.row, cell.column, mapping, known)
    for (rule, key, year), parts in sums.items():
        first = parts[0][0]
        added = _emit(
            rule,
            key,
            year,
            total([reading for _, reading in parts]),
            first.row,
            first.column,
            mapping,
            known,
        )
        others = tuple(dict.fromkeys(cell.row for cell, _ in parts if cell.row != first.row))
        columns = " + ".join(dict.fromkeys(cell.column for cell, _ in parts))
        read += [replace(one, more_rows=others, of_columns=columns) for one in added]
    _report_missing(table, mapping, matched, findings)
    if count_left_out:
        findings.tell("note", "categories_unused", count=count_left_out, names=listings(left_out))
    return read + _differences(mapping, read)


def _rules_by_path(
    table: RawTable, mapping: TableMapping, findings: Findings
) -> dict[tuple[str, ...], tuple[Rule, ...]]:
    """The rules for each header path; a column that no rule and no `ignore` knows is a warning."""
    first = {cell.path: cell for cell in reversed(table.cells)}
    found: dict[tuple[str, ...], tuple[Rule, ...]] = {}
    for path, cell in sorted(first.items(), key=lambda pair: pair[1].row):
        named = tuple(mapping.canonical(squeezed(label)) for label in path)
        found[path] = tuple(rule for rule in mapping.rules if rule.path and _fits(rule.path, named))
        if not found[path] and not any(_fits(ignored, named) for ignored in mapping.ignore):
            findings.tell(
                "warning",
                "column_unknown",
                file=mapping.file,
                column=cell.column,
                found=" / ".join(path),
                expected=wanted("column"),
            )
    return found


def _fits(pattern: tuple[str, ...], path: tuple[str, ...]) -> bool:
    return len(pattern) <= len(path) and all(
        wanted in ("*", label) for wanted, label in zip(pattern, path, strict=False)
    )


def _row_fits(rule: Rule, cell: RawCell, mapping: TableMapping) -> bool:
    for dimension, category in cell.attributes.items():
        if dimension in mapping.area:
            continue
        accepted = rule.where.get(dimension)
        named = mapping.canonical(squeezed(category))
        if accepted is not None:
            if named not in accepted:
                return False
        elif (named in mapping.totals) == (dimension in rule.sum_over):
            return False
    return True


def _categories(cell: RawCell, mapping: TableMapping) -> list[str]:
    return [
        squeezed(category)
        for dimension, category in cell.attributes.items()
        if dimension not in mapping.area and category not in mapping.totals
    ]


def _years(table: RawTable, mapping: TableMapping, findings: Findings) -> dict[str, int | None]:
    years: dict[str, int | None] = {}
    for cell in table.cells:
        if cell.time in years:
            continue
        try:
            years[cell.time] = year_of(cell.time, mapping.year) + mapping.year_shift
        except NotAYear as reason:
            years[cell.time] = None
            findings.tell(
                "error",
                "time_unread",
                reason=(str(reason), reason.english),
                row=cell.row,
                column=mapping.time or "Jahr",
                found=cell.time,
                expected=wanted("time"),
            )
    return years


def _figure(cell: RawCell, place: TableArea, mapping: TableMapping, findings: Findings) -> CellReading | None:
    try:
        reading = figure(cell.text, cell.quality)
    except UnknownSign as reason:
        odd = explained(cell.text)
        if odd is not None:
            findings.tell(
                "error",
                odd.code,
                inside=odd.inside,
                whole=odd.whole,
                row=cell.row,
                column=cell.column,
                found=cell.text,
                expected=odd.expected,
                same=odd.code,
            )
            return None
        expected = both("finding_expected_value", dots="...")
        findings.tell(
            "error",
            "value_of_unread" if cell.text.strip() else "value_of_empty",
            text=shortened(cell.text),
            place=f"{place.text} {place.name}",
            reason=(str(reason), reason.english or str(reason)),
            wanted=expected,
            row=cell.row,
            column=cell.column,
            found=cell.text,
            expected=expected,
        )
        return None
    if reading.status is not Status.ZERO:
        return reading
    dash_means = mapping.dash_row if cell.time in place.empty_times else mapping.dash
    return (
        replace(reading, value=None, status=Status.NOT_APPLICABLE)
        if dash_means == "not_applicable"
        else reading
    )


def _emit(
    rule: Rule,
    key: str,
    year: int,
    reading: CellReading,
    row: int,
    column: str,
    mapping: TableMapping,
    known: Collection[str],
) -> list[Reading]:
    keys = (key, *(one for one in mapping.also.get(key, ()) if one in known))
    return [
        Reading(
            Observation(
                rule.measure,
                one,
                year,
                rule.breakdown,
                reading.value,
                reading.status,
                mapping.source,
                reading.marks,
            ),
            row,
            column,
        )
        for one in keys
    ]


def _differences(mapping: TableMapping, read: list[Reading]) -> list[Reading]:
    """Breakdowns that the table gives as whole and part, such as men. Where either is hidden, so is the
    difference."""
    at = {
        (one.observation.measure, one.observation.area, one.observation.year, one.observation.breakdown): one
        for one in read
    }
    derived: list[Reading] = []
    for rule in mapping.rules:
        if rule.difference is None:
            continue
        whole_breakdown, part_breakdown = rule.difference
        for (measure, area, year, breakdown), whole in at.items():
            part = at.get((measure, area, year, part_breakdown))
            if measure != rule.measure or breakdown != whole_breakdown or part is None:
                continue
            one = rest(_figure_of(whole.observation), _figure_of(part.observation))
            derived.append(
                replace(
                    whole,
                    observation=replace(
                        whole.observation,
                        breakdown=rule.breakdown,
                        value=one.value,
                        status=one.status,
                        marks=one.marks,
                    ),
                    more_rows=_rows_beside(whole, part),
                    of_columns=_difference_of(whole, part),
                )
            )
    return derived


def _rows_beside(whole: Reading, part: Reading) -> tuple[int, ...]:
    """Rows that a difference has besides the first row of its whole."""
    every = (*whole.more_rows, part.row, *part.more_rows)
    return tuple(row for row in dict.fromkeys(every) if row != whole.row)


def _difference_of(whole: Reading, part: Reading) -> str:
    """The columns of a difference, empty where both have one column."""
    columns = [one.of_columns or one.column for one in (whole, part)]
    return "" if columns[0] == columns[1] else " − ".join(columns)


def _figure_of(one: Observation) -> CellReading:
    return CellReading(one.value, one.status, one.marks)


def _wanted_column(rule: Rule, lang: str) -> str:
    label = " / ".join(part or say(lang, "finding_part_empty") for part in rule.path)
    codes = {name: say(lang, "finding_part_or").join(listed) for name, listed in rule.where.items()}
    filters = "".join(f", {name} = {either}" for name, either in codes.items())
    return say(lang, "finding_part_of_column", label=label, filters=filters, measure=rule.measure)


def _report_missing(table: RawTable, mapping: TableMapping, matched: set[Rule], findings: Findings) -> None:
    """A column that the mapping expects and the table lacks: renamed or shifted, so an error.

    Only in a flat file people choose the categories when they download it; there it is a note, if anything
    was found.
    """
    chosen = table.format.startswith("ffcsv") and bool(matched)
    for rule in mapping.rules:
        if not rule.path or rule in matched or rule.optional:
            continue
        label = " / ".join(part or say("de", "finding_part_empty") for part in rule.path)
        what = (_wanted_column(rule, "de"), _wanted_column(rule, "en"))
        if chosen:
            findings.tell("note", "no_values_of_column", what=what, expected=label)
        else:
            findings.tell("error", "column_missing", what=what, file=mapping.file, expected=label)
