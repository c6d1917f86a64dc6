"""Freigaben: drafts, submitting, sending back, discarding; releasing is a job."""

from __future__ import annotations

from collections.abc import Callable

from callbacks.staff.entry_sheets.comparison import entry_cards
from callbacks.staff.jobs.screen import start_job
from callbacks.staff.release.draft_parts import discarded_parts, draft_parts, draft_to_look_at
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.errors import ReleaseError
from dashboard.staff.jobs.job import JobKind
from dashboard.staff.release.flow import LONGEST_REASON
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.staff.release.drafts import discard, refuse, submit, take_back
from layouts.staff.release.page import draft_page, drafts_page
from layouts.staff.screens import RELEASES


def register(staff: Staff) -> None:
    """Adds the screens and the acts."""
    here = f"{RELEASES}/<version>"
    staff.waiting[RELEASES] = lambda visit: sum(one.may_release for one in draft_parts(visit))

    @staff.page(RELEASES, right=Right.SEE)
    def listed(visit: Visit) -> StaffPage:
        content = drafts_page(visit, draft_parts(visit), discarded_parts(visit), visit.now)
        return StaffPage(content, say(visit.lang, "staff_release"))

    @staff.page(here, right=Right.SEE)
    def one(visit: Visit, version: str) -> StaffPage | Redirect:
        try:
            found = draft_to_look_at(visit, version[:40])
        except ReleaseError as error:
            return Redirect(RELEASES, error.sentence(visit.lang), problem=True)
        title = say(visit.lang, "staff_release_title", version=found.version)
        more = entry_cards(visit, found.version)
        return StaffPage(draft_page(visit, found, visit.now, more), title)

    @staff.action(f"{here}/zur-freigabe", right=Right.EDIT)
    def submitted(visit: Visit, version: str) -> Redirect:
        return _done(visit, version, submit, "submit")

    @staff.action(f"{here}/zurueckholen", right=Right.EDIT)
    def taken_back(visit: Visit, version: str) -> Redirect:
        return _done(visit, version, take_back, "take_back")

    @staff.action(f"{here}/verwerfen", right=Right.EDIT)
    def discarded(visit: Visit, version: str) -> Redirect:
        return _done(visit, version, discard, "discard", then=RELEASES)

    @staff.action(f"{here}/zurueckgeben", right=Right.RELEASE)
    def refused(visit: Visit, version: str) -> Redirect:
        return _done(visit, version, refuse, "refuse", visit.text("grund", LONGEST_REASON + 1))

    @staff.action(f"{here}/freigeben", right=Right.RELEASE)
    def released(visit: Visit, version: str) -> Redirect:
        try:
            found = draft_to_look_at(visit, version)
        except ReleaseError as error:
            return Redirect(RELEASES, error.sentence(visit.lang), problem=True)
        if not found.may_release:
            why = found.hindrance or say(visit.lang, "staff_release_not_submitted", version=version)
            return Redirect(f"{RELEASES}/{version}", why, problem=True)
        return start_job(visit, JobKind.RELEASE, version, narrow=visit.text("eng") == "ja")


def _done(
    visit: Visit, version: str, act: Callable[..., None], name: str, *more: str, then: str = ""
) -> Redirect:
    """Does it in a transaction of its own, and says so; or why not. `act` gets the connection, the version, the account
    and `more`."""
    back = f"{RELEASES}/{version}"
    try:
        with visit.staff.store.writing() as connection:
            act(connection, version, visit.account.name, *more)
    except ReleaseError as error:
        return Redirect(back, error.sentence(visit.lang), problem=True)
    return Redirect(then or back, say(visit.lang, f"staff_release_said_{name}", version=version))
