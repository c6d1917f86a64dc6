"""The stage as a value: everything that is written on it in any year, decided before it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass

from dashboard.indicators.own_words import OwnTarget

MAP, SERIES, RANKING, TABLE, DISTRIBUTION, FUNNEL, TWO_MAPS = (
    "karte",
    "zeitreihe",
    "rangfolge",
    "tabelle",
    "verteilung",
    "trichter",
    "zweikarten",
)
COMPOSITION = "zusammensetzung"
PICTURES = (MAP, SERIES, RANKING, TABLE, DISTRIBUTION, FUNNEL, TWO_MAPS, COMPOSITION)
"""What can fill the stage, by the names in addresses and folders."""
DISTRICT, NO_SIGN = -1, -2
"""Signs of those that are no selected place: the district's stroke, and none."""
MOST_NUMBERS = 3


@dataclass(frozen=True, slots=True)
class AskedScene:
    """What a scene wants: the view, the year, the selected places, its own sentence, and for two maps the
    first year. `dark` is how it is shown; the picture of a map says then which end is high. `own` is what the
    reader has added for what is shown, `target` the reader's target for its values. `gone` says that another
    indicator is shown than the scene was made of: then its own sentence is not true. `composed` are the years in
    which a composition has something to show, `not_composed` the sentence for when it has none."""

    picture: str
    year: int | None = None
    places: tuple[str, ...] = ()
    headline: str = ""
    base_year: int | None = None
    dark: bool = False
    own: str = ""
    gone: str = ""
    composed: tuple[int, ...] = ()
    not_composed: str = ""
    target: OwnTarget | None = None


@dataclass(frozen=True, slots=True)
class StageNumber:
    """One large number. `sign` is the position of a selected place (0 to 7), DISTRICT or NO_SIGN.

    `word` is the code of a verdict (`clear`, `possible`, `chance`, `not_testable`, `too_few`) and `said` the
    same in the slab's language; both are empty where nothing is claimed.
    """

    key: str
    name: str
    sign: int
    text: str
    word: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class StageRow:
    """One line of the table. `part` is district, target (the reader's own), selected, highest or lowest.

    `share` (0 to 1) is the length of its bar, None without a value; `tone` is its class, -1 without one.
    """

    key: str
    name: str
    sign: int
    part: str
    text: str
    counts: str
    difference: str
    word: str
    said: str
    share: float | None
    tone: int


@dataclass(frozen=True, slots=True)
class StageBar:
    """One bar of the ranking, from `start` to `end` as parts (0 to 1) of the axis; `text` without a unit.

    `few` cases stand behind it; `gap` says that places are left out above it.
    """

    key: str
    name: str
    sign: int
    text: str
    value: float
    start: float
    end: float
    tone: int
    few: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class StageRanking:
    """The bars of a year in one or two columns, the highest first; `district` (0 to 1) is where its line
    stands on the axis from `low` to `high`, `left_out` says which places have no bar. `target` is the same of the
    reader's own target, None without one or where it lies beyond the axis, `aim` what is written there."""

    columns: tuple[tuple[StageBar, ...], ...] = ()
    district: float | None = None
    left_out: str = ""
    low: float = 0.0
    high: float = 1.0
    target: float | None = None
    aim: str = ""


@dataclass(frozen=True, slots=True)
class StageSign:
    """A sign of the map that is no class: the code of its status, None for few cases, its word, and how many
    places have it."""

    status: int | None
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class StageLegend:
    """The scale below the numbers. `breaks` are the texts under the joints, the last with its unit; of a
    continuous scale `ends` stand at the ends.

    `circles` are texts and shares of the largest radius, where numbers are circles.
    """

    classes: int
    breaks: tuple[str, ...]
    ends: tuple[str, ...] = ()
    circles: tuple[tuple[str, float], ...] = ()
    diverging: bool = False


@dataclass(frozen=True, slots=True)
class StagePlace:
    """A selected place; `sign` is its position."""

    key: str
    name: str
    sign: int


@dataclass(frozen=True, slots=True)
class StagePeak:
    """The highest or lowest value of a line of the time series, and what is written at it; `above` the line or
    below it."""

    key: str
    year: int
    value: float
    text: str
    above: bool


@dataclass(frozen=True, slots=True)
class StageGap:
    """Years that a line of the time series lacks, around `x`, in words; `value` is the middle of those before
    and after."""

    x: float
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class StageYear:
    """What the stage says in one year; in others than the scene's own the sentence is the computed one.

    `district_name` and `district` are name and text of the district, empty without a figure;
    `district_share` is the place (0 to 1) of its stroke on the legend, None where it has none. `extreme` is
    the one place that a map names beside the selected ones: key, name and text, empty where there is none.
    `dotted` says what dots on areas or bars mean where no legend does, empty where there are none. `changed`
    are the keys of places that two maps outline, `outlined` says in two words what the outline means.
    """

    year: int
    label: str
    headline: str
    badge: str
    numbers: tuple[StageNumber, ...]
    source: str
    district_name: str = ""
    district: str = ""
    district_share: float | None = None
    map_signs: tuple[StageSign, ...] = ()
    rows: tuple[StageRow, ...] = ()
    ranking: StageRanking = StageRanking()
    extreme: str = ""
    extreme_name: str = ""
    extreme_text: str = ""
    dotted: str = ""
    changed: tuple[str, ...] = ()
    outlined: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A scene on the stage. `years` are those with something to show, ascending; `year` is the one shown
    first.

    `picture` is the view that is really shown and `fallback` the sentence that says why it, or the year, is
    not the one asked for. `base` is the first year of two maps. `heads` name the table's columns: place,
    value, counts, difference, word. `names` are the short names of the slab's places, in its order. `peaks`
    and `gaps` are named in a time series.
    """

    picture: str
    asked: str
    fallback: str
    lang: str
    title: str
    unit: str
    year: int | None
    years: tuple[StageYear, ...]
    legend: StageLegend
    selected: tuple[StagePlace, ...] = ()
    heads: tuple[str, ...] = ()
    base: StageYear | None = None
    names: tuple[str, ...] = ()
    peaks: tuple[StagePeak, ...] = ()
    gaps: tuple[StageGap, ...] = ()

    def at(self, year: int | None) -> StageYear | None:
        """What is said in a year; None for one that has nothing to show."""
        return next((one for one in self.years if one.year == year), None)

    @property
    def now(self) -> StageYear | None:
        """The year shown first."""
        return self.at(self.year)


def document(stage: Stage) -> Mapping[str, object]:
    """The stage as plain values for JSON: the keys are the fields."""
    found = _plain(stage)
    assert isinstance(found, dict)
    return found


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
