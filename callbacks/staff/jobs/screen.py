"""Aufträge: what runs, how far it is, and cancelling it before its commit."""

from __future__ import annotations

from flask import Response, jsonify
from werkzeug.exceptions import Forbidden, NotFound

from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.jobs.job import JobKind, JobOptions, StaffJob
from dashboard.staff.jobs.wording import job_sentence, job_title, percent
from dashboard.staff.moments import moment
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.stores.audit import audit_log
from layouts.staff.jobs.bar import job_address
from layouts.staff.jobs.page import JobParts, job_page, jobs_page
from layouts.staff.screens import JOBS


def register(staff: Staff) -> None:
    """Adds the screens and the acts."""

    @staff.page(JOBS, right=Right.SEE)
    def listed(visit: Visit) -> StaffPage:
        jobs = staff.jobs.newest()
        return StaffPage(jobs_page(visit, jobs, visit.now), say(visit.lang, "staff_jobs"))

    @staff.page(f"{JOBS}/<int:number>", right=Right.SEE)
    def one(visit: Visit, number: int) -> StaffPage:
        job = _job(staff, number)
        may_cancel = _may_cancel(visit, job)
        parts = JobParts(visit, job, visit.now, may_cancel, staff.settings.public_url, _behind(staff, job))
        return StaffPage(job_page(parts), job_title(job, visit.lang))

    @staff.file(f"{JOBS}/<int:number>/stand", right=Right.SEE, quiet=True)
    def state(visit: Visit, number: int) -> Response:
        job = _job(staff, number)
        share = percent(job)
        return jsonify(
            state=job.state.value,
            ended=job.state.ended,
            share=share,
            share_text=say(visit.lang, "staff_job_share", share=share),
            state_text=say(visit.lang, f"staff_job_{job.state.value}"),
            sentence=job_sentence(job, visit.lang, behind=_behind(staff, job)),
            may_be_cancelled=job.may_be_cancelled,
        )

    @staff.action(f"{JOBS}/<int:number>/abbrechen", right=Right.EDIT)
    def cancel(visit: Visit, number: int) -> Redirect:
        job = _job(staff, number)
        if not _may_cancel(visit, job):
            raise Forbidden
        if not staff.jobs.cancel(number):
            return Redirect(job_address(job), say(visit.lang, "staff_job_too_late"), problem=True)
        with staff.store.writing() as connection:
            act = Act(
                visit.account.name, visit.now, ActKind.JOB_CANCELLED, job.subject, after=job_title(job, "de")
            )
            audit_log.record(connection, act)
        return Redirect(job_address(job), say(visit.lang, "staff_job_cancel_heard"))


def start_job(
    visit: Visit, kind: JobKind, version: str, *, reason: str = "", narrow: bool = False
) -> Redirect:
    """Asks for a job in the name of whoever is signed in, and leads to it; says so where it is somebody's already."""
    staff = visit.staff
    options = JobOptions(reason=reason, four_eyes=staff.settings.four_eyes, accept_narrow=narrow)
    job, new = staff.jobs.ask(kind, version, visit.account.name, options)
    if new:
        return Redirect(job_address(job))
    asked = moment(job.asked_at, visit.now, visit.lang)
    return Redirect(job_address(job), say(visit.lang, "staff_job_already", account=job.account, when=asked))


def _job(staff: Staff, number: int) -> StaffJob:
    """Raises NotFound where there is none of this number."""
    job = staff.jobs.of(number)
    if job is None:
        raise NotFound
    return job


def _behind(staff: Staff, job: StaffJob) -> bool:
    """Whether another job comes before one that waits."""
    return not job.state.ended and any(one.number < job.number for one in staff.jobs.open_jobs())


def _may_cancel(visit: Visit, job: StaffJob) -> bool:
    """Whoever asked for it may, and whoever may release."""
    return visit.may(Right.RELEASE) or (visit.may(Right.EDIT) and job.account == visit.account.name)
