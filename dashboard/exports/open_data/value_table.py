"""All published values of an indicator in a data version, and what has to be known to use them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dashboard import formats
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.measure import Source, Text
from dashboard.domain.observation import Status
from dashboard.domain.slab import MARKS, Cells
from dashboard.exports.rows import COLUMNS as API_COLUMNS
from dashboard.exports.rows import Row
from dashboard.exports.workbook.table import definition_lines
from dashboard.indicators.wording.statuses import status_word
from dashboard.texts import say

COLUMNS = (API_COLUMNS[0], "ebene", *API_COLUMNS[1:], "zeichen")
"""Those of the data API, with the level in front of the place and the mark at the end."""
NUMBERS = ("wert", "untergrenze", "obergrenze", "zaehler", "nenner")
KEYS = {
    "e": "geschaetzt",
    "p": "vorlaeufig",
    "r": "revidiert",
    "m": "mindestens",
    "t": "nicht_umrechenbar",
    "": "",
}
"""What stands in the column of marks for each of `MARKS`; empty for none."""


@dataclass(frozen=True, slots=True)
class ValueTable:
    """Rows in the order of COLUMNS, levels from small to large; hidden and missing numbers are None, and `status` says
    which. `made` is when the data version was published. `breakdowns` are words for what stands in the column
    `gliederung`, `levels` for what stands in `ebene`. `citation` names data, version and sources in a sentence.
    """

    indicator: Indicator
    version: str
    made: datetime
    territory: str
    official: bool
    lang: str
    rows: Sequence[Row]
    notices: tuple[str, ...]
    sources: tuple[Source, ...]
    owner: str
    citation: str
    levels: Mapping[str, str]
    breakdowns: Mapping[str, str]
    entry: Mapping[str, object]
    catalogue: Catalogue

    @property
    def title(self) -> str:
        """The indicator's name."""
        return self.indicator.name[self.lang]

    def facts(self) -> list[tuple[str, str]]:
        """Label and text of what is to be known: title, version, unit, sources with licence, statuses, marks."""
        lang = self.lang
        said = [
            ("title", self.title),
            ("owner", self.owner),
            (
                "version",
                say(lang, "open_data_version_of", version=self.version, day=formats.day(self.made, lang)),
            ),
            ("territory", self.territory),
            ("unit", say(lang, f"unit_{self.indicator.unit}")),
            ("figures", say(lang, "open_data_official_only") if self.official else ""),
            *(("notice", one) for one in self.notices),
            *(("source", source_words(one, lang)) for one in self.sources),
            *(("licence", one) for one in dict.fromkeys(one.licence for one in self.sources if one.licence)),
            ("citation", self.citation),
            ("address", f"/daten/{self.indicator.key}?stand={self.version}"),
        ]
        return [(say(lang, f"open_data_fact_{name}"), text) for name, text in said if text]

    def definition(self) -> list[tuple[str, str]]:
        """Label and words of the definition, breaks of the series, and what keys in the columns mean."""
        lang = self.lang
        facts = definition_lines(self.indicator, self.catalogue.measures, lang)
        facts += [(say(lang, "open_data_break"), one.label[lang]) for one in self.indicator.breaks]
        return [*facts, *self.dictionary()]

    def dictionary(self) -> list[tuple[str, str]]:
        """What the keys of statuses, origins, marks, levels and breakdowns mean."""
        lang = self.lang
        return [
            *((f"ebene={key}", name) for key, name in self.levels.items()),
            *((f"gliederung={key}", name) for key, name in self.breakdowns.items()),
            *dictionary_of_keys(lang),
        ]


def dictionary_of_keys(lang: str) -> list[tuple[str, str]]:
    """What the keys in the columns `status`, `herkunft` and `zeichen` mean."""
    statuses = [
        (f"status={one.key}", f"{status_word(one, lang)}. {_sentence(one, lang)}".strip()) for one in Status
    ]
    origins = [
        (f"herkunft={one}", say(lang, f"provenance_{one}")) for one in ("official", "district", "example")
    ]
    marks = [
        (f"zeichen={KEYS[mark]}", say(lang, f"open_data_mark_{KEYS[mark]}")) for mark in MARKS if KEYS[mark]
    ]
    return [*statuses, *origins, *marks]


def _sentence(status: Status, lang: str) -> str:
    if status.has_value and status is not Status.UNRELIABLE:
        return ""
    return say(lang, f"sentence_{status.key}")


def source_words(source: Source, lang: str) -> str:
    """Name, publisher, table, licence and note of change of a source."""
    table = source.table if source.table and source.table not in source.name[lang] else ""
    note: Text | None = source.note
    parts = (source.name[lang], source.publisher, table, source.licence, note[lang] if note else "")
    return ", ".join(part for part in parts if part)


def with_marks(level: str, rows: Sequence[Row], cells: Cells) -> list[Row]:
    """Rows as `rows_of` gives them, in the order of COLUMNS."""
    column = {key: at for at, key in enumerate(cells.places)}
    line = {year: at for at, year in enumerate(cells.years)}
    codes = cells.mark.tolist()
    found = []
    for row in rows:
        at = line.get(row[3])
        mark = KEYS[MARKS[codes[at][column[row[1]]]]] if at is not None else ""
        found.append((row[0], level, *row[1:], mark or None))
    return found
