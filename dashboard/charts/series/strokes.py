"""Lines and bands of the time series: pieces of one style each, single values as dots, a place's sign at its
end."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.charts import colours, target_line
from dashboard.charts.description import AreaMark, Colour, LineMark, Mark, PointMark
from dashboard.charts.series.lines import Line, runs_of
from dashboard.drawing import style
from dashboard.indicators.own_words import OWN_TARGET

BAND = 0.15  # opacity
EXAMPLE, EARLIER = (1.0, 4.5), (9.0, 3.0)
"""Dashes of synthetic years and of an earlier source."""
DASHES = {
    "land": (5.0, 4.0),
    "bund": (10.0, 4.0),
    "ziel": (7.0, 4.0, 1.5, 4.0),
    OWN_TARGET: target_line.DASH,
    "aehnliche": (2.0, 3.0),
}
_WIDTHS = {"place": 2.6, "kreis": 2.2, "ziel": 1.4, OWN_TARGET: target_line.WIDTH, "amt": 1.3}
_OTHER = 1.4  # px of selected places but the first, which has the band


def tone(line: Line) -> Colour:
    """Of a selected place that of its position; ink for the district and targets, pale for every other
    line."""
    if line.role == "place":
        return colours.place(line.position)
    return "ink" if line.role in ("kreis", "ziel", OWN_TARGET) else "line_land"


def band(line: Line, cuts: tuple[int, ...]) -> Iterator[Mark]:
    """The interval around a line, or the middle half of a group; none over a gap or a break."""
    if line.lower is None or line.upper is None:
        return
    among = line.banded() if line.role == "aehnliche" else [i for i in line.banded() if i in line.known()]
    for run in runs_of(line, cuts, among):
        if len(run) > 1:
            ring = [(float(line.years[i]), float(line.upper[i])) for i in run]
            ring += [(float(line.years[i]), float(line.lower[i])) for i in reversed(run)]
            yield AreaMark(tuple(ring), tone(line), BAND, key=line.key, role="band")


def strokes(line: Line, cuts: tuple[int, ...], example: str) -> Iterator[Mark]:
    """`cuts` are the years in which a break of the series begins, `example` the word for synthetic
    figures."""
    for run in runs_of(line, cuts):
        if len(run) == 1:
            yield _dot(line, run[0], example)
        else:
            yield from _pieces(line, run, example)
    if line.role == "place":
        yield _end(line, example)


def _pieces(line: Line, run: list[int], example: str) -> Iterator[Mark]:
    newest, start = line.source_at(line.known()[-1]), 0
    for end in range(1, len(run)):
        here = _style_of(line, run[end])
        if end + 1 < len(run) and here == _style_of(line, run[end + 1]):
            continue
        synthetic, source = here
        dash = EXAMPLE if synthetic else DASHES.get(line.role, ())
        earlier = not synthetic and source != newest and not line.is_example(line.known()[-1])
        dash = EARLIER if earlier and line.role not in DASHES else dash
        indexes = run[start : end + 1]
        yield LineMark(
            tuple((float(line.years[i]), float(line.values[i])) for i in indexes), tone(line),
            _width(line), dash, key=line.key, name=line.name, role=line.role, round_cap=True,
            words=tuple(_words(line, i, example) for i in indexes),
        )  # fmt: skip
        start = end


def _width(line: Line) -> float:
    return _OTHER if line.role == "place" and line.position else _WIDTHS.get(line.role, 1.6)


def _dot(line: Line, i: int, example: str) -> PointMark:
    """A value without a neighbour, which would be no line and invisible; open where it is synthetic."""
    radius, is_open = 3.0 if line.role == "place" else 2.5, line.is_example(i)
    edge, width = (tone(line), 1.6) if is_open else ("", 0.0)
    fill = "surface" if is_open else tone(line)
    return PointMark(
        line.years[i], line.values[i], radius, fill, edge=edge, edge_width=width, key=line.key, name=line.name,
        words=_words(line, i, example),
    )  # fmt: skip


def _end(line: Line, example: str) -> PointMark:
    form = style.MARKERS[line.position % len(style.MARKERS)]
    is_open = form.endswith("-open")
    fill, edge = ("surface", tone(line)) if is_open else (tone(line), "surface")
    i = line.known()[-1]
    return PointMark(
        line.years[i], line.values[i], 4.5, fill, form, edge, 2.0 if is_open else 1.6, key=line.key, name=line.name,
        words=_words(line, i, example),
    )  # fmt: skip


def _style_of(line: Line, i: int) -> tuple[bool, int]:
    """Whether the step that ends in year `i` is synthetic, and its source."""
    return line.is_example(i), line.source_at(i)


def _words(line: Line, i: int, example: str) -> tuple[str, ...]:
    details = line.details[i] if len(line.details) else ""
    source = line.sources[line.source_at(i)] if line.sources and line.source_at(i) >= 0 else ""
    said = example if line.is_example(i) else ""
    return (f"{line.name} {line.years[i]}", *filter(None, (line.texts[i], details, source, said)))
