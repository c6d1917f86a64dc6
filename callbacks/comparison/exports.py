"""Comparisons that are taken along: caption, charts and maps, gathered for the pure builders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from callbacks.answers import Answers
from callbacks.comparison.comparisons import PATH, ComparisonAnswer, Comparisons
from callbacks.comparison.wholes import compared_wholes
from callbacks.district_data import Answer
from callbacks.exports.contents import Exporting
from callbacks.exports.drawings import chart_drawing, legend_drawing, map_drawing
from callbacks.monitor.composition import composition_caption, composition_head
from dashboard.charts.description import Chart, Space, space_of
from dashboard.charts.scatter import caption as scatter_note
from dashboard.charts.scatter import scatter
from dashboard.comparison.model import Comparison
from dashboard.domain.short_links.codes import short_address
from dashboard.errors import MonitorError
from dashboard.exports.caption import KARTE, ZEITREIHE, ZUSAMMENSETZUNG, Caption, credited
from dashboard.exports.comparison.paper import SCATTER, ComparisonExport, comparison_report
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.workbook.table import definition_lines, statuses
from dashboard.texts import say

_MAP = (0.0, 0.0, 620.0, 400.0)


class ComparisonExports:
    """Each method is a pure function of query, store, day and address of this server."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.pages = Comparisons(answers)
        self.exporting = Exporting(answers)

    def export(self, query: str, root: str) -> ComparisonExport:
        """Raises MonitorError where there are not two places to compare; `root` ends with a slash."""
        asked = self.pages.read(query)
        model = self.pages.model(asked)
        if not model.enough():
            raise MonitorError(say(model.lang, "export_too_few"), orte=len(model.places))
        return ComparisonExport(
            model=model,
            caption=self._caption(asked, model, root),
            series=chart_drawing(self.exporting, asked.answer, ZEITREIHE),
            scatter=self.scatter(model, space_of(SCATTER)),
            maps=self._maps(asked),
            confidence=asked.answer.selection.confidence,
            wholes=tuple(self._wholes(asked.answer, root)),
        )

    def pdf(self, export: ComparisonExport) -> bytes:
        """The comparison on paper, as PDF/UA."""
        return comparison_report(export)

    def pptx(self, export: ComparisonExport, root: str) -> bytes:
        """Line chart and map are those of the Monitor, under the comparison's caption."""
        from callbacks.exports.slides import composition_pages, pages  # noqa: PLC0415 - only slides need python-pptx
        from dashboard.exports.comparison.slides import comparison_slides  # noqa: PLC0415

        answer = self.pages.read(export.model.query).answer
        drawn, series, _ = pages(self.exporting, answer, root)
        wholes = [
            page
            for one in compared_wholes(self.answers, answer)
            for page in composition_pages(self.exporting, one.answer, root)
        ]
        first, *rest = (
            replace(page, caption=self._over(page.caption, export.caption))
            for page in (series, *wholes, drawn)
        )
        return comparison_slides(export, first, rest)

    def xlsx(self, export: ComparisonExport) -> bytes:
        """The comparison as a workbook with the definitions of every indicator in it."""
        from dashboard.exports.comparison.workbook import comparison_workbook  # noqa: PLC0415 - as above
        from dashboard.exports.workbook.wholes import whole_parts  # noqa: PLC0415 - as above

        catalogue, lang = self.answers.possible(export.model.version).catalogue, export.model.lang
        shown = dict.fromkeys(
            (export.model.indicator, export.model.second, *(row.indicator for row in export.dots()))
        )
        indicators = [catalogue.indicators[key] for key in shown if key]
        found = [fact for one in indicators for fact in definition_lines(one, catalogue.measures, lang)]
        wholes = [
            part
            for one in compared_wholes(self.answers, self.pages.read(export.model.query).answer)
            for part in whole_parts(
                one.name, composition_head(self.answers, one.answer)[1], one.parts, one.rows
            )
        ]
        return comparison_workbook(export, [*found, *statuses(lang)], wholes)

    def _wholes(self, frame: Answer, root: str) -> Iterator[Drawing]:
        """The bars of each whole with its title, what 100 % are, what has to be known, and its sources."""
        for one in compared_wholes(self.answers, frame):
            said = self.exporting.caption(one.answer, ZUSAMMENSETZUNG, root, one.answer.selection.year)
            _, base, _ = composition_head(self.answers, one.answer)
            words = (said.example, base, composition_caption(self.answers, one.answer), said.sources)
            drawn = chart_drawing(self.exporting, one.answer, ZUSAMMENSETZUNG)
            yield replace(drawn, heading=said.title, words=" · ".join(word for word in words if word))

    def _over(self, view: Caption, whole: Caption) -> Caption:
        """The title of a view on a slide that leads to the whole comparison."""
        kicker = f"{whole.kicker} · {view.kicker.rpartition(' · ')[2]}"
        return replace(view, kicker=kicker, link=whole.link, notices=whole.notices)

    def _caption(self, asked: ComparisonAnswer, model: Comparison, root: str) -> Caption:
        lang = model.lang
        said = self.exporting.caption(asked.answer, KARTE, root, model.year)
        owner = said.kicker.partition(" · ")[0]
        query = "&".join(part for part in asked.query.split("&") if part and not part.startswith("stand="))
        return replace(
            said,
            kicker=f"{owner} · {say(lang, 'comparison_page')}",
            title=say(lang, "comparison_heading_one", names=", ".join(model.names())),
            subtitle=f"{said.title} · {model.subtitle}",
            example=say(lang, "badge_some") if model.example or _examples(model) else "",
            provenance="",
            sources=credited(model.sources, lang),
            link=f"{root.rstrip('/')}{short_address(PATH.strip('/'), f'{query}&stand={model.version}')}",
            notices=asked.notices,
            own=model.own(),
        )

    def scatter(self, model: Comparison, space: Space) -> Chart | None:
        """Two indicators against each other with their texts, in the room there is; None without a
        relation."""
        made, at = scatter(model, model.year, space), model.row(model.year)
        shown = model.relations[at] if at is not None else None
        if shown is None or made is None:
            return None
        chosen = {place.key for place in model.places}
        places = ", ".join(
            f"{one.name} {one.x_text} | {one.y_text}" for one in shown.points if one.key in chosen
        )
        told = {"x": model.name, "y": model.second_name, "year": shown.label, "places": places}
        alt = say(model.lang, "export_alt_scatter", count=len(shown.points), word=shown.word, **told)
        title = f"{say(model.lang, 'export_relation', x=model.name, y=model.second_name)}, {shown.label}"
        return made.named(title=title, summary=alt, caption=scatter_note(model, model.year))

    def _maps(self, asked: ComparisonAnswer) -> list[tuple[Drawing, Drawing]]:
        """Base year, year and the change between them; the year alone where there is nothing to compare."""
        lang, year = asked.answer.selection.language, asked.answer.selection.year
        base = asked.change.selection.base_year if asked.change else None
        if asked.change is None or base is None or year is None or base >= year:
            return [self._map(asked.answer, str(year or ""))]
        before = self.answers.resolve(replace(asked.answer.selection, year=base))
        changed = say(lang, "comparison_map_change", base=base, year=year)
        return [
            self._map(before, str(base)),
            self._map(asked.answer, str(year)),
            self._map(asked.change, changed),
        ]

    def _map(self, answer: Answer, heading: str) -> tuple[Drawing, Drawing]:
        named = f"{answer.title}, {heading}"
        drawn = map_drawing(self.exporting, answer, named, _MAP)
        return replace(drawn, heading=heading), legend_drawing(self.exporting, answer)


def _examples(model: Comparison) -> bool:
    return any(row.example for row in model.dots[model.row(model.year) or 0]) if model.dots else False
