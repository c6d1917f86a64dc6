"""The typeface of exports: its files out of the installed package, and how wide a text is in it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files

FAMILY = "'Source Sans 3','Source Sans Pro','Segoe UI',Arial,sans-serif"
_OVERHANG = 1.05  # a word may be so much wider than its line: broken for a comma it would read worse
_FILES = {400: "Regular", 600: "Semibold", 700: "Bold"}


def font_files() -> list[str]:
    """Paths of the three weights that exports use."""
    return [_path(weight) for weight in _FILES]


def width_of(text: str, size: float, weight: int = 400) -> float:
    """Width of one line in px, without kerning; a sign that the typeface lacks counts as an n."""
    advances, em = _advances(weight)
    return sum(advances.get(ord(sign), advances[ord("n")]) for sign in text) * size / em


def wrapped(
    text: str, size: float, width: float, weight: int = 400, most: int = 99, end: str = ""
) -> list[str]:
    """The text in lines of at most `width` px, broken at spaces, a longer word between its letters; the last
    of `most` lines ends in an ellipsis where the rest has no room. `end` closes the text and stays whatever
    is left out."""
    lines = _lines(f"{text}{end}", size, width, weight)
    if len(lines) <= most:
        return lines
    last = (_lines(text, size, width, weight) + [""] * most)[most - 1]
    while last and width_of(f"{last} …{end}", size, weight) > width:
        last = last.rpartition(" ")[0]
    return [*lines[: most - 1], f"{last} …{end}".strip()]


def _lines(text: str, size: float, width: float, weight: int) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines += _pieces(word, size, width, weight)
    return lines


def _pieces(word: str, size: float, width: float, weight: int) -> list[str]:
    """A word that no line can hold, in pieces that end in a hyphen."""
    pieces = [""]
    for sign in word:
        if len(pieces[-1]) > 1 and width_of(f"{pieces[-1]}{sign}-", size, weight) > width:
            pieces[-1] += "-"
            pieces.append("")
        pieces[-1] += sign
    return pieces if width_of(word, size, weight) > width * _OVERHANG else [word]


def cut(text: str, size: float, width: float) -> list[str]:
    """An address in lines of at most `width` px, broken behind an `&` where one is, else anywhere."""
    lines = [""]
    for sign in text:
        if width_of(lines[-1] + sign, size) > width:
            first_line, _, rest = lines[-1].rpartition("&")
            lines[-1:] = (
                [f"{first_line}&", rest] if first_line and len(rest) < len(first_line) else [lines[-1], ""]
            )
        lines[-1] += sign
    return lines


def covered(text: str) -> str:
    """The text with a box for each sign that the typeface lacks; what nobody would see is left out."""
    known = _advances(400)[0]
    return "".join(
        sign if ord(sign) in known or sign.isspace() else "□"
        for sign in text
        if unicodedata.category(sign) not in ("Cf", "Cn", "Co")
    )


def _path(weight: int) -> str:
    return str(files("font_source_sans_pro") / "files" / f"SourceSansPro-{_FILES[weight]}.ttf")


@lru_cache(maxsize=3)
def _advances(weight: int) -> tuple[dict[int, int], int]:
    """Advance width by code point, and units per em."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - charts of pages without text need no typeface

    with TTFont(_path(weight), lazy=True) as font:
        metrics = font["hmtx"].metrics
        return {code: metrics[glyph][0] for code, glyph in font.getBestCmap().items()}, font[
            "head"
        ].unitsPerEm
