"""Telephone, mail and web of an institution, and what would show a person instead."""

from __future__ import annotations

import re

from dashboard.domain.institutions.institution import InstitutionKind
from data.importing.findings import shortened
from data.importing.institutions.cells import RowCells
from data.importing.institutions.reference import Reference
from data.importing.institutions.vocabulary import FREE_MAIL

_PHONE = re.compile(r"[+(]?[0-9][0-9 ()/.\-–]{3,30}[0-9]", re.ASCII)
_CODE = re.compile(r"^\(\+([0-9]{1,3})\) *", re.ASCII)
"""The country's code as tables of this monitor write it, so that no spreadsheet takes it for a formula."""
_MOBILE = re.compile(r"(?:\+49|0049|0)\s*\(?0?\)?\s*1[567]", re.ASCII)
_MAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_WEB = re.compile(r"(?:https?://)?[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+(?::[0-9]{1,5})?(?:[/?#][^\s\"'<>]*)?")
_PRIVATE = ("strasse", "hausnummer", "lon", "lat", "telefon", "email", "web")
_CHILDMINDER = re.compile(
    r"\b(tagesmutter|tagesmutti|tagesvater|tagespflegeperson|kindertagespflege)\b", re.IGNORECASE
)
_INSTITUTION = frozenset(
    ("schule", "hort", "verein", "info", "buero", "leitung", "museum", "amt", "treff", "kontakt")
)
_BEGINS = ("kita", "kinder", "krippe", "biblio", "musikschule", "jugend", "beratung", "grundschule")
"""Parts of mailboxes that are no names of persons."""
_PERSON = re.compile(r"^(frau|herr)\b", re.IGNORECASE)


def refuse_persons(cells: RowCells, kind: InstitutionKind, name: str, reference: Reference) -> None:
    """Errors for whatever would show a childminder: no address, no number, no name, by any kind."""
    if kind.located:
        if _CHILDMINDER.search(name) or _PERSON.search(name):
            cells.fault(
                "name",
                "Das ist vermutlich eine Tagespflegeperson. Sie stehen nur als Zahl je Gemeinde da, nie mit Namen: "
                "bitte art „kindertagespflege“ ohne Namen und Anschrift.",
                "",
                "eine Einrichtung, keine Person",
                same="childminder",
            )
        return
    told = [column for column in _PRIVATE if cells.has(column)]
    if name and reference.kind_words.get(name.lower()) != kind.key:
        told.insert(0, "name")
    if told:
        cells.fault(
            told[0],
            f"{kind.plural['de']} arbeiten zu Hause: ihre Namen, Anschriften, Telefonnummern und E-Mail-Adressen "
            f"werden nicht gespeichert. Bitte {', '.join(told)} leeren; es bleibt eine Zeile je Gemeinde.",
            "",
            "art, gemeinde und plaetze",
            same="childminder",
        )


def contact_of(cells: RowCells) -> tuple[str, str, str]:
    """Telephone, mail and web address; empty with an error where a cell holds none."""
    return _phone(cells), _mail(cells), web_of(cells)


def _phone(cells: RowCells) -> str:
    text = as_dialled(cells.text("telefon"))
    if text and not _PHONE.fullmatch(text):
        cells.fault(
            "telefon",
            f"„{shortened(text)}“ ist keine Telefonnummer.",
            text,
            "eine Nummer wie 03871 722-0",
        )
    elif _MOBILE.match(text):
        cells.warn(
            "telefon",
            "Mobilnummern gehören oft einer Person und werden veröffentlicht; bitte nur die der Einrichtung "
            "angeben.",
            same="mobile",
        )
    return text


def as_dialled(text: str) -> str:
    """A number with its country's code as people dial it: our own tables write "(+49) 3871"."""
    return _CODE.sub(r"+\1 ", text)


def _mail(cells: RowCells) -> str:
    text = cells.text("email")
    if text and not _MAIL.fullmatch(text):
        cells.fault(
            "email",
            f"„{shortened(text)}“ ist keine E-Mail-Adresse.",
            text,
            "eine Adresse wie kita@beispiel.de",
        )
        return ""
    say_private(cells, "email", text)
    return text


def mails_in(text: str) -> list[str]:
    """The addresses that a text names."""
    return _MAIL.findall(text)


def say_private(cells: RowCells, column: str, mail: str) -> None:
    """An error for an address that probably has the name of a person, a warning for others of a free provider."""
    name, _, host = mail.partition("@")
    if host.lower() in FREE_MAIL:
        if re.fullmatch(r"[a-z]{2,}[._][a-z]{2,}[0-9]{0,4}", name, re.IGNORECASE) and not _of_institution(
            name
        ):
            cells.fault(
                column,
                f"Die Adresse bei {host.lower()} trägt vermutlich den Namen einer Person. Bitte eine Adresse der "
                "Einrichtung angeben oder die Zelle leeren.",
                "",
                "eine Adresse der Einrichtung",
                same="private mail",
            )
        else:
            cells.warn(
                column,
                f"Eine Adresse bei {host.lower()} gehört oft einer Person; sie wird veröffentlicht.",
                same="free mail",
            )


def _of_institution(name: str) -> bool:
    return any(part in _INSTITUTION or part.startswith(_BEGINS) for part in re.split(r"[._-]", name.lower()))


def web_of(cells: RowCells) -> str:
    """The address of a row with its scheme; empty with an error where the cell holds none."""
    text = cells.text("web")
    if text and not _WEB.fullmatch(text):
        cells.fault(
            "web", f"„{shortened(text)}“ ist keine Webadresse.", text, "eine Adresse wie www.beispiel.de"
        )
        return ""
    return text if not text or text.lower().startswith(("http://", "https://")) else f"https://{text}"
