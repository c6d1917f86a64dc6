"""What hangs on an institution and goes with it where it is merged: figures, catchments, courses, rights of operators,
reports of readers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from dashboard.domain.courses.course import Course
from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.institutions.institution import InstitutionFigure
from dashboard.domain.institutions.report import EntryReport
from dashboard.staff.invitations.invitation import InvitationState
from dashboard.staff.merging.merge import FigureId, figures_of
from data.staff import accounts
from data.staff.invitations.holdings import holdings
from data.staff.invitations.invitation_store import invitations


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on some institutions, by key; `figures` by what they count and whose they are, as delivered.

    `accounts` names operators that may edit it, `invited` those whose invitation is open, `reports` counts those of
    readers."""

    figures: Mapping[FigureId, Mapping[str, InstitutionFigure]]
    catchments: Mapping[str, tuple[Catchment, ...]]
    courses: Mapping[str, tuple[Course, ...]]
    accounts: Mapping[str, tuple[str, ...]]
    invited: Mapping[str, tuple[str, ...]]
    reports: Mapping[str, int]


def hanging_on(
    keys: Collection[str],
    stored: Entries,
    connection: Connection,
    reports: Iterable[EntryReport],
    now: datetime,
) -> Hanging:
    """What hangs on the institutions of `keys` now; `stored` is what was delivered."""
    names = {one.id: one.name for one in accounts.accounts(connection)}
    granted: dict[str, list[str]] = {}
    for number, holding in holdings(connection).items():
        for key in holding.grants:
            granted.setdefault(key, []).append(names.get(number, ""))
    invited: dict[str, list[str]] = {}
    for one in invitations(connection):
        if one.state_at(now) is InvitationState.OPEN:
            for each in one.institutions:
                invited.setdefault(each.key, []).append(one.operator)
    every = list(reports)
    return Hanging(
        figures_of(keys, stored.figures),
        {key: tuple(one for one in stored.catchments if one.institution == key) for key in keys},
        {
            key: tuple(one for one in stored.courses if key in (one.provider_key, one.place_key))
            for key in keys
        },
        {key: tuple(sorted(granted.get(key, ()))) for key in keys},
        {key: tuple(sorted(invited.get(key, ()))) for key in keys},
        {key: sum(one.institution == key for one in every) for key in keys},
    )
