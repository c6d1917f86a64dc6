"""The state of the catalogue's page in its address: what is searched, which theme, whether all entries are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from dashboard.domain.selection import OFFICIAL
from dashboard.open_data.datasets import Dataset
from dashboard.open_data.files import PATH
from dashboard.search.words import folded

STATE = ("herkunft", "sprache", "stand")
"""Parameters that other addresses keep."""
SEARCH, THEME, ALL, CODE = "suche", "thema", "alle", "beispiel"
FIRST = 10
"""Entries that are shown before somebody asks for all."""
LANGUAGES_OF_CODE = ("python", "r", "excel", "curl")
_LETTERS = 80


@dataclass(frozen=True, slots=True)
class CatalogueQuery:
    """`theme` is empty for all, `code` is the program whose snippet is shown, `version` empty for the current one."""

    search: str = ""
    theme: str = ""
    every: bool = False
    code: str = LANGUAGES_OF_CODE[0]
    official: bool = False
    version: str = ""
    lang: str = "de"

    def parameters(self) -> list[tuple[str, str]]:
        """Names and values, of what differs from the usual alone."""
        said = [
            (SEARCH, self.search),
            (THEME, self.theme),
            ("herkunft", OFFICIAL if self.official else ""),
            (ALL, "1" if self.every else ""),
            (CODE, "" if self.code == LANGUAGES_OF_CODE[0] else self.code),
            ("sprache", "" if self.lang == "de" else self.lang),
            ("stand", self.version),
        ]
        return [(name, value) for name, value in said if value]

    def address(self, path: str = PATH, **changes: object) -> str:
        """The address of a page in this state, or in one that differs by some fields."""
        query = urlencode(replace(self, **changes).parameters())  # type: ignore[arg-type]  # fields by name
        return f"{path}?{query}" if query else path

    def file(self, path: str, only: Sequence[str] = STATE) -> str:
        """The address of a file, or of another page, of the same data version, language and provenance, or of those
        of them that it reads (`only`)."""
        carried = urlencode(
            [(name, value) for name, value in self.parameters() if name in {*STATE} & {*only}]
        )
        return f"{path}{'&' if '?' in path else '?'}{carried}" if carried else path

    def carried(self, *, version: bool = True) -> str:
        """The query that other addresses keep: provenance, language and, unless it is left out, data version."""
        names = STATE[: 3 if version else 2]
        return urlencode([(name, value) for name, value in self.parameters() if name in names])


def read(given: Mapping[str, str], *, official: bool, version: str, lang: str) -> CatalogueQuery:
    """What an address asks for; a program that there is no snippet for is the first one."""
    code = given.get(CODE, "")
    return CatalogueQuery(
        search=" ".join(given.get(SEARCH, "")[:_LETTERS].split()),
        theme=given.get(THEME, "")[:_LETTERS],
        every=given.get(ALL, "") == "1",
        code=code if code in LANGUAGES_OF_CODE else LANGUAGES_OF_CODE[0],
        official=official,
        version=version,
        lang=lang,
    )


def searched(entry: Dataset, lang: str, more: Sequence[str] = ()) -> str:
    """All words by which an entry is found, folded; the page's script compares what is typed with them."""
    sources = [
        part for one in entry.sources for part in (one.name[lang], one.publisher, one.table, one.credit)
    ]
    words = [word for of_language in entry.keywords.values() for word in of_language]
    said = (entry.title[lang], entry.theme_name[lang], entry.key, *words, *sources, *more)
    return folded(" ".join(dict.fromkeys(said)))


def found(text: str, words: str) -> bool:
    """Whether every word that was typed is somewhere in a folded text."""
    return all(word in text for word in folded(words).split())
