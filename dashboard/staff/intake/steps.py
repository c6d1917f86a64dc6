"""Where an intake stands: which steps are done, what holds the next one up, and how a step is taken back."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from dashboard.domain.deliveries.amendments import NO_AMENDMENTS
from dashboard.staff.intake.intake import Intake, Step, TableKind, TableMapped


class StepState(StrEnum):
    """DONE; NOW is the one to work on; LATER waits for those before it."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


def hindrance(intake: Intake, step: Step, errors: int = 0) -> str:
    """The key of the text that says what holds a step up, empty where it can be finished. `errors` counts those that
    reading the tables found and nobody has mended or accepted."""
    if step is Step.FILES:
        return "" if intake.files else "intake_hold_files"
    if step is Step.RECOGNISED:
        if not intake.tables:
            return "intake_hold_recognise"
        refused = any(one.kind is TableKind.REFUSED and not one.left_out for one in intake.tables)
        return "intake_hold_refused" if refused else "" if intake.read else "intake_hold_nothing"
    if step is Step.MAPPING:
        open_tables = [one for one in intake.unknown if not mapped_of(intake, one.key).settled]
        return "intake_hold_mapping" if open_tables else ""
    if step is Step.FINDINGS:
        return "intake_hold_errors" if errors else ""
    return "" if intake.draft else "intake_hold_release"


def mapped_of(intake: Intake, key: str) -> TableMapped:
    """What is decided about a table, nothing where nobody has decided anything."""
    return intake.mappings.get(key, TableMapped(""))


def next_step(intake: Intake, errors: int = 0) -> Step:
    """The first step that is not done: finished ones behind it count only when all before them are. Findings are
    looked at by a person, so that step is done only once somebody has gone on to the preview."""
    for step in Step:
        if hindrance(intake, step, errors) or (step is Step.FINDINGS and intake.step < Step.PREVIEW):
            return step
    return Step.PREVIEW


def state_of(intake: Intake, step: Step, errors: int = 0) -> StepState:
    """Whether a step is done, the one to work on, or a later one."""
    now = next_step(intake, errors)
    if intake.draft:
        return StepState.DONE
    return StepState.DONE if step < now else StepState.NOW if step is now else StepState.LATER


def without_step(intake: Intake, step: Step) -> Intake:
    """The intake with one step taken back: what came before it stays as it is.

    FILES takes the files away and all that was said of them. RECOGNISED keeps the files. MAPPING keeps files and
    tables and asks again about all columns and names; what was mended in cells is kept, because it is said of the table
    as it came. FINDINGS takes back mended cells and accepted findings, PREVIEW only returns to the findings.
    """
    if step is Step.PREVIEW:
        return replace(intake, step=Step.FINDINGS)
    if step is Step.FINDINGS:
        return replace(intake, amendments=NO_AMENDMENTS, step=Step.FINDINGS)
    if step is Step.MAPPING:
        return replace(intake, mappings=MappingProxyType({}), step=Step.MAPPING)
    bare = replace(
        intake, tables=(), mappings=MappingProxyType({}), amendments=NO_AMENDMENTS, step=Step.FILES
    )
    return bare if step is Step.RECOGNISED else replace(bare, files=())
