"""Who has drafted, submitted, released or withdrawn a release, and when: a table of the raw store that grows.

A step that belongs to a change of both stores carries the mark of that change, so that it is undone with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    ForeignKey,
    Integer,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)

from dashboard.domain.releases.step import ReleaseStep, StepKind
from dashboard.staff.audit import Act, ActKind
from data.stores.audit import audit_log
from data.stores.database import zoned
from data.stores.schema import RAW, release

release_step = Table(
    "release_step",
    RAW,
    Column("id", Integer, primary_key=True),
    Column("release_id", ForeignKey(release.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("account", Text, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    # Of the job that made it, empty elsewhere.
    Column("token", Text, nullable=False, default="", index=True),
    # The change of both stores that it belongs to; empty where there is none.
    Column("operation", Text, nullable=False, default=""),
)
_BEING_MADE = "being made"
_ACTS = {
    StepKind.DRAFTED: ActKind.DRAFTED,
    StepKind.CHANGED: ActKind.DRAFT_CHANGED,
    StepKind.SUBMITTED: ActKind.SUBMITTED,
    StepKind.TAKEN_BACK: ActKind.TAKEN_BACK,
    StepKind.REFUSED: ActKind.REFUSED,
    StepKind.RELEASED: ActKind.RELEASED,
    StepKind.DISCARDED: ActKind.DISCARDED,
    StepKind.WITHDRAWN: ActKind.WITHDRAWN,
    StepKind.RESTORED: ActKind.RESTORED,
}


def add_step(
    connection: Connection,
    release_id: int,
    kind: StepKind,
    account: str,
    *,
    reason: str = "",
    token: str = "",
    of_change: bool = True,
) -> None:
    """Adds a step, and its line of the log, in the caller's transaction: that of a change of both stores, or one of the
    raw store alone without `of_change`."""
    now = datetime.now(UTC)
    connection.execute(
        insert(release_step).values(
            release_id=release_id,
            kind=kind.value,
            at=now,
            account=account,
            reason=reason,
            token=token,
            operation=_BEING_MADE if of_change else "",
        )
    )
    version = str(connection.scalar(select(release.c.version).where(release.c.id == release_id)))
    audit_log.record(connection, Act(account, now, _ACTS[kind], version, after=reason))


def add_workers(connection: Connection, release_id: int, worked: Mapping[str, datetime]) -> None:
    """Says who else has worked on what a draft, or a version that is published again, was made of, and when last, in
    the caller's transaction. The log has what they did already."""
    for account, at in worked.items():
        connection.execute(
            insert(release_step).values(
                release_id=release_id,
                kind=StepKind.CHANGED.value,
                at=at,
                account=account,
                reason="",
                token="",
                operation="",
            )
        )


def mark_steps(connection: Connection, operation: str) -> None:
    """Ties the steps of this transaction to the change that is about to be committed; to none when empty."""
    connection.execute(
        update(release_step).where(release_step.c.operation == _BEING_MADE).values(operation=operation)
    )


def undo_steps(connection: Connection, operation: str) -> None:
    """Removes the steps of a change that never stood. What the log says of them stays; that it was undone is said,
    too."""
    undone = (
        select(release_step.c.account, release.c.version)
        .join(release, release.c.id == release_step.c.release_id)
        .where(release_step.c.operation == operation)
    )
    for account, version in connection.execute(undone).all():
        audit_log.record(connection, Act(account, datetime.now(UTC), ActKind.CHANGE_UNDONE, version))
    connection.execute(delete(release_step).where(release_step.c.operation == operation))


def steps_of(connection: Connection, release_id: int) -> tuple[ReleaseStep, ...]:
    """The steps of a release, oldest first."""
    return all_steps(connection, release_id).get(release_id, ())


def all_steps(connection: Connection, release_id: int | None = None) -> Mapping[int, tuple[ReleaseStep, ...]]:
    """By release, or of one, the steps, oldest first; releases without any are missing."""
    found: dict[int, list[ReleaseStep]] = {}
    asked = select(release_step).order_by(release_step.c.id)
    if release_id is not None:
        asked = asked.where(release_step.c.release_id == release_id)
    for row in connection.execute(asked):
        step = ReleaseStep(StepKind(row.kind), zoned(row.at), row.account, row.reason)
        found.setdefault(row.release_id, []).append(step)
    return {one: tuple(steps) for one, steps in found.items()}


def version_of_job(connection: Connection, token: str) -> str:
    """The version that a job has made, released or withdrawn; empty where its change does not stand."""
    asked = (
        select(release.c.version)
        .join(release_step, release_step.c.release_id == release.c.id)
        .where(release_step.c.token == token)
        .order_by(release_step.c.id.desc())
        .limit(1)
    )
    return str(connection.scalar(asked) or "")
