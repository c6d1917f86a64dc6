"""The way of a draft to release: its steps, who has made it, and who may do what with it next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.domain.releases.step import AUTHORING, COMMAND_LINE, ReleaseStep, StepKind


class DraftState(StrEnum):
    """Whose turn it is: of whoever works on the draft, or of whoever releases it."""

    OPEN = "open"
    SUBMITTED = "submitted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ReasonProblem:
    """What is wrong with a reason: the key of its sentence, and what that names."""

    key: str
    facts: Mapping[str, object]


LONGEST_REASON = 1000
"""Characters."""
_TURN = {StepKind.SUBMITTED: DraftState.SUBMITTED, StepKind.REFUSED: DraftState.REFUSED}


def draft_state(steps: Sequence[ReleaseStep]) -> DraftState:
    """Where a draft is after its steps, oldest first. Changing it takes it back from release."""
    return _TURN.get(steps[-1].kind, DraftState.OPEN) if steps else DraftState.OPEN


def authors(steps: Sequence[ReleaseStep]) -> tuple[str, ...]:
    """Who has drafted or changed it, the first first."""
    return tuple(dict.fromkeys(one.account for one in steps if one.kind in AUTHORING))


def last_step(steps: Sequence[ReleaseStep], *kinds: StepKind) -> ReleaseStep | None:
    """The last step of some kinds, None where there was none."""
    return next((one for one in reversed(steps) if one.kind in kinds), None)


def release_problem(
    steps: Sequence[ReleaseStep], account: str, *, four_eyes: bool, since: datetime | None = None
) -> str:
    """The key of the sentence that says why an account may not release a draft; empty where it may.

    With `four_eyes` it must have been submitted, by whoever has not made it. `since` is when the account
    decided: what was changed later it has not looked at.
    """
    changed = last_step(steps, *AUTHORING)
    if since is not None and changed is not None and changed.at > since:
        return "staff_release_changed"
    if account == COMMAND_LINE or not four_eyes:
        return ""
    if account in authors(steps):
        return "staff_release_own"
    return "" if draft_state(steps) is DraftState.SUBMITTED else "staff_release_not_submitted"


def restore_problem(steps: Sequence[ReleaseStep], account: str, *, four_eyes: bool) -> str:
    """The key of the sentence that says why an account may not publish a withdrawn version again; empty where
    it may: with `four_eyes` not whoever has made it."""
    if account == COMMAND_LINE or not four_eyes:
        return ""
    return "staff_release_own" if account in authors(steps) else ""


def reason_problem(reason: str) -> ReasonProblem | None:
    """What is wrong with the reason for a refusal; None where nothing is."""
    if not reason.strip():
        return ReasonProblem("staff_release_reason_missing", {})
    if len(reason) > LONGEST_REASON:
        return ReasonProblem("staff_release_reason_long", {"most": LONGEST_REASON, "found": len(reason)})
    return None
