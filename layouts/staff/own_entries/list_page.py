"""What is an operator's own: each as it is published, when it was confirmed, and what became of what was sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboard.formats import number
from dashboard.staff.entries.draft import DraftPart, FieldChanges, part_of
from dashboard.staff.entries.words import field_name, field_text
from dashboard.staff.invitations.own_fields import CONFIRMED_BY
from dashboard.staff.invitations.progress import ChangeProgress, OperatorChange, ProgressState
from dashboard.staff.moments import short_day
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.shell import icon
from layouts.staff.forms import FormOwner, one_button
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
    """One row: `row` are the texts of its card by column, `confirmed` the day in words or empty, `due` whether it is to
    be confirmed, `sent` what was sent of it last and where that stands. `may_confirm` and `may_change` say which acts
    there are; `public` is where readers see it, empty where they do not yet."""

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
    """What the page shows of a table (`part`) at the address `here`: `entries` with those first that are due, `gone`
    names of those that are not published any more, `fields` by what an act knows which draft its page has shown.
    `place_name` names a municipality by its key, `new` is the address of the form for another one, if any."""

    owner: FormOwner
    part: DraftPart
    here: str
    entries: Sequence[OwnEntry]
    gone: Sequence[str]
    fields: Mapping[str, str]
    place_name: Callable[[str], str]
    new: str = ""


def own_words(part: DraftPart) -> str:
    """With what the keys of the sentences of a table begin."""
    return "staff_own_courses" if part is DraftPart.COURSES else "staff_own_entries"


def own_address(here: str, key: str) -> str:
    """The address of the form of one row of a list."""
    return f"{here}/{quote(key, safe='')}"


def own_entries_page(parts: OwnEntriesParts) -> html.Div:
    """The screen."""
    lang, words = parts.owner.lang, own_words(parts.part)
    late = sum(one.due for one in parts.entries)
    said: list[Component] = []
    if not parts.entries:
        said.append(notice(say(lang, f"{words}_none")))
    elif late:
        late_words = say(
            lang, f"{words}_due_one" if late == 1 else f"{words}_due_many", count=number(late, 0, lang)
        )
        said.append(notice(late_words))
    if parts.gone:
        said.append(html.P(say(lang, "staff_own_gone", names=", ".join(parts.gone))))
    label = say(lang, "staff_own_courses_new") if parts.new else ""
    new = [html.A(label, href=parts.new, className="btn btn-outline-secondary")] if parts.new else []
    return html.Div(
        [
            heading(say(lang, words), *new, sub=say(lang, f"{words}_lead")),
            *said,
            html.Div([_card(one, parts) for one in parts.entries], className="bl-own-entries"),
        ],
        className="bl-staff-screen",
    )


def progress_line(
    sent: tuple[OperatorChange, ChangeProgress], lang: str, place_name: Callable[[str], str]
) -> html.Div:
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
            changed_list(part_of(change.institution), change.fields, lang, place_name),
        ],
        className="bl-own-sent",
    )


def changed_list(
    part: DraftPart, fields: FieldChanges, lang: str, place_name: Callable[[str], str]
) -> html.Ul:
    """Each field that was changed, before and after."""
    empty = say(lang, "staff_entries_empty")
    lines = []
    for name, (before, after) in fields.items():
        if name == CONFIRMED_BY:
            continue
        words = [field_text(part, name, one, lang, place_name) or empty for one in (before, after)]
        lines.append(html.Li(f"{field_name(part, name, lang)}: {words[0]} → {words[1]}"))
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
                f"{own_address(parts.here, one.key)}/bestaetigen",
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
                href=own_address(parts.here, one.key),
                className="btn btn-outline-secondary",
                **attributes({"aria-label": f"{say(lang, 'staff_own_change')}: {one.name}"}),
            )
        )
    if one.public:
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
                terms(one.row, parts.part, lang, parts.place_name),
                *([progress_line(one.sent, lang, parts.place_name)] if one.sent else []),
                html.Div(acts, className="bl-own-acts"),
            ],
            className="bl-staff-card-body",
        ),
        note=one.about,
    )


def terms(row: Mapping[str, str], part: DraftPart, lang: str, place_name: Callable[[str], str]) -> html.Dl:
    """Fields with their texts; what is empty says so."""
    none = say(lang, "staff_entries_no_choice")
    return html.Dl(
        [
            html.Div(
                [
                    html.Dt(field_name(part, name, lang)),
                    html.Dd(
                        field_text(part, name, text, lang, place_name) or none,
                        className=None if text else "is-empty",
                    ),
                ]
            )
            for name, text in row.items()
        ],
        className="bl-own-terms",
    )
