"""Components as HTML text: for tables so large that the browser would build them slowly one component at a time."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from dash.development.base_component import Component

_NAMES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex", "colSpan": "colspan", "rowSpan": "rowspan"}
_VOID = ("br", "hr", "img", "input")
_NAME = re.compile(r"[a-z][a-z0-9-]*")


class Drawing(str):
    """An SVG of our own making, which stands in the text as it is."""

    __slots__ = ()


def markup(node: Component | str | int | float | list[Any] | tuple[Any, ...] | None) -> str:
    """What the browser would make of `node`. Raises ValueError for anything but plain elements of `dash.html`."""
    if node is None:
        return ""
    if isinstance(node, Drawing):
        return node
    if isinstance(node, str | int | float):
        return escape(str(node), quote=False)
    if isinstance(node, list | tuple):
        return "".join(markup(one) for one in node)
    plain = node.to_plotly_json()
    if plain["namespace"] != "dash_html_components":
        raise ValueError(f"{plain['type']} is no plain element")
    tag = str(plain["type"]).lower()
    given = dict(plain["props"])
    children = given.pop("children", None)
    attributes = "".join(_attribute(name, value) for name, value in given.items())
    return f"<{tag}{attributes}>" if tag in _VOID else f"<{tag}{attributes}>{markup(children)}</{tag}>"


def _attribute(name: str, value: Any) -> str:
    written = _NAMES.get(name, name)
    if not _NAME.fullmatch(written):
        raise ValueError(f"{name} is no attribute that is known here")
    if value is None or value is False:
        return ""
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'
