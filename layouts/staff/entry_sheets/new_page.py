"""The form for a new institution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html

from dashboard.texts import say
from layouts.staff.entries.list_page import ENTRIES
from layouts.staff.forms import FormOwner, choice_field, staff_form, text_field
from layouts.staff.shell import card, heading, notice

NEW = f"{ENTRIES}/blatt/neu"
ASKED = ("art", "name", "gemeinde", "schluessel")
"""What has to be known at first."""


@dataclass(frozen=True, slots=True)
class NewInstitution:
    """What the form holds, and sentences by column (empty: about all); lists of kinds and municipalities in words."""

    owner: FormOwner
    given: Mapping[str, str]
    said: Mapping[str, str]
    kinds: Sequence[str]
    places: Sequence[str]


def new_page(parts: NewInstitution) -> html.Div:
    """The page."""
    lang, given, said = parts.owner.lang, parts.given, parts.said
    choose = say(lang, "sheet_new_choose")

    def choice(name: str, label: str, words: Sequence[str]) -> html.Div:
        options = [("", choose), *((one, one) for one in words)]
        return choice_field(f"f-{name}", say(lang, label), options, given[name], problem=said.get(name, ""))

    hint = say(lang, "sheet_new_key_hint")
    key = say(lang, "staff_entry_schluessel")
    fields = [
        choice("art", "staff_entry_art", parts.kinds),
        text_field(
            "f-name",
            say(lang, "staff_entry_name"),
            given["name"],
            problem=said.get("name", ""),
            maxLength=160,
        ),
        choice("gemeinde", "level_gemeinde", parts.places),
        text_field(
            "f-schluessel",
            key,
            given["schluessel"],
            hint=hint,
            problem=said.get("schluessel", ""),
            maxLength=80,
        ),
    ]
    others = [notice(text, problem=True) for name, text in said.items() if name not in ASKED]
    save = html.Button(say(lang, "sheet_new_add"), type="submit", className="btn btn-primary")
    form = staff_form(
        f"{NEW}/anlegen",
        [html.Div(fields, className="bl-entries-fields"), html.Div(save, className="bl-entries-acts")],
        parts.owner,
    )
    back = html.A(say(lang, "staff_entries_back"), href=ENTRIES, className="btn btn-outline-secondary")
    return html.Div(
        [
            heading(say(lang, "sheet_new"), back, sub=say(lang, "sheet_new_lead")),
            *others,
            card(say(lang, "staff_entries_form"), form),
        ],
        className="bl-staff-screen",
    )
