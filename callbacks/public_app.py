"""The public app made and served. Commands load nothing of it."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path

import click

from callbacks.application import Bildungslupe, build
from callbacks.highlights.warming import in_background
from callbacks.institutions.reports.reporting import warn_of_no_reports
from callbacks.server.own_address import listening_at
from callbacks.server.process.hosting import shared_folder
from callbacks.server.process.malloc_trim import frugal
from callbacks.server.serving import server as listening
from callbacks.text_pages import warn_of_missing
from dashboard.errors import MonitorError
from dashboard.log_lines import begin
from dashboard.settings import Settings
from data.repository import Repository
from data.stores.database import open_database, require_current


def made(settings: Settings, exports: Path | None = None) -> Bildungslupe:
    """A complete app on the published store; `exports` as in `build`.

    Raises StoreError where that is missing, of another version or not
    marked as fully protected."""
    engine = open_database(settings.database_url, read_only=True)
    try:
        require_current(engine, "published")
        return build(settings, Repository(engine, settings.district), exports)
    except MonitorError:
        engine.dispose()
        raise


def warm(app: Bildungslupe) -> None:
    """Makes what the first readers of Monitor, "Was auffällt" and the search would wait for, and of the portal."""
    app.get_layout()
    app.highlights.of("")
    app.portal.of("")
    app.search.warm()


def hosted(settings: Settings) -> Bildungslupe:
    """The app in one of the processes of a WSGI server. Raises MonitorError where it cannot begin."""
    _begin(settings)
    app = made(settings, shared_folder(settings.database_url))
    app.data_package.ahead = True
    in_background(partial(warm, app))
    return app


def serve(settings: Settings) -> None:
    """Until interrupted. Raises MonitorError where it cannot begin."""
    _begin(settings)
    app = made(settings)
    app.data_package.ahead = True
    gc.freeze()  # what is there now stays, and no collection has to look at it
    serving = listening(app.server, settings)
    in_background(partial(warm, app))
    click.echo(f"Bildungslupe läuft: {listening_at(settings.host, settings.port)}{settings.base_path}")
    serving.run()


def _begin(settings: Settings) -> None:
    begin(settings.log_level, settings.log_format)
    frugal()
    warn_of_missing(Path(settings.texts_dir) if settings.texts_dir else None)
    warn_of_no_reports(settings.reports_database_url)
