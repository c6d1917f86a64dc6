"""What tells of a job: its address, its progress, and the bar above each screen while one runs."""

from __future__ import annotations

from dash import html

from dashboard.staff.jobs.job import JobState, StaffJob
from dashboard.staff.jobs.wording import job_title, percent
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.shell import icon
from layouts.staff.screens import JOBS


def job_address(job: StaffJob) -> str:
    """Where a job is shown."""
    return f"{JOBS}/{job.number}"


def job_bar(job: StaffJob, lang: str) -> html.Div:
    """The line above each screen while a job runs or waits."""
    share = say(lang, "staff_job_share", share=percent(job))
    state = share if job.state is JobState.RUNS else say(lang, "staff_job_waits")
    return html.Div(
        [
            html.A(
                [
                    icon("gear"),
                    html.Span(job_title(job, lang)),
                    html.Span(state, className="bl-job-share"),
                ],
                href=job_address(job),
            ),
            progress_line(job, lang),
        ],
        className="bl-job-bar",
        **attributes({"data-job": f"{job_address(job)}/stand"}),
    )


def progress_line(job: StaffJob, lang: str) -> html.Progress:
    """How much is done, as a line."""
    return html.Progress(
        value=str(percent(job)),
        max="100",
        className="bl-progress",
        **attributes({"aria-label": say(lang, "staff_job_progress")}),
    )
