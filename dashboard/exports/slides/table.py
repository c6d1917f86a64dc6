"""A native table on a slide: cells that people edit, written as DrawingML at once.

A line that is too long for its cell would make its row taller and move everything below it; so it is set
on two lines where the row has room for them, or smaller.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.drawing.svg_elements import safe
from dashboard.drawing.typeface import width_of
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import Ids, Run

_MARGIN = 6.0  # px left and right of a cell's text
_WIDER = 1.3  # how much wider a typeface may be that stands in for ours
_SMALLEST = 10.0
_LINE = 1.22  # height of a line in its size
_FILLED = 0.85  # how much of two lines words fill, since they break between words only


@dataclass(frozen=True, slots=True)
class Cell:
    """Runs of one line; `align` is l, ctr or r, `fill` a colour or empty, `spans` how many columns it
    takes."""

    runs: tuple[Run, ...] = ()
    align: str = "l"
    fill: str = ""
    spans: int = 1


def table(
    ids: Ids,
    name: str,
    descr: str,
    at: tuple[float, float],
    widths: Sequence[float],
    rows: Sequence[Sequence[Cell]],
    height: float,
    edge: str,
    lang: str,
) -> str:
    """The table with its upper left corner at `at`; `widths` of columns and `height` of a row in px.

    The first row heads the columns; each row ends in a line of colour `edge`.
    """
    place = xml.frame_place(at[0], at[1], sum(widths), height * len(rows))
    grid = "".join(f'<a:gridCol w="{xml.emu(one)}"/>' for one in widths)
    lines = "".join(
        f'<a:tr h="{xml.emu(height)}">{"".join(_cells(row, widths, height, edge, lang))}</a:tr>'
        for row in rows
    )
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{ids.take()}" name="{safe(name)}" descr="{safe(descr)}"/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{place}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{lines}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cells(
    row: Sequence[Cell], widths: Sequence[float], height: float, edge: str, lang: str
) -> Iterator[str]:
    at = 0
    for one in row:
        room = sum(widths[at : at + one.spans]) - 2 * _MARGIN
        factor = _fitting(one.runs, room, height)
        runs = tuple(replace(run, size=max(run.size * factor, _SMALLEST)) for run in one.runs)
        yield _cell(replace(one, runs=runs), edge, lang)
        at += one.spans


def _fitting(runs: Sequence[Run], room: float, height: float) -> float:
    """How much smaller the runs must be set for a cell of this room and height, from 0 to 1: on one line, or on
    two where that leaves them larger."""

    def wide(text: str, run: Run) -> float:
        return width_of(text, run.size, 600 if run.bold else 400) * _WIDER

    line = sum(wide(run.text, run) for run in runs)
    if line <= room:
        return 1.0
    words = max(wide(word, run) for run in runs for word in run.text.split())
    tall = 2 * _LINE * max(run.size for run in runs)
    return max(room / line, min(2 * _FILLED * room / line, room / words, height / tall, 1.0))


def _cell(one: Cell, edge: str, lang: str) -> str:
    spanned = f' gridSpan="{one.spans}"' if one.spans > 1 else ""
    fill = xml.solid(one.fill) if one.fill else xml.NO_FILL
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    below = f'<a:lnB w="{xml.emu(1)}">{xml.solid(edge)}</a:lnB>'
    margin = xml.emu(_MARGIN)
    body = xml.paragraph(one.runs, one.align, lang, size=_SMALLEST)
    cell = (
        f"<a:tc{spanned}><a:txBody><a:bodyPr/><a:lstStyle/>{body}</a:txBody>"
        f'<a:tcPr marL="{margin}" marR="{margin}" marT="0" marB="0" anchor="ctr">{none}{below}{fill}</a:tcPr></a:tc>'
    )
    nothing = '<a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr sz="500"/></a:p>'
    return cell + f'<a:tc hMerge="1"><a:txBody>{nothing}</a:txBody><a:tcPr/></a:tc>' * (one.spans - 1)
