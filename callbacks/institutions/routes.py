"""All routes of the Bildungslandkarte."""

from __future__ import annotations

from flask import Flask

from callbacks.answers import Answers
from callbacks.api import reachability as reachability_api
from callbacks.institutions import data_route, entry_page, page, reachability_route
from callbacks.institutions.institution_data import InstitutionData, Stored, present_day
from callbacks.institutions.reachability_data import ReachabilityData, Shown
from callbacks.institutions.reachability_tab import ReachabilityTab
from callbacks.server.pages import Pages


def register(
    server: Flask, answers: Answers, pages: Pages, stored: Stored, *, scenarios: bool = True
) -> InstitutionData:
    """Adds `/bildungslandkarte`, `/einrichtung/<key>` and what their scripts fetch; gives what answers them."""
    data = InstitutionData(answers, stored)
    reachability = ReachabilityData(answers, _shown(data), data.population_cells, scenarios=scenarios)
    tab = ReachabilityTab(reachability, data)
    data_route.register(server, data)
    reachability_route.register(server, reachability, tab.frame, data.geometry)
    reachability_api.register(server, reachability)
    page.register(server, data, pages, tab)
    entry_page.register(server, data, pages)
    return data


def _shown(data: InstitutionData) -> Shown:
    return lambda version, official: (
        data.published(version, official=official, today=present_day()).institutions
    )
