"""Step 3 of an intake: what is shown of unknown tables, and what a sent form decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from callbacks.staff.intake.desk import IntakeDesk, act_of, back_to_intake, revision_of
from callbacks.staff.screens import Redirect, Visit
from dashboard.errors import FileRejected, UnknownKey
from dashboard.staff.intake.changes import with_mapping
from dashboard.staff.intake.decision_words import decision_words
from dashboard.staff.intake.intake import Intake, IntakeAct, IntakeTable, TableMapped
from dashboard.staff.intake.mapping_form import with_form
from dashboard.staff.intake.steps import mapped_of
from dashboard.texts import both, say
from data.importing.knowledge import ImportKnowledge
from data.importing.mapping.sheet_mapping import read_mappings
from data.staff.intake.contents import contents_of
from data.staff.intake.mapped_sheets import MappedSheet, mapped_sheets, mapping_text
from data.staff.intake.sheets import sheet_views
from data.staff.intake_store import Doing, change_intake
from data.staff.known_mappings import KnownMapping, keep_mapping, known_mappings
from data.stores.audit import audit_log
from layouts.staff.intake.choices import MappingChoices, MeasureChoice
from layouts.staff.intake.mapping import MappedTable
from layouts.staff.intake.steps import intake_path

_NUMBERS = re.compile(
    r"(?<![A-Za-z])[0-9]+[A-Za-zäöü]*[0-9]*|\b(?:stand|vom|neu|final|kopie)\b", re.IGNORECASE
)
_MOST_OPEN = 3


class IntakeMapping:
    """What is shown and decided in step 3."""

    def __init__(self, desk: IntakeDesk) -> None:
        self.desk = desk

    def tables(self, intake: Intake, knowledge: ImportKnowledge, *, whole: bool) -> tuple[MappedTable, ...]:
        """The unknown tables as they are shown."""
        if not intake.unknown:
            return ()
        with self.desk.staff.store.reading() as connection:
            contents = contents_of(connection, intake, {one.key for one in intake.unknown})
            known = known_mappings(connection)
        return tuple(
            self._shown(intake, one, contents.get(one.key, b""), known, knowledge, whole=whole)
            for one in intake.unknown
        )

    def _shown(
        self,
        intake: Intake,
        table: IntakeTable,
        content: bytes,
        known: Sequence[KnownMapping],
        knowledge: ImportKnowledge,
        *,
        whole: bool,
    ) -> MappedTable:
        mapped = mapped_of(intake, table.key)
        try:
            sheets = mapped_sheets(content, table, mapped, knowledge, known)
        except FileRejected as rejected:
            return MappedTable(table, (), problem=rejected.message)
        views = sheet_views(sheets, mapped, knowledge, intake.amendments.of(table.name))
        suggested = next((one.remembered for one in sheets if one.remembered), "") or _suggested(table.name)
        return MappedTable(table, views, suggested, whole=whole)

    @back_to_intake
    def decide(self, visit: Visit, number: int) -> Redirect:
        """Takes the form of one table: kept, and settled where nothing is open and the person says so."""
        intake = self.desk.intake(number)
        table = intake.table(visit.text("tabelle", 64))
        if table is None or table not in intake.unknown:
            german, english = both("intake_no_table")
            raise UnknownKey(german, english=english)
        knowledge = self.desk.knowledge()
        with self.desk.staff.store.reading() as connection:
            contents = contents_of(connection, intake, {table.key})
            known = known_mappings(connection)
        before = mapped_of(intake, table.key)
        content = contents.get(table.key, b"")
        shown = sheet_views(mapped_sheets(content, table, before, knowledge, known), before, knowledge)
        after = with_form(before, shown, visit.form, knowledge.catalogue.measures)
        sheets = mapped_sheets(content, table, after, knowledge, known)
        missing = [one[visit.lang == "en"] for sheet in sheets for one in sheet.mapping.questions]
        settled = bool(sheets) and not missing and visit.text("tun", 20) == "uebernehmen"
        basis = before.basis or next((one.remembered for one in sheets if one.remembered), "")
        after = replace(after, basis=basis, mapping=mapping_text(sheets) if sheets else "", settled=settled)
        self._store(visit, intake, table, before, after, sheets)
        path = f"{intake_path(intake)}#tabelle-{table.key}"
        if settled:
            said = say(visit.lang, "intake_said_settled", file=table.name)
            return Redirect(f"{intake_path(intake)}#schritt-4", said)
        if missing and visit.text("tun", 20) == "uebernehmen":
            listed = " ".join(missing[:_MOST_OPEN]) + (" …" if len(missing) > _MOST_OPEN else "")
            return Redirect(path, say(visit.lang, "intake_said_open", open=listed)[:1500], problem=True)
        return Redirect(path, say(visit.lang, "intake_said_saved"))

    def _store(
        self,
        visit: Visit,
        intake: Intake,
        table: IntakeTable,
        before: TableMapped,
        after: TableMapped,
        sheets: Sequence[MappedSheet],
    ) -> None:
        act = IntakeAct.SETTLED if after.settled else IntakeAct.DECIDED
        choices = choices_of(self.desk.knowledge(), "de")
        measures = {key: one.name for key, one in choices.measures.items()}
        before_words, after_words = (
            decision_words(one, choices.places, measures, choices.breakdowns) for one in (before, after)
        )
        changed = replace(with_mapping(intake, table.key, after), revision=revision_of(visit))
        with self.desk.staff.store.writing() as connection:
            doing = Doing(visit.account.name, visit.now, act, table.name)
            stored = change_intake(connection, changed, doing)
            if after.settled and after.remembered:
                mappings = read_mappings(after.mapping, table.name)
                keep_mapping(
                    connection, KnownMapping(after.remembered, mappings, visit.account.name, visit.now)
                )
            audit_log.record(connection, act_of(visit, stored, act, table.name, before_words, after_words))


def choices_of(knowledge: ImportKnowledge, lang: str) -> MappingChoices:
    """Measures in the order of the catalogue, and the places of the district by name, in a language."""
    catalogue, names = knowledge.catalogue, knowledge.names()
    offices = {one.key: one.name for one in names.of_level("amt")}
    municipalities = sorted(names.of_level("gemeinde"), key=lambda one: one.name)
    places = {
        one.key: f"{one.name} ({offices[one.amt]})" if one.amt in offices else one.name
        for one in municipalities
    }
    places |= {one.key: one.name for level in ("amt", "kreis") for one in names.of_level(level)}
    return MappingChoices(
        {
            one.key: MeasureChoice(
                one.key, one.name[lang], one.unit[lang], one.reporting_date[lang], one.reporting_date["de"]
            )
            for one in catalogue.measures.values()
        },
        {
            f"{dimension.key}:{category}": f"{dimension.name[lang]}: {name[lang]}"
            for dimension in catalogue.breakdowns.values()
            for category, name in dimension.categories.items()
        },
        places,
    )


def _suggested(file: str) -> str:
    """A name for the mapping of a file: without the numbers that differ from one delivery to the next."""
    stem = PurePosixPath(file).stem.replace("_", " ").replace("-", " ")
    return " ".join(_NUMBERS.sub(" ", stem).split())[:80]
