"""The staff app in tests: on a small world, with an account of each role that is signed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from argon2 import PasswordHasher
from werkzeug.test import TestResponse

from callbacks.staff.application import build_staff
from callbacks.staff.entrance.tokens import session_cookie, token_of
from callbacks.staff.screens import Staff
from dashboard.settings import RawSettings
from dashboard.staff.accounts.account import Account
from dashboard.staff.rights import Role
from dashboard.staff.settings import StaffSettings
from data.staff import accounts, passwords, sessions
from data.staff.jobs.jobs import Jobs

HOST = "http://127.0.0.1:8051"
PASSWORD = "der Kranich zieht im Herbst"
NAMES = {
    Role.EDITOR: "K. Lange",
    Role.RELEASER: "J. Brandt",
    Role.LEAD: "S. Wolter",
    Role.OPERATOR: "Kita Regenbogen",
}
CARRIER = "Lebenshilfe"
START = datetime(2026, 11, 28, 8, 30, tzinfo=UTC)
THOROUGH_HASHER = passwords._HASHER
"""What the program hashes passwords with: a tenth of a second each time."""
_HASHES: dict[str, str] = {}


@dataclass
class Clock:
    """Gives the time to an app, and lets it pass."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


class StaffClient:
    """A browser at the staff app: keeps cookies, sends origin and token along unless told otherwise."""

    def __init__(self, staff: Staff, secret: str = "") -> None:
        self.staff, self.client = staff, staff.server.test_client()
        if secret:
            self.client.set_cookie(session_cookie(staff.settings), secret, domain="127.0.0.1")

    @property
    def secret(self) -> str:
        held = self.client.get_cookie(session_cookie(self.staff.settings), domain="127.0.0.1")
        return held.value if held else ""

    @property
    def csrf(self) -> str:
        return token_of(self.secret, self.staff.settings.secret_key)

    def get(self, path: str, *, headers: Mapping[str, str] | None = None, **more: Any) -> TestResponse:
        return self.client.get(
            path, base_url=HOST, headers={"Accept": "text/html", **(headers or {})}, **more
        )

    def post(
        self,
        path: str,
        data: Mapping[str, Any] | None = None,
        *,
        csrf: str | None = None,
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> TestResponse:
        """A form; its token is that of the session, or `csrf` (empty: none)."""
        token = self.csrf if csrf is None else csrf
        said = {"Origin": HOST, "Sec-Fetch-Site": "same-origin", "Accept": "text/html", **(headers or {})}
        fields = {**({"csrf": token} if token else {}), **(data or {})}
        return self.client.post(path, base_url=HOST, data=fields, headers=said, **more)

    def act(self, path: str, data: Mapping[str, Any] | None = None, **more: Any) -> str:
        """Posts a form, follows where it leads, and gives the page."""
        return self.post(path, data, follow_redirects=True, **more).get_data(as_text=True)


@dataclass
class StaffWorld:
    """A staff app, its clock, an account of each role, and who is signed in."""

    staff: Staff
    clock: Clock
    accounts: dict[Role, Account] = field(default_factory=dict)

    def signed_in(self, role: Role) -> StaffClient:
        with self.staff.store.writing() as connection:
            secret = sessions.begin(connection, self.accounts[role], self.clock())
        return StaffClient(self.staff, secret)

    def nobody(self) -> StaffClient:
        return StaffClient(self.staff)

    def add(self, name: str, role: Role) -> Account:
        """Another account with the password of all."""
        with self.staff.store.writing() as connection:
            return added(connection, name, role, self.clock())


def added(connection: Any, name: str, role: Role, at: datetime) -> Account:
    """An account with PASSWORD; hashing it takes a tenth of a second, so that it is done once."""
    carrier = CARRIER if role is Role.OPERATOR else ""
    made = accounts.add(connection, name, role, by="Test", at=at, carrier=carrier)
    stored = _HASHES.setdefault(PASSWORD, "") or _HASHES.setdefault("hash", passwords.hash_of(PASSWORD))
    connection.execute(
        accounts.staff_account.update()
        .where(accounts.staff_account.c.id == made.id)
        .values(password_hash=stored)
    )
    return accounts.by_number(connection, made.id)


def _hash_quickly() -> None:
    """Passwords of tests guard nothing; hashing is the same, with less work for each."""
    if passwords._HASHER is THOROUGH_HASHER:
        passwords._HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        passwords._NOBODYS = passwords._HASHER.hash("nobody's")


def staff_world(
    stores: RawSettings,
    clock: Callable[[], datetime] | None = None,
    jobs: Jobs | None = None,
    **settings: Any,
) -> StaffWorld:
    """The app on prepared stores, with an account of each role. Call `staff.close()` when it is done with."""
    _hash_quickly()
    watch = clock if isinstance(clock, Clock) else Clock()
    given = StaffSettings(stores=stores, secret_key="of the tests", **settings)
    staff = build_staff(given, now=watch, jobs=jobs)
    world = StaffWorld(staff, watch)
    with staff.store.writing() as connection:
        for role, name in NAMES.items():
            world.accounts[role] = added(connection, name, role, watch())
    return world
