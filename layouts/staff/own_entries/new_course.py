"""The form by which an operator sends a new course in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.form_controls import Input
from layouts.staff.forms import FormOwner, choice_field, staff_form
from layouts.staff.screens import NEW_OWN_COURSE, OWN_COURSES
from layouts.staff.shell import card, heading, notice


@dataclass(frozen=True, slots=True)
class NewOwnCourse:
    """What the form holds: institutions of one's own by key and name, which of them is chosen, sentences by column
    (empty: about all), the other fields, and by what the act knows which draft the page has shown."""

    owner: FormOwner
    houses: Sequence[tuple[str, str]]
    chosen: str
    said: Mapping[str, str]
    fields: Sequence[Component]
    sent: Mapping[str, str]


def new_course_page(parts: NewOwnCourse) -> html.Div:
    """The page."""
    lang = parts.owner.lang
    whose = choice_field(
        "f-traeger",
        say(lang, "staff_course_traeger"),
        parts.houses,
        parts.chosen,
        problem=parts.said.get("traeger", ""),
    )
    said = [notice(say(lang, "staff_own_faults"), problem=True)] if parts.said else []
    if whole := parts.said.get(""):
        said = [notice(whole, problem=True)]
    form = staff_form(
        f"{NEW_OWN_COURSE}/anlegen",
        [
            *[Input(type="hidden", name=name, value=value) for name, value in parts.sent.items()],
            html.Div([whose, *parts.fields], className="bl-entries-fields"),
            html.Div(
                html.Button(say(lang, "staff_own_send"), type="submit", className="btn btn-primary"),
                className="bl-entries-acts",
            ),
        ],
        parts.owner,
    )
    back = html.A(say(lang, "staff_own_courses"), href=OWN_COURSES, className="btn btn-outline-secondary")
    return html.Div(
        [
            heading(say(lang, "staff_own_courses_new"), back, sub=say(lang, "staff_own_courses_new_lead")),
            *said,
            card(say(lang, "staff_own_form"), form),
        ],
        className="bl-staff-screen",
    )
