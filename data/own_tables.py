"""Adds to the catalogue what people bring along: measures of plain tables that no catalogue file knows, each with
an indicator of its own, and what definition files state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard.domain.definitions.stated import NOTHING_STATED, Definitions
from dashboard.domain.indicator import Catalogue, Indicator, MeasureSum, Theme
from dashboard.domain.measure import Measure, Source, Text
from data.catalogue.formula import completed

THEME = Theme("eigene_tabellen", {"de": "Eigene Tabellen", "en": "Own tables"})
_DEFINITION = {
    "persons": {
        "de": "Aus einer eigenen Tabelle eingespielt: {name}, gezählt in {unit}.",
        "en": "Imported from an own table: {name}, counted in {unit}.",
    },
    "institutions": {
        "de": "Aus einer eigenen Tabelle eingespielt: {name}, gezählt in {unit}.",
        "en": "Imported from an own table: {name}, counted in {unit}.",
    },
    "ratio": {
        "de": "Aus einer eigenen Tabelle eingespielt: {name}, in {unit}, gezeigt wie geliefert.",
        "en": "Imported from an own table: {name}, in {unit}, shown as delivered.",
    },
}


def extended(
    catalogue: Catalogue,
    measures: Iterable[Measure],
    sources: Iterable[Source],
    stated: Definitions = NOTHING_STATED,
) -> Catalogue:
    """The catalogue with what own tables add, which leave as it is what the catalogue defines itself, and with
    what definition files state: new measures and indicators, changed texts, sums, targets, events, and the strategy's
    actions, principles and aims, and who works with whom.

    An indicator whose measures nobody knows any more is left out.
    """
    tables = {one.key: one for one in measures if one.key not in catalogue.measures}
    restated = {one.key: one for one in stated.measures}
    every = {**catalogue.measures, **tables, **restated}
    own = {
        key: _indicator(every[key], tuple(catalogue.breakdowns))
        for key in tables
        if key not in catalogue.indicators
    }
    indicators = {**catalogue.indicators, **own}
    for one in stated.indicators:
        if every.keys() >= measures_of(one):
            indicators[one.key] = one
    if restated or stated.indicators:
        indicators = {key: completed(one, every) for key, one in indicators.items()}
    themes = {**catalogue.themes, THEME.key: THEME} if own else catalogue.themes
    return replace(
        catalogue,
        themes=themes,
        indicators=_with_aims(indicators, stated),
        measures=every,
        sources={**{one.key: one for one in (*sources, *stated.sources)}, **catalogue.sources},
        sums=(*catalogue.sums, *(one for one in stated.sums if _is_known(one, every, catalogue))),
        actions=stated.actions,
        principles=tuple(sorted(stated.principles, key=lambda one: (one.number, one.key))),
        aims=tuple(sorted(stated.aims, key=lambda one: (one.number, one.key))),
        organisations=stated.organisations,
        bodies=stated.bodies,
        meetings=stated.meetings,
        agreements=stated.agreements,
        conferences=stated.conferences,
    )


def with_former(catalogue: Catalogue, former: Iterable[Indicator]) -> Catalogue:
    """The catalogue with indicators that were on show once: readers know what these showed of counts that are
    still there. For protection alone."""
    gone = {
        one.key: one
        for one in former
        if one.key not in catalogue.indicators and catalogue.measures.keys() >= measures_of(one)
    }
    return replace(catalogue, indicators={**catalogue.indicators, **gone}) if gone else catalogue


def measures_of(indicator: Indicator) -> frozenset[str]:
    """Every measure that an indicator is made of."""
    ratio = {indicator.ratio} if indicator.ratio else set()
    return frozenset({*indicator.numerator, *indicator.denominator, *ratio})


def _is_known(one: MeasureSum, measures: Mapping[str, Measure], catalogue: Catalogue) -> bool:
    return one not in catalogue.sums and all(
        name.partition("/")[0] in measures for name in (one.whole, *one.parts)
    )


def _with_aims(indicators: Mapping[str, Indicator], stated: Definitions) -> dict[str, Indicator]:
    found = dict(indicators)
    for target in stated.targets:
        if one := found.get(target.indicator):
            ordered = sorted((*one.targets, target.target), key=lambda each: each.year_from)
            found[one.key] = replace(one, targets=tuple(ordered))
    for event in stated.events:
        for key in event.indicators:
            if one := found.get(key):
                found[key] = replace(one, events=(*one.events, event.event))
    return found


def _indicator(measure: Measure, dimensions: tuple[str, ...]) -> Indicator:
    is_ratio = measure.kind == "ratio"
    unit = "ratio" if is_ratio else measure.kind
    if is_ratio and measure.unit["de"].strip().casefold() in ("%", "prozent"):
        unit = "percent"
    return Indicator(
        key=measure.key,
        theme=THEME.key,
        name=measure.name,
        short=measure.name,
        subtitle=measure.name,
        unit=unit,
        decimals=1 if is_ratio else 0,
        direction="neutral",
        reporting_date=measure.reporting_date,
        definition=_filled(_DEFINITION[measure.kind], measure),
        reading_help=measure.name,
        confidentiality="institutions" if measure.kind == "institutions" else "persons",
        numerator=() if is_ratio else (measure.key,),
        ratio=measure.key if is_ratio else None,
        breakdowns=dimensions,
    )


def _filled(wording: Text, measure: Measure) -> Text:
    return {
        language: words.format(name=measure.name[language], unit=measure.unit[language])
        for language, words in wording.items()
    }
