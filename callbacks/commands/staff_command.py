"""The commands `staff add | list | role | lock | unlock | password`: accounts of staff from the command line, among
them the first one."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from dashboard.domain.releases.step import COMMAND_LINE
from dashboard.errors import MonitorError
from dashboard.staff.accounts.account import Account
from dashboard.staff.moments import full_moment
from dashboard.staff.rights import Role
from dashboard.staff.settings import StaffSettings
from dashboard.texts import say
from data.staff import accounts
from data.staff.store import StaffStore


def add(settings: StaffSettings, name: str, role: str, carrier: str, *, by_link: bool) -> bool:
    """Adds an account; asks for its password on a terminal, else (or with `by_link`) prints a link that sets it."""
    password = "" if by_link or not sys.stdin.isatty() else _asked_password()
    store, now = StaffStore(settings.stores), datetime.now(UTC)
    try:
        with store.writing() as connection:
            made = accounts.add(
                connection, name, Role(role), by=COMMAND_LINE, at=now, password=password, carrier=carrier
            )
            secret = "" if password else accounts.make_link(connection, made, by=COMMAND_LINE, at=now)
    finally:
        store.close()
    click.echo(f"Konto „{made.name}“ angelegt, Rolle {_role(made)}.")
    if secret:
        _say_link(settings, secret)
    return True


def show(settings: StaffSettings) -> bool:
    """Prints all accounts."""
    store = StaffStore(settings.stores)
    try:
        with store.reading() as connection:
            found = accounts.accounts(connection)
    finally:
        store.close()
    for one in found:
        state = "gesperrt" if one.locked else "aktiv" if one.has_password else "noch ohne Kennwort"
        last = full_moment(one.last_sign_in, "de") if one.last_sign_in else "noch nie"
        carrier = f" ({one.carrier})" if one.carrier else ""
        click.echo(f"{one.name} · {_role(one)}{carrier} · {state} · zuletzt angemeldet: {last}")
    if not found:
        click.echo("Noch kein Konto. Das erste: flask --app app staff add NAME --role leitung")
    return True


def change_role(settings: StaffSettings, name: str, role: str, carrier: str) -> bool:
    """Gives an account another role."""
    store, now = StaffStore(settings.stores), datetime.now(UTC)
    try:
        with store.writing() as connection:
            one = accounts.by_name(connection, name)
            accounts.change_role(connection, one, Role(role), by=COMMAND_LINE, at=now, carrier=carrier)
    finally:
        store.close()
    click.echo(say("de", "staff_role_changed", name=one.name, role=say("de", f"staff_role_{role}")))
    return True


def lock(settings: StaffSettings, name: str, *, locked: bool) -> bool:
    """Locks an account or lets it in again."""
    store, now = StaffStore(settings.stores), datetime.now(UTC)
    try:
        with store.writing() as connection:
            one = accounts.by_name(connection, name)
            accounts.set_locked(connection, one, locked, by=COMMAND_LINE, at=now)
    finally:
        store.close()
    click.echo(say("de", "staff_locked" if locked else "staff_unlocked", name=one.name))
    return True


def password(settings: StaffSettings, name: str, *, by_link: bool) -> bool:
    """Sets another password, asked for on a terminal, else (or with `by_link`) prints a link."""
    given = "" if by_link or not sys.stdin.isatty() else _asked_password()
    store, now = StaffStore(settings.stores), datetime.now(UTC)
    try:
        with store.writing() as connection:
            one = accounts.by_name(connection, name)
            if given:
                accounts.set_password(connection, one, given, by=COMMAND_LINE, at=now)
            secret = "" if given else accounts.make_link(connection, one, by=COMMAND_LINE, at=now)
    finally:
        store.close()
    if secret:
        _say_link(settings, secret)
    else:
        click.echo(f"Das Kennwort von „{one.name}“ ist geändert.")
    return True


def _asked_password() -> str:
    given: str = click.prompt("Kennwort", hide_input=True)
    if given != click.prompt("Kennwort wiederholen", hide_input=True):
        raise MonitorError(say("de", "staff_password_differs"))
    return given


def _say_link(settings: StaffSettings, secret: str) -> None:
    click.echo("Dieser Link legt das Kennwort fest; er gilt einmal und sieben Tage lang:")
    click.echo(f"{settings.address}/zugang/{secret}")


def _role(account: Account) -> str:
    return say("de", f"staff_role_{account.role.value}")
