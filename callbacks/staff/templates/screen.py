"""Vorlagen: the board, new templates, what comes back, reminders, and the files."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from flask import Response
from werkzeug.exceptions import NotFound

from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from callbacks.staff.templates.issuing import file_name, plan_templates, workbook_of, zipped
from callbacks.staff.templates.parts import (
    came_last,
    choices_of,
    chosen_set,
    chosen_template,
    due_rows,
    status_rows,
)
from dashboard.domain.templates.template import Template
from dashboard.errors import MonitorError
from dashboard.exports.rows import german_csv
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.overview.rows import DueRow
from dashboard.staff.rights import Right
from dashboard.staff.templates.planning import Addressee, ordered, refusal
from dashboard.staff.templates.reminder import MailText, question, reminder
from dashboard.texts import say
from data.importing.uploads.kinds import LARGEST
from data.staff.templates.addressees import chosen_offices, chosen_operator
from data.staff.templates.issuing import issue
from data.staff.templates.overview import TemplatesNow, templates_now
from data.staff.templates.returning import TakenTemplates, take_returned
from data.stores.audit import audit_log
from data.stores.templates.readings import note_reminders
from layouts.staff.screens import TEMPLATES
from layouts.staff.templates.new_template import OPERATOR_START, SOME, NewTemplate
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
    staff.action(f"{TEMPLATES}/einlesen", right=Right.EDIT, largest=2 * LARGEST)(own.take)
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
        filled = _filled(visit)
        repository = self.staff.answers.repository
        try:
            order = ordered(
                repository.catalogue(),
                tuple(filled.measures),
                _number(filled.years),
                today=visit.now.astimezone().date(),
                until=_number(filled.until) if filled.until else None,
                title=filled.title,
                breakdowns=filled.breakdowns,
                deadline=_day(filled.deadline),
                return_to=filled.return_to,
            )
            plan = plan_templates(repository, order, self._addressees(filled))
        except MonitorError as error:
            return self._page(visit, _with_problem(filled, error.sentence(visit.lang)), 422)
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

    def take(self, visit: Visit) -> StaffPage | Redirect:
        """Files that came back: the good ones become a draft, what is wrong with the others is kept."""
        sent = [
            (one.filename or "", one.read()) for one in visit.files.getlist("dateien") if one and one.filename
        ]
        if not sent:
            return Redirect(TEMPLATES, say(visit.lang, "templates_upload_nothing"), problem=True)
        try:
            taken = take_returned(self.staff.store, sent, visit.account.name, visit.now)
        except MonitorError as error:
            return Redirect(TEMPLATES, error.sentence(visit.lang), problem=True)
        if taken.foreign or not taken.read:
            foreign = taken.foreign[0] if taken.foreign else sent[0][0]
            said = say(visit.lang, "templates_upload_foreign", file=foreign)
            return Redirect(TEMPLATES, said, problem=True)
        faulty = [one for one in taken.read if not one.ok]
        query = {"nr": faulty[0].table} if faulty and faulty[0].returned else {}
        where = f"{TEMPLATES}?{urlencode(query)}#vorlage" if query else TEMPLATES
        return Redirect(where, _taken_words(taken, visit.lang), problem=bool(faulty))

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

    def _addressees(self, filled: NewTemplate) -> tuple[Addressee, ...]:
        repository = self.staff.answers.repository
        if filled.whom.startswith(OPERATOR_START):
            return (chosen_operator(repository, filled.whom.removeprefix(OPERATOR_START)),)
        if filled.whom == SOME and not filled.amts:
            raise refusal("templates_wrong_some")
        return chosen_offices(repository, tuple(filled.amts) if filled.whom == SOME else ())


def _filled(visit: Visit) -> NewTemplate:
    form = visit.form
    return NewTemplate(
        measures=tuple(dict.fromkeys(form.getlist("merkmal")))[:200],
        title=visit.text("titel", 200),
        years=visit.text("jahre", 20),
        until=visit.text("bis", 20),
        breakdowns="gliederung" in form,
        whom=visit.text("fuer", 300),
        amts=tuple(dict.fromkeys(form.getlist("amt")))[:200],
        deadline=visit.text("frist", 20),
        return_to=visit.text("zurueck", 200),
    )


def _with_problem(filled: NewTemplate, problem: str) -> NewTemplate:
    return NewTemplate(
        filled.measures,
        filled.title,
        filled.years,
        filled.until,
        filled.breakdowns,
        filled.whom,
        filled.amts,
        filled.deadline,
        filled.return_to,
        problem,
    )


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise refusal("templates_wrong_number", text=text)
    return int(text)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refusal("templates_wrong_day", text=text) from None


def _taken_words(taken: TakenTemplates, lang: str) -> str:
    count = len(taken.read)
    read = (
        say(lang, "templates_upload_read_one")
        if count == 1
        else say(lang, "templates_upload_read_many", count=count)
    )
    details = []
    for one in taken.read:
        returned, errors = one.returned, len(one.of_level("error"))
        if returned is None:
            details.append(one.of_level("error")[0].message)
            continue
        name = returned.template.area_name
        if errors:
            word = (
                say(lang, "templates_state_faulty_one")
                if errors == 1
                else say(lang, "templates_state_faulty_many", count=errors)
            )
            details.append(say(lang, "templates_upload_faulty", name=name, errors=word))
        elif returned.complete:
            details.append(say(lang, "templates_upload_complete", name=name))
        else:
            cells = len(returned.template.open_cells())
            missing = len(returned.missing)
            details.append(say(lang, "templates_upload_partial", name=name, missing=missing, cells=cells))
    if taken.draft:
        draft = say(lang, "templates_upload_draft", version=taken.draft)
    else:
        some = any(one.ok for one in taken.read)
        draft = say(lang, "templates_upload_known" if some else "templates_upload_none")
    return say(
        lang,
        "templates_upload_done",
        read=read,
        details=f"{', '.join(details)}.".replace("..", "."),
        draft=draft,
    )


def _file(content: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, mimetype=kind, headers=headers)
