"""Whether parts fit into their whole: categories of a breakdown, and measures that are the sum of others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from dashboard.domain.indicator import Catalogue
from data.importing.findings import Findings, Level, listed_in_both, wanted
from data.importing.formats.plain import SOURCE as OWN
from data.importing.tables.cells import Cell, CellWords
from data.importing.tables.matching import Reading
from data.importing.tables.numbers import german_text

_ROUNDED_TO = 5
"""The coarsest rounding of counts in official tables; each of the parts and their whole may be off by half of
it."""


@dataclass(frozen=True, slots=True)
class _Family:
    """A whole and those of its parts that were delivered; `complete` when no part is missing.

    `exact` when the parts are all of the whole by definition.
    """

    whole: Reading
    parts: tuple[Reading, ...]
    complete: bool
    exact: bool
    name: str


def check_parts(
    first: Mapping[Cell, Reading],
    ratios: Collection[str],
    catalogue: Catalogue,
    words: CellWords,
    findings: Findings,
) -> None:
    """A part above its whole and parts that exceed it together are errors, a rest without a name is a
    warning.

    Offices round the categories of their tables one by one; where parts of an official table exceed their
    whole together that is a warning, too.
    """
    said = _single_parts(first, ratios, words, findings)
    for family in (*_of_breakdowns(first, ratios, catalogue), *_of_sums(first, catalogue)):
        if not said.isdisjoint(id(part) for part in family.parts):
            continue
        _check_family(family, words, findings)


def _single_parts(
    first: Mapping[Cell, Reading], ratios: Collection[str], words: CellWords, findings: Findings
) -> set[int]:
    said: set[int] = set()
    for (measure, area, year, breakdown), one in first.items():
        whole = first.get((measure, area, year, ""))
        if not breakdown or whole is None or measure in ratios:
            continue
        part_value, whole_value = one.observation.value, whole.observation.value
        if part_value is not None and whole_value is not None and part_value > whole_value:
            said.add(id(one))
            findings.tell(
                "error",
                "part_above_whole",
                part=german_text(part_value),
                cell=words.told(one.observation),
                whole=german_text(whole_value),
                place=whole.told_place,
                row=one.row,
                column=one.column,
                found=german_text(part_value),
                expected=wanted("at_most", most=german_text(whole_value)),
                sheet=one.sheet,
            )
    return said


def _check_family(family: _Family, words: CellWords, findings: Findings) -> None:
    whole = family.whole.observation.value or 0.0
    together = sum(one.observation.value or 0.0 for one in family.parts)
    own = family.whole.observation.source == OWN
    rounding = together - whole <= _ROUNDED_TO * (len(family.parts) + 1)
    level: Level = "error" if own else "note" if rounding else "warning"
    same = "" if own else f"above {level} {family.name}"
    cell = words.told(family.whole.observation)
    said = [
        (words.told(one.observation), german_text(one.observation.value or 0.0), one.told_place)
        for one in family.parts
    ]
    places = listed_in_both(
        [
            (f"{named[0]}: {value} ({place[0]})", f"{named[1]}: {value} ({place[1]})")
            for named, value, place in said
        ],
        6,
    )
    if together > whole and (len(family.parts) > 1 or family.exact):
        findings.tell(
            level,
            "parts_above_whole" if own else "parts_above_whole_official",
            together=german_text(together),
            whole=german_text(whole),
            cell=cell,
            parts=places,
            row=family.whole.row,
            column=family.whole.column,
            found=german_text(together),
            expected=wanted("together_at_most", most=german_text(whole)),
            same=same,
            sheet=family.whole.sheet,
        )
    elif together > whole:
        findings.tell(
            level,
            "part_of_less" if own else "part_of_less_official",
            parts=places,
            whole=german_text(whole),
            cell=cell,
            place=family.whole.told_place,
            row=family.parts[0].row,
            column=family.parts[0].column,
            found=german_text(together),
            expected=wanted("at_most", most=german_text(whole)),
            same=same,
            sheet=family.parts[0].sheet,
        )
    elif together < whole and family.complete and own:
        findings.tell(
            "warning",
            "parts_leave_rest",
            together=german_text(together),
            whole=german_text(whole),
            cell=cell,
            rest=german_text(whole - together),
            row=family.whole.row,
            column=family.whole.column,
            found=german_text(together),
            expected=wanted("together", sum=german_text(whole)),
            same=f"rest {family.name}",
            sheet=family.whole.sheet,
        )


def _of_breakdowns(
    first: Mapping[Cell, Reading], ratios: Collection[str], catalogue: Catalogue
) -> Iterator[_Family]:
    grouped: dict[tuple[str, str, int, str], list[Reading]] = {}
    for (measure, area, year, breakdown), one in first.items():
        dimension = catalogue.breakdowns.get(breakdown.partition(":")[0])
        if breakdown and measure not in ratios and dimension is not None and dimension.adds_up:
            grouped.setdefault((measure, area, year, dimension.key), []).append(one)
    for (measure, area, year, dimension_key), parts in grouped.items():
        whole = first.get((measure, area, year, ""))
        if whole is None or whole.observation.value is None:
            continue
        known = tuple(one for one in parts if one.observation.value is not None)
        complete = len(known) == len(catalogue.breakdowns[dimension_key].categories)
        yield _Family(whole, known, complete, True, f"{measure} {dimension_key}")


def _of_sums(first: Mapping[Cell, Reading], catalogue: Catalogue) -> Iterator[_Family]:
    """Of totals and of each breakdown: parts that name a category themselves count for the total only, or for the
    category that is their whole."""
    for relation in catalogue.sums:
        named, _, own = relation.whole.partition("/")
        for (measure, area, year, breakdown), whole in first.items():
            if measure != named or (own and breakdown != own) or whole.observation.value is None:
                continue
            parts = []
            for part in relation.parts:
                key, _, category = part.partition("/")
                one = first.get((key, area, year, category or breakdown))
                of_totals = category and breakdown and not own
                if one is not None and one.observation.value is not None and not of_totals:
                    parts.append(one)
            if parts:
                complete = relation.exact and len(parts) == len(relation.parts)
                yield _Family(whole, tuple(parts), complete, relation.exact, relation.whole)
