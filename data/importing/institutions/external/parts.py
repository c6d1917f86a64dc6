"""Rows of a register that are no institution of their own: forms and parts of a school that has a row, and
municipalities that an office with a row administers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.importing.findings import Findings

Row = tuple[int, dict[str, str]]
"""Its line and its cells by our columns."""
OFFICE = "verwaltung"
SCHOOL_FORMS = frozenset(
    ("schulkindergarten", "vorklasse", "ganztagsschule", "offene ganztagsschule", "gebundene ganztagsschule")
)
"""What registers of schools say in the place of the kind and is none, lower case. Schulkindergärten and
Vorklassen belong to a primary school (Lower Saxony: § 6 Abs. 3 NSchG), all-day is how a school of any kind
keeps its hours."""
_UNIONS = ("amt", "samtgemeinde", "verbandsgemeinde", "verwaltungsgemeinschaft", "verwaltungsverband")
_OFFICES = frozenset(
    (
        *_UNIONS,
        *("landkreis", "kreis", "kreisfreie stadt", "stadtkreis", "regionalverband"),
        *("stadt", "gemeinde", "markt", "flecken", "kreisangehörige gemeinde", "große kreisstadt"),
        *("große kreisangehörige stadt", "erfüllende gemeinde", "kirchspielslandgemeinde", "stadtstaat"),
    )
)
"""What registers of addresses say of a body whose office is an institution, lower case."""


def office_kind(text: str) -> str:
    """The kind of an office where a word says what it is the office of, else the word."""
    return OFFICE if text.strip().lower() in _OFFICES else text


def without_parts(rows: Sequence[Row], findings: Findings) -> list[Row]:
    """Rows that are institutions, with a note on all others. A form of a school that has no other row loses
    its kind, so that its name may tell one."""
    schools = {_school(cells) for _, cells in rows if not _is_form(cells)}
    unions = {_address(cells) for _, cells in rows if cells.get("art", "").strip().lower() in _UNIONS}
    found: list[Row] = []
    for number, cells in rows:
        kind = cells.get("art", "").strip()
        if _is_form(cells) and _school(cells) in schools:
            findings.add(
                "note",
                f"„{kind}“ ist ein Teil oder eine Form einer Schule, die eine eigene Zeile hat: kein eigener Eintrag.",
                row=number,
                same=f"form {kind}",
            )
        elif _is_office(kind) and kind.lower() not in _UNIONS and _address(cells) in unions:
            findings.add(
                "note",
                "Ein Amt, das eine eigene Zeile hat, verwaltet die Gemeinde: kein eigener Eintrag.",
                row=number,
                same="administered",
            )
        else:
            found.append((number, {**cells, "art": "" if _is_form(cells) else kind}))
    return found


def _is_form(cells: Mapping[str, str]) -> bool:
    return cells.get("art", "").strip().lower() in SCHOOL_FORMS


def _is_office(kind: str) -> bool:
    return kind.lower() in _OFFICES


def _school(cells: Mapping[str, str]) -> tuple[str, ...]:
    """What rows of one school share: name and place."""
    return tuple(cells.get(name, "").strip().lower() for name in ("name", "plz", "lon", "lat"))


def _address(cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(cells.get(name, "").strip().lower() for name in ("strasse", "plz"))
