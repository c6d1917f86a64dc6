"""A job: long work of one account, from waiting to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class JobKind(StrEnum):
    """What a job does with a data version or an intake; a preview changes nothing."""

    RELEASE = "release"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    PREVIEW = "preview"
    INTAKE = "intake"

    @property
    def previews(self) -> bool:
        """Whether it changes nothing."""
        return self in (JobKind.PREVIEW, JobKind.INTAKE)


class JobState(StrEnum):
    """Where a job is. From `DONE` on it has ended and never changes again."""

    WAITS = "waits"
    RUNS = "runs"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"

    @property
    def ended(self) -> bool:
        """Whether nothing happens any more."""
        return self not in (JobState.WAITS, JobState.RUNS)


class JobStep(StrEnum):
    """What a running job is doing; `FIGURES` and `CELLS` come with how many."""

    BEGIN = "begin"
    FIGURES = "figures"
    PROTECTION = "protection"
    CELLS = "cells"
    COMMIT = "commit"


@dataclass(frozen=True, slots=True)
class JobOptions:
    """What was decided when a job was asked for. `reason` is why a version is taken back; with `four_eyes` nobody
    releases what is his own; `accept_narrow` publishes counts that readers could narrow down too far."""

    reason: str = ""
    four_eyes: bool = True
    accept_narrow: bool = False


@dataclass(frozen=True, slots=True)
class IntakeAt:
    """An intake at one of its revisions; as text, `7.12`, what a job is asked for."""

    number: int
    revision: int

    def __str__(self) -> str:
        return f"{self.number}.{self.revision}"

    @classmethod
    def read(cls, text: str) -> IntakeAt:
        """Raises ValueError where it is no such text."""
        number, revision = text.split(".")
        return cls(int(number), int(revision))


@dataclass(frozen=True, slots=True)
class StaffJob:
    """One job. `subject` is the data version that it was asked for, of an intake `IntakeAt` as text; `result` the
    version that is in force after it.

    `account` is a name. `share` is the part that is done, from 0 to 1; `count` belongs to `step`. `message` says
    in German and `english` in English why it did not succeed; `findings` are warnings and notes on what was
    published, or the errors that prevented it, in German. Times know their zone, None means not yet.
    """

    number: int
    token: str
    kind: JobKind
    subject: str
    account: str
    state: JobState
    asked_at: datetime
    step: JobStep | None = None
    count: int = 0
    share: float = 0.0
    message: str = ""
    english: str = ""
    result: str = ""
    findings: tuple[str, ...] = ()
    options: JobOptions = JobOptions()
    cancel_asked: bool = False
    begun_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def may_be_cancelled(self) -> bool:
        """Whether a cancel would still be heard: before the commit, and once."""
        return not (self.state.ended or self.cancel_asked or self.step is JobStep.COMMIT)
