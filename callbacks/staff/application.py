"""The staff app put together: who is let in, headers, errors, and its screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask, Response, g
from flask_compress import Compress
from werkzeug.routing import IntegerConverter
from werkzeug.wrappers import Response as AnyResponse

from callbacks.answers import Answers
from callbacks.server import base_path, bundle
from callbacks.server.headers import content_policy
from callbacks.server.installed import packages
from callbacks.server.watching import routes as watching
from callbacks.staff import failures
from callbacks.staff.accounts import own_account
from callbacks.staff.accounts import screen as accounts
from callbacks.staff.definitions import screen as definitions
from callbacks.staff.editions import screen as editions
from callbacks.staff.entrance.attempts import AddressAttempts
from callbacks.staff.entrance.guard import Guard
from callbacks.staff.entrance.invited import Acceptance
from callbacks.staff.entrance.password_tries import PasswordTries
from callbacks.staff.entrance.sign_in import Entrance
from callbacks.staff.entries import screen as entries
from callbacks.staff.entry_sheets import screen as entry_sheets
from callbacks.staff.intake import findings
from callbacks.staff.intake import preview as intake_preview
from callbacks.staff.intake import screen as intake
from callbacks.staff.invitations import returning
from callbacks.staff.invitations import screen as invitations
from callbacks.staff.jobs import screen as jobs_screen
from callbacks.staff.log import screen as log
from callbacks.staff.merging import screen as merging
from callbacks.staff.overview import screen as overview
from callbacks.staff.own_entries import courses as own_courses
from callbacks.staff.own_entries import screen as own_entries
from callbacks.staff.release import screen as release
from callbacks.staff.reports import screen as reports
from callbacks.staff.screens import LANGUAGE_COOKIE, Staff
from callbacks.staff.sheets import Sheets
from callbacks.staff.staff_pages import StaffPages
from callbacks.staff.templates import screen as templates
from callbacks.staff.versions import previews
from callbacks.staff.versions import screen as versions
from dashboard.staff.settings import StaffSettings
from data.repository import Repository
from data.staff.jobs.jobs import Jobs
from data.staff.store import StaffStore

SCREENS = (
    *(overview, intake, findings, intake_preview, definitions, release, versions, previews, jobs_screen),
    *(templates, entries, entry_sheets, merging, invitations, returning, own_entries, own_courses),
    *(editions, reports, accounts, own_account, log),
)
"""Each has a function `register(staff)`."""
WORKER = "callbacks.staff.jobs.worker"
"""The module whose process works on jobs."""
_YEAR = 365 * 24 * 3600


class _RowNumber(IntegerConverter):
    """Numbers in addresses, as long as both databases take them."""

    regex = "[0-9]{1,9}"


def build_staff(
    settings: StaffSettings,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    attempts: AddressAttempts | None = None,
    jobs: Jobs | None = None,
) -> Staff:
    """The staff app on the stores of `settings`; its WSGI application is `server`. Several may live in one process.
    `jobs` are those of the stores, with a worker of their own by default.

    Raises StoreError when a store is missing or of another level.
    """
    store = StaffStore(settings.stores)
    server = Flask("bildungslupe-verwaltung", static_folder=None)
    server.secret_key = settings.secret_key
    server.url_map.converters["int"] = _RowNumber
    server.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        SESSION_COOKIE_NAME="lupe-gesagt",  # sentences to be said once; who is signed in stands in the store
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_SECURE=settings.secure,
    )
    answers = Answers(Repository(store.published, settings.stores.district), settings.stores.district)
    staff = Staff(server, settings, store, answers, jobs or Jobs(settings.stores, program=WORKER), now)
    files = bundle.register(server, staff=True)
    packages.register(server)
    behind_proxy = bool(settings.url or settings.proxy_hops)
    watching.register(server, settings.metrics_token, behind_proxy=behind_proxy)
    staff.pages = StaffPages(staff, files)
    staff.sheets = Sheets(staff, server)
    guard = Guard(staff)
    _headers(staff)
    server.before_request(guard.check)
    _readiness(staff)
    tries = PasswordTries(staff, attempts or AddressAttempts())
    Entrance(staff, tries).register()
    Acceptance(staff, tries).register()
    for screen in SCREENS:
        screen.register(staff)
    Compress(server)
    base_path.stand_behind(server, settings.base_path, settings.proxy_hops)
    failures.register(server, staff.pages)
    return staff


def _readiness(staff: Staff) -> None:
    """`/healthz` answers 200 while both stores can be read; a StoreError is told as everywhere."""

    def healthz() -> Response:
        with staff.store.reading():
            staff.store.shown_version()
        return Response("{}", mimetype="application/json")

    staff.open_route("/healthz", "GET")(healthz)


def _headers(staff: Staff) -> None:
    server, settings = staff.server, staff.settings

    @server.after_request
    def protect(response: AnyResponse) -> AnyResponse:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", content_policy(staff.sheets.hashes(), "'none'"))
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("X-Frame-Options", "DENY")
        headers.setdefault("Referrer-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        if settings.secure:
            headers.setdefault("Strict-Transport-Security", f"max-age={_YEAR}")
        if "Cache-Control" not in headers or headers["Cache-Control"] == "no-cache":
            headers["Cache-Control"] = "no-store"
        if secret := g.pop("new_secret", ""):
            staff.pages.set_session(response, secret)
        if lang := g.pop("chosen_language", ""):
            response.set_cookie(
                LANGUAGE_COOKIE,
                lang,
                max_age=_YEAR,
                secure=settings.secure,
                httponly=True,
                samesite="Strict",
                path=settings.cookie_path,
            )
        return response
