"""The page of a sheet: what can be done with its rows, the sheet itself, and the map on which a point is set."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.staff.entry_sheets.sheet_kind import SheetKind
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.staff.entries.list_page import ENTRIES
from layouts.staff.entry_sheets.grid import grid
from layouts.staff.entry_sheets.new_page import SHEETS, new_address
from layouts.staff.forms import FormOwner, suggestions
from layouts.staff.shell import heading

NAMES: tuple[str, ...] = ("einrichtungen", "einzugsbereiche", "kurse", "wartelisten")
"""The sheets, in the order of their links."""
_SIDE = "btn btn-outline-secondary"
_SAID = (
    *("saving", "saved", "kept", "failed", "leave", "conflict", "mine", "theirs", "none_selected", "skipped"),
    *(
        "shown",
        "of",
        "pasted",
        "copied",
        "undone",
        "point_of",
        "no_point",
        "no_row",
        "outside",
        "inside",
        "moved",
    ),
    *("skipped_one", "shown_one", "of_one", "pasted_one", "cancelled_one"),
    *("fault_list", "cancel_reason", "cancelled", "not_cancelled", "row_gone"),
    *("without", "shared", "parts", "without_one", "shared_one", "parts_one", "own_one", "coverage", "more"),
)
"""Sentences that the scripts say."""
_OPEN = {
    one: f"{{{one}}}"
    for one in ("count", "all", "name", "column", "sentence", "lon", "lat", "version", "row", "names")
}
"""What they fill in."""


@dataclass(frozen=True, slots=True)
class SheetParts:
    """What the page shows: the sheet, its rows as scripts read them, `draft` by what the page knows what is collected,
    the data version `version` and `today` as a cell shows it."""

    owner: FormOwner
    kind: SheetKind
    rows: Sequence[Mapping[str, object]]
    draft: Mapping[str, object]
    version: str
    today: str
    may_edit: bool


def sheet_page(parts: SheetParts) -> html.Div:
    """The content of the page."""
    lang, kind = parts.owner.lang, parts.kind
    has_list = kind.name == NAMES[0]
    main: list[Component] = [grid(kind, parts.rows, lang, may_edit=parts.may_edit)]
    if kind.located:
        main.append(_map(lang, may_edit=parts.may_edit))
    if kind.covered:
        main.append(_coverage(lang))
    return html.Div(
        [
            heading(
                say(lang, f"sheet_{kind.name}"),
                *_new(parts),
                *([html.A(say(lang, "sheet_to_list"), href=ENTRIES, className=_SIDE)] if has_list else []),
                sub=say(lang, f"sheet_{kind.name}_lead"),
            ),
            _links(parts),
            *([_narrow(lang)] if has_list else []),
            _tools(parts),
            html.Div("", id="sheet-said", className="bl-sheet-said", role="status"),
            html.Div("", id="sheet-conflicts", className="bl-sheet-conflicts"),
            html.Div(main, className="bl-sheet-main is-located" if len(main) > 1 else "bl-sheet-main"),
            html.P(say(lang, "sheet_keys"), className="bl-field-hint"),
            *(list_ for one in kind.columns for list_ in suggestions(one.name, one.offered)),
            _about(parts),
        ],
        className="bl-staff-screen bl-sheet-screen",
    )


def _narrow(lang: str) -> html.P:
    link = html.A(say(lang, "sheet_to_list"), href=ENTRIES)
    return html.P([say(lang, "sheet_narrow"), " ", link], className="bl-sheet-narrow bl-staff-notice")


def _new(parts: SheetParts) -> list[Component]:
    name = parts.kind.name
    if not (parts.may_edit and parts.kind.asked):
        return []
    return [html.A(say(parts.owner.lang, f"sheet_new_{name}"), href=new_address(name), className=_SIDE)]


def _links(parts: SheetParts) -> html.Nav:
    lang = parts.owner.lang
    if len(NAMES) < 2:
        return html.Nav([], hidden=True)
    links = [
        html.A(
            say(lang, f"sheet_short_{one}"),
            href=f"{SHEETS}/{one}",
            **attributes({"aria-current": "page"} if one == parts.kind.name else {}),
        )
        for one in NAMES
    ]
    return html.Nav(links, className="bl-sheet-links", **attributes({"aria-label": say(lang, "sheet_links")}))


def _tools(parts: SheetParts) -> html.Div:
    lang = parts.owner.lang
    filters = [
        html.Button(
            [say(lang, f"sheet_filter_{one}"), " ", html.Span("", className="bl-sheet-count")],
            className="bl-sheet-filter",
            **attributes({"type": "button", "data-filter": one, "aria-pressed": "false"}),
        )
        for one in ("faulty", "changed", *parts.kind.filters)
    ]
    acts: list[Component] = []
    if parts.may_edit:
        confirm = [_button("confirm", lang, main=True)] if "bestaetigt_am" in parts.kind.by_name else []
        cancel = [_button("cancel", lang)] if parts.kind.cancelled else []
        acts = [*confirm, *cancel, _button("undo", lang), _button("redo", lang)]
    changes = html.A("", href=f"{ENTRIES}#aenderungen", id="sheet-changes", className="bl-link", hidden=True)
    return html.Div(
        [
            html.Div(
                [html.Span("", id="sheet-search"), *_lists(parts), *filters],
                className="bl-sheet-filters",
                role="group",
                **attributes({"aria-label": say(lang, "sheet_filters")}),
            ),
            html.Div([*acts, html.Span("", id="sheet-shown"), changes], className="bl-sheet-acts"),
            *([_cancelling(lang)] if parts.may_edit and parts.kind.cancelled else []),
        ],
        className="bl-card bl-sheet-tools",
    )


def _lists(parts: SheetParts) -> list[Component]:
    """A list for each column by whose texts the rows can be narrowed."""
    lang, made = parts.owner.lang, list[Component]()
    for name in parts.kind.narrowed:
        column = parts.kind.by_name[name]
        every = say(lang, "sheet_narrow_all", column=say(lang, column.heading))
        none = say(lang, "sheet_narrow_empty")
        options = [html.Option(every, value="*")]
        options += [html.Option(word or none, value=word) for _, word in column.choices]
        named = attributes({"data-narrow": name, "aria-label": say(lang, column.heading)})
        made.append(html.Select(options, className="form-select bl-sheet-list", **named))
    return made


def _cancelling(lang: str) -> html.Div:
    """What is asked before courses are cancelled; the scripts add the field."""
    label = html.Label(say(lang, "sheet_cancel_why"), htmlFor="sheet-cancel-why")
    return html.Div(
        [label, html.Span("", id="sheet-cancel-field"), _button("cancel_do", lang, main=True)],
        id="sheet-cancelling",
        className="bl-sheet-cancelling",
        hidden=True,
    )


def _button(name: str, lang: str, *, main: bool = False) -> html.Button:
    kind = "btn btn-primary" if main else "btn btn-outline-secondary"
    return html.Button(
        say(lang, f"sheet_{name}"),
        id=f"sheet-{name}",
        className=kind,
        **attributes({"type": "button", "data-act": name}),
    )


def _map(lang: str, *, may_edit: bool) -> html.Section:
    """An empty place for the map, and below it the acts that keyboard and pointer share."""
    acts = [_button(one, lang) for one in ("zoom_in", "zoom_out")]
    if may_edit:
        acts = [_button("set", lang, main=True), _button("reset", lang), *acts]
    return html.Section(
        [
            html.Div([html.H2(say(lang, "sheet_map")), html.P("", id="sheet-map-of")], className="bl-cap"),
            html.Div("", id="sheet-map", className="bl-sheet-map"),
            html.P("", id="sheet-map-said", className="bl-sheet-map-said", role="status"),
            html.Div(acts, className="bl-sheet-acts"),
            html.P(say(lang, "sheet_map_keys"), className="bl-field-hint"),
        ],
        className="bl-card bl-staff-card bl-sheet-map-card",
        **attributes({"aria-label": say(lang, "sheet_map")}),
    )


def _coverage(lang: str) -> html.Section:
    """An empty place for the map of what lists cover, the choice of what it shows, and the same in words."""
    return html.Section(
        [
            html.Div(html.H2(say(lang, "sheet_coverage_title")), className="bl-cap"),
            html.Label(say(lang, "sheet_coverage_of"), htmlFor="sheet-coverage"),
            html.Select([], id="sheet-coverage", className="form-select"),
            html.Div("", id="sheet-map", className="bl-sheet-map is-coverage"),
            html.Ul(
                [
                    html.Li(
                        [html.Span("", className=f"bl-coverage-key is-{one}"), say(lang, f"sheet_{one}_one")]
                    )
                    for one in ("without", "shared", "parts", "own")
                ],
                className="bl-coverage-keys",
            ),
            html.Div("", id="sheet-map-said", className="bl-sheet-map-said", role="status"),
            html.P(say(lang, "sheet_coverage_hint"), className="bl-field-hint"),
        ],
        className="bl-card bl-staff-card bl-sheet-map-card",
        **attributes({"aria-label": say(lang, "sheet_coverage_title")}),
    )


def _about(parts: SheetParts) -> html.Div:
    """What the scripts know of the page."""
    lang, kind = parts.owner.lang, parts.kind
    about = {
        "sheet": kind.name,
        "address": f"{SHEETS}/{kind.name}",
        "ground": f"{SHEETS}/{kind.name}/karte",
        "version": parts.version,
        "today": parts.today,
        "edit": parts.may_edit,
        "located": kind.located,
        "covered": kind.covered,
        "cancelled": kind.cancelled,
        **parts.draft,
        "columns": {one.name: say(lang, one.heading) for one in kind.columns},
        "days": [one.name for one in kind.columns if one.editor == "day"],
        "fixed": [one.name for one in kind.columns if one.name not in kind.editable],
        "search": say(lang, "sheet_search"),
        "map": say(lang, "sheet_map_label"),
        "say": {one: say(lang, f"sheet_{one}", **_OPEN) for one in _SAID},
    }
    data = attributes({"data-about": json.dumps(about, ensure_ascii=False)})
    return html.Div("", id="sheet-about", hidden=True, **data)
