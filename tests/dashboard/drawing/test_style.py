"""Python's pictures and the browser's must have the same colours."""

from __future__ import annotations

import re
import runpy
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard.domain.selection import PALETTES
from dashboard.drawing import style

ROOT = Path(__file__).resolve().parents[3]
STYLES = ROOT / "assets" / "styles"
SHEETS = [(STYLES / name).read_text(encoding="utf-8") for name in ("tokens.css", "map/palettes.css")]
LEAST_STEP = 9
"""Of lightness (CIE L*, 0 to 100) between the colours of two neighbouring classes."""


def tokens(theme: str) -> dict[str, str]:
    """Colours by name that both sheets give a theme."""
    found: dict[str, str] = {}
    for css in SHEETS:
        light, dark = css.index('[data-bs-theme="light"]'), css.index('[data-bs-theme="dark"] {')
        of_theme = css[light:dark] if theme == "light" else css[dark:]
        found |= {
            name: one.upper() for name, one in re.findall(r"--bl-([a-z0-9-]+): (#[0-9a-f]{6})\b", of_theme)
        }
    return found


def lightness(colour: str) -> float:
    """CIE L* of an sRGB colour, by which it is told from others without colour vision (CIE 15:2018, 8.2.1)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 116 * luminance ** (1 / 3) - 16 if luminance > 216 / 24389 else luminance * 24389 / 27


TOKENS = {"light": tokens("light"), "dark": tokens("dark")}
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
    assert len(of_tokens) == len(PALETTES) * (5 + 6 + 7) + 5 + 7


@BOTH
def test_chart_and_place_colours_are_the_tokens(theme):
    colours = style.COLOURS[theme]
    for field in fields(colours):
        if field.name not in ("places", "band"):
            assert getattr(colours, field.name) == TOKENS[theme][field.name.replace("_", "-")], field.name
    assert colours.places == tuple(TOKENS[theme][f"place-{i}"] for i in range(1, 9))


@pytest.mark.parametrize("name", [*PALETTES, "diverging"])
def test_a_derived_scale_is_the_one_of_the_map(name):
    """palettes.css gives the same number of classes the same tokens."""
    css = SHEETS[1]
    short = "div" if name == "diverging" else name
    for count in range(1, 8):
        rule = re.search(rf'\[data-palette="{short}"\]\[data-classes="{count}"\] {{([^}}]*)}}', css)
        assert rule is not None, count
        wanted = [
            TOKENS["light"][token]
            for token in re.findall(r"--bl-c[0-9]: var\(--bl-([a-z0-9-]+)\)", rule.group(1))
        ]
        assert list(style.palette(name, count)) == wanted, count


def test_every_palette_that_an_address_can_name_has_colours_in_both_themes_and_no_other():
    assert {theme: set(names) for theme, names in style.PALETTES.items()} == {
        theme: {*PALETTES, "diverging"} for theme in ("light", "dark")
    }


def test_the_style_sheet_of_the_palettes_is_that_of_their_colours():
    """When it is not: `make bundle` (or `.venv/bin/python docs/palette_sheet.py`) writes it anew."""
    made = runpy.run_path(str(ROOT / "docs" / "palette_sheet.py"))["sheet"]()
    assert made.count("{") == 2 + 7 * (len(PALETTES) + 1) + len(PALETTES)
    assert made == SHEETS[1]


def uneven(colours: tuple[str, ...], *, rising: bool) -> bool:
    """Whether two neighbours are too near for readers without colour vision, or one goes the other way."""
    levels = [lightness(one) for one in colours]
    steps = [(b - a) * (1 if rising else -1) for a, b in pairwise(levels)]
    return min(steps) < LEAST_STEP


@BOTH
def test_classes_are_told_apart_without_colour_vision(theme):
    """Paper to dark on a light page, the other way on a dark one; a difference does so on both sides of its middle."""
    scales = {
        (name, count): (colours, theme == "dark")
        for name in PALETTES
        for count, colours in style.PALETTES[theme][name].items()
    }
    for count, colours in style.PALETTES[theme]["diverging"].items():
        middle = count // 2
        scales["below", count] = (colours[: middle + 1], theme == "light")
        scales["above", count] = (colours[middle:], theme == "dark")
    assert [scale for scale, (colours, up) in scales.items() if uneven(colours, rising=up)] == []
    assert uneven(("#FFFFFF", "#F4F4F4", "#000000"), rising=False), "a step that is too small is seen"


def test_a_continuous_scale_passes_through_its_classes():
    seven = style.palette("see", 7)
    assert [style.ramp("see", i / 6) for i in range(7)] == list(seven)
    assert style.ramp("see", -1) == seven[0] and style.ramp("see", 2) == seven[-1]
    assert style.ramp("see", 0.5 / 6) not in seven


def test_every_selected_place_has_its_own_pair_of_colour_and_marker():
    assert len(set(style.MARKERS)) == len(style.MARKERS) == 8
