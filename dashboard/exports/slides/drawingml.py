"""Native shapes of a slide as DrawingML: freeforms, rectangles, texts and groups, each with its alternative
text.

python-pptx builds freeforms point by point, which takes seconds for a map; these are written as text and
parsed once. Positions are px of a slide of 1920 x 1080.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count

from dashboard.drawing.svg_elements import safe
from dashboard.map.outline import Point

EMU = 6350
"""EMU per px: 12,192,000 across 1920."""
FONT = "Calibri"
"""What offices have: an unknown typeface is replaced by a wider one, and words would lie over each other."""
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def no_pictures(picture: bytes) -> str:
    """Of a slide on which no picture stands. Raises ValueError: a map of so many areas has no place there."""
    raise ValueError(f"no picture of {len(picture)} bytes on this slide")


@dataclass(slots=True)
class Ids:
    """Numbers of shapes on one slide, where each must differ, and its pictures: `embed` takes a PNG into the
    slide and gives the relationship's id."""

    embed: Callable[[bytes], str] = no_pictures
    _numbers: count[int] = field(default_factory=lambda: count(100))

    def take(self) -> int:
        """The next number that no shape of the slide has."""
        return next(self._numbers)


@dataclass(frozen=True, slots=True)
class Run:
    """A line of text; `address` makes it a link by its relationship's id."""

    text: str
    size: float
    colour: str
    bold: bool = False
    address: str = ""


def solid(colour: str, opacity: float = 1.0) -> str:
    """A fill of one colour (`#rrggbb`), with an opacity from 0 to 1."""
    faint = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}">{faint}</a:srgbClr></a:solidFill>'


def pattern(name: str, front: str, back: str) -> str:
    """A fill of one of PowerPoint's patterns, in two colours (`#rrggbb`)."""
    colours = (
        f'<a:{tag}><a:srgbClr val="{one.lstrip("#")}"/></a:{tag}>'
        for tag, one in (("fgClr", front), ("bgClr", back))
    )
    return f'<a:pattFill prst="{name}">{"".join(colours)}</a:pattFill>'


def edge(colour: str, width: float, dash: str = "", opacity: float = 1.0) -> str:
    """A line of `width` px; `dash` is a preset of DrawingML."""
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{emu(width)}">{solid(colour, opacity)}{dashed}<a:round/></a:ln>'


NO_FILL, NO_EDGE = "<a:noFill/>", "<a:ln><a:noFill/></a:ln>"


def freeform(
    ids: Ids,
    name: str,
    descr: str,
    rings: Sequence[Sequence[Point]],
    fill: str,
    line: str,
    *,
    closed: bool = True,
) -> str:
    """One shape of straight rings (px); what two rings both cover is a hole."""
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    left, top = emu(min(xs)), emu(min(ys))
    width, height = max(emu(max(xs)) - left, 1), max(emu(max(ys)) - top, 1)
    path = []
    for ring in rings:
        for at, (x, y) in enumerate(ring):
            tag = "lnTo" if at else "moveTo"
            path.append(f'<a:{tag}><a:pt x="{emu(x) - left}" y="{emu(y) - top}"/></a:{tag}>')
        path.append("<a:close/>" if closed else "")
    geometry = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}">{"".join(path)}</a:path></a:pathLst></a:custGeom>'
    )
    return _shape(ids, name, descr, f"{_place(left, top, width, height)}{geometry}{fill}{line}")


def rectangle(
    ids: Ids,
    name: str,
    descr: str,
    box: tuple[float, float, float, float],
    fill: str,
    line: str,
    round_: float = 0,
) -> str:
    """x, y, width, height; `round_` is the radius of the corners as a share of the shorter side."""
    corners = f'<a:gd name="adj" fmla="val {round(round_ * 100_000)}"/>'
    geometry = f'<a:prstGeom prst="{"roundRect" if round_ else "rect"}"><a:avLst>{corners if round_ else ""}</a:avLst>'
    place = _place(*(emu(one) for one in box))
    return _shape(ids, name, descr, f"{place}{geometry}</a:prstGeom>{fill}{line}")


def ellipse(
    ids: Ids, name: str, descr: str, box: tuple[float, float, float, float], fill: str, line: str
) -> str:
    """x, y, width, height."""
    place = _place(*(emu(one) for one in box))
    return _shape(ids, name, descr, f'{place}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>{fill}{line}')


def text(
    ids: Ids,
    name: str,
    descr: str,
    box: tuple[float, float, float, float],
    lines: Sequence[Run],
    *,
    align: str = "l",
    anchor: str = "t",
    wrap: bool = True,
    fill: str = NO_FILL,
    line: str = NO_EDGE,
    round_: float = 0,
    spacing: float = 100,
    lang: str = "de",
    bullet: str = "",
) -> str:
    """A text box; each of `lines` is a paragraph, with a bullet where that has a colour.

    `align` is l, ctr or r, `anchor` t, ctr or b.
    """
    paragraphs = "".join(paragraph((one,), align, lang, spacing, bullet) for one in lines)
    inner = 'lIns="0" tIns="0" rIns="0" bIns="0"'
    wrapping = "square" if wrap else "none"
    body = f'<a:bodyPr wrap="{wrapping}" {inner} anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle/>'
    corners = f'<a:gd name="adj" fmla="val {round(round_ * 100_000)}"/>' if round_ else ""
    geometry = (
        f'<a:prstGeom prst="{"roundRect" if round_ else "rect"}"><a:avLst>{corners}</a:avLst></a:prstGeom>'
    )
    place = _place(*(emu(one) for one in box))
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ids.take()}" name="{safe(name)}" descr="{safe(descr)}"/><p:cNvSpPr txBox="1"/>'
        f"<p:nvPr/></p:nvSpPr><p:spPr>{place}{geometry}{fill}{line}</p:spPr><p:txBody>{body}{paragraphs}</p:txBody></p:sp>"
    )


def paragraph(
    runs: Sequence[Run], align: str, lang: str, spacing: float = 100, bullet: str = "", size: float = 0
) -> str:
    """One paragraph of a text box or cell; `bullet` is the colour of its bullet, `size` that of an empty one
    in px."""
    tongue = "de-DE" if lang == "de" else "en-GB"
    before = f'<a:spcBef><a:spcPts val="{round(runs[0].size * 25)}"/></a:spcBef>' if bullet else ""
    dot = f'<a:buClr><a:srgbClr val="{bullet.lstrip("#")}"/></a:buClr><a:buChar char="•"/>' if bullet else ""
    indent = f' marL="{emu(26)}" indent="-{emu(26)}"' if bullet else ""
    lines = f'<a:lnSpc><a:spcPct val="{round(spacing * 1000)}"/></a:lnSpc>'
    end = f'<a:endParaRPr lang="{tongue}" sz="{round(size * 50)}"/>' if size and not runs else ""
    look = f'<a:pPr{indent} algn="{align}">{lines}{before}{dot}</a:pPr>'
    return f"<a:p>{look}{''.join(_run(one, tongue) for one in runs)}{end}</a:p>"


def group(
    ids: Ids, name: str, descr: str, box: tuple[float, float, float, float], shapes: Sequence[str]
) -> str:
    """Shapes that move and are coloured together; `box` is x, y, width, height around them."""
    x, y, width, height = (emu(one) for one in box)
    inner = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/>'
    outer = f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{ids.take()}" name="{safe(name)}" descr="{safe(descr)}"/><p:cNvGrpSpPr/>'
        f"<p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{outer}{inner}</a:xfrm></p:grpSpPr>{''.join(shapes)}</p:grpSp>"
    )


def picture(ids: Ids, name: str, descr: str, box: tuple[float, float, float, float], png: bytes) -> str:
    """A PNG in a box of x, y, width, height."""
    fill = (
        f'<p:blipFill><a:blip r:embed="{ids.embed(png)}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
    )
    place = _place(*(emu(one) for one in box))
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{ids.take()}" name="{safe(name)}" descr="{safe(descr)}"/><p:cNvPicPr/>'
        f'<p:nvPr/></p:nvPicPr>{fill}<p:spPr>{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def tree(shapes: Sequence[str]) -> str:
    """The shapes as one document, to be parsed and taken apart."""
    return f"<p:spTree {_SPACES}>{''.join(shapes)}</p:spTree>"


def _run(one: Run, tongue: str) -> str:
    link = f'<a:hlinkClick r:id="{one.address}"/>' if one.address else ""
    face = f'<a:latin typeface="{FONT}"/>'
    look = f"{solid(one.colour)}{face}{link}"
    bold = ' b="1"' if one.bold else ""
    size = round(one.size * 50)  # hundredths of a point; a px is half a point
    return f'<a:r><a:rPr lang="{tongue}" sz="{size}"{bold}>{look}</a:rPr><a:t>{safe(one.text)}</a:t></a:r>'


def _shape(ids: Ids, name: str, descr: str, look: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ids.take()}" name="{safe(name)}" descr="{safe(descr)}"/><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{look}</p:spPr></p:sp>"
    )


def _place(x: int, y: int, width: int, height: int) -> str:
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def emu(px: float) -> int:
    """English Metric Units, the unit of slides, of pixels."""
    return round(px * EMU)


def frame_place(x: float, y: float, width: float, height: float) -> str:
    """Where a graphic frame lies: the same as of a shape, in another namespace."""
    box = f'<a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/>'
    return f"<p:xfrm>{box}</p:xfrm>"
