"""A list of institutions that is taken along: its rows, and all that it says of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.institutions.institution import Institution, InstitutionKind
from dashboard.exports.caption import Caption
from dashboard.institutions.words import freshness, is_example
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class ListEntry:
    """An institution with everything that is not in it: `municipality` and `amt` in words, `amt` empty outside the
    district; `km` from the chosen place; `source` and `licence` in words."""

    institution: Institution
    kind: InstitutionKind
    municipality: str
    amt: str
    km: float | None
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class ListExport:
    """`entries` in the order of the page, `licences` the terms of each source, `as_of` of what time sources are that
    nobody confirms, by their key; `middle` is what the level between municipality and district is called ("Amt");
    `with_place` says whether distances are known."""

    caption: Caption
    entries: Sequence[ListEntry]
    licences: Sequence[tuple[str, str]]
    today: date
    as_of: Mapping[str, str]
    middle: str
    with_place: bool = False

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.caption.lang

    def fresh(self, entry: ListEntry) -> str:
        """How reliable an entry is, in words."""
        one = entry.institution
        return freshness(one, self.today, self.lang, self.as_of.get(one.source, ""))[1]

    def about(self) -> list[tuple[str, str]]:
        """Label and text of each fact about the list."""
        return [*self.caption.entries(), *self.licences]


def example_mark(entry: ListEntry, lang: str) -> str:
    """ "Beispiel" beside what is invented."""
    return say(lang, "institutions_example") if is_example(entry.institution) else ""
