"""What an indicator means, for the drawer: its definition with the formula worked out on the place that is
shown."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
from dash.development.base_component import Component

from callbacks.answers import Answers
from callbacks.district_data import Answer
from dashboard import formats
from dashboard.domain.indicator import Indicator
from dashboard.domain.slab import PROVENANCES
from dashboard.indicators.differences import has_tests
from dashboard.indicators.wording.figures import level_name, value_texts
from dashboard.texts import say
from layouts.monitor.definition import Worked, definition

_EXAMPLE = PROVENANCES.index("example")


def definition_parts(answers: Answers, answer: Answer, year: int | None) -> list[Component]:
    """What the drawer says of the chosen indicator, with the values of `year`."""
    lang, indicator = answer.selection.language, answer.indicator
    parts = answers.parts(answer)
    shown = [parts.cells, *(one.cells for one in (parts.district, parts.reference) if one)]
    used = {cells.sources[index] for cells in shown for index in np.unique(cells.source) if index >= 0}
    sources = [source for key, source in answer.possible.catalogue.sources.items() if key in used]
    status = formats.day(answer.possible.register.status, lang)
    return definition(
        indicator,
        level=answer.selection.level,
        state=answers.district[:2],
        worked=_worked(answers, answer, year),
        formula=formula_words(answer),
        sources=sources,
        has_example=any((cells.provenance == _EXAMPLE).any() for cells in shown),
        map_note=say(lang, "source_map"),
        state_line=say(lang, "source_version", status=status, version=answer.version),
        lang=lang,
        chance=_chance(answers, answer, year),
        next_figures=next_figures(indicator, date.today(), lang),  # noqa: DTZ011 - the day on the clock of whoever runs it
    )


def next_figures(indicator: Indicator, today: date, lang: str) -> str:
    """When new figures are expected, or that they are late; empty where nobody has said."""
    expected = indicator.next_delivery
    if expected is None:
        return ""
    key = "definition_next" if expected >= today else "definition_next_late"
    return say(lang, key, day=formats.day(expected, lang))


def _chance(answers: Answers, answer: Answer, year: int | None) -> list[str]:
    """What chance means where everybody is counted, and how far apart the places lie in the year that is
    shown."""
    chosen, lang = answer.selection, answer.selection.language
    if not has_tests(answer.indicator, chosen.level):
        return []
    said = [say(lang, "definition_chance_register"), say(lang, "definition_chance_words")]
    phi = answers.spread(answer).get(year or 0)
    if phi is not None:
        facts = {
            "places": level_name(chosen.level, lang, answers.words),
            "year": formats.year_label(year or 0, chosen.pooled_years),
        }
        times = {"times": formats.number(math.sqrt(phi), 1, lang), "phi": formats.number(phi, 1, lang)}
        said.append(
            say(lang, "definition_chance_spread" if phi > 1 else "definition_chance_usual", **facts, **times)
        )
    return said


def formula_words(answer: Answer) -> str:
    """What is divided by what, in words; that it is counted, or published ready-made."""
    lang, indicator = answer.selection.language, answer.indicator
    measures = answer.possible.catalogue.measures
    if not indicator.numerator:
        return say(lang, "definition_formula_ratio")

    def named(keys: tuple[str, ...]) -> str:
        return " + ".join(measures[key].name[lang] for key in keys)

    if not indicator.denominator:
        return f"{named(indicator.numerator)}. {say(lang, 'definition_formula_count')}"
    return f"{named(indicator.numerator)} ÷ {named(indicator.denominator)}{_factor(indicator, lang)}"


def _factor(indicator: Indicator, lang: str) -> str:
    return "" if indicator.factor == 1 else f" × {formats.number(indicator.factor, 0, lang)}"


def _worked(answers: Answers, answer: Answer, year: int | None) -> Worked | None:
    """The formula's numbers of the first selected place, else the district; None where counts are not
    known."""
    chosen, lang = answer.selection, answer.selection.language
    key = chosen.places[0] if chosen.places else answers.district
    level = chosen.level if chosen.places else "kreis"
    cells = answers.cells(answer, level, (key,))
    row = cells.row(year or 0)
    if row is None or np.isnan(cells.numerator[row, 0]) or np.isnan(cells.denominator[row, 0]):
        return None
    return Worked(
        name=answer.possible.register.areas[key].name,
        year=formats.year_label(cells.years[row], chosen.pooled_years),
        numerator=formats.number(float(cells.numerator[row, 0]), 0, lang),
        denominator=formats.number(float(cells.denominator[row, 0]), 0, lang),
        value=value_texts(cells, answer.indicator, lang)[row][0],
        factor=_factor(answer.indicator, lang),
    )
