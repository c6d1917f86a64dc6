"""The source line: who is from where, and in which years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Source
from dashboard.domain.slab import Cells
from dashboard.formats import listed
from dashboard.texts import say

_TABLE_NUMBER = re.compile(r"\d{5}-\d{2}-\d{2}-\d")
_LICENCE = "dl-de/by"  # https://www.govdata.de/dl-de/by-2-0
Series = Sequence[tuple[str, Cells]]
"""Everything drawn, by the name under which a line lists it."""


def source_line(series: Series, catalogue: Catalogue, lang: str) -> str:
    """`Gemeinden und Landkreis ab 2021: Beispieldaten. Landkreis und Land bis 2020: INKAR, …`.

    Years are only named where a source does not cover the whole.
    """
    return _grouped(series, lambda key: credit(catalogue, key, lang), lang)


def yearly_source_lines(series: Series, catalogue: Catalogue, lang: str, years: Sequence[int]) -> list[str]:
    """For each year the source line of that year alone; empty for one without a value."""
    found = []
    for year in years:
        by_label: dict[str, list[str]] = {}
        for who, cells in series:
            for index in _of_year(cells, year):
                by_label.setdefault(credit(catalogue, cells.sources[index], lang), []).append(who)
        sentences = (
            say(lang, "source_of", who=listed(list(dict.fromkeys(names)), say(lang, "and")), sources=sources)
            for sources, names in by_label.items()
        )
        found.append(" ".join(sentences))
    return found


def provenance_line(series: Series, catalogue: Catalogue, lang: str) -> str:
    """What is official and what is example, in the same form; empty where nothing drawn is an example."""
    whose = {key: source.provenance for key, source in catalogue.sources.items()}
    if not any(whose.get(key) == "example" for _, cells in series for key, _, _ in _spans(cells)):
        return ""
    return _grouped(series, lambda key: say(lang, f"provenance_{whose.get(key, 'official')}"), lang)


def _grouped(series: Series, label: Callable[[str], str], lang: str) -> str:
    spans = [(who, *span) for who, cells in series for span in _spans(cells)]
    if not spans:
        return ""
    first, last = min(begin for _, _, begin, _ in spans), max(end for _, _, _, end in spans)
    by_label: dict[str, list[tuple[str, str]]] = {}
    for who, key, begin, end in spans:
        since = say(lang, "source_since", year=begin) if begin > first else ""
        until = say(lang, "source_until", year=end) if end < last else ""
        when = say(lang, "source_in", year=begin) if begin == end and (since or until) else f"{since}{until}"
        by_label.setdefault(label(key), []).append((who, when))
    conjunction = say(lang, "and")
    sentences = (
        say(lang, "source_of", who=listed(_folded(names), conjunction), sources=sources)
        for sources, names in by_label.items()
    )
    return " ".join(sentence[0].upper() + sentence[1:] for sentence in sentences)


def credit(catalogue: Catalogue, key: str, lang: str) -> str:
    """What the source line has room for: `INKAR, © BBSR Bonn, dl-de/by-2-0`."""
    source = catalogue.sources.get(key)
    if source is None:
        return key
    if source.provenance == "example":
        return say(lang, "badge_all")
    if source.credit:
        return source.credit_in(lang).replace(
            f"Tabelle {source.table}", say(lang, "source_table", table=source.table)
        )
    return ", ".join(part for part in (source.name[lang], source.publisher, source.licence) if part)


def described(used: Iterable[Source], lang: str = "de") -> list[dict[str, str]]:
    """Name, publisher, table, licence and note of sources, as the data API says them."""
    return [
        {
            "name": source.name[lang],
            "herausgeber": source.publisher,
            "tabelle": source.table,
            "lizenz": source.licence,
            "hinweis": source.note[lang] if source.note else "",
        }
        for source in used
    ]


def full_credit(catalogue: Catalogue, key: str, lang: str) -> str:
    """As `credit`, where there is room; a table of the offices of statistics with the names of office and database:
    `Statistische Ämter des Bundes und der Länder, Regionaldatenbank, Tabelle 13211-02-05-4, dl-de/by-2-0`."""
    source = catalogue.sources.get(key)
    if source is None or not has_table_number(source):
        return credit(catalogue, key, lang)
    office = source.publisher.removeprefix("© ").removesuffix(", Deutschland")
    licence = source.credit.rpartition(", ")[2]
    said = say(lang, "source_full", office=office, table=source.table)
    return ", ".join(
        part for part in (said, licence if licence.startswith(_LICENCE) else source.licence) if part
    )


def named_credit(catalogue: Catalogue, key: str, lang: str) -> str:
    """As `full_credit`, with the name of the statistic where a number alone names the table."""
    source, said = catalogue.sources.get(key), full_credit(catalogue, key, lang)
    return said if source is None or not has_table_number(source) else f"{source.name[lang]}: {said}"


def has_table_number(source: Source) -> bool:
    """Whether its table is named by a number of the Regionaldatenbank, `13211-02-05-4`."""
    return bool(_TABLE_NUMBER.fullmatch(source.table))


def _spans(cells: Cells) -> list[tuple[str, int, int]]:
    """Each source of the cells with the first and last year in which it gives a value."""
    spans = []
    for index, key in enumerate(cells.sources):
        rows = np.flatnonzero(((cells.source == index) & ~np.isnan(cells.value)).any(axis=1))
        if rows.size:
            spans.append((key, cells.years[rows[0]], cells.years[rows[-1]]))
    return spans


def _of_year(cells: Cells, year: int) -> list[int]:
    """The sources that give a value in a year, in their order."""
    row = cells.row(year)
    if row is None:
        return []
    found: list[int] = np.unique(cells.source[row][~np.isnan(cells.value[row])]).tolist()
    return [index for index in found if index >= 0]


def _folded(names: Sequence[tuple[str, str]]) -> list[str]:
    """`Landkreis bis 2020, Land bis 2020` says the years once: `Landkreis, Land bis 2020`."""
    following = [*(when for _, when in names[1:]), ""]
    return [
        who if when == after else f"{who}{when}" for (who, when), after in zip(names, following, strict=True)
    ]
