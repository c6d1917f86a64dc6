"""The presentation of a Sitzungsmappe: title, agenda, a slide for each scene, and an appendix with series and
table."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import Slide

from dashboard.drawing import style
from dashboard.drawing.typeface import width_of, wrapped
from dashboard.exports.caption import Caption
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import Ids, Run
from dashboard.exports.slides.folder.stage import StageSlide, paint_stage
from dashboard.exports.slides.sheet import add_sheet
from dashboard.exports.slides.table import Cell, table
from dashboard.exports.slides.template import set_title, template
from dashboard.exports.slides.view import Page, add_page
from dashboard.meeting.stage.appendix import AppendixTable
from dashboard.texts import say

ROWS = 36
"""Places of a table in the appendix: two tables side by side."""
_INK = style.COLOURS["light"]
_LEFT, _WIDTH = 64.0, 1792.0
_AGENDA = 16  # headlines of an agenda, then another slide follows
_AGENDA_HIGH, _AGENDA_APART = 860.0, 0.7  # px of the list; room between two headlines in letters
_AGENDA_SIZES = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 16.0)
_LETTERS, _OTHER_TYPE = 20.0, 1.32  # px; how much wider a typeface may be that stands in for ours
_ROOM = 0.92  # of a line: another typeface may be wider


@dataclass(frozen=True, slots=True)
class SceneSlides:
    """One scene: its stage, what it says of itself, the author's note, the slide of the series and the
    table."""

    stage: StageSlide
    caption: Caption
    note: str
    series: Page
    table: AppendixTable


@dataclass(frozen=True, slots=True)
class FolderBook:
    """A folder as slides; `made` is the day, in words."""

    title: str
    made: str
    lang: str
    scenes: Sequence[SceneSlides]


def folder_slides(book: FolderBook) -> bytes:
    """The presentation as PPTX."""
    made = template(book.lang)
    made.core_properties.title = book.title
    _title(made, book)
    _agenda(made, book)
    for scene in book.scenes:
        slide = made.slides.add_slide(made.slide_layouts[0])
        paint_stage(slide, scene.stage)
        slide.notes_slide.notes_text_frame.text = _notes(scene)
    for number, scene in enumerate(book.scenes, start=1):
        head = say(book.lang, "stage_appendix", n=number)
        add_page(made, _appendix(scene.series, head))
        _table(made, scene, head)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _notes(scene: SceneSlides) -> str:
    said = scene.caption
    link = say(said.lang, "slide_notes", title=said.title, subtitle=said.subtitle, link=said.link)
    facts = (f"{label}: {words}" for label, words in said.entries()[2:])
    return "\n".join((*([scene.note] if scene.note else []), link, *facts))


def _title(made: Presentation, book: FolderBook) -> None:
    slide = made.slides.add_slide(made.slide_layouts[0])
    lines = len(wrapped(book.title, 84, _WIDTH * _ROOM, 700))
    set_title(slide.shapes.title, book.title, (_LEFT, 360, _WIDTH, 92.0 * lines), 84)
    slide.shapes.title._element.nvSpPr.cNvPr.set("descr", book.title)
    count = say(book.lang, "stage_scene" if len(book.scenes) == 1 else "stage_scenes", n=len(book.scenes))
    runs = [Run(f"{book.made} · {count}", 40, _INK.ink_2), Run("Bildungslupe", 32, _INK.accent, True)]
    ids = Ids()
    box = (_LEFT, 360 + 92.0 * lines + 30, _WIDTH, 160)
    _append(slide, [xml.text(ids, book.made, book.made, box, runs, lang=book.lang, spacing=120)])


def _agenda(made: Presentation, book: FolderBook) -> None:
    """Numbers and headlines as large as there is room for all, on as many slides as they need."""
    numbered = list(enumerate((scene.stage.picture.headline for scene in book.scenes), start=1))
    for start in range(0, len(numbered), _AGENDA):
        part = numbered[start : start + _AGENDA]
        slide = made.slides.add_slide(made.slide_layouts[0])
        title = say(book.lang, "stage_agenda")
        set_title(slide.shapes.title, title, (_LEFT, 60, _WIDTH, 84), 68)
        slide.shapes.title._element.nvSpPr.cNvPr.set("descr", title)
        size = next((one for one in _AGENDA_SIZES if _height(part, one) <= _AGENDA_HIGH), _AGENDA_SIZES[-1])
        ids, shapes, y = Ids(), list[str](), 180.0
        for number, words in part:
            high = _line_height(words, size)
            numeral, said = [Run(str(number), size, _INK.accent, True)], [Run(words, size, _INK.ink)]
            shapes.append(xml.text(ids, str(number), str(number), (_LEFT, y, 80, high), numeral, wrap=False))
            box = (_LEFT + 90, y, _WIDTH - 90, high)
            shapes.append(xml.text(ids, words[:60], words, box, said, lang=book.lang))
            y += high + size * _AGENDA_APART
        _append(slide, shapes)


def _line_height(words: str, size: float) -> float:
    """Of a headline in the agenda."""
    return len(wrapped(words, size, (_WIDTH - 90) * _ROOM)) * size * 1.2


def _height(part: Sequence[tuple[int, str]], size: float) -> float:
    """Of an agenda with letters of this size."""
    return sum(_line_height(words, size) + size * _AGENDA_APART for _, words in part)


def _appendix(page: Page, head: str) -> Page:
    return replace(page, caption=replace(page.caption, kicker=f"{head} · {page.caption.kicker}"))


def _table(made: Presentation, scene: SceneSlides, head: str) -> None:
    """All rows in one table or two beside each other."""
    given, said = scene.table, scene.caption
    if not given.rows:
        return
    title, ids = said.title, Ids()
    half = len(given.rows) if len(given.rows) <= ROWS // 2 else (len(given.rows) + 1) // 2
    parts = [given.rows[:half], given.rows[half:]] if half < len(given.rows) else [given.rows]
    wide = _WIDTH if len(parts) == 1 else (_WIDTH - 60) / 2
    height = min(56.0, 740.0 / (half + 1))
    size = min(24.0, height * 0.6, _LETTERS * wide / (sum(_needs(given)) * _OTHER_TYPE))
    shapes = [
        table(
            ids, title, say(said.lang, "stage_table_alt", title=title), (_LEFT + at * (wide + 60), 150.0),
            _widths(given, wide), list(_cells(given, part, at * half, size)), height, _INK.line, said.lang,
        )
        for at, part in enumerate(parts)
    ]  # fmt: skip
    if given.left_out:
        run = [Run(given.left_out, 18, _INK.ink_3)]
        shapes.append(xml.text(ids, "", given.left_out, (_LEFT, 898, _WIDTH, 26), run, lang=said.lang))
    kicker = f"{head} · {said.kicker.rpartition(' · ')[0]}"  # without the name of a view
    add_sheet(made, replace(said, kicker=kicker), title, shapes, ids)


def _needs(given: AppendixTable) -> list[float]:
    """The width of each column's widest text in letters of 20 px."""
    return [
        max(width_of(one, _LETTERS, 600) for one in (head, *(row[at] for row in given.rows))) + 24
        for at, head in enumerate(given.heads)
    ]


def _widths(given: AppendixTable, wide: float) -> list[float]:
    """In the proportion of the widest text of each column."""
    needs = _needs(given)
    return [need * wide / sum(needs) for need in needs]


def _cells(
    given: AppendixTable, rows: Sequence[Sequence[str]], first: int, size: float
) -> Iterator[list[Cell]]:
    ends = ["l", *["r"] * (len(given.heads) - 1)]
    yield [
        Cell((Run(head, size, _INK.ink_3, True),), end) for head, end in zip(given.heads, ends, strict=True)
    ]
    for at, row in enumerate(rows, start=first):
        strong = at < given.strong
        yield [Cell((Run(text, size, _INK.ink, strong),), end) for text, end in zip(row, ends, strict=True)]


def _append(slide: Slide, shapes: Sequence[str]) -> None:
    for shape in list(parse_xml(xml.tree(shapes))):
        slide.shapes._spTree.append(shape)
