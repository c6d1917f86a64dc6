"""Reads the table of institutions: one row each, from its cells to an entry or to what prevents it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from dashboard.domain.institutions.institution import Institution, InstitutionKind
from dashboard.domain.observation import Provenance
from data.geography.postcodes import postcodes
from data.importing.findings import shortened
from data.importing.institutions.cells import RowCells, is_key
from data.importing.institutions.contact import contact_of, refuse_persons
from data.importing.institutions.hours import Hours, NotHours, hours_of
from data.importing.institutions.position import Place, place_of
from data.importing.institutions.reference import Reference
from data.importing.institutions.vocabulary import BARRIER_FREE, CARRIER, LANGUAGES, STATUS

_AGE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,3})?)\s*(jahre?n?|j\.?|monate?n?|m\.?)?", re.IGNORECASE)
_STREET = re.compile(r"(.*\D)\s+([0-9]{1,4}\s?[a-zA-Z]?(?:\s?[-/]\s?[0-9]{1,4}\s?[a-zA-Z]?)?)")
_OLDEST_DAY = date(1990, 1, 1)
_OLDEST_AGE, _OLDEST_CHILD = 99, 18
_MOST_PLACES = 20_000
_NO_HOURS = Hours("", None, False, "")


@dataclass(frozen=True, slots=True)
class ReadInstitution:
    """An institution and the row that it came from. `written` is the former key that the row calls it by, if any."""

    institution: Institution
    cells: RowCells
    written: str = ""


def read_institution(cells: RowCells, reference: Reference) -> ReadInstitution | None:
    """The institution of a row, or None with its errors; nothing that is odd raises."""
    kind = kind_of(cells, reference)
    if kind is None:
        return None
    name = cells.text("name")
    refuse_persons(cells, kind, name, reference)
    if not kind.located:
        name = kind.name["de"]
    elif not name and not cells.failed:
        cells.fault("name", "Der Name fehlt.", expected="der Name der Einrichtung")
    if cells.failed:
        return None
    place = place_of(cells, reference, located=kind.located)
    written = _key(cells, kind, name, place)
    now = reference.former.get(written)
    key = now.key if now else written
    former = _former(cells, key, written, reference)
    address = _address(cells, place, reference)
    hours = _hours(cells)
    phone, email, web = contact_of(cells)
    age_from, age_to = _ages(cells, kind)
    confirmed, valid_from, valid_until = _days(cells, reference)
    source, licence, provenance = _origin(cells, reference)
    read: dict[str, object] = {
        "carrier": cells.text("traeger"),
        "carrier_kind": cells.choice("traegerart", CARRIER, ""),
        "status": cells.choice("status", STATUS, "open"),
        "barrier_free": cells.choice("barrierefrei", BARRIER_FREE, "unknown"),
        "languages": _languages(cells),
        "focus": cells.words("schwerpunkt"),
        "admission": cells.text("aufnahme"),
        "places": cells.whole("plaetze", _MOST_PLACES),
        "confirmed_by": _role(cells),
        **address,
    }
    if not cells.is_sound():
        return None
    institution = Institution(
        key=key,
        kind=kind.key,
        name=name,
        municipality=place.municipality,
        longitude=place.longitude,
        latitude=place.latitude,
        position=place.position,
        phone=phone,
        email=email,
        web=web,
        opening_hours=hours.text,
        open_minutes=hours.week,
        hours_vary=hours.vary,
        holidays=hours.holidays,
        age_from=age_from,
        age_to=age_to,
        source=source,
        licence=licence,
        confirmed_on=confirmed,
        valid_from=valid_from,
        valid_until=valid_until,
        provenance=provenance,
        former=former,
        **read,  # type: ignore[arg-type]  # each of the type of its field, by the line above
    )
    return ReadInstitution(institution, cells, written if now else "")


def kind_of(cells: RowCells, reference: Reference, column: str = "art") -> InstitutionKind | None:
    """The kind that a cell names, by key or German name; None with an error that names the nearest ones."""
    text = cells.text(column)
    if cells.failed:
        return None
    key = reference.kind_words.get(text.lower())
    if key is not None:
        return reference.kinds[key]
    near = get_close_matches(text.lower()[:60], list(reference.kind_words), n=3, cutoff=0.5)
    meant = list(dict.fromkeys(reference.kind_words[word] for word in near))
    said = f"Die Art „{shortened(text)}“ ist unbekannt" if text else "Die Art fehlt"
    hint = f"; gemeint ist vielleicht {' oder '.join(meant)}" if meant and text else ""
    cells.fault(
        column,
        f"{said}{hint}. Möglich sind {', '.join(reference.kinds)}.",
        text,
        "eine Art des Katalogs (data/catalogue/kinds.yaml)",
    )
    return None


def plain_words(text: str) -> str:
    """Lower case letters and digits with hyphens between: what a key is made of, and names are compared by."""
    written = text.lower()
    for sign, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        written = written.replace(sign, letters)
    folded = unicodedata.normalize("NFKD", written).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def _key(cells: RowCells, kind: InstitutionKind, name: str, place: Place) -> str:
    """The delivered key, else one made of kind, municipality and name: the same row gives it again."""
    text = cells.key()
    if not kind.located:
        return text or f"{kind.key}-{place.municipality}"
    return text or f"{kind.key}-{place.municipality}-{plain_words(name)}"[:80]


def _former(cells: RowCells, key: str, written: str, reference: Reference) -> tuple[str, ...]:
    """Keys of entries that have become this institution. Errors for what is no key, for keys of institutions that
    are there, and for a merging that goes back."""
    column, found = "fruehere_schluessel", cells.words("fruehere_schluessel")
    living = {one.key: one for one in reference.stored.institutions}
    for old in found:
        owner = reference.former.get(old)
        if not is_key(old):
            said = f"„{shortened(old)}“ ist kein Schlüssel; mehrere trennt ein Komma."
        elif old == key and written != key:
            said = (
                f"„{written}“ wurde mit „{key}“ zusammengeführt; umgekehrt geht es nicht auch. Zurück geht es, indem "
                "der Datenstand zurückgenommen wird, der sie zusammengeführt hat."
            )
        elif old == key:
            said = f"„{old}“ ist der Schlüssel der Einrichtung selbst."
        elif old in living and (old, key) not in reference.merges:
            said = (
                f"„{old}“ ist eine eigene Einrichtung („{shortened(living[old].name)}“), kein früherer Schlüssel. "
                "Zusammengeführt wird in der Verwaltung oder mit „flask --app app merge“."
            )
        elif owner is not None and owner.key != key and (owner.key, key) not in reference.merges:
            said = f"„{old}“ ist schon ein früherer Schlüssel von {owner.key} („{shortened(owner.name)}“)."
        else:
            continue
        cells.fault(column, said, old, "Schlüssel, die es nicht mehr gibt, durch Komma getrennt")
    return found


def _address(cells: RowCells, place: Place, reference: Reference) -> Mapping[str, str]:
    street, number, postcode = cells.text("strasse"), cells.text("hausnummer"), cells.postcode()
    together = _STREET.fullmatch(street)
    if together and not number:
        street, number = together[1].strip(), together[2]
    if postcode and place.municipality.startswith(reference.district):
        known = postcodes()
        ships = any(place.municipality in municipalities for municipalities in known.values())
        if ships and postcode not in known:
            cells.warn("plz", f"Die Postleitzahl {postcode} ist nicht bekannt.", postcode)
        elif ships and place.municipality not in known[postcode]:
            cells.warn(
                "plz",
                f"Die Postleitzahl {postcode} gehört nicht zur Gemeinde {place.municipality}; maßgeblich sind "
                "Gemeinde und Punkt.",
                postcode,
                same="postcode",
            )
    return {
        "street": street,
        "house_number": number,
        "postcode": postcode,
        "town": cells.text("ort"),
        "part": cells.text("ortsteil"),
    }


def _hours(cells: RowCells) -> Hours:
    text = cells.text("oeffnungszeiten")
    if not text:
        return _NO_HOURS
    try:
        read = hours_of(text)
    except NotHours as reason:
        cells.fault(
            "oeffnungszeiten",
            f"Die Öffnungszeiten „{shortened(text)}“ sind {reason}. Erwartet wird die Schreibweise von "
            "OpenStreetMap, zum Beispiel „Mo-Fr 06:00-17:00; PH off“; was keine Zeit ist, gehört in aufnahme.",
            text,
            "Mo-Fr 06:00-17:00; PH off",
        )
        return _NO_HOURS
    if read.text != text:
        cells.note("oeffnungszeiten", f"„{shortened(text)}“ ist gelesen als {read.text}.", text)
    if read.week is None:
        cells.warn(
            "oeffnungszeiten",
            f"„{shortened(text)}“ lässt offen, wann geöffnet ist; der Filter nach Zeiten findet die Einrichtung "
            "nicht.",
            text,
        )
    elif not any(read.week) and not cells.text("status"):
        cells.warn(
            "oeffnungszeiten", f"Nach „{shortened(text)}“ ist in keiner gewöhnlichen Woche geöffnet.", text
        )
    return read


def _ages(cells: RowCells, kind: InstitutionKind) -> tuple[float | None, float | None]:
    first, last = _age(cells, "alter_von", kind), _age(cells, "alter_bis", kind)
    if first is not None and last is not None and first > last:
        cells.fault(
            "alter_bis",
            f"Das Alter geht von {cells.text('alter_von')} bis {cells.text('alter_bis')}: das Ende liegt vor dem "
            "Anfang.",
            cells.text("alter_bis"),
        )
    return first, last


def _age(cells: RowCells, column: str, kind: InstitutionKind) -> float | None:
    text = cells.text(column)
    if not text:
        return None
    found = _AGE.fullmatch(text)
    expected = "Jahre von 0 bis 99 wie 0,5, oder „6 Monate“"
    if not found:
        cells.fault(column, f"„{shortened(text)}“ ist kein Alter.", text, expected)
        return None
    years = float(found[1].replace(",", "."))
    if (found[2] or "").lower().startswith("m"):
        years = round(years / 12, 4)
    elif kind.group == "early" and years > _OLDEST_CHILD:
        cells.fault(
            column,
            f"{shortened(text)} Jahre sind für „{kind.name['de']}“ kein Alter; sind Monate gemeint, bitte "
            f"„{found[1]} Monate“ schreiben.",
            text,
            expected,
        )
        return None
    if years > _OLDEST_AGE:
        cells.fault(column, f"{shortened(text)} Jahre sind kein Alter.", text, expected)
        return None
    return years


def _days(cells: RowCells, reference: Reference) -> tuple[date | None, date | None, date | None]:
    confirmed, since, until = (cells.day(name) for name in ("bestaetigt_am", "gueltig_von", "gueltig_bis"))
    if confirmed is not None and not _OLDEST_DAY <= confirmed <= reference.today:
        to_come = confirmed > reference.today
        cause = "in der Zukunft" if to_come else "vor 1990"
        cells.fault(
            "bestaetigt_am",
            f"Bestätigt am {confirmed:%d.%m.%Y} liegt {cause}.",
            cells.raw["bestaetigt_am"],
            f"ein Tag bis heute ({reference.today:%d.%m.%Y})",
        )
    if since is not None and until is not None and until < since:
        cells.fault(
            "gueltig_bis",
            f"Gültig bis {until:%d.%m.%Y} liegt vor dem Beginn, {since:%d.%m.%Y}.",
            cells.raw["gueltig_bis"],
        )
    return confirmed, since, until


def _languages(cells: RowCells) -> tuple[str, ...]:
    found = []
    codes = set(LANGUAGES.values())
    for word in cells.words("sprachen"):
        code = LANGUAGES.get(word.lower(), word.lower())
        if code not in codes:
            near = get_close_matches(word.lower()[:40], list(LANGUAGES), n=1)
            hint = f"; gemeint ist vielleicht {near[0].title()}" if near else ""
            cells.fault(
                "sprachen",
                f"Die Sprache „{shortened(word)}“ ist nicht bekannt{hint}.",
                word,
                "Namen oder Kürzel wie Deutsch, Polnisch oder de, pl",
            )
        found.append(code)
    return tuple(dict.fromkeys(found))


def _role(cells: RowCells) -> str:
    text = cells.text("bestaetigt_von")
    if re.search(r"\b(frau|herr|herrn|dr\.)\s|@", text, re.IGNORECASE):
        cells.fault(
            "bestaetigt_von",
            "Wer bestätigt hat, steht hier als Rolle (Träger, Jugendamt, Schulverwaltung), nie als Person.",
            text,
            "eine Rolle",
        )
    return text


def _origin(cells: RowCells, reference: Reference) -> tuple[str, str, Provenance]:
    source, licence, provenance = reference.origin(cells.text("quelle"))
    if provenance is Provenance.EXAMPLE and not reference.ships:
        cells.fault(
            "quelle",
            f"„{shortened(source)}“ ist die Quelle der Beispieldaten; eingespielt werden nur wirkliche "
            "Einrichtungen.",
            source,
            "woher die Angaben sind, oder leer",
        )
    return source, licence, provenance


def same_names(one: str, other: str, words: Iterable[str]) -> bool:
    """Whether two names probably mean one institution, words that every name of the kind has left out."""
    shared = {part for word in words for part in plain_words(word).split("-")}
    left, right = (
        [part for part in plain_words(name).split("-") if part not in shared] for name in (one, other)
    )
    if not left or not right:
        return left == right
    short, long = sorted((set(left), set(right)), key=len)
    return short <= long or bool(get_close_matches("-".join(left), ["-".join(right)], n=1, cutoff=0.8))
