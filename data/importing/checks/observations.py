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
from data.importing.findings import Findings
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
            findings.error(
                f"Für {words.of(one.observation)} steht schon in {earlier.place} ein Wert; "
                "jeder Wert darf nur einmal vorkommen.",
                row=one.row,
                column=one.column,
                found=f"{earlier.place} und {one.place}",
                expected="eine Zeile je Merkmal, Gebiet, Jahr und Gliederung",
                sheet=one.sheet,
            )
    return first


def _check_value(one: Reading, measure: Measure, words: CellWords, findings: Findings) -> None:
    value = one.observation.value
    if value is None:
        return
    limits = limits_of(measure)
    if limits is not None and value < 0 <= limits[0] and measure.kind != "ratio":
        _impossible(
            one, "ist negativ; eine Anzahl kann nicht unter null liegen", "eine Zahl ab 0", words, findings
        )
    elif limits is not None and not limits[0] <= value <= limits[1]:
        low, high = (german_text(limit) for limit in limits)
        cause = (
            f"liegt außerhalb dessen, was in der Einheit „{measure.unit['de']}“ vorkommt ({low} bis {high})"
        )
        _impossible(one, cause + _both_readings(one), f"eine Zahl von {low} bis {high}", words, findings)
    elif measure.kind == "persons" and value % 1:
        _impossible(
            one, "hat Nachkommastellen; Personen sind ganze Zahlen", "eine ganze Zahl", words, findings
        )
    elif value % 1 and not may_have_decimals(measure):
        unit = measure.unit["de"]
        cause = f"hat Nachkommastellen; „{unit}“ werden in ganzen Zahlen gezählt (Nachkommastellen haben nur Flächen, "
        _impossible(one, cause + "Vollzeitstellen und anderes Gemessene)", "eine ganze Zahl", words, findings)
    elif (
        one.observation.source == OWN
        and not may_have_decimals(measure)
        and _ENGLISH_THOUSANDS.fullmatch(one.text.strip())
    ):
        written = one.text.strip()
        cause = (
            f"ist als „{written}“ geschrieben: in deutschen Tabellen trennt das Komma Nachkommastellen. Gemeint sein "
            f"kann auch {written.replace(',', '')}; bitte ohne Komma schreiben"
        )
        _impossible(one, cause, "eine ganze Zahl ohne Komma", words, findings)


def _both_readings(one: Reading) -> str:
    """What a point may have meant: thousands, as Germans write them, or decimals."""
    text = one.text.strip()
    if not has_point(text) or text.count(".") > 1:
        return ""
    thousands, decimals = text.replace(".", ""), text.replace(".", ",", 1)
    advice = f"Sind Nachkommastellen gemeint, bitte {decimals} schreiben"
    return f"; der Punkt in „{text}“ trennt Tausender ({thousands}). {advice}"


def _impossible(one: Reading, cause: str, expected: str, words: CellWords, findings: Findings) -> None:
    number = german_text(one.observation.value or 0.0)
    findings.error(
        f"Der Wert {number} ({words.of(one.observation)}) {cause}.",
        row=one.row,
        column=one.column,
        found=one.text or number,
        expected=expected,
        same=f"{expected} {one.observation.measure} {has_point(one.text)}",
        sheet=one.sheet,
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
                findings.error(
                    f"Der Zähler {german_text(above)} von „{share.name['de']}“ ({words.of(one.observation)}) ist "
                    "größer als "
                    f"der Nenner {german_text(below)} ({', '.join(map(words.measure, share.denominator))}).",
                    row=one.row,
                    column=one.column,
                    found=german_text(above),
                    expected=f"höchstens {german_text(below)}",
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
