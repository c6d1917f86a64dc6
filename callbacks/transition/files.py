"""Files of the flow: picture, figure to explore, slide and table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Flask, Response, request

from callbacks.exports.contents import Exporting
from callbacks.exports.routes import PPTX, ROOM, XLSX, attached, interactive
from callbacks.server.export_queue import ExportQueue
from callbacks.server.own_address import own_address
from callbacks.server.pages import query_of_request
from callbacks.transition.contents import TransitionContents
from callbacks.transition.flows import TransitionAnswer
from dashboard.charts.description import space_of
from dashboard.domain.short_links.codes import short_address
from dashboard.domain.short_links.vocabulary import TRANSITION
from dashboard.errors import UnknownKey
from dashboard.exports.caption import Caption
from dashboard.texts import both, say
from dashboard.transition.flow import STEP
from layouts.transition.parts import PATH

if TYPE_CHECKING:
    from dashboard.exports.pictures.side_panel import Legend
    from dashboard.exports.slides.view import Page
    from dashboard.exports.transition.table import FlowSheet

KINDS = ("svg", "png", "html", "json")


def register(server: Flask, contents: TransitionContents, exporting: Exporting, queue: ExportQueue) -> None:
    """Adds `/bild/uebergang.*`, `/uebergang/folie.pptx` and `/uebergang/tabelle.xlsx` and `.csv`."""
    files = FlowFiles(contents, exporting)

    @server.get(f"/bild{PATH}.<kind>")
    @queue.files.queued
    def flow_picture(kind: str) -> Response:
        from callbacks.exports.pictures import fonts, width_of  # noqa: PLC0415

        if kind not in KINDS:
            german, english = both(
                "failure_no_picture", asked=f"{TRANSITION}.{kind[:5]}", views=", ".join(KINDS)
            )
            raise UnknownKey(german, english=english)
        asked = contents.flows.read(query_of_request())
        name = f"{TRANSITION}-{asked.year}-{asked.answer.version}"
        if kind in ("html", "json"):
            return interactive(files.explored(asked, kind, request.args.get(ROOM, "")), kind, name)
        if kind == "svg":
            return attached(files.svg(asked, fonts()).encode(), "image/svg+xml", "svg", name, inline=True)
        made = exporting.rendering.png(files.svg(asked), width_of(asked.answer))
        return attached(made, "image/png", "png", name, inline=True)

    @server.get(f"{PATH}/folie.pptx")
    @queue.files.queued
    def flow_slide() -> Response:
        asked = contents.flows.read(query_of_request())
        return attached(files.slide(asked), PPTX, "pptx", f"{TRANSITION}-{asked.year}-{asked.answer.version}")

    @server.get(f"{PATH}/tabelle.<kind>")
    @queue.files.queued
    def flow_table(kind: str) -> Response:
        from dashboard.exports.transition.table import flow_csv, flow_workbook  # noqa: PLC0415

        if kind not in ("xlsx", "csv"):
            german, english = both("failure_no_picture", asked=f"tabelle.{kind[:5]}", views="xlsx, csv")
            raise UnknownKey(german, english=english)
        asked = contents.flows.read(query_of_request())
        made, name = files.sheet(asked), f"{TRANSITION}-{asked.answer.version}"
        if kind == "csv":
            return attached(flow_csv(made), "text/csv; charset=utf-8", "csv", name)
        return attached(flow_workbook(made), XLSX, "xlsx", name)


class FlowFiles:
    """Each file is a function of the answer, the store, the day and the address."""

    def __init__(self, contents: TransitionContents, exporting: Exporting) -> None:
        self.contents, self.exporting = contents, exporting

    def caption(self, asked: TransitionAnswer, address: str) -> Caption:
        """What every file says of itself; its link opens the page below `address`."""
        lang, root = asked.lang, address.rstrip("/")
        made = self.exporting.caption(asked.answer, TRANSITION, address, asked.year or None)
        link = replace(asked.asked, version=asked.answer.version).to_query()
        flow = asked.flow
        return replace(
            made,
            title=self.contents.title(asked) if asked.year else say(lang, "flow_title"),
            subtitle=say(lang, "flow_subtitle", step=STEP),
            unit=say(lang, "unit_persons"),
            example=say(lang, "badge_all") if flow and flow.example else "",
            link=f"{root}{short_address(TRANSITION, link)}",
            notices=asked.notices,
            when=f" {asked.year}" if asked.year else "",
        )

    def svg(self, asked: TransitionAnswer, fonts: str = "") -> str:
        """The flow in the frame of all pictures."""
        from callbacks.exports.pictures import theme_of, width_of  # noqa: PLC0415
        from dashboard.charts.svg.painter import painted  # noqa: PLC0415
        from dashboard.exports.pictures.frame import Picture, empty, picture  # noqa: PLC0415
        from dashboard.exports.pictures.side_panel import VIEW  # noqa: PLC0415

        theme, chart = theme_of(asked.answer), self.contents.chart(asked, space_of(VIEW, 900.0))
        content = painted(chart, VIEW, theme) if chart else empty(self.contents.summary(asked), theme)
        made = Picture(self.caption(asked, own_address()), [], self.legend(asked), content)
        return picture(made, width_of(asked.answer), theme, fonts)

    def explored(self, asked: TransitionAnswer, kind: str, room: str) -> bytes:
        """The flow as Plotly draws it, as a figure or as a page of its own."""
        from callbacks.exports.interactive import figure_json, page_of, room_of  # noqa: PLC0415
        from callbacks.exports.pictures import theme_of  # noqa: PLC0415

        space = room_of(room if kind == "json" else "")
        chart, said = self.contents.chart(asked, space), self.caption(asked, own_address())
        made = figure_json if kind == "json" else page_of
        return made(chart, said, theme_of(asked.answer))

    def slide(self, asked: TransitionAnswer) -> bytes:
        """One slide."""
        from dashboard.exports.slides.view import slides  # noqa: PLC0415

        return slides([self.page(asked, own_address())])

    def page(self, asked: TransitionAnswer, address: str) -> Page:
        """The slide whose blocks, streams and words are shapes and texts of the program that opens it."""
        from dashboard.exports.pictures.side_panel import VIEW  # noqa: PLC0415
        from dashboard.exports.slides.view import Page  # noqa: PLC0415
        from dashboard.exports.stage.description import PlacedChart  # noqa: PLC0415

        chart = self.contents.chart(asked, space_of(VIEW, 900.0))
        placed = PlacedChart(chart, VIEW) if chart else None
        return Page(self.caption(asked, address), [], self.legend(asked), placed)

    def sheet(self, asked: TransitionAnswer) -> FlowSheet:
        """All years of the flow as rows."""
        from dashboard.exports.transition.table import FlowSheet  # noqa: PLC0415

        return FlowSheet(
            self.caption(asked, own_address()), list(self._rows(asked)), list(self.contents.notes(asked))
        )

    def _rows(self, asked: TransitionAnswer) -> Iterator[tuple[int, str, str, int | None, str]]:
        lang = asked.lang
        for year in asked.years:
            flow, names = asked.flows[year], self.contents.flows.names(asked.answer, year)
            for row, certificate in enumerate(names.certificates):
                for column, destination in enumerate(names.destinations):
                    said = ""
                    persons = flow.persons(row, column)
                    if (row, column) in flow.secret:
                        said = say(lang, "flow_hidden")
                    elif (row, column) in flow.missing:
                        said = say(lang, "status_not_collected")
                    else:
                        persons = persons or 0
                    yield year, certificate, destination, persons, said

    def legend(self, asked: TransitionAnswer) -> Legend:
        """What numbers count, and what has to be known of them."""
        from dashboard.exports.pictures.side_panel import Legend  # noqa: PLC0415

        heading = say(asked.lang, "flow_subtitle", step=STEP)
        return Legend(heading=heading, lines=list(self.contents.notes(asked)))
