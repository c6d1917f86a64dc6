"""Views of an answer as drawings with alternative texts, gathered for documents that are set."""

from __future__ import annotations

from dataclasses import replace

from callbacks.answers import Answer
from callbacks.exporting import Exporting
from callbacks.pictures import ground_of, legend
from callbacks.series import lines, series
from dashboard.exports import paint
from dashboard.exports.caption import RANGFOLGE, TRICHTER, VERTEILUNG, ZEITREIHE
from dashboard.exports.chart import chart
from dashboard.exports.column import legend_alone
from dashboard.exports.map_labels import Box
from dashboard.exports.map_picture import map_picture
from dashboard.exports.report import Drawing
from dashboard.exports.signs import signs_of
from dashboard.figures import style
from dashboard.figures.axes import PLOT_WIDTH as SERIES_WIDTH
from dashboard.figures.distribution import distribution
from dashboard.figures.funnel import funnel
from dashboard.figures.ranking import PLOT_WIDTH as PLACES_WIDTH
from dashboard.figures.ranking import ranking
from dashboard.figures.seen import seen
from dashboard.texts import say

_MAP = (0.0, 0.0, 1222.0, 690.0)
_CHART = (0.0, 0.0, 900.0, 330.0)
BUILDERS = {VERTEILUNG: distribution, TRICHTER: funnel, RANGFOLGE: ranking}
"""What draws all places of a year, by the name of the view."""


def map_drawing(exporting: Exporting, answer: Answer, title: str, box: Box = _MAP) -> Drawing:
    """The smaller the box, the larger are names and lines beside the areas."""
    chosen, slab = answer.selection, exporting.answers.slab(answer)
    summary = slab["summary"][slab["years"].index(chosen.year)] if chosen.year in slab["years"] else ""
    signs = signs_of(slab, chosen.year, chosen.palette, "light")
    content = map_picture(ground_of(exporting, answer), signs, chosen.places, box, "light")
    alt = say(chosen.language, "alt_map", title=title, summary=summary)
    return Drawing(say(chosen.language, "view_karte"), alt, content, box[2], box[3])


def legend_drawing(exporting: Exporting, answer: Answer) -> Drawing:
    lang, made = answer.selection.language, legend(exporting, answer, "light")
    labels = "; ".join((made.heading, *(f"{one.label}: {one.count}" for one in made.entries), *made.ends))
    return Drawing("", say(lang, "alt_legend", labels=labels), *legend_alone(made, "light"))


def series_drawing(exporting: Exporting, answer: Answer) -> Drawing:
    figure, words = series(exporting.answers, answer, "light")
    ends = [f"{one.name} {one.texts[one.known()[-1]]}" for one in lines(exporting.answers, answer) if one.known()]
    made = _drawn(exporting, answer, ZEITREIHE, figure, ", ".join(ends), SERIES_WIDTH)
    return replace(made, words=words if figure["data"] else "")


def places_drawing(exporting: Exporting, answer: Answer, view: str) -> Drawing:
    chosen, given = answer.selection, exporting.answers.slab(answer)
    figure = BUILDERS[view](given, chosen.year or 0, selection=chosen.places, palette=chosen.palette, theme="light")
    slab = seen(given)
    row = slab["years"].index(chosen.year) if chosen.year in slab["years"] else -1
    known = slab["order"][row] if row >= 0 else []
    ends = [f"{slab['names'][at]} {slab['text'][row][at]}" for at in (*known[:1], *known[-1:])]
    return _drawn(exporting, answer, view, figure, " – ".join(ends), PLACES_WIDTH)


def _drawn(
    exporting: Exporting,
    answer: Answer,
    view: str,
    figure: dict[str, object],
    words: str,
    width: float,
) -> Drawing:
    lang = answer.selection.language
    title = exporting.caption(answer, view, "", answer.selection.year).title
    name = say(lang, f"view_{view}")
    content = chart(figure, _CHART, width, "light", lang) if figure["data"] else _nothing(lang)
    told = words if figure["data"] else say(lang, "export_empty")
    alt = say(lang, "folder_alt_charts", view=name, title=title, summary=told)
    return Drawing(name, alt, content, _CHART[2], _CHART[3])


def _nothing(lang: str) -> str:
    colour = style.COLOURS["light"].ink_2
    return paint.text(_CHART[2] / 2, _CHART[3] / 2, say(lang, "export_empty"), 26, colour, anchor="middle")
