"""Konten und Rechte: who may do what, added, changed, locked, given a link for a password."""

from __future__ import annotations

from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.staff.accounts.account import Account
from dashboard.staff.rights import Right, Role
from dashboard.texts import say
from data.staff import accounts, sessions
from data.staff.accounts import AccountRefused
from layouts.staff.accounts.page import NewAccount, accounts_page, link_made
from layouts.staff.screens import ACCOUNTS, LINK


def register(staff: Staff) -> None:
    """Adds the screen and its acts."""
    own = AccountsScreen(staff)
    staff.page(ACCOUNTS, right=Right.ADMINISTER)(own.show)
    staff.action(f"{ACCOUNTS}/neu", right=Right.ADMINISTER)(own.add)
    staff.action(f"{ACCOUNTS}/<int:number>/rolle", right=Right.ADMINISTER)(own.change_role)
    staff.action(f"{ACCOUNTS}/<int:number>/sperre", right=Right.ADMINISTER)(own.lock)
    staff.action(f"{ACCOUNTS}/<int:number>/abmelden", right=Right.ADMINISTER)(own.sign_out)
    staff.action(f"{ACCOUNTS}/<int:number>/link", right=Right.ADMINISTER)(own.link)


class AccountsScreen:
    """The acts of Leitung on accounts."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def show(self, visit: Visit) -> StaffPage:
        """All accounts, and the form for a new one."""
        return self._page(visit)

    def add(self, visit: Visit) -> StaffPage:
        """A new account, and its link, which is shown this once."""
        given = NewAccount(visit.text("name", 200), visit.text("role", 20), visit.text("carrier", 200))
        try:
            role = _role(given.role)
            with self.staff.store.writing() as connection:
                made = accounts.add(
                    connection, given.name, role, by=visit.account.name, at=visit.now, carrier=given.carrier
                )
                secret = accounts.make_link(connection, made, by=visit.account.name, at=visit.now)
        except AccountRefused as error:
            return self._page(visit, given, error.sentence(visit.lang))
        return self._link_page(visit, made, secret)

    def change_role(self, visit: Visit, number: int) -> Redirect:
        """Another role, at once."""
        try:
            role = _role(visit.text("role", 20))
            with self.staff.store.writing() as connection:
                one = accounts.by_number(connection, number)
                accounts.change_role(
                    connection,
                    one,
                    role,
                    by=visit.account.name,
                    at=visit.now,
                    carrier=visit.text("carrier", 200),
                )
        except AccountRefused as error:
            return Redirect(ACCOUNTS, error.sentence(visit.lang), problem=True)
        said = say(
            visit.lang, "staff_role_changed", name=one.name, role=say(visit.lang, f"staff_role_{role.value}")
        )
        return Redirect(ACCOUNTS, said)

    def lock(self, visit: Visit, number: int) -> Redirect:
        """Locks an account or lets it in again."""
        locked = visit.text("locked", 5) == "ja"
        try:
            with self.staff.store.writing() as connection:
                one = accounts.by_number(connection, number)
                accounts.set_locked(connection, one, locked, by=visit.account.name, at=visit.now)
        except AccountRefused as error:
            return Redirect(ACCOUNTS, error.sentence(visit.lang), problem=True)
        return Redirect(
            ACCOUNTS, say(visit.lang, "staff_locked" if locked else "staff_unlocked", name=one.name)
        )

    def sign_out(self, visit: Visit, number: int) -> Redirect:
        """Ends all sessions of an account."""
        try:
            with self.staff.store.writing() as connection:
                one = accounts.by_number(connection, number)
                sessions.end_all(connection, one, by=visit.account.name, at=visit.now)
        except AccountRefused as error:
            return Redirect(ACCOUNTS, error.sentence(visit.lang), problem=True)
        return Redirect(ACCOUNTS, say(visit.lang, "staff_signed_out_everywhere", name=one.name))

    def link(self, visit: Visit, number: int) -> StaffPage | Redirect:
        """A link that sets a new password, shown this once."""
        try:
            with self.staff.store.writing() as connection:
                one = accounts.by_number(connection, number)
                secret = accounts.make_link(connection, one, by=visit.account.name, at=visit.now)
        except AccountRefused as error:
            return Redirect(ACCOUNTS, error.sentence(visit.lang), problem=True)
        return self._link_page(visit, one, secret)

    def _page(self, visit: Visit, given: NewAccount | None = None, failed: str = "") -> StaffPage:
        with self.staff.store.reading() as connection:
            found = accounts.accounts(connection)
        content = accounts_page(visit, found, visit.account, visit.now, given or NewAccount(), failed)
        return StaffPage(content, say(visit.lang, "staff_accounts"), status=400 if failed else 200)

    def _link_page(self, visit: Visit, account: Account, secret: str) -> StaffPage:
        address = f"{self.staff.settings.address}{LINK}/{secret}"
        return StaffPage(link_made(visit, account, address), say(visit.lang, "staff_accounts"))


def _role(given: str) -> Role:
    try:
        return Role(given)
    except ValueError:
        raise AccountRefused(
            say("de", "staff_role_unknown"), english=say("en", "staff_role_unknown")
        ) from None
