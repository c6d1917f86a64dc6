"""The small pictures beside the explained words: 250 x 78 units, in the colours of the page's tokens.

The strip is the same in all of them: within the inner zone lie 95 % of what chance does, within the outer
99.8 %, as the limits of a normal distribution stand to each other (1.96 to 3.09).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.domain.word import Word
from dashboard.drawing.svg_elements import line, number, rect, text
from dashboard.texts import say

WIDTH, HEIGHT = 250, 78
MIDDLE = 125.0
INNER, OUTER = 47.0, 74.1
"""Half the width of either zone of the strip."""
_DISTANCES = {Word.CLEAR: 99.0, Word.POSSIBLE: 61.0, Word.CHANCE: 27.0, Word.NOT_TESTABLE: 61.0}
"""How far from the middle the place of a picture lies: beyond, between and within the two zones."""
_INK, _INK_2, _INK_3 = "var(--bl-ink)", "var(--bl-ink-2)", "var(--bl-ink-3)"
_AXIS, _QUIET, _PLACE = "var(--bl-axis)", "var(--bl-context-line)", "var(--bl-place-1)"
_AREAS = ("M14 18l34-10 30 14 4 30-30 14-34-8z", "M86 20l30-8 26 10 2 32-28 10-26-10z",
          "M150 18l36-8 30 16-4 32-34 8-26-16z")  # fmt: skip
_TEXT = 13


def picture(word: Word, lang: str) -> str:
    """The picture of a word as SVG; the sentences beside it say the same, so it is decoration to a screen
    reader."""
    drawn = _PICTURES.get(word, _verdict)(word, lang)
    return (
        f'<svg class="bl-explained-picture" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        f' aria-hidden="true" focusable="false">{drawn}</svg>'
    )


def key_picture(lang: str) -> str:
    """How the pictures of the verdicts are read: the same strip, with its zones named."""
    scale, middle, top, bottom = 1.65, 200.0, 44.0, 92.0
    inner, outer = INNER * scale, OUTER * scale
    drawn = [
        _zones(middle, top, bottom, inner, outer),
        line(10, bottom, 390, bottom, _AXIS),
        line(middle, top - 8, middle, bottom + 6, _INK, 2),
        text(middle, bottom + 22, say(lang, "words_picture_area"), 14, _INK_2, anchor="middle"),
        _bracket(middle - inner, middle + inner, 36),
        text(middle, 25, say(lang, "words_key_inner"), 14, _INK_2, anchor="middle"),
        _bracket(middle - outer, middle + outer, 124),
        text(middle, 143, say(lang, "words_key_outer"), 14, _INK_2, anchor="middle"),
        _dot(middle + 61 * scale, 68, 9),
        text(middle + outer + 12, 73, say(lang, "words_key_place"), 14, _INK, 600),
    ]
    words = " · ".join(say(lang, f"words_key_{part}") for part in ("inner", "outer"))
    return (
        f'<svg class="bl-words-key-picture" viewBox="0 0 400 150" role="img" aria-label="{words}">'
        f"{''.join(drawn)}</svg>"
    )


def _verdict(word: Word, lang: str) -> str:
    """The strip with the place inside, between or beyond its zones; without a strip where nothing is
    tested."""
    x, tested = MIDDLE + _DISTANCES[word], word is not Word.NOT_TESTABLE
    drawn = [_zones(MIDDLE, 20, 52, INNER, OUTER)] if tested else []
    drawn += [
        line(8, 52, 242, 52, _AXIS),
        line(MIDDLE, 12, MIDDLE, 58, _INK, 2),
        text(MIDDLE, 72, say(lang, "words_picture_area"), _TEXT, _INK_3, anchor="middle"),
        _dot(x, 36, 7),
    ]
    if tested:
        drawn.append(text(MIDDLE - 9, 15, say(lang, "words_picture_chance"), _TEXT, _INK_3, anchor="end"))
    else:
        drawn.append(line(134, 36, x - 14, 36, "var(--bl-control)", 1.6, ' stroke-dasharray="2 4"'))
        drawn.append(text((134 + x - 14) / 2, 29, "?", 16, _INK_2, 600, "middle"))
    return "".join(drawn)


def _range(_: Word, lang: str) -> str:
    ticks = ((40.0, "50"), (125.0, "60"), (210.0, say(lang, "words_picture_percent")))
    drawn = [line(8, 52, 242, 52, _AXIS)]
    for x, label in ticks:
        drawn += [line(x, 52, x, 57, _AXIS), text(x, 72, label, _TEXT, _INK_3, anchor="middle")]
    drawn += [
        rect(118, 24, 82, 22, _PLACE, ' rx="11" opacity=".25"'),
        _dot(159, 35, 7),
        text(159, 16, say(lang, "words_picture_range"), _TEXT, _INK, 600, "middle"),
    ]
    return "".join(drawn)


def _few(_: Word, lang: str) -> str:
    """An area under the halftone, and seven of twelve children."""
    dots = '<circle cx="2.5" cy="2.5" r="1.6" fill="var(--bl-map-border)" opacity=".86"/>'
    drawn = [
        _pattern("wort-punkte", 5, dots),
        _area(0, "var(--bl-seq-see-5-4)"),
        _area(0, "url(#wort-punkte)", True),
    ]
    for at in range(12):
        row, column = divmod(at, 6)
        drawn.append(_child(112 + 17 * column, 19 + 22 * row, _INK if at < 7 else _QUIET))
    drawn.append(text(154, 73, say(lang, "words_picture_few"), _TEXT, _INK_3, anchor="middle"))
    return "".join(drawn)


def _protected(_: Word, lang: str) -> str:
    """Two areas under the same hatch, since neither tells why, beside one with a colour."""
    ground = '<rect width="7" height="7" fill="var(--bl-status-hatch-bg)"/>'
    stroke = '<path d="M0 0v7" stroke="var(--bl-status-hatch)" stroke-width="2.4" opacity=".75"/>'
    return "".join(
        [
            _pattern("wort-schraffur", 7, ground + stroke),
            _area(0, "url(#wort-schraffur)", True),
            _area(1, "url(#wort-schraffur)", True),
            _area(2, "var(--bl-seq-see-5-3)"),
        ]
    )


def _pooled(_: Word, lang: str) -> str:
    """The dots of three years run together to one."""
    drawn = [line(8, 52, 242, 52, _AXIS)]
    for x, y, radius in ((30, 24, 4), (58, 40, 4), (86, 18, 4)):
        drawn.append(_dot(x, y, radius))
        drawn.append(line(x + 7, y, 168, 31, "var(--bl-control)", 1.2, ' stroke-dasharray="2 4"'))
    drawn.append(_dot(184, 31, 9))
    drawn.append(text(184, 72, say(lang, "words_picture_years"), _TEXT, _INK_3, anchor="middle"))
    return "".join(drawn)


_PICTURES: Mapping[Word, Callable[[Word, str], str]] = {
    Word.RANGE: _range,
    Word.FEW: _few,
    Word.PROTECTED: _protected,
    Word.POOLED: _pooled,
}


def _zones(middle: float, top: float, bottom: float, inner: float, outer: float) -> str:
    """The outer zone has an edge of its own: in forced colours a fill alone would be lost."""
    edge = ' rx="3" stroke="var(--bl-line)"'
    return rect(middle - outer, top, 2 * outer, bottom - top, "var(--bl-inset)", edge) + rect(
        middle - inner, top, 2 * inner, bottom - top, _QUIET, ' rx="3"'
    )


def _bracket(left: float, right: float, y: float) -> str:
    ends = (line(x, y - 5, x, y + 5, _INK_2) for x in (left, right))
    return line(left, y, right, y, _INK_2) + "".join(ends)


def _dot(x: float, y: float, radius: float) -> str:
    at = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
    return f'<circle {at} fill="{_PLACE}" stroke="var(--bl-surface)" stroke-width="2"/>'


def _child(x: float, y: float, colour: str) -> str:
    head = f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>'
    return f'{head}<path d="M{x - 6} {y + 13}a6 6.5 0 0 1 12 0z" fill="{colour}"/>'


def _area(at: int, fill: str, edge: bool = False) -> str:
    stroke = ' stroke="var(--bl-map-amt)" stroke-width=".8"' if edge else ""
    return f'<path d="{_AREAS[at]}" fill="{fill}"{stroke}/>'


def _pattern(name: str, side: int, drawn: str) -> str:
    size = f'width="{side}" height="{side}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    return f'<defs><pattern id="{name}" {size}>{drawn}</pattern></defs>'
