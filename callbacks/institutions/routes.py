"""All routes of the Bildungslandkarte."""

from __future__ import annotations

from flask import Flask

from callbacks.answers import Answers
from callbacks.institutions import data_route, entry_page, page
from callbacks.institutions.institution_data import InstitutionData, Stored
from callbacks.server.pages import Pages


def register(server: Flask, answers: Answers, pages: Pages, stored: Stored) -> InstitutionData:
    """Adds `/bildungslandkarte`, `/einrichtung/<key>` and what their scripts fetch; gives what answers them."""
    data = InstitutionData(answers, stored)
    data_route.register(server, data)
    page.register(server, data, pages)
    entry_page.register(server, data, pages)
    return data
