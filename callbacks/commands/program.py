"""The command `bildungslupe` of the installed package: serving, and everything that `flask --app app`
knows."""

from __future__ import annotations

from collections.abc import Callable

import click

from callbacks.commands.command_line import COMMANDS


def program(serve: Callable[[], None], serve_staff: Callable[[], None]) -> click.Group:
    """The commands and `serve`, with what it calls for each of the two apps: the caller builds them."""
    group = click.Group(
        "bildungslupe",
        help="Bildungsmonitoring eines Kreises oder einer kreisfreien Stadt. Zuerst „prepare“, dann „serve“; "
        "Daten liegen in data/local unter dem Ordner, in dem der Befehl aufgerufen wird, oder wo DATABASE_URL "
        "sagt.",
    )

    @group.command("serve", help="Den Monitor ausliefern, bis Strg+C gedrückt wird.")
    @click.option("--staff", is_flag=True, help="Die Verwaltung ausliefern, nicht den Monitor.")
    def serving(*, staff: bool) -> None:
        (serve_staff if staff else serve)()

    for command in COMMANDS:
        group.add_command(command)
    return click.version_option(package_name="bildungslupe", message="%(version)s")(group)
