"""What a slab adds when the map shows a difference or a change instead of the value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from dashboard import formats
from dashboard.compute import certainty, display
from dashboard.compute.classes import Classes, mirror, nice_axis
from dashboard.compute.comparison import SlabParts
from dashboard.compute.legend import difference_labels
from dashboard.compute.slab_headline import is_sum_of_places
from dashboard.compute.slab_words import signed_texts
from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import Selection
from dashboard.domain.slab import Cells
from dashboard.texts import say


def display_axis(seen: Cells) -> tuple[float, float]:
    """As far below zero as above it."""
    known = np.abs(seen.value[~np.isnan(seen.value)])
    end = nice_axis(0.0, float(known.max()) if known.size else 1.0)[1]
    return -end, end


def shown_entry(
    seen: Cells, parts: SlabParts, indicator: Indicator, selection: Selection, named: Mapping[str, Any]
) -> dict[str, Any]:
    """The `shown` entry of docs/slab.md: what stands in the place of value, text, status and district."""
    lang = selection.language
    return {
        "value": np.round(seen.value, indicator.decimals + 2),
        "text": signed_texts(seen.value, indicator, lang),
        "status": seen.status,
        "axis": dict(zip(("min", "max"), display_axis(seen), strict=True)),
        "district": _district(parts, indicator, selection),
        "title": _title(selection, named, len(seen.years) - 1),
        "short": say(lang, f"display_{selection.display}"),
        "none": say(lang, "display_none"),
        "sentence": say(lang, f"sentence_{selection.display}"),
    }


def display_legend(
    seen: Cells, indicator: Indicator, selection: Selection, named: Mapping[str, Any], made: Classes
) -> dict[str, Any]:
    """What the legend says differently."""
    lang = selection.language
    title = _title(selection, named, len(seen.years) - 1)
    if indicator.unit == "percent":
        title = say(lang, "in_points", what=title)
    entry: dict[str, Any] = {"title": title, "diverging": True}
    if selection.class_method != "eigene":
        entry["note"] = say(lang, "legend_note_zeros" if made.zeros else "legend_note_diverging")
    if mirror(made.breaks):
        entry["labels"] = difference_labels(made, lang, say(lang, f"class_zero_{selection.display}"))
    if selection.class_method == "stufenlos":
        known = np.abs(seen.value[~np.isnan(seen.value)])
        end = float(known.max()) if known.size else 0.0
        entry["ends"] = [formats.apart(one, indicator.unit, indicator.decimals, lang) for one in (-end, end)]
    return entry


def _title(selection: Selection, named: Mapping[str, Any], row: int) -> str:
    if selection.display == display.DIFFERENCE:
        return str(named["difference"])
    return f"{say(selection.language, 'display_veraenderung')} {named['change'][row]}" if row >= 0 else ""


def _district(parts: SlabParts, indicator: Indicator, selection: Selection) -> dict[str, Any] | None:
    """The monitor's own district, measured in the same way as its places, on the slab's years."""
    own, years = parts.district, parts.cells.years
    if own is None:
        return None
    if selection.display == display.CHANGE:
        measured = certainty.change(own.cells, indicator, selection.pooled_years, selection.base_year)
    elif parts.reference is not None and parts.reference.cells.value.shape[1] == 1:
        measured = display.difference(own.cells, parts.reference.cells, indicator)
    else:
        return None
    texts = signed_texts(measured, indicator, selection.language)
    rows = [own.cells.row(year) for year in years]
    return {
        "key": own.key,
        "name": own.name,
        "line": not is_sum_of_places(parts.cells, indicator, own),
        "value": [None if row is None or np.isnan(measured[row, 0]) else float(measured[row, 0]) for row in rows],
        "text": ["" if row is None else texts[row][0] for row in rows],
    }
