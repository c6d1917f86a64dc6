"""The drawer "Was bedeutet das?": definition, formula with the numbers on screen, sources, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.domain.indicator import Indicator, Target
from dashboard.domain.measure import Source
from dashboard.texts import say
from layouts.attributes import attributes


@dataclass(frozen=True, slots=True)
class Worked:
    """The numbers to fill into the formula.

    Who, when, and the texts of both counts, the value and the factor (" × 100", "" for one).
    """

    name: str
    year: str
    numerator: str
    denominator: str
    value: str
    factor: str = ""


def definition(
    indicator: Indicator,
    *,
    level: str,
    state: str,
    worked: Worked | None,
    formula: str,
    sources: Sequence[Source],
    has_example: bool,
    map_note: str,
    state_line: str,
    lang: str,
    chance: Sequence[str] = (),
    next_figures: str = "",
) -> list[Component]:
    """Sections in reading order; of events and breaks those of this level, in this state (two digits).

    `formula` is the formula in words, `state_line` the territorial status and data version, `chance` what
    chance means for this indicator, in paragraphs; none where nothing is tested. `next_figures` says when new ones
    are expected, empty where nobody knows.
    """
    parts: list[Component] = [
        html.H2(indicator.name[lang], id="monitor-definition-title"),
        html.P(indicator.definition[lang], className="bl-lead"),
        html.H3(say(lang, "definition_formula")),
        html.P(formula),
    ]
    if worked is not None:
        parts.append(
            html.P(
                say(
                    lang,
                    "definition_formula_of",
                    name=worked.name,
                    year=worked.year,
                    numerator=worked.numerator,
                    denominator=worked.denominator,
                    factor=worked.factor,
                    value=worked.value,
                ),
                className="bl-worked",
            )
        )
    parts += [html.H3(say(lang, "definition_reading")), html.P(indicator.reading_help[lang])]
    notes = [html.Li(note[lang]) for note in indicator.notes]
    if notes:
        parts += [html.H3(say(lang, "definition_notes")), html.Ul(notes)]
    happened = [(one.year, f"{one.label[lang]} ({one.source})") for one in indicator.events_at(level, state)]
    happened += [(one.year, one.label[lang]) for one in indicator.breaks_at(level)]
    if happened:
        told = [
            html.Li(text if str(year) in text[:9] else f"{year}: {text}") for year, text in sorted(happened)
        ]
        parts += [html.H3(say(lang, "definition_events")), html.Ul(told)]
    if indicator.targets:
        aims = [html.Li(_target(indicator, one, lang)) for one in indicator.targets]
        parts += [html.H3(say(lang, "definition_targets")), html.Ul(aims)]
    if chance:
        parts += [html.H3(say(lang, "definition_chance")), *(html.P(one) for one in chance)]
    protection = "persons" if indicator.confidentiality == "persons" else "institutions"
    parts += [
        html.H3(say(lang, "definition_protection")),
        html.P(say(lang, f"definition_protection_{protection}")),
        html.H3(say(lang, "definition_sources")),
        html.Ul([html.Li(_source(one, lang)) for one in sources] + [html.Li(map_note)]),
    ]
    if has_example:
        parts.append(html.P(say(lang, "definition_examples"), className="bl-example-note"))
    parts += [
        html.H3(say(lang, "definition_dates")),
        html.P([say(lang, "definition_date", date=indicator.reporting_date[lang]), html.Br(), state_line]),
        *([html.P(next_figures)] if next_figures else []),
    ]
    # A stop of its own, so that the drawer can be scrolled by keyboard.
    region = attributes({"aria-labelledby": "monitor-definition-title"})
    return [html.Div(parts, className="bl-definition", lang=lang, tabIndex=0, role="region", **region)]


def _target(indicator: Indicator, target: Target, lang: str) -> str:
    value = formats.with_unit(target.value, indicator.unit, indicator.decimals, lang)
    return say(
        lang,
        "definition_target",
        year=target.year_from,
        value=value,
        label=target.label[lang],
        source=target.source,
    )


def _source(source: Source, lang: str) -> str:
    named = [source.name[lang], source.publisher, source.table, source.licence]
    note = f" {source.note[lang]}" if source.note else ""
    return ", ".join(part for part in named if part) + "." + note
