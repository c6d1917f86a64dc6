"""Says what is wrong with class breaks that a reader typed; good ones are taken by the callback that owns the
URL."""

from __future__ import annotations

from dash import Dash, Input, Output, State

from dashboard.domain.selection import Selection
from dashboard.indicators.own_breaks import read_breaks
from dashboard.texts import say
from layouts import ids


def register(app: Dash) -> None:
    """Adds the callback that judges the reader's own class breaks while they are typed."""

    @app.callback(
        Output(ids.MONITOR_BREAKS_NOTE, "children"),
        Output(ids.MONITOR_BREAKS, "invalid"),
        Input(ids.MONITOR_BREAKS, "value"),
        State(ids.MONITOR_QUERY, "data"),
        prevent_initial_call=True,
    )
    def judge(text: str | None, query: str) -> tuple[str, bool]:
        lang = Selection.from_query(query or "").language
        _, sentence = read_breaks(text or "", lang)
        return sentence or say(lang, "breaks_hint"), bool(sentence)
