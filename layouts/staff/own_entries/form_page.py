"""The form of one's own institution: the fields that an operator knows; the rest can be read."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.staff.entries.rows import shown_text
from dashboard.staff.invitations.own_fields import OWN_FIELDS
from dashboard.staff.invitations.progress import ChangeProgress, OperatorChange
from dashboard.texts import say
from layouts.form_controls import Input
from layouts.staff.entries.form_page import EntryForm, entry_field
from layouts.staff.forms import staff_form
from layouts.staff.own_entries.list_page import own_address, progress_line, terms
from layouts.staff.screens import OWN_ENTRIES
from layouts.staff.shell import card, heading, notice

_FIXED = ("name", "strasse", "hausnummer", "plz", "ort", "ortsteil", "traeger", "status")


def own_form_page(
    form: EntryForm, sent: tuple[OperatorChange, ChangeProgress] | None, *, confirm: bool
) -> html.Div:
    """The page; `confirm` ticks that all the rest holds, too."""
    lang = form.owner.lang
    back = html.A(say(lang, "staff_own_back"), href=OWN_ENTRIES, className="btn btn-outline-secondary")
    notes: list[Component] = []
    if form.problem:
        notes.append(notice(form.problem, problem=True))
    if form.waits:
        notes.append(notice(say(lang, "staff_own_waits")))
    return html.Div(
        [
            heading(form.title, back, sub=f"{form.kind} · {form.place}"),
            *notes,
            *([card(say(lang, "staff_own_form"), _form(form, confirm=confirm))] if not form.waits else []),
            *([html.Div(progress_line(sent, lang), className="bl-card bl-own-card")] if sent else []),
            card(
                say(lang, "staff_own_rest"),
                terms({name: form.row[name] for name in _FIXED}, lang),
                note=say(lang, "staff_own_rest_note"),
            ),
        ],
        className="bl-staff-screen",
    )


def _form(form: EntryForm, *, confirm: bool) -> html.Form:
    lang = form.owner.lang
    shown = replace(form, row={name: shown_text(name, text, lang) for name, text in form.row.items()})
    sent = {
        "draft": str(form.based_on.number),
        "revision": str(form.based_on.revision),
        "version": form.version,
    }
    return staff_form(
        f"{own_address(form.key)}/speichern",
        [
            *[Input(type="hidden", name=name, value=value) for name, value in sent.items()],
            html.Div([entry_field(name, shown) for name in OWN_FIELDS], className="bl-entries-fields"),
            html.Div(
                [
                    html.Label(
                        [
                            Input(type="checkbox", name="bestaetigt", value="ja", checked=confirm),
                            html.Span(say(lang, "staff_own_all_right")),
                        ],
                        className="bl-entries-check",
                    ),
                    html.Button(say(lang, "staff_own_send"), type="submit", className="btn btn-primary"),
                ],
                className="bl-entries-acts",
            ),
        ],
        form.owner,
    )
