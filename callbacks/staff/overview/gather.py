"""What the first screen tells, asked of both stores and of the readers' reports; nothing is estimated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from callbacks.staff.screens import Staff, Visit
from dashboard.domain.institutions.report import EntryReport
from dashboard.errors import MonitorError, StoreError
from dashboard.formats import counted, listed, number
from dashboard.staff.entries.draft import EntryDraft
from dashboard.staff.intake.intake import IntakeState
from dashboard.staff.invitations.invitation import InvitationState
from dashboard.staff.overview.rows import DraftRow, DueRow, HealthRow, PublicNow, ThemeRow, unconfirmed
from dashboard.staff.release.flow import DraftState, authors, release_problem
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.staff.entries.draft_store import open_entries
from data.staff.health import health
from data.staff.intake_store import intakes
from data.staff.invitations.invitation_store import invitations
from data.staff.release.drafts import DraftRelease, drafts
from data.staff.store import StaffStore
from data.stores.report_store import report_store_exists, stored_reports

_GIGABYTE = 1024**3
_NAMED = 3
"""How many institutions a row names."""


def public_now(staff: Staff) -> PublicNow | None:
    """The version on show, None where there is none or the store cannot be asked."""
    repository = staff.answers.repository
    try:
        shown = repository.releases()[0]
        offers = [one for one in repository.offers().values() if one.years]
        places = repository.register().of_level("gemeinde")
    except (IndexError, MonitorError):
        return None
    years = sorted({year for one in offers for found in one.years.values() for year in found})
    here = sum(1 for one in places if one.kreis == staff.district)
    return PublicNow(
        shown.version, shown.made_at, len(offers), here, years[0] if years else 0, years[-1] if years else 0
    )


def themes(staff: Staff, lang: str) -> list[ThemeRow]:
    """Each theme of the catalogue on show."""
    repository = staff.answers.repository
    try:
        catalogue, every, official = (
            repository.catalogue(),
            repository.offers(),
            repository.offers(official=True),
        )
    except MonitorError:
        return []
    rows = []
    for key, theme in catalogue.themes.items():
        own = [one for one, indicator in catalogue.indicators.items() if indicator.theme == key]
        filled = [one for one in own if one in every and every[one].years]
        years = [year for one in filled for found in every[one].years.values() for year in found]
        really = sum(1 for one in filled if one in official and official[one].years)
        rows.append(
            ThemeRow(theme.name[lang], len(filled), max(years, default=0), really, len(own) - len(filled))
        )
    return rows


def open_drafts(staff: Staff, visit: Visit) -> list[DraftRow]:
    """Drafts of releases and intakes that somebody works on, newest first, and what screens add to them."""
    four_eyes = staff.settings.four_eyes
    with staff.store.reading() as connection:
        rows = [_draft(one, visit, four_eyes=four_eyes) for one in drafts(connection)]
        rows += [
            DraftRow(
                one.name or say(visit.lang, "staff_intake_unnamed", number=one.number),
                "",
                "staff_kind_data",
                "staff_draft_state_open",
                one.by,
                one.at,
                staff.open_path(visit.account, "/einspielen", f"/{one.number}"),
            )
            for one in intakes(connection, IntakeState.OPEN)
        ]
        rows += _collected_entries(staff, visit, open_entries(connection))
    for more in staff.drafts:
        rows += more(visit)
    return sorted(rows, key=lambda one: (one.waits, one.at), reverse=True)


def due(staff: Staff, visit: Visit, today: date) -> list[DueRow]:
    """Institutions that nobody has confirmed for a year, and what screens know to be due."""
    rows = []
    late = 0
    carriers: Sequence[str] = ()
    try:
        found = staff.answers.repository.entries().institutions
        late, carriers = unconfirmed(found, today, staff.district)
    except MonitorError as error:
        rows.append(_unread(visit, "staff_entries", error))
    if late:
        lang = visit.lang
        rows.append(
            DueRow(
                say(lang, "staff_due_unconfirmed", count=number(late, 0, lang)),
                counted(len(carriers), say(lang, "staff_carrier_one"), say(lang, "staff_carrier_many"), lang)
                if carriers
                else "–",
                state=_invited(staff, visit) or say(lang, "staff_due_open"),
                path=staff.open_path(visit.account, "/einrichtungen", "?unbestaetigt=ja"),
                act=say(lang, "staff_look"),
            )
        )
    for name, more in staff.due.items():
        try:
            rows += more(visit)
        except MonitorError as error:
            rows.append(_unread(visit, name, error))
    return rows


def _invited(staff: Staff, visit: Visit) -> str:
    """How many invitations of operators are open, in words; empty where there is none."""
    with staff.store.reading() as connection:
        found = [one.state_at(visit.now) for one in invitations(connection)]
    count = found.count(InvitationState.OPEN)
    name = "staff_invite_invited_one" if count == 1 else "staff_invite_invited_many"
    return say(visit.lang, name, count=number(count, 0, visit.lang)) if count else ""


def _unread(visit: Visit, name: str, error: MonitorError) -> DueRow:
    """Says that nobody knows whether something is due, and why."""
    what = say(visit.lang, "staff_due_unread", what=say(visit.lang, name), why=error.sentence(visit.lang))
    return DueRow(what, "–", state=say(visit.lang, "staff_due_unknown"))


def _collected_entries(staff: Staff, visit: Visit, found: EntryDraft | None) -> list[DraftRow]:
    if found is None or not found.changes:
        return []
    lang, count = visit.lang, len(found.changes)
    name = say(lang, "staff_entries_change_one" if count == 1 else "staff_entries_change_many", count=count)
    return [
        DraftRow(
            name,
            listed([one.name for one in found.changes.values()][:_NAMED], say(lang, "and")),
            "staff_entries",
            "staff_draft_state_open",
            found.changed_by,
            found.changed_at,
            staff.open_path(visit.account, "/einrichtungen"),
        )
    ]


def reports(staff: Staff) -> tuple[Sequence[EntryReport], int] | str:
    """Open reports of readers, newest first, and how many were dealt with this year; the key of a text where there is
    no store, or it cannot be asked."""
    url = staff.settings.stores.reports_database_url
    if not report_store_exists(url):
        return "staff_reports_off"
    try:
        every = stored_reports(url, done=True)
    except StoreError:
        return "staff_reports_unreadable"
    year = staff.now().astimezone().year
    done = sum(1 for one in every if one.done_on is not None and one.done_on.year == year)
    return [one for one in reversed(every) if one.done_on is None], done


def _draft(one: DraftRelease, visit: Visit, *, four_eyes: bool) -> DraftRow:
    staff, version = visit.staff, one.version
    waits = (
        one.state is DraftState.SUBMITTED
        and visit.may(Right.RELEASE)
        and not release_problem(one.steps, visit.account.name, four_eyes=four_eyes)
    )
    first = one.steps[0] if one.steps else None
    path = staff.open_path(visit.account, "/freigaben", f"/{version}")
    return DraftRow(
        one.note or ", ".join(file.name for file in one.files) or version,
        say(visit.lang, "staff_draft_of", version=version, files=", ".join(file.name for file in one.files)),
        "staff_kind_data",
        f"staff_draft_state_{one.state.value}",
        ", ".join(authors(one.steps)),
        first.at if first else visit.now,
        path,
        waits,
    )


def health_rows(store: StaffStore, lang: str) -> list[HealthRow]:
    """What a look at the stores says."""
    found = health(store)
    rows = [
        HealthRow("staff_health_pair", not found.unfit, found.unfit or say(lang, "staff_health_pair_well")),
        HealthRow(
            "staff_health_whole",
            not found.interrupted,
            say(lang, "staff_health_interrupted" if found.interrupted else "staff_health_whole_well"),
        ),
        HealthRow(
            "staff_health_protected",
            not found.outdated,
            say(lang, "staff_health_outdated", versions=listed(list(found.outdated), say(lang, "and")))
            if found.outdated
            else say(lang, "staff_health_protected_well"),
        ),
    ]
    if found.size:
        free, size = (number(one / _GIGABYTE, 0, lang) for one in (found.free, found.size))
        said = say(lang, "staff_health_room_said", free=free, size=size)
        rows.append(HealthRow("staff_health_room", found.enough_room, said))
    return rows
