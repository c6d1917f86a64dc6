"""The frame of every picture: a column of words and legend on the left, the view on the right, the caption
below.

All sizes are px of a picture of 1920 x 1080, chosen so that the last row of a meeting room can read them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.drawing import style
from dashboard.drawing import svg_elements as svg
from dashboard.drawing.style import Theme
from dashboard.drawing.typeface import cut, wrapped
from dashboard.exports.caption import Caption
from dashboard.exports.pictures.side_panel import LEFT, VIEW, KeyFigure, Legend, side_panel
from dashboard.exports.qr import qr_code
from dashboard.texts import say

_TOP, _RIGHT = 936.0, 1856.0  # of the caption
_QR = 116.0
# left edge and width of its columns
_CREDITS, _DATES, _LINK = (
    (300.0, 560.0),
    (900.0, 400.0),
    (1320.0, 390.0),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what it says of itself, what stands beside the view, and the view as SVG inside VIEW."""

    caption: Caption
    figures: Sequence[KeyFigure]
    legend: Legend
    content: str


def picture(made: Picture, width: int = 1920, theme: Theme = "light", fonts: str = "") -> str:
    """The whole picture as SVG, `width` px wide. `fonts` is a style element that carries the typeface."""
    colours = style.COLOURS[theme]
    parts = [
        svg.rect(0, 0, 1920, 1080, colours.surface),
        side_panel(made.caption, made.figures, made.legend, theme),
        f'<g id="ansicht">{made.content}</g>',
        _below(made.caption, theme),
    ]
    said = made.caption
    facts = " ".join((said.subtitle, said.example, *said.credits(), *said.dates(), said.link))
    return svg.document(width, "".join(parts), title=said.title, description=facts, style=fonts)


def _below(caption: Caption, theme: Theme) -> str:
    colours = style.COLOURS[theme]
    parts = [svg.line(LEFT, _TOP, _RIGHT, _TOP, colours.line, 1.2), _brand(theme)]
    credits, size = _fitting(caption.credits(), _CREDITS[1], (18, 17, 16, 15, 14))
    parts += _block(_CREDITS[0], credits, size, colours.ink_2)
    dates, size = _fitting(caption.dates(), _DATES[1], (18, 17, 16), most=3)
    parts += _block(_DATES[0], dates, size, colours.ink_2)
    end = _RIGHT - _QR - 24
    size = next((one for one in (16, 15, 14, 13, 12) if len(cut(caption.link_said, one, _LINK[1])) <= 4), 11)
    address = cut(caption.link_said, size, _LINK[1])
    y = _middle(len(address) + 1, 21) + 15
    parts.append(svg.text(end, y, say(caption.lang, "caption_link"), 18, colours.ink_2, anchor="end"))
    said = "".join(
        svg.text(end, y + 21 * at, words, size, colours.ink, anchor="end")
        for at, words in enumerate(address, 1)
    )
    parts.append(f'<a href="{svg.safe(caption.link)}">{said}</a>')
    parts.append(qr_code(caption.link, _RIGHT - _QR, _TOP + 13, _QR))
    return "".join(parts)


def _fitting(
    sentences: Sequence[str], width: float, sizes: Sequence[int], most: int = 4
) -> tuple[list[str], int]:
    """The sentences in lines, at the largest size at which they take at most `most`."""
    for size in sizes:
        lines = [line for one in sentences for line in wrapped(one, size, width)]
        if len(lines) <= most:
            return lines, size
    return lines, size


def _block(x: float, lines: Sequence[str], size: float, colour: str) -> list[str]:
    y = _middle(len(lines), size * 1.36) + size * 0.95
    return [svg.text(x, y + size * 1.36 * at, words, size, colour) for at, words in enumerate(lines)]


def _middle(lines: int, height: float) -> float:
    """Top of a block of lines in the middle of the caption."""
    return _TOP + 12 + (116 - lines * height) / 2


def _brand(theme: Theme) -> str:
    colours, x, y = style.COLOURS[theme], LEFT, _TOP + 53
    sign = (
        f'<g transform="translate({x} {y}) scale(1.25)" fill="none" stroke-linecap="round" stroke="{colours.ink}">'
        f'<circle cx="12" cy="12" r="8.6" stroke-width="2.6"/><path d="M18.6 18.6L25 25" stroke="{colours.accent}"'
        ' stroke-width="4"/><path d="M8 14.6v-2.6M12 14.6V8.4M16 14.6v-4" stroke-width="2.2"/></g>'
    )
    return sign + svg.text(x + 48, y + 26, "Bildungslupe", 25, colours.ink, 700)


def empty(words: str, theme: Theme) -> str:
    """What stands in the place of a view that has nothing to show."""
    middle = (VIEW[0] + VIEW[2]) / 2
    return svg.text(middle, (VIEW[1] + VIEW[3]) / 2, words, 26, style.COLOURS[theme].ink_2, anchor="middle")
