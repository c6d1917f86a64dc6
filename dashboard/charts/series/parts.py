"""A time series without a size: its marks in years and values, and the names and notes that are to be placed
beside them. The browser gets these parts and places them in the size that it has."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.charts.axes import suffix_of
from dashboard.charts.description import Axis, Colour, Mark
from dashboard.charts.series.content import SeriesContent
from dashboard.charts.series.lines import Line
from dashboard.charts.series.strokes import band, strokes, tone
from dashboard.charts.view_axes import even_axis

_CUT = {"de": "Achse beginnt nicht bei null", "en": "axis does not begin at zero"}
_ROOM = 0.02  # of the axis above the highest value in which a number may still stand


@dataclass(frozen=True, slots=True)
class LineName:
    """A line's name with the text of its last value; `above` is the side of its end where no line is near."""

    key: str
    name: str
    year: int
    value: float
    text: str
    colour: Colour
    weight: int
    above: bool


@dataclass(frozen=True, slots=True)
class SeriesNote:
    """An event, or a break, which stands half a year before the year that it changes."""

    x: float
    text: str
    is_break: bool


@dataclass(frozen=True, slots=True)
class SourceChange:
    """The first year of another official source, and what is said of it."""

    year: int
    text: str


@dataclass(frozen=True, slots=True)
class SeriesPeak:
    """A value that a stage marks with a dot and its text; `above` the line or below it."""

    year: int
    value: float
    text: str
    colour: Colour
    above: bool


@dataclass(frozen=True, slots=True)
class SeriesGap:
    """Years without a value, around `x`, in words; `value` is the middle of those before and after."""

    x: float
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class SeriesParts:
    """Everything that is drawn from `first` to `last` year. `values` is the axis of values, whose high end is
    set where the size is known, so that `highest`, the highest number drawn, stays below the notes.

    `notes` are in order of their years, `names` in that of their lines, the last drawn on top. `cut` says that
    the axis of values does not begin at zero, empty where it does. `peaks` and `gaps` are named on a stage
    alone.
    """

    first: int
    last: int
    values: Axis
    highest: float
    marks: tuple[Mark, ...]
    names: tuple[LineName, ...]
    notes: tuple[SeriesNote, ...]
    sources: tuple[SourceChange, ...]
    cut: str
    lang: str
    peaks: tuple[SeriesPeak, ...] = ()
    gaps: tuple[SeriesGap, ...] = ()


def parts_of(series: SeriesContent) -> SeriesParts | None:
    """The parts of a time series; None where no line has a value."""
    known = series.known()
    if not known:
        return None
    (first, last), (_, highest), scale = series.span(), series.extent(), series.scale()
    cuts, spans = tuple(cut.year for cut in series.noted()[1]), series.bands()
    drawn: list[Mark] = []
    for line in [*spans, *(line for line in known if line not in spans)]:
        drawn += band(line, cuts)
    for line in known:
        drawn += strokes(line, cuts, series.example)
    most = highest + _ROOM * (scale.high - scale.low)  # what lies higher is room for notes
    return SeriesParts(
        first,
        last,
        even_axis(scale, suffix_of(series.unit), series.lang, most=most),
        highest,
        tuple(drawn),
        tuple(_name(line, known) for line in known),
        _notes(series),
        tuple(_source_changes(known, series.lang)),
        _CUT[series.lang] if scale.low > 0 or scale.high < 0 else "",
        series.lang,
    )


def _name(line: Line, known: Sequence[Line]) -> LineName:
    i = line.known()[-1]
    year, value = line.years[i], float(line.values[i])
    beside = [at for at in (other.at(year) for other in known if other is not line) if not math.isnan(at)]
    nearest = min(beside, key=lambda at: abs(at - value), default=-math.inf)
    weight = 700 if line.role == "place" else 600
    return LineName(
        line.key, line.name, year, value, line.texts[i], tone(line), weight, bool(value >= nearest)
    )


def _notes(series: SeriesContent) -> tuple[SeriesNote, ...]:
    events, cuts = series.noted()
    marks = [(cut.year - 0.5, cut.label.get(series.lang, cut.label["de"]), True) for cut in cuts]
    marks += [(float(event.year), event.label.get(series.lang, event.label["de"]), False) for event in events]
    return tuple(SeriesNote(x, label, is_break) for x, label, is_break in sorted(marks))


def _source_changes(lines: Sequence[Line], lang: str) -> Iterator[SourceChange]:
    """Once for all lines that change there."""
    named: dict[tuple[int, str], None] = {}
    for line in lines:
        for before, i in pairwise(line.known()):
            if line.sources and line.source_at(before) != line.source_at(i) and not line.is_example(i):
                named[line.years[i], _short(line.sources[line.source_at(i)])] = None
    word = "ab" if lang == "de" else "from"
    return (SourceChange(year, f"{word} {year}: {name}") for year, name in named)


def _short(source: str) -> str:
    """A source's name up to its explanation: there is little room, and definition and source line say it in
    full."""
    return re.split("[,:]", source)[0]
