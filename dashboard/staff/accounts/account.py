"""An account of staff."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from dashboard.domain.releases.step import COMMAND_LINE
from dashboard.staff.rights import Right, Role, may

SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 256
"""Characters; a length instead of rules on signs, as the BSI and NIST advise."""
LONGEST_NAME = 80
_ALIKE = str.maketrans("01iı", "olll")
_LOOK_LATIN = frozenset({"CYRILLIC", "GREEK", "CHEROKEE", "COPTIC", "ARMENIAN", "LISU", "HANGUL"})
"""Alphabets with letters that look like Latin ones, or like nothing."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in or may sign in. `name` is unique whatever its capitals; `carrier` is whose institutions an
    account of the role "traeger" may edit, else empty. `has_password` is False until an invitation was followed;
    `last_sign_in` is None before the first."""

    id: int
    name: str
    role: Role
    carrier: str = ""
    locked: bool = False
    has_password: bool = True
    created_at: datetime | None = None
    last_sign_in: datetime | None = None

    def may(self, right: Right) -> bool:
        """Whether its role has a right."""
        return not self.locked and may(self.role, right)


def name_key(name: str) -> str:
    """By which names are compared: "J. Brandt" and "j.  brandt" are one account."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def look_of(name: str) -> str:
    """What two names have in common that people take for each other: letters and digits without marks, capitals,
    blanks and signs."""
    plain = unicodedata.normalize("NFKD", name).casefold().translate(_ALIKE)
    return "".join(one for one in plain if one.isalnum())


def _alphabets(name: str) -> set[str]:
    """LATIN, CYRILLIC and so on, by the names of its letters."""
    letters = (one for one in unicodedata.normalize("NFKC", name) if one.isalpha())
    return {unicodedata.name(one, "").partition(" ")[0] for one in letters}


def name_problem(name: str) -> str:
    """The key of the sentence that says what is wrong with a name; empty where nothing is."""
    if not name_key(name):
        return "staff_name_missing"
    if len(name) > LONGEST_NAME:
        return "staff_name_long"
    if not name.isprintable() or not any(one.isalnum() for one in name):
        return "staff_name_signs"
    alphabets = _alphabets(name)
    if "LATIN" in alphabets and alphabets & _LOOK_LATIN:
        return "staff_name_alphabets"
    return "staff_name_reserved" if look_of(name) == look_of(COMMAND_LINE) else ""


def password_problem(password: str, name: str) -> str:
    """The key of the sentence that says what is wrong with a new password; empty where nothing is."""
    if len(password) < SHORTEST_PASSWORD:
        return "staff_password_short"
    if len(password) > LONGEST_PASSWORD:
        return "staff_password_long"
    if len(set(password)) < 5 or _guessed_first(password.casefold(), name_key(name)):
        return "staff_password_guessed"
    return ""


def _guessed_first(password: str, name: str) -> bool:
    plain = "".join(one for one in password if one.isalnum())
    own = "".join(one for one in name if one.isalnum())
    return (len(own) > 3 and own in plain) or any(
        one in plain for one in ("bildungslupe", "passwort", "kennwort")
    )
