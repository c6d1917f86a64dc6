"""Figures of one place against what is known of it: more people than live there, a jump nobody has seen before."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from data.importing.checks.plausibility.earlier_figures import StoredBefore
from data.importing.checks.plausibility.thresholds import (
    JUMP_AGAINST_STEPS,
    JUMP_BY_CHANCE,
    JUMP_SHARE,
    KNOWN_YEARS,
    MANY_JUMPS,
    NEAR_YEARS,
    SMALLEST_JUMP,
)
from data.importing.findings import Findings, wanted
from data.importing.tables.cells import CellWords
from data.importing.tables.matching import Reading
from data.importing.tables.numbers import german_text


@dataclass(frozen=True, slots=True)
class Jump:
    """A figure beyond everything a place has known: the year and value before, and the furthest of all years."""

    reading: Reading
    before: float
    year: int
    furthest: float
    furthest_year: int


def check_bases(
    readings: Sequence[Reading],
    catalogue: Catalogue,
    measures: Mapping[str, Measure],
    earlier: StoredBefore,
    findings: Findings,
) -> None:
    """An error for more persons than live in a place, where that is stored and not delivered beside it."""
    words = CellWords(measures)
    delivered = {(one.observation.measure, one.observation.area, one.observation.year) for one in readings}
    by_numerator = {
        one.numerator[0]: one
        for one in reversed(list(catalogue.indicators.values()))
        if one.is_share and len(one.numerator) == 1 and one.denominator
    }
    for one in readings:
        of = one.observation
        share, measure = by_numerator.get(of.measure), measures.get(of.measure)
        if share is None or measure is None or measure.kind != "persons" or of.value is None or of.breakdown:
            continue
        year = of.year + share.denominator_lag
        if any((base, of.area, year) in delivered for base in share.denominator):
            continue
        base = _sum_of(share.denominator, of.area, year, earlier)
        if base is None or of.value <= base:
            continue
        before = _sum_of((of.measure,), of.area, of.year - 1, earlier)
        unit = _unit(measures.get(share.denominator[0]))
        place = earlier.names.get(of.area, of.area)
        findings.tell(
            "error",
            "more_than_live" if before is None else "more_than_live_before",
            place=place,
            value=german_text(of.value),
            measure=(measure.name["de"], measure.name["en"]),
            year=of.year,
            base=german_text(base),
            unit=unit,
            bases=words.listed(share.denominator),
            base_year=year,
            before=german_text(before or 0.0),
            row=one.row,
            column=one.column,
            found=one.text or german_text(of.value),
            expected=wanted("at_most", most=german_text(base)),
            sheet=one.sheet,
        )


def check_jumps(
    columns: Mapping[tuple[str, str, int], Sequence[Reading]],
    measures: Mapping[str, Measure],
    earlier: StoredBefore,
    findings: Findings,
) -> None:
    """A warning for each figure that leaves what its place has known; many of them in one column are one warning."""
    for (key, breakdown, year), readings in columns.items():
        known = earlier.known(key, breakdown)
        jumps = list(jumps_of(readings, known))
        compared = sum(len(known.get(one.observation.area, {})) >= KNOWN_YEARS for one in readings)
        together = len(jumps) > max(4.0, MANY_JUMPS * compared)
        for one in jumps:
            if together:
                findings.tell(
                    "warning",
                    "many_jumps",
                    measure=(measures[key].name["de"], measures[key].name["en"]),
                    year=year,
                    count=len(jumps),
                    compared=compared,
                    row=one.reading.row,
                    column=one.reading.column,
                    sheet=one.reading.sheet,
                    same=f"jumps {key} {breakdown} {year}",
                )
            else:
                _say_jump(one, earlier.names, measures[key], findings)


def jumps_of(readings: Sequence[Reading], known: Mapping[str, Mapping[int, float]]) -> Iterator[Jump]:
    """Those of the readings that are beyond everything known of their place, by key and year."""
    for one in readings:
        of = one.observation
        years = {year: value for year, value in known.get(of.area, {}).items() if year != of.year}
        near = [year for year in years if 0 < of.year - year <= NEAR_YEARS]
        if of.value is None or len(years) < KNOWN_YEARS or not near:
            continue
        before = years[max(near)]
        way = 1 if of.value > before else -1
        furthest = max(years, key=lambda year: way * years[year])
        if _is_jump(of.value, before, years):
            yield Jump(one, before, max(near), years[furthest], furthest)


def _is_jump(value: float, before: float, years: Mapping[int, float]) -> bool:
    if min(years.values()) <= value <= max(years.values()):
        return False
    step, larger = abs(value - before), max(value, before)
    ordered = [years[year] for year in sorted(years)]
    usual = max(abs(after - first) for first, after in pairwise(ordered))
    return step >= max(
        SMALLEST_JUMP, JUMP_SHARE * larger, JUMP_BY_CHANCE * math.sqrt(larger), JUMP_AGAINST_STEPS * usual
    )


def _say_jump(one: Jump, names: Mapping[str, str], measure: Measure, findings: Findings) -> None:
    of = one.reading.observation
    value = of.value or 0.0
    findings.tell(
        "warning",
        "jump_up" if value > one.before else "jump_down",
        before=german_text(one.before),
        before_year=one.year,
        value=german_text(value),
        year=of.year,
        measure=(measure.name["de"], measure.name["en"]),
        breakdown=f", {of.breakdown}" if of.breakdown else "",
        place=names.get(of.area, of.area),
        furthest=german_text(one.furthest),
        furthest_year=one.furthest_year,
        row=one.reading.row,
        column=one.reading.column,
        found=one.reading.text or german_text(value),
        expected=wanted("as_before"),
        sheet=one.reading.sheet,
    )


def _sum_of(keys: Sequence[str], area: str, year: int, earlier: StoredBefore) -> float | None:
    values = [earlier.known(key, "").get(area, {}).get(year) for key in keys]
    return None if None in values else sum(value for value in values if value is not None)


def _unit(base: Measure | None) -> tuple[str, str]:
    return (base.unit["de"], base.unit["en"]) if base is not None else ("Personen", "persons")
