"""The table of one view: what its columns are called, its rows in words, and its CSV."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.indicator import Indicator
from dashboard.domain.measure import Measure
from dashboard.domain.observation import Status
from dashboard.exports.caption import Caption
from dashboard.exports.rows import COLUMNS, Row, german_csv
from dashboard.indicators.wording.statuses import status_word
from dashboard.texts import say

_STATUS, _PROVENANCE = COLUMNS.index("status"), COLUMNS.index("herkunft")
_KEY, _YEAR = COLUMNS.index("gebiet"), COLUMNS.index("jahr")
_SHOWN = (*COLUMNS[1:], "hinweis")  # one indicator a table: its name is the title

_SAID_BY_THE_NUMBER = (Status.REPORTED.key, Status.ZERO.key)


@dataclass(frozen=True, slots=True)
class ViewTable:
    """One view as a table: `rows` in the order of `columns`, statuses and provenance in words, None for no
    number."""

    caption: Caption
    indicator: Indicator
    columns: tuple[str, ...]
    rows: Sequence[Row]
    licences: tuple[tuple[str, str], ...]
    definition: tuple[tuple[str, str], ...]


def table(
    caption: Caption,
    indicator: Indicator,
    rows: Sequence[Row],
    *,
    breakdown: str,
    confidence: str,
    few: Collection[tuple[str, int]],
    licences: Sequence[tuple[str, str]],
    measures: Mapping[str, Measure],
) -> ViewTable:
    """The table of `rows` as `rows_of` gives them.

    `breakdown` is the wording of the rows' breakdown, `few` are places and years with few cases, `licences`
    name and terms of each source, `measures` the catalogue's. The last column says why a number needs care or
    is missing.
    """
    lang = caption.lang
    level = confidence.replace(".", ",") if lang == "de" else confidence
    return ViewTable(
        caption=caption,
        indicator=indicator,
        columns=tuple(say(lang, f"column_{name}", level=level) for name in _SHOWN),
        rows=[(*_in_words(row, breakdown, lang), _note(row, few, lang)) for row in rows],
        licences=tuple(licences),
        definition=(*definition_lines(indicator, measures, lang), *statuses(lang)),
    )


def as_csv(made: ViewTable) -> bytes:
    """`;`, decimal comma, UTF-8 with BOM, the caption as `#` lines at the end."""
    facts = (*made.caption.entries(), *made.licences)
    return german_csv(made.columns, made.rows, (f"{label}: {text}" for label, text in facts))


def _in_words(row: Row, breakdown: str, lang: str) -> Row:
    status = status_word(Status[row[_STATUS].upper()], lang)
    provenance = say(lang, f"provenance_{row[_PROVENANCE]}") if row[_PROVENANCE] else ""
    return (*row[1:4], breakdown, *row[5:_STATUS], status, provenance)


def _note(row: Row, few: Collection[tuple[str, int]], lang: str) -> str:
    if row[_STATUS] not in _SAID_BY_THE_NUMBER:
        return say(lang, f"sentence_{row[_STATUS]}")
    return say(lang, "few") if (row[_KEY], row[_YEAR]) in few else ""


def definition_lines(
    indicator: Indicator, measures: Mapping[str, Measure], lang: str
) -> list[tuple[str, str]]:
    """Label and words of everything that an indicator's definition says."""

    def named(keys: Sequence[str]) -> str:
        return " + ".join(measures[key].name[lang] for key in keys if key in measures)

    facts = [
        (say(lang, "definition_indicator"), indicator.name[lang]),
        (say(lang, "definition_text"), indicator.definition[lang]),
        (say(lang, "definition_reading"), indicator.reading_help[lang]),
        (say(lang, "definition_numerator"), named(indicator.numerator)),
        (say(lang, "definition_denominator"), named(indicator.denominator)),
        (say(lang, "definition_dates"), say(lang, "definition_date", date=indicator.reporting_date[lang])),
        *((say(lang, "definition_notes"), note[lang]) for note in indicator.notes),
    ]
    return [fact for fact in facts if fact[1]]


def statuses(lang: str) -> list[tuple[str, str]]:
    """What the words of the column of statuses mean."""
    words = [(status_word(one, lang), say(lang, f"sentence_{one.key}")) for one in Status]
    return [(say(lang, "definition_statuses"), ""), *words]
