"""What each kind of job does, and how it ends whatever happens."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable, Sequence

from sqlalchemy import Engine

from dashboard.domain.releases.step import ReleaseStep
from dashboard.errors import JobCancelled, MonitorError, ReleaseError
from dashboard.settings import RawSettings
from dashboard.staff.jobs.job import IntakeAt, JobKind, JobState, JobStep, StaffJob
from dashboard.staff.release.flow import release_problem, restore_problem
from dashboard.staff.rights import Right
from dashboard.texts import both
from data.publishing.changes import Alter, change
from data.publishing.drafts import releasing, restoring
from data.publishing.progress import Progress
from data.publishing.release import Outcome
from data.publishing.rollback import withdrawing
from data.staff import accounts
from data.staff.intake.contents import contents_of
from data.staff.intake.deliveries import read_deliveries
from data.staff.intake_store import intake_of
from data.staff.jobs.job_store import JobStore
from data.staff.versions import stored_previews
from data.staff.versions.trial import Look, preview_deliveries, preview_version
from data.stores import published_store
from data.stores.database import opened, sentences
from data.stores.releases.steps import version_of_job
from data.stores.two_stores import settle
from data.stores.writers import address, alone

LOG = logging.getLogger("bildungslupe")
_TELL_SECONDS = 0.25
_BEGIN_AND_END = {
    JobStep.BEGIN: (0.0, 0.02),
    JobStep.FIGURES: (0.02, 0.35),
    JobStep.PROTECTION: (0.35, 0.92),
    JobStep.CELLS: (0.92, 1.0),
}
"""Which part of the bar each step fills: an estimate, so that the bar grows evenly where protection takes longest."""
_MOST_FINDINGS = 200


class JobProgress(Progress):
    """Writes how far a job is, and ends it where somebody has cancelled it: raises JobCancelled."""

    def __init__(self, store: JobStore, number: int) -> None:
        self._store, self._number = store, number
        self._step, self._count, self._told = JobStep.BEGIN, 0, 0.0

    def figures(self, indicators: int) -> None:
        """See `Progress`."""
        self._begin(JobStep.FIGURES, indicators)

    def protection(self) -> None:
        """See `Progress`."""
        self._begin(JobStep.PROTECTION, 0)

    def cells(self, count: int) -> None:
        """See `Progress`."""
        self._begin(JobStep.CELLS, count)

    def advance(self, share: float) -> None:
        """See `Progress`."""
        if time.monotonic() - self._told > _TELL_SECONDS:
            self._tell(share)

    def commit(self) -> None:
        """See `Progress`."""
        if not self._store.commit_begins(self._number):
            raise JobCancelled("Der Auftrag ist abgebrochen; es wurde nichts geändert.")

    def _begin(self, step: JobStep, count: int) -> None:
        self._step, self._count = step, count
        self._tell(0.0)

    def _tell(self, share: float) -> None:
        low, high = _BEGIN_AND_END[self._step]
        self._told = time.monotonic()
        if self._store.progress(self._number, self._step, self._count, low + share * (high - low)):
            raise JobCancelled("Der Auftrag ist abgebrochen; es wurde nichts geändert.")


def work_on(settings: RawSettings, store: JobStore, token: str, look: Look | None = None) -> None:
    """Runs the job of a token to its end, unless it does not wait any more. `look` is for previews."""
    job = store.of_token(token)
    if job is None or not store.begin(job.number):
        return
    progress = JobProgress(store, job.number)
    try:
        with opened(settings.raw_database_url, settings.database_url) as (raw, published):
            _require_right(raw, job)
            if job.kind is JobKind.PREVIEW:
                outcome = _preview(settings, raw, published, job, progress, look)
            elif job.kind is JobKind.INTAKE:
                outcome = _intake_preview(settings, store, raw, published, job, progress, look)
            else:
                outcome = change(
                    raw,
                    published,
                    _ALTERS[job.kind](job),
                    progress=progress,
                    beside=True,
                    may_be_outdated=job.kind is JobKind.WITHDRAW,
                )
    except JobCancelled as error:
        store.end(job.number, JobState.CANCELLED, error.message)
    except MonitorError as error:
        store.end(
            job.number, JobState.FAILED, error.message, english=error.english, findings=_findings(error)
        )
    except Exception:
        reference = secrets.token_hex(4)
        LOG.exception("Auftrag %s, Fehler %s", job.number, reference)
        german, english = both("staff_job_fault", reference=reference)
        store.end(job.number, JobState.FAILED, german, english=english)
    else:
        said = [one.message for one in outcome.findings]
        store.end(
            job.number, JobState.DONE, outcome.message, result=outcome.version, findings=said[:_MOST_FINDINGS]
        )


def name_interrupted(settings: RawSettings, store: JobStore) -> None:
    """Ends every job whose process has died, as what became of it: done where its change stands, else
    interrupted. Only for whoever holds the lock of the worker. Raises StoreError."""
    lost = [one for one in store.open_jobs() if one.state is JobState.RUNS]
    if not lost:
        return
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        with alone(address(raw), address(published)):
            settle(raw, published)
        with sentences(raw), raw.connect() as connection:
            made = {one.number: version_of_job(connection, one.token) for one in lost}
        with sentences(published), published.connect() as connection:
            current = published_store.current(connection)
    for one in lost:
        if made[one.number]:
            # the step of a withdrawal belongs to the version that is gone
            gone = one.kind is JobKind.WITHDRAW
            result = current.version if gone and current is not None else made[one.number]
            store.end(one.number, JobState.DONE, result=result)
        else:
            store.end(one.number, JobState.INTERRUPTED, "Abgebrochen, nichts geändert.")


def _findings(error: MonitorError) -> Sequence[str]:
    found = error.facts.get("findings")
    return [str(one.message) for one in found][:_MOST_FINDINGS] if isinstance(found, tuple) else ()


def _releasing(job: StaffJob) -> Alter:
    def check(steps: Sequence[ReleaseStep]) -> None:
        _require(
            release_problem(steps, job.account, four_eyes=job.options.four_eyes, since=job.asked_at), job
        )

    return releasing(
        job.subject,
        accept_narrow=job.options.accept_narrow,
        account=job.account,
        token=job.token,
        check=check,
    )


def _withdrawing(job: StaffJob) -> Alter:
    return withdrawing(job.subject, account=job.account, reason=job.options.reason, token=job.token)


def _restoring(job: StaffJob) -> Alter:
    def check(steps: Sequence[ReleaseStep]) -> None:
        _require(restore_problem(steps, job.account, four_eyes=job.options.four_eyes), job)

    return restoring(
        job.subject,
        accept_narrow=job.options.accept_narrow,
        account=job.account,
        token=job.token,
        check=check,
    )


def _preview(
    settings: RawSettings,
    raw: Engine,
    published: Engine,
    job: StaffJob,
    progress: Progress,
    look: Look | None,
) -> Outcome:
    """Makes a preview and keeps it. Where the stores change meanwhile it is one of what was, and shown to nobody."""
    with sentences(raw), raw.begin() as raw_now, published.begin() as published_now:
        made_of = stored_previews.basis(raw_now, published_now, job.subject)
    found = preview_version(settings, job.subject, progress, look)
    progress.commit()
    with sentences(raw), raw.begin() as raw_now:
        stored_previews.keep(raw_now, job.subject, made_of, found)
    return Outcome(job.subject, True, "")


def _intake_preview(
    settings: RawSettings,
    store: JobStore,
    raw: Engine,
    published: Engine,
    job: StaffJob,
    progress: Progress,
    look: Look | None,
) -> Outcome:
    """The same of the files of an intake as somebody has left it."""
    asked = IntakeAt.read(job.subject)
    with sentences(raw), raw.begin() as raw_now, published.begin() as published_now:
        intake = intake_of(raw_now, asked.number)
        made_of = stored_previews.basis_of_intake(raw_now, published_now, intake)
        contents = contents_of(raw_now, intake)
    if intake.revision != asked.revision:
        _require("staff_job_other_revision", job)
    deliveries = read_deliveries(settings, intake, contents)
    found = preview_deliveries(settings, deliveries, progress, look)
    progress.commit()
    store.keep_preview(intake.number, made_of, stored_previews.dump(found))
    return Outcome("", True, "")


def _require_right(raw: Engine, job: StaffJob) -> None:
    """A job may have waited: whoever was locked, got another role meanwhile, or has no account in a store that was put
    back changes nothing any more."""
    with sentences(raw), raw.connect() as connection:
        account = accounts.found(connection, job.account)
    needed = Right.SEE if job.kind.previews else Right.RELEASE
    if account is None or account.locked or not account.may(needed):
        _require("staff_job_no_right", job)


def _require(problem: str, job: StaffJob) -> None:
    if problem:
        german, english = both(problem, version=job.subject)
        raise ReleaseError(german, english=english, version=job.subject)


_ALTERS: dict[JobKind, Callable[[StaffJob], Alter]] = {
    JobKind.RELEASE: _releasing,
    JobKind.WITHDRAW: _withdrawing,
    JobKind.RESTORE: _restoring,
}
"""What a job does with the lists of releases."""
