"""Definitions that are worked on: begun, saved on a revision, checked, tried, and given to release."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from dash.development.base_component import Component
from werkzeug.wrappers import Response

from callbacks.staff.definitions.changes import changes_told, field_words
from callbacks.staff.definitions.network_preview import network_preview
from callbacks.staff.definitions.preview import Previews
from callbacks.staff.definitions.reading import SECTION, ReadDefinitions
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.errors import FileRejected, MonitorError, ReleaseError
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.definitions.draft import DefinitionDraft, DefinitionState
from dashboard.staff.definitions.fields import AIMS as AIM_KINDS
from dashboard.staff.definitions.fields import NETWORK as NETWORK_KINDS
from dashboard.staff.definitions.form import answers_in, sections_of_form
from dashboard.staff.moments import moment
from dashboard.staff.overview.rows import DraftRow
from dashboard.texts import say
from data.definitions.stored import definitions
from data.definitions.together import known_definitions
from data.definitions.written import text_of
from data.importing.findings import Delivery
from data.importing.knowledge import knowledge_of
from data.importing.read import Delivered, read_files
from data.importing.uploads.kinds import plain_name
from data.importing.write import import_deliveries
from data.publishing.release import Outcome
from data.staff.definitions.checking import checked, definition_deliveries
from data.staff.definitions.draft_store import (
    DefinitionConflict,
    begin_definition,
    change_definition,
    definition_draft_of,
    definition_drafts,
    reopen_definition,
)
from data.staff.release.drafts import credit, discard, discarded, submit
from data.stores.audit.audit_log import record
from data.stores.database import opened
from layouts.markup import markup
from layouts.staff.definitions.controls import FormWords
from layouts.staff.definitions.detail_page import value_words
from layouts.staff.definitions.form_page import DefinitionForm, checked_list, form_page
from layouts.staff.definitions.list_page import AIMS, DEFINITIONS, NETWORK
from layouts.staff.definitions.preview import ComputedPreview, preview_parts

_ROOM = "staff-definitions"
_START: dict[str, dict[str, object]] = {
    "indicator": {
        "unit": "per_100",
        "decimals": 1,
        "direction": "higher_is_better",
        "theme": "fruehe_bildung",
    },
    "measure": {"kind": "persons"},
    "action": {"state": "geplant"},
    "organisation": {"kind": "sonstige"},
    "body": {"kind": "arbeitsgruppe"},
}
_LARGEST_TABLE = 2_000_000


def base_of(kind: str) -> str:
    """The address of the screen on which a kind is worked on."""
    return AIMS if kind in AIM_KINDS else NETWORK if kind in NETWORK_KINDS else DEFINITIONS


class Drafting:
    """The acts on drafts of one screen; `base` is its address."""

    def __init__(self, staff: Staff, base: str) -> None:
        self.staff, self.base = staff, base
        self.previews = Previews(staff.settings.stores, staff.settings.address)

    def waiting(self, _visit: Visit) -> int:
        """How many drafts of this screen somebody works on."""
        with self.staff.store.reading() as connection:
            return sum(self._is_here(one) for one in definition_drafts(connection))

    def open_rows(self, visit: Visit) -> list[DraftRow]:
        """What somebody works on, for the first screen."""
        with self.staff.store.reading() as connection:
            found = [one for one in definition_drafts(connection) if self._is_here(one)]
        return [
            DraftRow(
                one.title(visit.lang) or say(visit.lang, "staff_def_untitled"),
                say(visit.lang, f"staff_group_{one.kind}"),
                "staff_kind_definition",
                "staff_draft_state_open",
                one.changed_by,
                one.changed_at,
                self.staff.open_path(visit.account, self.base, f"/entwurf/{one.number}"),
            )
            for one in found
        ]

    def _is_here(self, draft: DefinitionDraft) -> bool:
        return base_of(draft.kind) == self.base

    def begin(self, visit: Visit) -> Redirect:
        """A new draft of what the form names, or the one that somebody works on already."""
        subject = visit.text("subject", 120)
        kind, _, key = subject.partition(":")
        read = self._known()
        entry = read.entry(kind, key) if key and kind in SECTION else _START.get(kind, {})
        if kind not in SECTION or entry is None:
            return Redirect(self.base, say(visit.lang, "staff_def_unknown"), problem=True)
        with self.staff.store.writing() as connection:
            for one in definition_drafts(connection):
                if key and one.subject == subject:
                    return Redirect(f"{self.base}/entwurf/{one.number}")
            sections = {SECTION[kind]: {key or "neu": entry}}
            draft = begin_definition(connection, subject, sections, visit.account.name, visit.now)
            record(connection, _act(visit, ActKind.DEFINITION_CHANGED, draft))
        return Redirect(f"{self.base}/entwurf/{draft.number}")

    def show(self, visit: Visit, number: int) -> StaffPage | Redirect:
        """The form."""
        with self.staff.store.reading() as connection:
            draft = definition_draft_of(connection, number)
        if draft.state is not DefinitionState.OPEN:
            return Redirect(self.base, say(visit.lang, "staff_def_gone"), problem=True)
        return self._page(visit, draft)

    def act(self, visit: Visit, number: int) -> StaffPage | Redirect:
        """Whatever button was pressed: everything in the form is saved first, on the revision that it was drawn of."""
        do = visit.text("do", 120) or "save"
        here = f"{self.base}/entwurf/{number}"
        with self.staff.store.reading() as connection:
            stored = definition_draft_of(connection, number)
        read = self._known()
        try:
            draft = self._filled(visit, stored)
            if do == "discard":
                return self._discard(visit, draft)
            with self.staff.store.writing() as connection:
                draft = change_definition(connection, draft, visit.account.name, visit.now)
                before, after = changes_told(stored, draft, "de", lambda key: read.name(key, draft, "de"))
                record(connection, _act(visit, ActKind.DEFINITION_CHANGED, draft, before, after))
        except DefinitionConflict as conflict:
            said = self._conflict(visit, conflict, draft)
            return self._page(visit, replace(draft, revision=conflict.now.revision), said, status=409)
        except FileRejected as rejected:
            return self._page(visit, stored, rejected.message, status=400)
        if do == "hand_over":
            return self._hand_over(visit, draft)
        if do == "preview":
            checks = checked(draft.sections, self._known().known)
            if not checks.faults:
                self.previews.compute(draft, self.staff.shown_version(), visit.lang)
            return Redirect(f"{here}#definition-preview")
        return Redirect(here, say(visit.lang, "staff_def_was_saved") if do == "save" else "")

    def check(self, visit: Visit, number: int) -> Response:
        """What was checked and how it will read, for scripts: nothing is saved."""
        with self.staff.store.reading() as connection:
            draft = self._filled(visit, definition_draft_of(connection, number))
        form = replace(self._form(visit, draft), is_fresh=False)
        parts = {"checked": markup(checked_list(form)), "preview": markup(list(form.preview))}
        return Response(json.dumps(parts, ensure_ascii=False), mimetype="application/json")

    def reopen(self, visit: Visit, number: int) -> Redirect:
        """Takes what waits for release, was sent back or thrown away up again; its draft release is discarded."""
        try:
            with self.staff.store.writing() as connection:
                draft = definition_draft_of(connection, number)
                reopen_definition(connection, number, visit.account.name, visit.now)
                if draft.release and draft.release not in {one.version for one in discarded(connection)}:
                    discard(connection, draft.release, visit.account.name)
                kind = (
                    ActKind.DEFINITION_REOPENED
                    if draft.state is DefinitionState.DISCARDED
                    else ActKind.DEFINITION_CHANGED
                )
                record(connection, _act(visit, kind, draft, draft.release))
        except MonitorError as error:
            return Redirect(self.base, error.sentence(visit.lang), problem=True)
        return Redirect(f"{self.base}/entwurf/{number}")

    def remove(self, visit: Visit) -> Redirect:
        """A draft release that takes something off show."""
        kind, _, key = visit.text("subject", 120).partition(":")
        read = self._known()
        entry = read.entry(kind, key) if kind in SECTION and kind != "measure" else None
        if entry is None:
            return Redirect(self.base, say(visit.lang, "staff_def_unknown"), problem=True)
        name = value_words(entry.get("name") or entry.get("label") or key, visit.lang)
        text = text_of({"removed": {SECTION[kind]: [key]}})
        knowledge = knowledge_of(self.staff.settings.stores)
        found = read_files(
            [Delivered(f"{key}-entfernen.yaml", text.encode())],
            knowledge.catalogue,
            knowledge.known,
            defined=knowledge.defined,
        )
        if errors := _errors(found):
            return Redirect(self.base, errors, problem=True)
        try:
            outcome = self._draft_release(visit, found, f"{name}: entfernen")
        except ReleaseError as error:
            return Redirect(self.base, error.message, problem=True)
        said = say(visit.lang, "staff_def_was_removed", name=name, version=outcome.version)
        return Redirect(self.base, said)

    def _discard(self, visit: Visit, draft: DefinitionDraft) -> Redirect:
        with self.staff.store.writing() as connection:
            gone = replace(draft, state=DefinitionState.DISCARDED)
            change_definition(connection, gone, visit.account.name, visit.now)
            record(connection, _act(visit, ActKind.DEFINITION_DISCARDED, draft))
        return Redirect(self.base, say(visit.lang, "staff_def_was_discarded"))

    def _hand_over(self, visit: Visit, draft: DefinitionDraft) -> StaffPage | Redirect:
        knowledge = knowledge_of(self.staff.settings.stores)
        checks = checked(draft.sections, self._known().known)
        if checks.faults:
            count = len(checks.faults)
            said = say(
                visit.lang, "staff_def_has_fault" if count == 1 else "staff_def_has_faults", count=count
            )
            return self._page(visit, draft, said, status=422)
        found = definition_deliveries(draft, knowledge)
        if errors := _errors(found):
            return self._page(visit, draft, errors, status=422)
        title = draft.title(visit.lang) or draft.key

        def over(raw: Any, version: str) -> None:
            given = replace(draft, state=DefinitionState.HANDED_OVER, release=version)
            given = change_definition(raw, given, visit.account.name, visit.now)
            credit(raw, version, visit.account.name, given.worked)
            record(raw, _act(visit, ActKind.DEFINITION_HANDED_OVER, draft, "", version))

        try:
            outcome = self._draft_release(visit, found, title, over)
        except MonitorError as error:
            return self._page(visit, draft, error.message, status=422)
        said = say(visit.lang, "staff_def_was_handed_over", name=title, version=outcome.version)
        return Redirect(self.base, said)

    def _draft_release(
        self,
        visit: Visit,
        found: Sequence[Delivery],
        note: str,
        first: Callable[[Any, str], None] = lambda _raw, _version: None,
    ) -> Outcome:
        """A draft that is given to release in the same transaction; `first` writes more into it before."""
        stores = self.staff.settings.stores
        name = visit.account.name

        def also(raw: Any, version: str) -> None:
            first(raw, version)
            submit(raw, version, name)

        with opened(stores.raw_database_url, stores.database_url) as (raw, published):
            outcome = import_deliveries(
                raw, published, found, name, note, draft=True, account=name, also=also
            )
        if not outcome.changed:
            raise ReleaseError(outcome.message)
        return outcome

    def _known(self) -> ReadDefinitions:
        with self.staff.store.reading() as connection:
            known = known_definitions(definitions(connection))
        return ReadDefinitions.of(known, self.staff.district)

    def _filled(self, visit: Visit, stored: DefinitionDraft) -> DefinitionDraft:
        """The draft as the form says, on the form's revision. Raises FileRejected for a table that is too large."""
        read = self._known()
        form = {name: visit.form.getlist(name) for name in visit.form}
        sections = sections_of_form(stored, form, read.knowledge(stored))
        revision = visit.text("revision", 12)
        draft = replace(stored, sections=sections, revision=int(revision) if revision.isdecimal() else -1)
        if visit.text("do", 120) == "drop.figures":
            return replace(draft, figures_name="", figures=b"")
        given = visit.files.get("figures")
        if given is not None and given.filename:
            content = given.stream.read(_LARGEST_TABLE + 1)
            if len(content) > _LARGEST_TABLE:
                raise FileRejected(
                    f"{given.filename}: größer als {_LARGEST_TABLE // 1_000_000} MB; bitte über „Daten einspielen“."
                )
            return replace(draft, figures_name=plain_name(given.filename), figures=content)
        return draft

    def _conflict(self, visit: Visit, conflict: DefinitionConflict, mine: DefinitionDraft) -> str:
        """Who has changed it when, and which fields are different there."""
        theirs, own = conflict.now.entry(), mine.entry()
        fields = [one for one in dict.fromkeys((*theirs, *own)) if theirs.get(one) != own.get(one)]
        words = ", ".join(field_words(one, visit.lang) for one in fields) or "–"
        at = f"{conflict.now.changed_at.astimezone():%H:%M}"
        return say(visit.lang, "staff_def_conflict", by=conflict.now.changed_by, at=at, fields=words)

    def _page(self, visit: Visit, draft: DefinitionDraft, said: str = "", status: int = 200) -> StaffPage:
        form = replace(self._form(visit, draft), said=said)
        content = form_page(visit, form, f"{self.base}/entwurf/{draft.number}")
        name = draft.title(visit.lang) or say(visit.lang, f"staff_def_new_{draft.kind}")
        return StaffPage(content, name, room=_ROOM, status=status)

    def _form(self, visit: Visit, draft: DefinitionDraft) -> DefinitionForm:
        lang, read = visit.lang, self._known()
        checks = checked(draft.sections, read.known)
        faults: dict[str, str] = {}
        others: list[str] = []
        shown = {draft.key, *draft.sections.get("measures", {})}
        for one in checks.faults:
            said = in_words(one.sentence, one.field, lang)
            if one.key in shown and one.field and one.field != "relations":
                at = f"{one.key}.{one.field}"
                faults[at] = f"{faults[at]} {said}" if at in faults else said
            elif one.field != "relations":
                others.append(said)
        computed = self.previews.known(draft, self.staff.shown_version(), lang)
        words = FormWords(
            lang, read.choices(draft, lang), lambda _: "", lambda key: read.name(key, draft, lang)
        )
        return DefinitionForm(
            draft=draft,
            words=words,
            faults=faults,
            is_fresh=draft.revision == 1,
            others=others,
            pairs=checks.pairs,
            answers=answers_in(draft.sections),
            file=text_of(draft.sections),
            preview=network_preview(draft, checks, read.known, visit, self.staff)
            if draft.kind in NETWORK_KINDS
            else _preview(draft, lang, computed, has_faults=bool(checks.faults)),
            at=moment(draft.changed_at, visit.now, lang),
        )


def _preview(
    draft: DefinitionDraft, lang: str, computed: ComputedPreview | None, *, has_faults: bool
) -> list[Component]:
    hint = ""
    if draft.kind == "indicator":
        hint = say(lang, "staff_def_preview_faults" if has_faults else "staff_def_preview_hint")
    return preview_parts(draft.entry(), draft.kind, lang, computed, hint)


def _errors(found: Sequence[Delivery]) -> str:
    """The first sentences of what prevents an import; empty where nothing does."""
    return " ".join([one.message for delivery in found for one in delivery.of_level("error")][:5])


def in_words(sentence: str, field: str, lang: str) -> str:
    """A sentence on a field of the file, with what the field is called in the form."""
    name = field.partition(".")[0]
    words = field_words(name, lang).replace("„", "‚").replace("“", "‘")
    return sentence.replace(f"„{name}“", f"„{words}“").replace(" (de)", "").replace(" (en)", "")


def _act(visit: Visit, kind: ActKind, draft: DefinitionDraft, before: str = "", after: str = "") -> Act:
    name = draft.title("de") or say("de", "staff_def_untitled")
    what = say("de", f"staff_group_{draft.kind}")
    key = draft.subject.partition(":")[2]
    subject = " · ".join(one for one in (what, name, key) if one)
    return Act(visit.account.name, visit.now, kind, subject, before, after)
