"""Says in words where a cell comes from: for the command line, and in parts for the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.formats import number, with_unit
from dashboard.indicators.wording.statuses import status_word
from dashboard.staff.versions.cell_states import CellState
from dashboard.staff.versions.provenance import CellProvenance, DeliveredFigure, FilePlace, MeasureOrigin
from dashboard.texts import say

MOST_PLACES = 12
"""Municipalities of a sum that are named one by one."""


@dataclass(frozen=True, slots=True)
class ProvenanceWords:
    """What the words of a provenance are made with: `names` of places by key; times are told by the wall's clock."""

    catalogue: Catalogue
    names: Mapping[str, str]
    lang: str = "de"

    def value(self, state: CellState, indicator: Indicator) -> str:
        """The number with its counts, the status without one."""
        if state.value is None:
            return status_word(state.status, self.lang)
        text = with_unit(state.value, indicator.unit, indicator.decimals, self.lang)
        if state.numerator is None or state.denominator is None:
            return text
        cases, base = (number(one, 0, self.lang) for one in (state.numerator, state.denominator))
        return f"{text} ({say(self.lang, 'staff_origin_of', cases=cases, base=base)})"

    def head(self, found: CellProvenance) -> str:
        """The cell in one line; of a hidden one the reason in the place of the number."""
        entry = self.catalogue.indicators[found.indicator]
        value = self.value(found.state, entry)
        if found.reason is not None:
            value = say(self.lang, "staff_origin_hidden", reason=found.reason.words(self.lang, self.names))
        return say(
            self.lang,
            "staff_origin_head",
            indicator=entry.name[self.lang],
            area=self.names.get(found.area, found.area),
            year=found.year,
            breakdown=f", {self.breakdown(found.breakdown)}" if found.breakdown else "",
            version=found.version,
            value=value,
        )

    def breakdown(self, key: str) -> str:
        """A breakdown's wording, `geschlecht:w` as "weiblich"; empty for the total."""
        dimension, _, category = key.partition(":")
        known = self.catalogue.breakdowns.get(dimension)
        return known.categories[category][self.lang] if known and category in known.categories else key

    def measure(self, one: MeasureOrigin) -> str:
        """Role, name and year of a measure, and its breakdown."""
        known = self.catalogue.measures.get(one.measure)
        name = known.name[self.lang] if known else one.measure
        role = say(self.lang, f"staff_origin_{one.role.value}")
        text = say(self.lang, "staff_origin_measure", role=role, measure=name, year=one.year)
        parts = [text, self.breakdown(one.breakdown)]
        if one.value is not None:
            whole = float(one.value).is_integer()
            parts.append(number(one.value, 0 if whole else 2, self.lang))
        return ", ".join(filter(None, parts))

    def place(self, place: FilePlace) -> tuple[str, str]:
        """The file's name, and where in it: `Zeile 31.207, Spalte 9`."""
        where = [say(self.lang, "staff_origin_sheet", sheet=place.sheet)] if place.sheet else []
        if place.row is None:
            where.append(say(self.lang, "staff_origin_no_row"))
        elif place.more_rows:
            rows = ", ".join(number(one, 0, self.lang) for one in (place.row, *place.more_rows))
            where.append(say(self.lang, "staff_origin_rows", rows=rows))
        else:
            where.append(say(self.lang, "staff_origin_row", row=number(place.row, 0, self.lang)))
        if place.column:
            where.append(say(self.lang, "staff_origin_column", column=place.column))
        return place.name, ", ".join(where)

    def moment(self, at: datetime) -> str:
        """By the clock on the wall."""
        local = at.astimezone()
        return f"{local:%d.%m.%Y, %H:%M}" if self.lang == "de" else f"{local:%Y-%m-%d %H:%M}"

    def source(self, key: str) -> str:
        """What a source is called."""
        known = self.catalogue.sources.get(key)
        return say(self.lang, "staff_origin_source", source=known.name[self.lang] if known else key)

    def figure(self, one: DeliveredFigure) -> str:
        """A raw figure in one line: file, row, people; or that it ships."""
        if one.place is None:
            return f"{say(self.lang, 'staff_origin_shipped')}, {self.source(one.source)}"
        by = one.made_by or say(self.lang, "staff_origin_nobody")
        parts = [*self.place(one.place), f"({one.version})"]
        parts.append(say(self.lang, "staff_origin_imported", by=by, when=self.moment(one.made_at)))
        if one.released_by and one.released_at:
            when = self.moment(one.released_at)
            parts.append(say(self.lang, "staff_origin_released", by=one.released_by, when=when))
        if one.note:
            parts.append(say(self.lang, "staff_origin_note", note=one.note))
        return ", ".join(parts)

    def lines(self, found: CellProvenance) -> Iterator[str]:
        """All of it, a line each."""
        yield self.head(found)
        for measure in found.measures:
            yield f"  {self.measure(measure)}"
            if measure.summed:
                yield f"    {say(self.lang, 'staff_origin_summed', count=len(measure.figures))}"
            if not measure.figures:
                yield f"    {say(self.lang, 'staff_origin_counted')}"
            for figure in measure.figures[:MOST_PLACES]:
                named = "" if figure.area == found.area else f"{self.names.get(figure.area, figure.area)}: "
                yield f"    {named}{self.figure(figure)}"
            if len(measure.figures) > MOST_PLACES:
                more = len(measure.figures) - MOST_PLACES
                yield f"    {say(self.lang, 'staff_origin_more', count=more)}"
        if found.before is None:
            yield f"  {say(self.lang, 'staff_origin_no_before')}"
            return
        entry = self.catalogue.indicators[found.indicator]
        value = self.value(found.before.state, entry)
        told = say(self.lang, "staff_origin_before", value=value, version=found.before.version)
        of = found.before.figure
        yield f"  {told}{': ' + self.figure(of) if of else ''}"
