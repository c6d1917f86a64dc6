"""The board of templates: a row for each Amt, a column for each request, a word for how far it is."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.domain.templates.template import OPERATOR
from dashboard.staff.templates.board import BoardCell, BoardRow, BoardSet, TemplateBoard, TemplateState
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.shell import icon
from layouts.staff.screens import TEMPLATES

_ICONS = {
    TemplateState.DELIVERED: "check",
    TemplateState.PARTIAL: "pencil",
    TemplateState.FAULTY: "alert",
    TemplateState.LATE: "hourglass",
    TemplateState.OPEN: "dash",
}
_LOOKS = {TemplateState.DELIVERED: "is-ok", TemplateState.FAULTY: "is-bad", TemplateState.LATE: "is-bad"}
_BAR = (TemplateState.DELIVERED, TemplateState.FAULTY, TemplateState.PARTIAL)


def board_card(board: TemplateBoard, chosen: str, lang: str) -> html.Section:
    """The table; `chosen` is the number of the template that is shown beside it."""
    kinds = {row.kind for row in board.rows}
    who = say(lang, "templates_who_operator" if kinds == {OPERATOR} else "templates_who")
    heads = [
        html.Th([who, html.Small(_asked(len(board.rows), lang))], scope="col"),
        html.Th(say(lang, "templates_places"), scope="col", className="bl-number"),
        *(html.Th(_head(one, lang), scope="col") for one in board.sets),
    ]
    table = html.Table(
        [
            html.Thead(html.Tr(heads)),
            html.Tbody([_row(row, board.sets, chosen, lang) for row in board.rows]),
        ],
        className="bl-template-board",
    )
    region = html.Div(
        table,
        className="bl-staff-table",
        role="region",
        tabIndex=0,
        **attributes({"aria-label": say(lang, "templates_board")}),
    )
    return html.Section(region, className="bl-card bl-staff-card bl-template-card")


def state_word(cell: BoardCell, lang: str) -> html.Span:
    """An icon and a few words: `geliefert 12.11.`"""
    return html.Span(
        [icon(_ICONS[cell.state]), html.Span(words_of_state(cell, lang))],
        className=f"bl-state-word {_LOOKS.get(cell.state, '')}".strip(),
    )


def words_of_state(cell: BoardCell, lang: str) -> str:
    """How far it is."""
    when = short_day(cell.day, lang) if cell.day else ""
    if cell.state is TemplateState.FAULTY:
        if cell.errors == 1:
            return say(lang, "templates_state_faulty_one")
        return say(lang, "templates_state_faulty_many", count=cell.errors)
    if cell.state is TemplateState.LATE:
        if cell.late_days == 1:
            return say(lang, "templates_state_late_one")
        return say(lang, "templates_state_late_many", count=cell.late_days)
    if cell.state is TemplateState.OPEN:
        return say(lang, "templates_state_open")
    if cell.state is TemplateState.DELIVERED:
        return say(lang, "templates_state_delivered", day=when)
    return say(lang, "templates_state_partial", day=when, missing=cell.missing)


def short_day(day: date, lang: str) -> str:
    """`12.11.` or `12 Nov`"""
    return f"{day.day}.{day.month}." if lang == "de" else f"{day:%d %b}".lstrip("0")


def _asked(count: int, lang: str) -> str:
    return say(lang, "templates_asked_one") if count == 1 else say(lang, "templates_asked_many", count=count)


def _head(one: BoardSet, lang: str) -> list[Component | str]:
    done = one.counts[TemplateState.DELIVERED]
    if one.deadline is None:
        said = say(lang, "templates_no_deadline", done=done, total=one.total)
    else:
        when = f"{one.deadline:%d.%m.%Y}" if lang == "de" else f"{one.deadline:%d %b %Y}"
        said = say(lang, "templates_deadline", day=when, done=done, total=one.total)
    counts = one.counts
    told = say(
        lang,
        "templates_progress",
        delivered=done,
        faulty=counts[TemplateState.FAULTY],
        partial=counts[TemplateState.PARTIAL],
        open=counts[TemplateState.OPEN] + counts[TemplateState.LATE],
    )
    link = html.A(one.title, href=f"{TEMPLATES}?{urlencode({'satz': one.key})}", className="bl-template-set")
    return [link, html.Small(said), _bar(one, told)]


def _bar(one: BoardSet, told: str) -> html.Span:
    """How many of all, as a line; the words are its name."""
    parts = [(state.value, one.counts[state]) for state in _BAR]
    parts.append(("open", one.total - sum(count for _, count in parts)))
    return html.Span(
        [
            html.I(className=f"is-{name} bl-share-{_share(count, one.total)}")
            for name, count in parts
            if count
        ],
        className="bl-template-progress",
        role="img",
        **attributes({"aria-label": told}),
    )


def _share(count: int, total: int) -> int:
    """Twentieths of the whole, one at least: style sheets know a width for each."""
    return max(1, round(20 * count / total))


def _row(row: BoardRow, sets: tuple[BoardSet, ...], chosen: str, lang: str) -> html.Tr:
    here = any(cell is not None and cell.number == chosen for cell in row.cells)
    cells = [_cell(row, one, cell, chosen, lang) for one, cell in zip(sets, row.cells, strict=True)]
    return html.Tr(
        [
            html.Th(row.name, scope="row"),
            html.Td(str(row.places), className="bl-number"),
            *cells,
        ],
        className="is-chosen" if here else "",
    )


def _cell(row: BoardRow, one: BoardSet, cell: BoardCell | None, chosen: str, lang: str) -> html.Td:
    if cell is None:
        return html.Td(say(lang, "templates_state_nobody"), className="bl-template-nobody")
    more = say(lang, "templates_more", name=row.name, title=one.title)
    named = {"aria-label": f"{words_of_state(cell, lang)}. {more}"}
    if cell.number == chosen:
        named["aria-current"] = "true"
    inside: list[Component] = [state_word(cell, lang)]
    if cell.reminded is not None and cell.state is not TemplateState.DELIVERED:
        inside.append(html.Small(say(lang, "templates_reminded", day=short_day(cell.reminded, lang))))
    href = f"{TEMPLATES}?{urlencode({'nr': cell.number})}#vorlage"
    return html.Td(html.A(inside, href=href, className="bl-template-link", **attributes(named)))
