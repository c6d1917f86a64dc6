"""One course of a catalogue as cells of our table, and which of a catalogue's courses are ours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from dashboard.domain.institutions.entries import Entries
from data.geography.postcodes import postcodes
from data.importing.courses.tables import read_courses
from data.importing.courses.vocabulary import kind_of_title, levels_of_title
from data.importing.findings import Findings
from data.importing.institutions.cells import RowCells
from data.importing.institutions.position import NEAR_M
from data.importing.institutions.reference import Reference
from data.importing.tables.raw_table import RawRow

CATALOGUE_WORDS = ("Katalog", "Kurs", "Kurse")
"""What the parts of a catalogue are called in findings."""
MOST_COURSES = 20_000
_TAG = re.compile(r"<[^<>]{0,2000}>")
_LONGEST = 230
_POSTCODE = re.compile(r"[0-9]{5}", re.ASCII)
_NOT_OURS = {
    "topic": "{count} Kurse des Katalogs sind keine Deutsch- oder Integrationskurse; sie bleiben weg.",
    "far": "{count} Kurse des Katalogs sind weiter als 25 km außerhalb des Landkreises, oder ihre Postleitzahl ist "
    "hier nicht bekannt; sie bleiben weg.",
    "undated": "{count} Kurse des Katalogs beginnen jederzeit und nennen keinen Tag; sie bleiben weg.",
}
_ONE_NOT_OURS = {
    "topic": "Ein Kurs des Katalogs ist kein Deutsch- oder Integrationskurs; er bleibt weg.",
    "far": "Ein Kurs des Katalogs ist weiter als 25 km außerhalb des Landkreises, oder seine Postleitzahl ist "
    "hier nicht bekannt; er bleibt weg.",
    "undated": "Ein Kurs des Katalogs beginnt jederzeit und nennt keinen Tag; er bleibt weg.",
}


@dataclass(frozen=True, slots=True)
class ListedCourse:
    """`cells` are by our columns, `called` says what the catalogue calls a column, `number` counts its courses from 1.
    `any_day`: it begins whenever somebody comes."""

    number: int
    cells: Mapping[str, str]
    called: Mapping[str, str]
    any_day: bool = False


def read_listed(courses: Sequence[ListedCourse], reference: Reference, findings: Findings) -> Entries:
    """The courses of a catalogue that are of German and of the district; the others are counted in notes, and a
    catalogue without any is an error."""
    findings.words = CATALOGUE_WORDS
    rows: list[RowCells] = []
    left: Counter[str] = Counter()
    for one in courses:
        title = one.cells.get("titel", "")
        kind = kind_of_title(title)
        if not kind:
            left["topic"] += 1
        elif one.any_day and not one.cells.get("beginn"):
            left["undated"] += 1
        elif _is_far(one.cells, reference):
            left["far"] += 1
        else:
            levels = levels_of_title(title)
            stated = (
                {"niveau_von": levels[0], "niveau_bis": levels[1]}
                if levels and levels[0] != levels[1]
                else {}
            )
            cells = {**one.cells, "art": kind, **stated}
            rows.append(RowCells(RawRow(one.number, ()), cells, findings, called=one.called))
    for why, count in sorted(left.items()):
        findings.add("note", _ONE_NOT_OURS[why] if count == 1 else _NOT_OURS[why].format(count=count))
    if not rows:
        findings.error(
            "Der Katalog hat keinen Deutsch- oder Integrationskurs, der in der Nähe des Landkreises an einem Tag "
            "beginnt.",
            found=f"{len(courses)} Kurse",
            expected="mindestens ein Deutsch- oder Integrationskurs",
        )
    return read_courses(rows, reference)


def _is_far(cells: Mapping[str, str], reference: Reference) -> bool:
    """By its point, else by its postcode: a catalogue is not asked to be of the district."""
    boundaries = reference.boundaries
    try:
        point = float(cells.get("lon", "")), float(cells.get("lat", ""))
    except ValueError:
        postcode = cells.get("plz", "").strip()
        if _POSTCODE.fullmatch(postcode) and postcode not in postcodes():
            return True
        municipality = reference.by_postcode(postcode, cells.get("stadt", ""))
        if not municipality or municipality.startswith(reference.district):
            return False
        locality = reference.locality(municipality)
        if locality is None:
            return True
        point = locality.longitude, locality.latitude
    return boundaries is not None and boundaries.distance_to_district(*point) > NEAR_M


def plain(text: str) -> str:
    """Text of a catalogue in one line, without the marks of a web page, as long as a cell may be."""
    bare = unescape(_TAG.sub(" ", unescape(text) if "&lt;" in text else text))
    line = " ".join(bare.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


_FORMS = (
    (re.compile(r"blended|combined|hybrid|gemischt", re.IGNORECASE), "gemischt"),
    (re.compile(r"e-learning|fernunterricht|fernlehr|virtuell|online|webinar", re.IGNORECASE), "online"),
    (re.compile(r"präsenz|vor ort|vollzeit|teilzeit|abend|block|wochenend", re.IGNORECASE), "präsenz"),
)
_FORM_NUMBERS = {"201": "online", "301": "gemischt", "302": "gemischt"}


def form_of(words: str, number: str) -> str:
    """How a course is held, in a word of our table; empty where the catalogue's words and number say nothing."""
    for pattern, form in _FORMS:
        if pattern.search(words):
            return form
    return _FORM_NUMBERS.get(number.strip(), "")


def price_of(amount: str, currency: str, remark: str) -> str:
    """Costs in words: "229 €; Ermäßigung möglich"."""
    try:
        value = float(amount.replace(",", "."))
    except ValueError:
        words = ""
    else:
        number = f"{value:.2f}".removesuffix(".00").replace(".", ",")
        sign = "€" if currency.strip().upper() in ("", "EUR") else currency.strip()
        words = "kostenlos" if value == 0 else f"{number} {sign}"
    return plain("; ".join(part for part in (words, plain(remark)) if part))
