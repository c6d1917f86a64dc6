"""All data versions as a form: two are ticked to be compared, and the address is what was ticked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.staff.moments import moment
from dashboard.staff.versions.cell_states import ChangeKind
from dashboard.staff.versions.difference_text import counts_line
from dashboard.staff.versions.entry import VersionEntry, VersionState
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.staff.screens import VERSIONS
from layouts.staff.shell import card

_MOST_FILES = 3


def version_list(
    entries: Sequence[VersionEntry],
    chosen: Collection[str],
    now: datetime,
    lang: str,
    *,
    counts: Mapping[str, Mapping[ChangeKind, int]],
    previews: bool,
) -> html.Section:
    """The list, newest first; drafts and what cannot be compared have no box. `counts` by version
    how it differs from the one before, as far as that is known. `previews`: drafts lead to one."""
    rows = [
        _row(one, one.version in chosen, now, lang, counts.get(one.version, {}), previews=previews)
        for one in entries
    ]
    form = html.Form(
        [
            html.Ol(rows, className="bl-versions"),
            html.Div(
                html.Button(say(lang, "staff_compare"), type="submit", className="btn btn-outline-secondary"),
                className="bl-versions-act",
            ),
        ],
        action=VERSIONS,
        method="get",
    )
    return card(say(lang, "staff_versions_all"), form, note=say(lang, "staff_versions_tick"))


def _row(
    one: VersionEntry,
    chosen: bool,
    now: datetime,
    lang: str,
    counts: Mapping[ChangeKind, int],
    *,
    previews: bool,
) -> html.Li:
    id_ = f"v-{one.version.replace('.', '-')}"
    name: Component = html.Strong(version_name(one, lang))
    box: Component = html.Span(className="bl-versions-box")
    if one.comparable:
        ticked = {"checked": True} if chosen else {}
        box = Input(
            type="checkbox", id=id_, name="v", value=one.version, className="form-check-input", **ticked
        )
        name = html.Label(name, htmlFor=id_)
    at = one.released_at or one.made_at
    tag = _tag(one, now, lang)
    return html.Li(
        [
            box,
            html.Div(
                [
                    html.Div([name, *([tag] if tag else [])], className="bl-versions-name"),
                    html.P(" · ".join(filter(None, (describe(one, lang), counts_line(counts, lang))))),
                    *(_acts(one, lang) if previews else []),
                ]
            ),
            html.Time(moment(at, now, lang), dateTime=at.isoformat()),
        ],
        className=f"is-{one.state.value}{' is-chosen' if chosen else ''}",
    )


def version_name(one: VersionEntry, lang: str) -> str:
    """ "2026.2", or "Entwurf 2026.2"."""
    return say(lang, "staff_version_draft", version=one.version) if one.is_draft else one.version


def _tag(one: VersionEntry, now: datetime, lang: str) -> html.Span | None:
    if one.state is VersionState.EARLIER:
        return None
    text = say(lang, f"staff_version_is_{one.state.value}")
    if one.state is VersionState.WITHDRAWN and one.withdrawn_at:
        text = say(lang, "staff_version_withdrawn_on", when=moment(one.withdrawn_at, now, lang))
    public = " is-public" if one.state is VersionState.PUBLIC else ""
    return html.Span(text, className=f"bl-version-tag{public}")


def describe(one: VersionEntry, lang: str) -> str:
    """Note, files and people of a version in one line."""
    files = [file.name for file in one.files]
    listed = ", ".join(files[:_MOST_FILES])
    if len(files) > _MOST_FILES:
        listed = say(lang, "staff_version_files", files=listed, count=len(files) - _MOST_FILES)
    parts = [one.note, listed]
    if one.kind == "rollback":
        parts = [say(lang, "staff_version_rollback", version=one.note.rpartition(" ")[2])]
    elif one.kind == "embedded":
        parts = [say(lang, "staff_version_embedded")]
    if one.made_by:
        parts.append(one.made_by)
    if one.released_by and one.released_by != one.made_by:
        parts.append(say(lang, "staff_version_released_by", name=one.released_by))
    if one.withdrawn_why:
        parts.append(say(lang, "staff_version_why", why=one.withdrawn_why))
    return " · ".join(filter(None, parts))


def _acts(one: VersionEntry, lang: str) -> list[Component]:
    """What leads on: a draft has a preview."""
    if not one.is_draft:
        return []
    about = {"aria-label": f"{say(lang, 'staff_preview')}: {version_name(one, lang)}"}
    return [
        html.A(
            say(lang, "staff_preview"),
            href=f"{VERSIONS}/vorschau/{one.version}",
            className="bl-link",
            **attributes(about),
        )
    ]
