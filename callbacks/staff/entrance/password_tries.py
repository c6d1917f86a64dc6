"""A name and a password are tried: by the same rules wherever somebody may enter them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from callbacks.staff.entrance.attempts import AddressAttempts
from callbacks.staff.screens import Staff
from dashboard.staff.accounts.account import Account
from dashboard.staff.moments import clock
from dashboard.texts import say
from data.staff import passwords, sessions
from data.staff.store import StaffConnection

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class TryFailed:
    """Why somebody is not let in, as a sentence, and the status of the answer."""

    sentence: str
    status: int


class PasswordTries:
    """Counts tries that failed, by name in the store and by address in this process."""

    def __init__(self, staff: Staff, attempts: AddressAttempts) -> None:
        self.staff, self.attempts = staff, attempts

    def blocked(self, address: str, lang: str) -> TryFailed | None:
        """Why an address may not try now; None where it may."""
        if wait := self.attempts.wait(address):
            return TryFailed(say(lang, "staff_sign_in_address", minutes=-(-wait // 60)), 429)
        return None

    def with_password(
        self,
        name: str,
        password: str,
        address: str,
        lang: str,
        then: Callable[[StaffConnection, Account], Done],
    ) -> Done | TryFailed:
        """What `then` gives for the account, in the transaction that lets it in; or why it is not let in."""
        if failed := self.blocked(address, lang):
            return failed
        staff, now = self.staff, self.staff.now()
        with staff.store.reading() as connection:
            until = sessions.blocked_until(connection, name, now)
            account, stored = sessions.candidate(connection, name)
        if until is None:
            right = passwords.fits(password, stored)
            with staff.store.writing() as connection:
                # asked again: tries that came at the same time count, too
                until = sessions.blocked_until(connection, name, now)
                if right and account is not None and until is None:
                    return then(connection, account)
                if until is None:
                    until = sessions.failed(connection, name, now)
            self.attempts.failed(address)
        if until is not None:
            return TryFailed(say(lang, "staff_sign_in_blocked", time=clock(until)), 429)
        return TryFailed(say(lang, "staff_sign_in_failed"), 403)
