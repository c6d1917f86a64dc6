"""The course of a station: a short line with its last point."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dashboard import formats
from dashboard.charts.description import Chart, LineMark, Mark, PointMark, bare_plot
from dashboard.charts.svg.painter import small_svg
from dashboard.texts import say
from dashboard.transition.stations import Station

_WIDTH, _HEIGHT, _EDGE = 104.0, 28.0, 5.0


def course(station: Station) -> str:
    """The line of a station; new bases part it."""
    return short_line(station.trend.years, station.trend.own, station.trend.broken)


def short_line(years: Sequence[int], own: Sequence[float | None], broken: Collection[int] = ()) -> str:
    """As SVG in the tokens of the page; empty where there are not two years. Gaps and the years of `broken` part the
    line."""
    runs = _runs(years, own, broken)
    known = [one for run in runs for one in run]
    if len(known) < 2:
        return ""
    values = [value for _, value in known]
    low, high = min(values), max(values)

    def at(year: int, value: float) -> tuple[float, float]:
        x = _EDGE + (year - years[0]) / max(years[-1] - years[0], 1) * (_WIDTH - 2 * _EDGE)
        up = (value - low) / (high - low) if high > low else 0.5
        return round(x, 2), round(_HEIGHT - _EDGE - up * (_HEIGHT - 2 * _EDGE), 2)

    marks: list[Mark] = [LineMark(tuple(at(*one) for one in run), "ink", 1.8) for run in runs if len(run) > 1]
    marks.append(PointMark(*at(*known[-1]), 3.2, "ink"))
    return small_svg(Chart("course", bare_plot(_WIDTH, _HEIGHT), tuple(marks), bare=True), "page")


def course_words(station: Station, lang: str) -> str:
    """The first and the last year of the line with their numbers."""
    trend = station.trend
    known = [one for run in _runs(trend.years, trend.own, trend.broken) for one in run]
    texts = [f"{year}: {formats.number(value, 1, lang)}" for year, value in (known[0], known[-1])]
    return say(lang, "station_course", course="; ".join(texts))


def _runs(
    years: Sequence[int], own: Sequence[float | None], broken: Collection[int]
) -> list[list[tuple[int, float]]]:
    """Stretches without a gap or a new basis."""
    runs: list[list[tuple[int, float]]] = [[]]
    for year, value in zip(years, own, strict=True):
        if value is None or year in broken:
            runs.append([])
        if value is not None:
            runs[-1].append((year, value))
    return [run for run in runs if run]
