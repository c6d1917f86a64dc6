"""The page on which entries are compared field by field, and what of each is kept is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dash import html
from dash.development.base_component import Component

from dashboard.staff.merging.merge import GROUPS
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.staff.entries.list_page import MERGING
from layouts.staff.forms import FormOwner, staff_form
from layouts.staff.shell import card, heading, notice, table

STAYS = "bleibt"


@dataclass(frozen=True, slots=True)
class ComparedEntry:
    """One entry: its name, the texts of its groups, and what hangs on it, each as people read it."""

    key: str
    name: str
    groups: Mapping[str, str]
    hanging: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """A figure that entries have differently: the name of its field, what it counts, and the numbers by key."""

    field: str
    name: str
    numbers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ComparisonParts:
    """What the page shows. `chosen` gives by field of the form the key whose is kept, `hidden` what the form sends
    along; `notes` are sentences above it."""

    owner: FormOwner
    entries: Sequence[ComparedEntry]
    questions: Sequence[FigureQuestion]
    chosen: Mapping[str, str]
    hidden: Mapping[str, str]
    may_edit: bool
    notes: Sequence[str] = ()
    problem: str = ""
    two_lists: bool = field(default=False)


def comparison_page(parts: ComparisonParts) -> html.Div:
    """The content of the page."""
    lang = parts.owner.lang
    content: list[Component] = [_fields(parts), *_questions(parts), _hanging(parts)]
    if parts.may_edit:
        hidden = [Input(type="hidden", name=name, value=value) for name, value in parts.hidden.items()]
        hidden += [Input(type="hidden", name="schluessel", value=one.key) for one in parts.entries]
        save = html.Button(say(lang, "merge_save"), type="submit", className="btn btn-primary")
        acts = html.Div(save, className="bl-entries-acts")
        content = [staff_form(f"{MERGING}/speichern", [*hidden, *content, acts], parts.owner)]
    back = html.A(say(lang, "merge_doubles"), href=MERGING, className="btn btn-outline-secondary")
    return html.Div(
        [
            heading(say(lang, "merge_title"), back, sub=say(lang, "merge_lead")),
            *([notice(parts.problem, problem=True)] if parts.problem else []),
            *(notice(one) for one in parts.notes),
            *content,
        ],
        className="bl-staff-screen bl-merge",
    )


def _choice(name: str, key: str, text: str, about: str, parts: ComparisonParts) -> html.Label:
    return html.Label(
        [
            Input(
                type="radio",
                name=name,
                value=key,
                checked=parts.chosen.get(name) == key,
                disabled=not parts.may_edit,
                **attributes({"aria-label": about}),
            ),
            html.Span(text),
        ],
        className="bl-merge-choice",
    )


def _fields(parts: ComparisonParts) -> html.Section:
    lang, entries = parts.owner.lang, parts.entries
    empty = say(lang, "staff_entries_empty")
    rows: list[list[Component | str]] = []
    stays = say(lang, "merge_stays")
    rows.append(
        [
            html.B(stays),
            *(_choice(STAYS, one.key, one.key, f"{stays}: {one.name}, {one.key}", parts) for one in entries),
        ]
    )
    for group, columns in GROUPS.items():
        texts = [one.groups[group] for one in entries]
        alone = columns == (group,)
        label = say(lang, f"staff_entry_{group}" if alone else f"merge_group_{group}")
        if len(set(texts)) == 1:
            same = html.Small(say(lang, "merge_same"))
            rows.append([label, *(html.Span([text or empty, " ", same]) for text in texts)])
            continue
        rows.append(
            [
                label,
                *(
                    _choice(
                        f"f-{group}", one.key, text or empty, f"{label}: {text or empty} ({one.key})", parts
                    )
                    for one, text in zip(entries, texts, strict=True)
                ),
            ]
        )
    title = say(lang, "merge_fields")
    heads = [say(lang, "merge_field"), *(one.name for one in entries)]
    hint = html.P(say(lang, "merge_fields_hint"), className="bl-field-hint")
    return card(title, html.Div(table(heads, rows, label=title), className="bl-merge-fields"), hint)


def _number(one: FigureQuestion, key: str, parts: ComparisonParts) -> Component | str:
    if key not in one.numbers:
        return "–"
    text = one.numbers[key]
    return _choice(one.field, key, text, f"{one.name}: {text} ({key})", parts)


def _questions(parts: ComparisonParts) -> list[Component]:
    lang = parts.owner.lang
    if not parts.questions:
        return []
    rows: list[list[Component | str]] = [
        [
            one.name,
            *(_number(one, each.key, parts) for each in parts.entries),
        ]
        for one in parts.questions
    ]
    title = say(lang, "merge_conflicts")
    heads = [say(lang, "merge_field"), *(one.name for one in parts.entries)]
    hint = html.P(say(lang, "merge_conflicts_hint"), className="bl-field-hint")
    return [card(title, hint, html.Div(table(heads, rows, label=title), className="bl-merge-fields"))]


def _hanging(parts: ComparisonParts) -> html.Section:
    lang, entries = parts.owner.lang, parts.entries
    names = list(entries[0].hanging)
    rows: list[list[Component | str]] = [
        [say(lang, f"merge_hanging_{name}"), *(one.hanging[name] or "–" for one in entries)] for name in names
    ]
    title = say(lang, "merge_hanging")
    heads = [say(lang, "merge_field"), *(one.name for one in entries)]
    more: list[Component] = [notice(say(lang, "merge_two_lists"))] if parts.two_lists else []
    hint = html.P(say(lang, "merge_hanging_hint"), className="bl-field-hint")
    return card(title, table(heads, rows, label=title), *more, hint)
