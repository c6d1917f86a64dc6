"""What tells of a job: its address, its progress, and the bar above each screen while one runs."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.staff.jobs.job import JobState, StaffJob
from dashboard.staff.jobs.wording import job_sentence, job_title, percent
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


def job_going_on(job: StaffJob, lang: str, *, behind: bool = False) -> html.Div:
    """What a job is doing and how far it is; the script of jobs loads the page again when it has ended."""
    told: list[Component] = [
        html.P(job_sentence(job, lang, behind=behind), className="bl-job-sentence", role="status"),
        html.Div(
            [
                progress_line(job, lang),
                html.Span(say(lang, "staff_job_share", share=percent(job)), className="bl-job-share"),
            ],
            className="bl-job-line",
        ),
    ]
    followed = attributes({"data-job": f"{job_address(job)}/stand", "data-job-page": ""})
    return html.Div(told, className="bl-job", **followed)


def job_waited_for(job: StaffJob, here: str, lang: str) -> list[Component]:
    """On a page that shows what the job makes: how far it is, and the link that loads the page `here` again."""
    reload = html.A(say(lang, "staff_job_reload"), href=here, className="bl-link bl-job-reload")
    return [
        job_going_on(job, lang),
        html.Div(reload, className="bl-job-acts"),
        html.P(say(lang, "staff_job_close"), className="bl-field-hint"),
    ]


def progress_line(job: StaffJob, lang: str) -> html.Progress:
    """How much is done, as a line."""
    return html.Progress(
        value=str(percent(job)),
        max="100",
        className="bl-progress",
        **attributes({"aria-label": say(lang, "staff_job_progress")}),
    )
