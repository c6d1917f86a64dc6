"""`doctor`: what is asked on the command line."""

from __future__ import annotations

import importlib
import os
from pathlib import Path

import click

from callbacks.commands.running import ends_in_a_sentence


@click.command()
@click.option(
    "--backups",
    type=click.Path(path_type=Path),
    metavar="ORDNER",
    help="Auch prüfen, ob in diesem Ordner eine vollständige und junge Sicherung liegt.",
)
@ends_in_a_sentence
def doctor(backups: Path | None) -> bool:
    """Nachsehen, ob alles in Ordnung ist: Einstellungen, Datenbanken, Texte, Platz, Aufträge, Sicherungen. Ändert
    nichts."""
    work = importlib.import_module("callbacks.commands.doctor.acts")
    done: bool = work.look(os.environ, backups)
    return done
