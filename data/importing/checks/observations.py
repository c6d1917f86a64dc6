"""Whether observations can be true together: no doubles, nothing impossible for its unit, no part above its
whole."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.measure import Measure
from dashboard.domain.territory import Change
from data.importing.checks.parts import check_parts
from data.importing.checks.plausible import limits_of, may_have_decimals
from data.importing.checks.successors import counted_twice
from data.importing.findings import Findings, wanted
from data.importing.formats.plain import SOURCE as OWN
from data.importing.tables.cells import Cell, CellWords, cell_of
from data.importing.tables.matching import Reading
from data.importing.tables.numbers import german_text, has_point

_ENGLISH_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},000", re.ASCII)
"""A whole number with three noughts behind a comma: in German 1, by an English spreadsheet 1000."""


def check(
    readings: Sequence[Reading],
    catalogue: Catalogue,
    new: Mapping[str, Measure],
    findings: Findings,
    changes: Sequence[Change] = (),
) -> list[Reading]:
    """Add a finding for everything that cannot be, or hardly. `changes` is the register of changed areas.

    Gives the readings without those of former areas that an official table counts a second time.
    """
    measures = {**new, **catalogue.measures}
    words = CellWords(measures)
    first = _without_doubles(readings, words, findings)
    for one in first.values():
        measure = measures.get(one.observation.measure)
        if measure is not None:
            _check_value(one, measure, words, findings)
    ratios = {key for key, measure in measures.items() if measure.kind == "ratio"}
    check_parts(first, ratios, catalogue, words, findings)
    _check_shares(first, catalogue, words, findings)
    twice = counted_twice(first, changes, words, findings)
    return [one for one in readings if cell_of(one.observation) not in twice]


def _without_doubles(
    readings: Sequence[Reading], words: CellWords, findings: Findings
) -> dict[Cell, Reading]:
    first: dict[Cell, Reading] = {}
    for one in readings:
        cell = cell_of(one.observation)
        earlier = first.setdefault(cell, one)
        if earlier is not one:
            findings.tell(
                "error",
                "cell_twice",
                cell=words.told(one.observation),
                place=earlier.told_place,
                row=one.row,
                column=one.column,
                found=f"{earlier.place} und {one.place}",
                expected=wanted("once"),
                sheet=one.sheet,
            )
    return first


def _check_value(one: Reading, measure: Measure, words: CellWords, findings: Findings) -> None:
    value = one.observation.value
    if value is None:
        return
    limits = limits_of(measure)
    if limits is not None and value < 0 <= limits[0] and measure.kind != "ratio":
        _impossible(one, "value_negative", wanted("from_zero"), words, findings)
    elif limits is not None and not limits[0] <= value <= limits[1]:
        low, high = (german_text(limit) for limit in limits)
        both_read = _both_readings(one)
        _impossible(
            one,
            "value_outside_point" if both_read else "value_outside",
            wanted("between", low=low, high=high),
            words,
            findings,
            unit=(measure.unit["de"], measure.unit["en"]),
            low=low,
            high=high,
            **both_read,
        )
    elif measure.kind == "persons" and value % 1:
        _impossible(one, "value_persons_decimals", wanted("whole"), words, findings)
    elif value % 1 and not may_have_decimals(measure):
        _impossible(
            one,
            "value_decimals",
            wanted("whole"),
            words,
            findings,
            unit=(measure.unit["de"], measure.unit["en"]),
        )
    elif (
        one.observation.source == OWN
        and not may_have_decimals(measure)
        and _ENGLISH_THOUSANDS.fullmatch(one.text.strip())
    ):
        written = one.text.strip()
        _impossible(
            one,
            "value_comma",
            wanted("no_comma"),
            words,
            findings,
            text=written,
            meant=written.replace(",", ""),
        )


def _both_readings(one: Reading) -> dict[str, str]:
    """What a point may have meant: thousands, as Germans write them, or decimals. Empty where there is none."""
    text = one.text.strip()
    if not has_point(text) or text.count(".") > 1:
        return {}
    return {"text": text, "thousands": text.replace(".", ""), "decimals": text.replace(".", ",", 1)}


def _impossible(
    one: Reading,
    code: str,
    expected: tuple[str, str],
    words: CellWords,
    findings: Findings,
    **facts: object,
) -> None:
    number = german_text(one.observation.value or 0.0)
    findings.tell(
        "error",
        code,
        number=number,
        cell=words.told(one.observation),
        row=one.row,
        column=one.column,
        found=one.text or number,
        expected=expected,
        same=f"{code} {one.observation.measure} {has_point(one.text)}",
        sheet=one.sheet,
        **facts,
    )


def _check_shares(
    first: Mapping[Cell, Reading], catalogue: Catalogue, words: CellWords, findings: Findings
) -> None:
    """Where numerator and denominator of a share come in one delivery, the numerator is not the larger
    one."""
    shares = [
        one for one in catalogue.indicators.values() if one.is_share and one.numerator and one.denominator
    ]
    for share in shares:
        for (measure, area, year, breakdown), one in first.items():
            if measure != share.numerator[0]:
                continue
            above = _total(first, share.numerator, area, year, breakdown)
            below = _total(
                first, share.denominator, area, year + share.denominator_lag, _base(share, breakdown)
            )
            if above is not None and below is not None and above > below:
                findings.tell(
                    "error",
                    "share_above_base",
                    above=german_text(above),
                    share=(share.name["de"], share.name["en"]),
                    cell=words.told(one.observation),
                    below=german_text(below),
                    bases=words.listed(share.denominator),
                    row=one.row,
                    column=one.column,
                    found=german_text(above),
                    expected=wanted("at_most", most=german_text(below)),
                    sheet=one.sheet,
                )


def _base(share: Indicator, breakdown: str) -> str:
    return "" if breakdown.partition(":")[0] in share.share_of_total else breakdown


def _total(
    first: Mapping[Cell, Reading], measures: Sequence[str], area: str, year: int, breakdown: str
) -> float | None:
    total = 0.0
    for measure in measures:
        one = first.get((measure, area, year, breakdown))
        if one is None or one.observation.value is None:
            return None
        total += one.observation.value
    return total
