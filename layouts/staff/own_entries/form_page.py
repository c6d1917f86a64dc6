"""The form of what is one's own: the fields that an operator knows; the rest can be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.staff.entries.draft import DraftPart, SeenDraft
from dashboard.staff.invitations.progress import ChangeProgress, OperatorChange
from dashboard.texts import say
from layouts.form_controls import Input
from layouts.staff.forms import FormOwner, staff_form
from layouts.staff.own_entries.list_page import own_address, own_words, progress_line, terms
from layouts.staff.shell import card, heading, notice


@dataclass(frozen=True, slots=True)
class OwnForm:
    """What the page shows: the row `key` of a table (`part`) whose list is at `here`, its fields, what is fixed of it
    by column, what is in the way (`problem`), whether it waits for release, whether the rest is confirmed, and what was
    sent last. `based_on` and the data version are sent along. `place_name` names a municipality by its key."""

    owner: FormOwner
    part: DraftPart
    here: str
    key: str
    title: str
    sub: str
    fields: Sequence[Component]
    fixed: Mapping[str, str]
    based_on: SeenDraft
    version: str
    problem: str
    waits: bool
    confirm: bool
    sent: tuple[OperatorChange, ChangeProgress] | None
    place_name: Callable[[str], str]


def own_form_page(form: OwnForm) -> html.Div:
    """The page."""
    lang, words = form.owner.lang, own_words(form.part)
    back = html.A(say(lang, words), href=form.here, className="btn btn-outline-secondary")
    notes: list[Component] = []
    if form.problem:
        notes.append(notice(form.problem, problem=True))
    if form.waits:
        notes.append(notice(say(lang, f"{words}_waits")))
    fixed = terms(form.fixed, form.part, lang, form.place_name)
    return html.Div(
        [
            heading(form.title, back, sub=form.sub),
            *notes,
            *([card(say(lang, "staff_own_form"), _form(form))] if not form.waits else []),
            *(
                [html.Div(progress_line(form.sent, lang, form.place_name), className="bl-card bl-own-card")]
                if form.sent
                else []
            ),
            card(say(lang, "staff_own_rest"), fixed, note=say(lang, "staff_own_rest_note")),
        ],
        className="bl-staff-screen",
    )


def _form(form: OwnForm) -> html.Form:
    lang = form.owner.lang
    sent = {
        "draft": str(form.based_on.number),
        "revision": str(form.based_on.revision),
        "version": form.version,
    }
    return staff_form(
        f"{own_address(form.here, form.key)}/speichern",
        [
            *[Input(type="hidden", name=name, value=value) for name, value in sent.items()],
            html.Div(list(form.fields), className="bl-entries-fields"),
            html.Div(
                [
                    html.Label(
                        [
                            Input(type="checkbox", name="bestaetigt", value="ja", checked=form.confirm),
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
