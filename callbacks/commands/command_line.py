"""The command line: `flask --app app import | check | mapping | definitions | editions | merge | prepare | reports |
export | roads | template | staff | backup | restore | doctor`, and the commands about data versions.

`export` writes an indicator as CSV, `export profile` the profiles of places as PDF, `export report`
their reports.
"""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from types import ModuleType

import click
from flask import Flask

from callbacks.commands.backups.command_line import BACKUP_COMMANDS
from callbacks.commands.doctor.command_line import doctor
from callbacks.commands.editions.command_line import editions
from callbacks.commands.entries.command_line import merge
from callbacks.commands.running import ends_in_a_sentence, raw_settings
from callbacks.commands.staff_command_line import definitions, staff_accounts, template
from callbacks.commands.versions.command_line import NARROW, VERSION_COMMANDS
from callbacks.integration.plain.languages_command import languages
from dashboard.domain.area import LEVELS
from dashboard.settings import Settings

_VALUES = "werte"
_FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DATEI…")
_CRS = click.option(
    "--crs", metavar="EPSG:…", default="", help="Koordinatensystem von Geodaten, die keines nennen."
)
_KIND = click.option(
    "--kind", metavar="ART", default="", help="Art der Einrichtungen in Geodaten, die keine nennen."
)
_MAPPING = click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    help="Zuordnung der Spalten, Namen und Zeichen, wie „flask --app app mapping“ sie schreibt.",
)
_MENDS = click.option(
    "--mends",
    type=click.Path(path_type=Path),
    help="Geänderte Zellen, weggelassene Zeilen und Antworten auf Befunde als JSON; die Dateien bleiben, wie sie sind.",
)


def _staff() -> ModuleType:
    """What the commands do. The serving process imports this file too and must not load raw store and
    readers."""
    return importlib.import_module("callbacks.commands.store_commands")


@click.command("import")
@_FILES
@click.option("--dry-run", is_flag=True, help="Nur prüfen und zeigen, was geschähe; nichts schreiben.")
@click.option("--draft", is_flag=True, help="Als Entwurf speichern, noch nicht veröffentlichen.")
@click.option("--note", default="", help="Bemerkung zum Datenstand.")
@click.option(
    "--complete",
    metavar="GEBIET",
    default="",
    help="Schlüssel von Kreis, Amt oder Gemeinde, deren Einrichtungen einer Art die Tabelle alle nennt: die "
    "übrigen dieser Art entfallen dort.",
)
@_CRS
@_KIND
@_MAPPING
@_MENDS
@NARROW
@ends_in_a_sentence
def import_files(
    files: tuple[Path, ...],
    dry_run: bool,
    draft: bool,
    note: str,
    complete: str,
    crs: str,
    kind: str,
    mapping: Path | None,
    mends: Path | None,
    accept_narrow: bool,
) -> bool:
    """Tabellen und Geodaten einspielen und veröffentlichen."""
    staff = _staff()
    done: bool = staff.import_files(
        raw_settings(),
        files,
        dry_run=dry_run,
        draft=draft,
        note=note,
        options=staff.ImportOptions(complete=complete, crs=crs, kind=kind),
        accept_narrow=accept_narrow,
        mapping=mapping,
        mends=mends,
    )
    return done


@click.command()
@_FILES
@_CRS
@_KIND
@_MAPPING
@_MENDS
@ends_in_a_sentence
def check(files: tuple[Path, ...], crs: str, kind: str, mapping: Path | None, mends: Path | None) -> bool:
    """Tabellen und Geodaten prüfen, ohne etwas zu schreiben."""
    staff = _staff()
    options = staff.ImportOptions(crs=crs, kind=kind)
    done: bool = staff.check(raw_settings(), files, options, mapping=mapping, mends=mends)
    return done


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="DATEI")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Wohin die vorgeschlagene Zuordnung geschrieben wird."
)
@click.option(
    "--earlier",
    type=click.Path(path_type=Path),
    help="Eine frühere Zuordnung: was sie entschieden hat, wird nicht noch einmal gefragt.",
)
@ends_in_a_sentence
def mapping(file: Path, out: Path | None, earlier: Path | None) -> bool:
    """Für eine breite oder fremde Tabelle vorschlagen, welche Spalte was ist."""
    work = importlib.import_module("callbacks.commands.mapping_command")
    done: bool = work.propose_mapping(raw_settings(), file, out, earlier)
    return done


@click.command()
@click.option(
    "--republish", is_flag=True, help="Eine verlorene veröffentlichte Datenbank aus den Rohdaten neu machen."
)
@ends_in_a_sentence
def prepare(republish: bool) -> bool:
    """Datenbanken anlegen, auf den nötigen Stand bringen und mit den mitgelieferten Daten füllen."""
    done: bool = _staff().make_ready(raw_settings(), republish)
    return done


class _Export(click.Group):
    """`export INDIKATOR …` as ever; only a word that names a command of its own is one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = not args or args[0] in self.commands or args[0] in ctx.help_option_names
        return super().parse_args(ctx, args if own else [_VALUES, *args])


@click.group(cls=_Export)
def export() -> None:
    """Veröffentlichte Werte eines Indikators oder Profile ausgeben."""


@export.command(_VALUES)
@click.argument("indicator", metavar="INDIKATOR")
@click.option("--ebene", "level", type=click.Choice(LEVELS), default="gemeinde", show_default=True)
@click.option("--gliederung", "breakdown", default="", help="Zum Beispiel geschlecht:w.")
@click.option(
    "--datei", "file", type=click.Path(path_type=Path), help="Zieldatei; ohne sie auf den Bildschirm."
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(("csv", "xlsx", "json", "parquet", "gpkg")),
    help="Die ganze Datei wie unter /daten: alle Ebenen, Jahre und Gliederungen.",
)
@ends_in_a_sentence
def export_values(indicator: str, level: str, breakdown: str, file: Path | None, kind: str | None) -> bool:
    """Veröffentlichte Werte eines Indikators als CSV ausgeben; das Wort „werte“ darf fehlen. Mit --format entsteht
    die Datei, die auch /daten gibt."""
    work = importlib.import_module("callbacks.commands.export_values")
    done: bool = (
        work.export_file(raw_settings(), indicator, kind, file)
        if kind
        else work.export(raw_settings(), indicator, level, breakdown, file)
    )
    return done


@export.command("profile")
@click.argument("keys", nargs=-1, metavar="[SCHLÜSSEL]…")
@click.option("--all", "every", is_flag=True, help="Alle Gemeinden, alle Ämter und den Kreis.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("profile"), show_default=True, help="Zielordner."
)
@click.option("--lang", type=click.Choice(("de", "en")), default="de", show_default=True, help="Sprache.")
@click.option("--url", default="", help="Adresse des Monitors, zu der Links und QR-Codes führen.")
@click.option(
    "--format",
    "kinds",
    type=click.Choice(("pdf", "pptx", "xlsx")),
    multiple=True,
    default=("pdf",),
    show_default=True,
    help="Art der Dateien; mehrmals angeben für mehrere.",
)
@click.option("--zip", "zips", is_flag=True, help="Die Dateien jedes Amts in eine ZIP-Datei packen.")
@ends_in_a_sentence
def export_profiles(
    keys: tuple[str, ...], every: bool, out: Path, lang: str, url: str, kinds: tuple[str, ...], zips: bool
) -> bool:
    """Profile von Gemeinden, Ämtern und Kreis als PDF, PowerPoint oder Excel in einen Ordner
    schreiben."""
    batch = importlib.import_module("callbacks.commands.batch_command")
    asked = batch.Asked(keys, every, out, lang, url, kinds, zips)
    done: bool = batch.export_profiles(Settings.from_environment(os.environ), asked)
    return done


@export.command("report")
@click.argument("edition", metavar="AUSGABE")
@click.argument("keys", nargs=-1, metavar="[SCHLÜSSEL]…")
@click.option("--all", "every", is_flag=True, help="Alle Gemeinden, alle Ämter und den Kreis.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("berichte"), show_default=True, help="Zielordner."
)
@click.option("--lang", type=click.Choice(("de", "en")), default="de", show_default=True, help="Sprache.")
@click.option("--url", default="", help="Adresse des Monitors, zu der Links und QR-Codes führen.")
@click.option(
    "--format",
    "kinds",
    type=click.Choice(("pdf", "docx", "pptx", "xlsx")),
    multiple=True,
    default=("pdf",),
    show_default=True,
    help="Art der Dateien; mehrmals angeben für mehrere.",
)
@ends_in_a_sentence
def export_reports(
    edition: str, keys: tuple[str, ...], every: bool, out: Path, lang: str, url: str, kinds: tuple[str, ...]
) -> bool:
    """Bildungsberichte einer Ausgabe für Gemeinden, Ämter und Kreis in einen Ordner schreiben. Was dort schon liegt,
    bleibt."""
    batch = importlib.import_module("callbacks.commands.batch_command")
    asked = batch.Asked(keys, every, out, lang, url, kinds, edition=edition)
    done: bool = batch.export_profiles(Settings.from_environment(os.environ), asked)
    return done


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="DATEI.osm.pbf")
@ends_in_a_sentence
def roads(file: Path) -> bool:
    """Das Straßennetz eines Auszugs von OpenStreetMap einspielen: Wege werden dann auf Straßen gerechnet."""
    command = importlib.import_module("callbacks.commands.roads")
    done: bool = command.take_roads(raw_settings(), file)
    return done


@click.command("reports")
@click.option("--all", "every", is_flag=True, help="Auch die erledigten zeigen.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Als CSV in diese Datei statt auf den Bildschirm."
)
@click.option("--done", type=int, multiple=True, metavar="NUMMER", help="Als erledigt vermerken.")
@click.option(
    "--delete",
    type=int,
    multiple=True,
    metavar="NUMMER",
    help="Löschen, zum Beispiel weil doch ein Name darin steht.",
)
@ends_in_a_sentence
def entry_reports(every: bool, out: Path | None, done: tuple[int, ...], delete: tuple[int, ...]) -> bool:
    """Hinweise zu Einrichtungen zeigen, ausgeben, als erledigt vermerken oder löschen."""
    command = importlib.import_module("callbacks.commands.reports")
    settings = raw_settings()
    url = settings.reports_database_url
    finished: bool = command.finish_reports(settings, done, delete) if done or delete else True
    shown: bool = command.show_reports(url, every=every, file=out) if out or not (done or delete) else True
    return finished and shown


COMMANDS = (
    import_files,
    check,
    mapping,
    definitions,
    editions,
    merge,
    prepare,
    entry_reports,
    export,
    roads,
    languages,
    staff_accounts,
    template,
    *VERSION_COMMANDS,
    *BACKUP_COMMANDS,
    doctor,
)


def register_commands(server: Flask) -> None:
    """Adds the commands to a server; nothing of the raw store is loaded before one of them runs."""
    for command in COMMANDS:
        server.cli.add_command(command)
