"""Einladungen: the list, a new one, its link, withdrawing, and whose institutions an account may edit."""

from __future__ import annotations

from collections.abc import Sequence

from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.errors import MonitorError
from dashboard.staff.accounts.account import Account
from dashboard.staff.invitations.invitation import (
    LONGEST_NOTE,
    USUAL,
    Invitation,
    InvitedInstitution,
    NewInvitation,
)
from dashboard.staff.invitations.link import signed
from dashboard.staff.invitations.operators import NOBODY, Operator, alike, operators_of
from dashboard.staff.moments import short_day
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.staff import accounts
from data.staff.accounts import AccountRefused
from data.staff.invitations import invitation_store as store
from data.staff.invitations.holdings import holdings, take_away
from data.staff.invitations.invitation_store import InvitationRefused
from data.staff.invitations.offered import offered_institutions
from layouts.staff.invitations.list_page import AccessLine, InvitationsParts, invitations_page
from layouts.staff.invitations.new_page import (
    NEW,
    InvitationLink,
    NewInvitationForm,
    invitation_link_page,
    new_invitation_page,
)
from layouts.staff.screens import INVITATIONS, INVITED, SIGN_IN


def register(staff: Staff) -> None:
    """Adds the screens and the acts."""
    own = InvitationScreens(staff)
    staff.page(INVITATIONS, right=Right.SEE)(own.show)
    staff.page(NEW, right=Right.INVITE)(own.new)
    staff.action(NEW, right=Right.INVITE)(own.make)
    staff.action(f"{INVITATIONS}/<int:number>/erneuern", right=Right.INVITE)(own.renew)
    staff.action(f"{INVITATIONS}/<int:number>/zurueckziehen", right=Right.INVITE)(own.withdraw)
    staff.action(f"{INVITATIONS}/zugang/<int:account>/entziehen", right=Right.INVITE)(own.take_away)


class InvitationScreens:
    """The acts of staff on invitations."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def show(self, visit: Visit) -> StaffPage:
        """All invitations, and who may edit what."""
        with self.staff.store.reading() as connection:
            found = store.invitations(connection)
            granted = holdings(connection)
            people = {one.id: one for one in accounts.accounts(connection)} if granted else {}
        now = {one.key: one for one in self._offered(visit)}
        lines = [
            AccessLine(
                number,
                people[number].name,
                people[number].locked,
                grant.institution,
                grant.name,
                short_day(grant.granted_at.astimezone().date(), visit.lang),
                _hint(now.get(grant.institution), grant.carrier, visit.lang),
            )
            for number in sorted(granted, key=lambda one: people[one].name.casefold())
            for grant in granted[number].grants.values()
        ]
        parts = InvitationsParts(
            visit, found, lines, visit.now, visit.may(Right.INVITE), self.staff.settings.lasting_key
        )
        return StaffPage(invitations_page(parts), say(visit.lang, "staff_invitations"))

    def new(self, visit: Visit) -> StaffPage:
        """The form, for the operator that the address names."""
        name = visit.query.get("traeger", "")[:300]
        operators = operators_of(self._offered(visit))
        own = next((one for one in operators if one.name == name != NOBODY), None)
        ticked = {one.key for one in own.institutions} if own else set()
        return self._form(visit, name, ticked, own.name if own else "")

    def make(self, visit: Visit) -> StaffPage:
        """Makes the invitation and shows its link this once."""
        name, called, note = visit.text("traeger", 300), visit.text("name", 120), visit.text("hinweis")
        days, keys = visit.text("tage", 9), dict.fromkeys(visit.form.getlist("schluessel"))
        offered = {one.key: one for one in self._offered(visit)}
        try:
            asked = NewInvitation(called, _chosen(list(keys), offered), _number(days), note)
            with self.staff.store.writing() as connection:
                made, secret = store.invite(connection, asked, by=visit.account.name, at=visit.now)
        except InvitationRefused as error:
            failed = error.sentence(visit.lang)
            return self._form(visit, name, set(keys), called, days, note[: LONGEST_NOTE * 2], failed)
        return self._link(visit, made, secret)

    def renew(self, visit: Visit, number: int) -> StaffPage | Redirect:
        """Another link for as many days as usual, shown this once."""
        try:
            with self.staff.store.writing() as connection:
                made, secret = store.renew(connection, number, USUAL, by=visit.account.name, at=visit.now)
        except InvitationRefused as error:
            return Redirect(INVITATIONS, error.sentence(visit.lang), problem=True)
        return self._link(visit, made, secret)

    def withdraw(self, visit: Visit, number: int) -> Redirect:
        """The link is void at once."""
        try:
            with self.staff.store.writing() as connection:
                gone = store.withdraw(connection, number, by=visit.account.name, at=visit.now)
        except InvitationRefused as error:
            return Redirect(INVITATIONS, error.sentence(visit.lang), problem=True)
        return Redirect(INVITATIONS, say(visit.lang, "staff_invite_was_withdrawn", operator=gone.operator))

    def take_away(self, visit: Visit, account: int) -> Redirect:
        """Ends the right of an account to one institution at once."""
        key = visit.text("schluessel", 200)
        try:
            with self.staff.store.writing() as connection:
                one: Account = accounts.by_number(connection, account)
                name = take_away(connection, one, key, by=visit.account.name, at=visit.now)
        except AccountRefused as error:
            return Redirect(INVITATIONS, error.sentence(visit.lang), problem=True)
        if not name:
            said = say(visit.lang, "staff_invite_not_granted", account=one.name)
            return Redirect(INVITATIONS, said, problem=True)
        return Redirect(
            INVITATIONS, say(visit.lang, "staff_invite_was_taken_away", account=one.name, name=name)
        )

    def _offered(self, visit: Visit) -> Sequence[InvitedInstitution]:
        try:
            with self.staff.store.reading_published() as connection:
                return offered_institutions(connection, self.staff.district, visit.now.astimezone().date())
        except MonitorError:
            return ()

    def _form(
        self,
        visit: Visit,
        name: str,
        ticked: set[str],
        called: str,
        days: str = str(USUAL),
        note: str = "",
        failed: str = "",
    ) -> StaffPage:
        operators = operators_of(self._offered(visit))
        words = (visit.query.get("suche") or visit.text("suche", 100)).replace("\0", "")[:100]
        form = NewInvitationForm(
            visit,
            operators,
            self.staff.settings.lasting_key,
            name,
            words,
            _narrowed(alike(operators, name), words),
            ticked,
            called,
            days,
            note,
            failed,
        )
        title = say(visit.lang, "staff_invite")
        return StaffPage(new_invitation_page(form), title, status=400 if failed else 200)

    def _link(self, visit: Visit, made: Invitation, secret: str) -> StaffPage:
        settings = self.staff.settings
        link = InvitationLink(
            visit,
            made,
            f"{settings.address}{INVITED}/{signed(secret, settings.secret_key)}",
            f"{settings.address}{SIGN_IN}",
            f"{settings.public_url}/bildungslandkarte",
            settings.lasting_key,
            visit.now,
        )
        return StaffPage(invitation_link_page(link), say(visit.lang, "staff_invite"))


def _chosen(keys: Sequence[str], offered: dict[str, InvitedInstitution]) -> tuple[InvitedInstitution, ...]:
    for key in keys:
        if key not in offered:
            raise store.refused("staff_invite_unknown_institution", of=key[:80])
    return tuple(offered[key] for key in keys)


def _narrowed(shown: Sequence[Operator], words: str) -> list[Operator]:
    """Those institutions whose names have all words."""
    asked = words.casefold().split()
    found = []
    for one in shown:
        own = [each for each in one.institutions if all(word in each.name.casefold() for word in asked)]
        if own:
            found.append(Operator(one.name, tuple(own)))
    return found


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _hint(now: InvitedInstitution | None, carrier: str, lang: str) -> str:
    """What is no longer as when an institution was granted; empty where nothing is."""
    if now is None:
        return say(lang, "staff_invite_not_published")
    if now.carrier == carrier:
        return ""
    if not now.carrier:
        return say(lang, "staff_invite_no_carrier")
    return say(lang, "staff_invite_other_carrier", name=now.carrier)
