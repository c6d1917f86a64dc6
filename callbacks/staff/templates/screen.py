"""Vorlagen: the board, new templates, reminders, and the files."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from flask import Response
from werkzeug.exceptions import NotFound

from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from callbacks.staff.templates.issuing import file_name, plan_templates, workbook_of, zipped
from callbacks.staff.templates.order_form import addressees_of, filled_in, order_of
from callbacks.staff.templates.parts import (
    came_last,
    choices_of,
    chosen_set,
    chosen_template,
    due_rows,
    status_rows,
)
from callbacks.staff.templates.returned import take
from dashboard.domain.templates.template import Template
from dashboard.errors import MonitorError
from dashboard.exports.rows import german_csv
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.overview.rows import DueRow
from dashboard.staff.rights import Right
from dashboard.staff.templates.reminder import MailText, question, reminder
from dashboard.texts import say
from data.importing.uploads.kinds import LARGEST
from data.staff.templates.issuing import issue
from data.staff.templates.overview import TemplatesNow, templates_now
from data.stores.audit import audit_log
from data.stores.templates.readings import note_reminders
from layouts.staff.screens import TEMPLATES
from layouts.staff.templates.new_template import NewTemplate
from layouts.staff.templates.page import TemplatesParts, templates_page
from layouts.staff.templates.reminders import Reminders, reminders_page

_COLUMNS = (
    "stelle",
    "schluessel",
    "abfrage",
    "nummer",
    "frist",
    "stand",
    "zuletzt",
    "werte",
    "fehlen",
    "erinnert",
)
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(staff: Staff) -> None:
    """Adds the screen, its acts and its downloads."""
    own = TemplatesScreen(staff)
    staff.page(TEMPLATES, right=Right.SEE)(own.show)
    staff.action(f"{TEMPLATES}/ausgeben", right=Right.EDIT)(own.issue)
    staff.action(f"{TEMPLATES}/einlesen", right=Right.EDIT, largest=2 * LARGEST)(take)
    staff.page(f"{TEMPLATES}/erinnern", right=Right.EDIT)(own.remind)
    staff.action(f"{TEMPLATES}/erinnert", right=Right.EDIT)(own.note)
    staff.file(f"{TEMPLATES}/stand.csv", right=Right.SEE)(own.status)
    staff.file(f"{TEMPLATES}/mappe/<number>.xlsx", right=Right.SEE)(own.workbook)
    staff.file(f"{TEMPLATES}/mappen/<number>.zip", right=Right.SEE)(own.workbooks)
    staff.due["staff_templates"] = own.due
    staff.waiting[TEMPLATES] = lambda visit: own.now(visit).board.attention


class TemplatesScreen:
    """The screen and its acts."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def now(self, visit: Visit) -> TemplatesNow:
        """What the raw store says at the moment of the visit."""
        with self.staff.store.reading() as connection:
            return templates_now(connection, visit.now)

    def due(self, visit: Visit) -> list[DueRow]:
        """Sets with a deadline that somebody has not delivered yet; none for whoever may not see the screen."""
        return due_rows(self.now(visit).board, visit.lang) if visit.may(Right.SEE) else []

    def show(self, visit: Visit) -> StaffPage:
        """The board, beside it what was chosen in it."""
        return self._page(visit, self._empty_form(visit))

    def issue(self, visit: Visit) -> StaffPage | Redirect:
        """New templates for all who were chosen, or none of them."""
        filled = filled_in(visit)
        repository = self.staff.answers.repository
        try:
            order = order_of(filled, repository, visit.now.astimezone().date())
            plan = plan_templates(repository, self.staff.store, order, addressees_of(filled, repository))
        except MonitorError as error:
            return self._page(visit, replace(filled, problem=error.sentence(visit.lang)), 422)
        with self.staff.store.writing() as connection:
            issued = issue(connection, plan.templates, visit.account.name, visit.now)
        numbers = issued[0].number if len(issued) == 1 else f"{issued[0].number} – {issued[-1].number}"
        said = (
            say(visit.lang, "templates_issued_one", numbers=numbers)
            if len(issued) == 1
            else say(visit.lang, "templates_issued_many", count=len(issued), numbers=numbers)
        )
        sentences = " ".join((said, *(one.sentence(visit.lang) for one in plan.skipped)))
        return Redirect(f"{TEMPLATES}?{urlencode({'satz': issued[0].number})}", sentences)

    def remind(self, visit: Visit) -> StaffPage:
        """Texts for one template, or for all that are late."""
        now, lang = self.now(visit), visit.lang
        number, asks = visit.query.get("nr", "")[:40], visit.query.get("frage") == "1"
        mails: list[tuple[str, MailText]] = []
        for row in now.board.rows:
            for cell in row.cells:
                if cell is None or (cell.number != number if number else not cell.due):
                    continue
                template = now.template(cell.number)
                if template is None:
                    continue
                reading = now.last_reading(cell.number)
                if asks and reading is not None:
                    errors = [
                        one.message.removeprefix(f"{reading.file}, ").removeprefix(f"{reading.file}: ")
                        for one in reading.findings
                        if one.level == "error"
                    ]
                    mails.append((cell.number, question(template, errors, lang)))
                else:
                    mails.append((cell.number, reminder(template, cell, lang)))
        title = say(lang, "templates_ask" if asks else "templates_reminder")
        return StaffPage(reminders_page(Reminders(visit, mails, asks)), title)

    def note(self, visit: Visit) -> Redirect:
        """Somebody has been reminded: that is noted, nothing is sent."""
        numbers = [one for one in dict.fromkeys(visit.form.getlist("nr")) if len(one) <= 40][:500]
        with self.staff.store.writing() as connection:
            note_reminders(connection, numbers, visit.account.name, visit.now)
            audit_log.record(
                connection,
                Act(visit.account.name, visit.now, ActKind.TEMPLATES_REMINDED, ", ".join(numbers)[:1_000]),
            )
        said = (
            say(visit.lang, "templates_noted_one")
            if len(numbers) == 1
            else say(visit.lang, "templates_noted_many", count=len(numbers))
        )
        return Redirect(TEMPLATES, said)

    def status(self, visit: Visit) -> Response:
        """The board as CSV."""
        rows = status_rows(self.now(visit))
        headers = {"Content-Disposition": 'attachment; filename="vorlagen-stand.csv"'}
        return Response(german_csv(_COLUMNS, rows, ()), mimetype="text/csv", headers=headers)

    def workbook(self, visit: Visit, number: str) -> Response:
        """One workbook as it was issued."""
        template = self.now(visit).template(number)
        if template is None:
            raise NotFound
        content = workbook_of(template, self.staff.answers.repository.catalogue())
        return _file(content, _WORKBOOK, file_name(template))

    def workbooks(self, visit: Visit, number: str) -> Response:
        """All workbooks of the request to which a number belongs."""
        templates = self.now(visit).together(number)
        if not templates:
            raise NotFound
        content = zipped(templates, self.staff.answers.repository.catalogue())
        return _file(content, "application/zip", f"vorlagen-{templates[0].number.lower()}.zip")

    def _page(self, visit: Visit, filled: NewTemplate, status: int = 200) -> StaffPage:
        now, lang = self.now(visit), visit.lang
        repository = self.staff.answers.repository
        parts = TemplatesParts(
            owner=visit,
            now=visit.now,
            board=now.board,
            choices=choices_of(repository, lang),
            filled=filled,
            last=came_last(now, lang),
            may_edit=visit.may(Right.EDIT),
            template=chosen_template(now, visit.query.get("nr", "")[:40]),
            chosen=chosen_set(now, visit.query.get("satz", "")[:40], lang),
        )
        return StaffPage(templates_page(parts), say(lang, "templates_title"), status=status)

    def _empty_form(self, visit: Visit) -> NewTemplate:
        """With what the last template said about the way back."""
        issues = self.now(visit).issues
        last: Template | None = issues[-1].template if issues else None
        year = visit.now.astimezone().year
        return NewTemplate(until=str(year), return_to=last.return_to if last else "")


def _file(content: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, mimetype=kind, headers=headers)
