"""Which wholes an indicator belongs to: those that the catalogue states, and its breakdowns that add up."""

from __future__ import annotations

from dashboard.domain.indicator import Catalogue, Composition, CompositionPart, Indicator
from dashboard.domain.measure import Text


def compositions_of(catalogue: Catalogue, key: str) -> tuple[Composition, ...]:
    """Of an indicator: stated ones first, then one for each breakdown of its own counts that adds up.

    The key of the latter is that of their dimension, and their whole is the indicator's cases.
    """
    indicator = catalogue.indicators[key]
    stated = [one for one in catalogue.compositions if key in indicators_of(one)]
    named = {one.key for one in stated}
    derived = [
        _of_breakdown(catalogue, indicator, dimension)
        for dimension in indicator.breakdowns
        if dimension not in named and _adds_up(catalogue, indicator, dimension)
    ]
    return (*stated, *derived)


def indicators_of(composition: Composition) -> frozenset[str]:
    """Keys of the indicators that its parts count."""
    return frozenset(member.partition("/")[0] for part in composition.parts for member in part.members)


def member_of(member: str, breakdown: str) -> tuple[str, str]:
    """Indicator and breakdown of a member. One that names no category is that of the chosen `breakdown`."""
    key, _, own = member.partition("/")
    return key, own or breakdown


def part_name(part: CompositionPart, catalogue: Catalogue) -> Text:
    """What a part is called: its own name, its category's, or its indicator's short one."""
    if part.name is not None:
        return part.name
    key, _, breakdown = part.members[0].partition("/")
    dimension, _, category = breakdown.partition(":")
    if category:
        return catalogue.breakdowns[dimension].categories[category]
    return catalogue.indicators[key].short


def _adds_up(catalogue: Catalogue, indicator: Indicator, dimension: str) -> bool:
    known = catalogue.breakdowns.get(dimension)
    counted = bool(indicator.numerator) and all(
        catalogue.measures[one].adds_up for one in indicator.numerator
    )
    return known is not None and known.adds_up and counted


def _of_breakdown(catalogue: Catalogue, indicator: Indicator, dimension: str) -> Composition:
    known = catalogue.breakdowns[dimension]
    names = [catalogue.measures[one].name for one in indicator.numerator]
    base = {lang: " + ".join(name[lang] for name in names) for lang in names[0]}
    parts = (CompositionPart((f"{indicator.key}/{dimension}:{one}",)) for one in known.categories)
    return Composition(dimension, known.name, base, tuple(parts), of_cases=True)
