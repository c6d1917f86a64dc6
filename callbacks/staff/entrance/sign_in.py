"""The pages of whoever is not signed in: sign-in, and a link that sets a password. And the sign-out."""

from __future__ import annotations

from flask import Response, flash, get_flashed_messages, redirect, request
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from callbacks.staff.entrance.outside import OutsideForms
from callbacks.staff.entrance.password_tries import PasswordTries, TryFailed
from callbacks.staff.entrance.sign_on import SignedIn
from callbacks.staff.screens import Staff, Visit, staff_language
from callbacks.staff.staff_pages import asked_for
from dashboard.staff.accounts.account import Account
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.staff import accounts, sessions
from data.staff.store import StaffConnection
from layouts.staff.entrance import link_page, sign_in_page
from layouts.staff.screens import LINK, SIGN_IN, SIGN_OUT

_LARGEST = 20_000


class Entrance:
    """Signs in and out."""

    def __init__(self, staff: Staff, tries: PasswordTries) -> None:
        self.staff, self.tries, self.forms = staff, tries, OutsideForms(staff)

    def register(self) -> None:
        """Adds the routes."""
        staff = self.staff
        staff.open_route(SIGN_IN, "GET")(self.show)
        staff.open_route(SIGN_IN, "POST", largest=_LARGEST)(self.sign_in)
        staff.open_route(f"{LINK}/<secret>", "GET")(self.show_link)
        staff.open_route(f"{LINK}/<secret>", "POST", largest=_LARGEST)(self.follow_link)
        staff.action(SIGN_OUT, right=Right.SIGNED_IN)(self.sign_out)

    def show(self) -> AnyResponse:
        """The form, or the page asked for where somebody is signed in already."""
        if current_user.is_authenticated:
            return redirect(asked_for(), 303)
        return self._form()

    def sign_in(self) -> AnyResponse:
        """Signs in and leads where somebody wanted to go, or says in one sentence why not."""
        self.forms.require_token()
        staff, lang = self.staff, staff_language()
        name, password = (
            request.form.get("name", "").replace("\0", "")[:200],
            request.form.get("password", "")[:1000],
        )

        def begun(connection: StaffConnection, account: Account) -> str:
            return sessions.begin(connection, account, staff.now())

        found = self.tries.with_password(name, password, self.forms.sender(), lang, begun)
        if isinstance(found, TryFailed):
            return self._form(name, found.sentence, found.status)
        return self._signed_in(found)

    def sign_out(self, visit: Visit) -> AnyResponse:
        """Ends the session here."""
        user: SignedIn = current_user._get_current_object()
        with self.staff.store.writing() as connection:
            sessions.end(connection, user.secret, visit.account, visit.now)
        response = redirect(SIGN_IN, 303)
        self.staff.pages.set_session(response, "")
        response.headers["Clear-Site-Data"] = '"cache"'
        return response

    def show_link(self, secret: str) -> AnyResponse:
        """The form for a new password, or that the link is void."""
        return self._link_form(secret)

    def follow_link(self, secret: str) -> AnyResponse:
        """Sets the password once, and leads to the sign-in."""
        self.forms.require_token()
        staff, lang = self.staff, staff_language()
        password, again = (request.form.get(one, "")[:1000] for one in ("password", "again"))
        if password != again:
            return self._link_form(secret, say(lang, "staff_password_differs"))
        try:
            with staff.store.writing() as connection:
                account = accounts.account_of_link(connection, secret, staff.now())
                if account is None:
                    return self._link_form(secret)
                accounts.set_password(connection, account, password, by=account.name, at=staff.now())
        except accounts.AccountRefused as error:
            return self._link_form(secret, error.sentence(lang))
        flash(say(lang, "staff_password_set"), "done")
        return redirect(SIGN_IN, 303)

    def _signed_in(self, secret: str) -> AnyResponse:
        """Whatever session the browser had ends: its secret is a new one."""
        response = redirect(asked_for(), 303)
        self.staff.pages.set_session(response, secret)
        return response

    def _form(self, name: str = "", failed: str = "", status: int = 200) -> Response:
        lang = staff_language()
        page = sign_in_page(
            lang, self.forms.token(), asked_for(), name, failed, " ".join(map(str, get_flashed_messages()))
        )
        return self.forms.page(page, say(lang, "staff_sign_in"), status)

    def _link_form(self, secret: str, failed: str = "") -> Response:
        lang = staff_language()
        with self.staff.store.reading() as connection:
            account = accounts.account_of_link(connection, secret, self.staff.now())
        page = link_page(
            lang, self.forms.token(), f"{LINK}/{secret}", account.name if account else "", failed
        )
        status = 404 if account is None else 400 if failed else 200
        return self.forms.page(page, say(lang, "staff_set_password"), status)
