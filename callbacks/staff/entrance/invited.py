"""The page of an invitation: an operator makes an account, or signs in with its own, and has its institutions."""

from __future__ import annotations

from flask import flash, redirect, request
from werkzeug.wrappers import Response

from callbacks.staff.entrance.attempts import AddressAttempts
from callbacks.staff.entrance.outside import OutsideForms
from callbacks.staff.entrance.password_tries import PasswordTries, TryFailed
from callbacks.staff.screens import Staff, staff_language
from dashboard.errors import MonitorError
from dashboard.staff.accounts.account import Account
from dashboard.staff.invitations.invitation import Invitation, carriers_of
from dashboard.staff.invitations.link import secret_of
from dashboard.staff.rights import Role
from dashboard.texts import both, say
from data.staff import accounts, sessions
from data.staff.invitations.holdings import grant
from data.staff.invitations.invitation_store import accept, open_invitation
from data.staff.store import StaffConnection
from layouts.staff.invitations.invited import InvitedForm, invited_page, void_page
from layouts.staff.screens import INVITED, OWN_ENTRIES

_LARGEST = 20_000


class InvitationVoid(MonitorError):
    """Raised where a link does not count any more when somebody sends its form; nothing has changed then."""


class OtherRole(MonitorError):
    """Raised where somebody accepts with an account of another role; nothing has changed then."""


class Acceptance:
    """Opening changes nothing: programs that look at links in mails use none up. Sending a form does, once."""

    def __init__(self, staff: Staff, tries: PasswordTries) -> None:
        self.staff, self.tries, self.forms = staff, tries, OutsideForms(staff)
        self.void_links = AddressAttempts()

    def register(self) -> None:
        """Adds the routes."""
        here = f"{INVITED}/<link>"
        self.staff.open_route(here, "GET")(self.show)
        self.staff.open_route(f"{here}/konto", "POST", largest=_LARGEST)(self.with_new_account)
        self.staff.open_route(f"{here}/anmelden", "POST", largest=_LARGEST)(self.with_own_account)

    def show(self, link: str) -> Response:
        """Whose institutions they are, and both forms; or that the link is void."""
        if not self._secret(link) and (wait := self.void_links.wait(self.forms.sender())):
            return self._void(wait)  # a link that is signed is never in the way of others
        found = self._found(link)
        return self._void() if found is None else self._page(link, found)

    def with_new_account(self, link: str) -> Response:
        """Makes an account of the role Träger that has the institutions, and signs it in."""
        lang, secret, found = staff_language(), self._secret(link), self._found(link)
        if found is None:
            return self._void()
        self.forms.require_token()
        if failed := self.tries.blocked(self.forms.sender(), lang):
            return self._page(link, found, InvitedForm(failed=failed.sentence), failed.status)
        name = request.form.get("name", "").replace("\0", "")[:200]
        password, again = (request.form.get(one, "")[:1000] for one in ("password", "again"))
        if password != again:
            form = InvitedForm(name, say(lang, "staff_password_differs"))
            return self._page(link, found, form, 400)
        if not password:
            return self._page(link, found, InvitedForm(name, say(lang, "staff_password_short")), 400)
        now, called = self.staff.now(), " ".join(name.split())
        carrier = "; ".join(carriers_of(found.institutions)) or found.operator
        try:
            with self.staff.store.writing() as connection:
                made = accounts.add(
                    connection,
                    name,
                    Role.OPERATOR,
                    by=called,
                    at=now,
                    password=password,
                    carrier=carrier,
                )
                begun = self._accepted(connection, secret, made)
        except InvitationVoid:
            return self._void()
        except accounts.AccountRefused as error:
            self.tries.attempts.failed(self.forms.sender())  # else names could be tried out
            return self._page(link, found, InvitedForm(name, error.sentence(lang)), 400)
        return self._welcome(begun)

    def with_own_account(self, link: str) -> Response:
        """Adds the institutions to an account that there is, and signs it in, by the rules of every sign-in."""
        lang, secret, found = staff_language(), self._secret(link), self._found(link)
        if found is None:
            return self._void()
        self.forms.require_token()
        name = request.form.get("konto", "").replace("\0", "")[:200]
        password = request.form.get("kennwort", "")[:1000]

        def accepted(connection: StaffConnection, account: Account) -> str:
            if account.role is not Role.OPERATOR:
                german, english = both("staff_invited_other_role")
                raise OtherRole(german, english=english)
            return self._accepted(connection, secret, account)

        try:
            begun = self.tries.with_password(name, password, self.forms.sender(), lang, accepted)
        except InvitationVoid:
            return self._void()
        except OtherRole as error:
            return self._page(link, found, InvitedForm(own_name=name, own_failed=error.sentence(lang)), 403)
        if isinstance(begun, TryFailed):
            form = InvitedForm(own_name=name, own_failed=begun.sentence)
            return self._page(link, found, form, begun.status)
        return self._welcome(begun)

    def _accepted(self, connection: StaffConnection, secret: str, account: Account) -> str:
        """Uses the link up, grants what it names, and begins a session, whose secret it gives."""
        now = self.staff.now()
        invitation = accept(connection, secret, account.name, now)
        if invitation is None:
            german, english = both("staff_invited_void")
            raise InvitationVoid(german, english=english)
        grant(connection, account, invitation, now)
        return sessions.begin(connection, account, now, say("de", "staff_invited"))

    def _secret(self, link: str) -> str:
        return secret_of(link, self.staff.settings.secret_key)

    def _found(self, link: str) -> Invitation | None:
        """The invitation that counts now. What this program has not signed is not looked up."""
        with self.staff.store.reading() as connection:
            return open_invitation(connection, self._secret(link), self.staff.now())

    def _welcome(self, begun: str) -> Response:
        """Whatever session the browser had ends: its secret is a new one."""
        flash(say(staff_language(), "staff_invited_welcome"), "done")
        response = redirect(OWN_ENTRIES, 303)
        self.staff.pages.set_session(response, begun)
        return response

    def _page(
        self, link: str, found: Invitation, form: InvitedForm | None = None, status: int = 200
    ) -> Response:
        lang = staff_language()
        action = f"{INVITED}/{link}"
        page = invited_page(lang, self.forms.token(), action, found, form or InvitedForm())
        return self.forms.page(page, say(lang, "staff_invited"), status)

    def _void(self, wait: int = 0) -> Response:
        """One page for every link that does not count, so that nothing is learned from it."""
        lang = staff_language()
        if not wait and not self.void_links.wait(self.forms.sender()):
            self.void_links.failed(self.forms.sender())
        said = say(lang, "staff_invited_wait", minutes=-(-wait // 60)) if wait else ""
        return self.forms.page(void_page(lang, said), say(lang, "staff_invited"), 429 if wait else 404)
