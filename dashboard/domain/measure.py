"""Measures (counts that are stored) and the sources they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.domain.observation import Provenance

Text = Mapping[str, str]
"""A wording by language: `de` always, `en` always."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures come from: shown in the source line, in exports and in the API.

    `table` is the table code of the publisher or empty; `url` is text for people, never requested; `note`
    says what was changed ("Daten verändert") or what to know; `credit` is what the source line of a page has
    room for, `credit_en` the same in English, empty where no word of it is German. `own_territory`: each
    year's figures stand on the territory of that year, even where no key of the table has ended.
    """

    key: str
    name: Text
    publisher: str
    licence: str
    provenance: Provenance
    table: str = ""
    url: str = ""
    note: Text | None = None
    credit: str = ""
    own_territory: bool = False
    credit_en: str = ""

    def credit_in(self, lang: str) -> str:
        """The credit as a page of that language has it; empty for a source without one."""
        return self.credit_en if lang == "en" and self.credit_en else self.credit


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity that is stored.

    `kind`: `persons` (protected), `institutions` (exempt from protection), `ratio` (published as a ratio:
    never summed) or `published` (persons, protected by the office that publishes them: never protected again,
    never summed). `unit` is what is counted, in the plural ("Kinder"); `reporting_date` says which day or
    period a year stands for. `territory_year`: the figures of all years stand on the territory of 31 December
    of this year (a base that is repeated for later years); None where the source says it. `highest` is the
    largest value a ratio can reach where its unit does not say it (children in care where fewer live: above
    100 percent).
    """

    key: str
    name: Text
    kind: str
    unit: Text
    reporting_date: Text
    territory_year: int | None = None
    highest: float | None = None

    @property
    def adds_up(self) -> bool:
        """Whether figures of the parts of an area, or of a whole, give that of the whole."""
        return self.kind not in ("ratio", "published")
