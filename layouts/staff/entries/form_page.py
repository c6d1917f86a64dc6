"""The form of one institution: a field for each column of the table that an import reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dash import html
from dash.development.base_component import Component

from dashboard.staff.entries.draft import EntryDraft, SeenDraft
from dashboard.staff.entries.rows import FIELDS
from dashboard.texts import say
from layouts.form_controls import Input
from layouts.staff.entries.list_page import ENTRIES, entry_address
from layouts.staff.forms import FormOwner, choice_field, offering, staff_form, suggestions, text_field
from layouts.staff.shell import card, heading, notice

CHOICES = {
    "traegerart": ("", "oeffentlich", "kirchlich", "frei", "privat"),
    "status": ("offen", "vorübergehend geschlossen", "geschlossen"),
    "barrierefrei": ("", "ja", "teilweise", "nein"),
    "lage": ("genau", "ungefähr", "keine"),
}
"""The words that an import reads in columns that have few."""
_LONG = ("name", "aufnahme", "oeffnungszeiten")
_HINTS = ("oeffnungszeiten", "sprachen", "schwerpunkt", "bestaetigt_am", "bestaetigt_von")


@dataclass(frozen=True, slots=True)
class EntryForm:
    """What the form shows: `row` are the texts by column, `said` sentences by column (empty for the whole row),
    `problem` what is in the way of all. `municipalities` are keys with their names, `offered` texts by column that a
    line offers. `based_on` and
    the data version `version` are sent along: what the reader has compared with. `locked` says why nothing can be
    changed."""

    owner: FormOwner
    key: str
    title: str
    kind: str
    row: Mapping[str, str]
    kinds: Sequence[tuple[str, str]]
    municipalities: Sequence[tuple[str, str]]
    draft: EntryDraft | None
    based_on: SeenDraft
    version: str
    said: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    locked: str = ""
    may_edit: bool = True
    offered: Mapping[str, Sequence[str]] = field(default_factory=dict)


def entry_form_page(form: EntryForm) -> html.Div:
    """The page."""
    lang = form.owner.lang
    back = html.A(say(lang, "staff_entries_back"), href=ENTRIES, className="btn btn-outline-secondary")
    notes: list[Component] = []
    if form.problem:
        notes.append(notice(form.problem, problem=True))
    if form.locked:
        notes.append(notice(form.locked))
    others = [text for name, text in form.said.items() if name not in FIELDS]
    notes += [notice(text, problem=True) for text in others]
    sent = {
        "draft": str(form.based_on.number),
        "revision": str(form.based_on.revision),
        "version": form.version,
    }
    hidden = [Input(type="hidden", name=name, value=value) for name, value in sent.items()]
    fields = html.Div([entry_field(name, form) for name in FIELDS], className="bl-entries-fields")
    may_save = form.may_edit and not form.locked
    save = html.Button(say(lang, "staff_entries_save"), type="submit", className="btn btn-primary")
    content = staff_form(
        f"{entry_address(form.key)}/speichern",
        [*hidden, fields, *([html.Div(save, className="bl-entries-acts")] if may_save else [])],
        form.owner,
    )
    sub = f"{form.kind} · {say(lang, 'staff_entries_key', of=form.key)}"
    change = form.draft.changes.get(form.key) if form.draft else None
    mark = say(lang, "staff_entries_changed") if change else ""
    return html.Div(
        [
            heading(form.title, back, sub=sub),
            *notes,
            card(say(lang, "staff_entries_form"), content, note=mark),
        ],
        className="bl-staff-screen",
    )


def entry_field(name: str, form: EntryForm) -> html.Div:
    """The field of one column, with what is said of it."""
    lang, text, said = form.owner.lang, form.row.get(name, ""), form.said.get(name, "")
    label, id_ = say(lang, f"staff_entry_{name}"), f"f-{name}"
    options: Sequence[tuple[str, str]] = ()
    if name in ("art", "gemeinde"):
        options = form.kinds if name == "art" else form.municipalities
    elif name in CHOICES:
        none = say(lang, "staff_entries_no_choice")
        options = [(one, one.replace("oe", "ö") or none) for one in CHOICES[name]]
    if options:
        if text not in dict(options):
            options = [(text, text), *options]
        found = choice_field(id_, label, options, text, problem=said)
    else:
        hint = say(lang, f"staff_entries_hint_{name}") if name in _HINTS else ""
        words = form.offered.get(name, ())
        line = text_field(id_, label, text, hint=hint, problem=said, maxLength=700, **offering(name, words))
        found = html.Div([line, *suggestions(name, words)]) if words else line
    return html.Div(found, className="bl-entries-field is-long" if name in _LONG else "bl-entries-field")
