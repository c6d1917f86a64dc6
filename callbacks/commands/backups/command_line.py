"""`backup` and `restore`: what is asked on the command line. Nothing of the raw store is loaded before one runs."""

from __future__ import annotations

import importlib
import os
from pathlib import Path

import click

from callbacks.commands.running import ends_in_a_sentence, raw_settings
from dashboard.setting_table import parsed

_FOLDER = click.Path(path_type=Path)


def _texts() -> Path | None:
    """The folder of the district's own texts, which the environment names."""
    found = str(parsed(os.environ, "TEXTS_DIR"))
    return Path(found) if found else None


@click.command()
@click.argument("folder", metavar="ORDNER", type=_FOLDER)
@click.option(
    "--keep",
    type=click.IntRange(1, 10_000),
    metavar="ANZAHL",
    help="Danach nur so viele Sicherungen in diesem Ordner behalten, die neuesten.",
)
@ends_in_a_sentence
def backup(folder: Path, keep: int | None) -> bool:
    """Alle Datenbanken und eigenen Texte in einen neuen Unterordner von ORDNER sichern, auch im laufenden Betrieb."""
    work = importlib.import_module("callbacks.commands.backups.acts")
    done: bool = work.back_up(raw_settings(), folder, _texts(), keep)
    return done


@click.command()
@click.argument("folder", metavar="SICHERUNG", type=_FOLDER)
@click.option(
    "--check", "only_check", is_flag=True, help="Nur prüfen, ob sich die Sicherung wiederherstellen lässt."
)
@click.option(
    "--no-way-back", "no_way_back", is_flag=True, help="Nicht sichern, was jetzt in den Datenbanken steht."
)
@ends_in_a_sentence
def restore(folder: Path, only_check: bool, no_way_back: bool) -> bool:
    """Alle Datenbanken so wiederherstellen, wie sie bei der SICHERUNG waren. Vorher wird die Sicherung geprüft und
    gesichert, was jetzt da ist."""
    work = importlib.import_module("callbacks.commands.backups.acts")
    if only_check:
        checked: bool = work.check_backup(raw_settings(), folder)
        return checked
    done: bool = work.put_back(raw_settings(), folder, _texts(), way_back=not no_way_back)
    return done


BACKUP_COMMANDS = (backup, restore)
