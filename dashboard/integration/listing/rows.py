"""The columns in which courses and queues are given away, in the words that their tables are imported with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import Queue
from dashboard.domain.courses.schedule import day_words, time_words
from dashboard.domain.observation import Status
from dashboard.indicators.courses.sites import CourseSite
from dashboard.texts import say

COURSE_TABLE = (
    *("schluessel", "traeger", "art", "niveau_von", "niveau_bis", "ort", "gemeinde", "beginn", "ende"),
    *("tage", "zeiten", "form", "plaetze", "belegt", "mindestzahl", "anmeldeschluss", "kinderbetreuung"),
    *("kosten", "kontakt", "status", "bestaetigt_am"),
    *("titel", "foerderung", "web", "grund", "zeiten_hinweis", "lon", "lat", "quelle"),
)
"""Columns of the table of courses that anybody can write, those after `bestaetigt_am` optional."""
COURSE_COLUMNS = (
    *COURSE_TABLE,
    *("art_name", "gemeinde_name", "status_heute", "belegt_status", "traeger_schluessel", "ort_schluessel"),
    *("herkunft", "entfernung_km"),
)
"""`status` is as delivered, `status_heute` what holds on the day of the answer. `belegt_status` is `suppressed` where
one or two people are registered: `belegt` is None then. `entfernung_km` is as the crow flies from the place that is
asked for, None without one."""
QUEUE_TABLE = ("art", "gemeinde", "stichtag", "wartende", "wochen", "quelle")
QUEUE_COLUMNS = (*QUEUE_TABLE, "art_name", "gemeinde_name", "status", "herkunft")
HIDDEN_SIGN = "."
"""The official sign that stands in a table for a number that is secret; the import reads it."""
STATUS = {
    "planned": "geplant",
    "open": "Anmeldung offen",
    "full": "ausgebucht",
    "running": "läuft",
    "ended": "beendet",
    "cancelled": "abgesagt",
    "": "",
}
FORM = {"presence": "Präsenz", "online": "online", "mixed": "gemischt", "": ""}
_CARE = {True: "ja", False: "nein", None: None}
Row = dict[str, str | int | float | None]
"""A value for each column; None where nothing is known."""


def course_row(site: CourseSite, today: date, km: float | None, lang: str) -> Row:
    """A course as a row of COURSE_COLUMNS; `km` is how far it is from the place that is asked for."""
    one = site.course
    found: Row = {
        **course_cells(one),
        "art_name": say(lang, f"course_kind_{one.kind}"),
        "gemeinde_name": site.town,
        "status_heute": STATUS[one.status_on(today)],
        "belegt_status": _status(one).key,
        "traeger_schluessel": one.provider_key,
        "ort_schluessel": one.place_key,
        "herkunft": str(one.provenance),
        "entfernung_km": None if km is None else round(km, 1),
    }
    return _filled(found)


def course_cells(one: Course) -> Row:
    """A course as a row of COURSE_TABLE."""
    found: Row = {
        "schluessel": one.key,
        "traeger": one.provider,
        "art": one.kind,
        "niveau_von": one.level_from,
        "niveau_bis": one.level_to,
        "ort": one.place,
        "gemeinde": one.municipality,
        "beginn": one.start.isoformat(),
        "ende": _day(one.end),
        "tage": day_words(one.days),
        "zeiten": time_words(one.times) or one.times_note,
        "form": FORM[one.form],
        "plaetze": one.seats,
        "belegt": one.taken,
        "mindestzahl": one.minimum,
        "anmeldeschluss": _day(one.deadline),
        "kinderbetreuung": _CARE[one.child_care],
        "kosten": one.costs,
        "kontakt": one.contact,
        "status": STATUS[one.status],
        "bestaetigt_am": _day(one.confirmed_on),
        "titel": one.title,
        "foerderung": one.funding,
        "web": one.web,
        "grund": one.reason,
        "zeiten_hinweis": one.times_note if one.times else "",
        "lon": one.longitude,
        "lat": one.latitude,
        "quelle": one.source,
    }
    return _filled(found)


def _filled(row: Row) -> Row:
    return {name: None if value == "" else value for name, value in row.items()}


def queue_row(one: Queue, names: Mapping[str, str], lang: str) -> Row:
    """A queue as a row of QUEUE_COLUMNS."""
    return {
        **queue_cells(one),
        "art_name": say(lang, f"course_kind_{one.kind}"),
        "gemeinde_name": names.get(one.municipality) or None,
        "status": one.status.key,
        "herkunft": str(one.provenance),
    }


def queue_cells(one: Queue) -> Row:
    """A queue as a row of QUEUE_TABLE."""
    return {
        "art": one.kind,
        "gemeinde": one.municipality,
        "stichtag": one.on.isoformat(),
        "wartende": one.waiting,
        "wochen": one.weeks,
        "quelle": one.source or None,
    }


def _status(one: Course) -> Status:
    if one.taken_hidden:
        return Status.SUPPRESSED
    if one.taken is None:
        return Status.NOT_COLLECTED
    return Status.REPORTED if one.taken else Status.ZERO


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def flat(row: Row) -> Row:
    """The row as a table has it: HIDDEN_SIGN in the place of a number of one or two people."""
    hidden = Status.SUPPRESSED.key
    if row.get("belegt_status") == hidden:
        return {**row, "belegt": HIDDEN_SIGN}
    return {**row, "wartende": HIDDEN_SIGN} if row.get("status") == hidden and "wartende" in row else row
