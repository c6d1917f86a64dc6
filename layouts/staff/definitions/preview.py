"""What readers will see of a definition: its texts at once, and what a trial has computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.staff.definitions.fields import AIMS
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class PreviewPlace:
    """One place: its name, what its figure says, and what it is made of."""

    name: str
    value: str
    counts: str = ""


@dataclass(frozen=True, slots=True)
class ComputedPreview:
    """What a trial has found. `picture` is the address of an image or empty, `title` says what it shows; `notes` are
    sentences on protection, `refused` says why it could not be published."""

    title: str = ""
    picture: str = ""
    places: Sequence[PreviewPlace] = ()
    worked: str = ""
    notes: Sequence[str] = ()
    warnings: Sequence[str] = ()
    refused: Sequence[str] = field(default=())


def preview_parts(
    entry: Mapping[str, Any], kind: str, lang: str, computed: ComputedPreview | None, hint: str
) -> list[Component]:
    """`hint` stands where nothing was computed."""
    parts = _texts(entry, kind, lang)
    if computed is None:
        return [*parts, *([html.P(hint, className="bl-def-hint")] if hint else [])]
    if computed.refused:
        said = [html.Li(one) for one in computed.refused]
        return [
            *parts,
            html.P(say(lang, "staff_def_preview_refused"), className="bl-field-problem"),
            html.Ul(said, className="bl-def-faults"),
        ]
    if computed.places:
        rows = [
            html.Div([html.Dt(one.name), html.Dd([html.Strong(one.value), html.Small(one.counts)])])
            for one in computed.places
        ]
        parts += [html.Dl(rows, className="bl-def-places")]
    if computed.worked:
        parts.append(html.P(computed.worked, className="bl-def-worked"))
    if computed.picture:
        picture = html.Img(src=computed.picture, alt=computed.title)
        parts.append(html.Figure([html.Figcaption(computed.title), picture]))
    notes = [html.Li(one) for one in (*computed.notes, *computed.warnings)]
    return [*parts, *([html.Ul(notes, className="bl-def-notes")] if notes else [])]


def _texts(entry: Mapping[str, Any], kind: str, lang: str) -> list[Component]:
    def words(field_: str) -> str:
        given = entry.get(field_)
        return str(given.get(lang) or "") if isinstance(given, Mapping) else ""

    parts: list[Component] = []
    for field_, class_name in (
        ("name", "bl-def-title"),
        ("label", "bl-def-title"),
        ("subtitle", "bl-def-sub"),
        ("definition", "bl-def-lead"),
        ("reading_help", "bl-def-sub"),
        ("note", "bl-def-lead"),
        ("text", "bl-def-lead"),
    ):
        text = words(field_)
        if text and not (field_ == "subtitle" and text == words("name")):
            parts.append(html.P(text, className=class_name))
    if kind in AIMS:
        fields_ = ("number", "year", "value", "year_from", "owner", "source", "begins", "ends")
        said = [entry.get(one) for one in fields_]
        parts.append(html.P(" · ".join(str(one) for one in said if one), className="bl-def-sub"))
    return parts
