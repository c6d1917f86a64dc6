"""Entries and their figures in words, to be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from callbacks.staff.entries.reading import place_name
from dashboard.domain.indicator import Catalogue
from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.formats import number
from dashboard.staff.entries.rows import shown_text, texts_of
from dashboard.staff.entry_sheets.institution_sheet import INSTITUTIONS
from dashboard.staff.merging.figure_words import figure_words
from dashboard.staff.merging.merge import GROUPS, FigureId, figure_text
from data.publishing.institutions.protect import SMALLEST
from data.staff.merging.hanging import Hanging
from layouts.staff.merging.page import ComparedEntry, FigureQuestion


def compared(one: Institution, hanging: Hanging, lang: str) -> ComparedEntry:
    """An entry with what hangs on it."""
    row = texts_of(one)
    groups = {}
    for group, columns in GROUPS.items():
        texts = [
            place_name(row[name]) if name == "gemeinde" else _words(name, row[name], lang) for name in columns
        ]
        groups[group] = " · ".join(dict.fromkeys(text for text in texts if text))
    figures = sum(one.key in of for of in hanging.figures.values())
    places = [
        f"{place_name(part.municipality)} {part.part}".strip() if part.municipality else "Polygon"
        for part in hanging.catchments[one.key]
    ]
    courses, reports = len(hanging.courses[one.key]), hanging.reports[one.key]
    return ComparedEntry(
        one.key,
        one.name,
        groups,
        {
            "figures": number(figures, 0, lang) if figures else "",
            "catchments": ", ".join(dict.fromkeys(places)),
            "courses": number(courses, 0, lang) if courses else "",
            "accounts": ", ".join(hanging.accounts[one.key]),
            "invited": ", ".join(hanging.invited[one.key]),
            "reports": number(reports, 0, lang) if reports else "",
        },
    )


def _words(column: str, text: str, lang: str) -> str:
    """A text as its cell in the sheet shows it."""
    return INSTITUTIONS.by_name[column].shown(shown_text(column, text, lang))


def questions(
    asked: Iterable[FigureId],
    figures: Mapping[FigureId, Mapping[str, InstitutionFigure]],
    catalogue: Catalogue,
    lang: str,
) -> list[FigureQuestion]:
    """Figures that somebody has to decide. A count of one or two people is never shown, to nobody."""
    found = []
    for name in asked:
        measure = catalogue.measures.get(name[0])
        called = measure.name[lang] if measure else name[0]
        where = f"{called}, {name[1]}{f', {name[2]}' if name[2] else ''}"
        numbers = {
            key: figure_words(one, measure, lang, SMALLEST) for key, one in figures.get(name, {}).items()
        }
        found.append(FigureQuestion(figure_text(name), where, numbers))
    return found
