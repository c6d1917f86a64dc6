"""The page of one scene as the stage arranges it: shapes and views as one picture, words as text over it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.exports.caption import Caption
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.paper.parts import breakable
from dashboard.exports.stage.description import HIGH, WIDE, StagePicture, StageText
from dashboard.exports.stage.svg_painter import stage_content
from dashboard.map.colours import colour
from dashboard.meeting.stage.appendix import AppendixTable
from dashboard.texts import say

PAPER_ROWS = 160
"""Places of a table in the appendix."""


@dataclass(frozen=True, slots=True)
class StagePage:
    """One scene: `picture` as it is arranged, the author's note, and the table of the appendix."""

    picture: StagePicture
    caption: Caption
    note: str
    table: AppendixTable
    code: Drawing


def given(page: StagePage, number: int, count: int) -> dict[str, object]:
    """As data for a Typst document; px of 1920 x 1080."""
    made, said = page.picture, page.caption
    alt = f"{made.said} {made.headline}".strip()
    headline = [one for one in made.texts() if one.part == "headline"]
    others = [one for one in made.texts() if one.part != "headline" and not one.halo]
    return {
        "lang": said.lang,
        "headline": made.headline,
        "lines": [one.text for one in headline],
        "first": headline[0].y if headline else 0.0,
        "left": headline[0].x if headline else 0.0,
        "texts": [_text(one, made) for one in others],
        "picture": Drawing("", alt, stage_content(made, texts=False), WIDE, HIGH).given(),
        "number": say(said.lang, "meeting_page", n=number, all=count),
        "notes": [line for line in page.note.split("\n") if line.strip()],
        "dates": said.dates(),
        "address": said.link,
        "address_said": breakable(said.link_said),
        "code": page.code.given(),
        "appendix": say(said.lang, "stage_appendix", n=number),
        "title": said.title,
        "table": {
            "heads": list(page.table.heads),
            "rows": [list(row) for row in page.table.rows],
            "strong": page.table.strong,
            "left_out": page.table.left_out,
        },
    }


def _text(one: StageText, made: StagePicture) -> dict[str, object]:
    return {
        "x": one.box[0],
        "y": one.y,
        "text": one.text,
        "size": one.size,
        "weight": one.weight,
        "colour": colour(one.colour, made.palette, made.theme),
    }
