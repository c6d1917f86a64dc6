"""The pages of whoever is not signed in: sign-in, and a link that sets a password. And the sign-out."""

from __future__ import annotations

import secrets

from dash.development.base_component import Component
from flask import Response, flash, g, get_flashed_messages, redirect, request
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from callbacks.institutions.reports.limits import sender_of
from callbacks.staff.entrance.attempts import AddressAttempts
from callbacks.staff.entrance.guard import ForeignRequest
from callbacks.staff.entrance.sign_on import SignedIn
from callbacks.staff.entrance.tokens import entrance_cookie, is_token, token_of
from callbacks.staff.screens import Staff, Visit, staff_language
from callbacks.staff.staff_pages import asked_for
from dashboard.staff.moments import clock
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.staff import accounts, passwords, sessions
from layouts.staff.entrance import link_page, sign_in_page
from layouts.staff.forms import CSRF_FIELD
from layouts.staff.screens import LINK, SIGN_IN, SIGN_OUT

_LARGEST = 20_000


class Entrance:
    """Signs in and out."""

    def __init__(self, staff: Staff, attempts: AddressAttempts) -> None:
        self.staff, self.attempts = staff, attempts

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
        self._require_token()
        staff, lang, now = self.staff, staff_language(), self.staff.now()
        name, password = (
            request.form.get("name", "").replace("\0", "")[:200],
            request.form.get("password", "")[:1000],
        )
        address = self._sender()
        if wait := self.attempts.wait(address):
            minutes = -(-wait // 60)
            return self._form(name, say(lang, "staff_sign_in_address", minutes=minutes), 429)
        with staff.store.reading() as connection:
            until = sessions.blocked_until(connection, name, now)
            account, stored = sessions.candidate(connection, name)
        if until is None:
            right = passwords.fits(password, stored)
            with staff.store.writing() as connection:
                # asked again: tries that came at the same time count, too
                until = sessions.blocked_until(connection, name, now)
                if right and account is not None and until is None:
                    return self._signed_in(sessions.begin(connection, account, now))
                if until is None:
                    until = sessions.failed(connection, name, now)
            self.attempts.failed(address)
        if until is not None:
            return self._form(name, say(lang, "staff_sign_in_blocked", time=clock(until)), 429)
        return self._form(name, say(lang, "staff_sign_in_failed"), 403)

    def _sender(self) -> str:
        """Who tries to sign in. Only where a machine stands in front, which STAFF_URL says, is there somebody to name
        another address: else whoever sends the header could try for ever, or block a colleague."""
        return sender_of(request) if self.staff.settings.url else request.remote_addr or ""

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
        self._require_token()
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
            lang, self._token(), asked_for(), name, failed, " ".join(map(str, get_flashed_messages()))
        )
        return self._outside(page, say(lang, "staff_sign_in"), status)

    def _link_form(self, secret: str, failed: str = "") -> Response:
        lang = staff_language()
        with self.staff.store.reading() as connection:
            account = accounts.account_of_link(connection, secret, self.staff.now())
        page = link_page(lang, self._token(), f"{LINK}/{secret}", account.name if account else "", failed)
        status = 404 if account is None else 400 if failed else 200
        return self._outside(page, say(lang, "staff_set_password"), status)

    def _outside(self, content: Component, name: str, status: int) -> Response:
        response = self.staff.pages.outside(content, name, status)
        response.set_cookie(
            self._cookie(),
            g.first_secret,
            secure=self.staff.settings.secure,
            httponly=True,
            samesite="Strict",
            path="/",
        )
        return response

    def _token(self) -> str:
        """The token of the form; it belongs to a cookie that nobody else has."""
        if "first_secret" not in g:
            g.first_secret = request.cookies.get(self._cookie(), "") or secrets.token_urlsafe(32)
        return token_of(g.first_secret, self.staff.settings.secret_key)

    def _require_token(self) -> None:
        secret = request.cookies.get(self._cookie(), "")
        if not is_token(request.form.get(CSRF_FIELD, ""), secret, self.staff.settings.secret_key):
            raise ForeignRequest

    def _cookie(self) -> str:
        return entrance_cookie(secure=self.staff.settings.secure)
