"""Commands that do what the app of staff does: `definitions`, `template` and `staff`.

As in `command_line`, nothing of the raw store is loaded before one of them runs.
"""

from __future__ import annotations

import importlib
import os
from datetime import datetime
from pathlib import Path
from types import ModuleType

import click

from callbacks.commands.running import ends_in_a_sentence, raw_settings

_ROLE = click.Choice(("bearbeitung", "freigabe", "leitung", "traeger"))
_NAME = click.argument("name", metavar="NAME")
_CARRIER = click.option(
    "--carrier", metavar="TRÄGER", default="", help="Bei der Rolle traeger: wessen Einrichtungen und Kurse."
)
_LINK = click.option(
    "--link", "by_link", is_flag=True, help="Kein Kennwort fragen, sondern einen Link ausgeben."
)


@click.command()
@click.argument("version", default="", metavar="[DATENSTAND]")
@click.option("--out", type=click.Path(path_type=Path), help="Wohin die Datei geschrieben wird.")
@ends_in_a_sentence
def definitions(version: str, out: Path | None) -> bool:
    """Eigene Merkmale, Indikatoren, Ziele, Ereignisse und Maßnahmen als Datei ausgeben, die sich einspielen lässt."""
    work = importlib.import_module("callbacks.commands.definitions_command")
    done: bool = work.write_definitions(raw_settings(), version, out)
    return done


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
@ends_in_a_sentence
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
    done: bool = work.make_templates(raw_settings(), wish)
    return done


@click.group("staff")
def staff_accounts() -> None:
    """Konten der Verwaltung anlegen, ändern und sperren, Träger einladen."""


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
@ends_in_a_sentence
def add_account(name: str, role: str, carrier: str, by_link: bool) -> bool:
    """Ein Konto anlegen; das Kennwort wird gefragt, ohne Terminal gibt es einen Link."""
    work, settings = _accounts()
    done: bool = work.add(settings, name, role, carrier, by_link=by_link)
    return done


@staff_accounts.command("list")
@ends_in_a_sentence
def list_accounts() -> bool:
    """Alle Konten mit Rolle und Stand."""
    work, settings = _accounts()
    done: bool = work.show(settings)
    return done


@staff_accounts.command("role")
@_NAME
@click.argument("role", type=_ROLE)
@_CARRIER
@ends_in_a_sentence
def change_role(name: str, role: str, carrier: str) -> bool:
    """Einem Konto eine andere Rolle geben; gilt sofort."""
    work, settings = _accounts()
    done: bool = work.change_role(settings, name, role, carrier)
    return done


@staff_accounts.command("lock")
@_NAME
@ends_in_a_sentence
def lock_account(name: str) -> bool:
    """Ein Konto sperren und überall abmelden."""
    work, settings = _accounts()
    done: bool = work.lock(settings, name, locked=True)
    return done


@staff_accounts.command("unlock")
@_NAME
@ends_in_a_sentence
def unlock_account(name: str) -> bool:
    """Ein gesperrtes Konto wieder zulassen."""
    work, settings = _accounts()
    done: bool = work.lock(settings, name, locked=False)
    return done


@staff_accounts.command("password")
@_NAME
@_LINK
@ends_in_a_sentence
def change_password(name: str, by_link: bool) -> bool:
    """Einem Konto ein neues Kennwort geben; hebt auch eine Sperre nach Fehlversuchen auf."""
    work, settings = _accounts()
    done: bool = work.password(settings, name, by_link=by_link)
    return done


_NUMBER = click.argument("number", type=int, metavar="NUMMER")
_DAYS = click.option(
    "--days", type=int, default=14, show_default=True, metavar="TAGE", help="Wie lange der Link gilt."
)


def _invitations() -> tuple[ModuleType, object]:
    """What the commands for invitations do, and the settings of the staff app."""
    return importlib.import_module("callbacks.commands.operators.invitations"), _accounts()[1]


@staff_accounts.command("invite")
@click.argument("operator", metavar="TRÄGER")
@click.option(
    "--institution",
    "keys",
    multiple=True,
    metavar="SCHLÜSSEL",
    help="Nur diese Einrichtung; mehrmals für mehrere. Ohne Angabe alle des Trägers.",
)
@click.option("--called", default="", metavar="NAME", help="Wie der Träger in der Einladung heißt.")
@_DAYS
@click.option("--note", default="", metavar="TEXT", help="Hinweis an den Träger.")
@ends_in_a_sentence
def invite_operator(operator: str, keys: tuple[str, ...], called: str, days: int, note: str) -> bool:
    """Einen Träger einladen, seine Einrichtungen zu bearbeiten; gibt den Link aus."""
    work, settings = _invitations()
    done: bool = work.invite(settings, operator, keys, called, days, note)
    return done


@staff_accounts.command("invitations")
@ends_in_a_sentence
def list_invitations() -> bool:
    """Alle Einladungen mit ihrem Stand."""
    work, settings = _invitations()
    done: bool = work.show(settings)
    return done


@staff_accounts.command("renew")
@_NUMBER
@_DAYS
@ends_in_a_sentence
def renew_invitation(number: int, days: int) -> bool:
    """Einen neuen Link für eine Einladung ausgeben; der alte gilt nicht mehr."""
    work, settings = _invitations()
    done: bool = work.renew(settings, number, days)
    return done


@staff_accounts.command("withdraw")
@_NUMBER
@ends_in_a_sentence
def withdraw_invitation(number: int) -> bool:
    """Eine offene Einladung zurückziehen."""
    work, settings = _invitations()
    done: bool = work.withdraw(settings, number)
    return done


@staff_accounts.command("access")
@ends_in_a_sentence
def list_access() -> bool:
    """Welche Konten welche Einrichtungen bearbeiten dürfen."""
    work, settings = _invitations()
    done: bool = work.show_access(settings)
    return done


@staff_accounts.command("take-away")
@_NAME
@click.argument("institution", metavar="SCHLÜSSEL")
@ends_in_a_sentence
def take_away_institution(name: str, institution: str) -> bool:
    """Einem Konto eine Einrichtung entziehen; gilt sofort."""
    work, settings = _invitations()
    done: bool = work.end_access(settings, name, institution)
    return done
