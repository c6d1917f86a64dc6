"""The slab of one indicator: everything the browser shows of it in any year, computed once. See docs/slab.md."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.compute import certainty, display
from dashboard.compute.circles import circles
from dashboard.compute.classes import classify, nice_axis, nice_step
from dashboard.compute.comparison import Comparison, SlabParts
from dashboard.compute.few_cases import few_cases
from dashboard.compute.legend import legend, shares
from dashboard.compute.slab_certainty import certain
from dashboard.compute.slab_classes import as_shown, slab_classes
from dashboard.compute.slab_display import display_axis, display_legend, shown_entry
from dashboard.compute.slab_headline import headline, is_sum_of_places, unrounded
from dashboard.compute.slab_words import (
    badges,
    count_texts,
    headings,
    level_name,
    second_line,
    signed_texts,
    summaries,
    titled,
    value_texts,
    words,
    year_label,
)
from dashboard.compute.sources import provenance_line, source_line
from dashboard.domain.municipality import Area
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.slab import PROVENANCES, Cells, Floats
from dashboard.texts import say

_EXAMPLE = PROVENANCES.index("example")
Flags = npt.NDArray[np.bool_]
__all__ = ["Comparison", "SlabParts", "build_slab"]


def build_slab(parts: SlabParts, selection: Selection) -> dict[str, Any]:
    """The document of docs/slab.md. Arrays stay numpy; the caller encodes them (NaN becomes null)."""
    cells, lang, span = parts.cells, selection.language, selection.pooled_years
    indicator = parts.catalogue.indicators[cells.indicator]
    inside = _inside(parts.areas, selection)
    few = few_cases(cells, indicator)
    known = ~np.isnan(cells.value)
    reference = parts.reference.cells if parts.reference else None
    difference = display.difference(cells, reference, indicator)
    if is_sum_of_places(cells, indicator, parts.reference):  # a count only grows with the area
        difference = np.full(cells.value.shape, np.nan)
    change = certainty.change(cells, indicator, span, selection.base_year)
    seen = cells
    if selection.display == display.DIFFERENCE:
        seen = display.shown(cells, difference, reference)
    elif selection.display == display.CHANGE:
        seen = display.shown(cells, change, None)
    # Zero has a sign of its own, not a class. Classes go by the number as it is shown: "42,0 %" is never "unter 42".
    zero = (seen.status == Status.ZERO) | (seen.status == Status.ROUNDED_ZERO)
    above_zero = np.where(zero, np.nan, as_shown(seen.value, indicator.decimals))
    made = slab_classes(above_zero, cells, selection, plain=seen is cells)
    classes = classify(above_zero, made.breaks)
    counting = ~np.isnan(seen.value) & inside[None, :]
    compares = display.can_differ(indicator) and cells.level not in indicator.no_ranking_at
    ranked = known & inside[None, :] & ~few if compares else np.zeros_like(counting)  # a count grows with the place
    said = words(lang, cells.level, parts.middle_level, indicator, selection.confidence)
    values_axis = nice_axis(*_range(cells, parts.district, alone=is_sum_of_places(cells, indicator, parts.district)))
    axis = values_axis if seen is cells else display_axis(seen)
    named = headings(
        cells,
        indicator,
        parts.reference.kind if parts.reference else "",
        level_name(cells.level, lang, parts.middle_level),
        few=bool(few.any()),
        span=span,
        lang=lang,
        since=selection.base_year,
    )
    return {
        "version": cells.version,
        "indicator": indicator.key,
        "level": cells.level,
        "breakdown": cells.breakdown,
        "lang": lang,
        "unit": indicator.unit,
        "decimals": indicator.decimals,
        "title": titled(indicator, cells.breakdown, parts.catalogue, lang),
        "short": indicator.short[lang],
        "subtitle": indicator.subtitle[lang],
        "years": cells.years,
        "labels": [year_label(year, span) for year in cells.years],
        "places": cells.places,
        "names": [area.name for area in parts.areas],
        "lines": [second_line(area, parent, lang) for area, parent in zip(parts.areas, parts.parents, strict=True)],
        "parents": parts.parents,
        "inside": inside.astype(np.int8),
        "value": np.round(cells.value, indicator.decimals + 2),
        "status": cells.status,
        "few": few.astype(np.int8),
        "example": (cells.provenance == _EXAMPLE).astype(np.int8),
        "class": classes,
        "order": _orders(seen.value, counting),
        "rank": ranks(cells.value, ranked),
        "ranked": ranked.sum(axis=1),
        "text": value_texts(cells, indicator, lang),
        "counts": count_texts(cells, indicator, lang),
        "change": signed_texts(change, indicator, lang),
        "difference": signed_texts(difference, indicator, lang),
        "unrounded": unrounded(parts, indicator, selection, change, difference),
        **certain(parts, indicator, inside, selection),
        "shown": None if seen is cells else shown_entry(seen, parts, indicator, selection, named),
        "legend": legend(seen, indicator, selection, made, classes, few, inside, axis)
        | ({} if seen is cells else display_legend(seen, indicator, selection, named, made)),
        "circles": circles(cells, indicator, lang) if seen is cells else None,
        "share": shares(seen.value, middle=seen is not cells) if selection.class_method == "stufenlos" else None,
        "histogram": _histogram(seen.value, classes, counting, len(made.breaks) + 1, axis),
        "axis": {"min": values_axis[0], "max": values_axis[1]},
        "district": headline(parts.district, indicator, cells, selection),
        "reference": None
        if is_sum_of_places(cells, indicator, parts.reference)
        else headline(parts.reference, indicator, cells, selection),
        "summary": _summaries(parts, summaries(counting, inside, said, lang), lang),
        "badge": badges(cells, lang),
        "provenance": provenance_line(_credited(parts, lang), parts.catalogue, lang),
        "source": source_line(_credited(parts, lang), parts.catalogue, lang),
        "heading": named,
        "words": said,
    }


def _inside(areas: Sequence[Area], selection: Selection) -> Flags:
    low, high = selection.population or (None, None)

    def passes(area: Area) -> bool:
        if selection.amt and area.amt != selection.amt:
            return False
        if low is None and high is None:
            return True
        return area.population is not None and (low or 0) <= area.population <= (high if high is not None else 10**9)

    return np.array([passes(area) for area in areas], dtype=bool)


def _range(cells: Cells, district: Comparison | None, *, alone: bool) -> tuple[float, float]:
    values = [cells.value[~np.isnan(cells.value)]]
    if district is not None and not alone:
        values.append(district.cells.value[~np.isnan(district.cells.value)])
    known = np.concatenate(values)
    return (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)


def _orders(value: Floats, counting: Flags) -> list[list[int]]:
    """Places with a value, highest first; the stable sort keeps the register's order (by name) among equals."""
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


def _histogram(value: Floats, classes: Any, counting: Flags, count: int, axis: tuple[float, float]) -> dict[str, Any]:
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
    return {"edges": edges, "counts": counts}


def _summaries(parts: SlabParts, said: list[str], lang: str) -> list[str]:
    indicator = parts.catalogue.indicators[parts.cells.indicator]
    if not is_sum_of_places(parts.cells, indicator, parts.district):
        return said
    return [f"{one} · {say(lang, 'district_is_sum')}" for one in said]


def _credited(parts: SlabParts, lang: str) -> list[tuple[str, Cells]]:
    """Everything drawn from this slab, by the name under which the source line lists it."""
    series = [(level_name(parts.cells.level, lang, parts.middle_level), parts.cells)]
    named = {
        one.kind: one for one in (parts.district, *parts.lines) if one is not None and one.kind != parts.cells.level
    }
    return series + [(one.name, one.cells) for one in named.values()]
