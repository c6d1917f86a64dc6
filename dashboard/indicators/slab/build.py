"""The slab of one indicator: everything the browser shows of it in any year, computed once. See
docs/slab.md."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dashboard import formats
from dashboard.domain.area import Area
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.slab import PROVENANCES, Cells, Codes, Floats
from dashboard.indicators import certainty, display
from dashboard.indicators.slab.certainty import certain
from dashboard.indicators.slab.circle_sizes import circles
from dashboard.indicators.slab.classes import as_shown, slab_classes
from dashboard.indicators.slab.display import display_axis, display_legend, shown_entry
from dashboard.indicators.slab.headline import headline, is_sum_of_places, unrounded
from dashboard.indicators.slab.inputs import ComparisonGroup, SlabParts
from dashboard.indicators.slab.legend import legend, shares
from dashboard.indicators.slab.model import Histogram, Slab, ValueRange
from dashboard.indicators.sources import provenance_line, source_line
from dashboard.indicators.wording.figures import (
    badges,
    count_texts,
    headings,
    level_name,
    of_region,
    place_name,
    second_line,
    signed_texts,
    summaries,
    titled,
    value_texts,
    words,
)
from dashboard.statistics.classes import classify, nice_axis, nice_step
from dashboard.statistics.few_cases import few_cases

_EXAMPLE = PROVENANCES.index("example")
Flags = npt.NDArray[np.bool_]


def build_slab(parts: SlabParts, selection: Selection) -> Slab:
    """Everything shown of the cells in any year, with the selection's display, classes, filters and
    language."""
    cells, lang, span = parts.cells, selection.language, selection.pooled_years
    indicator = parts.catalogue.indicators[cells.indicator]
    inside = _inside(parts.areas, selection, parts.guests)
    few = few_cases(cells, indicator)
    known = ~np.isnan(cells.value)
    reference = parts.reference.cells if parts.reference else None
    difference = display.difference(cells, reference, indicator)
    if is_sum_of_places(cells, indicator, parts.reference):  # a count only grows with the area
        difference = np.full(cells.value.shape, np.nan)
    change = certainty.change(cells, indicator, span, selection.base_year)
    displayed_cells = cells
    if selection.display == display.DIFFERENCE:
        displayed_cells = display.shown(cells, difference, reference)
    elif selection.display == display.CHANGE:
        displayed_cells = display.shown(cells, change, None)
    # Zero has a sign of its own, not a class. Classes go by the number as it is shown: "42,0 %" is never
    # "unter 42".
    zero = (displayed_cells.status == Status.ZERO) | (displayed_cells.status == Status.ROUNDED_ZERO)
    above_zero = np.where(zero, np.nan, as_shown(displayed_cells.value, indicator.decimals))
    made = slab_classes(above_zero, cells, selection, plain=displayed_cells is cells)
    classes = classify(above_zero, made.breaks)
    counting = ~np.isnan(displayed_cells.value) & inside[None, :]
    compares = display.can_differ(indicator) and cells.level not in indicator.no_ranking_at
    # a count grows with the place
    ranked = known & inside[None, :] & ~few if compares else np.zeros_like(counting)
    said = words(lang, cells.level, parts.words, indicator, selection.confidence, beyond=bool(parts.region))
    values_axis = nice_axis(
        *_range(cells, parts.district, alone=is_sum_of_places(cells, indicator, parts.district))
    )
    axis = values_axis if displayed_cells is cells else display_axis(displayed_cells)
    plural = level_name(cells.level, lang, parts.words)
    named = headings(
        cells,
        parts.reference.kind if parts.reference else "",
        of_region(plural, int(inside.sum()), parts.region, lang) if parts.region else plural,
        parts.words,
        few=bool(few.any()),
        beyond=bool(parts.region),
        span=span,
        lang=lang,
        since=selection.base_year,
    )
    chance = certain(parts, indicator, inside, selection)
    key = legend(displayed_cells, indicator, selection, made, classes, few, inside, axis)
    if displayed_cells is not cells:
        key = display_legend(key, displayed_cells, indicator, selection, named, made)
    return Slab(
        version=cells.version,
        indicator=indicator.key,
        level=cells.level,
        breakdown=cells.breakdown,
        lang=lang,
        unit=indicator.unit,
        decimals=indicator.decimals,
        title=titled(indicator, cells.breakdown, parts.catalogue, lang),
        short=indicator.short[lang],
        subtitle=indicator.subtitle[lang],
        years=cells.years,
        labels=[formats.year_label(year, span) for year in cells.years],
        places=cells.places,
        names=[area.name for area in parts.areas],
        lines=[
            second_line(area, parent, lang) for area, parent in zip(parts.areas, parts.parents, strict=True)
        ],
        parents=parts.parents,
        inside=inside.astype(np.int8),
        value=np.round(cells.value, indicator.decimals + 2),
        status=cells.status,
        few=few.astype(np.int8),
        example=(cells.provenance == _EXAMPLE).astype(np.int8),
        classes=classes,
        order=_orders(displayed_cells.value, counting),
        rank=ranks(cells.value, ranked),
        ranked=ranked.sum(axis=1),
        text=value_texts(cells, indicator, lang),
        counts=count_texts(cells, indicator, lang),
        change=signed_texts(change, indicator, lang),
        difference=signed_texts(difference, indicator, lang),
        unrounded=unrounded(parts, indicator, selection, change, difference),
        lower=chance.lower,
        upper=chance.upper,
        interval=chance.interval,
        trend=chance.trend,
        verdict_trend=chance.verdict_trend,
        verdict_difference=chance.verdict_difference,
        marks=chance.marks,
        funnel=chance.funnel,
        funnel_area=chance.funnel_area,
        shown=None
        if displayed_cells is cells
        else shown_entry(displayed_cells, parts, indicator, selection, named),
        legend=key,
        circles=circles(cells, indicator, lang) if displayed_cells is cells else None,
        share=shares(displayed_cells.value, middle=displayed_cells is not cells)
        if selection.class_method == "stufenlos"
        else None,
        histogram=_histogram(displayed_cells.value, classes, counting, len(made.breaks) + 1, axis),
        axis=ValueRange(*values_axis),
        district=headline(parts.district, indicator, cells, selection),
        reference=None
        if is_sum_of_places(cells, indicator, parts.reference)
        else headline(parts.reference, indicator, cells, selection),
        summary=_summaries(
            parts,
            summaries(counting, inside, place_name(cells.level, lang, parts.words), plural, lang),
            lang,
        ),
        badge=badges(cells, lang),
        provenance=provenance_line(_credited(parts, lang), parts.catalogue, lang),
        source=source_line(_credited(parts, lang), parts.catalogue, lang),
        heading=named,
        words=said,
        local=parts.words,
    )


def _inside(areas: Sequence[Area], selection: Selection, guests: frozenset[str]) -> Flags:
    low, high = selection.population or (None, None)

    def passes(area: Area) -> bool:
        if area.key in guests or (selection.amt and area.amt != selection.amt):
            return False
        if low is None and high is None:
            return True
        return area.population is not None and (low or 0) <= area.population <= (
            high if high is not None else 10**9
        )

    return np.array([passes(area) for area in areas], dtype=bool)


def _range(cells: Cells, district: ComparisonGroup | None, *, alone: bool) -> tuple[float, float]:
    values = [cells.value[~np.isnan(cells.value)]]
    if district is not None and not alone:
        values.append(district.cells.value[~np.isnan(district.cells.value)])
    known = np.concatenate(values)
    return (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)


def _orders(value: Floats, counting: Flags) -> list[list[int]]:
    """Places with a value, highest first; the stable sort keeps the register's order (by name) among
    equals."""
    orders = []
    for row in range(value.shape[0]):
        columns = np.flatnonzero(counting[row])
        orders.append(columns[np.argsort(-value[row, columns], kind="stable")].tolist())
    return orders


def ranks(value: Floats, ranked: Flags) -> npt.NDArray[np.int32]:
    """Rank among the ranked, 1 for the highest; equals share a rank; 0 where there is none or nobody else."""
    ranks = np.zeros(value.shape, dtype=np.int32)
    for row in range(value.shape[0]):
        columns = np.flatnonzero(ranked[row])
        values = value[row, columns]
        ascending = np.sort(-values)
        if columns.size > 1:  # the only one has no rank
            ranks[row, columns] = np.searchsorted(ascending, -values, side="left") + 1
    return ranks


def _histogram(
    value: Floats, classes: Codes, counting: Flags, count: int, axis: tuple[float, float]
) -> Histogram:
    """Bins of one width over the axis, the same in all years, each year stacked by class."""
    step = nice_step(axis[1] - axis[0], 24)
    bins = max(1, math.ceil(round((axis[1] - axis[0]) / step, 6)))
    edges = np.round(axis[0] + step * np.arange(bins + 1), 9)
    counts = np.zeros((value.shape[0], count, edges.size - 1), dtype=np.int32)
    for row in range(value.shape[0]):
        for index in range(count):
            of_class = (classes[row] == index) | (
                (classes[row] < 0) & (index == 0)
            )  # zeros stand with the lowest class
            members = value[row, counting[row] & of_class]
            counts[row, index] = np.histogram(members, bins=edges)[0]
    return Histogram(edges, counts)


def _summaries(parts: SlabParts, said: list[str], lang: str) -> list[str]:
    indicator = parts.catalogue.indicators[parts.cells.indicator]
    if parts.region or not is_sum_of_places(parts.cells, indicator, parts.district):
        return said
    return [f"{one} · {parts.words.say(lang, 'district_is_sum')}" for one in said]


def _credited(parts: SlabParts, lang: str) -> list[tuple[str, Cells]]:
    """Everything drawn from this slab, by the name under which the source line lists it."""
    series = [(level_name(parts.cells.level, lang, parts.words), parts.cells)]
    named = {
        one.kind: one
        for one in (parts.district, *parts.lines)
        if one is not None and one.kind != parts.cells.level
    }
    return series + [(one.name, one.cells) for one in named.values()]
