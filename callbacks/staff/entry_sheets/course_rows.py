"""The rows of the sheets of courses and of queues."""

from __future__ import annotations

from collections.abc import Mapping

from callbacks.staff.entries.published_courses import PublishedCourses
from callbacks.staff.entries.reading import PublishedEntries, place_name
from callbacks.staff.entry_sheets.drafted_rows import DraftedRows, RowFacts, RowsOnShow
from callbacks.staff.entry_sheets.map_ground import map_ground, own_municipalities
from callbacks.staff.screens import Visit
from dashboard.domain.courses.kinds import KINDS
from dashboard.domain.institutions.institution import Institution
from dashboard.formats import counted, number
from dashboard.integration.words import kind_name
from dashboard.staff.entries.draft import DraftPart
from dashboard.staff.entry_sheets.course_sheet import (
    CANCELLED,
    COURSES,
    QUEUES,
    SEATLESS,
    course_flags,
    course_sheet,
    is_without_seats,
    may_confirm,
    queue_flags,
    queue_sheet,
)
from dashboard.staff.entry_sheets.sheet_kind import HIDDEN_SIGN, SECRET, SheetKind
from dashboard.staff.moments import written_day
from dashboard.staff.overview.rows import DueRow
from dashboard.texts import say
from data.staff.entries.course_tables import COURSE_TABLE, QUEUE_TABLE
from layouts.staff.screens import COURSES_AT


def course_name(row: Mapping[str, str], lang: str) -> str:
    """What a course is called: its kind, where it is, and when it begins."""
    kind = kind_name(row["art"], lang) if row["art"] in KINDS else row["art"]
    place = place_name(row["gemeinde"]) if row["gemeinde"] else row["form"]
    return ", ".join(part for part in (kind, place, written_day(row["beginn"], lang)) if part)


def queue_name(row: Mapping[str, str], lang: str) -> str:
    """What a queue is called: its kind, and where it is."""
    kind = kind_name(row["art"], lang) if row["art"] in KINDS else row["art"]
    return ", ".join(part for part in (kind, place_name(row["gemeinde"])) if part)


def keeps_secret(row: Mapping[str, str], texts: Mapping[str, str], column: str) -> dict[str, str]:
    """Texts in which "unter 3" stands for the number that is there already, where that is one of them."""
    if texts.get(column) == HIDDEN_SIGN and row[column] in SECRET:
        return {**texts, column: row[column]}
    return dict(texts)


def moved_course(
    row: Mapping[str, str], texts: Mapping[str, str], houses: Mapping[str, Institution]
) -> dict[str, str]:
    """A course after some of its texts were changed: at another place it is not at the old point any more, and in
    another institution it is in the municipality of that."""
    changed = {**row, **keeps_secret(row, texts, "belegt")}
    if changed["ort"] != row["ort"] and changed["ort"] in houses and "gemeinde" not in texts:
        changed["gemeinde"] = houses[changed["ort"]].municipality
    elsewhere = any(changed[one] != row[one] for one in ("ort", "gemeinde"))
    return {**changed, "lon": "", "lat": ""} if elsewhere and not {"lon", "lat"} & set(texts) else changed


def no_reason(stored: Mapping[str, str], row: Mapping[str, str], lang: str) -> dict[str, str]:
    """That a course is cancelled without a reason, where that is new."""
    is_new = row["status"].casefold() == CANCELLED and stored["status"] != CANCELLED
    return {"grund": say(lang, "sheet_cancel_reason")} if is_new and not row["grund"].strip() else {}


class CourseRows(DraftedRows):
    """Everything of the sheet of courses that needs the stores."""

    part, table, sheet = DraftPart.COURSES, COURSE_TABLE, COURSES

    def kind(self, visit: Visit) -> SheetKind:
        """The sheet with kinds, municipalities of the district and institutions."""
        houses = self.published(visit).house_names()
        return course_sheet(visit.lang, own_municipalities(self.staff.district), houses)

    def published(self, visit: Visit) -> PublishedCourses:
        """The courses that are published."""
        return PublishedCourses.of(self.staff, visit.now.astimezone().date())

    def on_show(self, visit: Visit) -> RowsOnShow:
        """The same with what marks them."""
        return CoursesOnShow(self.published(visit))

    def name_of(self, row: Mapping[str, str], lang: str) -> str:
        """Its kind, place and first day."""
        return course_name(row, lang)

    def edited(self, shown: RowsOnShow, row: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
        """At another place a course is not at the old point any more."""
        assert isinstance(shown, CoursesOnShow)
        return moved_course(row, texts, shown.published.houses)

    def faults(self, stored: Mapping[str, str], row: Mapping[str, str], lang: str) -> dict[str, str]:
        """Who cancels a course says why."""
        return no_reason(stored, row, lang)

    def ground(self, visit: Visit) -> Mapping[str, object]:
        """What lies below the points of the map: other points are those of institutions."""
        return map_ground(self.staff, PublishedEntries.of(self.staff, visit.now.astimezone().date()))

    def due(self, visit: Visit) -> list[DueRow]:
        """How many courses nobody has said the seats of."""
        published, lang = self.published(visit), visit.lang
        found = [
            one
            for one in published.courses.values()
            if is_without_seats(one, published.today, published.district)
        ]
        if not found:
            return []
        many = "staff_due_seatless_one" if len(found) == 1 else "staff_due_seatless_many"
        who = sorted({one.provider for one in found if one.provider})
        carriers = say(lang, "staff_carrier_one"), say(lang, "staff_carrier_many")
        return [
            DueRow(
                say(lang, many, count=number(len(found), 0, lang)),
                counted(len(who), *carriers, lang) if who else "–",
                state=say(lang, "staff_due_open"),
                path=self.staff.open_path(visit.account, COURSES_AT, f"?filter={SEATLESS}"),
                act=say(lang, "staff_look"),
            )
        ]


class QueueRows(DraftedRows):
    """Everything of the sheet of queues that needs the stores."""

    part, table, sheet = DraftPart.QUEUES, QUEUE_TABLE, QUEUES

    def kind(self, visit: Visit) -> SheetKind:
        """The sheet with kinds and municipalities of the district."""
        return queue_sheet(visit.lang, own_municipalities(self.staff.district))

    def on_show(self, visit: Visit) -> RowsOnShow:
        """The newest counts."""
        return _QueuesOnShow(PublishedCourses.of(self.staff, visit.now.astimezone().date()))

    def name_of(self, row: Mapping[str, str], lang: str) -> str:
        """Its kind and place."""
        return queue_name(row, lang)

    def edited(self, shown: RowsOnShow, row: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
        """A count that nobody is shown stays what it is."""
        return {**row, **keeps_secret(row, texts, "wartende")}

    def faults(self, stored: Mapping[str, str], row: Mapping[str, str], lang: str) -> dict[str, str]:
        """An older count than the published one would change nothing that anybody sees."""
        if row["stichtag"][:4].isdigit() and row["stichtag"] < stored["stichtag"]:
            day = written_day(stored["stichtag"], lang)
            return {"stichtag": say(lang, "sheet_queue_older", day=day)}
        return {}


class CoursesOnShow(RowsOnShow):
    """Published courses as rows, and what marks them."""

    def __init__(self, published: PublishedCourses) -> None:
        self.published, self.stored = published, published.of_courses

    def facts(self, own: str) -> RowFacts:
        """By which filters a course is found."""
        one, published = self.published.courses[own], self.published
        flags = course_flags(one, published.today, published.district)
        return RowFacts(flags, may_confirm=may_confirm(one, published.district))


class _QueuesOnShow(RowsOnShow):
    def __init__(self, published: PublishedCourses) -> None:
        self.published, self.stored = published, published.of_queues

    def facts(self, own: str) -> RowFacts:
        return RowFacts(queue_flags(self.published.queues[own], self.published.today))
