"""Fills a state's own words into the texts of a catalogue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.measure import Measure, Text
from dashboard.domain.territory import StateWording
from data.own_tables import THEME

Words = Mapping[str, Text]
_PLACE = re.compile(r"\{([a-z_]+)\}")


def localise(catalogue: Catalogue, wording: StateWording) -> Catalogue:
    """The catalogue as people of one state read it: with its names, and without events of other states.

    Only texts of the catalogue's own files have places to fill: what came with somebody's own table stays
    letter for letter, whatever signs it has.
    """
    words: Words = {
        **wording.certificates,
        "land": wording.name,
        "mittlere_ebene": wording.middle_level,
        "mittlere_ebene_plural": wording.middle_level_plural,
    }
    own = {one.key for one in catalogue.indicators.values() if one.theme == THEME.key}
    return replace(
        catalogue,
        indicators={
            key: one if one.theme == THEME.key else _indicator(one, words, wording.key)
            for key, one in catalogue.indicators.items()
        },
        measures={
            key: one if key in own else _measure(one, words) for key, one in catalogue.measures.items()
        },
    )


def _indicator(indicator: Indicator, words: Words, state: str) -> Indicator:
    events = tuple(
        replace(event, label=_fill(event.label, words))
        for event in indicator.events
        if not event.states or state in event.states
    )
    unit = indicator.denominator_unit
    return replace(
        indicator,
        name=_fill(indicator.name, words),
        short=_fill(indicator.short, words),
        subtitle=_fill(indicator.subtitle, words),
        reporting_date=_fill(indicator.reporting_date, words),
        definition=_fill(indicator.definition, words),
        reading_help=_fill(indicator.reading_help, words),
        notes=tuple(_fill(note, words) for note in indicator.notes),
        breaks=tuple(replace(one, label=_fill(one.label, words)) for one in indicator.breaks),
        events=events,
        targets=tuple(replace(one, label=_fill(one.label, words)) for one in indicator.targets),
        denominator_unit=None if unit is None else _fill(unit, words),
        base_name=None if indicator.base_name is None else _fill(indicator.base_name, words),
    )


def _measure(measure: Measure, words: Words) -> Measure:
    return replace(
        measure,
        name=_fill(measure.name, words),
        unit=_fill(measure.unit, words),
        reporting_date=_fill(measure.reporting_date, words),
    )


def _fill(text: Text, words: Words) -> Text:
    """Fills what is known and leaves every other brace as it stands: a text with a name in it is no format
    string."""
    return {language: _filled(wording, words, language) for language, wording in text.items()}


def _filled(wording: str, words: Words, language: str) -> str:
    return _PLACE.sub(lambda found: _word(found, words, language), wording)


def _word(found: re.Match[str], words: Words, language: str) -> str:
    return words[found[1]][language] if found[1] in words else found[0]
