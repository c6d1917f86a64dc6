"""What a definition must not change: readers know what a key has meant, and protection knows which counts a formula
has shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.measure import Measure
from data.catalogue.formula import FieldProblem

_FORMULA = (
    *("unit", "numerator", "denominator", "denominator_lag", "factor", "ratio", "confidentiality"),
    *("breakdowns", "share_of_total", "small_areas", "cross_table", "cases_in_base", "within"),
)
_PEOPLE = (
    *("kinder", "schüler", "jugendliche", "junge menschen", "personen", "menschen", "einwohner", "eltern"),
    *("auszubildende", "studierende", "erwachsene", "frauen", "männer", "mädchen", "jungen", "familien"),
    *(
        "bewerber",
        "abgehende",
        "teilnahmen",
        "teilnehm",
        "leistungsberechtigte",
        "arbeitslose",
        "beschäftigte",
    ),
)
"""How units begin that count people."""


def measure_problems(one: Measure, catalogue: Catalogue) -> Iterator[FieldProblem]:
    """A known measure that becomes another one, a new one that protection would pass over."""
    before = catalogue.measures.get(one.key)
    if before is None:
        if one.key in catalogue.indicators:
            yield "key", f"„{one.key}“ heißt schon ein Indikator; bitte einen anderen Schlüssel wählen."
        if one.kind == "published":
            said = "gibt es nur für Zahlen, die ein Amt selbst geschützt hat; die nennt der mitgelieferte Katalog"
            yield "kind", f"„published“ {said}."
        unit = one.unit.get("de", "").casefold()
        if one.kind == "institutions" and unit.startswith(_PEOPLE):
            yield "kind", f"„{one.unit['de']}“ sind Personen; ihre Anzahl wird geschützt (kind: persons)."
        for key, other in catalogue.measures.items():
            if other.name["de"].casefold() == one.name.get("de", "").casefold():
                yield "name.de", f"So heißt schon das Merkmal „{key}“."
        return
    for field, called in (
        ("kind", "Die Art"),
        ("territory_year", "Das Gebietsjahr"),
        ("highest", "Die Grenze"),
    ):
        if getattr(one, field) != getattr(before, field):
            said = f"bleibt, wie sie war ({getattr(before, field)})"
            yield field, f"{called} eines bekannten Merkmals {said}; bitte sonst ein neues Merkmal anlegen."


def formula_changes(one: Indicator, before: Indicator | None) -> Iterator[FieldProblem]:
    """A key never gets another formula, not even after its indicator was taken back: what it has shown is known."""
    if before is None:
        return
    for field in _FORMULA:
        if getattr(one, field) != getattr(before, field):
            was = getattr(before, field)
            said = ", ".join(was) if isinstance(was, tuple) else was
            shown = f"„{said}“" if said not in ("", None) else "leer"
            yield (
                field,
                f"Unter diesem Schlüssel war „{field}“ {shown} und bleibt es; eine andere Rechnung ist ein neuer "
                "Indikator mit eigenem Schlüssel.",
            )


def share_problems(one: Indicator, measures: Mapping[str, Measure]) -> Iterator[FieldProblem]:
    """Counts divided by themselves, and shares whose parts are of another kind than the whole."""
    if one.numerator and set(one.numerator) == set(one.denominator) and not one.denominator_lag:
        yield "denominator", "Zähler und Nenner sind dasselbe; das ergibt überall denselben Wert."
    kinds = [
        {measures[key].kind for key in side if key in measures} for side in (one.numerator, one.denominator)
    ]
    if one.is_share and all(kinds) and kinds[0] != kinds[1]:
        yield (
            "unit",
            "Ein Anteil in Prozent ist ein Teil vom Ganzen; hier zählen Zähler und Nenner Verschiedenes. Gemeint "
            "ist wohl „je 100“ (per_100).",
        )


def name_problems(found: Mapping[str, Indicator], catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Key, field and sentence for each name that another indicator has."""
    for key, one in found.items():
        others = {**catalogue.indicators, **found}
        for language in ("de", "en"):
            same = [
                other.key
                for other in others.values()
                if other.key != key
                and other.name.get(language, "").casefold() == one.name.get(language, "").casefold()
                and one.name.get(language)
            ]
            if same:
                yield key, f"name.{language}", f"So heißt schon der Indikator „{same[0]}“."
