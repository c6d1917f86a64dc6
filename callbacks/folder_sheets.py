"""Pages and slides of a whole Sitzungsmappe, gathered scene by scene for the pure builders."""

from __future__ import annotations

from dataclasses import replace

from callbacks.answers import Answer
from callbacks.exporting import Exporting
from callbacks.pictures import figures, ground_of, legend
from callbacks.presentation import pages
from callbacks.series import lines, series
from dashboard.exports import paint
from dashboard.exports.caption import KARTE, RANGFOLGE, TRICHTER, VERTEILUNG, ZEITREIHE
from dashboard.exports.chart import chart
from dashboard.exports.column import legend_alone
from dashboard.exports.folder import Folder, Scene
from dashboard.exports.map_picture import map_picture
from dashboard.exports.qr import qr_code
from dashboard.exports.report import Drawing, Sheet, report
from dashboard.exports.signs import signs_of
from dashboard.exports.slides import Page, slides
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
_CODE = 100.0
_BUILDERS = {VERTEILUNG: distribution, TRICHTER: funnel, RANGFOLGE: ranking}


def folder_slides(exporting: Exporting, folder: Folder, root: str) -> bytes:
    """All scenes as one PPTX."""
    return slides([page for scene in folder.scenes for page in _pages(exporting, scene, root)])


def folder_report(exporting: Exporting, folder: Folder, root: str) -> bytes:
    """All scenes as one PDF."""
    return report(folder.name.strip() or say("de", "folder"), [_sheet(exporting, one, root) for one in folder.scenes])


def _pages(exporting: Exporting, scene: Scene, root: str) -> list[Page]:
    """The slides of one scene, the note on each; its own headline stands over the first."""
    made = [replace(page, note=scene.note) for page in pages(exporting, exporting.answers.read(scene.query), root)]
    if not scene.headline:
        return made
    said = made[0].caption
    headed = replace(said, title=scene.headline, subtitle=f"{said.title} · {said.subtitle}")
    return [replace(made[0], caption=headed), *made[1:]]


def _sheet(exporting: Exporting, scene: Scene, root: str) -> Sheet:
    answer = exporting.answers.read(scene.query)
    said = exporting.caption(answer, KARTE, root, answer.selection.year)
    view = answer.selection.view if answer.selection.view in _BUILDERS else RANGFOLGE
    return Sheet(
        headline=scene.headline,
        note=scene.note,
        caption=replace(said, kicker=said.kicker.rpartition(" · ")[0]),  # the page shows more than the map
        figures=figures(exporting, answer),
        map=_map(exporting, answer, said.title),
        legend=_legend(exporting, answer),
        charts=[_series(exporting, answer), _places(exporting, answer, view)],
        code=Drawing("", say(said.lang, "alt_qr"), qr_code(said.link, 0, 0, _CODE), _CODE, _CODE),
    )


def _map(exporting: Exporting, answer: Answer, title: str) -> Drawing:
    chosen, slab = answer.selection, exporting.answers.slab(answer)
    summary = slab["summary"][slab["years"].index(chosen.year)] if chosen.year in slab["years"] else ""
    signs = signs_of(slab, chosen.year, chosen.palette, "light")
    content = map_picture(ground_of(exporting, answer), signs, chosen.places, _MAP, "light")
    alt = say(chosen.language, "alt_map", title=title, summary=summary)
    return Drawing(say(chosen.language, "view_karte"), alt, content, _MAP[2], _MAP[3])


def _legend(exporting: Exporting, answer: Answer) -> Drawing:
    lang, made = answer.selection.language, legend(exporting, answer, "light")
    labels = "; ".join((made.heading, *(f"{one.label}: {one.count}" for one in made.entries), *made.ends))
    return Drawing("", say(lang, "alt_legend", labels=labels), *legend_alone(made, "light"))


def _series(exporting: Exporting, answer: Answer) -> Drawing:
    figure, words = series(exporting.answers, answer, "light")
    ends = [f"{one.name} {one.texts[one.known()[-1]]}" for one in lines(exporting.answers, answer) if one.known()]
    made = _drawn(exporting, answer, ZEITREIHE, figure, ", ".join(ends), SERIES_WIDTH)
    return replace(made, words=words if figure["data"] else "")


def _places(exporting: Exporting, answer: Answer, view: str) -> Drawing:
    chosen, given = answer.selection, exporting.answers.slab(answer)
    figure = _BUILDERS[view](given, chosen.year or 0, selection=chosen.places, palette=chosen.palette, theme="light")
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
