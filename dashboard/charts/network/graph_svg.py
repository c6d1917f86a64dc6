"""The graph as SVG for the page: every box is a link, colours are those of the style sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.charts.network.arrange import (
    BODY,
    LINE_HEIGHT,
    REPORTS,
    SIZE,
    WIDTH,
    GraphEdge,
    GraphNode,
    NetworkGraph,
)
from dashboard.drawing.svg_elements import number, safe

_EDGE_ROOM = 3.0
_SIDE = 13.0


def graph_svg(graph: NetworkGraph, label: str, said: Callable[[GraphNode], str], lang: str) -> str:
    """`label` names the picture; `said` is what a box says of itself and what it is linked to."""
    nodes = {one.name: one for one in graph.nodes}
    height = graph.height + 2 * _EDGE_ROOM
    lines = "".join(_edge(one, nodes) for one in graph.edges)
    boxes = "".join(_node(one, said(one), lang) for one in graph.nodes)
    return (
        f'<svg class="bl-network-graph" id="network-graph" viewBox="{number(-_EDGE_ROOM)} {number(-_EDGE_ROOM)} '
        f'{number(WIDTH + 2 * _EDGE_ROOM)} {number(height)}" role="group" aria-label="{safe(label)}">'
        f'<g aria-hidden="true">{lines}</g>{boxes}</svg>'
    )


def _node(one: GraphNode, said: str, lang: str) -> str:
    round_ = 6.0 if one.kind == BODY else min(one.height / 2, 17.0)
    first = one.y + (one.height - len(one.lines) * LINE_HEIGHT) / 2 + SIZE * 0.95
    texts = "".join(
        f'<text x="{number(one.x + _SIDE)}" y="{number(first + at * LINE_HEIGHT)}" font-size="{number(SIZE)}">'
        f"{safe(line)}</text>"
        for at, line in enumerate(one.lines)
    )
    language = f' lang="{one.lang}"' if one.lang != lang else ""
    return (
        f'<a href="#{safe(one.name)}" class="bl-network-node is-{one.kind}" data-node="{safe(one.name)}" '
        f'data-near="{safe(" ".join(one.near))}" aria-label="{safe(said)}"{language}>'
        f'<rect x="{number(one.x)}" y="{number(one.y)}" width="{number(one.width)}" '
        f'height="{number(one.height)}" rx="{number(round_)}"/>{texts}</a>'
    )


def _edge(one: GraphEdge, nodes: Mapping[str, GraphNode]) -> str:
    first, second = nodes[one.first], nodes[one.second]
    named = f'data-first="{safe(one.first)}" data-second="{safe(one.second)}"'
    if one.kind == REPORTS:
        x, middle = first.x + 11.0, second.y + second.height / 2
        path = f"M{number(x)} {number(first.y + first.height)}V{number(middle)}H{number(second.x)}"
        return f'<path class="bl-network-line is-reports" d="{path}" {named}/>'
    x0, x1 = first.x + first.width, second.x
    y0, y1 = first.y + first.height / 2, second.y + second.height / 2
    bend = (x1 - x0) * 0.45
    path = (
        f"M{number(x0)} {number(y0)}C{number(x0 + bend)} {number(y0)} {number(x1 - bend)} {number(y1)} "
        f"{number(x1)} {number(y1)}"
    )
    return f'<path class="bl-network-line" d="{path}" {named}/>'
