"""A QR code as one path."""

from __future__ import annotations

import segno

from dashboard.exports.paint import number, rect

_QUIET = 2  # modules of white around it: on paper and slide more white follows


def qr_code(words: str, x: float, y: float, size: float) -> str:
    """The code of a text in a square of `size` px; dark on white in every theme, or no camera would read it."""
    matrix = segno.make(words, error="l", micro=False, boost_error=True).matrix
    module = size / (len(matrix) + 2 * _QUIET)
    path = []
    for row, line in enumerate(matrix):
        column = 0
        while column < len(line):
            run = column
            while run < len(line) and line[run]:
                run += 1
            if run > column:
                path.append(f"M{column} {row}h{run - column}v1h-{run - column}z")
            column = max(run, column + 1)
    inner = f"translate({number(x + _QUIET * module)} {number(y + _QUIET * module)}) scale({module:.5f})"
    ground = rect(x, y, size, size, "#FFFFFF")
    dark = f'<path transform="{inner}" fill="#000000" shape-rendering="crispEdges" d="{"".join(path)}"/>'
    return f'<g id="qr">{ground}{dark}</g>'
