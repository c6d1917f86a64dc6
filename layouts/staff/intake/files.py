"""Step 1: files are chosen or dropped, and those that came are listed."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.formats import number
from dashboard.staff.intake.conflict import clock
from dashboard.staff.intake.intake import Intake, IntakeFile, IntakeState
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.shell import icon
from layouts.staff.forms import FormOwner
from layouts.staff.intake.steps import StepPart, act_button, act_form, intake_path
from layouts.staff.shell import card, table

ACCEPTED = ".xlsx,.xls,.ods,.csv,.txt,.zip,.geojson,.json,.xml,.gpkg"
"""Endings that the browser offers; the server looks at the content."""


def files_step(intake: Intake, owner: FormOwner) -> StepPart:
    """The first step."""
    lang, count = owner.lang, len(intake.files)
    short = (
        say(lang, "intake_files_count", files=count, tables=len(intake.tables))
        if count
        else say(lang, "intake_files_none")
    )
    parts: list[Component] = []
    if intake.state is IntakeState.OPEN:
        parts.append(
            act_form(intake, "dateien", drop_zone(lang), owner, files=True, class_name="bl-intake-drop")
        )
    if intake.files:
        parts.append(
            card(
                say(lang, "intake_accepted"),
                table(
                    [say(lang, f"intake_file_{one}") for one in ("name", "size", "content", "by")] + [""],
                    [_row(intake, one, owner) for one in intake.files],
                    label=say(lang, "intake_accepted"),
                ),
                note=say(lang, "intake_accepted_note"),
            )
        )
    return StepPart(short, say(lang, "intake_files_sentence"), html.Div(parts, className="bl-intake-files"))


def drop_zone(lang: str) -> Sequence[Component]:
    """The field for files, its words, and the button that sends them where no script does."""
    return [
        html.Div(
            [
                icon("upload"),
                html.B(say(lang, "intake_drop")),
                html.P(say(lang, "intake_drop_kinds")),
                html.Label(
                    [icon("folder"), say(lang, "intake_choose")],
                    htmlFor="dateien",
                    className="btn btn-outline-secondary",
                ),
                Input(
                    type="file",
                    id="dateien",
                    name="dateien",
                    multiple=True,
                    accept=ACCEPTED,
                    className="bl-intake-input",
                ),
                html.Button(
                    say(lang, "intake_send"), type="submit", className="btn btn-primary bl-intake-send"
                ),
                html.P(
                    "", className="bl-intake-progress", role="status", **attributes({"aria-live": "polite"})
                ),
            ]
        )
    ]


def _row(intake: Intake, one: IntakeFile, owner: FormOwner) -> list[Component | str]:
    lang = owner.lang
    remove = (
        act_button(
            intake,
            "entfernen",
            say(lang, "intake_remove"),
            owner,
            about=one.name,
            fields={"datei": one.sha256},
        )
        if intake.state is IntakeState.OPEN
        else ""
    )
    return [
        html.A(
            one.name,
            href=intake_path(intake, f"original/{one.sha256}"),
            className="bl-intake-name",
            title=say(lang, "intake_original"),
        ),
        size_words(one.size, lang),
        content_words(one, lang),
        f"{one.by}, {clock(one.at, lang)}",
        remove,
    ]


def size_words(size: int, lang: str) -> str:
    """`48 KB`, `1,3 MB`."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{number(size / 1_000_000, 1, lang)} MB"


def content_words(one: IntakeFile, lang: str) -> str:
    """What a file is by its content, in a few words."""
    if one.kind == "csv":
        separator, _, encoding = one.detail.partition(" ")
        separated = say(lang, f"intake_separator_{separator}") if separator else ""
        return ", ".join(filter(None, ("CSV", separated, encoding.upper().replace("WINDOWS", "Windows"))))
    words = say(lang, f"intake_kind_{one.kind}", count=one.parts)
    missing = one.detail.removeprefix("formulas:") if one.detail.startswith("formulas:") else ""
    return f"{words}, {say(lang, 'intake_formulas', count=missing)}" if missing else words
