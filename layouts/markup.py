"""Components as HTML text: for pages that have no callbacks, and for what stands on a page before its scripts
run."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from dash.development.base_component import Component

_NAMES = {
    "className": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
    "formAction": "formaction",
    "hrefLang": "hreflang",
    "maxLength": "maxlength",
    "autoComplete": "autocomplete",
    "autoFocus": "autofocus",
    "dateTime": "datetime",
    "encType": "enctype",
    "inputMode": "inputmode",
    "minLength": "minlength",
    "noValidate": "novalidate",
    "readOnly": "readonly",
}
"""Attributes that Dash names as JavaScript does; others with a capital are refused."""
_OF_IDS = ("id", "htmlFor", "aria-controls", "aria-labelledby", "aria-describedby")
_VOID = ("br", "hr", "img", "input")
_NAME = re.compile(r"[a-z][a-z0-9-]*")


class InlineMarkup(str):
    """HTML or SVG of our own making, which stands in the text as it is."""

    __slots__ = ()


def markup(
    node: Component | str | int | float | list[Any] | tuple[Any, ...] | None, *, ids: bool = True
) -> str:
    """What the browser would make of `node`. Raises ValueError for anything but plain elements of
    `dash.html`.

    Without `ids` nothing below `node` has an id, nor does a label name one: another tree on the page has
    them.
    """
    if node is None:
        return ""
    if isinstance(node, InlineMarkup):
        return node
    if isinstance(node, str | int | float):
        # Without quotes no text looks like an attribute: what stands below a path changes addresses in attributes.
        return escape(str(node), quote=False).replace('"', "&quot;")
    if isinstance(node, list | tuple):
        return "".join(markup(one, ids=ids) for one in node)
    plain = node.to_plotly_json()
    if plain["namespace"] != "dash_html_components":
        raise ValueError(f"{plain['type']} is no plain element")
    tag = str(plain["type"]).lower()
    given = dict(plain["props"])
    children = given.pop("children", None)
    if not ids:
        given = {name: value for name, value in given.items() if name not in _OF_IDS}
    attributes = "".join(_attribute(name, value) for name, value in given.items())
    return (
        f"<{tag}{attributes}>" if tag in _VOID else f"<{tag}{attributes}>{markup(children, ids=ids)}</{tag}>"
    )


def _attribute(name: str, value: Any) -> str:
    written = _NAMES.get(name, name)
    if not _NAME.fullmatch(written):
        raise ValueError(f"{name} is no attribute that is known here")
    if value is None or value is False:
        return ""
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'
