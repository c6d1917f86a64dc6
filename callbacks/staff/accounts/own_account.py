"""Mein Konto: who one is here, another password, and the end of all sessions."""

from __future__ import annotations

from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.staff import accounts, passwords, sessions
from data.staff.accounts import AccountRefused
from layouts.staff.accounts.own import own_account_page
from layouts.staff.screens import OWN_ACCOUNT


def register(staff: Staff) -> None:
    """Adds the screen and its acts."""
    own = OwnAccount(staff)
    staff.page(OWN_ACCOUNT, right=Right.SIGNED_IN)(own.show)
    staff.action(f"{OWN_ACCOUNT}/kennwort", right=Right.SIGNED_IN)(own.change_password)
    staff.action(f"{OWN_ACCOUNT}/abmelden", right=Right.SIGNED_IN)(own.sign_out_everywhere)


class OwnAccount:
    """What everybody may do with their own account."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def show(self, visit: Visit) -> StaffPage:
        """Name, role and rights, and the form for another password."""
        return self._page(visit)

    def change_password(self, visit: Visit) -> StaffPage | Redirect:
        """Another password: the old one is asked for, and every other browser is signed out."""
        staff, account, lang = self.staff, visit.account, visit.lang
        old, new, again = (visit.form.get(one, "")[:1000] for one in ("old", "password", "again"))
        with staff.store.reading() as connection:
            until = sessions.blocked_until(connection, account.name, visit.now)
            stored = accounts.password_hash(connection, account.id)
        if until is not None or not passwords.fits(old, stored):
            if until is None:
                with staff.store.writing() as connection:
                    sessions.failed(connection, account.name, visit.now)
            return self._page(visit, say(lang, "staff_password_old_wrong"))
        if new != again:
            return self._page(visit, say(lang, "staff_password_differs"))
        try:
            with staff.store.writing() as connection:
                accounts.set_password(connection, account, new, by=account.name, at=visit.now)
                fresh = sessions.begin(connection, account, visit.now, say("de", "staff_after_password"))
        except AccountRefused as error:
            return self._page(visit, error.sentence(lang))
        staff.pages.renew_session(fresh)
        return Redirect(OWN_ACCOUNT, say(lang, "staff_password_changed"))

    def sign_out_everywhere(self, visit: Visit) -> Redirect:
        """Ends all sessions, this one, too."""
        with self.staff.store.writing() as connection:
            sessions.end_all(connection, visit.account, by=visit.account.name, at=visit.now)
        return Redirect("/")

    def _page(self, visit: Visit, failed: str = "") -> StaffPage:
        content = own_account_page(visit, visit.account, visit.now, failed)
        return StaffPage(content, say(visit.lang, "staff_own_account"), status=400 if failed else 200)
