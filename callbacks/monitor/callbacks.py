"""The Monitor's Dash callbacks: one owns URL, filters and selection; the others draw from the query it
settles on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update

from callbacks.answers import Answers
from callbacks.monitor import state
from callbacks.monitor.definition import definition_parts
from callbacks.monitor.news import news
from callbacks.monitor.page import MonitorPage, MonitorUpdate
from layouts import ids
from layouts.monitor.reference_controls import WEIGHTS

CONTROLS = (
    ids.MONITOR_THEMA,
    ids.MONITOR_OFFICIAL,
    ids.MONITOR_POOLING,
    ids.MONITOR_LEVEL,
    ids.MONITOR_EXTENT,
    ids.MONITOR_TERRITORY,
    ids.MONITOR_BREAKDOWN,
    ids.MONITOR_AMT,
    ids.MONITOR_SIZE,
    ids.MONITOR_COMPARISON,
    ids.MONITOR_CLASSES,
    ids.MONITOR_COUNT,
    ids.MONITOR_PALETTE,
    ids.MONITOR_DISPLAY,
    ids.MONITOR_BASE_YEAR,
    ids.MONITOR_SIMILAR_IN,
    *WEIGHTS.values(),
)
FIELDS = {
    "level": ids.MONITOR_LEVEL,
    "territory": ids.MONITOR_TERRITORY,
    "breakdown": ids.MONITOR_BREAKDOWN,
    "amt": ids.MONITOR_AMT,
    "size": ids.MONITOR_SIZE,
    "count": ids.MONITOR_COUNT,
    "similar": ids.MONITOR_SIMILAR,
    "base_year": ids.MONITOR_BASE_YEAR,
    "breaks": ids.MONITOR_BREAKS,
    "palette": ids.MONITOR_PALETTE,
}
STORES = (
    ids.MONITOR_INDICATOR,
    ids.MONITOR_SELECTION,
    ids.MONITOR_VIEW,
    ids.MONITOR_COMPOSITION_WORDS,
    ids.MONITOR_OWN,
)


def unanswered(given: Mapping[str, object], shown: Mapping[str, object], touched: Sequence[str]) -> list[str]:
    """Everything the reader changed since the query was settled, in the order to apply it.

    A later choice makes Dash drop the answer to an earlier one that is still on its way, so what was
    `touched` now is not all: whatever differs from what the query shows counts too. Places and tab come
    first, because places belong to the level before a change of level.
    """
    first = (ids.MONITOR_SELECTION, ids.MONITOR_VIEW)
    changed = [id_ for id_ in given if given[id_] != shown.get(id_, given[id_])]
    changed += [id_ for id_ in touched if id_ not in changed]
    return sorted(changed, key=lambda id_: 0 if id_ in first else 2 if id_ in touched else 1)


def touched_in(triggers: Iterable[str], *, elsewhere: bool) -> list[str]:
    """The controls, by id, of those whose change made Dash ask.

    At a slow start the address comes along with what the reader did, which then counts. With the address of a
    place in the history, `elsewhere`, comes what was done on what the reader has left, which does not.
    """
    told = [id_ for id_ in triggers if id_]
    if elsewhere and ids.URL in told:
        return []
    return [id_ for id_ in told if id_ != ids.URL]


def register(app: Dash, answers: Answers) -> None:
    """Adds the callback that owns address, filters and selection, and those of the drawer and the scripts."""
    page = MonitorPage(answers)

    @app.callback(
        output={
            "search": Output(ids.URL, "answer"),
            "visit": Output(ids.URL, "answered"),
            "values": {id_: Output(id_, "value") for id_ in (*CONTROLS, ids.MONITOR_BREAKS)},
            "options": {id_: Output(id_, "options") for id_ in CONTROLS},
            "hidden": {name: Output(f"{id_}-field", "hidden") for name, id_ in FIELDS.items()},
            "stores": {id_: Output(id_, "data") for id_ in STORES},
            "own": Output(ids.MONITOR_OWN_SHOWN, "data"),
            "year": {name: Output(ids.MONITOR_YEAR, name) for name in ("min", "max", "value")},
            "ticks": Output(ids.MONITOR_TICKS, "children"),
            "official_note": Output(ids.MONITOR_OFFICIAL_NOTE, "children"),
            "indicators": Output(ids.MONITOR_INDICATOR_OPTIONS, "data"),
            "pooling_note": Output(ids.MONITOR_POOLING_NOTE, "children"),
            "extent_note": Output(ids.MONITOR_EXTENT_NOTE, "children"),
            "level_note": Output(ids.MONITOR_LEVEL_NOTE, "children"),
            "comparison_note": Output(ids.MONITOR_COMPARISON_NOTE, "children"),
            "similar": Output(ids.MONITOR_SIMILAR, "children"),
            "query": Output(ids.MONITOR_QUERY, "data"),
            "shown_year": Output(ids.MONITOR_SHOWN_YEAR, "data"),
            "asked_year": Output(ids.MONITOR_ASKED_YEAR, "data"),
            "slab": Output(ids.MONITOR_SLAB, "data"),
            "series": Output(ids.MONITOR_SERIES_SOURCE, "data"),
            "map": Output(ids.MONITOR_MAP_SOURCE, "data"),
            "notice": Output(ids.MONITOR_NOTICE, "children"),
            "source_fixed": Output(ids.MONITOR_SOURCE_FIXED, "children"),
        },
        inputs={
            "search": Input(ids.URL, "search"),
            "visit": Input(ids.URL, "visit"),
            "values": {id_: Input(id_, "value") for id_ in (*CONTROLS, ids.MONITOR_BREAKS)},
            "stores": {id_: Input(id_, "data") for id_ in STORES},
            "reset": Input(ids.MONITOR_RESET, "n_clicks"),
        },
        state={
            "query": State(ids.MONITOR_QUERY, "data"),
            "year": State(ids.MONITOR_SHOWN_YEAR, "data"),
            "slab": State(ids.MONITOR_SLAB, "data"),
            "answered": State(ids.URL, "answered"),
        },
    )
    def own_state(
        search: str | None,
        visit: int | None,
        values: dict[str, object],
        stores: dict[str, object],
        reset: int | None,
        query: str,
        year: int | None,
        slab: str | None,
        answered: int | None,
    ) -> Any:
        now = answers.read(query or "")
        before, given = page.update(now, year), stores | values
        elsewhere = (visit or 0) != (answered or 0)

        def written(update: MonitorUpdate) -> Any:
            """Whole where the page shows figures that are no longer those of its query."""
            if before["slab"] != slab:
                return update
            return news(update, {**before, "values": values, "stores": stores, "shown_year": year})

        touched = touched_in(ctx.triggered_prop_ids.values(), elsewhere=elsewhere)
        changed = touched
        if not elsewhere and query:
            changed = unanswered(given, before["stores"] | before["values"], touched)
        begun = now if touched and not elsewhere else answers.read(search or "")
        if not changed:
            if begun.selection.to_query() == query and not elsewhere:
                return no_update
            return written(page.update(begun, None, search, visit or 0))
        on_screen = None if elsewhere else year
        asked = moved = state.with_year(begun.selection, on_screen)
        for id_ in changed:
            asked = state.after(id_, given.get(id_), asked, begun.possible)
        if asked.class_method == "eigene" and not asked.class_breaks:
            asked = replace(asked, class_breaks=page.breaks(begun))  # to begin with those on the map
        answer = answers.landed(begun, answers.resolve(asked))
        same = answer.selection == moved if touched else answer.selection.to_query() == query
        if same and not elsewhere:
            return no_update
        return written(page.update(answer, on_screen, visit=visit or 0))

    @app.callback(
        Output(ids.MONITOR_DEFINITION, "is_open"),
        Output(ids.MONITOR_DEFINITION, "children"),
        Input(ids.MONITOR_DEFINITION_OPEN, "n_clicks"),
        State(ids.MONITOR_QUERY, "data"),
        State(ids.MONITOR_SHOWN_YEAR, "data"),
        prevent_initial_call=True,
    )
    def open_definition(clicks: int | None, query: str, year: int) -> Any:
        return bool(clicks), definition_parts(answers, answers.read(query), year)

    app.clientside_callback(
        ClientsideFunction("lupe", "show"),
        Output(ids.MONITOR_DRAWN, "data"),
        Input(ids.MONITOR_SLAB, "data"),
        Input(ids.MONITOR_SERIES_SOURCE, "data"),
        Input(ids.MONITOR_MAP_SOURCE, "data"),
        Input(ids.MONITOR_QUERY, "data"),
        State(ids.MONITOR_SHOWN_YEAR, "data"),
        State(ids.MONITOR_SELECTION, "data"),
        State(ids.MONITOR_PALETTE, "value"),
        State(ids.MONITOR_VIEW, "data"),
        State(ids.MONITOR_ASKED_YEAR, "data"),
        State(ids.MONITOR_OWN_SHOWN, "data"),
        State(ids.URL, "answered"),
    )
    app.clientside_callback(
        ClientsideFunction("lupe", "indicators"),
        Output(ids.MONITOR_INDICATOR_PICKER, "title"),
        Input(ids.MONITOR_INDICATOR_OPTIONS, "data"),
        Input(ids.MONITOR_INDICATOR, "data"),
    )
