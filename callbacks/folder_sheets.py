"""Pages and slides of a whole Sitzungsmappe, gathered scene by scene for the pure builders."""

from __future__ import annotations

from dataclasses import replace

from callbacks.drawings import BUILDERS, legend_drawing, map_drawing, places_drawing, series_drawing
from callbacks.exporting import Exporting
from callbacks.pictures import figures
from callbacks.presentation import pages
from dashboard.exports.caption import KARTE, RANGFOLGE
from dashboard.exports.folder import Folder, Scene
from dashboard.exports.qr import qr_code
from dashboard.exports.report import Drawing, Sheet, report
from dashboard.exports.slides import Page, slides
from dashboard.texts import say

_CODE = 100.0


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
    view = answer.selection.view if answer.selection.view in BUILDERS else RANGFOLGE
    return Sheet(
        headline=scene.headline,
        note=scene.note,
        caption=replace(said, kicker=said.kicker.rpartition(" · ")[0]),  # the page shows more than the map
        figures=figures(exporting, answer),
        map=map_drawing(exporting, answer, said.title),
        legend=legend_drawing(exporting, answer),
        charts=[series_drawing(exporting, answer), places_drawing(exporting, answer, view)],
        code=Drawing("", say(said.lang, "alt_qr"), qr_code(said.link, 0, 0, _CODE), _CODE, _CODE),
    )
