"""Whether observations can be true together: no doubles, no negative or fractional persons, no part above its whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.measure import Measure
from dashboard.domain.observation import Observation
from data.importing.findings import Findings
from data.importing.matching import Reading
from data.importing.numbers import german_text

Cell = tuple[str, str, int, str]


def check(readings: Sequence[Reading], catalogue: Catalogue, new: Mapping[str, Measure], findings: Findings) -> None:
    """Add a finding for everything that cannot be, or hardly."""
    first = _without_doubles(readings, findings)
    for one in first.values():
        measure = catalogue.measures.get(one.observation.measure) or new.get(one.observation.measure)
        if measure is not None:
            _check_value(one, measure, findings)
    ratios = {key for key, measure in {**new, **catalogue.measures}.items() if measure.kind == "ratio"}
    _check_parts(first, ratios, findings)
    _check_shares(first, catalogue, findings)


def cell_of(one: Observation) -> Cell:
    return (one.measure, one.area, one.year, one.breakdown)


def words_of(one: Observation) -> str:
    """The words that name a cell in a sentence."""
    breakdown = f", {one.breakdown}" if one.breakdown else ""
    return f"{one.measure}, Gebiet {one.area}, {one.year}{breakdown}"


def _without_doubles(readings: Sequence[Reading], findings: Findings) -> dict[Cell, Reading]:
    first: dict[Cell, Reading] = {}
    for one in readings:
        cell = cell_of(one.observation)
        earlier = first.setdefault(cell, one)
        if earlier is not one:
            findings.error(
                f"Für {words_of(one.observation)} steht schon in Zeile {earlier.row} ein Wert; "
                "jeder Wert darf nur einmal vorkommen.",
                row=one.row,
                column=one.column,
                found=f"Zeile {earlier.row} und Zeile {one.row}",
                expected="eine Zeile je Merkmal, Gebiet, Jahr und Gliederung",
            )
    return first


def _check_value(one: Reading, measure: Measure, findings: Findings) -> None:
    value = one.observation.value
    if value is None or measure.kind == "ratio":
        return
    if value < 0:
        _impossible(one, "ist negativ; eine Anzahl kann nicht unter null liegen", "eine Zahl ab 0", findings)
    elif measure.kind == "persons" and value % 1:
        _impossible(one, "hat Nachkommastellen; Personen sind ganze Zahlen", "eine ganze Zahl", findings)


def _impossible(one: Reading, cause: str, expected: str, findings: Findings) -> None:
    number = german_text(one.observation.value or 0.0)
    findings.error(
        f"Der Wert {number} ({words_of(one.observation)}) {cause}.",
        row=one.row,
        column=one.column,
        found=number,
        expected=expected,
    )


def _check_parts(first: Mapping[Cell, Reading], ratios: Collection[str], findings: Findings) -> None:
    """A category of a count is never larger than its total."""
    for (measure, area, year, breakdown), one in first.items():
        whole = first.get((measure, area, year, ""))
        if not breakdown or whole is None or measure in ratios:
            continue
        part_value, whole_value = one.observation.value, whole.observation.value
        if part_value is not None and whole_value is not None and part_value > whole_value:
            findings.error(
                f"Der Teil {german_text(part_value)} ({words_of(one.observation)}) ist größer als das Ganze "
                f"{german_text(whole_value)} in Zeile {whole.row}.",
                row=one.row,
                column=one.column,
                found=german_text(part_value),
                expected=f"höchstens {german_text(whole_value)}",
            )


def _check_shares(first: Mapping[Cell, Reading], catalogue: Catalogue, findings: Findings) -> None:
    """Where numerator and denominator of a share come in one delivery, the numerator is not the larger one."""
    shares = [one for one in catalogue.indicators.values() if one.is_share and one.numerator and one.denominator]
    for share in shares:
        for (measure, area, year, breakdown), one in first.items():
            if measure != share.numerator[0]:
                continue
            above = _total(first, share.numerator, area, year, breakdown)
            below = _total(first, share.denominator, area, year + share.denominator_lag, _base(share, breakdown))
            if above is not None and below is not None and above > below:
                findings.error(
                    f"Der Zähler {german_text(above)} von „{share.key}“ ({words_of(one.observation)}) ist größer als "
                    f"der Nenner {german_text(below)} ({', '.join(share.denominator)}).",
                    row=one.row,
                    column=one.column,
                    found=german_text(above),
                    expected=f"höchstens {german_text(below)}",
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
