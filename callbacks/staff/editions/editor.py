"""The editor of a chapter: shown, saved as a version, previewed while somebody writes, reviewed and commented."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dash.development.base_component import Component
from werkzeug.wrappers import Response

from callbacks.staff.editions.draft_files import DraftFiles
from callbacks.staff.editions.editions_desk import EditionsDesk
from callbacks.staff.editions.fact_search import FORMS, FactSearch
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.domain.plain_text import clean, line
from dashboard.domain.report.edition import (
    MOST_CHAPTER_LETTERS,
    ChapterText,
    EditionState,
    ReportEdition,
    ReviewState,
)
from dashboard.domain.report.fact import FactKind
from dashboard.domain.report.written import ChapterVersion, EditionRecord
from dashboard.errors import MonitorError, UnknownKey
from dashboard.report.differences import text_differences
from dashboard.report.moved import Moved
from dashboard.staff.rights import Right, may
from dashboard.texts import say
from data.staff import accounts
from data.staff.editions.chapters import (
    ChapterConflict,
    move_chapter,
    newest,
    remove_chapter,
    save_chapter,
    set_review,
)
from data.staff.editions.comments import add_comment, comments_of, finish_comment
from layouts.markup import markup
from layouts.staff.editions.editor_page import EditorParts, editor_page, preview_parts
from layouts.staff.editions.fact_finder import found_facts
from layouts.staff.editions.preview import ChapterPreview
from layouts.staff.editions.preview_forms import paper_preview, word_preview
from layouts.staff.editions.words import chapter_address, edition_address
from layouts.staff.screens import EDITIONS

LARGEST = 3_000_000
"""Bytes of a form with the longest chapter, whose letters may be three signs each."""
ROOM = "staff-editions"


class EditorScreen:
    """One chapter of an edition."""

    def __init__(self, staff: Staff, desk: EditionsDesk) -> None:
        self.staff, self.desk = staff, desk
        self.files, self.search = DraftFiles(staff, desk), FactSearch(staff.answers)

    def register(self) -> None:
        """Adds the page and its acts."""
        self.files.register()
        staff, here = self.staff, f"{EDITIONS}/<edition>/kapitel/<chapter>"
        staff.page(here, right=Right.SEE)(self.show)
        staff.action(here, right=Right.EDIT, largest=LARGEST)(self.save)
        staff.file(f"{here}/zahlen", right=Right.EDIT)(self.facts)
        staff.action(f"{here}/vorschau", right=Right.EDIT, largest=LARGEST)(self.preview)
        staff.action(f"{here}/stand", right=Right.EDIT)(self.review)
        staff.action(f"{here}/hoch", right=Right.EDIT)(self.move)
        staff.action(f"{here}/entfernen", right=Right.EDIT)(self.remove)
        staff.action(f"{here}/anmerkung", right=Right.EDIT)(self.comment)
        staff.action(f"{here}/anmerkung/<int:number>/erledigt", right=Right.EDIT)(self.finish)

    def show(self, visit: Visit, edition: str, chapter: str) -> StaffPage:
        """The editor."""
        record = self.desk.record(edition)
        version = newest(record, chapter)
        return self._page(visit, record, version.text, version.revision)

    def save(self, visit: Visit, edition: str, chapter: str) -> StaffPage | Redirect:
        """Saves what is in the form as the next version; where somebody else has saved meanwhile, both are shown."""
        here = chapter_address(edition, chapter)
        try:
            record = self.desk.record(edition)
            text = self._written(visit, newest(record, chapter).text)
        except UnknownKey as error:
            return Redirect(EDITIONS, error.sentence(visit.lang), problem=True)
        given = visit.text("version", 9)
        revision = int(given) if given.isascii() and given.isdigit() else 0
        before = record.revision(chapter)
        try:
            with self.staff.store.writing() as connection:
                made = save_chapter(connection, edition, text, revision, visit.account.name, visit.now)
        except ChapterConflict as conflict:
            record = self.desk.record(edition)
            return self._page(visit, record, text, conflict.now.revision, conflict)
        except MonitorError as error:
            return self._page(visit, record, text, revision, error)
        said = "saved" if made != before else "same"
        return Redirect(here, say(visit.lang, f"staff_editions_said_{said}"))

    def preview(self, visit: Visit, edition: str, chapter: str) -> Response:
        """How the text in the form reads, for scripts: on the page, on paper, or what there is of Word. Nothing is
        saved."""
        record = self.desk.record(edition)
        text = self._written(visit, newest(record, chapter).text)
        written, form = _with(record.edition, text), visit.text("als", 10)
        if form == "pdf":
            return _json({"preview": paper_preview(self.files.pages(written, chapter), edition, visit.lang)})
        if form == "word":
            return _json({"preview": word_preview(edition, visit.lang)})
        return _json({"preview": preview_parts(self.desk.preview(written, chapter), visit.lang)})

    def facts(self, visit: Visit, edition: str, chapter: str) -> Response:
        """The figures that a question finds, for scripts."""
        record = self.desk.record(edition)
        newest(record, chapter)
        question, form = visit.query.get("suche", ""), visit.query.get("form", "")
        kind = FactKind(form) if form in FORMS else FORMS[0]
        found = self.search.found(record.edition.version, question, kind, visit.lang)
        return _json({"found": found_facts(found, question[:120], visit.lang)})

    def review(self, visit: Visit, edition: str, chapter: str) -> Redirect:
        """How far the chapter is, and who writes it."""
        given, writer = visit.text("stand", 20), visit.text("schreibt", 200)
        known = given in tuple(ReviewState)
        writer = writer if writer in self._writers() else ""
        return self.desk.done(
            visit,
            chapter_address(edition, chapter),
            "saved",
            lambda connection: set_review(
                connection,
                edition,
                chapter,
                ReviewState(given) if known else ReviewState.OPEN,
                writer,
                visit.account.name,
                visit.now,
            ),
        )

    def move(self, visit: Visit, edition: str, chapter: str) -> Redirect:
        """One place up."""
        return self.desk.done(
            visit,
            edition_address(edition),
            "saved",
            lambda connection: move_chapter(connection, edition, chapter, visit.account.name, visit.now),
        )

    def remove(self, visit: Visit, edition: str, chapter: str) -> Redirect:
        """Takes the chapter out of the draft."""
        return self.desk.done(
            visit,
            edition_address(edition),
            "removed",
            lambda connection: remove_chapter(connection, edition, chapter, visit.account.name, visit.now),
        )

    def comment(self, visit: Visit, edition: str, chapter: str) -> Redirect:
        """Says something about the chapter."""
        text = visit.text("anmerkung")
        return self.desk.done(
            visit,
            chapter_address(edition, chapter),
            "comment",
            lambda connection: add_comment(connection, edition, chapter, text, visit.account.name, visit.now),
        )

    def finish(self, visit: Visit, edition: str, chapter: str, number: int) -> Redirect:
        """A comment is dealt with."""
        return self.desk.done(
            visit,
            chapter_address(edition, chapter),
            "done",
            lambda connection: finish_comment(
                connection, edition, chapter, number, visit.account.name, visit.now
            ),
        )

    def _page(
        self,
        visit: Visit,
        record: EditionRecord,
        text: ChapterText,
        revision: int,
        problem: MonitorError | None = None,
    ) -> StaffPage:
        with self.staff.store.reading() as connection:
            comments = comments_of(connection, record.edition.key, text.key)
        shown, fault = self._shown(_with(record.edition, text), text.key, visit.lang)
        now: ChapterVersion | None = problem.now if isinstance(problem, ChapterConflict) else None
        parts = EditorParts(
            record,
            text,
            revision,
            shown,
            self._moved(record.edition, text),
            comments,
            self._writers(),
            may_edit=visit.may(Right.EDIT) and record.edition.state is EditionState.DRAFT,
            forms=FORMS,
            fault=problem.sentence(visit.lang) if problem else fault,
            conflict=now,
            differences=text_differences(now.text.source, text.source) if now else (),
        )
        status = 409 if now else 400 if problem else 200
        content = editor_page(visit, parts, visit.now)
        return StaffPage(content, text.title or text.key, room=ROOM, status=status)

    def _shown(self, edition: ReportEdition, chapter: str, lang: str) -> tuple[ChapterPreview | None, str]:
        try:
            return self.desk.preview(edition, chapter), ""
        except UnknownKey as error:  # its data version is not on show any more
            return None, error.sentence(lang)

    def _moved(self, edition: ReportEdition, text: ChapterText) -> Sequence[Moved]:
        if edition.state is EditionState.PUBLISHED:
            return ()
        return self.desk.moved_in(_with(edition, text), text.key)

    def _writers(self) -> list[str]:
        """The accounts that may write."""
        with self.staff.store.reading() as connection:
            return [
                one.name
                for one in accounts.accounts(connection)
                if may(one.role, Right.EDIT) and not one.locked
            ]

    def _written(self, visit: Visit, now: ChapterText) -> ChapterText:
        day = visit.text("geschrieben", 10)
        try:
            written = date.fromisoformat(day) if day else None
        except ValueError:
            written = now.written
        return replace(
            now,
            title=line(visit.text("ueberschrift", 200)),
            lead=line(visit.text("lead", 1_000)),
            source=clean(visit.form.get("text", "").replace("\0", ""))[: MOST_CHAPTER_LETTERS + 1],
            signed=line(visit.text("gezeichnet", 200)),
            written=written,
        )


def _json(parts: Mapping[str, Sequence[Component]]) -> Response:
    made = {name: markup(list(one), ids=False) for name, one in parts.items()}
    return Response(json.dumps(made, ensure_ascii=False), mimetype="application/json")


def _with(edition: ReportEdition, text: ChapterText) -> ReportEdition:
    """The edition with another text of a chapter."""
    return replace(edition, chapters=tuple(text if one.key == text.key else one for one in edition.chapters))
