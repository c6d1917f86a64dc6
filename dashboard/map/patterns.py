"""The two patterns of maps as SVG: light dots for few cases, hatching for what is hidden."""

from __future__ import annotations


def halftone(name: str, pitch: float, radius: float, ground: str, dots: str, more: str = "") -> str:
    """Dots on a grid turned by 45 degrees, as an upright tile of side `pitch`. `ground` and `dots` are
    attributes, `more` those of the pattern."""
    spots = ((0.0, 0.0), (pitch, 0.0), (0.0, pitch), (pitch, pitch), (pitch / 2, pitch / 2))
    circles = "".join(f'<circle cx="{x:.4f}" cy="{y:.4f}" r="{radius:.4f}"/>' for x, y in spots)
    return _tile(name, pitch, ground, f"<g {dots}>{circles}</g>", more)


def hatching(name: str, size: float, over: float, ground: str, lines: str, more: str = "") -> str:
    """Lines at 45 degrees in a tile of side `size`; they reach `over` its edge, so that tiles meet."""
    far, near = size + over, size - over
    # A diagonal and the two corners that it cuts off in the neighbouring tiles.
    path = f"M{-over:.4f} {far:.4f}L{far:.4f} {-over:.4f}M{-over:.4f} {over:.4f}L{over:.4f} {-over:.4f}"
    path += f"M{near:.4f} {far:.4f}L{far:.4f} {near:.4f}"
    return _tile(name, size, ground, f'<path {lines} d="{path}"/>', more)


def _tile(name: str, size: float, ground: str, content: str, more: str) -> str:
    side = f'width="{size:.4f}" height="{size:.4f}"'
    # resvg hands a pattern's content the stroke of the area that it fills.
    return (
        f'<pattern id="{name}" patternUnits="userSpaceOnUse" {side}{more}><rect {side} {ground} stroke="none"/>'
        f"{content}</pattern>"
    )
