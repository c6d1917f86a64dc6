"""Where bodies, organisations and the lines between them lie: bodies at the left, each below the one that it reports
to, organisations at the right, near the bodies that they sit in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.definitions.network import NetworkBody, Organisation, StatedNetwork, wording
from dashboard.drawing.typeface import wrapped

WIDTH = 960
SIZE, LINE_HEIGHT = 15.0, 19.0
BODY, ORGANISATION, EDGE, REPORTS = "gremium", "organisation", "member", "reports"
_BODY_WIDTH, _MEMBER_WIDTH, _INDENT, _DEEPEST = 340.0, 320.0, 24.0, 6
_SIDE, _ABOVE = 13.0, 8.0
_GAP, _WIDEST_GAP = 11.0, 46.0


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A box with its name in lines. `kind` is BODY or ORGANISATION, `near` are names of what lines lead to."""

    kind: str
    key: str
    lines: tuple[str, ...]
    lang: str
    x: float
    y: float
    width: float
    height: float
    near: tuple[str, ...]

    @property
    def name(self) -> str:
        """Kind and key, by which lines name it."""
        return f"{self.kind}-{self.key}"

    @property
    def weight(self) -> int:
        """How heavy its letters are."""
        return 600 if self.kind == BODY else 400


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """A line from a body to an organisation in it (EDGE), or to a body that reports to it (REPORTS)."""

    kind: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class NetworkGraph:
    """Boxes from the top, bodies before organisations, and the lines between them."""

    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]
    height: float


def arranged(network: StatedNetwork, organisations: Sequence[Organisation], lang: str) -> NetworkGraph:
    """The bodies of a network with those of the organisations that sit in one of them. The same network always gives
    the same picture; no box lies on another."""
    tree = list(_tree(network.bodies))
    order = {body.key: at for at, (body, _) in enumerate(tree)}
    members = {one.key: one for one in organisations}
    edges = [
        *(
            GraphEdge(REPORTS, f"{BODY}-{body.parent}", f"{BODY}-{body.key}")
            for body, depth in tree
            if depth and body.parent in order
        ),
        *(
            GraphEdge(EDGE, f"{BODY}-{body.key}", f"{ORGANISATION}-{key}")
            for body, _ in tree
            for key in body.members
            if key in members
        ),
    ]
    near: dict[str, list[str]] = {}
    for edge in edges:
        near.setdefault(edge.first, []).append(edge.second)
        near.setdefault(edge.second, []).append(edge.first)
    rows = [one for one in members.values() if f"{ORGANISATION}-{one.key}" in near]
    rows.sort(key=lambda one: (_middle(one, network.bodies, order), one.name["de"].casefold(), one.key))
    left = [_box(BODY, body, min(depth, _DEEPEST) * _INDENT, near, lang) for body, depth in tree]
    right = [_box(ORGANISATION, one, WIDTH - _MEMBER_WIDTH, near, lang) for one in rows]
    height = max(_tall(left, _GAP), _tall(right, _GAP), 1.0)
    nodes = (*_stacked(left, height), *_stacked(right, height))
    return NetworkGraph(nodes, tuple(edges), height)


def _tree(bodies: Sequence[NetworkBody]) -> Iterator[tuple[NetworkBody, int]]:
    """Every body once, each after the one that it reports to, with its depth."""
    keys = {one.key for one in bodies}
    below: dict[str, list[NetworkBody]] = {}
    for one in bodies:
        below.setdefault(one.parent if one.parent in keys - {one.key} else "", []).append(one)
    queue = [(one, 0) for one in reversed(below.get("", ()))]
    passed = set[str]()
    while queue:
        body, depth = queue.pop()
        passed.add(body.key)
        yield body, depth
        queue += [(one, depth + 1) for one in reversed(below.get(body.key, ()))]
    # bodies that report to each other in a circle stand at the end
    yield from ((one, 0) for one in bodies if one.key not in passed)


def _middle(one: Organisation, bodies: Iterable[NetworkBody], order: Mapping[str, int]) -> float:
    rows = [order[body.key] for body in bodies if one.key in body.members]
    return sum(rows) / len(rows)


def _box(
    kind: str, one: NetworkBody | Organisation, x: float, near: Mapping[str, Sequence[str]], lang: str
) -> GraphNode:
    width = WIDTH - x if kind == ORGANISATION else _BODY_WIDTH - x
    said, said_in = wording(one.name, lang)
    lines = tuple(wrapped(said, SIZE, width - 2 * _SIDE, 600 if kind == BODY else 400))
    height = len(lines) * LINE_HEIGHT + 2 * _ABOVE
    return GraphNode(
        kind, one.key, lines, said_in, x, 0.0, width, height, tuple(near.get(f"{kind}-{one.key}", ()))
    )


def _tall(boxes: Sequence[GraphNode], gap: float) -> float:
    return sum(one.height for one in boxes) + gap * max(len(boxes) - 1, 0)


def _stacked(boxes: Sequence[GraphNode], height: float) -> Iterator[GraphNode]:
    """From the top to the bottom, the shorter column spread and in the middle."""
    spare = height - _tall(boxes, 0.0)
    gap = min(_WIDEST_GAP, spare / (len(boxes) - 1)) if len(boxes) > 1 else 0.0
    y = (height - _tall(boxes, gap)) / 2
    for one in boxes:
        yield GraphNode(one.kind, one.key, one.lines, one.lang, one.x, y, one.width, one.height, one.near)
        y += one.height + gap
