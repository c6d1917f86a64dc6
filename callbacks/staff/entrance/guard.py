"""What is asked of every request before anything answers it: the right host, a session, a token, a right."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from flask import Request, g, request
from flask_login import LoginManager, current_user
from werkzeug.exceptions import Forbidden, MisdirectedRequest
from werkzeug.wrappers import Response

from callbacks.server.watching.routes import ENDPOINTS, OF_THE_MACHINE
from callbacks.staff.entrance.sign_on import SignedIn, SingleSignOn
from callbacks.staff.entrance.tokens import HEADER, is_token, session_cookie, token_of
from callbacks.staff.screens import Staff, StaffRoute, Visit, staff_language
from dashboard.errors import StoreError
from dashboard.setting_values import LOOPBACK_NAMES
from dashboard.staff.accounts.account import Account
from data.staff import sessions
from layouts.staff.forms import CSRF_FIELD

READING = ("GET", "HEAD", "OPTIONS")
_TOUCHED_AFTER = timedelta(minutes=1)
"""A session's last use is written once a minute: more would only make writers wait for each other."""


class ForeignRequest(Forbidden):
    """Raised where a request that changes something does not come from a page of this app, or its token is not that of
    the session."""


class MissingRight(Forbidden):
    """Raised where whoever is signed in may not do what is asked for."""


class Guard:
    """Looks at every request before a route sees it: what no rule lets through is refused."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff
        self.sign_on = SingleSignOn(staff)
        self._static = frozenset({"bootstrap", "font", "scripts", "styles", *ENDPOINTS})
        manager = LoginManager(staff.server)
        manager.session_protection = None  # sessions stand in the store, not in a cookie
        manager.request_loader(self._known)

    def check(self) -> Response | None:
        """Call before each request. Raises an HTTPException where it is refused; gives a redirect where somebody has to
        sign in first."""
        if not self._is_our_host(request):
            raise MisdirectedRequest
        endpoint = request.endpoint or ""
        route = self.staff.by_endpoint.get(endpoint)
        request.max_content_length = route.largest if route else self.staff.sheets.largest
        if route is not None and route.right is None:
            if request.method not in READING and not came_from_here(request):
                raise ForeignRequest
            return None
        if route is None and endpoint in self._static and request.method in READING:
            return None
        return self._signed_in(route)

    def _signed_in(self, route: StaffRoute | None) -> Response | None:
        user = current_user
        if not user.is_authenticated:
            return self.staff.pages.to_sign_in(request)
        account: Account = user.account
        key = self.staff.settings.secret_key
        if request.method not in READING:
            given = request.headers.get(HEADER) or (request.form.get(CSRF_FIELD, "") if route else "")
            if not came_from_here(request) or not is_token(given, user.secret, key):
                raise ForeignRequest
        lang = staff_language()
        g.visit = Visit(account, self.staff, lang, token_of(user.secret, key), self.staff.now())
        if route is None:
            self.staff.sheets.check(g.visit)  # Dash's own routes, and what does not exist
        elif route.right is None or not account.may(route.right):
            raise MissingRight
        return None

    def _known(self, asked: Request) -> SignedIn | None:
        """Who is signed in, for Flask-Login."""
        staff, now = self.staff, self.staff.now()
        timeout = timedelta(minutes=staff.settings.timeout_minutes)
        secret = asked.cookies.get(session_cookie(staff.settings), "")
        with staff.store.reading() as connection:
            found = sessions.session_of(connection, secret, now, timeout) if secret else None
        if self.sign_on.speaks(asked):
            return self.sign_on.user(asked, found, secret)
        if found is None:
            return None
        route = staff.by_endpoint.get(asked.endpoint or "")
        if now - found.used_at > _TOUCHED_AFTER and not (route and route.quiet):
            self._touch(secret)
        return SignedIn(found.account, secret)

    def _touch(self, secret: str) -> None:
        """That another writer holds the store is no reason to refuse a request."""
        try:
            with self.staff.store.writing(quick=True) as connection:
                sessions.use(connection, secret, self.staff.now())
        except StoreError:
            pass

    def _is_our_host(self, asked: Request) -> bool:
        if asked.path in OF_THE_MACHINE and asked.method in READING:
            return True
        settings = self.staff.settings
        named = urlsplit(f"//{asked.host}")
        try:
            host, port = (named.hostname or "").lower(), named.port
        except ValueError:
            return False
        if settings.url:
            ours = urlsplit(settings.url)
            usual = {"https": 443, "http": 80}[ours.scheme]
            return (host, port or usual) == (ours.hostname, ours.port or usual)
        return host in LOOPBACK_NAMES or host == settings.host


def came_from_here(asked: Request) -> bool:
    """Whether a page of this host has sent a request, by what browsers say of that; one that says nothing comes from
    no page."""
    site = asked.headers.get("Sec-Fetch-Site", "")
    if site and site != "same-origin":
        return False
    said = asked.headers.get("Origin") or asked.headers.get("Referer") or ""
    if not said:
        return site == "same-origin"
    return bool(_place(said)) and _place(said) == _place(f"//{asked.host}")


def _place(address: str) -> str:
    """Name and port, without the ports that go without saying: a proxy may speak another protocol."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    host = parts.hostname or ""
    return f"{host}:{port}" if host and port not in (None, 80, 443) else host
