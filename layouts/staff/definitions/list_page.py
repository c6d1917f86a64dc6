"""The list of indicators or measures, and that of targets, events and the strategy; what is worked on stands above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.staff.definitions.draft import DefinitionDraft
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.staff.forms import FormOwner, one_button
from layouts.staff.shell import card, heading, table

DEFINITIONS, AIMS, NETWORK = "/merkmale", "/ziele", "/netzwerk"
_MOST_DISCARDED = 10
_SECOND = {
    "body": "kind_network",
    "organisation": "kind_network",
    "meeting": "body",
    "agreement": "parties",
    "conference": "place",
}
_THIRD = {
    "action": "state",
    "principle": "number",
    "aim": "number",
    "body": "members",
    "organisation": "web",
    "meeting": "day",
    "agreement": "day",
    "conference": "day",
}
"""The fields in the second and third column of each kind."""


@dataclass(frozen=True, slots=True)
class DefinitionLine:
    """One row: `origin` is a key of texts (`staff_def_<origin>`), `what` how it is computed or of what kind, `last`
    who has changed it last and when."""

    name: str
    key: str
    address: str
    group: str
    what: str
    origin: str
    last: str = ""


@dataclass(frozen=True, slots=True)
class DefinitionDraftLine:
    """A draft that somebody works on, or that waits for release or was sent back (`state`, in words), or was thrown
    away."""

    draft: DefinitionDraft
    saved: str
    state: str = ""
    is_discarded: bool = False


@dataclass(frozen=True, slots=True)
class ListAsked:
    """What the list shows: `part` is `indikatoren` or `merkmale`, `words` what was searched for, `own` alone."""

    part: str = "indikatoren"
    words: str = ""
    own: bool = False


def definitions_page(
    owner: FormOwner, asked: ListAsked, lines: Sequence[DefinitionLine], drafts: Sequence[DefinitionDraftLine]
) -> html.Div:
    """Indicators or measures."""
    lang = owner.lang
    measures = asked.part == "merkmale"
    parts = html.Nav(
        [
            html.A(
                say(lang, f"staff_def_{name}"),
                href=f"{DEFINITIONS}?art={part}",
                className="bl-def-part",
                **attributes({"aria-current": "page"} if part == asked.part else {}),
            )
            for part, name in (("indikatoren", "indicators"), ("merkmale", "measures"))
        ],
        className="bl-def-parts",
        **attributes({"aria-label": say(lang, "staff_definitions")}),
    )
    heads = [
        say(lang, "staff_def_name"),
        say(lang, "staff_def_kind" if measures else "staff_def_theme"),
        say(lang, "staff_def_used_by" if measures else "staff_def_counted"),
        say(lang, "staff_def_origin"),
        say(lang, "staff_def_last"),
    ]
    rows = [_row(one, lang) for one in lines]
    found = table(heads, rows, label=say(lang, "staff_definitions")) if rows else _nothing(lang)
    return html.Div(
        [
            heading(
                say(lang, "staff_definitions"),
                _new(owner, DEFINITIONS, "measure", "btn btn-outline-secondary"),
                _new(owner, DEFINITIONS, "indicator", "btn btn-primary"),
                sub=say(lang, "staff_def_lead"),
            ),
            *_drafts(owner, DEFINITIONS, drafts),
            card(
                say(lang, "staff_def_measures" if measures else "staff_def_indicators"),
                _filter(lang, asked),
                found,
                end=parts,
                note=str(len(rows)),
            ),
            *_discarded(owner, DEFINITIONS, drafts),
        ],
        className="bl-staff-screen",
    )


def aims_page(
    owner: FormOwner,
    lines: Sequence[tuple[str, Sequence[DefinitionLine]]],
    drafts: Sequence[DefinitionDraftLine],
) -> html.Div:
    """What of targets, events and the strategy is in force, each kind a card with its lines."""
    return _kinds_page(owner, AIMS, "staff_aims", "staff_aim_lead", lines, drafts)


def network_page(
    owner: FormOwner,
    lines: Sequence[tuple[str, Sequence[DefinitionLine]]],
    drafts: Sequence[DefinitionDraftLine],
) -> html.Div:
    """Bodies, organisations, meetings, agreements and conferences that are in force, each kind a card."""
    return _kinds_page(owner, NETWORK, "staff_network", "staff_network_lead", lines, drafts)


def _kinds_page(
    owner: FormOwner,
    base: str,
    title: str,
    lead: str,
    lines: Sequence[tuple[str, Sequence[DefinitionLine]]],
    drafts: Sequence[DefinitionDraftLine],
) -> html.Div:
    lang = owner.lang
    cards = []
    for kind, of in lines:
        second = say(lang, f"staff_field_{_SECOND.get(kind, 'indicator')}")
        grouped = [second] if any(one.group for one in of) else []
        heads = [
            say(lang, "staff_def_name"),
            *grouped,
            say(lang, f"staff_field_{_THIRD.get(kind, 'source')}"),
            say(lang, "staff_def_last"),
        ]
        rows = [
            [
                html.A(one.name, href=one.address, className="bl-link"),
                *([one.group] if grouped else []),
                one.what,
                one.last,
            ]
            for one in of
        ]
        empty = html.P(say(lang, f"staff_aim_no_{kind}s"), className="bl-staff-empty")
        cards.append(
            card(
                say(lang, f"staff_aim_{kind}s"),
                table(heads, rows, label=say(lang, f"staff_aim_{kind}s")) if rows else empty,
                end=_new(owner, base, kind, "btn btn-outline-secondary bl-small-button"),
            )
        )
    return html.Div(
        [
            heading(say(lang, title), sub=say(lang, lead)),
            *_drafts(owner, base, drafts),
            *cards,
            *_discarded(owner, base, drafts),
        ],
        className="bl-staff-screen",
    )


def _new(owner: FormOwner, base: str, kind: str, class_name: str) -> html.Form:
    label = say(owner.lang, f"staff_def_new_{kind}")
    return one_button(f"{base}/neu", label, owner, class_name=class_name, subject=f"{kind}:")


def _drafts(owner: FormOwner, base: str, drafts: Sequence[DefinitionDraftLine]) -> list[Component]:
    found = [one for one in drafts if not one.is_discarded]
    return _drafts_card(owner, base, found, "staff_def_drafts")


def _discarded(owner: FormOwner, base: str, drafts: Sequence[DefinitionDraftLine]) -> list[Component]:
    """What was thrown away last; nothing of it is lost."""
    found = [one for one in drafts if one.is_discarded]
    return _drafts_card(owner, base, found[:_MOST_DISCARDED], "staff_def_discarded")


def _drafts_card(
    owner: FormOwner, base: str, drafts: Sequence[DefinitionDraftLine], title: str
) -> list[Component]:
    if not drafts:
        return []
    lang = owner.lang
    rows = []
    for one in drafts:
        name = one.draft.title(lang) or say(lang, "staff_def_untitled")
        rows.append(
            [
                html.Div(
                    [
                        html.Strong(name),
                        html.Br(),
                        html.Small(say(lang, f"staff_group_{_noun(one.draft.kind)}")),
                    ]
                ),
                say(lang, "staff_def_by_at", by=one.draft.changed_by, at=one.saved),
                say(lang, "staff_def_is_discarded")
                if one.is_discarded
                else one.state or say(lang, "staff_draft_state_open"),
                _go_on(owner, base, one, name),
            ]
        )
    heads = [
        say(lang, "staff_def_name"),
        say(lang, "staff_def_last"),
        say(lang, "staff_field_state"),
        "",
    ]
    return [
        card(
            say(lang, title),
            table(heads, rows, label=say(lang, title)),
            note=say(lang, f"{title}_note"),
        )
    ]


def _go_on(owner: FormOwner, base: str, one: DefinitionDraftLine, name: str) -> Component:
    lang, address = owner.lang, f"{base}/entwurf/{one.draft.number}"
    small = "btn btn-outline-secondary bl-small-button"
    if one.state or one.is_discarded:
        label = say(lang, "staff_def_reopen")
        return one_button(f"{address}/aufnehmen", label, owner, class_name=small, about=name)
    label = say(lang, "staff_def_go_on")
    return html.A(label, href=address, className=small, **attributes({"aria-label": f"{label}: {name}"}))


def _noun(kind: str) -> str:
    return "indicator" if kind == "indicator" else kind


def _row(one: DefinitionLine, lang: str) -> list[Component | str]:
    shipped = one.origin == "shipped"
    return [
        html.Div([html.A(one.name, href=one.address, className="bl-link"), html.Br(), html.Small(one.key)]),
        one.group,
        one.what,
        html.Span(
            say(lang, f"staff_def_{one.origin}"),
            className="bl-def-origin" if shipped else "bl-def-origin is-own",
        ),
        one.last,
    ]


def _filter(lang: str, asked: ListAsked) -> html.Form:
    return html.Form(
        [
            Input(type="hidden", name="art", value=asked.part),
            html.Div(
                [
                    html.Label(say(lang, "staff_def_search"), htmlFor="suche"),
                    Input(
                        id="suche", type="search", name="suche", value=asked.words, className="form-control"
                    ),
                ],
                className="bl-form-field",
            ),
            html.Label(
                [
                    Input(type="checkbox", name="eigene", value="ja", checked=asked.own),
                    html.Span(say(lang, "staff_def_own_only")),
                ],
                className="bl-def-check",
            ),
            html.Button(say(lang, "staff_def_find"), type="submit", className="btn btn-outline-secondary"),
        ],
        action=DEFINITIONS,
        method="get",
        role="search",
        className="bl-def-filter",
    )


def _nothing(lang: str) -> html.P:
    return html.P(say(lang, "staff_def_none"), className="bl-staff-empty")
