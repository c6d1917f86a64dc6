"""What people do to an intake: pure functions from one to the next. None of them asks who may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from dashboard.domain.deliveries.amendments import Amendments
from dashboard.staff.intake.intake import (
    Intake,
    IntakeFile,
    IntakeState,
    IntakeTable,
    Step,
    TableMapped,
)


def with_files(intake: Intake, files: Sequence[IntakeFile]) -> Intake:
    """Files added; one that is there already (by its bytes) is not added again."""
    known = {one.sha256 for one in intake.files}
    new = [one for one in {one.sha256: one for one in files}.values() if one.sha256 not in known]
    return replace(intake, files=(*intake.files, *new))


def without_file(intake: Intake, sha256: str) -> Intake:
    """A file taken away, with its tables and all that was decided and mended in them; the others stay."""
    lost = [one for one in intake.tables if one.file == sha256]
    gone = {one.key for one in lost}
    amendments = intake.amendments
    for one in lost:
        amendments = amendments.without(one.name)
    return replace(
        intake,
        files=tuple(one for one in intake.files if one.sha256 != sha256),
        tables=tuple(one for one in intake.tables if one.key not in gone),
        mappings=MappingProxyType({key: one for key, one in intake.mappings.items() if key not in gone}),
        amendments=amendments,
    )


def with_tables(intake: Intake, tables: Sequence[IntakeTable]) -> Intake:
    """The tables that the files were recognised as; what was decided about one that was there before stays."""
    before = {one.key: one for one in intake.tables}
    listed = tuple(
        replace(one, left_out=before[one.key].left_out) if one.key in before else one for one in tables
    )
    return replace(intake, tables=listed, step=Step(max(intake.step, Step.MAPPING)))


def left_out(intake: Intake, key: str, *, out: bool) -> Intake:
    """A table that is not to be read, or is to be read again."""
    tables = tuple(replace(one, left_out=out) if one.key == key else one for one in intake.tables)
    return replace(intake, tables=tables)


def with_mapping(intake: Intake, key: str, mapped: TableMapped) -> Intake:
    """What is decided about an unknown table."""
    return replace(intake, mappings=MappingProxyType({**intake.mappings, key: mapped}))


def with_amendments(intake: Intake, amendments: Amendments) -> Intake:
    """Other changes of cells and rows, and other answers to findings."""
    return replace(intake, amendments=amendments)


def at_step(intake: Intake, step: Step) -> Intake:
    """The intake when somebody has gone on to a step."""
    return replace(intake, step=Step(max(intake.step, step)))


def named(intake: Intake, name: str) -> Intake:
    """Another name; an empty one changes nothing."""
    bare = " ".join(name.split())[:120]
    return replace(intake, name=bare) if bare else intake


def handed_over(intake: Intake, draft: str) -> Intake:
    """The intake when it has become the draft of a version."""
    return replace(intake, state=IntakeState.HANDED_OVER, draft=draft, step=Step.PREVIEW)


def discarded(intake: Intake) -> Intake:
    """The intake thrown away. It stays in the store, and its originals with it."""
    return replace(intake, state=IntakeState.DISCARDED)


def reopened(intake: Intake) -> Intake:
    """A discarded intake as it was before."""
    return replace(intake, state=IntakeState.OPEN)
