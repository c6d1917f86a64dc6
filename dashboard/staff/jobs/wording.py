"""What is said of a job: its title, how far it is, and how it ended."""

from __future__ import annotations

from dashboard.formats import number
from dashboard.staff.jobs.job import IntakeAt, JobKind, JobState, JobStep, StaffJob
from dashboard.texts import say


def job_title(job: StaffJob, lang: str) -> str:
    """What the job does with which version or intake."""
    return say(lang, f"staff_job_{job.kind.value}", version=_subject(job))


def job_sentence(job: StaffJob, lang: str, *, behind: bool = False) -> str:
    """What it is doing, or how it ended. `behind`: whether another one comes first."""
    if job.state is JobState.WAITS:
        return say(lang, "staff_job_waits_means" if behind else "staff_job_starts")
    if job.state is JobState.RUNS:
        if job.cancel_asked:
            return say(lang, "staff_job_stops")
        step = job.step or JobStep.BEGIN
        return say(lang, f"staff_job_step_{step.value}", count=number(job.count, 0, lang))
    if job.state is JobState.DONE:
        return say(lang, f"staff_job_done_{job.kind.value}", version=job.result, subject=_subject(job))
    if job.state is JobState.FAILED:
        return job.english if lang == "en" and job.english else job.message
    return say(lang, f"staff_job_{job.state.value}_means")


def _subject(job: StaffJob) -> str:
    return str(IntakeAt.read(job.subject).number) if job.kind is JobKind.INTAKE else job.subject


def percent(job: StaffJob) -> int:
    """How much is done, in whole percent; 100 only when all is."""
    if job.state is JobState.DONE:
        return 100
    return min(99, int(job.share * 100))


def may_be_restarted(job: StaffJob) -> bool:
    """Whether asking for the same again makes sense."""
    return job.kind is JobKind.RELEASE and job.state in (
        JobState.FAILED,
        JobState.CANCELLED,
        JobState.INTERRUPTED,
    )
