"""Slides of one answer: map, time series, ranking and an open composition, gathered for the pure builders."""

from __future__ import annotations

import math
from dataclasses import replace

from callbacks.api.routes import values
from callbacks.district_data import Answer
from callbacks.exports.contents import Exporting
from callbacks.exports.described_map import described_map, legend
from callbacks.exports.pictures import figures, for_slides
from callbacks.monitor.composition import (
    arrangement_of,
    composition_caption,
    composition_head,
    composition_parts,
    composition_words,
)
from callbacks.monitor.series import lines, series_of
from dashboard.charts.series.words import caption as said_of
from dashboard.exports.caption import KARTE, RANGFOLGE, ZEITREIHE, ZUSAMMENSETZUNG
from dashboard.exports.pictures.side_panel import KeyFigure, Legend
from dashboard.exports.slides.composition import slide_composition
from dashboard.exports.slides.ranking import Ranking, ranking_of
from dashboard.exports.slides.series import SlideSeries, slide_series
from dashboard.exports.slides.view import Map, Page, slides
from dashboard.exports.workbook.view import number_format
from dashboard.indicators.own_words import own_target
from dashboard.indicators.wording.figures import interval_name
from dashboard.texts import say


def presentation(exporting: Exporting, answer: Answer, root: str) -> bytes:
    """The slides of an answer as PPTX."""
    return slides(pages(exporting, answer, root))


def pages(exporting: Exporting, answer: Answer, root: str) -> list[Page]:
    """What the slides of an answer show: three, and before them an open composition. Light whatever the page is:
    they are printed and projected."""
    chosen = answer.selection
    beside, strip = legend(exporting, answer), figures(exporting, answer)
    drawn = lines(exporting.answers, answer)
    interval = interval_name(chosen.confidence, chosen.language)
    words = [part for part in said_of(drawn, chosen.language, interval).split(" · ") if part]
    said = Legend(heading=say(chosen.language, f"unit_{answer.indicator.unit}"), lines=words)

    ranked = _ranking(exporting, answer)
    pattern = number_format(answer.indicator.unit, answer.indicator.decimals)

    def page(
        view: str,
        strip: list[KeyFigure],
        beside: Legend,
        shown: Map | SlideSeries | Ranking | None,
    ) -> Page:
        return Page(exporting.caption(answer, view, root, chosen.year), strip, beside, shown)

    return [
        *composition_pages(exporting, answer, root),
        page(KARTE, strip, beside, _map(exporting, answer)),
        page(ZEITREIHE, [], said, slide_series(series_of(exporting.answers, answer), pattern)),
        page(RANGFOLGE, strip, _with(beside, ranked), ranked),
    ]


def composition_pages(exporting: Exporting, answer: Answer, root: str) -> list[Page]:
    """Its slide where the composition is the open tab; it comes first then."""
    parts = composition_parts(exporting.answers, answer)
    if answer.selection.view != ZUSAMMENSETZUNG or parts is None:
        return []
    title, subtitle, _ = composition_head(exporting.answers, answer)
    said = composition_words(exporting.answers, answer, title)
    shown = slide_composition(parts, answer.selection.year or 0, arrangement_of(answer), said)
    note = composition_caption(exporting.answers, answer)
    beside = Legend(heading=subtitle, lines=[note] if note else [])
    caption = exporting.caption(answer, ZUSAMMENSETZUNG, root, answer.selection.year)
    return [Page(caption, [], beside, shown)] if shown else []


def _with(beside: Legend, shown: Ranking | None) -> Legend:
    """The legend, and below it which places have no bar."""
    left_out = shown.left_out if shown else ""
    return replace(beside, lines=[*beside.lines, left_out]) if left_out else beside


def _map(exporting: Exporting, answer: Answer) -> Map:
    chosen, slab = answer.selection, exporting.answers.slab(answer)
    row = slab.row(chosen.year)
    return Map(
        for_slides(exporting, described_map(exporting, answer)), "" if row is None else slab.summary[row]
    )


def _ranking(exporting: Exporting, answer: Answer) -> Ranking | None:
    """The numbers of the API; with a difference on the map those of the map."""
    chosen, slab = answer.selection, exporting.answers.slab(answer)
    row = slab.row(chosen.year)
    if row is None:
        return None
    if slab.shown:
        numbers = dict(zip(slab.places, slab.shown.value[row].tolist(), strict=True))
    else:
        _, cells = values(exporting.answers, replace(chosen, places=slab.places))
        at = None if chosen.year is None else cells.row(chosen.year)
        numbers = {} if at is None else dict(zip(cells.places, cells.value[at].tolist(), strict=True))
    known = {key: value for key, value in numbers.items() if not math.isnan(value)}
    unit = "" if slab.shown else answer.indicator.unit
    made = ranking_of(
        slab,
        row,
        known,
        selection=chosen.places,
        palette=chosen.palette,
        number_format=number_format(unit, answer.indicator.decimals),
        target=own_target(chosen, answer.indicator),
    )
    return made if made.bars else None
