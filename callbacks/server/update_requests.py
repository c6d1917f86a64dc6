"""What may arrive at Dash's update route: every body is checked against the registered callbacks first."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from dash import Dash
from flask import Flask, request
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from dashboard.errors import MonitorError
from dashboard.texts import both
from layouts import ids

PATH = "/_dash-update-component"
LARGEST = 65_536  # bytes; the fullest request of the Monitor has 6,000
_LONGEST = 8_000  # characters of one text: addresses are the longest
_MOST = 100  # entries of a list
_DEEPEST = 6  # lists and objects inside each other; requests of the page have four


@dataclass(frozen=True, slots=True)
class Expected:
    """What the browser sends for one callback. `outputs` as in the request; the others are id and
    property."""

    outputs: dict[str, str] | list[dict[str, str]]
    inputs: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]


def register(app: Dash) -> None:
    """Call before the first request and after every callback is registered."""
    known = lru_cache(maxsize=1)(lambda: expected(app.callback_map))

    server: Flask = app.server

    @server.before_request
    def only_what_a_page_sends() -> None:
        if request.method == "POST" and request.path == PATH:
            if not request.is_json:
                raise UnsupportedMediaType
            body = request.get_data()
            if len(body) > LARGEST:
                raise RequestEntityTooLarge
            check(body, known())


def expected(callbacks: Mapping[str, Mapping[str, Any]]) -> dict[str, Expected]:
    """What Dash's table of callbacks expects, by its name of the output. Those that run in the browser are
    left out."""
    found = {}
    for name, one in callbacks.items():
        if "callback" in one:
            outputs = one["output"] if isinstance(one["output"], (list, tuple)) else [one["output"]]
            written = [{"id": out.component_id, "property": out.component_property} for out in outputs]
            several = name.startswith("..")
            inputs, states = (
                tuple((dep["id"], dep["property"]) for dep in one[kind]) for kind in ("inputs", "state")
            )
            found[name] = Expected(written if several else written[0], inputs, states)
    return found


def check(body: bytes, known: Mapping[str, Expected]) -> None:
    """Raises MonitorError for what no page of this program sends."""
    if not _accepted(body, known):
        german, english = both("failure_not_ours")
        raise MonitorError(german, english=english)


def _accepted(body: bytes, known: Mapping[str, Expected]) -> bool:
    try:
        given = orjson.loads(body)  # strict: no NaN, no half surrogates, no other encoding than UTF-8
    except orjson.JSONDecodeError:
        return False
    if not isinstance(given, dict) or not _shallow(given):
        return False
    name = given.get("output")
    one = known.get(name) if isinstance(name, str) else None
    if one is None or given.get("outputs") != one.outputs:
        return False
    changed = given.get("changedPropIds")
    return (
        _given(given.get("inputs"), one.inputs)
        and _given(given.get("state", []), one.states)
        and isinstance(changed, list)
        and len(changed) <= _MOST
        and all(isinstance(entry, str) for entry in changed)
        and set(changed) <= {f"{id_}.{property_}" for id_, property_ in one.inputs}
    )


def _given(entries: object, wanted: Sequence[tuple[str, str]]) -> bool:
    """Whether exactly the wanted properties are there, each with a value that it can have."""
    return (
        isinstance(entries, list)
        and len(entries) == len(wanted)
        and all(
            isinstance(entry, dict)
            and (entry.get("id"), entry.get("property")) == pair
            and _KINDS.get(pair, _KINDS_OF.get(pair[1], _plain))(entry.get("value"))
            for entry, pair in zip(entries, wanted, strict=True)
        )
    )


def _text(value: object) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= _LONGEST)


def _texts(value: object) -> bool:
    return value is None or (isinstance(value, list) and len(value) <= _MOST and all(map(_text, value)))


def _number(value: object) -> bool:
    """Whole or not, of a size that people type."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return value is None
    return math.isfinite(value) and abs(value) <= 1e9


def _whole(value: object) -> bool:
    return value is None or (type(value) is int and abs(value) <= 10**9)


def _plain(value: object) -> bool:
    return _text(value) or _texts(value) or _number(value)


_KINDS_OF: dict[str, Callable[[object], bool]] = {"search": _text, "n_clicks": _whole, "value": _plain}
"""What a property can hold, by its name."""
_KINDS: dict[tuple[str, str], Callable[[object], bool]] = {
    (ids.MONITOR_SELECTION, "data"): _texts,
    (ids.MONITOR_INDICATOR, "data"): _text,
    (ids.MONITOR_VIEW, "data"): _text,
    (ids.MONITOR_COMPOSITION_WORDS, "data"): _text,
    (ids.MONITOR_OWN, "data"): _text,
    (ids.MONITOR_QUERY, "data"): _text,
    (ids.URL, "visit"): _whole,
    (ids.URL, "answered"): _whole,
    (ids.MONITOR_SHOWN_YEAR, "data"): _whole,
    (ids.MONITOR_BREAKS, "value"): _text,
}


def _shallow(given: object) -> bool:
    level: list[object] = [given]
    for _ in range(_DEEPEST):
        level = [
            inside
            for one in level
            for inside in (one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
        ]
        if not level:
            return True
    return False
