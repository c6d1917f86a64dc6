"""The application: `create_app(settings)` for programs, `server` for WSGI, `python app.py` for people;
`create_staff_app(settings)` and `python app.py --staff` for the staff app.

`flask --app app …` finds `app`: a server that carries only the commands. They work before any store exists,
and the serving process never holds what they know of the raw store.
"""

from __future__ import annotations

import gc

gc.disable()  # an eighth of the imports' time: what they make stays

import logging
import os
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask

from callbacks.application import Bildungslupe, build
from callbacks.commands.command_line import register_commands
from callbacks.commands.program import program
from callbacks.highlights.warming import in_background
from callbacks.institutions.reports.reporting import warn_of_no_reports
from callbacks.server.malloc_trim import frugal
from callbacks.server.serving import server as listening
from callbacks.text_pages import warn_of_missing
from dashboard.errors import MonitorError
from dashboard.settings import Settings
from data.repository import Repository
from data.stores.database import open_database, require_current

if TYPE_CHECKING:
    from callbacks.staff.screens import Staff
    from dashboard.staff.settings import StaffSettings

gc.enable()


def create_app(settings: Settings) -> Bildungslupe:
    """A complete app on the published store of `settings`; several may live in one process.

    Raises StoreError when the store is missing, of another version or not marked as fully protected. Making
    it is the business of `flask --app app prepare`: a server that made its own would show examples where a
    path is mistyped.
    """
    engine = open_database(settings.database_url, read_only=True)
    try:
        require_current(engine, "published")
        return build(settings, Repository(engine, settings.district))
    except MonitorError:
        engine.dispose()
        raise


def create_staff_app(settings: StaffSettings) -> Staff:
    """The staff app on both stores of `settings`; its WSGI application is `server`. The public app loads nothing of
    it.

    Raises StoreError when a store is missing or of another version.
    """
    made: Staff = import_module("callbacks.staff.application").build_staff(settings)
    return made


def staff_main() -> None:
    """Serve the staff app until interrupted."""
    try:
        settings = import_module("dashboard.staff.settings").StaffSettings.from_environment(os.environ)
        logging.basicConfig(level=settings.log_level)
        serving = import_module("callbacks.staff.serving").staff_server(
            create_staff_app(settings).server, settings
        )
    except MonitorError as error:
        sys.exit(error.message)
    print(f"Verwaltung läuft: {settings.address}", flush=True)
    serving.run()


def warm(app: Bildungslupe) -> None:
    """Makes what the first readers of Monitor and "Was auffällt" would wait for."""
    app.get_layout()
    app.highlights.of("")


def main() -> None:
    """Serve until interrupted."""
    try:
        settings = Settings.from_environment(os.environ)
        logging.basicConfig(level=settings.log_level)
        frugal()
        warn_of_missing(Path(settings.texts_dir) if settings.texts_dir else None)
        warn_of_no_reports(settings.reports_database_url)
        app = create_app(settings)
        gc.freeze()  # what is there now stays, and no collection has to look at it
        serving = listening(app.server, settings)
        in_background(partial(warm, app))
    except MonitorError as error:
        sys.exit(error.message)
    print(f"Bildungslupe läuft: http://{settings.host}:{settings.port}", flush=True)
    serving.run()


def command() -> None:
    """The command `bildungslupe` of the installed package."""
    program(main)()


def __getattr__(name: str) -> Flask:
    """`server` (for WSGI) and `app` (for the command line), made when they are asked for, not at import."""
    if name == "server":
        made: Flask = create_app(Settings.from_environment(os.environ)).server
    elif name == "app":
        made = Flask("bildungslupe")
        register_commands(made)
    else:
        raise AttributeError(name)
    globals()[name] = made
    return made


if __name__ == "__main__":
    if sys.argv[1:] == ["--staff"]:
        staff_main()
    else:
        main()
