"""Whole columns against the year before: the same figures again, a column that has slipped, sums that fall away."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from dashboard.domain.measure import Measure
from dashboard.domain.observation import Status
from dashboard.texts import both
from data.importing.checks.plausibility.earlier_figures import StoredBefore
from data.importing.checks.plausibility.thresholds import (
    COLUMN_PLACES,
    REPEATED_FROM,
    REPEATED_SHARE,
    REPEATED_VALUES,
    SHIFTED_DIFFERENCE,
    SHIFTED_FIT,
    SHIFTED_ROWS,
)
from data.importing.findings import Findings, wanted
from data.importing.tables.matching import Reading

_MUNICIPALITY_DIGITS = 8


def check_columns(
    columns: Mapping[tuple[str, str, int], Sequence[Reading]],
    measures: Mapping[str, Measure],
    earlier: StoredBefore,
    findings: Findings,
) -> None:
    """Warnings on columns that repeat the year before or have slipped against it."""
    for (key, breakdown, year), readings in columns.items():
        before = _year_before(readings, earlier.known(key, breakdown), year)
        german, english = _name(measures[key])
        beside = f", {breakdown}" if breakdown else ""
        named = (f"„{german}“{beside} {year}", f"“{english}”{beside} {year}")
        repeated = repeated_rows(readings, before) if measures[key].kind == "persons" else []
        for one in repeated:
            findings.tell(
                "warning",
                "column_repeated",
                named=named,
                count=len(repeated),
                known=len(before),
                row=one.row,
                column=one.column,
                sheet=one.sheet,
                expected=wanted("new_year"),
                same=f"repeated {key} {breakdown} {year}",
            )
        rows = slipped_by(readings, before)
        if rows:
            way = f"{'down' if rows > 0 else 'up'}_{'one' if abs(rows) == 1 else 'many'}"
            where = both(f"finding_part_{way}", count=abs(rows))
            for one in readings:
                findings.tell(
                    "warning",
                    "column_slipped",
                    named=named,
                    where=where,
                    row=one.row,
                    column=one.column,
                    sheet=one.sheet,
                    expected=wanted("own_row"),
                    same=f"slipped {key} {breakdown} {year}",
                )


def check_sums(
    columns: Mapping[tuple[str, str, int], Sequence[Reading]],
    measures: Mapping[str, Measure],
    earlier: StoredBefore,
    findings: Findings,
) -> None:
    """A note for each Amt whose sum falls away because a municipality has not said its figure, where it had one
    before."""
    for (key, breakdown, year), readings in columns.items():
        if not measures[key].adds_up:
            continue
        stored = earlier.known(key, breakdown)
        for one in readings:
            of = one.observation
            amt = earlier.parents.get(of.area, "")
            is_municipality = len(of.area) == _MUNICIPALITY_DIGITS
            if (
                of.status is not Status.NOT_COLLECTED
                or not is_municipality
                or not amt
                or of.area not in stored
            ):
                continue
            findings.tell(
                "note",
                "sum_falls_away",
                text=one.text or "k. A.",
                measure=_name(measures[key]),
                year=year,
                place=earlier.names.get(of.area, of.area),
                amt=earlier.names.get(amt, amt),
                row=one.row,
                column=one.column,
                found=one.text,
                sheet=one.sheet,
            )


def repeated_rows(readings: Sequence[Reading], before: Mapping[str, float]) -> list[Reading]:
    """The readings with exactly the figure of the year before, where they are most of the column; else none."""
    same = [
        one
        for one in readings
        if one.observation.value is not None
        and one.observation.value >= REPEATED_FROM
        and before.get(one.observation.area) == one.observation.value
    ]
    known = [
        one
        for one in readings
        if (one.observation.value or 0) >= REPEATED_FROM and one.observation.area in before
    ]
    enough = len(same) >= COLUMN_PLACES and len(same) >= REPEATED_SHARE * len(known)
    return same if enough and len({one.observation.value for one in same}) >= REPEATED_VALUES else []


def slipped_by(readings: Sequence[Reading], before: Mapping[str, float]) -> int:
    """Rows by which a column lies too low (or too high, negative) against the year before; 0 where it fits as it
    stands."""
    ordered = sorted(readings, key=lambda one: one.row)
    values = [one.observation.value for one in ordered]
    wanted = [before.get(one.observation.area) for one in ordered]
    as_it_stands = _difference(values, wanted)
    if as_it_stands is None or as_it_stands < SHIFTED_DIFFERENCE:
        return 0
    moved = {
        rows: found
        for rows in range(-SHIFTED_ROWS, SHIFTED_ROWS + 1)
        if rows and (found := _difference(_moved(values, rows), wanted)) is not None
    }
    best = min(moved, key=lambda rows: moved[rows], default=0)
    return best if best and moved[best] <= SHIFTED_FIT * as_it_stands else 0


def _name(measure: Measure) -> tuple[str, str]:
    return measure.name["de"], measure.name["en"]


def _moved(values: Sequence[float | None], rows: int) -> Sequence[float | None]:
    """What stands so many rows further down."""
    empty: list[float | None] = [None] * abs(rows)
    return [*values[rows:], *empty] if rows > 0 else [*empty, *values[:rows]]


def _difference(values: Sequence[float | None], wanted: Sequence[float | None]) -> float | None:
    """Mean difference of the logarithms; None for too few pairs."""
    pairs = [
        abs(math.log1p(value) - math.log1p(other))
        for value, other in zip(values, wanted, strict=True)
        if value is not None and other is not None and value >= 0 and other >= 0
    ]
    return sum(pairs) / len(pairs) if len(pairs) >= COLUMN_PLACES else None


def _year_before(
    readings: Sequence[Reading], stored: Mapping[str, Mapping[int, float]], year: int
) -> dict[str, float]:
    areas = {one.observation.area for one in readings}
    return {area: years[year - 1] for area, years in stored.items() if area in areas and year - 1 in years}
