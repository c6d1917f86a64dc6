"""Who is signed in: by the session of this app, or by what a trusted machine in front of it says."""

from __future__ import annotations

from flask import Request, g

from callbacks.server.base_path import neighbour
from callbacks.staff.screens import Staff
from dashboard.staff.accounts.account import Account, name_key
from data.staff import accounts, sessions
from data.staff.sessions import StaffSession


class SignedIn:
    """An account as Flask-Login knows it. `secret` is what the cookie of its session holds."""

    is_authenticated, is_anonymous = True, False

    def __init__(self, account: Account, secret: str) -> None:
        self.account, self.secret = account, secret

    @property
    def is_active(self) -> bool:
        """Whether it may sign in."""
        return not self.account.locked

    def get_id(self) -> str:
        """For Flask-Login, which asks for a text."""
        return str(self.account.id)


class SingleSignOn:
    """Off unless both settings are there. The header counts from the address of the proxy alone, which is not the one
    that `X-Forwarded-For` names."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def speaks(self, asked: Request) -> bool:
        """Whether the trusted machine says who is asking."""
        settings = self.staff.settings
        return bool(
            settings.sso_header
            and neighbour(asked.environ) == settings.sso_proxy
            and asked.headers.get(settings.sso_header)
        )

    def user(self, asked: Request, found: StaffSession | None, secret: str) -> SignedIn | None:
        """Whoever the header names: with the session that is there, where it is theirs, else with a new one, whose
        cookie `g.new_secret` holds for the answer. None where there is no such account or it is locked."""
        name = asked.headers[self.staff.settings.sso_header]
        if found is not None and name_key(found.account.name) == name_key(name):
            return SignedIn(found.account, secret)
        staff, now = self.staff, self.staff.now()
        try:
            with staff.store.writing() as connection:
                account = accounts.by_name(connection, name)
                if account.locked:
                    return None
                fresh = sessions.begin(connection, account, now, "single sign-on")
        except accounts.AccountRefused:
            return None
        g.new_secret = fresh
        return SignedIn(account, fresh)
