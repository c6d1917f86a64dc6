"""Giving a change back to the operator who has sent it."""

from __future__ import annotations

from collections.abc import Callable

from dash import html

from dashboard.staff.entries.draft import part_of
from dashboard.staff.invitations.progress import OperatorChange
from dashboard.staff.release.flow import LONGEST_REASON
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.staff.entries.list_page import ENTRIES, entry_address
from layouts.staff.forms import FormOwner, staff_form
from layouts.staff.own_entries.list_page import changed_list
from layouts.staff.shell import card, heading, notice


def return_address(key: str) -> str:
    """Where a change of an institution is given back."""
    return f"{entry_address(key)}/zurueckgeben"


def return_page(
    owner: FormOwner,
    change: OperatorChange,
    reason: str,
    problem: str,
    based_on: tuple[int, int],
    place_name: Callable[[str], str],
) -> html.Div:
    """What was sent, and the reason why it comes back; `problem` says why that did not work. `place_name` names a
    municipality by its key."""
    lang = owner.lang
    back = html.A(say(lang, "staff_entries_back"), href=ENTRIES, className="btn btn-outline-secondary")
    hidden = zip(("draft", "revision"), based_on, strict=True)
    form = staff_form(
        return_address(change.institution),
        [
            *[Input(type="hidden", name=name, value=str(value)) for name, value in hidden],
            *([notice(problem, problem=True)] if problem else []),
            changed_list(part_of(change.institution), change.fields, lang, place_name),
            html.Div(
                [
                    html.Label(say(lang, "staff_return_reason"), htmlFor="grund"),
                    html.Textarea(
                        reason,
                        id="grund",
                        rows=3,
                        maxLength=LONGEST_REASON,
                        className="form-control",
                        **attributes({"name": "grund", "aria-describedby": "grund-hint"}),
                    ),
                    html.P(say(lang, "staff_return_hint"), id="grund-hint", className="bl-field-hint"),
                ],
                className="bl-form-field",
            ),
            html.Button(say(lang, "staff_return_now"), type="submit", className="btn btn-primary"),
        ],
        owner,
        className="bl-staff-form",
    )
    return html.Div(
        [
            heading(say(lang, "staff_return_title", name=change.name), back),
            card(
                say(lang, "staff_return"), form, note=say(lang, "staff_return_lead", account=change.account)
            ),
        ],
        className="bl-staff-screen",
    )
