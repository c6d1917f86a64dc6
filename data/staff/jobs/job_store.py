"""The store of jobs: number, state and progress of each.

On SQLite it is a file beside the raw store, because a job that publishes holds the raw store for itself and
yet has to say how far it is; on PostgreSQL its tables stand in the database of the raw store. What it holds
may be lost: who released what stands in the raw store.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    DateTime,
    Double,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    RowMapping,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError

from dashboard.settings import sqlite_file
from dashboard.staff.jobs.job import JobKind, JobOptions, JobState, JobStep, StaffJob
from data.stores.database import open_database, sentences, zoned

JOBS = MetaData()
job = Table(
    "job",
    JOBS,
    Column("number", Integer, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("step", Text),
    Column("count", Integer, nullable=False, default=0),
    Column("share", Double, nullable=False, default=0.0),
    Column("message", Text, nullable=False, default=""),
    Column("english", Text, nullable=False, default=""),
    Column("result", Text, nullable=False, default=""),
    Column("findings", Text, nullable=False, default="[]"),
    Column("options", Text, nullable=False, default="{}"),
    Column("cancel_asked", Boolean, nullable=False, default=False),
    Column("asked_at", DateTime(timezone=True), nullable=False),
    Column("begun_at", DateTime(timezone=True)),
    Column("ended_at", DateTime(timezone=True)),
    # a number in somebody's address bar is never another job's
    sqlite_autoincrement=True,
)
# What a job has made of an intake. `basis` and `content`: data.staff.versions.stored_previews.
intake_preview = Table(
    "intake_preview",
    JOBS,
    Column("intake", Integer, primary_key=True, autoincrement=False),
    Column("basis", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
)
_OPEN = (JobState.WAITS, JobState.RUNS)
_MOST_PREVIEWS = 20


def jobs_url(raw_url: str) -> str:
    """Where the jobs of a raw store are: a file beside its file, else the database itself."""
    file = sqlite_file(raw_url)
    return f"sqlite:///{file.with_name(f'{file.stem}-jobs.sqlite')}" if file else raw_url


class JobStore:
    """Reads and writes jobs; each call is a transaction of its own. Raises StoreError."""

    def __init__(self, raw_url: str) -> None:
        self.url = jobs_url(raw_url)
        self._engine = open_database(self.url, create=True)
        with sentences(self._engine):
            _create(self._engine)

    def close(self) -> None:
        """Closes its connections."""
        self._engine.dispose()

    def add(self, token: str, kind: JobKind, subject: str, account: str, options: JobOptions) -> StaffJob:
        """A job that waits."""
        values = {
            "token": token,
            "kind": kind.value,
            "subject": subject,
            "account": account,
            "state": JobState.WAITS.value,
            "options": json.dumps(asdict(options)),
            "asked_at": _now(),
        }
        with sentences(self._engine), self._engine.begin() as connection:
            row = connection.execute(insert(job).values(**values).returning(*job.columns)).mappings().one()
            return _job(row)

    def of_token(self, token: str) -> StaffJob | None:
        """The job of a token, None where there is none."""
        return next(iter(self._found(job.c.token == token)), None)

    def of(self, number: int) -> StaffJob | None:
        """One job, None where there is none of this number."""
        return next(iter(self._found(job.c.number == number)), None)

    def open_jobs(self) -> tuple[StaffJob, ...]:
        """What runs and what waits, in the order in which it was asked for."""
        return self._found(job.c.state.in_([one.value for one in _OPEN]))

    def newest(self, most: int) -> tuple[StaffJob, ...]:
        """The jobs that were asked for last, newest first."""
        with sentences(self._engine), self._engine.connect() as connection:
            rows = connection.execute(select(job).order_by(job.c.number.desc()).limit(most)).mappings()
            return tuple(_job(row) for row in rows)

    def last(self, kind: JobKind, subject: str) -> StaffJob | None:
        """The job that was asked for last of a kind for a subject, None where there is none."""
        found = self._found((job.c.kind == kind.value) & (job.c.subject == subject))
        return found[-1] if found else None

    def keep_preview(self, intake: int, basis: str, content: bytes) -> None:
        """Keeps what an intake would change instead of an earlier one, and forgets those that were made long ago."""
        table = intake_preview
        newest = select(table.c.intake).order_by(table.c.made_at.desc()).limit(_MOST_PREVIEWS)
        values = {"intake": intake, "basis": basis, "content": content, "made_at": _now()}
        with sentences(self._engine), self._engine.begin() as connection:
            connection.execute(delete(table).where(table.c.intake == intake))
            connection.execute(insert(table).values(**values))
            connection.execute(delete(table).where(table.c.intake.not_in(list(connection.scalars(newest)))))

    def preview(self, intake: int, basis: str) -> bytes | None:
        """What was kept of an intake and made of exactly this; None where there is none."""
        table = intake_preview
        asked = select(table.c.content).where(table.c.intake == intake, table.c.basis == basis)
        with sentences(self._engine), self._engine.connect() as connection:
            content: bytes | None = connection.scalar(asked)
        return content

    def _found(self, where: ColumnElement[bool]) -> tuple[StaffJob, ...]:
        with sentences(self._engine), self._engine.connect() as connection:
            rows = connection.execute(select(job).where(where).order_by(job.c.number)).mappings()
            return tuple(_job(row) for row in rows)

    def begin(self, number: int) -> bool:
        """Lets a job run; False where it does not wait any more."""
        return self._changed(
            number, (JobState.WAITS,), state=JobState.RUNS.value, step=JobStep.BEGIN.value, begun_at=_now()
        )

    def progress(self, number: int, step: JobStep, count: int, share: float) -> bool:
        """How far a running job is; whether somebody has asked to cancel it."""
        self._changed(number, (JobState.RUNS,), step=step.value, count=count, share=share)
        return self.cancel_asked(number)

    def cancel_asked(self, number: int) -> bool:
        """Whether somebody has asked to cancel a job."""
        with sentences(self._engine), self._engine.connect() as connection:
            return bool(connection.scalar(select(job.c.cancel_asked).where(job.c.number == number)))

    def commit_begins(self, number: int) -> bool:
        """From now on nobody can cancel; False where somebody has before."""
        with sentences(self._engine), self._engine.begin() as connection:
            changed = connection.execute(
                update(job)
                .where(job.c.number == number, job.c.cancel_asked.is_(False))
                .values(step=JobStep.COMMIT.value, share=1.0)
            )
            return changed.rowcount == 1

    def ask_to_cancel(self, number: int) -> bool:
        """Whether the job will hear of it: one that waits ends at once, one that is being committed goes on."""
        if self._changed(number, (JobState.WAITS,), cancel_asked=True, **_end(JobState.CANCELLED)):
            return True
        with sentences(self._engine), self._engine.begin() as connection:
            changed = connection.execute(
                update(job)
                .where(job.c.number == number, job.c.state == JobState.RUNS.value)
                .where(job.c.step != JobStep.COMMIT.value)
                .values(cancel_asked=True)
            )
            return changed.rowcount == 1

    def end(
        self,
        number: int,
        state: JobState,
        message: str = "",
        *,
        english: str = "",
        result: str = "",
        findings: Sequence[str] = (),
    ) -> bool:
        """Ends a job that runs, once."""
        told = {"message": message, "english": english, "result": result}
        listed = json.dumps(list(findings), ensure_ascii=False)
        return self._changed(number, (JobState.RUNS,), findings=listed, **told, **_end(state))

    def _changed(self, number: int, states: Collection[JobState], **values: object) -> bool:
        with sentences(self._engine), self._engine.begin() as connection:
            changed = connection.execute(
                update(job)
                .where(job.c.number == number, job.c.state.in_([one.value for one in states]))
                .values(**values)
            )
            return changed.rowcount == 1


def _create(engine: Engine) -> None:
    """Makes the table where it is missing. Two processes may begin at once: the later one finds it made."""
    try:
        JOBS.create_all(engine)
    except DBAPIError:
        JOBS.create_all(engine)


def _end(state: JobState) -> dict[str, object]:
    return {"state": state.value, "ended_at": _now()}


def _now() -> datetime:
    return datetime.now(UTC)


def _job(row: RowMapping) -> StaffJob:
    given = {name: row[name] for name in ("asked_at", "begun_at", "ended_at")}
    moments = {name: None if at is None else zoned(at) for name, at in given.items()}
    read = {
        "kind": JobKind(row["kind"]),
        "state": JobState(row["state"]),
        "step": JobStep(row["step"]) if row["step"] else None,
        "findings": tuple(json.loads(row["findings"])),
        "options": JobOptions(**json.loads(row["options"])),
    }
    return StaffJob(**{**row, **moments, **read})
