"""What a slab adds when the map shows a difference or a change instead of the value."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dashboard import formats
from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import Selection
from dashboard.domain.slab import Cells
from dashboard.indicators import certainty, display
from dashboard.indicators.slab.headline import is_sum_of_places
from dashboard.indicators.slab.inputs import SlabParts
from dashboard.indicators.slab.legend import difference_labels
from dashboard.indicators.slab.model import (
    ClassLegend,
    DisplayedInstead,
    Headings,
    MeasuredDistrict,
    ValueRange,
)
from dashboard.indicators.wording.figures import signed_texts
from dashboard.statistics.classes import Classes, mirror, nice_axis
from dashboard.texts import say


def display_axis(displayed_cells: Cells) -> tuple[float, float]:
    """As far below zero as above it."""
    known = np.abs(displayed_cells.value[~np.isnan(displayed_cells.value)])
    end = nice_axis(0.0, float(known.max()) if known.size else 1.0)[1]
    return -end, end


def shown_entry(
    displayed_cells: Cells, parts: SlabParts, indicator: Indicator, selection: Selection, named: Headings
) -> DisplayedInstead:
    """What stands in the place of value, text, status and district."""
    lang = selection.language
    return DisplayedInstead(
        value=np.round(displayed_cells.value, indicator.decimals + 2),
        text=signed_texts(displayed_cells.value, indicator, lang),
        status=displayed_cells.status,
        axis=ValueRange(*display_axis(displayed_cells)),
        district=_district(parts, indicator, selection),
        title=_title(selection, named, len(displayed_cells.years) - 1),
        short=say(lang, f"display_{selection.display}"),
        none=say(lang, "display_none"),
        sentence=say(lang, f"sentence_{selection.display}"),
    )


def display_legend(
    usual: ClassLegend,
    displayed_cells: Cells,
    indicator: Indicator,
    selection: Selection,
    named: Headings,
    made: Classes,
) -> ClassLegend:
    """The legend of values with what it says differently of differences."""
    lang = selection.language
    title = _title(selection, named, len(displayed_cells.years) - 1)
    if indicator.unit == "percent":
        title = say(lang, "in_points", what=title)
    entry = replace(usual, title=title, diverging=True)
    if selection.class_method != "eigene":
        entry = replace(entry, note=say(lang, "legend_note_zeros" if made.zeros else "legend_note_diverging"))
    if mirror(made.breaks):
        entry = replace(
            entry,
            labels=difference_labels(made, lang, say(lang, f"class_zero_{selection.display}")),
            joints=[],
        )
    if selection.class_method == "stufenlos":
        known = np.abs(displayed_cells.value[~np.isnan(displayed_cells.value)])
        end = float(known.max()) if known.size else 0.0
        ends = [formats.apart(one, indicator.unit, indicator.decimals, lang) for one in (-end, end)]
        entry = replace(entry, ends=ends)
    return entry


def _title(selection: Selection, named: Headings, row: int) -> str:
    if selection.display == display.DIFFERENCE:
        return named.difference
    return f"{say(selection.language, 'display_veraenderung')} {named.change[row]}" if row >= 0 else ""


def _district(parts: SlabParts, indicator: Indicator, selection: Selection) -> MeasuredDistrict | None:
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
    return MeasuredDistrict(
        key=own.key,
        name=own.name,
        line=not is_sum_of_places(parts.cells, indicator, own),
        value=[
            None if row is None or np.isnan(measured[row, 0]) else float(measured[row, 0]) for row in rows
        ],
        text=["" if row is None else texts[row][0] for row in rows],
    )
