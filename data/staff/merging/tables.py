"""Merged entries as the tables that an import reads: the row of the one that stays, and figures that were decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.domain.institutions.institution import InstitutionFigure
from dashboard.domain.observation import Status
from dashboard.staff.merging.merge import FigureId, Merge, figures_of
from data.importing.findings import Delivery
from data.importing.knowledge import ImportKnowledge
from data.importing.read import Delivered, read_files
from data.staff.entries.checking import INSTITUTION_TABLE, CheckedEntries, check_entries, table_of

MERGED_TABLE = replace(INSTITUTION_TABLE, name="zusammenfuehrungen")
_FIGURES = "jahreswerte"
_FIGURE_COLUMNS = ("einrichtung", "merkmal", "jahr", "gliederung", "wert", "quelle")
_SIGN_OF = {Status.SUPPRESSED: ".", Status.LATER: "...", Status.NOT_APPLICABLE: "x"}
_LETTERS = {"p": "p", "r": "r", "e": "s"}
"""Letters that tables write for the marks of a figure."""


@dataclass(frozen=True, slots=True)
class MergedTables:
    """The tables as an import has read them; `checks` are what it says of the rows of institutions."""

    checks: CheckedEntries
    deliveries: tuple[Delivery, ...]

    @property
    def errors(self) -> tuple[str, ...]:
        """What an import would refuse, as sentences."""
        return tuple(one.message for each in self.deliveries for one in each.of_level("error"))


def merged_tables(
    merges: Sequence[Merge],
    rows: Mapping[str, Mapping[str, str]],
    knowledge: ImportKnowledge,
    today: date,
    number: int = 0,
) -> MergedTables:
    """What an import says of the rows of the entries that stay, by key, and of the figures that were decided.

    A figure needs a row only where it is not the one that stands by itself: that of the entry that stays.
    """
    pairs = tuple(pair for one in merges for pair in one.pairs)
    checks = check_entries(rows, knowledge, today, MERGED_TABLE, number, merges=pairs)
    found = knowledge.reference().stored.figures
    decided = [row for one in merges for row in _decided(one, figures_of(one.keys, found))]
    if not decided:
        return MergedTables(checks, (checks.delivery,))
    reference = knowledge.reference()
    file = f"{_FIGURES}-{number}.csv" if number else f"{_FIGURES}.csv"
    figures = read_files(
        [Delivered(file, table_of({str(at): row for at, row in enumerate(decided)}, _FIGURE_COLUMNS))],
        knowledge.catalogue,
        knowledge.known,
        changes=knowledge.changes,
        reference=lambda: reference,
        defined=knowledge.defined,
    )
    return MergedTables(checks, (checks.delivery, *figures))


def _decided(
    merge: Merge, figures: Mapping[FigureId, Mapping[str, InstitutionFigure]]
) -> Iterator[dict[str, str]]:
    for name, key in sorted(merge.figures.items()):
        one = figures.get(name, {}).get(key)
        if one is not None and key != merge.stays:
            texts = (merge.stays, name[0], str(name[1]), name[2], figure_cell(one), one.source)
            yield dict(zip(_FIGURE_COLUMNS, texts, strict=True))


def figure_cell(one: InstitutionFigure) -> str:
    """A figure as a table of figures says it; read again it is the same."""
    if one.status in _SIGN_OF:
        return _SIGN_OF[one.status]
    if one.value is None:
        return "/"
    text = f"{one.value:.10f}".rstrip("0").rstrip(".").replace(".", ",")
    if one.status is Status.UNRELIABLE:
        return f"({text})"
    return text + "".join(_LETTERS[mark] for mark in one.marks if mark in _LETTERS)
