"""Serves the staff app: as the public one, with room for workbooks."""

from __future__ import annotations

from flask import Flask
from waitress.server import MultiSocketServer

from callbacks.server.serving import server
from dashboard.errors import SettingsError
from dashboard.settings import Settings
from dashboard.staff.settings import StaffSettings

LARGEST_BODY = 260_000_000
"""Bytes of a request at most: several workbooks, or a ZIP of them. Each route says how many it takes itself."""


def staff_server(application: Flask, settings: StaffSettings) -> MultiSocketServer:
    """A server that already listens. Raises SettingsError where STAFF_HOST and STAFF_PORT cannot be listened on."""
    listening = Settings(
        host=settings.host, port=settings.port, threads=settings.threads, connections=settings.connections
    )
    try:
        return server(application, listening, largest_body=LARGEST_BODY)
    except SettingsError as error:
        message = error.message.replace("HOST=", "STAFF_HOST=").replace("PORT=", "STAFF_PORT=")
        raise SettingsError(message, setting="STAFF_PORT", found=settings.port) from error
