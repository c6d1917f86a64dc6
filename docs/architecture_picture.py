"""Draws docs/architecture.svg from what the modules really import: `.venv/bin/python
docs/architecture_picture.py`."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "architecture.svg"
TOPS = ("app", "callbacks", "layouts", "data", "dashboard")
FLOORS: Mapping[str, Sequence[str]] = {
    "exports": ("exports",),
    "charts, map": ("charts", "map"),
    "drawing": ("drawing",),
    "pages": (
        *sorted(file.parent.name for file in ROOT.glob("layouts/*/page.py")),
        "search",
        "staff",
    ),
    "protection": ("protection",),
    "indicators": ("indicators",),
    "statistics": ("statistics",),
    "domain": ("domain",),
    "base": ("texts", "errors", "formats", "settings"),
}
"""Floors of `dashboard`, highest first, with their rooms and single modules."""
SAYS = {
    "app": "makes the application; serves; the command",
    "callbacks": "what browsers and staff call: routes, Dash callbacks, commands",
    "layouts": "values to components",
    "data": "stores, catalogue, import, publishing",
}
WIDTH, LINE, PAD = 1000, 17, 10


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the program: where it is drawn (px), its name and the lines below it."""

    name: str
    left: int
    top: int
    width: int
    lines: tuple[str, ...]

    @property
    def height(self) -> int:
        return 2 * PAD + LINE * (1 + len(self.lines))

    def svg(self) -> str:
        text = [
            f'<text x="{self.left + PAD}" y="{self.top + PAD + 13}" class="name">{escape(self.name)}</text>'
        ]
        text += [
            f'<text x="{self.left + PAD}" y="{self.top + PAD + 13 + LINE * row}">{escape(line)}</text>'
            for row, line in enumerate(self.lines, 1)
        ]
        frame = f'<rect x="{self.left}" y="{self.top}" width="{self.width}" height="{self.height}" rx="6"/>'
        return frame + "".join(text)


def part_of(module: str) -> str:
    """`dashboard.charts.axes` belongs to the floor "charts, map", everything else to its top folder."""
    top, _, rest = module.partition(".")
    room = rest.partition(".")[0]
    if top != "dashboard":
        return top
    return next((floor for floor, rooms in FLOORS.items() if room in rooms), "")


def _files() -> Iterator[tuple[str, Path]]:
    for top in TOPS:
        for file in sorted((ROOT / top).rglob("*.py")) or [ROOT / f"{top}.py"]:
            if not file.is_relative_to(ROOT / "data" / "local"):
                yield ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), file


def imports() -> dict[str, set[str]]:
    """Which part imports from which other parts, anywhere in its modules."""
    files = dict(_files())
    found: dict[str, set[str]] = {part: set() for part in (*TOPS[:-1], *FLOORS)}
    for module, file in files.items():
        own = part_of(module)
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [f"{node.module}.{one.name}" for one in node.names]
            parts = {part_of(name) for name in names if name.partition(".")[0] in TOPS}
            if own:
                found[own] |= parts - {own, ""}
    return found


def rooms(top: str) -> tuple[str, ...]:
    """Names of the folders with Python inside a top folder."""
    return tuple(
        sorted(one.parent.name for one in (ROOT / top).glob("*/__init__.py") if one.parent.name != "build")
    )


def _wrapped(words: Sequence[str], most: int) -> tuple[str, ...]:
    """Words with commas in lines of at most `most` signs."""
    lines = [""]
    for at, word in enumerate(words):
        told = word if at == len(words) - 1 else f"{word},"
        if len(lines[-1]) + len(told) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {told}".strip()
    return tuple(lines)


def _arrow(start: tuple[int, int], end: tuple[int, int], kind: str) -> str:
    middle = (start[0] + end[0]) // 2
    way = f"M{start[0]} {start[1]} C{middle} {start[1]} {middle} {end[1]} {end[0]} {end[1]}"
    return f'<path d="{way}" class="{kind}" marker-end="url(#tip)"/>'


def picture() -> str:
    """The whole picture as SVG."""
    known = imports()
    app = Box(
        "app.py",
        30,
        20,
        WIDTH - 60,
        (f"{SAYS['app']}; imports {', '.join(sorted(known['app'] & set(TOPS)))}, dashboard",),
    )
    callbacks = Box("callbacks", 30, 110, WIDTH - 60, (SAYS["callbacks"], ", ".join(rooms("callbacks"))))
    left = {
        "layouts": Box("layouts", 30, 290, 320, (SAYS["layouts"], *_wrapped(rooms("layouts"), 46))),
        "data": Box("data", 30, 520, 320, (SAYS["data"], *_wrapped(rooms("data"), 46))),
    }
    floors, top = {}, 260
    for floor, inside in FLOORS.items():
        asked = [one for one in FLOORS if one in known[floor]]
        there = [one for one in inside if any((ROOT / "dashboard").glob(f"{one}*"))]
        lines = (", ".join(there),) if floor in ("pages", "base") else ()
        lines += _wrapped(["imports " + asked[0], *asked[1:]], 54) if asked else ("imports nothing of ours",)
        floors[floor] = Box(floor, 560, top, 370, lines)
        top += floors[floor].height + 8
    house = f'<rect x="545" y="222" width="400" height="{top - 222}" rx="8" class="house"/>'
    house += '<text x="560" y="246" class="name">dashboard: what we know, compute and draw</text>'
    boxes = [app, callbacks, *left.values(), *floors.values()]
    arrows = [
        _arrow((box.left + box.width, box.top + box.height // 2), (545, floors[floor].top + 20), name)
        for name, box in left.items()
        for floor in FLOORS
        if floor in known[name]
    ]
    drop = callbacks.top + callbacks.height
    arrows += [
        f'<path d="M{200} {app.top + app.height} V{callbacks.top - 3}" class="app" marker-end="url(#tip)"/>'
    ]
    arrows += [
        f'<path d="M{x} {drop} V{y - 3}" class="callbacks" marker-end="url(#tip)"/>'
        for part, x, y in (("layouts", 200, left["layouts"].top), ("domain", 740, 222))
        if part in known["callbacks"]
    ]
    if "data" in known["callbacks"]:
        arrows.append(f'<path d="M45 {drop} H15 V560 H27" class="callbacks" marker-end="url(#tip)"/>')
    style = (
        "text{font:13px sans-serif;fill:#25211B}.name{font-weight:bold}rect{fill:#fff;stroke:#A69C8B}"
        "svg{background:#F8F5EF}.house{fill:#F2EDE3}path{fill:none;stroke-width:1.5}.app,.callbacks{stroke:#25211B}"
        ".layouts{stroke:#A85200}.data{stroke:#29708F}marker path{fill:#564F44}"
    )
    tip = (
        '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    )
    told = (
        "Which part of the program imports which: app, callbacks, layouts, data, and the floors of dashboard."
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top + 20}" role="img" aria-label="{told}">'
        f'<style>{style}</style><defs>{tip}<path d="M0 0 8 4 0 8z"/></marker></defs>'
        f'<rect width="{WIDTH}" height="{top + 20}" style="fill:#F8F5EF;stroke:none"/>{house}'
        + "\n".join([*(box.svg() for box in boxes), *arrows])
        + "</svg>\n"
    )


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
