"""The form for a new row of a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dash import html

from dashboard.staff.entries.rows import KEY
from dashboard.staff.entry_sheets.sheet_kind import Editor, SheetColumn, SheetKind
from dashboard.texts import say
from layouts.staff.entries.list_page import ENTRIES
from layouts.staff.forms import FormOwner, choice_field, offering, staff_form, suggestions, text_field
from layouts.staff.shell import card, heading, notice

SHEETS = f"{ENTRIES}/blatt"
"""The address below which all sheets are."""
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class NewRow:
    """What the form holds, and sentences by column (empty: about all)."""

    owner: FormOwner
    kind: SheetKind
    given: Mapping[str, str]
    said: Mapping[str, str]


def new_address(kind: str) -> str:
    """The address of the form for a new row of a sheet."""
    return f"{SHEETS}/{kind}/neu"


def new_page(parts: NewRow) -> html.Div:
    """The page."""
    lang, kind = parts.owner.lang, parts.kind
    fields = [_field(kind.by_name[name], parts) for name in kind.asked]
    others = [notice(text, problem=True) for name, text in parts.said.items() if name not in kind.asked]
    save = html.Button(say(lang, "sheet_new_add"), type="submit", className="btn btn-primary")
    form = staff_form(
        f"{new_address(kind.name)}/anlegen",
        [html.Div(fields, className="bl-entries-fields"), html.Div(save, className="bl-entries-acts")],
        parts.owner,
    )
    back = html.A(
        say(lang, f"sheet_{kind.name}"),
        href=f"{SHEETS}/{kind.name}",
        className="btn btn-outline-secondary",
    )
    return html.Div(
        [
            heading(say(lang, f"sheet_new_{kind.name}"), back, sub=say(lang, f"sheet_new_{kind.name}_lead")),
            *others,
            card(say(lang, "staff_entries_form"), form),
        ],
        className="bl-staff-screen",
    )


def sheet_field(column: SheetColumn, lang: str, text: str, problem: str = "", hint: str = "") -> html.Div:
    """A field of a form for a column of a sheet: its list where it has one. `text` is as a cell shows it."""
    id_, label = f"f-{column.name}", say(lang, column.heading)
    if column.choices and column.editor is not Editor.TEXT:
        words = [word for _, word in column.choices if word]
        options = [("", say(lang, "sheet_new_choose")), *((word, word) for word in words)]
        if text and text not in words:
            options.insert(1, (text, text))
        return choice_field(id_, label, options, text, problem=problem)
    field = text_field(
        id_,
        label,
        text,
        hint=hint,
        problem=problem,
        maxLength=_LONGEST,
        **offering(column.name, column.offered),
    )
    return html.Div([field, *suggestions(column.name, column.offered)])


def _field(column: SheetColumn, parts: NewRow) -> html.Div:
    lang, name = parts.owner.lang, column.name
    hint = say(lang, f"sheet_new_{parts.kind.name}_key") if name == KEY else ""
    return sheet_field(column, lang, parts.given.get(name, ""), parts.said.get(name, ""), hint)
