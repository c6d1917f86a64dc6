"""Colours of statuses and frames, and the few SVG elements of which pictures are made.

The colours are those of `assets/styles/tokens.css`; a test compares them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from html import escape

from dashboard.drawing.style import Theme
from dashboard.drawing.typeface import FAMILY

_IDS = re.compile(r'( id="|url\(#)')
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SvgColours:
    """What a map needs beside the classes; names as in `tokens.css`, of kinds of institutions and the quiet land
    under them as in `institutions/kinds.css`."""

    context: str
    context_line: str
    context_text: str
    map_border: str
    map_amt: str
    map_district: str
    map_halo: str
    status_hatch: str
    status_hatch_bg: str
    status_missing: str
    status_na: str
    status_zero: str
    on_accent: str
    example: str
    example_bg: str
    example_line: str
    map_water: str
    land: str
    land_line: str
    land_amt: str
    kind_early: str
    kind_school: str
    kind_work: str
    kind_culture: str
    kind_advice: str
    kind_administration: str


SVG_COLOURS: Mapping[Theme, SvgColours] = {
    "light": SvgColours(
        "#EFEAE0", "#CFC6B6", "#6E6656", "#FFFFFF", "#3A342B", "#25211B", "#FFFFFF", "#6B6355", "#F4F0E8", "#6E6656",
        "#E3DED5", "#FBF8F1", "#FFFFFF", "#6E3B00", "#FDF3E2", "#E5B877", "#DCE8EA", "#FFFFFF", "#E4DDD0", "#A69C8B",
        "#A72852", "#102E71", "#303F00", "#0D7E76", "#6D62BD", "#25211B",
    ),
    "dark": SvgColours(
        "#1D1B17", "#3F3A32", "#9A9182", "#181613", "#F7F2E8", "#F7F2E8", "#181613", "#A59C8C", "#2A2722", "#A59C8C",
        "#3A362F", "#181613", "#1F1403", "#FFD9A3", "#33260F", "#8A6425", "#1D2C33", "#26231F", "#3B372F", "#6E6658",
        "#B77298", "#8690DF", "#F1FFBA", "#6DBA98", "#F3C3FE", "#F7F2E8",
    ),
    "page": SvgColours(*(f"var(--bl-{one.name.replace('_', '-')})" for one in fields(SvgColours))),
}  # fmt: skip


def safe(words: str) -> str:
    """Safe in text and in a quoted attribute; signs that XML cannot hold are dropped."""
    return escape(_NOT_XML.sub("", words))


def apart(content: str, prefix: str) -> str:
    """A drawing whose patterns have names of their own: of two of one name on a page the first counts for both."""
    return _IDS.sub(lambda found: f"{found[1]}{prefix}", content)


def number(value: float) -> str:
    """With at most two digits behind the point."""
    return f"{round(value, 2):g}"


def text(
    x: float,
    y: float,
    words: str,
    size: float,
    colour: str,
    weight: int = 400,
    anchor: str = "start",
    more: str = "",
) -> str:
    """One line of text whose baseline begins (or is centred, or ends) at the point."""
    heavy = f' font-weight="{weight}"' if weight != 400 else ""
    at = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{colour}"{heavy}{at}{more}>'
        f"{safe(words)}</text>"
    )


def rect(x: float, y: float, width: float, height: float, fill: str, more: str = "") -> str:
    """A rectangle; `more` are further attributes as text, with a space in front."""
    size = f'width="{number(width)}" height="{number(height)}"'
    return f'<rect x="{number(x)}" y="{number(y)}" {size} fill="{fill}"{more}/>'


def line(x0: float, y0: float, x1: float, y1: float, colour: str, width: float = 1.0, more: str = "") -> str:
    """A straight line; `more` as in `rect`."""
    ends = f'x1="{number(x0)}" y1="{number(y0)}" x2="{number(x1)}" y2="{number(y1)}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{number(width)}"{more}/>'


def halo(colour: str, width: float) -> str:
    """Attributes that put a soft edge behind a text, so that it can be read on anything."""
    stroke = f'stroke="{colour}" stroke-width="{number(width)}" stroke-opacity="0.9"'
    return f' {stroke} stroke-linejoin="round" paint-order="stroke"'


def plain(colour: str) -> str:
    """A fill that every program reads: `rgba(…)`, which not all know, as a colour with an opacity of
    its own."""
    if not colour.startswith("rgba("):
        return colour
    *channels, opacity = colour[5:-1].split(",")
    return f'rgb({",".join(channels)})" fill-opacity="{opacity}'


def document(width: int, content: str, *, title: str, description: str, style: str = "") -> str:
    """A picture of 1920 x 1080 units, `width` px wide."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{round(width * 9 / 16)}"'
        f' viewBox="0 0 1920 1080" font-family="{FAMILY}" role="img" aria-labelledby="titel beschreibung">'
        f'<title id="titel">{safe(title)}</title><desc id="beschreibung">{safe(description)}</desc>'
        f"{style}{content}</svg>"
    )
