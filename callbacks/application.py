"""The Dash application put together: pages, routes, callbacks, headers and errors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dash import Dash, html
from dash.development.base_component import Component
from flask import Response, redirect, request
from flask_compress import Compress
from plotly.io.json import to_json_plotly

from callbacks import place_search as place_finder
from callbacks import short_links, text_pages, words_page
from callbacks.answers import Answers
from callbacks.api import actions as api_actions
from callbacks.api import courses as api_courses
from callbacks.api import places as api_places
from callbacks.api import routes as api
from callbacks.comparison import data_route as comparison_route
from callbacks.comparison import files as side_files
from callbacks.comparison import page as comparison_page
from callbacks.data_catalogue import routes as data_catalogue
from callbacks.district_data import Answer
from callbacks.embedding import routes as embedding
from callbacks.embedding.pages import EmbeddedPages
from callbacks.exports import routes as files
from callbacks.feed import routes as feed
from callbacks.highlights import page as highlights_page
from callbacks.institutions import routes as institutions
from callbacks.institutions.institution_data import InstitutionData
from callbacks.institutions.reports.reporting import Reporting
from callbacks.institutions.stored_institutions import StoredInstitutions
from callbacks.integration import page as integration_page
from callbacks.integration.course_data import CourseData
from callbacks.integration.scene_routes import course_scenes
from callbacks.meeting import drawn_stages, stage_choices, stage_page
from callbacks.meeting import page as folder_page
from callbacks.meeting import routes as folder
from callbacks.monitor import callbacks as monitor
from callbacks.monitor import composition_route, finer_lines_route, own_breaks, series_route
from callbacks.monitor import data_routes as machine_routes
from callbacks.monitor.page import MonitorPage
from callbacks.network import page as network_page
from callbacks.offline import routes as offline
from callbacks.open_data import files as open_data_files
from callbacks.open_data import interface_page
from callbacks.open_data import page as open_data_page
from callbacks.open_data.catalogue import DataCatalogue
from callbacks.open_data.contents import OpenDataContents
from callbacks.open_data.package import DataPackage
from callbacks.open_data.sizes import FileSizes
from callbacks.portal import page as portal_page
from callbacks.portal.addresses import asks_for_monitor
from callbacks.profile import files as profile_files
from callbacks.profile import page as profile_page
from callbacks.profile.institutions import ProfileInstitutions
from callbacks.report import files as report_files
from callbacks.report import page as report_page
from callbacks.report.editions import StoredEditions
from callbacks.search import routes as search
from callbacks.search.finder import Search
from callbacks.server import base_path, bundle, failures, headers, own_address, update_requests
from callbacks.server import store_change as one_store
from callbacks.server.export_queue import ExportQueue
from callbacks.server.installed import packages, plotly_script
from callbacks.server.pages import (
    Brightness,
    Pages,
    WebPage,
    brightness,
    feed_address,
    language_of_request,
    lead_slashes_away,
    personal,
    printed_colours,
    query_of_request,
)
from callbacks.server.watching import routes as watching
from callbacks.strategy import page as strategy_page
from callbacks.transition import files as transition_files
from callbacks.transition import page as transition_page
from callbacks.transition.scene_routes import flow_scenes
from dashboard.setting_values import MONITOR_FIRST, PORTAL_FIRST
from dashboard.settings import ROOT, Settings
from dashboard.texts import say
from data.repository import Repository
from layouts.document import Head, document, embedded
from layouts.markup import markup
from layouts.monitor.components import Still
from layouts.monitor.first_page import FirstPage, first_page
from layouts.shell import MONITOR, shell, unknown_page


def build(settings: Settings, repository: Repository, exports: Path | None = None) -> Bildungslupe:
    """A complete app; nothing is asked of the store before the first request. `exports` is a folder by which the
    processes of one server share the queue of exports."""
    app = Bildungslupe(
        __name__,
        assets_folder=str(ROOT / "assets" / "icons"),
        assets_url_path="assets/icons",
        title=say("de", "brand"),
        update_title=None,  # type: ignore[arg-type]  # Dash documents None, its signature says str
        serve_locally=True,
        external_stylesheets=[],
        include_assets_files=False,  # see callbacks.server.bundle
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    server = app.server
    server.secret_key = settings.secret_key
    server.config.update(COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_BR_LEVEL=5, MAX_CONTENT_LENGTH=1_000_000)
    own_address.register(server, settings)
    queue = ExportQueue(exports)
    behind_proxy = bool(settings.public_url or settings.proxy_hops)
    watching.register(server, settings.metrics_token, queue, behind_proxy=behind_proxy)
    headers.register(app, settings.embed_origins)
    answers = Answers(repository, settings.district)
    app.answers, app.start = answers, settings.start
    app.bundle = bundle.register(server)
    lead_slashes_away(server)
    packages.register(server)
    plotly_script.register(server)
    machine_routes.register(server, answers)
    series_route.register(server, answers)
    composition_route.register(server, answers)
    finer_lines_route.register(server, answers)
    comparison_route.register(server, answers)
    api_actions.register(server, answers)
    api_places.register(server, answers)
    api.register(server, answers)
    app.export_queue = queue
    exporting = files.register(server, answers, queue)
    report_files.register(server, exporting, queue, repository)
    place_finder.register(server, answers)
    short_links.register(server)
    stage_choices.register(server, answers)
    side_files.register(server, answers, queue)
    app.pages = Pages(app.bundle, lambda: answers.words, settings.start)
    app.reporting = Reporting(settings.reports_database_url, settings.secret_key, settings.office_contact)
    ways = institutions.register(
        server,
        answers,
        app.pages,
        StoredInstitutions(repository, settings.district),
        exporting,
        queue,
        scenarios=settings.scenarios,
        reporting=app.reporting,
    )
    app.institutions = ways.institutions
    app.search = search.register(server, answers, ways.institutions, StoredEditions(repository))
    api_courses.register(server, CourseData(app.institutions))
    courses = integration_page.register(server, ways.institutions, exporting, app.pages, queue)
    there = ProfileInstitutions(app.institutions)
    profile_files.register(server, answers, queue, there)
    profile_page.register(server, answers, app.pages, there)
    comparison_page.register(server, answers, app.pages)
    flows = transition_page.register(server, answers, app.pages)
    strategy_page.register(server, answers, app.pages)
    network_page.register(server, answers, app.pages)
    transition_files.register(server, flows, exporting, queue)
    for scenes in (flow_scenes(flows, exporting), course_scenes(courses, exporting)):
        drawn_stages.register(server, app.pages, exporting, queue, scenes)
    sizes = FileSizes(answers)
    app.data_package = DataPackage(answers, sizes, settings.database_url)
    open_data_files.register(server, answers, queue, sizes, app.data_package)
    data_sets = DataCatalogue(answers, app.institutions)
    data_catalogue.register(server, answers, data_sets, settings.office_contact)
    listed = OpenDataContents(answers, data_sets, sizes, app.data_package)
    editions = StoredEditions(repository)
    open_data_page.register(server, listed, app.pages)
    interface_page.register(server, data_sets, editions, app.pages)
    report_page.register(server, exporting, editions, app.pages)
    course_page = integration_page.IntegrationPage(courses, exporting)
    framed = EmbeddedPages(exporting, app.institutions, there, flows, course_page, editions)
    feed.register(server, answers, editions)
    embedding.register(server, framed, app.pages, settings.embed_origins)
    folder.register(server, exporting, queue, ways, flows, courses)
    app.highlights = highlights_page.register(server, answers, app.pages)
    folder_page.register(server, answers, app.pages)
    stage_page.register(server, answers, app.pages)
    offline.register(server, answers, app.pages, MONITOR if app.start == PORTAL_FIRST else "/")
    texts = Path(settings.texts_dir) if settings.texts_dir else None
    text_pages.register(server, app.pages, texts)
    words_page.register(server, app.pages)
    app.portal = portal_page.register(
        server, app.pages, CourseData(app.institutions), StoredEditions(repository), app.search, texts
    )
    monitor.register(app, answers)
    own_breaks.register(app)
    Compress(server)
    packages.keep_packed(app)
    base_path.stand_behind(server, settings.base_path, settings.proxy_hops)
    # Dash calls a function for checks of its own, before anybody asks: see get_layout
    app.layout = html.Div()
    update_requests.register(app)
    failures.register(server, app.pages)
    # looks at answers before failures does: who is registered last looks first
    one_store.register(server, answers)
    return app


def page(answers: Answers, query: str = "", start: str = MONITOR_FIRST) -> Component:
    """The Monitor for a query, complete: what the browser draws first, before any callback."""
    made, answer = MonitorPage(answers), answers.read(query)
    return _drawn(made, answer, made.first(answer), "light", start)


def _drawn(made: MonitorPage, answer: Answer, first: FirstPage, theme: Brightness, start: str) -> Component:
    content, held = made.components(answer, first)
    path, lang = MONITOR if start == PORTAL_FIRST else "/", answer.selection.language
    return shell(
        content,
        path=path,
        words=made.answers.words,
        lang=lang,
        theme=theme,
        stores=held,
        still=Still,
        start=start,
    )


class Bildungslupe(Dash):
    """Dash serves the Monitor alone, in our frame of HTML; what has no callbacks is a route of its own."""

    answers: Answers
    bundle: bundle.Bundle
    pages: Pages
    export_queue: ExportQueue
    highlights: highlights_page.HighlightsPage
    institutions: InstitutionData
    search: Search
    reporting: Reporting
    portal: portal_page.PortalPage
    start: str = MONITOR_FIRST
    data_package: DataPackage

    def index(self, *args: Any, **kwargs: Any) -> Any:
        """Dash asks for it under "/" and under every address that no route answers. The Monitor stands at "/", or
        at an address of its own where the portal stands there; then "/" with a view of the Monitor leads to it."""
        if request.path not in ("/", MONITOR):
            lang = language_of_request()
            return self.pages.response(WebPage(unknown_page(request.path, lang), "", lang, status=404))
        home, query = MONITOR if self.start == PORTAL_FIRST else "/", query_of_request()
        if request.path != home:
            if home == MONITOR and not asks_for_monitor(query):
                return self.pages.response(self.portal.of(query))
            return redirect(f"{home}?{query}" if query else home, 302)
        drawn = super().index(*args, **kwargs)  # type: ignore[no-untyped-call]  # Dash's own has no types
        return personal(Response(drawn, mimetype="text/html"))

    def get_layout(self) -> Any:
        """For whoever asks for it alone; a page brings that of its own query along."""
        return page(self.answers, start=self.start)

    def interpolate_index(  # type: ignore[override]  # Dash calls it by name and documents **kwargs
        self, **kwargs: str
    ) -> str:
        """The Monitor's document: what is seen before its scripts run, and what Dash will ask for."""
        theme, made = brightness(), MonitorPage(self.answers)
        answer, files = self.answers.read(query_of_request()), self.bundle.pages["monitor"]
        lang = answer.selection.language
        addresses = (
            machine_routes.slab_address(self.answers, answer),
            machine_routes.series_address(self.answers, answer),
            machine_routes.map_address(self.answers, answer),
        )
        first = made.first(answer)
        drawn = first_page(first, words=self.answers.words, lang=lang, theme=theme, start=self.start)
        brought = (
            embedded("monitor-layout", to_json_plotly(_drawn(made, answer, first, theme, self.start))),
            embedded("monitor-dependencies", self.dependencies().get_data(as_text=True)),
        )
        return document(
            Head(lang, theme, answer.title, addresses, printed_colours(), feed=feed_address(lang)),
            f'{markup(drawn, ids=False)}<div id="react-entry-point"></div>',
            links=packages.LINKS + files.style_tag + kwargs["css"],
            scripts=f"<footer>{kwargs['config']}{''.join(brought)}{files.script_tag}"
            f"{packages.needed(kwargs['scripts'])}{kwargs['renderer']}</footer>",
        )
