"""Which view and which year really fill the stage, and the sentence for what could not be shown as asked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.indicators.slab.displayed import displayed
from dashboard.indicators.slab.model import Slab
from dashboard.meeting.stage.model import (
    COMPOSITION,
    DISTRIBUTION,
    FUNNEL,
    MAP,
    PICTURES,
    RANKING,
    SERIES,
    TWO_MAPS,
    AskedScene,
)
from dashboard.texts import say

_OF_MANY = (MAP, RANKING, DISTRIBUTION, FUNNEL, TWO_MAPS)


@dataclass(frozen=True, slots=True)
class ReallyShown:
    """View, row of the slab and first row of two maps; `rows` are those that the years step through. `why`
    are the sentences."""

    picture: str
    row: int | None
    base: int | None
    rows: tuple[int, ...]
    why: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """All that has to be said, empty where everything is as asked."""
        return " ".join(self.why)


def really_shown(slab: Slab, asked: AskedScene) -> ReallyShown:
    """Never a view without anything in it, where another year or view has something."""
    picture, why = asked.picture if asked.picture in PICTURES else MAP, [asked.gone] if asked.gone else []
    rows = rows_with_values(slab, picture)
    if picture == COMPOSITION:
        rows = tuple(row for row, year in enumerate(slab.years) if year in asked.composed)
    if picture == COMPOSITION and not rows:
        picture, rows = SERIES, rows_with_values(slab, SERIES)
        why.append(asked.not_composed or say(slab.lang, "stage_no_composition"))
    if picture in _OF_MANY and _one_area(slab):
        picture, rows = SERIES, rows_with_values(slab, SERIES)
        why.append(say(slab.lang, "stage_one_area"))
    elif picture != SERIES and not rows and rows_with_values(slab, SERIES):
        picture, rows = SERIES, rows_with_values(slab, SERIES)
        why.append(say(slab.lang, "stage_no_places"))
    row, late = _year(slab, rows, asked.year)
    why += late
    if picture == FUNNEL and (row is None or not _has_counts(slab, row)):
        picture = RANKING
        why.append(say(slab.lang, "stage_no_counts"))
    base = None
    if picture == TWO_MAPS:
        base = _first(slab, rows, row, asked.base_year)
        if base is None:
            picture = MAP
            label = "" if row is None else slab.labels[row]
            why.append(say(slab.lang, "stage_one_year", year=label))
        else:
            rows = tuple(one for one in rows if one > base)
            if asked.base_year is not None and slab.years[base] != asked.base_year:
                told = {"asked": str(asked.base_year), "shown": slab.labels[base]}
                why.append(say(slab.lang, "stage_other_base", **told))
    return ReallyShown(picture, row, base, rows, tuple(why))


def rows_with_values(slab: Slab, picture: str) -> tuple[int, ...]:
    """Rows of the slab in which a view has something to show: a place inside the filter, of a series also
    the district or the comparison."""
    found = {row for row, order in enumerate(slab.order) if order}
    if picture == SERIES:
        shown = displayed(slab)
        areas = [area for area in (shown.district, shown.reference) if area is not None]
        found |= {row for area in areas for row, value in enumerate(area.value) if value is not None}
    return tuple(sorted(found))


def _year(slab: Slab, rows: tuple[int, ...], asked: int | None) -> tuple[int | None, list[str]]:
    """The row of the year, else of the nearest earlier one, else of the first."""
    if not rows:
        return None, []
    wanted = slab.row(asked)
    if wanted in rows or asked is None:
        return (wanted if wanted in rows else rows[-1]), []
    earlier = [row for row in rows if slab.years[row] < asked]
    row = earlier[-1] if earlier else rows[0]
    label = slab.labels[wanted] if wanted is not None else str(asked)
    return row, [say(slab.lang, "stage_other_year", asked=label, shown=slab.labels[row])]


def _first(slab: Slab, rows: tuple[int, ...], row: int | None, asked: int | None) -> int | None:
    """The row of the first map: the year asked for, else the first one; None where no earlier year has
    values."""
    earlier = [one for one in rows if row is not None and one < row]
    wanted = slab.row(asked)
    return wanted if wanted in earlier else earlier[0] if earlier else None


def _one_area(slab: Slab) -> bool:
    return max((len(order) for order in slab.order), default=0) == 1


def _has_counts(slab: Slab, row: int) -> bool:
    return slab.funnel is not None and not bool(np.isnan(slab.funnel.base[row]).all())
