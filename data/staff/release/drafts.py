"""Drafts and what is done with them before they are released: each act a step in the caller's transaction.

Releasing, withdrawing and publishing again change both stores: they are jobs, see `data.staff.jobs`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from dashboard.domain.releases.step import ReleaseStep, StepKind
from dashboard.errors import ReleaseError
from dashboard.staff.release.flow import DraftState, draft_state, reason_problem
from dashboard.texts import both, say
from data.stores import raw_store, schema
from data.stores.raw_store import DeliveredFile, Release
from data.stores.releases.steps import add_step, add_workers, all_steps, steps_of


@dataclass(frozen=True, slots=True)
class DraftRelease:
    """A draft with its way so far; `files` in the order of delivery."""

    id: int
    version: str
    note: str
    files: tuple[DeliveredFile, ...]
    state: DraftState
    steps: tuple[ReleaseStep, ...]


def drafts(raw: Connection) -> tuple[DraftRelease, ...]:
    """All drafts, newest first."""
    steps = all_steps(raw)
    return tuple(
        _draft(one, steps.get(one.id, ())) for one in raw_store.releases(raw) if one.state == "draft"
    )


def discarded(raw: Connection) -> tuple[DraftRelease, ...]:
    """Drafts that were thrown away, newest first."""
    steps = all_steps(raw)
    return tuple(
        _draft(one, steps[one.id])
        for one in raw_store.releases(raw)
        if one.state == "withdrawn" and one.id in steps and steps[one.id][-1].kind is StepKind.DISCARDED
    )


def draft(raw: Connection, version: str) -> DraftRelease:
    """One draft. Raises ReleaseError where there is none of this version."""
    found = next((one for one in drafts(raw) if one.version == version), None)
    if found is None:
        raise _no_draft(version)
    return found


def change_draft(raw: Connection, version: str, account: str, what: str = "") -> None:
    """Says that an account has changed a draft: it is in progress again, and whoever changed it cannot release it."""
    _step(raw, version, StepKind.CHANGED, account, tuple(DraftState), reason=what)


def credit(raw: Connection, version: str, account: str, worked: Mapping[str, datetime]) -> None:
    """Says who has worked, and when last, on what has become a draft of `account`: none of them can release it."""
    number = raw.scalar(select(schema.release.c.id).where(schema.release.c.version == version))
    if number is None:
        raise _no_draft(version)
    add_workers(raw, int(number), {name: at for name, at in worked.items() if name != account})


def submit(raw: Connection, version: str, account: str) -> None:
    """Gives a draft to whoever releases. Raises ReleaseError where it is with them already."""
    _step(raw, version, StepKind.SUBMITTED, account, (DraftState.OPEN, DraftState.REFUSED))


def take_back(raw: Connection, version: str, account: str) -> None:
    """Takes a draft back that waits for release. Raises ReleaseError where it does not."""
    _step(raw, version, StepKind.TAKEN_BACK, account, (DraftState.SUBMITTED,))


def refuse(raw: Connection, version: str, account: str, reason: str) -> None:
    """Gives a draft back with the reason why. Raises ReleaseError without one, and where it does not wait."""
    problem = reason_problem(reason)
    if problem:
        german, english = both(problem.key, **problem.facts)
        raise ReleaseError(german, english=english)
    _step(raw, version, StepKind.REFUSED, account, (DraftState.SUBMITTED,), reason=reason.strip())


def discard(raw: Connection, version: str, account: str) -> None:
    """Throws a draft away: it stays in the list of releases, and is never published."""
    number = _step(raw, version, StepKind.DISCARDED, account, tuple(DraftState))
    raw_store.set_state(raw, number, "withdrawn")


def _step(
    raw: Connection,
    version: str,
    kind: StepKind,
    account: str,
    allowed: Collection[DraftState],
    *,
    reason: str = "",
) -> int:
    """Adds a step to a draft that is in one of the allowed states; the id of the release."""
    table = schema.release
    asked = select(table.c.id).where(table.c.version == version, table.c.state == "draft")
    number = raw.scalar(asked.with_for_update())  # who releases it meanwhile has to wait, or we have
    if number is None:
        raise _no_draft(version)
    state = draft_state(steps_of(raw, number))
    if state not in allowed:
        words = {lang: say(lang, f"staff_draft_state_{state.value}") for lang in ("de", "en")}
        german, english = (
            say(lang, "staff_release_moved_on", version=version, state=words[lang]) for lang in words
        )
        raise ReleaseError(german, english=english, version=version)
    add_step(raw, number, kind, account, reason=reason, of_change=False)
    return int(number)


def _draft(release: Release, steps: tuple[ReleaseStep, ...]) -> DraftRelease:
    return DraftRelease(release.id, release.version, release.note, release.files, draft_state(steps), steps)


def _no_draft(version: str) -> ReleaseError:
    german, english = both("staff_release_no_draft", version=version)
    return ReleaseError(german, english=english, version=version)
