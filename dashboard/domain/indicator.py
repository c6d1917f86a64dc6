"""Indicators: what is shown, how it is computed from measures, and how it is explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.domain.definitions.action import StrategyAction
from dashboard.domain.definitions.network import (
    Agreement,
    Conference,
    NetworkBody,
    NetworkMeeting,
    Organisation,
)
from dashboard.domain.definitions.strategy import Aim, Principle
from dashboard.domain.measure import Measure, Source, Text

_WITHHELD = {"amt_only": ("gemeinde",), "kreis_only": ("gemeinde", "amt")}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a year and is noted in the time series.

    `levels` empty means all levels, `states` (2-digit keys) empty means all states.
    """

    year: int
    label: Text
    source: str
    levels: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """The first year of a new basis: values before and from `year` on are not comparable.

    `basis` names what holds from then on in a word or two ("Zensus 2022"), where a number must say it beside
    itself.
    """

    year: int
    label: Text
    levels: tuple[str, ...] = ()
    basis: Text | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A value that somebody has resolved to reach, in the indicator's unit.

    It holds from `year_from` until the next target of the same level begins. `source` says who resolved it
    and when. `levels` empty means all levels.
    """

    year_from: int
    value: float
    label: Text
    source: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One entry of the catalogue.

    Computed as `sum(numerator measures) / sum(denominator measures) * factor`; without denominator it is a
    count. `ratio` names the measure of kind `ratio` that an office publishes for the same thing.
    `denominator_lag` is added to the year of the numerator to find the year of the denominator (population at
    31 December before a 1 March: -1). `share_of_total` names breakdown dimensions whose categories divide by
    the total's denominator (a composition). `unit`: `percent | per_100 | per_1000 | per_10000 | persons |
    institutions | places | per_km2 | index | weeks | days | minutes | euro | ratio`. `direction`: `higher_is_better
    | lower_is_better | neutral`. `no_ranking_at` lists levels without rank and verdict. `denominator_unit` is what the
    denominator counts, as it stands after "von": "263 von 432 Kindern". `small_areas` says how breakdowns are
    given for small areas: `rounded` to multiples of 5 for municipalities, for Ämter and above (`amt_only`) or
    only from the district on (`kreis_only`); empty: everywhere and exactly. `cross_table` names breakdowns whose
    categories are cells of a table with two margins that are published, too (leavers by certificate and
    destination): our own counts of them are given from the district on and rounded to multiples of 5 everywhere.
    `cases_in_base`: the numerator
    counts some of those whom the denominator counts (unemployed young people among the young), so that a rate
    per 100 is a proportion with another name. `base_name`: what the measures of the denominator are called,
    filled when the catalogue is loaded. `within` names the indicator among whose cases those of a published
    ratio are counted, too; formulas say it by themselves. `as_published`: its counts are those of an office
    that has changed them at random, filled when the catalogue is loaded: no limits, no tests, no periods.
    `nothing` is what stands where the status is NOT_APPLICABLE, None for the usual word. `next_delivery` is the day
    by which its next figures are expected, None where nobody has said.
    """

    key: str
    theme: str
    name: Text
    short: Text
    subtitle: Text
    unit: str
    decimals: int
    direction: str
    reporting_date: Text
    definition: Text
    reading_help: Text
    confidentiality: str
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    denominator_lag: int = 0
    factor: float = 1.0
    ratio: str | None = None
    breakdowns: tuple[str, ...] = ()
    share_of_total: tuple[str, ...] = ()
    no_ranking_at: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()
    breaks: tuple[Break, ...] = ()
    events: tuple[Event, ...] = ()
    synonyms: tuple[str, ...] = ()
    denominator_unit: Text | None = None
    targets: tuple[Target, ...] = ()
    small_areas: str = ""
    cross_table: tuple[str, ...] = ()
    base_name: Text | None = None
    cases_in_base: bool = False
    within: str = ""
    as_published: bool = False
    nothing: Text | None = None
    next_delivery: date | None = None

    def events_at(self, level: str, state: str) -> tuple[Event, ...]:
        """What happened to the series of a level in a state (two digits)."""
        return tuple(
            one
            for one in self.events
            if (not one.levels or level in one.levels) and (not one.states or state in one.states)
        )

    def breaks_at(self, level: str) -> tuple[Break, ...]:
        """The breaks of the series that count at a level: those that name no level count at each."""
        return tuple(one for one in self.breaks if not one.levels or level in one.levels)

    def basis_in(self, year: int, level: str) -> Text | None:
        """What the figures of a year rest on, where the catalogue names it."""
        begun = [one for one in self.breaks_at(level) if one.year <= year]
        return max(begun, key=lambda one: one.year).basis if begun else None

    @property
    def is_share(self) -> bool:
        """Whether it is written in per cent, and differences in points."""
        return self.unit == "percent"

    @property
    def is_proportion(self) -> bool:
        """Whether the cases are some of the base, so that intervals and tests are those of proportions."""
        return self.is_share or self.cases_in_base

    def withholds(self, breakdown: str, level: str) -> bool:
        """Whether a breakdown of our own counts is not given at a level: see `small_areas` and `cross_table`."""
        rule = "kreis_only" if self.crosses(breakdown) else self.small_areas
        return bool(breakdown) and level in _WITHHELD.get(rule, ())

    def crosses(self, breakdown: str) -> bool:
        """Whether a breakdown is one of a cross table."""
        return breakdown.partition(":")[0] in self.cross_table

    def rounds(self, breakdown: str, level: str) -> bool:
        """Whether our own counts of a breakdown are given in multiples of 5 at a level."""
        small = self.small_areas == "rounded" and bool(breakdown) and level == "gemeinde"
        return small or self.crosses(breakdown)


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of indicators, in the order in which pages show them."""

    key: str
    name: Text


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A dimension such as `geschlecht` with its categories in order of display: category key -> wording.

    `adds_up`: whether the categories of a count add up to its total, so that relations may be derived from
    them.
    """

    key: str
    name: Text
    categories: Mapping[str, Text]
    adds_up: bool = True


@dataclass(frozen=True, slots=True)
class MeasureSum:
    """A measure that is the sum of others by definition, which every reader knows and protection counts with.

    A part is a measure's key, or `measure/dimension:category`. Not `exact`: the parts only stay below the
    whole.
    """

    whole: str
    parts: tuple[str, ...]
    exact: bool = True


@dataclass(frozen=True, slots=True)
class CompositionPart:
    """One part of a whole: the cases of an indicator, or of some categories of it, together.

    A member is an indicator's key, or `indicator/dimension:category`. `name` stands where several members have
    none together.
    """

    members: tuple[str, ...]
    name: Text | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """Parts that add up to a whole, in order of display: the certificates of all leavers.

    `base` is what 100 % are, as it stands behind "in Prozent": "aller Abgehenden". `of_cases`: the whole is the
    indicator's cases (all apprentices by sex), else what it divides by (all leavers by certificate).
    """

    key: str
    name: Text
    base: Text
    parts: tuple[CompositionPart, ...]
    of_cases: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the monitor can show, in order of display. Validated when built: see
    `data.catalogue.loader`.

    `opening` is the indicator with which the Monitor opens. `sums` serve publishing only: a stored catalogue
    has none. `compositions` are those that no breakdown states by itself: see
    `dashboard.indicators.composition.offered`. `actions`, `principles` and `aims` are those of the
    district's strategy, the last two in the order of their numbers; `organisations` to `conferences` say who works
    with whom.
    """

    themes: Mapping[str, Theme]
    indicators: Mapping[str, Indicator]
    measures: Mapping[str, Measure]
    sources: Mapping[str, Source]
    breakdowns: Mapping[str, Breakdown] = field(default_factory=dict)
    opening: str = ""
    sums: tuple[MeasureSum, ...] = ()
    compositions: tuple[Composition, ...] = ()
    actions: tuple[StrategyAction, ...] = ()
    principles: tuple[Principle, ...] = ()
    aims: tuple[Aim, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    bodies: tuple[NetworkBody, ...] = ()
    meetings: tuple[NetworkMeeting, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    conferences: tuple[Conference, ...] = ()

    def of_theme(self, theme: str) -> tuple[Indicator, ...]:
        """The theme's indicators, in the catalogue's order."""
        return tuple(one for one in self.indicators.values() if one.theme == theme)
