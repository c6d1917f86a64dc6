"""Says why an indicator of the catalogue could not be computed, and what its formula makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dashboard.domain.indicator import Indicator
from dashboard.domain.measure import Measure
from data.catalogue.entries import FACTORS

_WHOLE = ("persons", "institutions", "places")


FieldProblem = tuple[str, str]
"""A field of an entry, and a German sentence on what is wrong with it."""


def formula_problems(indicator: Indicator, measures: Mapping[str, Measure]) -> Iterator[FieldProblem]:
    """Fields with German sentences. Measures that are not in `measures` have been complained about before and
    are passed over."""
    if not indicator.numerator and indicator.ratio is None:
        yield (
            "numerator",
            "Der Indikator hat weder einen Zähler (numerator) noch eine veröffentlichte Quote (ratio).",
        )
    if indicator.denominator and not indicator.numerator:
        yield "denominator", "Ein Nenner (denominator) ohne Zähler (numerator) ergibt keinen Wert."
    for side in ("numerator", "denominator"):
        for key in getattr(indicator, side):
            if key in measures and measures[key].kind == "ratio":
                yield (
                    side,
                    f"„{key}“ bei „{side}“ ist eine Quote; Quoten werden nicht addiert und nicht geteilt.",
                )
    kinds = {
        measures[key].kind == "published"
        for key in (*indicator.numerator, *indicator.denominator)
        if key in measures
    }
    if len(kinds) > 1:
        yield (
            "denominator",
            "Was ein Amt schon geschützt hat (published), wird nur durch ebensolches geteilt.",
        )
    published = measures.get(indicator.ratio or "")
    if published and published.kind != "ratio":
        yield (
            "ratio",
            f"„{indicator.ratio}“ bei „ratio“ ist keine veröffentlichte Quote, sondern eine Anzahl.",
        )
    if indicator.denominator_lag and not indicator.denominator:
        yield "denominator_lag", "„denominator_lag“ verschiebt einen Nenner, den es nicht gibt."
    if indicator.numerator:
        yield from _unit_problems(indicator)
        yield from _protection_problems(indicator, measures)


def _unit_problems(indicator: Indicator) -> Iterator[FieldProblem]:
    factor = FACTORS.get(indicator.unit, indicator.factor)
    if indicator.factor != factor:
        yield (
            "factor",
            f"Zur Einheit „{indicator.unit}“ gehört der Faktor {factor}, nicht {indicator.factor:g}.",
        )
    if bool(indicator.denominator) == (indicator.unit in _WHOLE):
        needs = "keinen Nenner" if indicator.unit in _WHOLE else "einen Nenner"
        yield "unit", f"Die Einheit „{indicator.unit}“ verlangt {needs} (denominator)."
    if indicator.share_of_total and not indicator.denominator:
        yield "share_of_total", "„share_of_total“ verlangt einen Nenner (denominator)."


def _protection_problems(indicator: Indicator, measures: Mapping[str, Measure]) -> Iterator[FieldProblem]:
    counted = [key for key in indicator.numerator if key in measures and measures[key].kind == "persons"]
    if counted and indicator.confidentiality != "persons":
        yield "confidentiality", f"„{counted[0]}“ zählt Personen; „confidentiality“ muss dann persons sein."


def completed(indicator: Indicator, measures: Mapping[str, Measure]) -> Indicator:
    """The indicator with what its measures say: the name of its base, and whether an office has protected its
    counts."""
    published = bool(indicator.numerator) and measures[indicator.numerator[0]].kind == "published"
    indicator = replace(indicator, as_published=published)
    if not indicator.denominator:
        return indicator
    names = [measures[key].name for key in indicator.denominator]
    return replace(indicator, base_name={lang: " + ".join(name[lang] for name in names) for lang in names[0]})
