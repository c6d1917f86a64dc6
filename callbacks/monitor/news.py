"""What of an answer the page does not hold already: whatever is written, Dash looks for who is concerned by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import no_update
from plotly.io.json import to_json_plotly

from callbacks.monitor.page import MonitorUpdate

_ALWAYS = ("search", "visit", "query", "slab", "series", "map", "notice", "asked_year")
"""Written whatever the page holds: the address, which scripts write as well, what the drawing is called with,
and the notices, which belong to one answer."""
_PARTED = ("values", "options", "hidden", "stores", "year")
"""Outputs of which each part is a property of its own."""


def news(update: MonitorUpdate, held: Mapping[str, Any]) -> dict[str, Any]:
    """The outputs of an answer, with `no_update` in the place of what is in `held`, too.

    `held` has the same names and says what the page shows: `slab` is the address of its figures. Where that is none
    of the present data, everything is written.
    """
    return {name: _news(name, value, held[name]) for name, value in update.items()}


def _news(name: str, wanted: Any, held: Any) -> Any:
    if name in _ALWAYS:
        return wanted
    if name in _PARTED:
        return {part: _unless_same(value, held[part]) for part, value in wanted.items()}
    return _unless_same(wanted, held)


def _unless_same(wanted: object, held: object) -> object:
    """Components are the same where Dash would send the same."""
    same = wanted == held or to_json_plotly(wanted) == to_json_plotly(held)
    return no_update if same else wanted
