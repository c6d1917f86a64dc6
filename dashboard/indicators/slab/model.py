"""The slab as a value: what the browser, charts, pictures and tables show of one indicator in any year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass

import numpy as np
import numpy.typing as npt

from dashboard.domain.slab import Codes, Floats
from dashboard.indicators.wording.district_words import DistrictWords

Ints = npt.NDArray[np.int_]
Texts = list[list[str]]
"""Year x place: a text, "" where nothing can be said."""
Words = Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class ValueRange:
    """Ends of an axis in the indicator's unit, the same in all years."""

    min: float
    max: float


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """One area beside the places, on the slab's years: the district, the first comparison or the funnel's
    area.

    `line` is False where its number is the sum of the places and would flatten them on one axis. `value` is
    None and texts are "" in a year without a figure, and in all years of a comparison that has an area of its
    own per place. `verdict_trend` holds `Verdict` codes, `example` 0 or 1.
    """

    key: str
    name: str
    line: bool
    value: list[float | None]
    text: list[str]
    counts: list[str]
    change: list[str]
    trend: list[str]
    verdict_trend: list[int]
    example: list[int]


@dataclass(frozen=True, slots=True)
class MeasuredDistrict:
    """The monitor's own district where a difference or change is displayed, on the slab's years."""

    key: str
    name: str
    line: bool
    value: list[float | None]
    text: list[str]


@dataclass(frozen=True, slots=True)
class DisplayedInstead:
    """The difference or change that the map displays in the place of the value; arrays are year x place.

    `value` in the indicator's unit (points for shares), NaN where it cannot be said; `status` NOT_APPLICABLE
    there.
    """

    value: Floats
    text: Texts
    status: Codes
    axis: ValueRange
    district: MeasuredDistrict | None
    title: str
    short: str
    none: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ClassLegend:
    """The classes, the same in all years, and how many places inside the filter each sign stands for.

    `breaks` in the indicator's unit, one less than `labels`, `joints` their texts where classes meet at them
    (none for a difference and a continuous scale); `counts` year x class, `statuses` year x status
    code, `missing` and `few` by year. `ends` are lowest and highest as text, of a continuous scale only.
    `diverging`: the classes lie as far below zero as above it.
    """

    title: str
    note: str
    labels: list[str]
    breaks: list[float]
    counts: Ints
    statuses: Ints
    missing: list[str]
    few: Ints
    continuous: bool
    ends: list[str] | None = None
    diverging: bool = False
    joints: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CircleStep:
    """One circle of the legend: its number in words and its radius as a part of the largest."""

    text: str
    share: float


@dataclass(frozen=True, slots=True)
class CircleSizes:
    """Numbers as circles: `share` (year x place) is the radius as a part of the largest of all years, 0
    without one."""

    share: Floats
    steps: tuple[CircleStep, ...]


@dataclass(frozen=True, slots=True)
class Histogram:
    """`edges` of bins of one width in the indicator's unit; `counts` of places are year x class x bin."""

    edges: Floats
    counts: npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """`base` (year x place): the cases behind each value, NaN where no point stands; `largest` of all years.

    For each year the lower and upper limits of 95 % (`inner`) and 99.8 % (`outer`) at the sizes `at`, see
    `control_limits.Funnel`. `title` is that of the axis of cases.
    """

    base: Floats
    largest: float
    at: list[list[float]]
    inner: tuple[list[list[float]], list[list[float]]]
    outer: tuple[list[list[float]], list[list[float]]]
    title: str


@dataclass(frozen=True, slots=True)
class Unrounded:
    """Year x place, 0 or 1: where a shown change or difference is not that of the two shown values."""

    change: Codes
    difference: Codes


@dataclass(frozen=True, slots=True)
class Headings:
    """Headings of the key figures: `change` and `trend` by year."""

    change: list[str]
    trend: list[str]
    rank: str
    difference: str


@dataclass(frozen=True, slots=True)
class ChanceColumns:
    """What a slab says of chance: all None where no place has counts, trends also where years are pooled.

    `lower` and `upper` limits in the indicator's unit (NaN where there are none), verdicts as `Verdict`
    codes; these and the texts are year x place, `marks` by year.
    """

    lower: Floats | None = None
    upper: Floats | None = None
    interval: Texts | None = None
    trend: Texts | None = None
    verdict_trend: Codes | None = None
    verdict_difference: Codes | None = None
    marks: list[str] | None = None
    funnel: FunnelLimits | None = None
    funnel_area: AreaFigures | None = None


@dataclass(frozen=True, slots=True)
class Slab:
    """Everything shown of one indicator, level and breakdown in any year. Each column: docs/slab.md.

    Arrays are year x place in the order of `years` (ascending) and `places`: `value` float64 in the
    indicator's unit, rounded to two digits more than shown, NaN where there is none; `status` `Status` codes;
    `few`, `example` 0 or 1; `classes` -1 without a value; `rank` 0 without one. `order` lists columns,
    highest value first, by year. `inside` is 1 for a place that passes the filters. `formerly`, `exists` and
    `territories` depend on the register of areas: empty or None where all areas always were what they are.
    """

    version: str
    indicator: str
    level: str
    breakdown: str
    lang: str
    unit: str
    decimals: int
    title: str
    short: str
    subtitle: str
    years: tuple[int, ...]
    labels: list[str]
    places: tuple[str, ...]
    names: list[str]
    lines: list[str]
    parents: Sequence[str]
    inside: Codes
    value: Floats
    status: Codes
    few: Codes
    example: Codes
    classes: Codes
    order: list[list[int]]
    rank: npt.NDArray[np.int32]
    ranked: Ints
    text: Texts
    counts: Texts
    change: Texts
    difference: Texts
    unrounded: Unrounded
    lower: Floats | None
    upper: Floats | None
    interval: Texts | None
    trend: Texts | None
    verdict_trend: Codes | None
    verdict_difference: Codes | None
    marks: list[str] | None
    funnel: FunnelLimits | None
    funnel_area: AreaFigures | None
    shown: DisplayedInstead | None
    legend: ClassLegend
    circles: CircleSizes | None
    share: Floats | None
    histogram: Histogram
    axis: ValueRange
    district: AreaFigures | None
    reference: AreaFigures | None
    summary: list[str]
    badge: list[str]
    provenance: str
    source: str
    heading: Headings
    words: Words
    local: DistrictWords
    formerly: Sequence[str] = ()
    exists: Codes | None = None
    territories: list[str] | None = None

    def row(self, year: int | None) -> int | None:
        """Of a year in all arrays; None for one that the slab does not hold."""
        return self.years.index(year) if year is not None and year in self.years else None

    @property
    def own_district(self) -> str:
        """The monitor's own district as the page calls it beside its figures: `Landkreis`."""
        return str(self.words["district"])

    def status_word(self, status: int) -> str:
        """What stands instead of a number of this status."""
        return str(self.words["status"][status])

    @property
    def whisker(self) -> str:
        """What the line over a bar means."""
        return str(self.words["whisker"])

    @property
    def level_name(self) -> str:
        """The level's places in the slab's language, in the plural: `Gemeinden`."""
        return str(self.words["level"])

    @property
    def place_name(self) -> str:
        """One of them: `Gemeinde`."""
        return str(self.words["name"])


_KEYS = {"classes": "class"}  # a word of Python
_ONLY_WHERE_TRUE = {"ends", "diverging"}
_NOT_SENT = {"local"}  # what it says stands in the texts


def document(slab: Slab) -> dict[str, object]:
    """The slab as docs/slab.md describes it, for the JSON that scripts read: arrays stay numpy, NaN becomes
    null there.

    The keys are the fields; of the legend `ends` and `diverging` stand there only where they say something.
    """
    found = _plain(slab)
    assert isinstance(found, dict)
    return found


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        given = {
            field.name: getattr(value, field.name) for field in fields(value) if field.name not in _NOT_SENT
        }
        return {
            _KEYS.get(name, name): _plain(one)
            for name, one in given.items()
            if name not in _ONLY_WHERE_TRUE or one
        }
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
