"""Makes indicators of measures that people bring along in plain tables and that no catalogue file knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.domain.indicator import Catalogue, Indicator, Theme
from dashboard.domain.measure import Measure, Source, Text

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


def extended(catalogue: Catalogue, measures: Iterable[Measure], sources: Iterable[Source]) -> Catalogue:
    """The catalogue with what own tables add; what the catalogue defines itself stays as it is."""
    new = {one.key: one for one in measures if one.key not in catalogue.measures}
    own = {
        key: _indicator(one, tuple(catalogue.breakdowns))
        for key, one in new.items()
        if key not in catalogue.indicators
    }
    themes = {**catalogue.themes, THEME.key: THEME} if own else catalogue.themes
    return replace(
        catalogue,
        themes=themes,
        indicators={**catalogue.indicators, **own},
        measures={**catalogue.measures, **new},
        sources={**{one.key: one for one in sources}, **catalogue.sources},
    )


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
