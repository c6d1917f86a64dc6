"""A layout with the insides of its still parts as components, like all others."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

NAMES = {"class": "className", "for": "htmlFor", "tabindex": "tabIndex"}
VOID = ("br", "hr", "img", "input")


def opened(node: Any) -> Any:
    """`node` is JSON as Dash sends it."""
    if isinstance(node, list):
        return [opened(one) for one in node]
    if not isinstance(node, dict) or "props" not in node:
        return node
    props = node["props"]
    if node["type"] == "Still":
        return {
            "type": props["tag"].title(),
            "props": {**props["attributes"], "children": _parsed(props["html"])},
        }
    return {**node, "props": {**props, "children": opened(props.get("children"))}}


def _parsed(html: str) -> list[Any]:
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.open[0]


class _Parser(HTMLParser):
    """`open` are the children of the elements that have begun, the outermost first."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[list[Any]] = [[]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        children: list[Any] = []
        given = {NAMES.get(name, name): True if value is None else value for name, value in attrs}
        self.open[-1].append({"type": tag.title(), "props": {**given, "children": children}})
        if tag not in VOID:
            self.open.append(children)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].append(data)
