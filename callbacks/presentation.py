"""Slides of one answer: map, time series and ranking, gathered for the pure builders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from callbacks.answers import Answer
from callbacks.api import values
from callbacks.exporting import Exporting
from callbacks.pictures import figures, ground_of, legend
from callbacks.series import lines, noted, without_bands
from dashboard.compute.slab_words import interval_name
from dashboard.exports.caption import KARTE, RANGFOLGE, ZEITREIHE
from dashboard.exports.column import Legend
from dashboard.exports.signs import signs_of
from dashboard.exports.slide_plot import rounded
from dashboard.exports.slide_ranking import Ranking, ranking_of
from dashboard.exports.slide_series import Series
from dashboard.exports.slides import Map, Page, slides
from dashboard.exports.workbook import number_format
from dashboard.figures import style
from dashboard.figures.lines import Line
from dashboard.figures.ranking import value_scale
from dashboard.figures.seen import seen
from dashboard.figures.time_series import caption as said_of
from dashboard.texts import say


def presentation(exporting: Exporting, answer: Answer, root: str) -> bytes:
    """The three slides of an answer as PPTX."""
    return slides(pages(exporting, answer, root))


def pages(exporting: Exporting, answer: Answer, root: str) -> list[Page]:
    """What the three slides of an answer show, light whatever the page is: they are printed and projected."""
    chosen = answer.selection
    beside, strip = legend(exporting, answer, "light"), figures(exporting, answer)
    drawn = lines(exporting.answers, answer)
    interval = interval_name(chosen.confidence, chosen.language)
    words = [part for part in said_of(drawn, chosen.language, interval).split(" · ") if part]
    words += [say(chosen.language, "bands_left_out")] if without_bands(answer) else []
    said = Legend(heading=say(chosen.language, f"unit_{answer.indicator.unit}"), lines=words)

    ranked = _ranking(exporting, answer)

    def page(view: str, strip: list[Any], beside: Legend, shown: Map | Series | Ranking | None) -> Page:
        return Page(exporting.caption(answer, view, root, chosen.year), strip, beside, shown)

    return [
        page(KARTE, strip, beside, _map(exporting, answer)),
        page(ZEITREIHE, [], said, _series(exporting, drawn, answer)),
        page(RANGFOLGE, strip, _with(beside, ranked), ranked),
    ]


def _with(beside: Legend, shown: Ranking | None) -> Legend:
    """The legend, and below it which places have no bar."""
    left_out = shown.left_out if shown else ""
    return replace(beside, lines=[*beside.lines, left_out]) if left_out else beside


def _map(exporting: Exporting, answer: Answer) -> Map:
    chosen, slab = answer.selection, exporting.answers.slab(answer)
    row = slab["years"].index(chosen.year) if chosen.year in slab["years"] else -1
    signs = signs_of(slab, chosen.year, chosen.palette, "light")
    return Map(ground_of(exporting, answer), signs, chosen.places, slab["summary"][row] if row >= 0 else "")


def _series(exporting: Exporting, drawn: Sequence[Line], answer: Answer) -> Series | None:
    if not any(line.known() for line in drawn):
        return None
    pattern = number_format(answer.indicator.unit, answer.indicator.decimals)
    events, breaks = noted(exporting.answers, answer)
    return Series(drawn, pattern, answer.selection.language, events, breaks, counts=not answer.indicator.decimals)


def _ranking(exporting: Exporting, answer: Answer) -> Ranking | None:
    """The numbers of the API; with a difference on the map those of the map."""
    chosen, slab = answer.selection, seen(exporting.answers.slab(answer))
    if chosen.year not in slab["years"]:
        return None
    row = slab["years"].index(chosen.year)
    if slab["shown"]:
        numbers = dict(zip(slab["places"], slab["value"][row], strict=True))
    else:
        _, cells = values(exporting.answers, replace(chosen, places=tuple(slab["places"])))
        at = cells.row(chosen.year)
        numbers = {} if at is None else dict(zip(cells.places, cells.value[at].tolist(), strict=True))
    known = {key: value for key, value in numbers.items() if value is not None and value == value}
    signs = signs_of(exporting.answers.slab(answer), chosen.year, chosen.palette, "light")
    colours = {key: sign.colour or style.COLOURS["light"].axis for key, sign in signs.items()}
    marked = dict(zip(chosen.places, style.COLOURS["light"].places, strict=False))
    unit = "" if slab["shown"] else answer.indicator.unit
    made = ranking_of(
        slab,
        row,
        known,
        colours | marked,
        selection=chosen.places,
        scale=rounded(value_scale(slab)),
        number_format=number_format(unit, answer.indicator.decimals),
    )
    return made if made.bars else None
