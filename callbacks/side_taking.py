"""Comparisons that are taken along: caption, charts and maps, gathered for the pure builders."""

from __future__ import annotations

from dataclasses import replace

from callbacks.answers import Answer, Answers
from callbacks.drawings import legend_drawing, map_drawing, series_drawing
from callbacks.exporting import Exporting
from callbacks.side_by_side import PATH, SideAnswer, SideBySides
from dashboard.domain.side_by_side import SideBySide
from dashboard.errors import MonitorError
from dashboard.exports.caption import KARTE, Caption, credited
from dashboard.exports.chart import chart
from dashboard.exports.report import Drawing
from dashboard.exports.side_report import SideTaken, side_report
from dashboard.exports.tables import meaning, statuses
from dashboard.figures.scatter import PLOT_WIDTH, scatter
from dashboard.figures.scatter import caption as signs_of_scatter
from dashboard.texts import say

_SCATTER = (0.0, 0.0, 900.0, 480.0)
_MAP = (0.0, 0.0, 620.0, 400.0)


class SideTaking:
    """Each method is a pure function of query, store, day and address of this server."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.pages = SideBySides(answers)
        self.exporting = Exporting(answers)

    def taken(self, query: str, root: str) -> SideTaken:
        """Raises MonitorError where there are not two places to compare; `root` ends with a slash."""
        side = self.pages.read(query)
        model = self.pages.model(side)
        if not model.enough():
            raise MonitorError(say(model.lang, "takeaway_too_few"), orte=len(model.places))
        return SideTaken(
            model=model,
            caption=self._caption(side, model, root),
            series=series_drawing(self.exporting, side.answer),
            scatter=self._scatter(model),
            maps=self._maps(side),
            confidence=side.answer.selection.confidence,
        )

    def pdf(self, taken: SideTaken) -> bytes:
        return side_report(taken)

    def pptx(self, taken: SideTaken, root: str) -> bytes:
        """Line chart and map are those of the Monitor, under the comparison's caption."""
        from callbacks.presentation import pages  # noqa: PLC0415 - only slides need python-pptx
        from dashboard.exports.side_slides import side_slides  # noqa: PLC0415

        answer = self.pages.read(taken.model.query).answer
        drawn, series, _ = pages(self.exporting, answer, root)
        said = (replace(page, caption=self._over(page.caption, taken.caption)) for page in (series, drawn))
        return side_slides(taken, tuple(said))

    def xlsx(self, taken: SideTaken) -> bytes:
        from dashboard.exports.side_workbook import side_workbook  # noqa: PLC0415 - as above

        catalogue, lang = self.answers.possible(taken.model.version).catalogue, taken.model.lang
        shown = dict.fromkeys((taken.model.indicator, taken.model.second, *(row.indicator for row in taken.dots())))
        indicators = [catalogue.indicators[key] for key in shown if key]
        found = [fact for one in indicators for fact in meaning(one, catalogue.measures, lang)]
        return side_workbook(taken, [*found, *statuses(lang)])

    def _over(self, view: Caption, whole: Caption) -> Caption:
        """The title of a view on a slide that leads to the whole comparison."""
        kicker = f"{whole.kicker} · {view.kicker.rpartition(' · ')[2]}"
        return replace(view, kicker=kicker, link=whole.link, notices=whole.notices)

    def _caption(self, side: SideAnswer, model: SideBySide, root: str) -> Caption:
        lang = model.lang
        said = self.exporting.caption(side.answer, KARTE, root, model.year)
        owner = said.kicker.partition(" · ")[0]
        query = "&".join(part for part in side.query.split("&") if part and not part.startswith("stand="))
        return replace(
            said,
            kicker=f"{owner} · {say(lang, 'side')}",
            title=say(lang, "side_heading_one", names=", ".join(model.names())),
            subtitle=f"{said.title} · {model.subtitle}",
            example=say(lang, "badge_some") if model.example or _examples(model) else "",
            provenance="",
            sources=credited(model.sources, lang),
            link=f"{root.rstrip('/')}{PATH}?{query}&stand={model.version}",
            notices=side.notices,
        )

    def _scatter(self, model: SideBySide) -> Drawing | None:
        at = model.row(model.year)
        shown = model.relations[at] if at is not None else None
        figure = scatter(model, model.year, theme="light")
        if shown is None or not figure["data"]:
            return None
        chosen = {place.key for place in model.places}
        places = ", ".join(f"{one.name} {one.x_text} | {one.y_text}" for one in shown.points if one.key in chosen)
        told = {"x": model.name, "y": model.second_name, "year": shown.label, "places": places}
        alt = say(model.lang, "takeaway_alt_scatter", count=len(shown.points), word=shown.word, **told)
        words = signs_of_scatter(model, model.year)
        return Drawing("", alt, chart(figure, _SCATTER, PLOT_WIDTH, "light", model.lang), *_SCATTER[2:], words)

    def _maps(self, side: SideAnswer) -> list[tuple[Drawing, Drawing]]:
        """Base year, year and the change between them; the year alone where there is nothing to compare."""
        lang, year = side.answer.selection.language, side.answer.selection.year
        base = side.change.selection.base_year if side.change else None
        if side.change is None or base is None or year is None or base >= year:
            return [self._map(side.answer, str(year or ""))]
        before = self.answers.resolve(replace(side.answer.selection, year=base))
        changed = say(lang, "side_map_change", base=base, year=year)
        return [
            self._map(before, str(base)),
            self._map(side.answer, str(year)),
            self._map(side.change, changed),
        ]

    def _map(self, answer: Answer, heading: str) -> tuple[Drawing, Drawing]:
        named = f"{answer.title}, {heading}"
        drawn = map_drawing(self.exporting, answer, named, _MAP)
        return replace(drawn, heading=heading), legend_drawing(self.exporting, answer)


def _examples(model: SideBySide) -> bool:
    return any(row.example for row in model.dots[model.row(model.year) or 0]) if model.dots else False
