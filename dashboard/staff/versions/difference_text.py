"""Says a difference in words: for the screen, and as rows of files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.observation import Provenance
from dashboard.domain.slab import PROVENANCES
from dashboard.formats import DASH, apart, bare, number
from dashboard.indicators.wording.statuses import status_word
from dashboard.staff.versions.cell_states import CellState, ChangeKind
from dashboard.staff.versions.differences import Difference
from dashboard.texts import say

COLUMNS = (
    *("indicator", "breakdown", "what", "area", "name", "year", "old", "new", "by", "unit"),
    *("old_status", "new_status", "old_provenance", "new_provenance", "source"),
)
"""Of a file; their heads are `staff_difference_<name>`."""
FileRow = tuple[str | float | int | None, ...]


@dataclass(frozen=True, slots=True)
class DifferenceWords:
    """What differences are worded with: `catalogue` of the newer version, names of places by key."""

    catalogue: Catalogue
    names: Mapping[str, str]
    lang: str = "de"

    def indicator(self, key: str) -> str:
        """What an indicator is called, its key where the version does not have it any more."""
        known = self.catalogue.indicators.get(key)
        return known.name[self.lang] if known else key

    def breakdown(self, key: str) -> str:
        """A breakdown's wording; empty for the total."""
        dimension, _, category = key.partition(":")
        known = self.catalogue.breakdowns.get(dimension)
        return known.categories[category][self.lang] if known and category in known.categories else key

    def place(self, key: str) -> str:
        """What a place is called."""
        return self.names.get(key, key)

    def what(self, one: Difference) -> str:
        """What has happened to the cell: "revidiert, jetzt amtlich"."""
        word = _word(self.lang, f"staff_change_{one.kind.key}")
        if one.becomes_real:
            now = say(self.lang, f"provenance_{PROVENANCES[one.new.provenance]}")
            return say(self.lang, "staff_change_now", what=word, provenance=now)
        return word

    def state(self, one: CellState, indicator: str) -> str:
        """A number as a table has it, "geschützt", or a dash where nothing is."""
        if one.value is not None:
            entry = self._entry(indicator)
            return (
                bare(one.value, entry.unit, entry.decimals, self.lang)
                if entry
                else number(one.value, 2, self.lang)
            )
        return say(self.lang, "status_suppressed") if one.hidden else DASH

    def beside(self, one: CellState) -> str:
        """What stands small beside a number: its counts, or that it is an example; empty where there is neither."""
        parts = []
        if one.numerator is not None and one.denominator is not None and one.value is not None:
            cases, base = (number(count, 0, self.lang) for count in (one.numerator, one.denominator))
            parts.append(say(self.lang, "staff_origin_of", cases=cases, base=base))
        if one.provenance == PROVENANCES.index("example"):
            parts.append(say(self.lang, "staff_example"))
        return ", ".join(parts)

    def by(self, one: Difference) -> str:
        """The difference with its unit: "+0,3 Punkte"; a dash where there are no two numbers."""
        if one.by is None:
            return DASH
        entry = self._entry(one.series.indicator)
        return apart(one.by, entry.unit, entry.decimals, self.lang) if entry else number(one.by, 2, self.lang)

    def source(self, one: Difference) -> str:
        """Whose the new cell is, or the old one where there is no new one: the table of the source, its short name
        without one."""
        state = one.new if one.new.source else one.old
        known = self.catalogue.sources.get(state.source)
        if known is None:
            return state.source
        if known.provenance is Provenance.EXAMPLE:
            return _word(self.lang, "provenance_example")
        return known.table or known.credit or known.name[self.lang].partition(":")[0]

    def file_row(self, one: Difference) -> FileRow:
        """A row of a file in the order of COLUMNS; numbers as numbers, None where there is none."""
        entry = self._entry(one.series.indicator)
        return (
            self.indicator(one.series.indicator),
            self.breakdown(one.series.breakdown),
            self.what(one),
            one.area,
            self.place(one.area),
            one.year,
            _plain(one.old.value),
            _plain(one.new.value),
            _plain(one.by),
            _word(self.lang, f"unit_{entry.unit}") if entry else "",
            _status(one.old.status, self.lang),
            _status(one.new.status, self.lang),
            self._provenance(one.old),
            self._provenance(one.new),
            self.source(one),
        )

    def heads(self) -> tuple[str, ...]:
        """The heads of a file's columns."""
        return tuple(say(self.lang, f"staff_difference_{name}") for name in COLUMNS)

    def _provenance(self, one: CellState) -> str:
        return _word(self.lang, f"provenance_{PROVENANCES[one.provenance]}") if one.provenance >= 0 else ""

    def _entry(self, key: str) -> Indicator | None:
        return self.catalogue.indicators.get(key)


_status = lru_cache(maxsize=64)(status_word)


@lru_cache(maxsize=256)
def _word(lang: str, key: str) -> str:
    """A text without facts: files have it hundreds of thousands of times."""
    return say(lang, key)


def _plain(value: float | None) -> float | int | None:
    """Without the noise of a difference of floats; a whole number as such."""
    if value is None:
        return None
    rounded = round(value, 9)
    return int(rounded) if rounded.is_integer() else rounded


def counts_line(counts: Mapping[ChangeKind, int], lang: str) -> str:
    """How many of each kind in one line: "8.412 neu, 96 revidiert"; empty where nothing differs."""
    order = (
        *(ChangeKind.NEW, ChangeKind.REVISED, ChangeKind.VANISHED, ChangeKind.HIDDEN, ChangeKind.SHOWN),
        *(ChangeKind.PROVENANCE, ChangeKind.STATUS),
    )
    return ", ".join(
        say(lang, f"staff_count_{kind.key}", count=number(counts[kind], 0, lang))
        for kind in order
        if counts.get(kind)
    )
