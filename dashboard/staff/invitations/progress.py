"""What became of a change that an operator has sent: derived from the draft and the release that it went into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.staff.entries.draft import EntryState, FieldChanges


class ProgressState(StrEnum):
    """What an operator is told; the wording is `staff_progress_<value>`."""

    REVIEW = "review"
    PUBLISHED = "published"
    RETURNED = "returned"
    DROPPED = "dropped"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class OperatorChange:
    """What an account has sent of one institution. `draft` is the number of the collected changes that it joined."""

    number: int
    institution: str
    name: str
    account: str
    at: datetime
    fields: FieldChanges
    draft: int


@dataclass(frozen=True, slots=True)
class WayOfChange:
    """What the store knows of the way of a change. `returned_at` is None unless somebody gave it back (`reason`).
    `draft_state` is that of the collected changes, `collected` whether they still have the institution; `released`
    says where their release stands ("draft", "published", "withdrawn"; empty before there is one), `released_at` when
    it became public, if ever."""

    draft_state: EntryState
    collected: bool
    released: str = ""
    released_at: datetime | None = None
    returned_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChangeProgress:
    """Where a change stands: since when, None where that is when it was sent, and why it came back."""

    state: ProgressState
    at: datetime | None = None
    reason: str = ""


def progress_of(way: WayOfChange) -> ChangeProgress:
    """What an operator is told of a change. Nothing is called published that nobody can see."""
    if way.returned_at is not None:
        return ChangeProgress(ProgressState.RETURNED, way.returned_at, way.reason)
    if not way.collected or way.draft_state is EntryState.DISCARDED:
        return ChangeProgress(ProgressState.DROPPED)
    if way.draft_state is EntryState.OPEN or way.released == "draft":
        return ChangeProgress(ProgressState.REVIEW)
    if way.released == "published":
        return ChangeProgress(ProgressState.PUBLISHED, way.released_at)
    return ChangeProgress(ProgressState.WITHDRAWN if way.released_at else ProgressState.DROPPED)
