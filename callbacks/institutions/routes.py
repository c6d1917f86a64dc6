"""All routes of the Bildungslandkarte."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

from callbacks.answers import Answers
from callbacks.api import catchments as catchments_api
from callbacks.api import institutions as institutions_api
from callbacks.api import reachability as reachability_api
from callbacks.exports.contents import Exporting
from callbacks.institutions import data_route, entry_page, page, reachability_route
from callbacks.institutions.institution_data import InstitutionData, Stored, present_day
from callbacks.institutions.lists import files as list_files
from callbacks.institutions.pictures import routes as pictures
from callbacks.institutions.reachability_data import ReachabilityData, RoadsOfCells, Shown
from callbacks.institutions.reachability_tab import ReachabilityTab
from callbacks.institutions.reports import route as report_route
from callbacks.institutions.reports.reporting import Reporting
from callbacks.server.export_queue import ExportQueue
from callbacks.server.pages import Pages
from dashboard.domain.institutions.population_cell import PopulationCells


def register(
    server: Flask,
    answers: Answers,
    pages: Pages,
    stored: Stored,
    exporting: Exporting,
    queue: ExportQueue,
    *,
    scenarios: bool = True,
    reporting: Reporting | None = None,
) -> ReachabilityTab:
    """Adds `/bildungslandkarte`, `/einrichtung/<key>`, what their scripts fetch and what leaves them; gives what
    answers them, with their ways."""
    data = InstitutionData(answers, stored)
    reachability = reachability_for(data, scenarios=scenarios)
    tab = ReachabilityTab(reachability, data)
    data_route.register(server, data)
    reachability_route.register(server, reachability, tab.frame, data.geometry)
    reachability_api.register(server, reachability)
    institutions_api.register(server, data)
    catchments_api.register(server, data)
    list_files.register(server, data, queue)
    page.register(server, data, pages, tab)
    entry = entry_page.EntryPage(data, reporting or Reporting())
    entry_page.register(server, entry, pages)
    report_route.register(server, entry, pages)
    pictures.register(server, pages, exporting, tab, queue)
    return tab


def reachability_for(data: InstitutionData, *, scenarios: bool = True) -> ReachabilityData:
    """What answers questions about ways between what is shown."""
    roads = _roads(data.answers)
    return ReachabilityData(data.answers, _shown(data), data.population_cells, roads, scenarios=scenarios)


def _roads(answers: Answers) -> Callable[[PopulationCells], RoadsOfCells | None]:
    def of(cells: PopulationCells) -> RoadsOfCells | None:
        table = answers.repository.roads(cells)
        if table is None:
            return None
        network = table.network
        return RoadsOfCells(
            table, network.made_at.date(), f"{network.sha256[:8]}{network.made_at:%Y%m%d%H%M%S}"
        )

    return of


def _shown(data: InstitutionData) -> Shown:
    return lambda version, official: (
        data.published(version, official=official, today=present_day()).institutions
    )
