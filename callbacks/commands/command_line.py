"""The command line: `flask --app app import | check | mapping | definitions | releases | rollback | publish | prepare |
report | reports | export | template | staff`.

`export` writes an indicator as CSV, `export profile` the profiles of places as PDF.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import ParamSpec

import click
from flask import Flask

from dashboard.domain.area import LEVELS
from dashboard.errors import MonitorError
from dashboard.settings import RawSettings, Settings

P = ParamSpec("P")
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
_NARROW = click.option(
    "--accept-narrow",
    is_flag=True,
    help="Auch veröffentlichen, wenn sich Zahlen von Personen zu genau eingrenzen lassen.",
)


def _staff() -> ModuleType:
    """What the commands do. The serving process imports this file too and must not load raw store and
    readers."""
    return importlib.import_module("callbacks.commands.store_commands")


def _settings() -> RawSettings:
    return RawSettings.from_environment(os.environ)


def _ends_in_a_sentence(work: Callable[P, bool]) -> Callable[P, None]:
    """Exit status 0 when the work returns True, 1 when it does not or ends in an error for people."""

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            done = work(*args, **kwargs)
        except MonitorError as error:
            click.echo(error.message, err=True)
            done = False
        sys.exit(0 if done else 1)

    return run


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
@_NARROW
@_ends_in_a_sentence
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
        _settings(),
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
@_ends_in_a_sentence
def check(files: tuple[Path, ...], crs: str, kind: str, mapping: Path | None, mends: Path | None) -> bool:
    """Tabellen und Geodaten prüfen, ohne etwas zu schreiben."""
    staff = _staff()
    options = staff.ImportOptions(crs=crs, kind=kind)
    done: bool = staff.check(_settings(), files, options, mapping=mapping, mends=mends)
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
@_ends_in_a_sentence
def mapping(file: Path, out: Path | None, earlier: Path | None) -> bool:
    """Für eine breite oder fremde Tabelle vorschlagen, welche Spalte was ist."""
    work = importlib.import_module("callbacks.commands.mapping_command")
    done: bool = work.propose_mapping(_settings(), file, out, earlier)
    return done


@click.command()
@click.argument("version", default="", metavar="[DATENSTAND]")
@click.option("--out", type=click.Path(path_type=Path), help="Wohin die Datei geschrieben wird.")
@_ends_in_a_sentence
def definitions(version: str, out: Path | None) -> bool:
    """Eigene Merkmale, Indikatoren, Ziele, Ereignisse und Maßnahmen als Datei ausgeben, die sich einspielen lässt."""
    work = importlib.import_module("callbacks.commands.definitions_command")
    done: bool = work.write_definitions(_settings(), version, out)
    return done


@click.command()
@_ends_in_a_sentence
def releases() -> bool:
    """Alle Datenstände auflisten, neueste zuerst."""
    done: bool = _staff().list_releases(_settings())
    return done


@click.command()
@click.argument("version", metavar="DATENSTAND")
@click.option(
    "--reason", metavar="TEXT", default="", help="Warum; es steht bei der Fassung und im Protokoll."
)
@_ends_in_a_sentence
def rollback(version: str, reason: str) -> bool:
    """Einen Datenstand zurücknehmen, zum Beispiel 2026.2."""
    done: bool = _staff().roll_back(_settings(), version, reason)
    return done


@click.command()
@click.argument("version", metavar="VERSION")
@_NARROW
@_ends_in_a_sentence
def publish(version: str, accept_narrow: bool) -> bool:
    """Einen Entwurf veröffentlichen, oder noch einmal, was zurückgenommen wurde."""
    done: bool = _staff().publish(_settings(), version, accept_narrow)
    return done


@click.command()
@click.option(
    "--republish", is_flag=True, help="Eine verlorene veröffentlichte Datenbank aus den Rohdaten neu machen."
)
@_ends_in_a_sentence
def prepare(republish: bool) -> bool:
    """Datenbanken anlegen, auf den nötigen Stand bringen und mit den mitgelieferten Daten füllen."""
    done: bool = _staff().make_ready(_settings(), republish)
    return done


@click.command()
@click.argument("version", metavar="DATENSTAND", default="")
@_ends_in_a_sentence
def report(version: str) -> bool:
    """Was geheim gehalten wird und warum; ohne Angabe vom geltenden Datenstand."""
    done: bool = _staff().protection(_settings(), version)
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
@_ends_in_a_sentence
def export_values(indicator: str, level: str, breakdown: str, file: Path | None) -> bool:
    """Veröffentlichte Werte eines Indikators als CSV ausgeben; das Wort „werte“ darf fehlen."""
    done: bool = _staff().export(_settings(), indicator, level, breakdown, file)
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
@_ends_in_a_sentence
def export_profiles(
    keys: tuple[str, ...], every: bool, out: Path, lang: str, url: str, kinds: tuple[str, ...], zips: bool
) -> bool:
    """Profile von Gemeinden, Ämtern und Kreis als PDF, PowerPoint oder Excel in einen Ordner
    schreiben."""
    batch = importlib.import_module("callbacks.commands.batch_command")
    asked = batch.Asked(keys, every, out, lang, url, kinds, zips)
    done: bool = batch.export_profiles(Settings.from_environment(os.environ), asked)
    return done


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="DATEI.osm.pbf")
@_ends_in_a_sentence
def roads(file: Path) -> bool:
    """Das Straßennetz eines Auszugs von OpenStreetMap einspielen: Wege werden dann auf Straßen gerechnet."""
    command = importlib.import_module("callbacks.commands.roads")
    done: bool = command.take_roads(_settings(), file)
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
@_ends_in_a_sentence
def entry_reports(every: bool, out: Path | None, done: tuple[int, ...], delete: tuple[int, ...]) -> bool:
    """Hinweise zu Einrichtungen zeigen, ausgeben, als erledigt vermerken oder löschen."""
    command = importlib.import_module("callbacks.commands.reports")
    settings = _settings()
    url = settings.reports_database_url
    finished: bool = command.finish_reports(settings, done, delete) if done or delete else True
    shown: bool = command.show_reports(url, every=every, file=out) if out or not (done or delete) else True
    return finished and shown


@click.command()
@click.argument("indicator", metavar="INDIKATOR")
@click.argument("area", metavar="GEBIET")
@click.argument("year", metavar="JAHR", type=int)
@click.argument("breakdown", metavar="[GLIEDERUNG]", default="")
@click.option("--stand", "version", default="", help="Datenstand; ohne Angabe der geltende.")
@_ends_in_a_sentence
def provenance(indicator: str, area: str, year: int, breakdown: str, version: str) -> bool:
    """Woher eine veröffentlichte Zahl kommt: Datei, Zeile, wer sie eingespielt und freigegeben hat."""
    command = importlib.import_module("callbacks.commands.provenance")
    shown: bool = command.show_provenance(_settings(), indicator, area, year, breakdown, version)
    return shown


@click.command()
@click.argument("measures", nargs=-1, required=True, metavar="MERKMAL…")
@click.option(
    "--amt", "amts", multiple=True, metavar="SCHLÜSSEL", help="Nur für dieses Amt; mehrmals für mehrere."
)
@click.option("--operator", default="", metavar="TRÄGER", help="Für einen Träger und seine Einrichtungen.")
@click.option("--years", type=int, default=1, show_default=True, help="Wie viele Jahre ausgefüllt werden.")
@click.option("--until", type=int, help="Das letzte dieser Jahre; ohne Angabe das jüngste, das fällig ist.")
@click.option("--title", default="", help="Wie die Abfrage heißt; ohne Angabe wie die Merkmale.")
@click.option("--totals-only", is_flag=True, help="Ohne Gliederungen wie Geschlecht.")
@click.option("--deadline", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), help="Frist, etwa 2026-12-20.")
@click.option("--return-to", default="", metavar="E-MAIL", help="Wohin die Vorlagen zurückgehen.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Zieldatei: .xlsx, oder .zip mit einer Vorlage je Amt.",
)
@_ends_in_a_sentence
def template(
    measures: tuple[str, ...],
    amts: tuple[str, ...],
    operator: str,
    years: int,
    until: int | None,
    title: str,
    totals_only: bool,
    deadline: datetime | None,
    return_to: str,
    out: Path,
) -> bool:
    """Vorlagen zum Ausfüllen schreiben: ein Arbeitsbuch je Amt und Stadt ohne Amt."""
    work = importlib.import_module("callbacks.commands.template_command")
    wish = work.TemplateWish(
        measures=measures,
        amts=amts,
        operator=operator,
        years=years,
        until=until,
        title=title,
        breakdowns=not totals_only,
        deadline=deadline.date() if deadline else None,
        return_to=return_to,
        out=out,
    )
    done: bool = work.make_templates(_settings(), wish)
    return done


_ROLE = click.Choice(("bearbeitung", "freigabe", "leitung", "traeger"))
_NAME = click.argument("name", metavar="NAME")
_CARRIER = click.option(
    "--carrier", metavar="TRÄGER", default="", help="Bei der Rolle traeger: wessen Einrichtungen und Kurse."
)
_LINK = click.option(
    "--link", "by_link", is_flag=True, help="Kein Kennwort fragen, sondern einen Link ausgeben."
)


@click.group("staff")
def staff_accounts() -> None:
    """Konten der Verwaltung anlegen, ändern und sperren."""


def _accounts() -> tuple[ModuleType, object]:
    """What the commands for accounts do, and the settings of the staff app."""
    settings = importlib.import_module("dashboard.staff.settings")
    return (
        importlib.import_module("callbacks.commands.staff_command"),
        settings.StaffSettings.from_environment(os.environ),
    )


@staff_accounts.command("add")
@_NAME
@click.option("--role", type=_ROLE, required=True, help="Was das Konto darf.")
@_CARRIER
@_LINK
@_ends_in_a_sentence
def add_account(name: str, role: str, carrier: str, by_link: bool) -> bool:
    """Ein Konto anlegen; das Kennwort wird gefragt, ohne Terminal gibt es einen Link."""
    work, settings = _accounts()
    done: bool = work.add(settings, name, role, carrier, by_link=by_link)
    return done


@staff_accounts.command("list")
@_ends_in_a_sentence
def list_accounts() -> bool:
    """Alle Konten mit Rolle und Stand."""
    work, settings = _accounts()
    done: bool = work.show(settings)
    return done


@staff_accounts.command("role")
@_NAME
@click.argument("role", type=_ROLE)
@_CARRIER
@_ends_in_a_sentence
def change_role(name: str, role: str, carrier: str) -> bool:
    """Einem Konto eine andere Rolle geben; gilt sofort."""
    work, settings = _accounts()
    done: bool = work.change_role(settings, name, role, carrier)
    return done


@staff_accounts.command("lock")
@_NAME
@_ends_in_a_sentence
def lock_account(name: str) -> bool:
    """Ein Konto sperren und überall abmelden."""
    work, settings = _accounts()
    done: bool = work.lock(settings, name, locked=True)
    return done


@staff_accounts.command("unlock")
@_NAME
@_ends_in_a_sentence
def unlock_account(name: str) -> bool:
    """Ein gesperrtes Konto wieder zulassen."""
    work, settings = _accounts()
    done: bool = work.lock(settings, name, locked=False)
    return done


@staff_accounts.command("password")
@_NAME
@_LINK
@_ends_in_a_sentence
def change_password(name: str, by_link: bool) -> bool:
    """Einem Konto ein neues Kennwort geben; hebt auch eine Sperre nach Fehlversuchen auf."""
    work, settings = _accounts()
    done: bool = work.password(settings, name, by_link=by_link)
    return done


COMMANDS = (
    import_files,
    check,
    mapping,
    releases,
    definitions,
    rollback,
    publish,
    prepare,
    report,
    provenance,
    entry_reports,
    export,
    roads,
    staff_accounts,
    template,
)


def register_commands(server: Flask) -> None:
    """Adds the commands to a server; nothing of the raw store is loaded before one of them runs."""
    for command in COMMANDS:
        server.cli.add_command(command)
