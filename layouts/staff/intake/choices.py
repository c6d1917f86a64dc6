"""What can be chosen in a mapping, in the reader's language, and the fields that offer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.attributes import attributes

LEFT_OUT, TOTAL = "weglassen", "summe"
ROLES = ("figures", "place", "amt", "year", "district", "out")
STATUSES = ("not_collected", "suppressed", "zero", "not_applicable", "unreliable", "later")
"""What a text in the place of a number can stand for."""


@dataclass(frozen=True, slots=True)
class MeasureChoice:
    """A measure: name, what is counted, and which day or period a year stands for; `day` is that in German."""

    key: str
    name: str
    unit: str
    reporting_date: str
    day: str


@dataclass(frozen=True, slots=True)
class MappingChoices:
    """Measures and places by key in the order in which they are offered; breakdowns as `dimension:category`."""

    measures: Mapping[str, MeasureChoice]
    breakdowns: Mapping[str, str]
    places: Mapping[str, str]


def select(
    name: str, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], chosen: str, label: str
) -> html.Select:
    """A list of choices in groups; a group without a name stands above the others. `label` is heard, not seen."""
    options: list[Component] = []
    taken = False
    for group, listed in groups:
        entries = []
        for value, words in listed:
            first = value == chosen and not taken
            taken = taken or first
            entries.append(html.Option(words, value=value, selected=first))
        options += [html.Optgroup(entries, label=group)] if group else entries
    return html.Select(
        options, className="form-select form-select-sm", **attributes({"name": name, "aria-label": label})
    )


def measure_groups(
    candidates: Sequence[str], choices: MappingChoices, lang: str
) -> list[tuple[str, list[tuple[str, str]]]]:
    """The measures, likely ones first."""
    proposed = [(key, choices.measures[key].name) for key in candidates if key in choices.measures]
    every = [(key, one.name) for key, one in choices.measures.items()]
    groups = [("", [("", say(lang, "intake_choose_measure"))])]
    if proposed:
        groups.append((say(lang, "intake_proposed"), proposed))
    return [*groups, (say(lang, "intake_all_measures"), every)]


def place_groups(choices: MappingChoices, lang: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """All places of the district, and that a row is none."""
    return [
        ("", [("", say(lang, "intake_choose_place"))]),
        ("", [(LEFT_OUT, say(lang, "intake_row_out")), (TOTAL, say(lang, "intake_row_total"))]),
        (say(lang, "intake_all_places"), list(choices.places.items())),
    ]
