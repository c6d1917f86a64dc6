"""What the parts of the page are made of: everything that is shown, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dash.development.base_component import Component

from dashboard.indicators.courses.next_start import NextStart
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.institutions.places import ChosenPlace
from dashboard.integration.chain import ChainStep, Onward
from dashboard.integration.choice import ShownCourses
from dashboard.integration.key_figures import KeyFigures
from dashboard.integration.timeline import Timeline
from dashboard.integration.view import IntegrationView

PATH = "/integration"


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """The newest figure of the district: `counts` are "1.781 von 20.764", `land` is that of the state,
    `verdict` the word for chance, all empty where there is none; `query` opens it in the Monitor."""

    name: str
    year: str
    value: str
    counts: str
    land: str
    verdict: str
    example: bool
    query: str


@dataclass(frozen=True, slots=True)
class AccessibleRow:
    """A school or centre that is free of barriers, or partly: `km` is empty without a place."""

    key: str
    name: str
    kind: str
    town: str
    access: str
    focus: str
    km: str
    example: bool


@dataclass(frozen=True, slots=True)
class InclusionParts:
    """`counts` are institutions by what is known of their access, `rows` the first of those that are free of
    barriers, `more` how many others there are. `nearest` is the sentence of what is nearest with the focus,
    empty without one."""

    indicators: Sequence[IndicatorLine]
    focuses: Sequence[str]
    counts: Mapping[str, int]
    rows: Sequence[AccessibleRow]
    more: int
    nearest: str
    map: str
    map_said: str
    on_map: str


@dataclass(frozen=True, slots=True)
class IntegrationParts:
    """Everything the page shows. `every` counts courses before any filter. `map` is SVG, `map_said` says it
    in words. `next_names` are names of municipalities by key. `examples` is `all`, `some` or empty."""

    view: IntegrationView
    words: DistrictWords
    notices: Sequence[Component]
    today: date
    places: Mapping[str, ChosenPlace]
    every: int
    choice: ShownCourses
    figures: KeyFigures
    timeline: Timeline
    chain: Sequence[ChainStep]
    onward: Sequence[Onward]
    next_starts: Sequence[NextStart]
    next_names: Mapping[str, str]
    indicators: Sequence[IndicatorLine]
    map: str
    map_said: str
    inside: int
    examples: str
    confirmed: date | None
    version: str
    credits: str
    suffix: str
    inclusion: InclusionParts | None = None

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.view.language

    @property
    def place(self) -> ChosenPlace | None:
        """The chosen place."""
        return self.places.get(self.view.place)


def address_of(view: IntegrationView) -> str:
    """The page in a state."""
    query = view.to_query()
    return f"{PATH}?{query}" if query else PATH
