"""Aufträge: what runs, what waits, and how the last ones ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.staff.jobs.job import IntakeAt, JobKind, JobState, StaffJob
from dashboard.staff.jobs.wording import job_sentence, job_title, may_be_restarted, percent
from dashboard.staff.moments import moment
from dashboard.texts import say
from layouts.shell import icon
from layouts.staff.forms import FormOwner, one_button
from layouts.staff.intake.steps import INTAKES
from layouts.staff.jobs.bar import job_address, job_going_on
from layouts.staff.screens import RELEASES, VERSIONS
from layouts.staff.shell import card, heading, notice, table

_LOOKS = {
    JobState.DONE: "is-ok",
    JobState.FAILED: "is-bad",
    JobState.INTERRUPTED: "is-bad",
}


@dataclass(frozen=True, slots=True)
class JobParts:
    """What the page of a job says. `may_cancel`: whether the account has the right to; `behind`: whether another one
    comes first."""

    owner: FormOwner
    job: StaffJob
    now: datetime
    may_cancel: bool
    public_url: str
    behind: bool = False


def jobs_page(owner: FormOwner, jobs: Sequence[StaffJob], now: datetime) -> html.Div:
    """The list, newest first."""
    lang = owner.lang
    heads = [say(lang, f"staff_jobs_{one}") for one in ("what", "who", "when", "state")]
    rows = [
        [
            html.A(job_title(one, lang), href=job_address(one), className="bl-link"),
            one.account,
            html.Time(moment(one.asked_at, now, lang), dateTime=one.asked_at.isoformat()),
            _state(one, lang),
        ]
        for one in jobs
    ]
    title = say(lang, "staff_jobs_all")
    shown: Component = table(heads, rows, label=title)
    if not rows:
        shown = html.P(say(lang, "staff_jobs_none"), className="bl-staff-empty")
    return html.Div(
        [heading(say(lang, "staff_jobs"), sub=say(lang, "staff_jobs_sub")), card(title, shown)],
        className="bl-staff-screen",
    )


def job_page(parts: JobParts) -> html.Div:
    """One job: its progress while it has not ended, and then how it ended."""
    lang, job = parts.owner.lang, parts.job
    told = say(lang, "staff_job_asked", account=job.account, when=moment(job.asked_at, parts.now, lang))
    if job.options.reason:
        told += f" · {say(lang, 'staff_job_reason', reason=job.options.reason)}"
    body = _ended(parts) if job.state.ended else _going_on(parts)
    state = say(lang, f"staff_job_{job.state.value}")
    content = [
        heading(job_title(job, lang), sub=told),
        card(state, html.Div(body, className="bl-staff-card-body")),
    ]
    if job.findings:
        name = "staff_job_errors" if job.state is JobState.FAILED else "staff_job_findings"
        listed = html.Ul([html.Li(one) for one in job.findings], className="bl-staff-list bl-job-findings")
        content.append(card(say(lang, name), listed))
    return html.Div(content, className="bl-staff-screen")


def _going_on(parts: JobParts) -> list[Component]:
    lang, job = parts.owner.lang, parts.job
    acts: list[Component] = []
    if parts.may_cancel and job.may_be_cancelled:
        acts.append(one_button(f"{job_address(job)}/abbrechen", say(lang, "staff_job_cancel"), parts.owner))
    acts.append(
        html.A(say(lang, "staff_job_reload"), href=job_address(job), className="bl-link bl-job-reload")
    )
    return [
        job_going_on(job, lang, behind=parts.behind),
        html.Div(acts, className="bl-job-acts"),
        html.P(say(lang, "staff_job_close"), className="bl-field-hint"),
    ]


def _ended(parts: JobParts) -> list[Component]:
    lang, job = parts.owner.lang, parts.job
    sentence = job_sentence(job, lang)
    done = job.state is JobState.DONE
    said = (
        html.P([icon("check"), html.Span(sentence)], className="bl-staff-done", role="status")
        if done
        else notice(sentence, problem=job.state in (JobState.FAILED, JobState.INTERRUPTED))
    )
    links: list[Component] = []
    if job.kind.previews:
        href = f"{VERSIONS}/vorschau/{job.subject}"
        if job.kind is JobKind.INTAKE:
            href = f"{INTAKES}/{IntakeAt.read(job.subject).number}#schritt-5"
        links.append(html.A(say(lang, "staff_job_to_preview"), href=href, className="bl-link"))
    elif done:
        links.append(
            html.A(
                say(lang, "staff_job_public"),
                href=parts.public_url,
                target="_blank",
                rel="noopener",
                className="bl-link",
            )
        )
        links.append(html.A(say(lang, "staff_job_to_versions"), href=VERSIONS, className="bl-link"))
    elif may_be_restarted(job):
        links.append(
            html.A(say(lang, "staff_job_to_draft"), href=f"{RELEASES}/{job.subject}", className="bl-link")
        )
    elif job.kind is not JobKind.RELEASE:
        links.append(html.A(say(lang, "staff_job_to_versions"), href=VERSIONS, className="bl-link"))
    return [said, html.Div(links, className="bl-job-acts")]


def _state(job: StaffJob, lang: str) -> html.Span:
    words = say(lang, f"staff_job_{job.state.value}")
    if job.state is JobState.RUNS:
        words = f"{words}, {say(lang, 'staff_job_share', share=percent(job))}"
    return html.Span(words, className=f"bl-state-word {_LOOKS.get(job.state, '')}".strip())
