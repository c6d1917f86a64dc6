"""Says in German what protection has done in a release: for staff, who may know which rule hid how much."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.indicator import Catalogue
from dashboard.formats import number, with_unit
from dashboard.protection.report import PRIMARY, RULES, ReportDocument

_RULES = {
    "small_count": "kleine Zahl",
    "complement": "Rest der Grundzahl ist klein",
    "denominator": "kleine Grundzahl",
    "geography": "zum Schutz anderer Gebiete",
    "breakdown": "zum Schutz anderer Gliederungen und Merkmale",
    "territory": "auf früherem Gebietsstand nicht prüfbar",
}
_LEVELS = {"gemeinde": "Gemeinden", "amt": "Ämter", "kreis": "Kreise", "land": "Länder", "bund": "Bund"}
_READERS = {
    "sibling": "wer eine andere Zahl derselben Ebene kennt",
    "parent": "wer die Summe darüber kennt",
    "child": "wer einen Teil kennt",
    "place": "wer eine andere Zahl desselben Gebiets kennt",
    "earlier": "wer einen früheren Datenstand kennt, der sie noch zeigte",
}


def narrow_line(
    measure: str, breakdown: str, year: int, place: str, reader: str, width: float, need: float
) -> str:
    """Which count who can narrow down how far."""
    named = f"{measure} {breakdown}".strip()
    how = f"{_READERS[reader]}, findet sie auf {number(width, 1)} genau (nötig: {number(need, 1)})"
    return f"{named}, {place}, {year}: {how}"


def measure_named(key: str, catalogue: Catalogue) -> str:
    """The name of a measure in quotation marks, its key where the catalogue has none."""
    found = catalogue.measures.get(key)
    return f"„{found.name['de']}“" if found else key


def report_lines(version: str, report: ReportDocument, catalogue: Catalogue) -> Iterator[str]:
    """Lines of text. `report` is what `Report.plain` has kept."""
    primary, secondary = report["primary"], report["secondary"]
    geography = report["by_rule"]["geography"]
    yield f"Datenstand {version}, Schwelle {number(report['threshold'])}"
    told = f"davon {number(primary)} für sich, {number(secondary)} zum Schutz anderer"
    yield f"Geheim: {number(primary + secondary)} Werte, {told}."
    if primary:
        yield f"Zum Schutz anderer Gebiete je Wert, der für sich geheim ist: {number(geography / primary, 2)}."
    yield from (f"  {_RULES[rule]}: {number(report['by_rule'][rule])}" for rule in RULES)
    if report["rounded"]:
        yield f"Auf Fünfer gerundet: {number(report['rounded'])} Werte."
    audit = report["audit"]
    yield (
        f"Prüfung: {number(audit['counts'])} Zahlen, davon {number(audit['by_programme'])} "
        "mit dem linearen Programm."
    )
    if audit["narrow"]:
        yield f"ZU ENG: {number(len(audit['narrow']))} Zahlen lassen sich weiter eingrenzen als erlaubt:"
        for measure, breakdown, year, place, reader, width, need in audit["narrow"]:
            named = measure_named(measure, catalogue)
            yield f"  {narrow_line(named, breakdown, year, place, reader, width, need)}"
    else:
        yield "Keine lässt sich weiter eingrenzen als erlaubt, auch nicht von jemandem, der eine geheime Zahl kennt."
    for key, rules in report["rules"].items():
        of_primary = sum(rules[rule] for rule in PRIMARY)
        shares = report["hidden_share"].get(key, {})
        named = catalogue.indicators[key].name["de"] if key in catalogue.indicators else key
        yield f"{named}: {number(of_primary)} für sich, {number(sum(rules.values()) - of_primary)} für andere"
        for at, share in shares.items():
            level, _, breakdown = at.partition("|")
            within = f" ({breakdown})" if breakdown else ""
            yield f"  {_LEVELS[level]}{within}: {with_unit(100 * share, 'percent', 1)} geheim"
