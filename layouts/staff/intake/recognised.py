"""Step 2: what each table was recognised as, what it brings, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.staff.intake.intake import Intake, IntakeState, IntakeTable, TableKind
from dashboard.staff.intake.steps import mapped_of
from dashboard.texts import say
from layouts.shell import icon
from layouts.staff.forms import FormOwner
from layouts.staff.intake.steps import StepPart, act_button
from layouts.staff.shell import table

_MOST_MEASURES = 2


def recognised_step(intake: Intake, measures: Mapping[str, str], owner: FormOwner) -> StepPart:
    """The second step; `measures` are their names by key."""
    lang = owner.lang
    if not intake.tables:
        acts = (
            (
                act_button(
                    intake,
                    "erkennen",
                    say(lang, "intake_recognise"),
                    owner,
                    class_name="btn btn-primary",
                ),
            )
            if intake.files and intake.state is IntakeState.OPEN
            else ()
        )
        return StepPart("", say(lang, "intake_recognised_none"), None, acts)
    unknown = [one for one in intake.tables if one.kind is TableKind.UNKNOWN]
    refused = [one for one in intake.tables if one.kind is TableKind.REFUSED and not one.left_out]
    known = len(intake.tables) - len(unknown) - sum(one.kind is TableKind.REFUSED for one in intake.tables)
    short = say(lang, "intake_recognised_count", known=known, unknown=len(unknown))
    sentence = say(
        lang,
        "intake_recognised_refused"
        if refused
        else "intake_recognised_unknown"
        if unknown
        else "intake_recognised_all",
        count=len(refused or unknown),
    )
    rows = [_row(intake, one, measures, owner) for one in intake.tables]
    heads = [say(lang, f"intake_table_{one}") for one in ("name", "kind", "brings", "next")]
    content = html.Div(
        table([*heads, ""], rows, label=say(lang, "intake_step_recognised")),
        className="bl-card bl-intake-recognised",
    )
    return StepPart(short, sentence, content)


def _row(
    intake: Intake, one: IntakeTable, measures: Mapping[str, str], owner: FormOwner
) -> list[Component | str]:
    lang = owner.lang
    archive = next((file.name for file in intake.files if file.sha256 == one.file and file.kind == "zip"), "")
    name: list[Component | str] = [
        html.Strong(one.name) if one.kind is TableKind.UNKNOWN else html.Span(one.name)
    ]
    if archive:
        name += [" ", html.Small(say(lang, "intake_from_archive", archive=archive))]
    out = "bl-intake-out" if one.left_out else ""
    return [
        html.Span(name, className=out),
        _kind(one, lang),
        html.Span(brings(one, measures, lang), className=out),
        _next(intake, one, lang),
        _act(intake, one, owner),
    ]


def _kind(one: IntakeTable, lang: str) -> Component:
    if one.left_out:
        return html.Span(say(lang, "intake_kind_left_out"), className="bl-state-word")
    sign, state = {
        TableKind.UNKNOWN: ("info", ""),
        TableKind.REFUSED: ("alert", "is-bad"),
    }.get(one.kind, ("check", "is-ok"))
    words = (
        say(lang, f"intake_is_unknown_{one.format}")
        if one.kind is TableKind.UNKNOWN
        else say(lang, f"intake_is_{one.kind}", table=one.table or one.format)
    )
    return html.Span([icon(sign), words], className=f"bl-state-word {state}".strip())


def brings(one: IntakeTable, measures: Mapping[str, str], lang: str) -> str:
    """What a table brings, in words."""
    if one.kind is TableKind.REFUSED:
        return (one.sentence[1] if lang == "en" else "") or one.sentence[0]
    if one.errors:
        return say(lang, "intake_brings_errors", count=one.errors)
    if one.kind is TableKind.INSTITUTIONS:
        return say(lang, "intake_brings_entries", count=one.figures)
    listed = [measures.get(key, key) for key in one.measures[:_MOST_MEASURES]]
    more = len(one.measures) - len(listed)
    said = ", ".join(listed) + (f" {say(lang, 'intake_brings_more', count=more)}" if more > 0 else "")
    years = " – ".join(str(year) for year in one.years)
    if one.kind is TableKind.UNKNOWN:
        return (
            say(lang, "intake_brings_maybe", what=said, years=years)
            if said
            else say(lang, "intake_brings_unknown")
        )
    where = one.office or say(lang, "intake_brings_places", count=one.places)
    missing = say(lang, "intake_brings_missing", count=one.missing) if one.missing else ""
    return ", ".join(filter(None, (said, years, where, missing)))


def _next(intake: Intake, one: IntakeTable, lang: str) -> str | Component:
    if one.left_out:
        return say(lang, "intake_next_out")
    if one.kind is TableKind.REFUSED:
        return say(lang, "intake_next_refused")
    if one.kind is TableKind.UNKNOWN and not mapped_of(intake, one.key).settled:
        return html.A(say(lang, "intake_next_map"), href=f"#tabelle-{one.key}", className="bl-link")
    return say(lang, "intake_next_errors" if one.errors else "intake_next_read")


def _act(intake: Intake, one: IntakeTable, owner: FormOwner) -> Component | str:
    if intake.state is not IntakeState.OPEN:
        return ""
    label = say(owner.lang, "intake_take_in" if one.left_out else "intake_leave_out")
    return act_button(
        intake,
        "weglassen",
        label,
        owner,
        about=one.name,
        fields={"tabelle": one.key, "weg": "" if one.left_out else "ja"},
    )
