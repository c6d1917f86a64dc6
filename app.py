"""The application: `create_app(settings)` for programs, `server` and `staff` for WSGI, `python app.py` for people;
`create_staff_app(settings)` and `python app.py --staff` for the staff app.

`flask --app app …` finds `app`: a server that carries only the commands. They work before any store exists,
and the serving process never holds what they know of the raw store.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

gc.disable()  # an eighth of the imports' time: what they make stays

from flask import Flask

from callbacks.commands.command_line import register_commands
from callbacks.commands.program import program
from callbacks.commands.running import every_sign_can_be_printed
from dashboard.errors import MonitorError
from dashboard.log_lines import begin
from dashboard.settings import Settings

if TYPE_CHECKING:
    from callbacks.application import Bildungslupe
    from callbacks.staff.screens import Staff
    from dashboard.staff.settings import StaffSettings

gc.enable()


def _loaded(module: str) -> ModuleType:
    """What one of the two apps needs, and a command does not, which would wait a second for it."""
    gc.disable()
    try:
        return import_module(module)
    finally:
        gc.enable()


def create_app(settings: Settings) -> Bildungslupe:
    """A complete app on the published store of `settings`; several may live in one process.

    Raises StoreError when the store is missing, of another version or not marked as fully protected. Making
    it is the business of `flask --app app prepare`: a server that made its own would show examples where a
    path is mistyped.
    """
    made: Bildungslupe = _loaded("callbacks.public_app").made(settings)
    return made


def create_staff_app(settings: StaffSettings) -> Staff:
    """The staff app on both stores of `settings`; its WSGI application is `server`. The public app loads nothing of
    it.

    Raises StoreError when a store is missing or of another version.
    """
    made: Staff = _loaded("callbacks.staff.application").build_staff(settings)
    return made


def staff_main() -> None:
    """Serve the staff app until interrupted."""
    every_sign_can_be_printed()
    try:
        settings = import_module("dashboard.staff.settings").StaffSettings.from_environment(os.environ)
        begin(settings.log_level, settings.log_format)
        serving = import_module("callbacks.staff.serving").staff_server(
            create_staff_app(settings).server, settings
        )
    except MonitorError as error:
        sys.exit(error.message)
    print(f"Verwaltung läuft: {settings.address}", flush=True)
    serving.run()


def main() -> None:
    """Serve until interrupted."""
    every_sign_can_be_printed()
    try:
        _loaded("callbacks.public_app").serve(Settings.from_environment(os.environ))
    except MonitorError as error:
        sys.exit(error.message)


def command() -> None:
    """The command `bildungslupe` of the installed package."""
    program(main, staff_main)()


def _for_wsgi(*, staff: bool) -> Flask:
    """A WSGI server that cannot have the app is told in a sentence, and ends."""
    hosting = import_module("callbacks.server.process.hosting")
    hosted = hosting.is_hosted(os.environ)
    try:
        if hosted:
            hosting.require_key(os.environ)
        if staff:
            settings = import_module("dashboard.staff.settings").StaffSettings.from_environment(os.environ)
            begin(settings.log_level, settings.log_format)
            return create_staff_app(settings).server
        public = Settings.from_environment(os.environ)
        made: Flask = (
            _loaded("callbacks.public_app").hosted(public) if hosted else create_app(public)
        ).server
    except MonitorError as error:
        if not hosted:
            raise
        print(error.message, file=sys.stderr, flush=True)
        sys.exit(hosting.NOT_BEGUN)
    return made


def __getattr__(name: str) -> Flask:
    """`server` and `staff` (for WSGI) and `app` (for the command line), made when they are asked for, not at import."""
    if name in ("server", "staff"):
        made: Flask = _for_wsgi(staff=name == "staff")
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
