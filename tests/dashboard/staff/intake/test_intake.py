"""The five steps of an intake: what is next, what holds it up, and what each step takes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.staff.intake.changes import at_step, left_out, named, with_files, without_file
from dashboard.staff.intake.conflict import conflict
from dashboard.staff.intake.days import day_in, is_other_day
from dashboard.staff.intake.intake import Intake, IntakeAct, IntakeChange, Step, TableKind
from dashboard.staff.intake.intake_json import from_json, to_json
from dashboard.staff.intake.steps import StepState, hindrance, next_step, state_of, without_step
from tests.dashboard.staff.intake.intake_examples import AT, file, full, table


def test_an_intake_is_the_same_after_it_was_written_and_read():
    change = IntakeChange(3, "K. Lange", AT, IntakeAct.MENDED, "Zeile 37")
    before = replace(full(), changes=(change,))
    bare = Intake(7, before.name, before.by, before.at, 3)
    again = from_json(to_json(before), bare)
    assert again == replace(before, mappings=again.mappings)
    assert dict(again.mappings) == dict(before.mappings)
    assert to_json(again) == to_json(before)


def test_each_step_waits_for_the_one_before():
    bare = Intake(1, "", "K. Lange", AT)
    assert next_step(bare) is Step.FILES and hindrance(bare, Step.FILES) == "intake_hold_files"
    chosen = with_files(bare, [file()])
    assert next_step(chosen) is Step.RECOGNISED
    unknown = replace(chosen, tables=(table(),))
    assert next_step(unknown) is Step.MAPPING
    assert next_step(replace(unknown, tables=(table(kind=TableKind.REFUSED),))) is Step.RECOGNISED
    assert hindrance(left_out(unknown, "a1", out=True), Step.RECOGNISED) == "intake_hold_nothing"
    known = replace(unknown, tables=(table(kind=TableKind.OFFICIAL),))
    assert next_step(known) is Step.FINDINGS
    assert next_step(at_step(known, Step.PREVIEW), errors=1) is Step.FINDINGS
    ready = at_step(known, Step.PREVIEW)
    assert [state_of(ready, step) for step in Step] == [StepState.DONE] * 4 + [StepState.NOW]


@pytest.mark.parametrize("step", Step)
def test_taking_a_step_back_leaves_what_came_before_it(step):
    before = at_step(full(), Step.PREVIEW)
    after = without_step(before, step)
    held = {
        Step.FILES: (),
        Step.RECOGNISED: ("files",),
        Step.MAPPING: ("files", "tables", "amendments"),
        Step.FINDINGS: ("files", "tables", "mappings"),
        Step.PREVIEW: ("files", "tables", "mappings", "amendments"),
    }[step]
    assert all(getattr(after, name) == getattr(before, name) for name in held)
    gone = {"files", "tables", "mappings", "amendments"} - set(held)
    assert not any(getattr(after, name) for name in gone)
    assert next_step(after) is (Step.FINDINGS if step is Step.PREVIEW else step)


def test_a_file_that_is_there_is_not_added_again_and_takes_its_own_along_when_it_goes():
    before = full()
    assert with_files(before, [file(name="copy.xlsx")]).files == before.files
    after = without_file(before, "a1")
    assert [one.sha256 for one in after.files] == [one.key for one in after.tables] == ["b2"]
    assert not after.mappings and not after.amendments


def test_a_conflict_says_who_did_what_and_when():
    changes = tuple(
        IntakeChange(number, "K. Lange", AT, act, "kita.xlsx")
        for number, act in ((5, IntakeAct.DECIDED), (4, IntakeAct.FILES_ADDED))
    )
    error = conflict(replace(full(), revision=5, changes=changes), 3)
    assert "K. Lange um 29.11.2026" in error.message
    assert "Zuordnung geändert: kita.xlsx" in error.message and "hinzugefügt" in error.message
    assert "changed the mapping" in error.english
    assert "gibt" in conflict(full(), 99).message


def test_an_empty_name_is_none():
    assert named(full(), "  ") == full()
    assert named(full(), " Kita  2025 ").name == "Kita 2025"


def test_the_day_of_counting_is_read_from_the_title():
    said = (
        "Stichtag 1. März",
        "Stand 01.03.2025",
        "am 31.12.",
        "1. März und 1. Oktober",
        "Nr. 7",
        "99.99.2024",
    )
    assert [day_in(one) for one in said] == ["1. März", "1. März", "31. Dezember", "", "", ""]
    assert is_other_day("31. Dezember", "1. März") and not is_other_day("1. März", "1. März")
    assert not is_other_day("Schuljahr", "1. März") and not is_other_day("1. März", "")
