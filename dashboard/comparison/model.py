"""Two to eight places side by side: what page, PDF, slides and sheet say of them, in numbers and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.domain.figure import Figure, Spread, TestedDifference
from dashboard.domain.verdict import Verdict
from dashboard.indicators.own_words import OwnTarget, distance
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.profile.model import YearChange
from dashboard.texts import say

FEWEST = 2
"""Places that a comparison needs."""


@dataclass(frozen=True, slots=True)
class ComparedPlace:
    """One of the compared places; `position` (0 to 7) gives colour and sign, `description` stands below its
    name."""

    key: str
    name: str
    description: str
    population: int | None
    position: int


@dataclass(frozen=True, slots=True)
class PlaceInYear:
    """One place in one year.

    `difference` is the one from the reference, `against_first` the one from the first place (both are value
    less the other's; the first place itself has None). `change` is that from the year before, `trend` how far
    the line through the five years up to this one rises or falls. `rank` is 1 for the highest of `ranked`
    places, None where nobody is ranked.
    """

    own: Figure
    difference: TestedDifference
    against_first: TestedDifference | None
    change: YearChange
    trend: TestedDifference
    rank: int | None
    ranked: int


@dataclass(frozen=True, slots=True)
class YearTable:
    """All places in one year, in their order. `label` is the year as it is shown ("2022–2024" where years are
    pooled).

    `reference` is the figure of whom differences are measured against, None where there is none.
    """

    year: int
    label: str
    entries: tuple[PlaceInYear, ...]
    reference: Figure | None


@dataclass(frozen=True, slots=True)
class Dot:
    """A place in a row of the dot plot: `at` is its distance from the district in standard deviations, None
    without."""

    figure: Figure
    at: float | None


@dataclass(frozen=True, slots=True)
class DotRow:
    """One indicator for all places, in the year that is nearest to the one on screen; with a `span` above 1
    in the period of so many years that ends in `year`. `when` names year or period as it is shown.

    Zero is the district, or where it cannot be compared (`district` is None) the middle one of all places,
    which `note` then says; it also says where a year stands alone while others are taken together. One is the
    standard deviation of all places of the level: `low` to `high` holds all of them, `lower_quartile` to
    `upper_quartile` the middle half. `without` says in a sentence why nothing can be drawn (and all of these
    are None), else it is empty.
    """

    indicator: str
    name: str
    unit: str
    decimals: int
    year: int | None
    example: bool
    dots: tuple[Dot, ...]
    district: Figure | None
    spread: Spread | None
    low: float | None
    lower_quartile: float | None
    upper_quartile: float | None
    high: float | None
    note: str
    without: str
    span: int = 1
    when: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One place of the scatter: both values, as numbers and as they are written. `few`: one of them is on few
    cases."""

    key: str
    name: str
    x: float
    y: float
    x_text: str
    y_text: str
    population: int | None
    few: bool


@dataclass(frozen=True, slots=True)
class Relation:
    """How two indicators go together over all places of the level in one year.

    `x` and `y` are the first and the second indicator; `quadrants` are the district's values of both, None
    where it has none. `counted` places are tested, `few` have too few cases to count, `hidden` are kept
    secret in one of the two, `missing` lack one for other reasons. `coefficient` is Spearman's rank
    correlation, `line` runs from one end of the values to the other and is None unless the relation is more
    than chance. `sentences` say what is seen, what was left out, and that a relation is no cause.
    """

    year: int
    label: str
    points: tuple[Point, ...]
    quadrants: tuple[float | None, float | None]
    counted: int
    few: int
    hidden: int
    missing: int
    coefficient: float | None
    probability: float | None
    verdict: Verdict
    word: str
    line: tuple[tuple[float, float], tuple[float, float]] | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that is said of two to eight places.

    `tables` hold one entry for each of `years`; `dots` and `relations` one per year of `years` as well, so
    that a year step asks nobody (`relations` has None where the two indicators share no year). `year` is the
    one on screen. `reference` is whom differences are measured against, in words. `sources`, `territory` and
    `version` are as in captions; `query` is the page's address. `notes` (by place) and `targets` (by indicator)
    are the reader's own words: nothing is tested against them.
    """

    places: tuple[ComparedPlace, ...]
    level: str
    level_name: str
    indicator: str
    name: str
    subtitle: str
    unit: str
    decimals: int
    second: str
    second_name: str
    second_unit: str
    second_decimals: int
    theme: str
    theme_name: str
    year: int | None
    years: tuple[int, ...]
    reference: str
    tables: tuple[YearTable, ...]
    dots: tuple[tuple[DotRow, ...], ...]
    relations: tuple[Relation | None, ...]
    example: bool
    sources: str
    territory: str
    version: str
    query: str
    lang: str
    words: DistrictWords
    notes: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, OwnTarget] = field(default_factory=dict)

    @property
    def target(self) -> OwnTarget | None:
        """The reader's target for the indicator that the places are compared in."""
        return self.targets.get(self.indicator)

    def from_target(self, figure: Figure) -> str:
        """How far a figure of the indicator lies from the reader's target; empty without one of both."""
        if self.target is None:
            return ""
        return distance(figure.value, self.target, self.unit, self.decimals, self.lang)

    def aim(self, indicator: str) -> str:
        """ "eigenes Ziel 40 %", empty where the reader has set none for the indicator."""
        target = self.targets.get(indicator)
        return f"{say(self.lang, 'own_target')} {target.text}" if target else ""

    def own(self) -> tuple[str, ...]:
        """What the reader has added, in sentences: targets, and the notes for the compared places."""
        lang, said = self.lang, list[str]()
        if self.target:
            said.append(say(lang, "own_target_said", text=self.target.text))
        names = {self.second: self.second_name}
        names |= {row.indicator: row.name for row in next(iter(self.dots), ())}
        others = (key for key in self.targets if key != self.indicator)
        said += [f"{names[key]}: {self.aim(key)}" for key in others]
        for place in self.places:
            if place.key in self.notes:
                said.append(say(lang, "own_note_said", name=place.name, text=self.notes[place.key]))
        return tuple(said)

    def row(self, year: int | None) -> int | None:
        """Index of a year, None when it is not among those shown."""
        return self.years.index(year) if year in self.years else None

    def enough(self) -> bool:
        """Whether there is anything to compare."""
        return len(self.places) >= FEWEST

    def names(self) -> Sequence[str]:
        """The places' names, in their order."""
        return [place.name for place in self.places]
