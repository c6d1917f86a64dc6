"""Reads the course search of the federal employment agency as its JSON is downloaded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import orjson

from dashboard.errors import FileRejected
from data.importing.courses.catalogues.listed import MOST_COURSES, ListedCourse, form_of, plain, price_of
from data.importing.files.contents import BOM, described
from data.importing.findings import Findings

_BERLIN = ZoneInfo("Europe/Berlin")
_MOST_MILLISECONDS = 4_102_444_800_000
"""The year 2100."""
_CALLED = {
    "schluessel": "id",
    "titel": "titel",
    "ort": "adresse",
    "gemeinde": "adresse",
    "lon": "koordinaten",
    "plaetze": "teilnehmerMax",
    "mindestzahl": "teilnehmerMin",
    "traeger": "bildungsanbieter",
    "kontakt": "bildungsanbieter",
    "web": "link",
    "kosten": "kostenWert",
    "zeiten": "unterrichtszeiten",
    "bestaetigt_am": "aktualisierungsdatum",
}


def courses_in(content: bytes, file: str, findings: Findings) -> list[ListedCourse]:
    """The dates of all pages, in their order. Raises FileRejected for what is no download of the course search."""
    records = list(_records(_document(content, file), file))
    if not records:
        raise FileRejected(f"{file}: Die Suche hat keinen Kurs gefunden (termine ist leer).", file=file)
    if len(records) > MOST_COURSES:
        raise FileRejected(
            f"{file}: Das sind {len(records)} Kurse; gelesen werden höchstens {MOST_COURSES}.", file=file
        )
    found = []
    for number, record in enumerate(records, start=1):
        if isinstance(record, dict):
            found.append(_listed(number, record))
        else:
            findings.error(
                "Der Eintrag ist kein Kurs.",
                row=number,
                found=plain(str(record)),
                expected="ein Objekt mit angebot",
            )
    return found


def _document(content: bytes, file: str) -> object:
    body = content.removeprefix(BOM)
    if not body.strip():
        raise FileRejected(f"{file}: Die Datei ist leer.", file=file)
    kind = described(body)
    if kind not in (None, "ein JSON-Dokument"):
        raise FileRejected(f"{file}: Der Inhalt ist {kind}; erwartet wird JSON der Kurssuche.", file=file)
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as broken:
        try:
            body.decode("utf-8")
        except UnicodeDecodeError as wrong:
            line = body.count(b"\n", 0, wrong.start) + 1
            raise FileRejected(
                f"{file}, Zeile {line}: Die Datei ist nicht in UTF-8 gespeichert; bitte noch einmal herunterladen.",
                file=file,
                row=line,
            ) from broken
        cut = body.rstrip()[-1:] not in (b"}", b"]")
        cause = "Die Datei bricht mitten im Text ab" if cut else "Das ist kein gültiges JSON"
        raise FileRejected(
            f"{file}, Zeile {broken.lineno}: {cause}; bitte noch einmal herunterladen.",
            file=file,
            row=broken.lineno,
        ) from broken


def _records(document: object, file: str) -> Iterator[object]:
    pages = document if isinstance(document, list) else [document]
    for page in pages:
        embedded = page.get("_embedded") if isinstance(page, dict) else None
        records = embedded.get("termine") if isinstance(embedded, dict) else None
        if not isinstance(records, list):
            is_geojson = isinstance(page, dict) and page.get("type") in ("FeatureCollection", "Feature")
            advice = (
                "das ist GeoJSON: bitte in .geojson umbenennen"
                if is_geojson
                else "erwartet wird _embedded mit termine"
            )
            raise FileRejected(
                f"{file}: Das ist kein Download der Kurssuche der Bundesagentur für Arbeit; {advice}.",
                file=file,
            )
        yield from records


def _listed(number: int, record: dict[str, object]) -> ListedCourse:
    offer = _inside(record, "angebot")
    provider = _inside(offer, "bildungsanbieter")
    address = _inside(record, "adresse")
    town = _inside(address, "ortStrasse")
    point = _inside(address, "koordinaten")
    form = _inside(record, "unterrichtsform")
    phone = " ".join(
        part for part in (_text(provider, "telefonVorwahl"), _text(provider, "telefonDurchwahl")) if part
    )
    costs = _text(record, "kostenWert"), _text(record, "kostenWaehrung"), _text(record, "kostenBemerkung")
    key = _text(record, "id")
    cells = {
        "schluessel": f"ba-{key}" if key else "",
        "titel": _text(offer, "titel"),
        "traeger": _text(provider, "name"),
        "beginn": _day(record.get("beginn")),
        "ende": _day(record.get("ende")),
        "anmeldeschluss": _day(record.get("anmeldeschluss")),
        "zeiten": _text(record, "unterrichtszeiten"),
        "ort": _text(address, "bezeichnung"),
        "plz": _text(town, "plz"),
        "stadt": _text(town, "name"),
        "lon": _text(point, "lon"),
        "lat": _text(point, "lat"),
        "form": form_of(_text(form, "bezeichnung"), _text(form, "id")),
        "plaetze": _text(record, "teilnehmerMax"),
        "mindestzahl": _text(record, "teilnehmerMin"),
        "kosten": price_of(*costs),
        "foerderung": _text(offer, "foerderung"),
        "kontakt": ", ".join(part for part in (phone, _text(provider, "email")) if part),
        "web": _text(record, "link") or _text(offer, "link"),
        "bestaetigt_am": _day(record.get("aktualisierungsdatum")),
        "quelle": "Kurssuche der Bundesagentur für Arbeit",
    }
    return ListedCourse(number, cells, _CALLED, record.get("individuellerEinstieg") is True)


def _inside(record: object, name: str) -> dict[str, object]:
    found = record.get(name) if isinstance(record, dict) else None
    return found if isinstance(found, dict) else {}


def _text(record: dict[str, object], name: str) -> str:
    """Text or number of a field; empty for null, and for lists and objects, which hold no word."""
    value = record.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return plain(str(value))


def _day(value: object) -> str:
    """The day in Germany of milliseconds since 1970, or of an ISO date; anything else as it is, to be found fault
    with."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int) and 0 < value < _MOST_MILLISECONDS:
        return datetime.fromtimestamp(value / 1000, UTC).astimezone(_BERLIN).date().isoformat()
    text = plain(str(value))
    return text[:10] if text[10:11] == "T" else text
