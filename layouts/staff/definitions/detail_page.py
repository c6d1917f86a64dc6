"""One measure, indicator, target, event, action, principle or aim: what it is, what uses it, what it has been."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.staff.definitions.fields import GROUPS, UNITS, Control, FormField
from dashboard.texts import say
from layouts.staff.forms import FormOwner, one_button
from layouts.staff.shell import card, heading, notice, table

_LONGEST = 160


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One release that states it: version, who, when and state in words, and what it has changed."""

    version: str
    who: str
    when: str
    state: str
    changes: Sequence[str]


@dataclass(frozen=True, slots=True)
class DefinitionDetail:
    """`subject` is `<kind>:<key>`. `terms` are its fields in words, `uses` names and addresses of what is made
    of it. `may_remove`: it is the district's own, or has texts of its own (`is_shipped`)."""

    subject: str
    title: str
    uses: Sequence[tuple[str, str]]
    versions: Sequence[VersionLine]
    is_shipped: bool
    may_remove: bool
    terms: Sequence[tuple[str, str]]


def detail_page(owner: FormOwner, detail: DefinitionDetail, base: str, *, may_edit: bool) -> html.Div:
    """The page; `base` is the address of the screen."""
    lang = owner.lang
    kind, _, key = detail.subject.partition(":")
    acts: list[Component] = []
    if may_edit:
        if detail.may_remove and kind != "measure":
            label = say(lang, "staff_def_reset" if detail.is_shipped else "staff_def_remove")
            acts.append(
                one_button(
                    f"{base}/entfernen",
                    label,
                    owner,
                    class_name="btn btn-outline-secondary",
                    subject=detail.subject,
                )
            )
        label = say(lang, "staff_def_edit_texts" if detail.is_shipped else "staff_def_edit")
        acts.append(
            one_button(f"{base}/neu", label, owner, class_name="btn btn-primary", subject=detail.subject)
        )
    terms = [html.Div([html.Dt(name), html.Dd(value)]) for name, value in detail.terms]
    uses = [html.Li(html.A(name, href=address, className="bl-link")) for name, address in detail.uses]
    used = say(lang, "staff_def_counted" if kind == "indicator" else "staff_def_used_by")
    right = [
        *([card(used, html.Ul(uses, className="bl-staff-list"))] if uses else []),
        card(say(lang, "staff_def_versions"), _versions(detail, lang)),
    ]
    return html.Div(
        [
            heading(detail.title, *acts, sub=key),
            *([notice(say(lang, "staff_def_remove_note"))] if detail.may_remove and may_edit else []),
            html.Div(
                [
                    card(say(lang, f"staff_group_{kind}_card"), html.Dl(terms, className="bl-staff-terms")),
                    html.Div(right, className="bl-staff-stack"),
                ],
                className="bl-staff-cols",
            ),
        ],
        className="bl-staff-screen",
    )


def entry_words(
    kind: str, entry: Mapping[str, Any], lang: str, name_of: Callable[[str], str]
) -> list[tuple[str, str]]:
    """Names and values of the fields that an entry has, in the order of the form; `name_of` gives what a key of a
    measure, an indicator, a theme or a breakdown is called."""
    return [
        (say(lang, f"staff_field_{field.name}"), _field_words(field, entry[field.name], lang, name_of))
        for group in GROUPS[kind]
        for field in group.fields
        if field.name in entry
    ]


def _field_words(field: FormField, value: Any, lang: str, name_of: Callable[[str], str]) -> str:
    if field.of:
        return ", ".join(name_of(str(one)) for one in (value if isinstance(value, list) else [value]))
    if field.name == "unit":
        return say(lang, f"staff_unit_{value}") if value in UNITS else value_words(value, lang)
    if field.control in (Control.CHOICE, Control.CHECKS) and field.name != "decimals":
        given = value if isinstance(value, list) else [value]
        return ", ".join(say(lang, f"staff_value_{one}") for one in given)
    if field.control is Control.FLAG:
        return say(lang, "staff_yes")
    return (
        value_words(value, lang).replace("-", "−")
        if field.control is Control.WHOLE
        else value_words(value, lang)
    )


def value_words(value: Any, lang: str) -> str:
    """A value of an entry as one text; of both languages the reader's, and the other where they differ in kind."""
    if isinstance(value, Mapping):
        if "url" in value:
            return f"{value.get('label', '')} ({value['url']})"
        if "title" in value:
            return f"{value.get('begins', '')} {value_words(value['title'], lang)}".strip()
        return str(value.get(lang) or value.get("de") or "")
    if isinstance(value, list):
        return " · ".join(value_words(one, lang) for one in value)
    return str(value)


def _versions(detail: DefinitionDetail, lang: str) -> Component:
    if not detail.versions:
        return html.P(say(lang, "staff_def_no_versions"), className="bl-staff-empty")
    heads = [say(lang, f"staff_def_{one}") for one in ("version", "who", "when", "what")]
    rows = [
        [
            html.Div(
                [html.Strong(one.version), html.Br(), html.Small(say(lang, f"staff_def_state_{one.state}"))]
            ),
            one.who,
            one.when,
            html.Ul([html.Li(_short(said)) for said in one.changes], className="bl-def-changes"),
        ]
        for one in detail.versions
    ]
    return table(heads, rows, label=say(lang, "staff_def_versions"))


def _short(text: str) -> str:
    return text if len(text) <= 3 * _LONGEST else text[: 3 * _LONGEST - 1] + "…"
