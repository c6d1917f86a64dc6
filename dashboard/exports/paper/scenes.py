"""A Sitzungsmappe as PDF/UA: title, agenda, one page per scene, and an appendix; words are text, views are
pictures with alternative text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from dashboard.drawing.typeface import covered, font_files
from dashboard.exports.caption import Caption
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.paper.parts import breakable
from dashboard.exports.paper.stage import StagePage, given
from dashboard.exports.pictures.side_panel import KeyFigure
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class SceneSheet:
    """One scene: `headline` is its author's, empty where the caption's title says it."""

    headline: str
    note: str
    caption: Caption
    figures: Sequence[KeyFigure]
    map: Drawing
    legend: Drawing
    charts: Sequence[Drawing]
    code: Drawing


def report(title: str, stages: Sequence[StagePage], sheets: Sequence[SceneSheet]) -> bytes:
    """The PDF: title, agenda, one page per scene as the stage arranges it, then for each scene a page with
    map, series and all facts, and its table."""
    lang, count = sheets[0].caption.lang, len(stages)
    content = {
        "title": title,
        "lang": lang,
        "note": say(lang, "meeting_note"),
        "link": say(lang, "caption_link"),
        "made": sheets[0].caption.made,
        "count": say(lang, "stage_scene" if count == 1 else "stage_scenes", n=count),
        "agenda": say(lang, "stage_agenda"),
        "stages": [given(one, at, count) for at, one in enumerate(stages, start=1)],
        "sheets": [_sheet(one, at) for at, one in enumerate(sheets, start=1)],
    }
    return typeset(("scenes.typ",), content)


def typeset(documents: Sequence[str], content: Mapping[str, object]) -> bytes:
    """The PDF/UA that Typst documents of this folder, one behind the other, make of `sys.inputs.content`.

    Words reach Typst as data and never as markup. Signs that no typeface at hand has are shown as boxes,
    since nothing could be written otherwise. Raises RuntimeError where the result would break PDF/UA all the
    same.
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


def _compiled(documents: Sequence[str], content: Mapping[str, object]) -> bytes:
    import typst  # noqa: PLC0415 - 40 MB that only this needs

    source = b"\n".join((files("dashboard.exports.paper") / one).read_bytes() for one in documents)
    made: bytes = typst.compile(  # type: ignore[misc]  # its stub leaves a type open
        source,
        font_paths=[str(Path(font_files()[0]).parent)],
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content)},
        pdf_standards=["ua-1"],
    )
    return made


def pictured(documents: Sequence[str], content: Mapping[str, object], ppi: float) -> tuple[bytes, ...]:
    """The pages that `typeset` makes, each as PNG."""
    import typst  # noqa: PLC0415 - as in _compiled

    source = b"\n".join((files("dashboard.exports.paper") / one).read_bytes() for one in documents)
    made: bytes | list[bytes] = typst.compile(  # type: ignore[call-overload]  # its stub knows no PNG
        source,
        format="png",
        ppi=ppi,
        font_paths=[str(Path(font_files()[0]).parent)],
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content)},
    )
    return (made,) if isinstance(made, bytes) else tuple(made)


def _sheet(one: SceneSheet, number: int) -> dict[str, object]:
    said = one.caption
    return {
        "lang": said.lang,
        "kicker": f"{say(said.lang, 'stage_appendix', n=number)} · {said.kicker}",
        "title": one.headline or said.title,
        "subtitle": " · ".join(part for part in (said.title if one.headline else "", said.subtitle) if part),
        "example": said.example,
        "notices": list(said.notices),
        "own": list(said.own),
        "figures": [{"name": figure.name, "text": figure.text} for figure in one.figures],
        "map": one.map.given(),
        "legend": one.legend.given(),
        "charts": [chart.given() for chart in one.charts],
        "notes": [line for line in one.note.split("\n") if line.strip()],
        "credits": [*said.credits(), *([said.provenance] if said.provenance else [])],
        "dates": said.dates(),
        "address": said.link,
        "address_said": breakable(said.link_said),
        "code": one.code.given(),
    }
