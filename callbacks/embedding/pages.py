"""Which pages have a view for frames, and how each is made."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash.development.base_component import Component

from callbacks.comparison.comparisons import Comparisons
from callbacks.embedding.asked import AskedFrame
from callbacks.embedding.monitor import EmbeddedMonitor
from callbacks.exports.contents import Exporting
from callbacks.institutions.institution_data import InstitutionData
from callbacks.integration.page import IntegrationPage
from callbacks.profile.institutions import ProfileInstitutions
from callbacks.profile.profiles import Profiles
from callbacks.report.editions import EditionSource
from callbacks.report.page import ReportPage
from callbacks.report.views import svg_drawing
from callbacks.server.own_address import own_address
from callbacks.transition.contents import TransitionContents
from dashboard.charts.description import Space
from dashboard.charts.svg.painter import painted
from dashboard.domain.selection import parse
from dashboard.errors import UnknownKey
from dashboard.exports.caption import KARTE, PICTURES, ZEITREIHE
from dashboard.texts import both, say
from layouts.embedding.parts import course_list, indicator_list, profile_content
from layouts.embedding.view import EmbeddedView, drawn, numbers, plain_table
from layouts.report.parts import FigureView, ReportAddress

if TYPE_CHECKING:
    from callbacks.comparison.exports import ComparisonExports
    from dashboard.exports.comparison.paper import ComparisonExport

RELATION, TABLE = "zusammenhang", "tabelle"
_SCATTER = (("wide", Space(1000.0, 460.0)), ("middle", Space(640.0, 420.0)), ("narrow", Space(330.0, 330.0)))
_KEY = r"[0-9A-Za-z._-]{1,60}"


@dataclass(frozen=True, slots=True)
class FramedPage:
    """A page that can be framed: which addresses it has, the views that `ansicht` chooses from (the first is shown
    without), and how high its frame should be."""

    name: str
    path: re.Pattern[str]
    views: tuple[str, ...] = ()
    px: int = 640

    def height(self, view: str) -> int:
        """Px of a frame that is about 700 px wide."""
        return {KARTE: 860, TABLE: 760, "rangfolge": 700}.get(view or (self.views or ("",))[0], self.px)


MONITOR = FramedPage("monitor", re.compile(r"/(monitor)?"), (*PICTURES, TABLE))
PAGES = (
    MONITOR,
    FramedPage("profile", re.compile(rf"/gemeinde/(?P<key>{_KEY})"), px=620),
    FramedPage("comparison", re.compile(r"/vergleich"), (ZEITREIHE, RELATION)),
    FramedPage("transition", re.compile(r"/uebergang"), px=760),
    FramedPage("integration", re.compile(r"/integration"), px=760),
    FramedPage("report", re.compile(rf"/bericht/(?P<key>{_KEY})"), px=760),
)


def page_of(path: str) -> FramedPage | None:
    """The page of an address, None where it cannot be framed."""
    return next((one for one in PAGES if one.path.fullmatch(path)), None)


class EmbeddedPages:
    """Every view that frames can show; each is a function of its address and the store."""

    def __init__(
        self,
        exporting: Exporting,
        institutions: InstitutionData,
        there: ProfileInstitutions,
        transition: TransitionContents,
        courses: IntegrationPage,
        editions: EditionSource,
    ) -> None:
        self.exporting, self.answers = exporting, exporting.answers
        self.monitor = EmbeddedMonitor(exporting)
        self.profiles = Profiles(self.answers, institutions=there)
        self.transition, self.courses = transition, courses
        self.report = ReportPage(exporting, editions)

    def view(self, asked: AskedFrame) -> EmbeddedView:
        """What the frame shows. Raises MonitorError for what there is not."""
        found = page_of(asked.path)
        if found is None:
            german, english = both("failure_nothing", path=asked.path[:120])
            raise UnknownKey(german, english=english)
        makers: dict[str, Callable[[AskedFrame], EmbeddedView]] = {
            "monitor": self.monitor.view,
            "profile": self._profile,
            "comparison": self._comparison,
            "transition": self._transition,
            "integration": self._integration,
            "report": self._report,
        }
        return makers[found.name](asked)

    def _profile(self, asked: AskedFrame) -> EmbeddedView:
        key = asked.path.rpartition("/")[2]
        (selection, rejected), lang = parse(asked.plain), asked.lang
        unread = [say(lang, "notice_rejected", names=", ".join(rejected))] if rejected else []
        area, led = self.profiles.place(key, selection)
        profile, frame = self.profiles.profile(area.key, selection), self.profiles.frame(selection)
        facts = [
            (one.label, one.text, say(lang, "profile_example") if one.example else "")
            for one in profile.facts
        ]
        return EmbeddedView(
            lang=lang,
            owner=f"{self.answers.words.full_name} · {say(lang, 'embedding_place')}",
            title=profile.name,
            subtitle=profile.description,
            example=say(lang, "badge_some") if profile.has_examples else "",
            content=[numbers(facts), *profile_content(profile)],
            facts=(
                profile.sources,
                say(lang, "source_version", status=profile.territory, version=profile.version),
            ),
            whole=asked.whole,
            notices=(*unread, *([led] if led else []), *frame.notices),
        )

    def _comparison(self, asked: AskedFrame) -> EmbeddedView:
        from callbacks.comparison.exports import ComparisonExports  # noqa: PLC0415 - as in callbacks.comparison.files

        exports = ComparisonExports(self.answers)
        export = exports.export(asked.plain, own_address())
        said = export.caption
        if asked.view == RELATION:
            content = drawn(self._relation(exports, export), asked.lang)
        else:
            answer = Comparisons(self.answers).read(asked.plain).answer
            content = drawn(self.report.views.chart(ZEITREIHE, answer, "embedded-", alone=True), asked.lang)
        return EmbeddedView(
            lang=asked.lang,
            owner=said.kicker,
            title=said.title,
            subtitle=said.subtitle,
            example=said.example,
            content=content,
            facts=(*said.credits(), *said.dates()),
            whole=asked.whole,
            notices=said.notices,
        )

    def _relation(self, exports: ComparisonExports, export: ComparisonExport) -> FigureView:
        drawings, summary, caption = [], "", ""
        for name, space in _SCATTER:
            chart = exports.scatter(export.model, space)
            if chart is None:
                return FigureView(RELATION)
            content = painted(chart, (0.0, 0.0, space.width, space.height), "page")
            drawings.append((name, svg_drawing(content, space.width, space.height, f"relation-{name}-")))
            summary, caption = chart.summary, chart.caption
        return FigureView(RELATION, tuple(drawings), summary, caption)

    def _transition(self, asked: AskedFrame) -> EmbeddedView:
        lang, contents = asked.lang, self.transition
        answer = contents.flows.read(asked.plain)
        shown = contents.shown(answer)
        view = FigureView("uebergang", shown.drawings, contents.summary(answer), " ".join(shown.notes))
        if shown.none:
            content: list[Component] = drawn(view, lang)
        else:
            content = [
                numbers([(one.name, one.text, one.counts) for one in shown.figures]),
                *drawn(view, lang),
            ]
        return EmbeddedView(
            lang=lang,
            owner=f"{self.answers.words.full_name} · {say(lang, 'transition_title')}",
            title=contents.title(answer) if answer.year else say(lang, "flow_title"),
            subtitle=shown.none or say(lang, "flow_subtitle", step=5),
            example=say(lang, "badge_all") if shown.example else "",
            content=content,
            facts=(shown.sources, say(lang, "embedding_version", version=shown.version)),
            whole=asked.whole,
            notices=answer.notices,
        )

    def _integration(self, asked: AskedFrame) -> EmbeddedView:
        lang = asked.lang
        read = self.courses.data.read(asked.plain)
        parts = self.courses.parts(read)
        return EmbeddedView(
            lang=lang,
            owner=self.answers.words.full_name,
            title=say(lang, "integration_title"),
            subtitle=say(lang, f"integration_lead_{parts.view.tab}"),
            example={"all": say(lang, "badge_all"), "some": say(lang, "badge_some")}.get(parts.examples, ""),
            content=[*course_list(parts), *indicator_list(parts)],
            facts=(parts.credits, say(lang, "embedding_version", version=parts.version)),
            whole=asked.whole,
            notices=read.notices,
        )

    def _report(self, asked: AskedFrame) -> EmbeddedView:
        lang, wanted = asked.lang, asked.value("abbildung")
        edition = asked.path.rpartition("/")[2]
        parts = self.report.parts(ReportAddress(edition, "", asked.value("ort"), lang))
        report = parts.report
        figures = [(one, chapter) for chapter in report.chapters for one in chapter.figures]
        found = next(((one, chapter) for one, chapter in figures if one.number == wanted or not wanted), None)
        if found is None:
            known = ", ".join(one.number for one, _ in figures)
            said = "embedding_no_figure" if figures else "embedding_no_figures"
            german, english = both(said, asked=wanted[:20], figures=known)
            raise UnknownKey(german, english=english)
        figure, chapter = found
        content: list[Component] = []
        for view in self.report.views.of(figure, report.version):
            if view.view == TABLE:
                rows = [(one.name, one.text, one.interval) for one in figure.rows]
                heads = (say(lang, "report_column_place"), figure.unit, say(lang, "report_column_interval"))
                content.append(plain_table(heads, rows, figure.title))
            else:
                content += drawn(view, lang)
        address = ReportAddress(edition, chapter.key, asked.value("ort"), lang)
        return EmbeddedView(
            lang=lang,
            owner=f"{report.title} · {say(lang, 'report_figure', number=figure.number)}",
            title=figure.title,
            subtitle=figure.subtitle,
            example=figure.badge,
            content=content,
            facts=(figure.finding, figure.sources, say(lang, "embedding_version", version=report.version)),
            whole=address.to(chapter.key, f"abbildung-{figure.number}"),
        )
