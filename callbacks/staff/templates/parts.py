"""Gathers what the screen of templates shows."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from dashboard.domain.indicator import Catalogue
from dashboard.staff.overview.rows import DueRow
from dashboard.staff.templates.board import TemplateBoard, TemplateState
from dashboard.staff.templates.reminder import covering_letter
from dashboard.texts import say
from data.repository import Repository
from data.staff.templates.addressees import offices, operators
from data.staff.templates.overview import TemplatesNow
from layouts.staff.screens import TEMPLATES
from layouts.staff.templates.board import words_of_state
from layouts.staff.templates.new_template import TemplateChoices
from layouts.staff.templates.page import CameLast, ChosenSet, ChosenTemplate, ShownFinding

_LAST = 6
_COUNTED = ("persons", "institutions")


def choices_of(repository: Repository, lang: str) -> TemplateChoices:
    """Measures by theme, Ämter and operators. Ratios that an office publishes and what only it may count are left out;
    the command line knows those ratios, too."""
    catalogue = repository.catalogue()
    themes: dict[str, list[tuple[str, str]]] = {}
    for theme, key in _by_theme(catalogue, lang):
        themes.setdefault(theme, []).append((key, catalogue.measures[key].name[lang]))
    listed = [(one.key, one.name) for one in offices(repository)]
    return TemplateChoices(themes, listed, [one.name for one in operators(repository)])


def _by_theme(catalogue: Catalogue, lang: str) -> Iterator[tuple[str, str]]:
    """Name of the theme and key of each measure that can be asked for, once."""
    used: set[str] = set()
    for theme in catalogue.themes.values():
        for indicator in catalogue.of_theme(theme.key):
            for key in (*indicator.numerator, *indicator.denominator):
                if key not in used and catalogue.measures[key].kind in _COUNTED:
                    used.add(key)
                    yield theme.name[lang], key
    for key, measure in catalogue.measures.items():
        if key not in used and measure.kind in _COUNTED:
            yield say(lang, "templates_new_theme_other"), key


def chosen_template(now: TemplatesNow, number: str) -> ChosenTemplate | None:
    """The template of a number with where it stands, None for one that nobody has issued or that a later one has
    replaced."""
    found, template = now.board.cell(number), now.template(number)
    if found is None or template is None:
        return None
    cell = found[2]
    reading = now.last_reading(number)
    if reading is None or cell.state in (TemplateState.OPEN, TemplateState.LATE):
        return ChosenTemplate(template, cell, "", ())
    findings = [
        ShownFinding(one.sheet, one.row, one.column, _cause(one.message, reading.file), one.level)
        for one in reading.findings
    ]
    return ChosenTemplate(template, cell, reading.file, findings)


def _cause(message: str, file: str) -> str:
    """The sentence without its place, which stands above it."""
    place, sign, cause = message.partition(": ") if message.startswith(file) else ("", "", "")
    return cause if sign and place else message


def chosen_set(now: TemplatesNow, key: str, lang: str) -> ChosenSet | None:
    """The request to which a number belongs."""
    templates = now.together(key)
    if not templates:
        return None
    first = templates[0]
    return ChosenSet(first.number, first.title, len(templates), covering_letter(first, lang))


def came_last(now: TemplatesNow, lang: str) -> list[CameLast]:
    """What came back last: what was taken over, and what could not be."""
    lines: list[CameLast] = []
    for one in now.deliveries:
        template = now.template(one.number)
        if template is None:
            continue
        columns = {column.key: column for column in template.columns}
        missing = sum(
            (place, columns[key].measure, columns[key].breakdown, columns[key].year) not in one.filled
            for place, key in template.open_cells()
        )
        words = (
            say(lang, "templates_last_partial", missing=missing)
            if missing
            else say(lang, "templates_last_complete")
        )
        lines.append(CameLast(one.made_at, template.area_name, template.title, words))
    for read in now.readings:
        template = now.template(read.number)
        if template is None or not read.errors:
            continue
        words = (
            say(lang, "templates_state_faulty_one")
            if read.errors == 1
            else say(lang, "templates_state_faulty_many", count=read.errors)
        )
        lines.append(CameLast(read.read_at, template.area_name, template.title, words))
    return sorted(lines, key=lambda one: one.at, reverse=True)[:_LAST]


def status_rows(now: TemplatesNow) -> list[tuple[object, ...]]:
    """The board as rows: who, which request, how far it is, and what is missing."""
    return [
        (
            row.name,
            row.area,
            one.title,
            cell.number,
            one.deadline.isoformat() if one.deadline else "",
            words_of_state(cell, "de"),
            cell.day.isoformat() if cell.day else "",
            cell.cells,
            cell.missing,
            cell.reminded.isoformat() if cell.reminded else "",
        )
        for row in now.board.rows
        for one, cell in zip(now.board.sets, row.cells, strict=True)
        if cell is not None
    ]


def due_rows(board: TemplateBoard, lang: str) -> list[DueRow]:
    """What the first screen lists: each set with a deadline, and how many have not delivered all of it."""
    return [
        DueRow(
            one.title,
            say(lang, "templates_due_who", missing=missing, total=one.total),
            one.deadline,
            path=f"{TEMPLATES}?{urlencode({'satz': one.key})}",
            act=say(lang, "staff_look"),
        )
        for one in board.sets
        if one.deadline and (missing := one.total - one.counts.get(TemplateState.DELIVERED, 0))
    ]
