"""The commands `staff invite | invitations | renew | withdraw | access | take-away`: invitations of operators from the
command line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TypeVar

import click

from dashboard.domain.releases.step import COMMAND_LINE
from dashboard.errors import MonitorError
from dashboard.staff.invitations.invitation import Invitation, InvitedInstitution, NewInvitation
from dashboard.staff.invitations.link import signed
from dashboard.staff.invitations.operators import may_be_same, operators_of
from dashboard.staff.moments import full_moment, moment, short_day
from dashboard.staff.settings import StaffSettings
from dashboard.texts import both, say
from data.staff import accounts
from data.staff.invitations import invitation_store
from data.staff.invitations.holdings import holdings, take_away
from data.staff.invitations.offered import offered_institutions
from data.staff.store import StaffConnection, StaffStore

Done = TypeVar("Done")


def invite(
    settings: StaffSettings, operator: str, keys: Collection[str], called: str, days: int, note: str
) -> bool:
    """Invites an operator to edit its institutions, or those of `keys` alone, and prints the link."""
    _require_key(settings)
    now = datetime.now(UTC)
    with _opened(settings) as store:
        with store.reading_published() as connection:
            offered = offered_institutions(connection, settings.stores.district, now.astimezone().date())
        asked = NewInvitation(called or operator, _chosen(offered, operator, keys), days, note)
        with store.writing() as connection:
            made, secret = invitation_store.invite(connection, asked, by=COMMAND_LINE, at=now)
    _say_link(settings, made, secret)
    return True


def show(settings: StaffSettings) -> bool:
    """Prints all invitations, the newest first."""
    now = datetime.now(UTC)
    with _opened(settings) as store, store.reading() as connection:
        found = invitation_store.invitations(connection)
    for one in found:
        at = moment(one.closed_at, now, "de") if one.closed_at else ""
        day = short_day(one.expires_at.astimezone().date(), "de")
        state = say("de", f"staff_invite_state_{one.state_at(now)}", day=day, by=one.closed_by, at=at)
        click.echo(
            f"{one.number} · {one.operator} · {', '.join(each.key for each in one.institutions)} · {state}"
        )
    if not found:
        click.echo(say("de", "staff_invitations_none"))
    return True


def renew(settings: StaffSettings, number: int, days: int) -> bool:
    """Prints another link for an invitation; the earlier one is void."""
    _require_key(settings)
    made, secret = _written(
        settings,
        lambda connection: invitation_store.renew(
            connection, number, days, by=COMMAND_LINE, at=datetime.now(UTC)
        ),
    )
    _say_link(settings, made, secret)
    return True


def withdraw(settings: StaffSettings, number: int) -> bool:
    """Makes the link of an open invitation void."""
    gone = _written(
        settings,
        lambda connection: invitation_store.withdraw(
            connection, number, by=COMMAND_LINE, at=datetime.now(UTC)
        ),
    )
    click.echo(say("de", "staff_invite_was_withdrawn", operator=gone.operator))
    return True


def show_access(settings: StaffSettings) -> bool:
    """Prints which institutions each account may edit."""
    with _opened(settings) as store, store.reading() as connection:
        granted = holdings(connection)
        people = accounts.accounts(connection)
    for account in people:
        for one in granted[account.id].grants.values() if account.id in granted else ():
            since = full_moment(one.granted_at, "de")
            click.echo(f"{account.name} · {one.name} · {one.institution} · seit {since}")
    if not granted:
        click.echo(say("de", "staff_invite_access_none"))
    return True


def end_access(settings: StaffSettings, name: str, institution: str) -> bool:
    """Ends the right of an account to an institution."""

    def ended(connection: StaffConnection) -> str:
        account = accounts.by_name(connection, name)
        gone = take_away(connection, account, institution, by=COMMAND_LINE, at=datetime.now(UTC))
        if not gone:
            raise _refused("staff_invite_not_granted", account=account.name)
        return say("de", "staff_invite_was_taken_away", account=account.name, name=gone)

    click.echo(_written(settings, ended))
    return True


def _chosen(
    offered: Sequence[InvitedInstitution], operator: str, keys: Collection[str]
) -> tuple[InvitedInstitution, ...]:
    """The institutions of `keys`, whoever runs them, else all of the operator of that spelling."""
    by_key = {one.key: one for one in offered}
    for key in keys:
        if key not in by_key:
            raise _refused("staff_invite_unknown_institution", of=key)
    if keys:
        return tuple(by_key[key] for key in dict.fromkeys(keys))
    found = tuple(one for one in offered if one.carrier.casefold() == " ".join(operator.split()).casefold())
    if not found:
        german, english = both("staff_invite_unknown_operator", name=operator)
        near = [one.name for one in operators_of(offered) if may_be_same(one.name, operator)][:5]
        more = f" Ähnlich: {'; '.join(near)}." if near else ""
        raise MonitorError(german + more, english=english)
    return found


def _say_link(settings: StaffSettings, made: Invitation, secret: str) -> None:
    day = short_day(made.expires_at.astimezone().date(), "de")
    count = len(made.institutions)
    what = "1 Einrichtung" if count == 1 else f"{count} Einrichtungen"
    click.echo(f"Einladung {made.number} für „{made.operator}“, {what}. Der Link gilt einmal und bis {day}:")
    click.echo(f"{settings.address}/einladung/{signed(secret, settings.secret_key)}")


def _require_key(settings: StaffSettings) -> None:
    if not settings.lasting_key:
        raise _refused("staff_invite_key_needed")


def _written(settings: StaffSettings, act: Callable[[StaffConnection], Done]) -> Done:
    with _opened(settings) as store, store.writing() as connection:
        return act(connection)


@contextmanager
def _opened(settings: StaffSettings) -> Iterator[StaffStore]:
    store = StaffStore(settings.stores)
    try:
        yield store
    finally:
        store.close()


def _refused(key: str, /, **given: object) -> MonitorError:
    german, english = both(key, **given)
    return MonitorError(german, english=english)
