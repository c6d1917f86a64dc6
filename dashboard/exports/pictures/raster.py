"""Turns SVG into PNG: a process of its own, because drawing holds up every other thread of the process that
does it.

It reads requests from its standard input and answers on its standard output until the input ends. A request
is a line with width and length of the SVG, then the SVG; an answer is a line with a word (`ok` or `error`)
and a length, then the PNG or what went wrong.
"""

from __future__ import annotations

import sys

import resvg_py

from dashboard.drawing.typeface import font_files


def png(svg: str, width: int) -> bytes:
    """The picture `width` px wide, in our typeface alone."""
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg, width=width, font_files=font_files(), skip_system_fonts=True
    )
    return bytes(drawn)


def main() -> None:
    """Answers on standard output, one picture after the other, until the input ends."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while line := source.readline():
        width, length = (int(part) for part in line.split())
        word, body = "ok", b""
        try:
            body = png(source.read(length).decode(), width)
        except ValueError as error:
            word, body = "error", str(error).encode()
        target.write(f"{word} {len(body)}\n".encode() + body)
        target.flush()


if __name__ == "__main__":
    main()
