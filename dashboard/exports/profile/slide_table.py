"""The table of a profile on a slide: native cells, and above its empty column the spines as native shapes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dashboard.domain.verdict import Verdict
from dashboard.drawing import style
from dashboard.drawing.svg_elements import SVG_COLOURS
from dashboard.drawing.typeface import width_of
from dashboard.exports.paper.parts import bare_text, unit_beside
from dashboard.exports.profile.paper import ProfileExport
from dashboard.exports.profile.strips import key_of, spine_of, trend_of
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import Ids, Run
from dashboard.exports.slides.sheet import BOTTOM, WIDTH
from dashboard.exports.slides.svg_shapes import native
from dashboard.exports.slides.table import Cell, table
from dashboard.profile.model import ProfileRow
from dashboard.texts import say

_SIZE, _SMALL = 18.0, 15.0
_TALLEST = 40.0
_INK, _COLOURS = style.COLOURS["light"], SVG_COLOURS["light"]
_WHEN, _OWN, _AROUND, _SPINE, _TREND, _WORD = 230.0, 270.0, 116.0, 250.0, 120.0, 205.0


def table_shapes(
    ids: Ids, export: ProfileExport, rows: Sequence[ProfileRow], x: float, y: float
) -> list[str]:
    """Table, spines and their key for these rows, from the upper left corner down to the caption."""
    around = export.around()
    fixed = [_WHEN, _OWN, *(_AROUND for _ in around), _SPINE, _TREND, _WORD]
    widths = [WIDTH - sum(fixed), *fixed]
    lines, where = _lines(export, rows, around)
    height = min(_TALLEST, (BOTTOM - y) / len(lines))
    descr = say(export.profile.lang, "export_alt_table", name=export.profile.name, count=len(rows))
    made = [table(ids, descr, descr, (x, y), widths, lines, height, _INK.line, export.profile.lang)]
    left = x + sum(widths[:-3])
    for line, row in where:
        top = y + line * height + 2
        for drawn, at, width in (
            (spine_of(row, export.profile.lang), left, _SPINE),
            (trend_of(row, export.profile.lang), left + _SPINE, _TREND),
        ):
            if drawn is not None:
                made.append(native(ids, drawn, (at + 10, top, width - 20, height - 4)))
    return made


def key_shapes(ids: Ids, export: ProfileExport, x: float, y: float) -> list[str]:
    """What the signs of the spines mean, in one line from the left."""
    made, entries = [], key_of(export.profile, export.named())
    widths = [width_of(words, _SMALL) * 1.24 + 12 for _, words in entries]
    for (sign, words), width in zip(entries, widths, strict=True):
        made.append(native(ids, sign, (x, y + 4, 28, 20)))
        run = [Run(words, _SMALL, _INK.ink_2)]
        box = (x + 34, y, width, 28.0)
        made.append(xml.text(ids, words, words, box, run, anchor="ctr", wrap=False, lang=export.profile.lang))
        x += 34 + width
    return made


def _lines(
    export: ProfileExport, rows: Sequence[ProfileRow], around: Sequence[tuple[str, str]]
) -> tuple[list[list[Cell]], list[tuple[int, ProfileRow]]]:
    """All lines of the table, and in which line each row stands."""
    profile, lang = export.profile, export.profile.lang
    own = export.headings.get(profile.key, profile.name)
    names = [say(lang, "export_indicator"), say(lang, "export_when"), own, *(name for _, name in around)]
    names += [say(lang, "export_spine", name=profile.reference)]
    names += [say(lang, "export_trend"), say(lang, "export_verdict")]
    sides = ["l", "l", "r", *("r" for _ in around), "ctr", "l", "l"]
    lines = [[Cell((Run(name, _SMALL, _INK.ink_2),), side) for name, side in zip(names, sides, strict=True)]]
    where: list[tuple[int, ProfileRow]] = []
    themes = dict(profile.themes)
    for theme, members in groupby(rows, key=lambda row: row.theme):
        lines.append([Cell((Run(themes[theme], _SIZE, _INK.ink, True),), fill=_INK.bg, spans=len(names))])
        for row in members:
            where.append((len(lines), row))
            lines.append(list(_cells(export, row, [key for key, _ in around])))
    return lines, where


def _cells(export: ProfileExport, row: ProfileRow, around: Sequence[str]) -> Iterator[Cell]:
    lang, own = export.profile.lang, row.own
    origin = say(lang, "example") if own.example else row.provenance
    colour = _COLOURS.example if own.example else _INK.ink_3
    when = " · ".join(part for part in (row.when, unit_beside(row.unit, lang), origin) if part)
    yield Cell((Run(row.name, _SIZE, _INK.ink),))
    yield Cell((Run(when, _SMALL, colour),) if when else ())
    yield Cell(tuple(_own(row, say(lang, "few"), lang)), "r")
    figures = {one.key: one for one in row.surroundings}
    for key in around:
        found = figures.get(key)
        size = _SIZE if found is None or found.value is not None else _SMALL
        yield Cell((Run(bare_text(found, row.unit, row.decimals, lang), size, _INK.ink_2),), "r")
    yield from (Cell(), Cell())
    strong = row.difference.verdict in (Verdict.CLEAR, Verdict.POSSIBLE)
    yield Cell((Run(row.difference.word, _SIZE, _INK.ink if strong else _INK.ink_2, strong),))


def _own(row: ProfileRow, few: str, lang: str) -> Iterator[Run]:
    own = row.own
    details = " · ".join(part for part in (own.counts, few if own.few else "") if part)
    if details:
        yield Run(f"{details}  ", _SMALL, _INK.ink_3)
    known = own.value is not None
    text = bare_text(own, row.unit, row.decimals, lang)
    yield Run(text, _SIZE if known else _SMALL, _INK.ink if known else _INK.ink_2, known)
