"""Python's pictures and the browser's must have the same colours."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import plotly.graph_objects as go
import pytest

from dashboard.figures import style

CSS = (Path(__file__).resolve().parents[2] / "assets" / "tokens.css").read_text(encoding="utf-8")
START = {"light": CSS.index('[data-bs-theme="light"]'), "dark": CSS.index('[data-bs-theme="dark"] {')}
TOKENS = {
    "light": dict(re.findall(r"--bl-([a-z0-9-]+): (#[0-9A-F]{6})", CSS[START["light"] : START["dark"]])),
    "dark": dict(re.findall(r"--bl-([a-z0-9-]+): (#[0-9A-F]{6})", CSS[START["dark"] :])),
}
BOTH = pytest.mark.parametrize("theme", ["light", "dark"])


@BOTH
def test_class_colours_are_the_tokens(theme):
    of_tokens = {name: colour for name, colour in TOKENS[theme].items() if name.startswith(("seq-", "div-"))}
    of_python = {}
    for name, sets in style.PALETTES[theme].items():
        prefix = "div" if name == "diverging" else f"seq-{name}"
        for count, colours in sets.items():
            of_python |= {f"{prefix}-{count}-{i}": colour for i, colour in enumerate(colours, 1)}
    assert of_python == of_tokens
    assert len(of_tokens) == 3 * (5 + 6 + 7) + 5 + 7


@BOTH
def test_chart_and_place_colours_are_the_tokens(theme):
    colours = style.COLOURS[theme]
    for field in fields(colours):
        if field.name not in ("places", "band"):
            assert getattr(colours, field.name) == TOKENS[theme][field.name.replace("_", "-")], field.name
    assert colours.places == tuple(TOKENS[theme][f"place-{i}"] for i in range(1, 9))


@pytest.mark.parametrize("count", range(1, 8))
@pytest.mark.parametrize("name", ["see", "heide", "wald", "diverging"])
def test_a_derived_scale_is_the_one_of_the_map(name, count):
    """map.css gives the same number of classes the same tokens."""
    css = (Path(__file__).resolve().parents[2] / "assets" / "map.css").read_text(encoding="utf-8")
    short = "div" if name == "diverging" else name
    rule = re.search(rf'\[data-palette="{short}"\]\[data-classes="{count}"\] {{([^}}]*)}}', css)
    assert rule is not None
    wanted = [TOKENS["light"][token] for token in re.findall(r"var\(--bl-([a-z0-9-]+)\)", rule.group(1))]
    assert list(style.palette(name, count)) == wanted


def test_a_continuous_scale_passes_through_its_classes():
    seven = style.palette("see", 7)
    assert [style.ramp("see", i / 6) for i in range(7)] == list(seven)
    assert style.ramp("see", -1) == seven[0] and style.ramp("see", 2) == seven[-1]
    assert style.ramp("see", 0.5 / 6) not in seven


def test_every_selected_place_has_its_own_pair_of_colour_and_marker():
    assert len(set(style.MARKERS)) == len(style.MARKERS) == 8


@BOTH
def test_plotly_accepts_the_layout(theme):
    figure = go.Figure(layout=style.layout(theme, right=150, suffix="\u00a0%"))
    assert figure.layout.separators == ",."
    assert figure.layout.font.color == TOKENS[theme]["ink"]
    assert figure.layout.margin.r == 150
