"""How a screen of staff is registered, what it is given, and what it gives back. There is no other way to add a
route: `Staff.routes` lists them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeAlias

from dash.development.base_component import Component
from flask import Flask, g, request
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.wrappers import Response

from callbacks.answers import Answers
from callbacks.server.pages import query_of_request
from dashboard.domain.selection import parse
from dashboard.errors import MonitorError
from dashboard.staff.accounts.account import Account
from dashboard.staff.entries.draft import DraftPart, EntryDraft
from dashboard.staff.overview.rows import DraftRow, DueRow
from dashboard.staff.rights import Right
from dashboard.staff.settings import StaffSettings
from data.importing.findings import Delivery
from data.staff.jobs.jobs import Jobs
from data.staff.store import StaffStore

if TYPE_CHECKING:
    from callbacks.staff.sheets import Sheets
    from callbacks.staff.staff_pages import StaffPages

LANGUAGE_COOKIE = "lupe-sprache"
LARGEST_FORM = 1_000_000
"""Bytes of a request that says nothing else."""


@dataclass(frozen=True, slots=True)
class StaffPage:
    """What a screen shows below the band and beside the column.

    `name` stands in the title of the window, `room` is whose script and style sheet it asks for (`staff`, or
    `staff-<folder>` for one of assets/staff/), `data` is HTML that holds what they read.
    """

    content: Component
    name: str
    room: str = "staff"
    status: int = 200
    data: str = ""


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where an act leads (303), and the sentence that stands there once; `problem` where something went wrong."""

    path: str
    said: str = ""
    problem: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of somebody who is signed in and may make it. `csrf` is the token that forms send along, `path` the
    address without its query. `now` knows its zone."""

    account: Account
    staff: Staff
    lang: str
    csrf: str
    now: datetime

    @property
    def path(self) -> str:
        """The address without its query."""
        return request.path

    @property
    def query(self) -> MultiDict[str, str]:
        """The query of the address."""
        return request.args

    @property
    def form(self) -> MultiDict[str, str]:
        """The fields of a form."""
        return request.form

    @property
    def files(self) -> MultiDict[str, FileStorage]:
        """The files of a form."""
        return request.files

    def text(self, name: str, most: int = 10_000) -> str:
        """A field of the form without blanks around it, cut at `most` characters; empty where there is none. No
        database takes a zero byte."""
        return self.form.get(name, "").replace("\0", "").strip()[:most]

    def may(self, right: Right) -> bool:
        """Whether the account has a right."""
        return self.account.may(right)


def staff_language() -> str:
    """The reader's language: what the address says, which is kept for a year, else what it said last, else German."""
    if "sprache" in request.args:
        g.chosen_language = parse(query_of_request())[0].language
        return str(g.chosen_language)
    return "en" if request.cookies.get(LANGUAGE_COOKIE) == "en" else "de"


def posted_json() -> object:
    """The JSON of a request; None where there is none, it is none, or it is nested too deeply to be read."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


@dataclass(frozen=True, slots=True)
class HandedTable:
    """Collected changes as tables that an import has read, and sentences about what is in the way."""

    deliveries: tuple[Delivery, ...]
    faults: tuple[str, ...] = ()


Shown: TypeAlias = StaffPage | Redirect | Response
Handler: TypeAlias = Callable[..., Shown]


@dataclass(frozen=True, slots=True)
class StaffRoute:
    """One route: what it is called by, and what it asks for. `right` is None where nobody needs to be signed in.
    `largest` are the bytes of a request, a `quiet` one does not count as use of the session."""

    path: str
    methods: tuple[str, ...]
    right: Right | None
    largest: int = LARGEST_FORM
    quiet: bool = False


@dataclass
class Staff:
    """The staff app to its screens: settings, stores, what is published, jobs, and how routes are added.

    `answers` asks the published store; `now` gives the time with its zone. What screens add to others: `waiting` holds
    for addresses of the column how much waits there for a visit, `drafts` what the first screen lists beside releases
    and intakes, `due` by key of the screen's name what is due there, `draft_tables` makes tables of changes
    of what else is collected.
    """

    server: Flask
    settings: StaffSettings
    store: StaffStore
    answers: Answers
    jobs: Jobs
    now: Callable[[], datetime]
    pages: StaffPages = field(init=False)
    sheets: Sheets = field(init=False)
    routes: list[StaffRoute] = field(default_factory=list)
    by_endpoint: dict[str, StaffRoute] = field(default_factory=dict)
    waiting: dict[str, Callable[[Visit], int]] = field(default_factory=dict)
    drafts: list[Callable[[Visit], Sequence[DraftRow]]] = field(default_factory=list)
    due: dict[str, Callable[[Visit], Sequence[DueRow]]] = field(default_factory=dict)
    draft_tables: dict[DraftPart, Callable[[Visit, EntryDraft], HandedTable]] = field(default_factory=dict)

    @property
    def district(self) -> str:
        """The key of the district."""
        return self.settings.stores.district

    def district_name(self) -> str:
        """The district's full name; empty where the store cannot be asked."""
        try:
            return self.answers.words.full_name
        except MonitorError:
            return ""

    def close(self) -> None:
        """Closes all connections; a job that runs goes on."""
        self.jobs.close()
        self.store.close()

    def shown_version(self) -> str:
        """The data version that readers see; empty where there is none or the store cannot be asked."""
        try:
            return self.store.shown_version()
        except MonitorError:
            return ""

    def page(self, path: str, *, right: Right, quiet: bool = False) -> Callable[[Handler], Handler]:
        """A page under GET; its function gets the Visit and the parts of the address."""
        return self._route(StaffRoute(path, ("GET",), right, quiet=quiet))

    def action(self, path: str, *, right: Right, largest: int = LARGEST_FORM) -> Callable[[Handler], Handler]:
        """An act under POST; token and origin are checked before. It gives a Redirect, or a StaffPage with a status of
        4xx. `largest` are the bytes that it takes, for acts with files."""
        return self._route(StaffRoute(path, ("POST",), right, largest))

    def file(self, path: str, *, right: Right, quiet: bool = False) -> Callable[[Handler], Handler]:
        """A download or data for scripts under GET; its function gives a Response."""
        return self._route(StaffRoute(path, ("GET",), right, quiet=quiet))

    def grid_page(self, path: str, *, right: Right) -> Callable[[Handler], Handler]:
        """A page that Dash draws: its StaffPage may hold dash-ag-grid and other components with callbacks of
        `grid_callback`."""

        def add(handler: Handler) -> Handler:
            return self._route(StaffRoute(path, ("GET",), right))(self.sheets.drawn(handler))

        return add

    def grid_callback(
        self, *dependencies: Any, right: Right
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """A callback of a page that Dash draws; `dependencies` are Dash's outputs, inputs and states. Its function gets
        the Visit first. Session, token, origin and right are checked before."""
        return self.sheets.callback(*dependencies, right=right)

    def open_to(self, account: Account) -> frozenset[str]:
        """The addresses without parameters that an account may open."""
        return frozenset(
            one.path for one in self.routes if "GET" in one.methods and one.right and account.may(one.right)
        )

    def open_path(self, account: Account, path: str, more: str = "") -> str:
        """An address of the column with `more` behind it, empty where the account may not open it or no screen is
        there."""
        return path + more if path in self.open_to(account) else ""

    def open_route(
        self, path: str, *methods: str, largest: int = LARGEST_FORM
    ) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
        """A route for whoever is not signed in: sign-in, links that set a password, health."""
        route = StaffRoute(path, methods, None, largest)

        def add(handler: Callable[..., Response]) -> Callable[..., Response]:
            self._add(route, handler)
            return handler

        return add

    def _route(self, route: StaffRoute) -> Callable[[Handler], Handler]:
        def add(handler: Handler) -> Handler:
            @wraps(handler)
            def answer(**parts: Any) -> Response:
                visit: Visit = g.visit
                return self.pages.answer(visit, handler(visit, **parts))

            self._add(route, answer)
            return handler

        return add

    def _add(self, route: StaffRoute, view: Callable[..., Response]) -> None:
        endpoint = f"staff {' '.join(route.methods)} {route.path}"
        self.server.add_url_rule(route.path, endpoint, view, methods=list(route.methods))
        self.routes.append(route)
        self.by_endpoint[endpoint] = route
