"""The fields of the forms in which staff define something, in the order in which they stand there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.area import LEVELS
from dashboard.domain.definitions.action import ACTION_STATES
from dashboard.domain.definitions.network import BODY_KINDS, ORGANISATION_KINDS


class Control(StrEnum):
    """How a field is filled in. `both` controls have a part for each language. LINKS are a name and an address a line,
    PROGRAMME a time and a title a line."""

    LINE = "line"
    BOTH_LINES = "both_lines"
    BOTH_AREAS = "both_areas"
    BOTH_LISTS = "both_lists"
    CHOICE = "choice"
    CHECKS = "checks"
    FLAG = "flag"
    WHOLE = "whole"
    DECIMAL = "decimal"
    DAY = "day"
    WORDS = "words"
    KEYS = "keys"
    KEY = "key"
    LINKS = "links"
    PROGRAMME = "programme"
    CLOCK = "clock"


BOTH = (Control.BOTH_LINES, Control.BOTH_AREAS, Control.BOTH_LISTS, Control.PROGRAMME)


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: `name` is that of the definition file. `choices` are the values that may be chosen; those of themes,
    breakdowns, measures and indicators come from the catalogue (`of`). `needed`: the file is refused without it."""

    name: str
    control: Control
    choices: tuple[str, ...] = ()
    of: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that stand in one card; the words of its title are `staff_group_<name>`."""

    name: str
    fields: tuple[FormField, ...]


_F = FormField
KINDS = ("persons", "institutions", "ratio")
DIRECTIONS = ("higher_is_better", "lower_is_better", "neutral")
UNITS = (
    *("percent", "per_100", "per_1000", "per_10000", "persons", "institutions", "places"),
    *("ratio", "index", "per_km2", "weeks", "days", "minutes", "euro"),
)
SMALL_AREAS = ("rounded", "amt_only", "kreis_only")

MEASURE = (
    _F("name", Control.BOTH_LINES, needed=True),
    _F("unit", Control.BOTH_LINES, needed=True),
    _F("reporting_date", Control.BOTH_LINES, needed=True),
    _F("kind", Control.CHOICE, KINDS, needed=True),
)
INDICATOR = (
    FieldGroup(
        "formula",
        (
            _F("numerator", Control.KEYS, of="measures"),
            _F("denominator", Control.KEYS, of="measures"),
            _F("denominator_lag", Control.WHOLE),
            _F("ratio", Control.KEY, of="ratios"),
        ),
    ),
    FieldGroup(
        "texts",
        (
            _F("name", Control.BOTH_LINES, needed=True),
            _F("short", Control.BOTH_LINES),
            _F("subtitle", Control.BOTH_LINES),
            _F("definition", Control.BOTH_AREAS, needed=True),
            _F("reading_help", Control.BOTH_AREAS, needed=True),
            _F("denominator_unit", Control.BOTH_LINES),
            _F("reporting_date", Control.BOTH_LINES, needed=True),
            _F("notes", Control.BOTH_LISTS),
        ),
    ),
    FieldGroup(
        "properties",
        (
            _F("theme", Control.CHOICE, of="themes", needed=True),
            _F("unit", Control.CHOICE, UNITS, needed=True),
            _F("decimals", Control.CHOICE, ("0", "1", "2", "3"), needed=True),
            _F("direction", Control.CHOICE, DIRECTIONS, needed=True),
            _F("breakdowns", Control.CHECKS, of="breakdowns"),
            _F("small_areas", Control.CHOICE, ("", *SMALL_AREAS)),
            _F("cases_in_base", Control.FLAG),
            _F("synonyms", Control.WORDS),
            _F("next_delivery", Control.DAY),
        ),
    ),
)
TARGET = (
    FieldGroup(
        "target",
        (
            _F("indicator", Control.KEY, of="indicators", needed=True),
            _F("value", Control.DECIMAL, needed=True),
            _F("year_from", Control.WHOLE, needed=True),
            _F("levels", Control.CHECKS, LEVELS),
            _F("label", Control.BOTH_LINES, needed=True),
            _F("source", Control.LINE, needed=True),
            _F("resolved_on", Control.DAY, needed=True),
        ),
    ),
)
EVENT = (
    FieldGroup(
        "event",
        (
            _F("year", Control.WHOLE, needed=True),
            _F("label", Control.BOTH_LINES, needed=True),
            _F("indicators", Control.KEYS, of="indicators", needed=True),
            _F("levels", Control.CHECKS, LEVELS),
            _F("source", Control.LINE, needed=True),
        ),
    ),
)
ACTION = (
    FieldGroup(
        "action",
        (
            _F("name", Control.BOTH_LINES, needed=True),
            _F("owner", Control.LINE, needed=True),
            _F("state", Control.CHOICE, ACTION_STATES, needed=True),
            _F("begins", Control.DAY, needed=True),
            _F("ends", Control.DAY),
            _F("aim", Control.CHOICE, of="aims"),
            _F("indicator", Control.KEY, of="indicators"),
            _F("paper", Control.LINE),
            _F("note", Control.BOTH_AREAS),
        ),
    ),
)
PRINCIPLE = (
    FieldGroup(
        "principle",
        (
            _F("number", Control.WHOLE, needed=True),
            _F("name", Control.BOTH_LINES, needed=True),
            _F("text", Control.BOTH_AREAS),
        ),
    ),
)
AIM = (
    FieldGroup(
        "aim",
        (
            _F("number", Control.WHOLE, needed=True),
            _F("name", Control.BOTH_LINES, needed=True),
            _F("theme", Control.CHOICE, of="themes", needed=True),
            _F("principle", Control.CHOICE, of="principles"),
            _F("indicators", Control.KEYS, of="indicators"),
        ),
    ),
)
ORGANISATION = (
    FieldGroup(
        "organisation",
        (
            _F("name", Control.BOTH_LINES, needed=True),
            _F("kind", Control.CHOICE, ORGANISATION_KINDS, needed=True),
            _F("web", Control.LINE),
        ),
    ),
)
BODY = (
    FieldGroup(
        "body",
        (
            _F("name", Control.BOTH_LINES, needed=True),
            _F("kind", Control.CHOICE, BODY_KINDS, needed=True),
            _F("tasks", Control.BOTH_LISTS),
            _F("members", Control.CHECKS, of="organisations"),
            _F("parent", Control.CHOICE, of="bodies"),
            _F("begins", Control.DAY),
            _F("ends", Control.DAY),
            _F("basis", Control.BOTH_LINES),
            _F("agreement", Control.CHOICE, of="agreements"),
        ),
    ),
)
MEETING = (
    FieldGroup(
        "meeting",
        (
            _F("body", Control.CHOICE, of="bodies", needed=True),
            _F("name", Control.BOTH_LINES, needed=True),
            _F("day", Control.DAY, needed=True),
            _F("begins", Control.CLOCK),
            _F("ends", Control.CLOCK),
            _F("place", Control.LINE),
            _F("public", Control.FLAG),
            _F("agenda", Control.BOTH_LISTS),
            _F("papers", Control.LINKS),
            _F("oparl", Control.LINE),
        ),
    ),
)
AGREEMENT = (
    FieldGroup(
        "agreement",
        (
            _F("name", Control.BOTH_LINES, needed=True),
            _F("parties", Control.CHECKS, of="organisations", needed=True),
            _F("day", Control.DAY, needed=True),
            _F("ends", Control.DAY),
            _F("text", Control.BOTH_AREAS),
            _F("link", Control.LINE),
        ),
    ),
)
CONFERENCE = (
    FieldGroup(
        "conference",
        (
            _F("name", Control.BOTH_LINES, needed=True),
            _F("day", Control.DAY, needed=True),
            _F("begins", Control.CLOCK),
            _F("ends", Control.CLOCK),
            _F("place", Control.LINE),
            _F("text", Control.BOTH_AREAS),
            _F("programme", Control.PROGRAMME),
            _F("registration", Control.LINE),
            _F("papers", Control.LINKS),
            _F("results", Control.BOTH_AREAS),
        ),
    ),
)
GROUPS = {
    "indicator": INDICATOR,
    "measure": (FieldGroup("measure", MEASURE),),
    "target": TARGET,
    "event": EVENT,
    "action": ACTION,
    "principle": PRINCIPLE,
    "aim": AIM,
    "organisation": ORGANISATION,
    "body": BODY,
    "meeting": MEETING,
    "agreement": AGREEMENT,
    "conference": CONFERENCE,
}
"""The cards of each kind of definition."""
AIMS = ("principle", "aim", "action", "target", "event")
NETWORK = ("body", "organisation", "meeting", "agreement", "conference")
"""What the page of the network shows."""
STRATEGY = ("principle", "aim", "action")
"""What the page of the strategy shows; as an example it ships for one district."""
MAY_BE_EXAMPLE = (*STRATEGY, *NETWORK)
"""Kinds of which an example ships for one district; whoever edits one makes it the district's own."""
