"""Fassungen: the list at the left; two of them compared, where a number comes from, and taking back at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.formats import number
from dashboard.staff.versions.cell_states import ChangeKind
from dashboard.staff.versions.entry import VersionEntry, VersionState
from dashboard.texts import say
from layouts.form_controls import Input
from layouts.staff.forms import FormOwner, one_button, staff_form, text_field
from layouts.staff.screens import VERSIONS
from layouts.staff.shell import card, heading
from layouts.staff.versions.differences import DifferencesParts, comparison
from layouts.staff.versions.origin import file_kind, original_link
from layouts.staff.versions.version_list import describe, version_list


@dataclass(frozen=True, slots=True)
class VersionsParts:
    """What the screen shows. `compared` is None where there are no two versions; `origin` is the card of a cell that
    was asked for. `about` is the version whose files and acts are shown. `may_withdraw`: whether the account may take
    back and publish again. `before` is what would be public if `about` were taken back, empty where that is a version
    that does not exist yet. `previews`: there are pages that show what acts would change. `counts`
    by version how it differs from the one before."""

    owner: FormOwner
    now: datetime
    entries: Sequence[VersionEntry]
    compared: DifferencesParts | None
    origin: Component | None
    about: VersionEntry | None
    may_withdraw: bool
    before: str = ""
    previews: bool = False
    counts: Mapping[str, Mapping[ChangeKind, int]] = field(default_factory=dict)


def versions_page(parts: VersionsParts) -> html.Div:
    """The screen."""
    lang = parts.owner.lang
    chosen = {parts.compared.old, parts.compared.new} if parts.compared else set()
    left = [
        version_list(parts.entries, chosen, parts.now, lang, counts=parts.counts, previews=parts.previews)
    ]
    if parts.about is not None:
        left.append(_files(parts.about, lang))
    right: list[Component] = []
    if parts.compared is not None:
        right += comparison(parts.compared)
    else:
        right.append(
            card(
                say(lang, "staff_differences"),
                html.P(say(lang, "staff_compared_none"), className="bl-staff-empty"),
            )
        )
    right += [parts.origin] if parts.origin else []
    if parts.about is not None and (parts.about.may_be_withdrawn or parts.about.may_be_restored):
        right.append(_acts(parts, parts.about))
    return html.Div(
        [
            heading(say(lang, "staff_versions"), sub=say(lang, "staff_versions_lead")),
            html.Div(
                [
                    html.Div(left, className="bl-staff-stack"),
                    html.Div(right, className="bl-staff-stack"),
                ],
                className="bl-version-cols",
            ),
        ],
        className="bl-staff-screen",
    )


def _files(about: VersionEntry, lang: str) -> html.Section:
    rows = []
    for file in about.files:
        told = [file_kind(file.format, file.table, lang)]
        if file.figures:
            told.append(say(lang, "staff_file_figures", count=number(file.figures, 0, lang)))
        if file.size:
            told.append(_size(file.size, lang))
        link = (
            original_link(file.original, file.name, lang)
            if file.original
            else say(lang, "staff_original_none")
        )
        rows.append(
            html.Li(
                [
                    html.Div([html.P(file.name), html.Small(", ".join(filter(None, told)))]),
                    html.Span(link, className="bl-end"),
                ]
            )
        )
    title = say(lang, "staff_files_of", version=about.version)
    if not rows:
        return card(title, html.P(say(lang, "staff_files_none"), className="bl-staff-empty"))
    return card(title, html.Ul(rows, className="bl-staff-list bl-version-files"))


def _size(size: int, lang: str) -> str:
    if size < 1_000_000:
        return f"{number(max(1, size / 1000), 0, lang)} KB"
    return f"{number(size / 1e6, 1, lang)} MB"


def _acts(parts: VersionsParts, about: VersionEntry) -> html.Section:
    """Taking a version back, or publishing it again; whoever may not is told who may."""
    lang, owner = parts.owner.lang, parts.owner
    restoring = about.may_be_restored
    name = "restore" if restoring else "withdraw"
    if restoring:
        sentence = say(lang, "staff_restore_means", version=about.version)
    elif parts.before:
        sentence = say(lang, "staff_withdraw_means", version=about.version, before=parts.before)
    else:
        sentence = say(lang, "staff_withdraw_older_means", version=about.version)
    preview: list[Component] = []
    if parts.previews:
        words, href = say(lang, f"staff_{name}_preview"), f"{VERSIONS}/vorschau/{about.version}"
        preview.append(html.A(words, href=href, className="btn btn-outline-secondary"))
    acts: list[Component] = [html.P(sentence), html.P(describe(about, lang), className="bl-version-muted")]
    if not parts.may_withdraw:
        acts += [*preview, html.P(say(lang, "staff_withdraw_right"), className="bl-field-hint")]
        return card(say(lang, f"staff_{name}"), html.Div(acts, className="bl-staff-card-body"))
    if restoring:
        button = one_button(f"{VERSIONS}/wieder", say(lang, "staff_restore"), owner, fassung=about.version)
        acts.append(html.Div([*preview, button], className="bl-row-acts"))
        return card(say(lang, "staff_restore"), html.Div(acts, className="bl-staff-card-body"))
    form = staff_form(
        f"{VERSIONS}/zuruecknehmen",
        [
            Input(type="hidden", name="fassung", value=about.version),
            text_field("grund", say(lang, "staff_withdraw_why"), maxLength=300, required=True),
            html.Div(
                [
                    *preview,
                    html.Button(
                        say(lang, "staff_withdraw"), type="submit", className="btn btn-outline-secondary"
                    ),
                ],
                className="bl-row-acts",
            ),
        ],
        owner,
        className="bl-version-withdraw",
    )
    return card(say(lang, "staff_withdraw"), html.Div([*acts, form], className="bl-staff-card-body"))


def public_of(entries: Sequence[VersionEntry]) -> VersionEntry | None:
    """The version that is on show."""
    return next((one for one in entries if one.state is VersionState.PUBLIC), None)
