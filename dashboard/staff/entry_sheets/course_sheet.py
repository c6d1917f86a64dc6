"""The sheets of courses and of queues: a column for each of the tables that an import reads, and what marks a row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.kinds import KINDS, LEVELS
from dashboard.domain.courses.queue import TARGET_WEEKS, Queue
from dashboard.domain.observation import Provenance
from dashboard.integration.listing.rows import FORM, STATUS
from dashboard.integration.words import kind_name
from dashboard.staff.entry_sheets.sheet_kind import Editor, SheetColumn, SheetKind, same_words

CURRENT, SEATLESS, UNCONFIRMED, EXAMPLE = "current", "seatless", "unconfirmed", "example"
OUTDATED = "outdated"
CONFIRMED_FOR = timedelta(days=90)
"""How long the confirmation of a course holds: registrations change by the week."""
COUNTED_FOR = timedelta(weeks=TARGET_WEEKS)
"""How long a count of a queue holds: nobody is to wait longer than that."""
CANCELLED = STATUS["cancelled"]
_CARE = same_words("", "ja", "nein")

COURSES = SheetKind(
    "kurse",
    (
        SheetColumn("art", Editor.CHOICE, width=210),
        SheetColumn("beginn", Editor.DAY, width=115, label="staff_course_beginn"),
        SheetColumn("ort", width=170, label="staff_course_ort"),
        SheetColumn("status", Editor.CHOICE, same_words(*STATUS.values()), 150),
        SheetColumn("plaetze", Editor.NUMBER, width=100),
        SheetColumn("belegt", Editor.PERSONS, width=100, label="staff_course_belegt"),
        SheetColumn("bestaetigt_am", Editor.DAY, width=130),
        SheetColumn("traeger", width=220, label="staff_course_traeger"),
        SheetColumn("gemeinde", Editor.PLACE, width=200, label="level_gemeinde"),
        SheetColumn("ende", Editor.DAY, width=115, label="staff_course_ende"),
        SheetColumn("mindestzahl", Editor.NUMBER, width=120, label="staff_course_mindestzahl"),
        SheetColumn(
            "niveau_von", Editor.CHOICE, same_words("", *LEVELS), 120, label="staff_course_niveau_von"
        ),
        SheetColumn(
            "niveau_bis", Editor.CHOICE, same_words("", *LEVELS), 120, label="staff_course_niveau_bis"
        ),
        SheetColumn("tage", width=110, label="staff_course_tage"),
        SheetColumn("zeiten", width=150, label="staff_course_zeiten"),
        SheetColumn("form", Editor.CHOICE, same_words(*FORM.values()), 120, label="staff_course_form"),
        SheetColumn("anmeldeschluss", Editor.DAY, width=150, label="staff_course_anmeldeschluss"),
        SheetColumn("kinderbetreuung", Editor.CHOICE, _CARE, 140, label="staff_course_kinderbetreuung"),
        SheetColumn("grund", Editor.LONG, width=180, label="staff_course_grund"),
        SheetColumn("titel", width=200, label="staff_course_titel"),
        SheetColumn("kosten", width=180, label="staff_course_kosten"),
        SheetColumn("foerderung", width=180, label="staff_course_foerderung"),
        SheetColumn("kontakt", width=180, label="staff_course_kontakt"),
        SheetColumn("web", width=180),
        SheetColumn("zeiten_hinweis", Editor.LONG, width=180, label="staff_course_zeiten_hinweis"),
        SheetColumn("lon", Editor.NUMBER, width=110),
        SheetColumn("lat", Editor.NUMBER, width=110),
        SheetColumn("quelle", width=140),
        SheetColumn("schluessel", Editor.FIXED, width=220),
    ),
    "art",
    (CURRENT, UNCONFIRMED, SEATLESS, EXAMPLE),
    located=True,
    narrowed=("art", "gemeinde", "status"),
    cancelled=CANCELLED,
    asked=("art", "traeger", "ort", "gemeinde", "beginn", "ende", "schluessel"),
)
"""Without the lists of kinds (`art`), municipalities (`gemeinde`) and institutions, which `course_sheet` adds."""
QUEUES = SheetKind(
    "wartelisten",
    (
        SheetColumn("art", Editor.FIXED, width=240),
        SheetColumn("gemeinde", Editor.FIXED, width=240, label="level_gemeinde"),
        SheetColumn("stichtag", Editor.DAY, width=140, label="staff_course_stichtag"),
        SheetColumn("wartende", Editor.PERSONS, width=130, label="staff_course_wartende"),
        SheetColumn("wochen", Editor.NUMBER, width=220, label="staff_course_wochen"),
        SheetColumn("quelle", width=180),
    ),
    "art",
    (OUTDATED, EXAMPLE),
    narrowed=("art", "gemeinde"),
    asked=("art", "gemeinde", "stichtag", "wartende", "wochen"),
)
"""The newest count of each kind and municipality; another day in its row is a new count, beside the earlier ones."""


def course_sheet(
    lang: str, municipalities: Iterable[tuple[str, str]], institutions: Iterable[tuple[str, str]]
) -> SheetKind:
    """The sheet with its lists; `institutions` are key and name of those that providers and places may be."""
    houses = list(institutions)
    names = [name for _, name in houses]
    words = [(key, name if names.count(name) == 1 else f"{name} ({key})") for key, name in houses]
    lists = {"traeger": words, "ort": words, "gemeinde": [("", ""), *_places(municipalities)]}
    return COURSES.with_choices({"art": _kinds(lang), **lists})


def queue_sheet(lang: str, municipalities: Iterable[tuple[str, str]]) -> SheetKind:
    """The sheet with its lists."""
    return QUEUES.with_choices({"art": _kinds(lang), "gemeinde": _places(municipalities)})


def course_flags(one: Course, today: date, district: str) -> list[str]:
    """By which filters a published course is found."""
    found = {
        CURRENT: one.status_on(today) not in ("ended", "cancelled"),
        UNCONFIRMED: needs_confirmation(one, today, district),
        SEATLESS: is_without_seats(one, today, district),
        EXAMPLE: one.example,
    }
    return [name for name, is_so in found.items() if is_so]


def may_confirm(one: Course, district: str) -> bool:
    """Whether an import would take it from here: it is real, and held in the district or online."""
    return not one.example and (one.municipality.startswith(district) or not one.municipality)


def needs_confirmation(one: Course, today: date, district: str) -> bool:
    """Whether a course that is not over has not been confirmed for CONFIRMED_FOR."""
    return (
        _lasts(one, today, district)
        and (one.confirmed_on is None or today - one.confirmed_on > CONFIRMED_FOR)
    )  # fmt: skip


def is_without_seats(one: Course, today: date, district: str) -> bool:
    """Whether nobody has said how many seats a course has that is not over. The seats of a full course with one or two
    people are left out because they are the secret number."""
    secret = one.taken_hidden and one.status == "full"
    return _lasts(one, today, district) and one.seats is None and not secret


def queue_flags(one: Queue, today: date) -> list[str]:
    """By which filters the newest count of a queue is found."""
    is_old = not one.example and today - one.on > COUNTED_FOR
    found = {OUTDATED: is_old, EXAMPLE: one.provenance is Provenance.EXAMPLE}
    return [name for name, is_so in found.items() if is_so]


def _lasts(one: Course, today: date, district: str) -> bool:
    return may_confirm(one, district) and one.status_on(today) not in ("ended", "cancelled")


def _kinds(lang: str) -> list[tuple[str, str]]:
    return [(code, kind_name(code, lang)) for code in KINDS]


def _places(municipalities: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(key, f"{name} ({key})") for key, name in municipalities]
