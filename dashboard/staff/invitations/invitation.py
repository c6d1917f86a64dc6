"""An invitation: a link by which an operator gets an account for institutions of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SHORTEST, USUAL, LONGEST = 1, 14, 90
"""Days that an invitation may be open."""
LONGEST_NOTE = 500
MOST_INSTITUTIONS = 200


class InvitationState(StrEnum):
    """What became of an invitation; the store knows all but the third, which time alone makes."""

    OPEN = "open"
    ACCEPTED = "accepted"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class InvitedInstitution:
    """An institution as it was published when somebody was invited: `carrier` is the operator as the entry spells it,
    empty where it names none."""

    key: str
    name: str
    carrier: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """`operator` is what the invited are called, `note` what is written to them, empty where nothing is. `closed_by`
    is the account that has accepted it, or whoever has withdrawn it. Times know their zone; `state` is not EXPIRED:
    ask `state_at`."""

    number: int
    operator: str
    institutions: tuple[InvitedInstitution, ...]
    note: str
    made_by: str
    made_at: datetime
    expires_at: datetime
    state: InvitationState = InvitationState.OPEN
    closed_by: str = ""
    closed_at: datetime | None = None

    def state_at(self, now: datetime) -> InvitationState:
        """Where it stands now."""
        if self.state is InvitationState.OPEN and self.expires_at <= now:
            return InvitationState.EXPIRED
        return self.state

    def may_renew(self) -> bool:
        """Whether a new link can be made of it: nobody has accepted it."""
        return self.state is not InvitationState.ACCEPTED


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """What somebody asks for: `days` is how long the link is to hold."""

    operator: str
    institutions: tuple[InvitedInstitution, ...]
    days: int = USUAL
    note: str = ""


def invitation_problem(asked: NewInvitation) -> str:
    """The key of the sentence that says what is wrong; empty where nothing is."""
    if not asked.operator.strip():
        return "staff_invite_operator_missing"
    if not asked.institutions:
        return "staff_invite_nothing_chosen"
    if len(asked.institutions) > MOST_INSTITUTIONS:
        return "staff_invite_too_many"
    if not SHORTEST <= asked.days <= LONGEST:
        return "staff_invite_days"
    return "staff_invite_note_long" if len(asked.note) > LONGEST_NOTE else ""


def expiry(now: datetime, days: int) -> datetime:
    """When the link ends: at the end of the last day, by the clock on the wall of the machine."""
    last = now.astimezone() + timedelta(days=days)
    return last.replace(hour=23, minute=59, second=59, microsecond=0).astimezone(now.tzinfo)


def carriers_of(institutions: Sequence[InvitedInstitution]) -> tuple[str, ...]:
    """The operators of some institutions as their entries spell them, each once."""
    return tuple(dict.fromkeys(one.carrier for one in institutions if one.carrier))
