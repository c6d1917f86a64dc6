"""The look of every chart and map: colours and the forms of signs.

The browser has the same: `docs/palette_sheet.py` writes `map/palettes.css` of `PALETTES`, and a test compares all
others with `tokens.css`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark", "page"]
"""`page` names the tokens instead of colours: what the browser draws follows its theme without asking."""
FONT = "'Source Sans 3', 'Segoe UI', Arial, sans-serif"  # a name that holds a digit needs quotes in CSS
MARKERS = (
    "circle",
    "square",
    "diamond",
    "triangle-up",
    "circle-open",
    "square-open",
    "diamond-open",
    "triangle-up-open",
)
"""Plotly symbol of the first to eighth selected place, always together with the colour of the same
position."""


def _hex(colours: str) -> tuple[str, ...]:
    return tuple(f"#{colour}" for colour in colours.split())


PALETTES: Mapping[Theme, Mapping[str, Mapping[int, tuple[str, ...]]]] = {
    "light": {
        "see": {
            5: _hex("ECDFBB 85C0B4 4A9AA5 29708F 183F60"),
            6: _hex("ECDFBB 93C6B5 60A9AC 3C899D 266786 183F60"),
            7: _hex("ECDFBB 9DCAB5 71B3AF 4A9AA5 347F97 246080 183F60"),
        },
        "heide": {
            5: _hex("F1DFDA D3A1B9 AE709F 804783 3E1F54"),
            6: _hex("F1DFDA DAACBF BD82A9 9F5F95 763F7D 3E1F54"),
            7: _hex("F1DFDA DEB4C4 C78FB0 AE709F 92558E 6D3977 3E1F54"),
        },
        "wald": {
            5: _hex("EAE5BD 95BA78 548F5C 2D6949 143F33"),
            6: _hex("EAE5BD A6C482 699F65 428055 286145 143F33"),
            7: _hex("EAE5BD B2CA8B 7CAB6D 548F5C 367750 245B42 143F33"),
        },
        "diverging": {
            5: _hex("7A3E00 CC954F F2EEE4 559CAC 114B66"),
            7: _hex("7A3E00 B7731E E3BC80 F2EEE4 82B8C0 378298 114B66"),
        },
    },
    "dark": {
        "see": {
            5: _hex("21424F 337083 539A9F 8ABEAC F5E9C4"),
            6: _hex("21424F 2E677B 428A96 67A9A5 99C5AD F5E9C4"),
            7: _hex("21424F 2C6174 3B7F8E 539A9F 74B3A9 A3CAAE F5E9C4"),
        },
        "heide": {
            5: _hex("442C50 834F86 AF76A4 D4A8BF F8E6E2"),
            6: _hex("442C50 77477E A0669A BF88AF DBB3C5 F8E6E2"),
            7: _hex("442C50 704178 955B93 AF76A4 C896B6 E0BBC9 F8E6E2"),
        },
        "wald": {
            5: _hex("21473A 3D7156 649566 A8C38B F3EFD3"),
            6: _hex("21473A 366A52 53865F 7DA672 B8CD97 F3EFD3"),
            7: _hex("21473A 33644E 497D5B 649566 8EB27A C3D49F F3EFD3"),
        },
        "diverging": {
            5: _hex("FFC67A 9F6B2C 45423D 418693 A9E2E2"),
            7: _hex("FFC67A C08132 7E5526 45423D 336C78 50A1AF A9E2E2"),
        },
    },
}

_DERIVED: Mapping[int, tuple[int, tuple[int, ...]]] = {
    1: (5, (2,)),
    2: (5, (1, 3)),
    3: (5, (0, 2, 4)),
    4: (7, (0, 2, 4, 6)),
    6: (7, (0, 1, 2, 4, 5, 6)),
}
"""How a count without tokens is picked out of one with tokens: count -> (tokens' count,
positions)."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours a chart needs beside the classes; names as in `tokens.css`."""

    bg: str
    surface: str
    inset: str
    limits: str  # area inside which chance lies
    line: str
    ink: str
    ink_2: str
    ink_3: str
    accent: str
    line_land: str
    grid: str
    axis: str
    places: tuple[str, ...]
    band: float  # opacity of an interval band


ON_CLASSES = ("#181613", "#FFFFFF")
"""Dark and light ink of words on a class's colour."""
COLOURS: Mapping[Theme, Colours] = {
    "light": Colours(
        bg="#F8F5EF",
        surface="#FFFFFF",
        inset="#F2EDE3",
        limits="#F2EDE3",
        line="#E4DDD0",
        ink="#25211B",
        ink_2="#564F44",
        ink_3="#706859",
        accent="#A85200",
        line_land="#6B6355",
        grid="#EBE5DA",
        axis="#A69C8B",
        places=_hex("B45A00 4635BC 3F7F70 934950 1172E2 4B3251 632B00 726F96"),
        band=0.13,
    ),
    "dark": Colours(
        bg="#181613",
        surface="#211F1B",
        inset="#2C2924",
        limits="#3B372F",
        line="#3B372F",
        ink="#F7F2E8",
        ink_2="#D6CEBF",
        ink_3="#B3AA9A",
        accent="#FFB25A",
        line_land="#B3AA9A",
        grid="#312D27",
        axis="#6E6658",
        places=_hex("FFB25A B471FA 5EBDB9 E46894 A9BBF8 B9C39F DB7A58 C2EDFE"),
        band=0.20,
    ),
    "page": Colours(
        **{
            name: f"var(--bl-{name.replace('_', '-')})"
            for name in (
                "bg",
                "surface",
                "inset",
                "limits",
                "line",
                "ink",
                "ink_2",
                "ink_3",
                "accent",
                "line_land",
                "grid",
                "axis",
            )
        },
        places=tuple(f"var(--bl-place-{number})" for number in range(1, 9)),
        band=0.15,
    ),
}


def palette(name: str, count: int, theme: Theme = "light") -> tuple[str, ...]:
    """`count` class colours from low to high. An unknown name gives "see", a count outside 1 to 7 the
    nearest."""
    base, picks = picked(name, min(max(count, 1), 7))
    if theme == "page":
        known = name if name in PALETTES["light"] else "see"
        kind = "div" if known == "diverging" else f"seq-{known}"
        return tuple(f"var(--bl-{kind}-{base}-{pick + 1})" for pick in picks)
    sets = PALETTES[theme].get(name, PALETTES[theme]["see"])
    return tuple(sets[base][pick] for pick in picks)


def picked(name: str, count: int) -> tuple[int, tuple[int, ...]]:
    """The scale that has the colours of `count` classes (1 to 7), and which of them, counted from 0."""
    if count in PALETTES["light"].get(name, PALETTES["light"]["see"]):
        return count, tuple(range(count))
    if name == "diverging" and count == 3:
        return 5, (1, 2, 3)
    return _DERIVED[count]


def ramp(name: str, share: float, theme: Theme = "light") -> str:
    """Colour at `share` (0 to 1) of a continuous scale, mixed between the seven classes."""
    stops = palette(name, 7, theme)
    at = min(max(share, 0.0), 1.0) * (len(stops) - 1)
    left = min(int(at), len(stops) - 2)
    if theme == "page":
        return f"color-mix(in srgb, {stops[left + 1]} {at - left:.1%}, {stops[left]})"
    low, high = (_channels(stop) for stop in stops[left : left + 2])
    mixed = (round(a + (b - a) * (at - left)) for a, b in zip(low, high, strict=True))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def readable_on(colour: str) -> str:
    """The colour of words on a class: dark or light ink, whichever stands out more; a token of the page (`var(…)`)
    has one beside it."""
    if colour.startswith("var("):
        return colour.replace("--bl-", "--bl-on-", 1)
    ground = _luminance(colour)
    return max(ON_CLASSES, key=lambda ink: _contrast(_luminance(ink), ground))


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def transparent(colour: str, opacity: float) -> str:
    """A colour with an opacity from 0 to 1; a token of the page (`var(…)`) is mixed by the browser."""
    if colour.startswith("var("):
        return f"color-mix(in srgb, {colour} {opacity:.0%}, transparent)"
    red, green, blue = _channels(colour)
    return f"rgba({red},{green},{blue},{opacity:g})"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
