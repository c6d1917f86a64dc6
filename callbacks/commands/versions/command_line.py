"""The commands about data versions: `releases | rollback | publish | report | provenance | draft | compare | preview |
original | log`.

As in `callbacks.commands.command_line`, nothing of the raw store is loaded before one of them runs.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import click

from callbacks.commands.running import ends_in_a_sentence, raw_settings

_VERSION = click.argument("version", metavar="DATENSTAND")
NARROW = click.option(
    "--accept-narrow",
    is_flag=True,
    help="Auch veröffentlichen, wenn sich Zahlen von Personen zu genau eingrenzen lassen.",
)


def _staff() -> ModuleType:
    return importlib.import_module("callbacks.commands.store_commands")


def _of_drafts() -> ModuleType:
    return importlib.import_module("callbacks.commands.versions.drafts")


@click.command()
@ends_in_a_sentence
def releases() -> bool:
    """Alle Datenstände auflisten, neueste zuerst."""
    done: bool = _staff().list_releases(raw_settings())
    return done


@click.command()
@click.argument("version", metavar="DATENSTAND")
@click.option(
    "--reason", metavar="TEXT", default="", help="Warum; es steht bei der Fassung und im Protokoll."
)
@ends_in_a_sentence
def rollback(version: str, reason: str) -> bool:
    """Einen Datenstand zurücknehmen, zum Beispiel 2026.2."""
    done: bool = _staff().roll_back(raw_settings(), version, reason)
    return done


@click.command()
@click.argument("version", metavar="VERSION")
@NARROW
@ends_in_a_sentence
def publish(version: str, accept_narrow: bool) -> bool:
    """Einen Entwurf veröffentlichen, oder noch einmal, was zurückgenommen wurde."""
    done: bool = _staff().publish(raw_settings(), version, accept_narrow)
    return done


@click.command()
@click.argument("version", metavar="DATENSTAND", default="")
@ends_in_a_sentence
def report(version: str) -> bool:
    """Was geheim gehalten wird und warum; ohne Angabe vom geltenden Datenstand."""
    done: bool = _staff().protection(raw_settings(), version)
    return done


@click.command()
@click.argument("indicator", metavar="INDIKATOR")
@click.argument("area", metavar="GEBIET")
@click.argument("year", metavar="JAHR", type=int)
@click.argument("breakdown", metavar="[GLIEDERUNG]", default="")
@click.option("--stand", "version", default="", help="Datenstand; ohne Angabe der geltende.")
@ends_in_a_sentence
def provenance(indicator: str, area: str, year: int, breakdown: str, version: str) -> bool:
    """Woher eine veröffentlichte Zahl kommt: Datei, Zeile, wer sie eingespielt und freigegeben hat."""
    work = importlib.import_module("callbacks.commands.versions.provenance")
    shown: bool = work.show_provenance(raw_settings(), indicator, area, year, breakdown, version)
    return shown


@click.group()
def draft() -> None:
    """Entwürfe zeigen, zur Freigabe geben, zurückholen, zurückgeben, verwerfen; „publish“ veröffentlicht sie."""


@draft.command("list")
@ends_in_a_sentence
def list_drafts() -> bool:
    """Alle Entwürfe mit ihrem Stand, neueste zuerst."""
    done: bool = _of_drafts().list_drafts(raw_settings())
    return done


@draft.command("submit")
@_VERSION
@ends_in_a_sentence
def submit(version: str) -> bool:
    """Einen Entwurf zur Freigabe geben."""
    done: bool = _of_drafts().act_on_draft(raw_settings(), "submit", version)
    return done


@draft.command("take-back")
@_VERSION
@ends_in_a_sentence
def take_back(version: str) -> bool:
    """Einen Entwurf zurückholen, der auf die Freigabe wartet."""
    done: bool = _of_drafts().act_on_draft(raw_settings(), "take_back", version)
    return done


@draft.command("refuse")
@_VERSION
@click.option("--reason", metavar="TEXT", required=True, help="Was fehlt oder falsch ist.")
@ends_in_a_sentence
def refuse(version: str, reason: str) -> bool:
    """Einen Entwurf mit Begründung zurückgeben, statt ihn freizugeben."""
    done: bool = _of_drafts().act_on_draft(raw_settings(), "refuse", version, reason)
    return done


@draft.command("discard")
@_VERSION
@ends_in_a_sentence
def discard(version: str) -> bool:
    """Einen Entwurf verwerfen; er bleibt mit seinen Dateien in der Liste und wird nie öffentlich."""
    done: bool = _of_drafts().act_on_draft(raw_settings(), "discard", version)
    return done


@click.command()
@click.argument("old", metavar="DATENSTAND")
@click.argument("new", metavar="DATENSTAND")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Jeden Unterschied in diese Datei: .csv oder .xlsx."
)
@ends_in_a_sentence
def compare(old: str, new: str, out: Path | None) -> bool:
    """Worin sich zwei veröffentlichte Datenstände unterscheiden, Zelle für Zelle."""
    work = importlib.import_module("callbacks.commands.versions.comparing")
    done: bool = work.compare_versions(raw_settings(), old, new, out)
    return done


@click.command()
@_VERSION
@ends_in_a_sentence
def preview(version: str) -> bool:
    """Was sich änderte, wenn ein Entwurf veröffentlicht oder ein Datenstand zurückgenommen würde."""
    work = importlib.import_module("callbacks.commands.versions.comparing")
    done: bool = work.preview(raw_settings(), version)
    return done


@click.command()
@_VERSION
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path(), help="Zielordner."
)
@ends_in_a_sentence
def original(version: str, out: Path) -> bool:
    """Die Dateien eines Datenstands herausgeben, so wie sie kamen."""
    work = importlib.import_module("callbacks.commands.versions.kept_files")
    done: bool = work.write_originals(raw_settings(), version, out)
    return done


@click.command()
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Zieldatei (.csv).")
@ends_in_a_sentence
def log(out: Path) -> bool:
    """Das Protokoll als CSV ausgeben."""
    work = importlib.import_module("callbacks.commands.versions.kept_files")
    done: bool = work.write_log(raw_settings(), out)
    return done


VERSION_COMMANDS = (
    releases,
    draft,
    rollback,
    publish,
    report,
    provenance,
    compare,
    preview,
    original,
    log,
)
