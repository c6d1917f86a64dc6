"""Roles of staff, and what each of them may do."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Right(StrEnum):
    """What a route asks of whoever calls it."""

    SEE = "see"
    """All screens of staff."""
    EDIT = "edit"
    """Make and change drafts."""
    RELEASE = "release"
    """Publish what somebody else has drafted, withdraw, publish again."""
    ADMINISTER = "administer"
    """Accounts and settings."""
    INVITE = "invite"
    """Invite operators. Nobody has it who releases and adds no accounts: else one person could be both pairs of eyes,
    as the operator who sends a change and as the colleague who releases it."""
    OWN_ENTRIES = "own_entries"
    """The institutions and courses of one's own carrier."""
    SIGNED_IN = "signed_in"
    """One's own account; everybody has it who is signed in."""


class Role(StrEnum):
    """What an account is for; the value is the word of command line and store."""

    EDITOR = "bearbeitung"
    RELEASER = "freigabe"
    LEAD = "leitung"
    OPERATOR = "traeger"


RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.EDITOR: frozenset({Right.SIGNED_IN, Right.SEE, Right.EDIT, Right.INVITE}),
    Role.RELEASER: frozenset({Right.SIGNED_IN, Right.SEE, Right.EDIT, Right.RELEASE}),
    Role.LEAD: frozenset(
        {Right.SIGNED_IN, Right.SEE, Right.EDIT, Right.INVITE, Right.RELEASE, Right.ADMINISTER}
    ),
    Role.OPERATOR: frozenset({Right.SIGNED_IN, Right.OWN_ENTRIES}),
}
"""Exactly what each role may do; what is not named is refused."""


def may(role: Role, right: Right) -> bool:
    """Whether a role has a right."""
    return right in RIGHTS[role]
