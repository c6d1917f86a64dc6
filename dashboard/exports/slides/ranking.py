"""The ranking of a slide: native bars with names, their intervals as error bars, and the district's line over
them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Pt

from dashboard import formats
from dashboard.charts import colours
from dashboard.charts.axes import Scale
from dashboard.charts.view_axes import value_scale
from dashboard.drawing.typeface import width_of
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import Ids, Run
from dashboard.exports.slides.plotting_area import (
    CHART,
    CHART_SPACE,
    INK,
    Box,
    add_chart,
    rgb,
    rounded,
    set_axes,
)
from dashboard.indicators.own_words import OwnTarget
from dashboard.indicators.slab.displayed import displayed, palette_of
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.slab.ranked_places import RankedPlace, district_line, ranked_places
from dashboard.texts import say

MOST = 25
"""Bars whose names can be read across a room; of more places the highest, the lowest and the selected are
shown."""
_ENDS = 10
_SIZE = 20.0  # px of the names
_NAMES = 420.0  # px at most


@dataclass(frozen=True, slots=True)
class Bar:
    """One place; `value` is None only of the bar that stands for those left out, the limits where there are
    none."""

    name: str
    value: float | None
    colour: str
    lower: float | None = None
    upper: float | None = None
    few: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """Bars from the highest value to the lowest on an axis of values; `district` is name, value and text of
    its line, `target` the same of the reader's own target.

    `left_out` says which places are not shown, empty where all are.
    """

    name: str
    bars: Sequence[Bar]
    scale: Scale
    number_format: str
    district: tuple[str, float, str] | None = None
    left_out: str = ""
    target: tuple[str, float, str] | None = None

    def ends(self) -> tuple[str, str]:
        """Names of the highest and the lowest bar."""
        return self.bars[0].name, self.bars[-1].name


def ranking_of(
    slab: Slab,
    row: int,
    values: Mapping[str, float],
    *,
    selection: Sequence[str],
    palette: str,
    number_format: str,
    target: OwnTarget | None = None,
) -> Ranking:
    """The bars of one year, those of the picture's ranking; `values` as published by key of the place."""
    lang, shown_slab = slab.lang, displayed(slab)
    fills = colours.of_places(slab, row, slab.order[row])
    ranked = zip(ranked_places(slab, row), fills, strict=True)
    places = [(place, fill) for place, fill in ranked if place.key in values]
    shown = _shown([place.key for place, _ in places], selection)
    bars: list[Bar] = []
    before = -1
    for at in shown:
        place, fill = places[at]
        if at > before + 1:
            bars.append(
                Bar(say(lang, "ranking_gap", count=formats.number(at - before - 1, 0, lang)), None, INK.axis)
            )
        before = at
        role = colours.place(selection.index(place.key)) if place.key in selection else fill
        tone = colours.colour(role, palette_of(slab, palette), "light")
        bars.append(Bar(_named(place, lang), values[place.key], tone, place.lower, place.upper, place.few))
    district = slab.district
    value = district_line(slab, row) if slab.shown is None else None
    return Ranking(
        shown_slab.title,
        bars,
        rounded(value_scale(shown_slab)),
        number_format,
        (slab.own_district, value, district.text[row]) if district and value is not None else None,
        say(lang, "ranking_shown", count=formats.number(len(places), 0, lang))
        if len(shown) < len(places)
        else "",
        (say(lang, "own_target"), target.value, target.text) if target and slab.shown is None else None,
    )


def _shown(keys: Sequence[str], selection: Collection[str]) -> list[int]:
    """Positions of the bars: all, or the ends and between them the selected."""
    if len(keys) <= MOST:
        return list(range(len(keys)))
    ends = {*range(_ENDS), *range(len(keys) - _ENDS, len(keys))}
    chosen = [at for at, key in enumerate(keys) if key in selection and at not in ends]
    return sorted(ends | set(chosen[: MOST - 2 * _ENDS]))


def _named(place: RankedPlace, lang: str) -> str:
    """`17. Parchim  21,8 %`, without a rank where nobody has one; few cases are said."""
    few = f" ({say(lang, 'few')})" if place.few else ""
    return f"{f'{place.rank}. ' if place.rank else ''}{place.name}{few}  {place.text}"


def add_ranking(slide: Slide, ids: Ids, shown: Ranking, described: tuple[str, str], lang: str) -> list[str]:
    """Adds the chart and gives the district's line, which lies over it."""
    bars = shown.bars
    data = CategoryChartData(number_format=shown.number_format)
    data.categories = [bar.name for bar in bars]
    data.add_series(shown.name, [bar.value for bar in bars])
    names = min(max(width_of(bar.name, _SIZE) for bar in bars) * 1.12 + 24, _NAMES)
    plot = Box(CHART.x + names, CHART.y + 46, CHART.width - names - 40, CHART.height - 110)
    chart = add_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, described, plot)
    chart.has_legend = False
    drawn = chart.plots[0]
    drawn.gap_width, drawn.vary_by_categories = 35, False
    series = drawn.series[0]
    series.invert_if_negative = False
    for at, bar in enumerate(bars):
        fill = series.points[at].format.fill
        if bar.few:
            fill.patterned()
            fill.pattern = MSO_PATTERN.PERCENT_20
            fill.fore_color.rgb, fill.back_color.rgb = rgb(INK.surface), rgb(bar.colour)
        else:
            fill.solid()
            fill.fore_color.rgb = rgb(bar.colour)
    if any(bar.lower is not None for bar in bars):
        _whiskers(series, bars)
    set_axes(chart, shown.number_format, shown.scale)
    category = chart.category_axis
    category.reverse_order = True  # the highest stands on top
    category.tick_labels.font.size = Pt(_SIZE / 2)
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH  # beside the lowest bar: below
    return _lines(ids, shown, plot, lang)


def _whiskers(series: Any, bars: Sequence[Bar]) -> None:
    """Error bars of the chart itself: they move with the bars when somebody edits the numbers."""

    def numbers(tag: str, ends: Sequence[float]) -> str:
        points = "".join(f'<c:pt idx="{at}"><c:v>{end:.10g}</c:v></c:pt>' for at, end in enumerate(ends))
        body = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(ends)}"/>{points}'
        return f"<c:{tag}><c:numLit>{body}</c:numLit></c:{tag}>"

    above = [
        0.0 if bar.upper is None or bar.value is None else max(bar.upper - bar.value, 0.0) for bar in bars
    ]
    below = [
        0.0 if bar.lower is None or bar.value is None else max(bar.value - bar.lower, 0.0) for bar in bars
    ]
    line = f'<c:spPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{xml.edge(INK.ink_2, 2)}</c:spPr>'
    made = parse_xml(
        f'<c:errBars xmlns:c="{CHART_SPACE}"><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        f"{numbers('plus', above)}{numbers('minus', below)}{line}</c:errBars>"
    )
    series._element.find(f"{{{CHART_SPACE}}}cat").addprevious(made)


def _lines(ids: Ids, shown: Ranking, plot: Box, lang: str) -> list[str]:
    """The district's line and the reader's target with their texts above the plot, the target's in a line of
    its own."""
    found: list[str] = []
    for at, (drawn, key, dash) in enumerate(
        ((shown.district, "alt_district_line", ""), (shown.target, "alt_own_target_line", "lgDashDotDot"))
    ):
        if drawn is None or not shown.scale.low <= drawn[1] <= shown.scale.high:
            continue
        name, value, text = drawn
        x = plot.across((value - shown.scale.low) / (shown.scale.high - shown.scale.low))
        words = f"{name} {text}"
        wide = width_of(words, _SIZE, 600) * 1.3
        left = min(max(x - wide / 2, plot.x), plot.x + plot.width - wide)
        top = plot.y - 40 - at * _SIZE * 1.4
        rule = [(x, plot.y - 6 - at * _SIZE * 1.4), (x, plot.y + plot.height)]
        described = say(lang, key, name=name, text=text)
        label = [Run(words, _SIZE, INK.ink, True)]
        edge = xml.edge(INK.ink, 2.4, dash)
        found += [
            xml.freeform(ids, described, described, [rule], xml.NO_FILL, edge, closed=False),
            xml.text(ids, words, words, (left, top, wide, 30), label, align="ctr", wrap=False),
        ]
    return found
