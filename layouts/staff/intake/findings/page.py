"""The page of step 4."""

from __future__ import annotations

from dash import html

from dashboard.staff.intake.intake import Intake
from dashboard.texts import say
from layouts.staff.forms import FormOwner
from layouts.staff.intake.findings.step import FindingsParts, findings_lead, findings_step, onward
from layouts.staff.shell import heading


def findings_page(intake: Intake, parts: FindingsParts, owner: FormOwner) -> html.Div:
    """The step below the name of its intake."""
    return html.Div(
        [
            heading(say(owner.lang, "staff_intake"), sub=intake.name),
            html.Section(
                [
                    html.Div(
                        [
                            html.H2(say(owner.lang, "found_title")),
                            html.P(findings_lead(parts.found, owner.lang)),
                            onward(parts, owner),
                        ],
                        className="bl-found-top",
                    ),
                    findings_step(parts, owner),
                ]
            ),
        ],
        className="bl-staff-screen",
    )
