"""The commands `editions list | check | export-texts | import-texts | publish | withdraw`.

As in `callbacks.commands.command_line`, nothing of the raw store is loaded before one of them runs.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import click

from callbacks.commands.running import ends_in_a_sentence, raw_settings

_KEY = click.argument("key", metavar="AUSGABE")
_FOLDER = click.argument("folder", metavar="ORDNER", type=click.Path(path_type=Path, file_okay=False))


def _acts() -> ModuleType:
    return importlib.import_module("callbacks.commands.editions.acts")


@click.group()
def editions() -> None:
    """Ausgaben des Bildungsberichts."""


@editions.command("list")
@ends_in_a_sentence
def list_editions() -> bool:
    """Alle Ausgaben, neueste zuerst."""
    done: bool = _acts().list_editions(raw_settings())
    return done


@editions.command("check")
@_KEY
@ends_in_a_sentence
def check_edition(key: str) -> bool:
    """Was eine Ausgabe anhält, mit Kapitel und Zeile, und welche Zahlen sich seit der vorigen bewegt haben."""
    done: bool = _acts().check_edition(raw_settings(), key)
    return done


@editions.command("export-texts")
@_KEY
@_FOLDER
@ends_in_a_sentence
def export_texts(key: str, folder: Path) -> bool:
    """Die Texte einer Ausgabe als Dateien schreiben, ein Kapitel je Datei."""
    done: bool = _acts().export_texts(raw_settings(), key, folder)
    return done


@editions.command("import-texts")
@_FOLDER
@ends_in_a_sentence
def import_texts(folder: Path) -> bool:
    """Texte aus einem Ordner übernehmen, der heißt wie die Ausgabe: als neuer Entwurf oder in den vorhandenen."""
    done: bool = _acts().import_texts(raw_settings(), folder)
    return done


@editions.command("publish")
@_KEY
@ends_in_a_sentence
def publish_edition(key: str) -> bool:
    """Eine Ausgabe veröffentlichen; danach ändert sie sich nicht mehr."""
    done: bool = _acts().publish(raw_settings(), key)
    return done


@editions.command("withdraw")
@_KEY
@click.option("--reason", metavar="TEXT", required=True, help="Warum; es steht auf der Seite der Ausgabe.")
@ends_in_a_sentence
def withdraw_edition(key: str, reason: str) -> bool:
    """Eine veröffentlichte Ausgabe zurückziehen."""
    done: bool = _acts().withdraw(raw_settings(), key, reason)
    return done
