"""Meine Kurse: an operator confirms, changes, cancels and adds courses of its own institutions, and no others."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from callbacks.staff.entries.published_courses import PublishedCourses
from callbacks.staff.entries.reading import place_name
from callbacks.staff.entry_sheets.course_rows import CourseRows, CoursesOnShow
from callbacks.staff.entry_sheets.drafted_rows import RowsOnShow
from callbacks.staff.own_entries.own_rows import OwnDrawn, OwnFaults, OwnRows
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.domain.institutions.institution import Institution
from dashboard.errors import MonitorError
from dashboard.staff.entries.draft import DraftPart, EntryDraft
from dashboard.staff.entries.rows import CONFIRMED, changed_row, changes_between
from dashboard.staff.entry_sheets.course_sheet import may_confirm, needs_confirmation
from dashboard.staff.invitations.own_fields import OWN_COURSE_FIELDS
from dashboard.staff.moments import written_day
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.importing.knowledge import knowledge_of
from data.staff.entries.checking import check_entries
from data.staff.entries.draft_store import open_entries, waiting_entries
from data.staff.invitations.operator_changes import newest_changes, sent_by
from layouts.staff.entries.list_page import draft_fields
from layouts.staff.entry_sheets.new_page import sheet_field
from layouts.staff.own_entries.form_page import OwnForm, own_form_page
from layouts.staff.own_entries.list_page import OwnEntriesParts, OwnEntry, own_entries_page
from layouts.staff.own_entries.new_course import NewOwnCourse, new_course_page
from layouts.staff.screens import NEW_OWN_COURSE, OWN_COURSES

_FIXED = ("art", "traeger", "bestaetigt_am", "schluessel")
_ON_CARD = (
    "beginn",
    "ende",
    "status",
    "plaetze",
    "belegt",
    "mindestzahl",
    "ort",
    "tage",
    "zeiten",
    "kontakt",
)
_NEW = "neu"
_REFUSED = 422


def register(staff: Staff) -> None:
    """Adds the screens and the acts."""
    own = OwnCourses(staff)
    own.offer()
    staff.page(NEW_OWN_COURSE, right=Right.OWN_ENTRIES)(own.new)
    staff.action(f"{NEW_OWN_COURSE}/anlegen", right=Right.OWN_ENTRIES)(own.add)


class OwnCourses(OwnRows):
    """The screens of the role Träger for courses: those whose provider is an institution of its own."""

    here, fields = OWN_COURSES, OWN_COURSE_FIELDS
    not_yours, conflict = "staff_own_course_not_yours", "staff_own_course_conflict"

    def __init__(self, staff: Staff) -> None:
        super().__init__(staff)
        self.drafted = CourseRows(staff)

    def own_keys(self, visit: Visit, shown: RowsOnShow, draft: EntryDraft | None) -> Collection[str]:
        """Those whose provider an invitation has granted, as they are published or as the draft makes them."""
        assert isinstance(shown, CoursesOnShow)
        houses, courses = self._houses(visit, shown.published), shown.published.courses
        found = [key for key, one in courses.items() if one.provider_key in houses]
        new = [one for one in shown.stored.new(draft) if one not in courses]
        return [*[one for one in new if _provider(shown, one, draft) in houses], *found]

    def confirmation(self, today: date) -> dict[str, str]:
        """The day."""
        return {CONFIRMED: today.isoformat()}

    def waiting(self, visit: Visit) -> int:
        """How many courses of the account are to be confirmed."""
        return sum(one.due for one in self._entries(visit)[0])

    def show(self, visit: Visit) -> StaffPage:
        """All of them, those first that are due."""
        entries, draft, may_add = self._entries(visit)
        new = NEW_OWN_COURSE if may_add else ""
        parts = OwnEntriesParts(
            visit, DraftPart.COURSES, OWN_COURSES, entries, (), draft_fields(draft), place_name, new
        )
        return StaffPage(own_entries_page(parts), say(visit.lang, "staff_own_courses"))

    def new(self, visit: Visit) -> StaffPage:
        """The form for another course."""
        return self._new(visit, {}, {})

    def add(self, visit: Visit) -> StaffPage | Redirect:
        """Sends a new course of one's own institution in, where an import would take it."""
        lang, shown = visit.lang, self.drafted.on_show(visit)
        assert isinstance(shown, CoursesOnShow)
        houses = self._houses(visit, shown.published)
        asked = {name: visit.text(f"f-{name}", 1000) for name in ("art", "traeger", *OWN_COURSE_FIELDS)}
        given = {**self.drafted.kind(visit).texts_of(asked), "traeger": asked["traeger"]}
        if given["traeger"] not in houses:
            return self._new(visit, asked, {"traeger": say(lang, "staff_own_course_whose")})
        row = {**shown.stored.empty(""), **given, **self.confirmation(shown.published.today)}
        said = self.drafted.faults(shown.stored.empty(""), row, lang)
        knowledge = knowledge_of(self.staff.settings.stores)
        checked = check_entries({_NEW: row}, knowledge, shown.published.today, self.drafted.table)
        if said or not checked.delivery.ok:
            faults = OwnFaults({**checked.errors.get(_NEW, {}), **said}, (*asked, ""))
            return self._new(visit, asked, faults.said)
        [(own, made)] = self.drafted.table.rows_of(checked.delivery.entries).items()
        with self.staff.store.reading() as connection:
            draft, waits = open_entries(connection), waiting_entries(connection)
        key = self.drafted.part.key_of(own)
        known = own in shown.published.courses or any(key in one.changes for one in waits)
        if known or (draft and key in draft.changes):
            return self._new(visit, asked, {"beginn": say(lang, "staff_own_course_known")})
        fields = changes_between(shown.stored.empty(own), made, self.drafted.table.columns)
        name = self.drafted.name_of(made, "de")
        try:
            self.note(visit, own, name, fields, fields)
        except MonitorError as error:
            return self._new(visit, asked, {"": self.told(error, lang)})
        return Redirect(OWN_COURSES, say(lang, "staff_own_was_saved", name=self.drafted.name_of(made, lang)))

    def drawn(self, visit: Visit, own: str, form: OwnDrawn) -> StaffPage:
        """The fields that an operator knows; the rest can be read."""
        kind, row, lang = self.drafted.kind(visit), form.row, visit.lang
        cells, title = kind.shown(row), self.drafted.name_of(row, lang)
        made = OwnForm(
            visit,
            DraftPart.COURSES,
            OWN_COURSES,
            own,
            title,
            cells["traeger"],
            [
                sheet_field(kind.by_name[name], lang, cells[name], form.said.get(name, ""))
                for name in OWN_COURSE_FIELDS
            ],
            {name: cells[name] for name in _FIXED},
            form.based_on,
            form.version,
            form.problem,
            form.waits,
            form.confirm,
            form.sent,
            place_name,
        )
        return StaffPage(own_form_page(made), title)

    def _houses(self, visit: Visit, published: PublishedCourses) -> dict[str, Institution]:
        holding = self.holding(visit)
        return {key: one for key, one in published.houses.items() if holding.owns(key, one.former)}

    def _entries(self, visit: Visit) -> tuple[list[OwnEntry], EntryDraft | None, bool]:
        """The cards, the open draft, and whether a course can be added."""
        shown, part, lang = self.drafted.on_show(visit), self.drafted.part, visit.lang
        assert isinstance(shown, CoursesOnShow)
        published, kind = shown.published, self.drafted.kind(visit)
        houses = self._houses(visit, published)
        with self.staff.store.reading() as connection:
            draft, waits = open_entries(connection), waiting_entries(connection)
            own = list(self.own_keys(visit, shown, draft))
            mine = [part.own_key(key) for key in sent_by(connection, visit.account.name, part.key_of(""))]
            sent = newest_changes(connection, [part.key_of(one) for one in {*own, *mine}])
        waiting = {key for one in waits for key in one.changes}
        entries = []
        for one in own:
            key, course = part.key_of(one), published.courses.get(one)
            stored = shown.stored.stored(one, draft)
            assert stored is not None
            fields = shown.stored.collected(one, draft)
            row = stored if course else changed_row(stored, fields)
            free = key not in waiting and (course is None or may_confirm(course, published.district))
            due = course is not None and needs_confirmation(course, published.today, published.district)
            confirmed = CONFIRMED in fields
            day = row[CONFIRMED]
            cells = kind.shown(row)
            entries.append(
                OwnEntry(
                    one,
                    self.drafted.name_of(row, lang),
                    cells["traeger"],
                    {name: cells[name] for name in _ON_CARD},
                    written_day(day, lang) if course and day else "",
                    due and free and not confirmed,
                    sent.get(key),
                    free and not confirmed and course is not None,
                    free,
                    f"{self.staff.settings.public_url}/integration" if course else "",
                )
            )
        for one in mine:  # what was new, and is neither published nor collected any more
            key = part.key_of(one)
            if one not in own and key in sent and sent[key][0].fields.get("traeger", ("", ""))[1] in houses:
                name = sent[key][0].name
                entries.append(OwnEntry(one, name, "", {}, "", False, sent[key], False, False, ""))
        entries.sort(key=lambda one: not one.due)
        return entries, draft, bool(houses)

    def _new(self, visit: Visit, given: Mapping[str, str], said: Mapping[str, str]) -> StaffPage:
        shown, kind = self.drafted.on_show(visit), self.drafted.kind(visit)
        assert isinstance(shown, CoursesOnShow)
        houses = [(key, one.name) for key, one in self._houses(visit, shown.published).items()]
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        fields = [
            sheet_field(kind.by_name[name], visit.lang, given.get(name, ""), said.get(name, ""))
            for name in ("art", *OWN_COURSE_FIELDS)
        ]
        parts = NewOwnCourse(visit, houses, given.get("traeger", ""), said, fields, draft_fields(draft))
        title = say(visit.lang, "staff_own_courses_new")
        return StaffPage(new_course_page(parts), title, status=_REFUSED if said else 200)


def _provider(shown: CoursesOnShow, own: str, draft: EntryDraft | None) -> str:
    return shown.stored.collected(own, draft).get("traeger", ("", ""))[1]
