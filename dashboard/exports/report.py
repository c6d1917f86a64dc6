"""A Sitzungsmappe as PDF/UA: one page per scene, its words as text, its views as pictures with alternative text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from dashboard.exports.caption import Caption
from dashboard.exports.column import Figure
from dashboard.exports.typeface import FAMILY, covered, font_files
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: SVG content of `width` x `height` units, what it is called, what it shows, and how it is read."""

    heading: str
    alt: str
    content: str
    width: float
    height: float
    words: str = ""

    def svg(self) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}" height="{self.height:g}"'
            f' viewBox="0 0 {self.width:g} {self.height:g}" font-family="{FAMILY}">{self.content}</svg>'
        )

    def given(self) -> dict[str, Any]:
        """As data for a Typst document."""
        ratio = self.width / self.height
        return {"heading": self.heading, "alt": self.alt, "words": self.words, "ratio": ratio, "svg": self.svg()}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One scene: `headline` is its author's, empty where the caption's title says it."""

    headline: str
    note: str
    caption: Caption
    figures: Sequence[Figure]
    map: Drawing
    legend: Drawing
    charts: Sequence[Drawing]
    code: Drawing


def report(title: str, sheets: Sequence[Sheet]) -> bytes:
    """The PDF."""
    lang = sheets[0].caption.lang
    content = {
        "title": title,
        "lang": lang,
        "note": say(lang, "folder_note"),
        "link": say(lang, "caption_link"),
        "sheets": [_sheet(one, at, len(sheets)) for at, one in enumerate(sheets, start=1)],
    }
    return typeset(("report.typ",), content)


def typeset(documents: Sequence[str], content: dict[str, Any]) -> bytes:
    """The PDF/UA that Typst documents of this folder, one behind the other, make of `sys.inputs.content`.

    Words reach Typst as data and never as markup. Signs that no typeface at hand has are shown as boxes, since nothing
    could be written otherwise. Raises RuntimeError where the result would break PDF/UA all the same.
    """
    try:
        return _compiled(documents, content)
    except RuntimeError:
        return _compiled(documents, _covered(content))


def _covered(content: Any) -> Any:
    if isinstance(content, dict):
        return {name: _covered(one) for name, one in content.items()}
    if isinstance(content, list):
        return [_covered(one) for one in content]
    return covered(content) if isinstance(content, str) else content


def _compiled(documents: Sequence[str], content: dict[str, Any]) -> bytes:
    import typst  # noqa: PLC0415 - 40 MB that only this needs

    source = b"\n".join((files("dashboard.exports") / one).read_bytes() for one in documents)
    made: bytes = typst.compile(  # type: ignore[misc]  # its stub leaves a type open
        source,
        font_paths=[str(Path(font_files()[0]).parent)],
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content)},
        pdf_standards=["ua-1"],
    )
    return made


def _sheet(one: Sheet, number: int, count: int) -> dict[str, Any]:
    said = one.caption
    return {
        "lang": said.lang,
        "kicker": f"{say(said.lang, 'folder_page', n=number, all=count)} · {said.kicker}",
        "title": one.headline or said.title,
        "subtitle": " · ".join(part for part in (said.title if one.headline else "", said.subtitle) if part),
        "example": said.example,
        "notices": list(said.notices),
        "figures": [{"name": figure.name, "text": figure.text} for figure in one.figures],
        "map": one.map.given(),
        "legend": one.legend.given(),
        "charts": [chart.given() for chart in one.charts],
        "notes": [line for line in one.note.split("\n") if line.strip()],
        "credits": [*said.credits(), *([said.provenance] if said.provenance else [])],
        "dates": said.dates(),
        "address": said.link,
        "code": one.code.given(),
    }
