"""Meine Einrichtungen: each as it is published, when it was confirmed, and what became of what was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboard.formats import number
from dashboard.staff.entries.draft import FieldChanges
from dashboard.staff.entries.rows import shown_text
from dashboard.staff.invitations.own_fields import CONFIRMED_BY, OWN_FIELDS
from dashboard.staff.invitations.progress import ChangeProgress, OperatorChange, ProgressState
from dashboard.staff.moments import short_day
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.shell import icon
from layouts.staff.forms import FormOwner, one_button
from layouts.staff.screens import OWN_ENTRIES
from layouts.staff.shell import card, heading, notice

_ICONS = {
    ProgressState.REVIEW: "hourglass",
    ProgressState.PUBLISHED: "check",
    ProgressState.RETURNED: "alert",
    ProgressState.DROPPED: "dash",
    ProgressState.WITHDRAWN: "dash",
}
_KINDS = {ProgressState.PUBLISHED: " is-ok", ProgressState.RETURNED: " is-bad"}


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """One institution: `row` are its published texts by column, `confirmed` the day in words or empty, `due` whether it
    is to be confirmed, `sent` what was sent of it last and where that stands. `may_confirm` and `may_change` say which
    acts there are; `fields` are sent along by them."""

    key: str
    name: str
    about: str
    row: Mapping[str, str]
    confirmed: str
    due: bool
    sent: tuple[OperatorChange, ChangeProgress] | None
    may_confirm: bool
    may_change: bool
    public: str


@dataclass(frozen=True, slots=True)
class OwnEntriesParts:
    """What the page shows: `entries` with those first that are due, `gone` names of those that are not published any
    more, `fields` by what an act knows which draft its page has shown."""

    owner: FormOwner
    entries: Sequence[OwnEntry]
    gone: Sequence[str]
    fields: Mapping[str, str]


def own_address(key: str) -> str:
    """The address of the form of one's own institution."""
    return f"{OWN_ENTRIES}/{quote(key, safe='')}"


def own_entries_page(parts: OwnEntriesParts) -> html.Div:
    """The screen."""
    lang = parts.owner.lang
    late = sum(one.due for one in parts.entries)
    said: list[Component] = []
    if not parts.entries:
        said.append(notice(say(lang, "staff_own_entries_none")))
    elif late:
        name = "staff_own_entries_due_one" if late == 1 else "staff_own_entries_due_many"
        said.append(notice(say(lang, name, count=number(late, 0, lang))))
    if parts.gone:
        said.append(html.P(say(lang, "staff_own_gone", names=", ".join(parts.gone))))
    return html.Div(
        [
            heading(say(lang, "staff_own_entries"), sub=say(lang, "staff_own_entries_lead")),
            *said,
            html.Div([_card(one, parts) for one in parts.entries], className="bl-own-entries"),
        ],
        className="bl-staff-screen",
    )


def progress_line(sent: tuple[OperatorChange, ChangeProgress], lang: str) -> html.Div:
    """What was sent last, and where it stands."""
    change, progress = sent
    at = short_day((progress.at or change.at).astimezone().date(), lang)
    words = say(lang, f"staff_progress_{progress.state.value}", day=at, reason=progress.reason)
    day = short_day(change.at.astimezone().date(), lang)
    return html.Div(
        [
            html.P(
                [
                    html.Span(f"{say(lang, 'staff_progress', day=day)}: "),
                    html.Span(
                        [icon(_ICONS[progress.state]), html.Span(words)],
                        className=f"bl-state-word{_KINDS.get(progress.state, '')}",
                    ),
                ]
            ),
            changed_list(change.fields, lang),
        ],
        className="bl-own-sent",
    )


def changed_list(fields: FieldChanges, lang: str) -> html.Ul:
    """Each field that was changed, before and after."""
    empty = say(lang, "staff_entries_empty")
    lines = []
    for name, (before, after) in fields.items():
        if name == CONFIRMED_BY:
            continue
        words = [shown_text(name, one, lang) or empty for one in (before, after)]
        lines.append(html.Li(f"{say(lang, f'staff_entry_{name}')}: {words[0]} → {words[1]}"))
    return html.Ul(lines)


def _card(one: OwnEntry, parts: OwnEntriesParts) -> html.Section:
    owner, lang = parts.owner, parts.owner.lang
    confirmed = (
        say(lang, "staff_own_confirmed", day=one.confirmed) if one.confirmed else say(lang, "staff_own_never")
    )
    waits = one.sent is not None and one.sent[1].state is ProgressState.REVIEW
    state = html.P(
        [icon("alert" if one.due else "clock" if waits else "check"), html.Span(confirmed)],
        className=f"bl-state-word{' is-bad' if one.due else ''}",
    )
    acts: list[Component] = []
    if one.may_confirm:
        acts.append(
            one_button(
                f"{own_address(one.key)}/bestaetigen",
                say(lang, "staff_own_confirm"),
                owner,
                class_name="btn btn-primary" if one.due else "btn btn-outline-secondary",
                about=one.name,
                **parts.fields,
            )
        )
    if one.may_change:
        acts.append(
            html.A(
                say(lang, "staff_own_change"),
                href=own_address(one.key),
                className="btn btn-outline-secondary",
                **attributes({"aria-label": f"{say(lang, 'staff_own_change')}: {one.name}"}),
            )
        )
    acts.append(
        html.A(
            say(lang, "staff_own_public"),
            href=one.public,
            target="_blank",
            rel="noopener",
            className="bl-link",
            **attributes({"aria-label": f"{say(lang, 'staff_own_public')}: {one.name}"}),
        )
    )
    return card(
        one.name,
        html.Div(
            [
                state,
                terms({name: one.row[name] for name in OWN_FIELDS}, lang),
                *([progress_line(one.sent, lang)] if one.sent else []),
                html.Div(acts, className="bl-own-acts"),
            ],
            className="bl-staff-card-body",
        ),
        note=one.about,
    )


def terms(row: Mapping[str, str], lang: str) -> html.Dl:
    """Fields with their texts; what is empty says so."""
    none = say(lang, "staff_entries_no_choice")
    return html.Dl(
        [
            html.Div(
                [
                    html.Dt(say(lang, f"staff_entry_{name}")),
                    html.Dd(shown_text(name, text, lang) or none, className=None if text else "is-empty"),
                ]
            )
            for name, text in row.items()
        ],
        className="bl-own-terms",
    )
