"""The page that lists what probably stands twice, and asks for other entries to compare."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.domain.institutions.institution import Institution
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.staff.entries.list_page import ENTRIES, MERGING
from layouts.staff.forms import FormOwner, text_field
from layouts.staff.shell import card, heading, notice, table


def merge_address(keys: Sequence[str]) -> str:
    """Where some entries are compared."""
    return f"{MERGING}?{urlencode([('schluessel', one) for one in keys])}"


def doubles_page(
    owner: FormOwner, groups: Sequence[Sequence[Institution]], asked: Sequence[str], problem: str
) -> html.Div:
    """`groups` are entries that probably are one institution, `asked` the keys that an address has named."""
    lang = owner.lang
    title = say(lang, "merge_doubles")
    rows: list[list[Component | str]] = [
        [
            html.Div([html.Div([one.name, " ", html.Small(one.key)]) for one in group]),
            html.A(
                say(lang, "merge_compare"),
                href=merge_address([one.key for one in group]),
                className="btn btn-outline-secondary bl-small-button",
                **attributes({"aria-label": f"{say(lang, 'merge_compare')}: {group[0].name}"}),
            ),
        ]
        for group in groups
    ]
    listed: Component = html.P(say(lang, "merge_doubles_none"), className="bl-staff-empty")
    if rows:
        listed = table([say(lang, "merge_entries"), ""], rows, label=title)
    given = [*asked, "", ""][: max(2, len(asked))]
    fields = []
    for at, key in enumerate(given, start=1):
        field = text_field(f"schluessel-{at}", say(lang, "merge_key", number=at), key, maxLength=80)
        fields.append(field)
    form = html.Form(
        [
            html.Div(fields, className="bl-entries-fields"),
            html.Div(
                [
                    html.Button(say(lang, "merge_compare"), type="submit", className="btn btn-primary"),
                    html.P(say(lang, "merge_key_hint"), className="bl-field-hint"),
                ],
                className="bl-entries-acts",
            ),
        ],
        action=MERGING,
        method="get",
    )
    back = html.A(say(lang, "staff_entries_back"), href=ENTRIES, className="btn btn-outline-secondary")
    return html.Div(
        [
            heading(say(lang, "merge_title"), back, sub=say(lang, "merge_lead")),
            *([notice(problem, problem=True)] if problem else []),
            card(title, listed),
            card(say(lang, "merge_choose"), form),
        ],
        className="bl-staff-screen",
    )
