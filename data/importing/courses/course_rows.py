"""Reads the row of a course: from its cells to a course or to what prevents it."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches

from dashboard.domain.courses.course import Course, Span
from dashboard.domain.courses.kinds import KINDS, LEVELS, CourseKind
from dashboard.domain.observation import Provenance
from data.importing.courses.place import CoursePlace, institution_called, place_of_course
from data.importing.courses.schedule import days_of, times_of
from data.importing.courses.vocabulary import (
    FORM_WORDS,
    HIDDEN,
    KIND_WORDS,
    LEVEL_WORDS,
    STATUS_WORDS,
    YES_NO,
)
from data.importing.findings import shortened
from data.importing.institutions.cells import RowCells
from data.importing.institutions.contact import as_dialled, mails_in, say_private, web_of
from data.importing.institutions.institutions import plain_words
from data.importing.institutions.reference import Reference

_FIRST_YEAR, _YEARS_AHEAD = 2000, 5
_MOST_PEOPLE = 999


def course_of(cells: RowCells, reference: Reference) -> Course | None:
    """The course of a row, or None with its errors; nothing that is odd raises."""
    kind = kind_of(cells)
    start, end, deadline = _days(cells, reference)
    levels = _levels(cells, kind)
    form = cells.choice("form", FORM_WORDS, "")
    place = place_of_course(cells, reference, online=form == "online")
    seats, taken, minimum, hidden = _people(cells)
    status, reason = _status(cells, reference, start, end)
    days, times, note = _schedule(cells)
    care = cells.choice("kinderbetreuung", YES_NO, "")
    confirmed = _confirmed(cells, reference)
    source, provenance = source_of(cells, reference, "Kurse")
    holder = cells.text("traeger")
    house = institution_called(holder, reference, cells, "traeger")
    provider = house.name if house is not None and holder in (house.key, *house.former) else holder
    key = cells.key()
    words = {one: cells.text(column) for one, column in _WORDS.items()}
    words["contact"] = as_dialled(words["contact"])
    _refuse_persons(cells, words["contact"])
    web = web_of(cells)
    if kind is None or start is None or not cells.is_sound():
        return None
    return Course(
        key=key or _made_key(kind, place, start, provider),
        kind=kind.code,
        start=start,
        provider=provider,
        provider_key=house.key if house is not None else "",
        level_from=levels[0],
        level_to=levels[1],
        place=place.name,
        place_key=place.key,
        municipality=place.municipality,
        longitude=place.longitude,
        latitude=place.latitude,
        end=end,
        days=days,
        times=times,
        times_note=note,
        form=form,
        seats=seats,
        taken=taken,
        taken_hidden=hidden,
        minimum=minimum,
        deadline=deadline,
        child_care={"yes": True, "no": False}.get(care),
        web=web,
        status=status,
        reason=reason,
        confirmed_on=confirmed,
        source=source,
        provenance=provenance,
        **words,
    )


_WORDS = {"title": "titel", "costs": "kosten", "funding": "foerderung", "contact": "kontakt"}


_PERSON = re.compile(r"\b(?:Frau|Herr|Herrn)\b")


def _refuse_persons(cells: RowCells, contact: str) -> None:
    """Errors for names of persons in what everybody will read."""
    if _PERSON.search(contact):
        cells.fault(
            "kontakt",
            "Hier steht vermutlich eine Person, und der Kontakt wird veröffentlicht. Bitte nur die Stelle mit ihrer "
            "Telefonnummer oder Adresse angeben.",
            "",
            "eine Stelle, Telefonnummer oder E-Mail-Adresse",
            same="person",
        )
    for mail in mails_in(contact):
        say_private(cells, "kontakt", mail)


def kind_of(cells: RowCells) -> CourseKind | None:
    """The kind that a cell names, by code or German words; None with an error that names the nearest ones."""
    text = cells.text("art")
    if cells.failed and not text:
        return None
    code = KIND_WORDS.get(text.lower())
    if code is not None:
        return KINDS[code]
    near = get_close_matches(text.lower()[:60], list(KIND_WORDS), n=3, cutoff=0.5)
    meant = list(dict.fromkeys(KIND_WORDS[word] for word in near))
    said = f"Die Kursart „{shortened(text)}“ ist unbekannt" if text else "Die Kursart fehlt"
    hint = f"; gemeint ist vielleicht {' oder '.join(meant)}" if meant and text else ""
    cells.fault(
        "art", f"{said}{hint}. Möglich sind {', '.join(KINDS)}.", text, "eine Kursart (docs/import.md)"
    )
    return None


def source_of(cells: RowCells, reference: Reference, what: str) -> tuple[str, Provenance]:
    """Where a row is from; an error where that is the source of the examples."""
    source, _, provenance = reference.origin(cells.text("quelle"))
    if provenance is Provenance.EXAMPLE:
        cells.fault(
            "quelle",
            f"„{shortened(source)}“ ist die Quelle der Beispieldaten; eingespielt werden nur wirkliche {what}.",
            source,
            "woher die Angaben sind, oder leer",
        )
    return source, provenance


def _made_key(kind: CourseKind, place: CoursePlace, start: date, provider: str) -> str:
    """The same row gives it again."""
    parts = (
        kind.code.replace("_", "-"),
        place.municipality or "online",
        start.isoformat(),
        plain_words(provider),
    )
    return "-".join(part for part in parts if part)[:80].rstrip("-")


def _days(cells: RowCells, reference: Reference) -> tuple[date | None, date | None, date | None]:
    start, end, deadline = (_day(cells, name, reference) for name in ("beginn", "ende", "anmeldeschluss"))
    if start is None and not cells.has("beginn"):
        cells.fault("beginn", "Der Beginn fehlt.", expected="ein Tag wie 11.01.2027")
    if start is None:
        return None, None, None
    if end is None and not cells.has("ende"):
        cells.note("ende", "Ohne Ende gilt der Kurs als laufend, bis eine Lieferung es nennt.", same="no end")
    if end is not None and end < start:
        cells.fault(
            "ende",
            f"Das Ende ({end:%d.%m.%Y}) liegt vor dem Beginn ({start:%d.%m.%Y}).",
            cells.raw["ende"],
            f"ein Tag ab {start:%d.%m.%Y}, oder leer",
        )
        end = None
    if deadline is not None and deadline > start:
        cells.fault(
            "anmeldeschluss",
            f"Der Anmeldeschluss ({deadline:%d.%m.%Y}) liegt nach dem Beginn ({start:%d.%m.%Y}).",
            cells.raw["anmeldeschluss"],
            f"ein Tag bis {start:%d.%m.%Y}, oder leer",
        )
    return start, end, deadline


def _day(cells: RowCells, column: str, reference: Reference) -> date | None:
    day = cells.day(column)
    if day is not None and not _FIRST_YEAR <= day.year <= reference.today.year + _YEARS_AHEAD:
        cells.fault(
            column,
            f"Der {day:%d.%m.%Y} kann nicht stimmen: erwartet wird ein Tag von {_FIRST_YEAR} bis "
            f"{reference.today.year + _YEARS_AHEAD}.",
            cells.raw[column],
            f"ein Tag wie 11.01.{reference.today.year}",
        )
        return None
    return day


def _confirmed(cells: RowCells, reference: Reference) -> date | None:
    day = _day(cells, "bestaetigt_am", reference)
    if day is not None and day > reference.today:
        cells.fault(
            "bestaetigt_am",
            f"Bestätigt am {day:%d.%m.%Y} liegt in der Zukunft.",
            cells.raw["bestaetigt_am"],
            f"ein Tag bis heute ({reference.today:%d.%m.%Y})",
        )
    return day


def _levels(cells: RowCells, kind: CourseKind | None) -> tuple[str, str]:
    """Both levels: as stated, one for both where only one is, else those of the kind."""
    first, last = (cells.choice(name, LEVEL_WORDS, "") for name in ("niveau_von", "niveau_bis"))
    if not first and not last:
        return (kind.level_from, kind.level_to) if kind is not None else ("", "")
    first, last = first or last, last or first
    if LEVELS.index(first) > LEVELS.index(last):
        cells.fault(
            "niveau_bis",
            f"Das Niveau geht von {first} bis {last}: das Ende liegt unter dem Anfang.",
            last,
            f"{first} oder höher",
        )
        return "", ""
    return first, last


def _people(cells: RowCells) -> tuple[int | None, int | None, int | None, bool]:
    """Seats, taken ones, the minimum, and whether the taken ones are secret."""
    hidden = cells.raw.get("belegt", "").strip() == HIDDEN
    seats, minimum = cells.whole("plaetze", _MOST_PEOPLE), cells.whole("mindestzahl", _MOST_PEOPLE)
    taken = None if hidden else cells.whole("belegt", _MOST_PEOPLE)
    if seats == 0:
        cells.fault(
            "plaetze", "Ein Kurs mit 0 Plätzen ist keiner; ist die Zahl nicht bekannt, bleibt die Zelle leer.", "0",
            "eine Zahl ab 1, oder leer",
        )  # fmt: skip
    elif seats is not None and taken is not None and taken > seats:
        cells.fault(
            "belegt",
            f"Es sind {taken} Plätze belegt, der Kurs hat aber {seats}.",
            str(taken),
            f"höchstens {seats}",
        )
    if seats and minimum is not None and minimum > seats:
        cells.fault(
            "mindestzahl",
            f"Der Kurs braucht {minimum} Teilnehmende, hat aber nur {seats} Plätze.",
            str(minimum),
            f"höchstens {seats}",
        )
    return seats, taken, minimum, hidden


def _status(cells: RowCells, reference: Reference, start: date | None, end: date | None) -> tuple[str, str]:
    """The status, and why a course was cancelled: "abgesagt: zu wenige Anmeldungen", or the column grund."""
    text = cells.text("status")
    word, _, behind = text.partition(":")
    reason = cells.text("grund") or behind.strip()
    if behind.strip() and STATUS_WORDS.get(word.strip().lower()) == "cancelled":
        status = "cancelled"
    else:
        status = cells.choice("status", STATUS_WORDS, "")
    if status == "cancelled" and not reason:
        cells.warn(
            "status", "Warum der Kurs abgesagt ist, steht nicht da (Spalte grund).", text, same="no reason"
        )
    if status == "running" and start is not None and start > reference.today:
        cells.warn("status", f"Der Kurs läuft laut Status, beginnt aber erst am {start:%d.%m.%Y}.", text)
    if status == "ended" and end is not None and end > reference.today:
        cells.warn("status", f"Der Kurs ist laut Status beendet, endet aber erst am {end:%d.%m.%Y}.", text)
    return status, reason if status == "cancelled" else ""


def _schedule(cells: RowCells) -> tuple[tuple[int, ...], tuple[Span, ...], str]:
    text, spoken = cells.text("tage"), cells.text("zeiten")
    days = days_of(text) if text else ()
    if days is None:
        cells.fault("tage", f"„{shortened(text)}“ sind keine Wochentage.", text, "Tage wie Mo-Fr oder Di, Do")
        days = ()
    times = times_of(spoken) if spoken else ()
    if times is None:
        cells.note(
            "zeiten",
            "Diese Zeiten sind keine Uhrzeiten wie 08:30-12:45; sie stehen so da, wie sie sind.",
            spoken,
            same="no clock",
        )
        return days, (), spoken
    return days, times, cells.text("zeiten_hinweis")
