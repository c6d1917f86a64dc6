"""Reads the path data of an area: what labels and native shapes need of it."""

from __future__ import annotations

import re

Point = tuple[float, float]
_COMMAND = re.compile(r"([MLmlZzHhVv])([^MLmlZzHhVv]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")


def rings(path: str) -> list[list[Point]]:
    """The rings of a path of straight lines, in map units, each without its closing point."""
    return [line[:-1] if len(line) > 1 and line[0] == line[-1] else line for line in strokes(path)]


def strokes(path: str) -> list[list[Point]]:
    """The lines of a path, each from its first point to its last; a closed one comes back to its first."""
    found: list[list[Point]] = []
    x = y = 0.0
    for command, numbers in _COMMAND.findall(path):
        values = [float(one) for one in _NUMBER.findall(numbers)]
        if command in "Zz":
            if found:
                x, y = found[-1][0]
                found[-1].append((x, y))
            continue
        if command in "HhVv":
            for value in values:
                x = value + (x if command == "h" else 0) if command in "Hh" else x
                y = value + (y if command == "v" else 0) if command in "Vv" else y
                found[-1].append((x, y))
            continue
        for at in range(0, len(values) - 1, 2):
            relative = command in "lm"
            x, y = values[at] + (x if relative else 0), values[at + 1] + (y if relative else 0)
            if command in "Mm" and at == 0:
                found.append([])
            found[-1].append((x, y))
    return found


def highest(path: str) -> Point:
    """The northernmost point."""
    return min((point for ring in rings(path) for point in ring), key=lambda point: point[1])
