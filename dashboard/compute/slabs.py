"""The slab of one indicator: everything the browser shows of it in any year, computed once. See docs/slab.md."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard import formats
from dashboard.compute.classes import class_breaks, classify, nice_axis, nice_step
from dashboard.compute.legend import legend
from dashboard.compute.sources import provenance_line, source_line
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.municipality import Area
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.slab import PROVENANCES, Cells, Floats
from dashboard.texts import LANGUAGES, say

FEW = 20
"""A rate whose denominator is below this carries the sign of few cases (statistics.md)."""
_EXAMPLE = PROVENANCES.index("example")
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What places are compared with: `kind` is amt, kreis, land or bund.

    `cells` has one column, or one for each place when every place has its own (its Amt).
    """

    kind: str
    key: str
    name: str
    cells: Cells


@dataclass(frozen=True, slots=True)
class SlabParts:
    """Everything a slab is made of.

    `areas` in the order of the cells' places; `district` is the monitor's own; `lines` are all comparisons of the
    series.
    """

    cells: Cells
    areas: Sequence[Area]
    parents: Sequence[str]
    district: Comparison | None
    reference: Comparison | None
    lines: Sequence[Comparison]
    catalogue: Catalogue
    middle_level: tuple[str, str]


def build_slab(parts: SlabParts, selection: Selection) -> dict[str, Any]:
    """The document of docs/slab.md. Arrays stay numpy; the caller encodes them (NaN becomes null)."""
    cells, lang = parts.cells, selection.language
    indicator = parts.catalogue.indicators[cells.indicator]
    inside = _inside(parts.areas, selection)
    few = _few(cells)
    known = ~np.isnan(cells.value)
    # Zero has a sign of its own, not a class. Classes go by the number as it is shown: "42,0 %" is never "unter 42".
    zero = (cells.status == Status.ZERO) | (cells.status == Status.ROUNDED_ZERO)
    above_zero = np.where(zero, np.nan, _as_shown(cells.value, indicator.decimals))
    breaks = class_breaks(above_zero, selection.class_method, selection.class_count, selection.class_breaks)
    classes = classify(above_zero, breaks)
    counting = known & inside[None, :]
    ranked = counting & ~few if cells.level not in indicator.no_ranking_at else np.zeros_like(counting)
    reference = _reference_values(parts.reference, cells)
    difference = cells.value - reference
    change = _change(cells, indicator)
    axis = nice_axis(*_range(cells, parts.district))
    return {
        "version": cells.version,
        "indicator": indicator.key,
        "level": cells.level,
        "breakdown": cells.breakdown,
        "lang": lang,
        "unit": indicator.unit,
        "decimals": indicator.decimals,
        "title": indicator.name[lang],
        "short": indicator.short[lang],
        "subtitle": indicator.subtitle[lang],
        "years": cells.years,
        "places": cells.places,
        "names": [area.name for area in parts.areas],
        "lines": [_second_line(area, parent, lang) for area, parent in zip(parts.areas, parts.parents, strict=True)],
        "parents": parts.parents,
        "inside": inside.astype(np.int8),
        "value": np.round(cells.value, indicator.decimals + 2),
        "status": cells.status,
        "few": few.astype(np.int8),
        "example": (cells.provenance == _EXAMPLE).astype(np.int8),
        "class": classes,
        "order": _orders(cells.value, counting),
        "rank": _ranks(cells.value, ranked),
        "ranked": ranked.sum(axis=1),
        "text": value_texts(cells, indicator, lang),
        "counts": count_texts(cells, lang),
        "change": _signed_texts(change, indicator, lang),
        "difference": _signed_texts(difference, indicator, lang),
        "legend": legend(cells, indicator, selection, breaks, classes, few, inside, axis),
        "histogram": _histogram(cells.value, classes, counting, len(breaks) + 1, axis),
        "axis": {"min": axis[0], "max": axis[1]},
        "district": _headline(parts.district, indicator, cells.years, lang),
        "reference": _headline(parts.reference, indicator, cells.years, lang),
        "summary": _summaries(counting, inside, words(lang, cells.level, parts.middle_level), lang),
        "badge": _badges(cells, lang),
        "provenance": provenance_line(_credited(parts, lang), parts.catalogue, lang),
        "source": source_line(_credited(parts, lang), parts.catalogue, lang),
        "heading": _headings(cells, indicator, parts, few, lang),
        "words": words(lang, cells.level, parts.middle_level),
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


def _as_shown(value: Floats, decimals: int) -> Floats:
    """Rounded exactly as texts are written; numpy's rounding multiplies first and takes 10.35 for 10.4."""
    return np.array([[round(one, decimals) for one in row] for row in value.tolist()]).reshape(value.shape)


def _few(cells: Cells) -> Flags:
    with np.errstate(invalid="ignore"):
        return np.asarray(~np.isnan(cells.value) & (cells.denominator < FEW))


def _change(cells: Cells, indicator: Indicator) -> Floats:
    """Value less that of the calendar year before; NaN across a break of the series or between two sources."""
    change = np.full(cells.value.shape, np.nan)
    broken = {one.year for one in indicator.breaks if not one.levels or cells.level in one.levels}
    for row, year in enumerate(cells.years):
        before = cells.row(year - 1)
        if before is None or year in broken:
            continue
        same = (cells.source[row] == cells.source[before]) & (cells.provenance[row] == cells.provenance[before])
        change[row] = np.where(same, cells.value[row] - cells.value[before], np.nan)
    return change


def _reference_values(reference: Comparison | None, cells: Cells) -> Floats:
    """Values of the comparison on the years of the cells: shape (years, 1) or (years, places)."""
    if reference is None:
        return np.full((len(cells.years), 1), np.nan)
    values = np.full((len(cells.years), reference.cells.value.shape[1]), np.nan)
    for row, year in enumerate(cells.years):
        at = reference.cells.row(year)
        if at is not None:
            values[row] = reference.cells.value[at]
    return values


def _range(cells: Cells, district: Comparison | None) -> tuple[float, float]:
    values = [cells.value[~np.isnan(cells.value)]]
    if district is not None:
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


def _ranks(value: Floats, ranked: Flags) -> npt.NDArray[np.int32]:
    """Rank among the ranked, 1 for the highest; equals share a rank; 0 where there is none."""
    ranks = np.zeros(value.shape, dtype=np.int32)
    for row in range(value.shape[0]):
        columns = np.flatnonzero(ranked[row])
        values = value[row, columns]
        ascending = np.sort(-values)
        ranks[row, columns] = np.searchsorted(ascending, -values, side="left") + 1
    return ranks


def value_texts(cells: Cells, indicator: Indicator, lang: str) -> list[list[str]]:
    """Each value as it stands in text, or the word of its status."""
    status_words = [say(lang, f"status_{status.key}") for status in Status]
    return [
        [
            status_words[status]
            if value != value
            else formats.with_unit(value, indicator.unit, indicator.decimals, lang)
            for value, status in zip(values, statuses, strict=True)
        ]
        for values, statuses in zip(cells.value.tolist(), cells.status.tolist(), strict=True)
    ]


def count_texts(cells: Cells, lang: str) -> list[list[str]]:
    """`263 von 432`, empty where either count is not known."""
    of = say(lang, "of")

    def text(numerator: float, denominator: float) -> str:
        if numerator != numerator or denominator != denominator:
            return ""
        return f"{formats.number(numerator, 0, lang)} {of} {formats.number(denominator, 0, lang)}"

    return [
        [text(above, below) for above, below in zip(numerators, denominators, strict=True)]
        for numerators, denominators in zip(cells.numerator.tolist(), cells.denominator.tolist(), strict=True)
    ]


def _signed_texts(values: Floats, indicator: Indicator, lang: str) -> list[list[str]]:
    return [[formats.signed(value, indicator.decimals, lang) for value in row] for row in values.tolist()]


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


def _headline(
    comparison: Comparison | None, indicator: Indicator, years: Sequence[int], lang: str
) -> dict[str, Any] | None:
    """One place's value, words and change on the slab's years.

    For a comparison with its own area per place only the name.
    """
    if comparison is None:
        return None
    cells = comparison.cells
    if cells.value.shape[1] != 1:
        return (
            {"key": comparison.key, "name": comparison.name, "value": [None] * len(years)}
            | {field: [""] * len(years) for field in ("text", "counts", "change")}
            | {"example": [0] * len(years)}
        )
    texts = value_texts(cells, indicator, lang)
    counts = count_texts(cells, lang)
    changes = _signed_texts(_change(cells, indicator), indicator, lang)
    rows = [cells.row(year) for year in years]
    return {
        "key": comparison.key,
        "name": comparison.name,
        "value": [None if row is None else _number(cells.value[row, 0]) for row in rows],
        "text": ["" if row is None else texts[row][0] for row in rows],
        "counts": ["" if row is None else counts[row][0] for row in rows],
        "change": ["" if row is None else changes[row][0] for row in rows],
        "example": [0 if row is None else int(cells.provenance[row, 0] == _EXAMPLE) for row in rows],
    }


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _second_line(area: Area, parent: str, lang: str) -> str:
    """ "Amt Grabow · 2.967 Einwohner": what is said of a place below its name."""
    people = f"{formats.number(area.population, 0, lang)} {say(lang, 'inhabitants')}" if area.population else ""
    return " · ".join(part for part in (parent, people) if part)


def level_name(level: str, lang: str, middle_level: tuple[str, str]) -> str:
    """The plural of a level; the middle one is called differently in each state."""
    return middle_level[1] if level == "amt" else say(lang, f"places_{level}")


def _summaries(counting: Flags, inside: Flags, named: Mapping[str, Any], lang: str) -> list[str]:
    total = int(inside.sum())
    summaries = []
    for with_value in counting.sum(axis=1).tolist():
        key = "summary" if with_value < total else "summary_all" if total > 1 else f"summary_{total}"
        who = formats.counted(with_value, named["name"], named["level"], lang)
        summaries.append(say(lang, key, with_value=who, without=formats.number(total - with_value, 0, lang)))
    return summaries


def _badges(cells: Cells, lang: str) -> list[str]:
    example = cells.provenance == _EXAMPLE
    other = (cells.provenance >= 0) & ~example & ~np.isnan(cells.value)
    return [
        "" if not some else say(lang, "badge_some" if mixed else "badge_all")
        for some, mixed in zip(
            example.any(axis=1).tolist(), (example.any(axis=1) & other.any(axis=1)).tolist(), strict=True
        )
    ]


def _credited(parts: SlabParts, lang: str) -> list[tuple[str, Cells]]:
    """Everything drawn from this slab, by the name under which the source line lists it."""
    series = [(level_name(parts.cells.level, lang, parts.middle_level), parts.cells)]
    named = {
        one.kind: one for one in (parts.district, *parts.lines) if one is not None and one.kind != parts.cells.level
    }
    return series + [(one.name, one.cells) for one in named.values()]


def _headings(cells: Cells, indicator: Indicator, parts: SlabParts, few: Flags, lang: str) -> dict[str, Any]:
    points = "_points" if indicator.unit == "percent" else ""
    places = level_name(cells.level, lang, parts.middle_level)
    return {
        "change": [say(lang, f"heading_change{points}", year=year - 1) for year in cells.years],
        "rank": say(lang, "heading_rank_few", places=places, least=FEW) if few.any() else say(lang, "heading_rank"),
        "difference": say(lang, f"heading_difference_{parts.reference.kind}{points}") if parts.reference else "",
    }


def words(lang: str, level: str, middle_level: tuple[str, str]) -> Mapping[str, Any]:
    """All wording that scripts put on the page, so that no script holds a sentence of its own."""
    named = {
        "few": "few", "fewSentence": "few_sentence", "example": "example", "of": "of",
        "rank": "rank", "noRank": "no_rank",
        "noSelection": "no_selection", "noSelectionText": "no_selection_text", "noChange": "no_change",
        "district": "own_district", "parent": f"table_parent_{level}" if level != "amt" else "",
        "counts": "table_counts", "tableCaption": "table_caption", "tableFilter": "table_filter",
        "noValues": "no_values", "noValuesNext": "no_values_next", "close": "close", "and": "and",
    }  # fmt: skip
    texts: dict[str, Any] = {name: LANGUAGES[lang][key] if key else "" for name, key in named.items()}
    texts["status"] = [say(lang, f"status_{status.key}") for status in Status]
    texts["sentence"] = [
        "" if status.has_value and status is not Status.UNRELIABLE else say(lang, f"sentence_{status.key}")
        for status in Status
    ]
    texts["legendHint"] = say(lang, "legend_count", places=level_name(level, lang, middle_level))
    texts["level"] = level_name(level, lang, middle_level)
    texts["name"] = middle_level[0] if level == "amt" else say(lang, f"table_name_{level}")
    if level == "gemeinde":
        texts["parent"] = middle_level[0]
    return texts
