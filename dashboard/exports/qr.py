"""A QR code as runs of dark modules, and as one path of SVG."""

from __future__ import annotations

import segno

from dashboard.drawing.svg_elements import number, rect

_QUIET = 2  # modules of white around it: on paper and slide more white follows
Runs = list[tuple[int, int]]
"""Dark modules of one row: from and up to which column."""


def modules(words: str) -> list[Runs]:
    """The rows of the smallest code that holds the text, from the top."""
    code = []
    for line in segno.make(words, error="l", micro=False, boost_error=True).matrix:
        edges = [
            at
            for at in range(len(line) + 1)
            if bool(at and line[at - 1]) != bool(at < len(line) and line[at])
        ]
        code.append(list(zip(edges[::2], edges[1::2], strict=True)))
    return code


def qr_code(words: str, x: float, y: float, size: float) -> str:
    """The code of a text in a square of `size` px; dark on white in every theme, or no camera would
    read it."""
    code = modules(words)
    module = size / (len(code) + 2 * _QUIET)
    path = "".join(f"M{a} {row}h{b - a}v1h-{b - a}z" for row, line in enumerate(code) for a, b in line)
    inner = f"translate({number(x + _QUIET * module)} {number(y + _QUIET * module)}) scale({module:.5f})"
    dark = f'<path transform="{inner}" fill="#000000" shape-rendering="crispEdges" d="{path}"/>'
    return f'<g id="qr">{rect(x, y, size, size, "#FFFFFF")}{dark}</g>'
