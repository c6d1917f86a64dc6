"""Reads open-Q-cat 1.1, the XML in which providers hand their courses to the employment agency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from dashboard.errors import FileRejected
from data.importing.courses.catalogues.listed import MOST_COURSES, ListedCourse, form_of, plain, price_of
from data.importing.files.contents import described
from data.importing.findings import Findings, shortened

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # the type alone: nothing is read by it

_ROOT, _VERSION = "OPENQCAT", "1.1"
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T[0-9:.]+)?(?:Z|[+-]\d{2}:\d{2})?")
_DETAILS, _EDUCATION = "SERVICE_DETAILS", "SERVICE_DETAILS/SERVICE_MODULE/EDUCATION"
_COURSE = f"{_EDUCATION}/MODULE_COURSE"
_CALLED = {
    "schluessel": "PRODUCT_ID",
    "titel": "TITLE",
    "beginn": "START_DATE",
    "ende": "END_DATE",
    "plaetze": "MAX_PARTICIPANTS",
    "mindestzahl": "MIN_PARTICIPANTS",
    "gemeinde": "LOCATION",
    "ort": "NAME",
    "plz": "ZIP",
    "traeger": "SUPPLIER_NAME",
    "kontakt": "CONTACT",
    "kosten": "SERVICE_PRICE",
    "zeiten": "INSTRUCTION_REMARKS",
    "web": "MIME_SOURCE",
    "bestaetigt_am": "GENERATION_DATE",
}


def courses_in(content: bytes, file: str, findings: Findings) -> list[ListedCourse]:
    """The courses of a catalogue, in its order. Raises FileRejected for what is no open-Q-cat 1.1."""
    root = _root(content, file)
    _refuse_other(root, file)
    names = {
        _text(one, "SUPPLIER_ID"): _text(one, "SUPPLIER_NAME") for one in root.iterfind("HEADER/SUPPLIER")
    }
    made_on = _day(_text(root, "HEADER/CATALOG/GENERATION_DATE"))
    services = list(_services(root))
    if not services:
        raise FileRejected(f"{file}: Der Katalog enthält keinen Kurs (SERVICE).", file=file)
    if len(services) > MOST_COURSES:
        raise FileRejected(
            f"{file}: Der Katalog hat {len(services)} Kurse; gelesen werden höchstens {MOST_COURSES}.",
            file=file,
        )
    deleted = len(root.findall("UPDATE_CATALOG/DELETE/SERVICE"))
    deleted += sum(one.get("mode") == "delete" for one in services)
    if deleted:
        findings.add(
            "warning",
            f"{deleted} Kurse sollen gelöscht werden (DELETE). Das geschieht hier nicht: was nicht stattfindet, "
            "bekommt den Status „abgesagt“, oder eine Lieferung aller Kurse sagt „--complete“.",
        )
    offers = {_text(one, "PRODUCT_ID"): one for one in services if _is_offer(one)}
    found = []
    for number, service in enumerate(services, start=1):
        if service.get("mode") == "delete" or (
            _is_offer(service) and not _text(service, f"{_DETAILS}/SERVICE_DATE")
        ):
            continue
        offer = offers.get(_text(service, f"{_EDUCATION}/COURSE_ID"))
        found.append(_listed(number, service, offer, names, made_on))
    return found


def _root(content: bytes, file: str) -> Element:
    if not content.strip():
        raise FileRejected(f"{file}: Die Datei ist leer.", file=file)
    kind = described(content)
    if kind not in (None, "ein XML-Dokument"):
        raise FileRejected(
            f"{file}: Der Inhalt ist {kind}; erwartet wird XML nach open-Q-cat 1.1.", file=file
        )
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as refused:
        raise FileRejected(
            f"{file}: Die Datei enthält eine DTD oder eigene Entitäten. Die können andere Dateien und Adressen "
            "nachladen und werden nicht gelesen; open-Q-cat braucht keine.",
            file=file,
            found="DOCTYPE",
        ) from refused
    except (ParseError, LookupError, ValueError) as broken:
        raise FileRejected(_broken(broken, content, file), file=file) from broken
    return root


def _broken(broken: Exception, content: bytes, file: str) -> str:
    line, _ = getattr(broken, "position", (0, 0))
    place = f"{file}, Zeile {line}" if line else file
    said = str(broken)
    head = content[:200].lower()
    is_utf8 = b"encoding" not in head or b"utf-8" in head
    if isinstance(broken, LookupError) or "encoding" in said:
        return f"{place}: Die Datei nennt eine Zeichenkodierung, die es nicht gibt oder die nicht stimmt."
    if "invalid token" in said and is_utf8 and not _decodes(content):
        return (
            f"{place}: Die Datei ist nicht in UTF-8 gespeichert, wie ihre erste Zeile sagt, vermutlich in "
            "Windows-1252. Bitte als UTF-8 ausgeben oder die erste Zeile berichtigen."
        )
    if "no element found" in said or "unclosed" in said:
        return f"{place}: Die Datei bricht mitten im Katalog ab; bitte noch einmal herunterladen."
    return f"{place}: Das ist kein gültiges XML; bitte den Katalog noch einmal ausgeben."


def _decodes(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_other(root: Element, file: str) -> None:
    space, _, name = root.tag.rpartition("}")
    if name != _ROOT:
        raise FileRejected(
            f"{file}: Das ist kein Kurskatalog nach open-Q-cat (erstes Element {shortened(name)}, erwartet {_ROOT}).",
            file=file,
            found=shortened(name),
        )
    strange = space or next((one.tag for one in root.iter() if "}" in one.tag), "")
    if strange:
        raise FileRejected(
            f"{file}: Elemente stehen in einem Namensraum ({shortened(strange.strip('{'))}); "
            "open-Q-cat 1.1 hat keinen.",
            file=file,
            found=shortened(strange),
        )
    version = root.get("version", "")
    if version != _VERSION:
        said = f"Fassung {shortened(version)}" if version else "keine Fassung"
        raise FileRejected(
            f"{file}: Der Katalog nennt {said}; gelesen wird open-Q-cat {_VERSION}.", file=file, found=version
        )


def _services(root: Element) -> Iterator[Element]:
    for path in ("NEW_CATALOG/SERVICE", "UPDATE_CATALOG/NEW/SERVICE", "UPDATE_CATALOG/UPDATE/SERVICE"):
        yield from root.iterfind(path)


def _is_offer(service: Element) -> bool:
    """Whether it describes an offer, whose dates other services have."""
    education = service.find(_EDUCATION)
    return education is not None and education.get("type") == "true"


def _listed(
    number: int, service: Element, offer: Element | None, names: dict[str, str], made_on: str
) -> ListedCourse:
    def said(path: str) -> str:
        """Of the date itself, else of the offer that it belongs to."""
        return _text(service, path) or (_text(offer, path) if offer is not None else "")

    supplier = said("SUPPLIER_ID_REF")
    form = service.find(f"{_EDUCATION}/EXTENDED_INFO/INSTRUCTION_FORM")
    phone = said(f"{_DETAILS}/CONTACT/PHONE")
    mail = said(f"{_DETAILS}/CONTACT/EMAILS/EMAIL")
    key = "-".join(part for part in (supplier, _text(service, "PRODUCT_ID")) if part)
    cells = {
        "schluessel": f"oq-{key}" if key else "",
        "titel": said(f"{_DETAILS}/TITLE"),
        "traeger": names.get(supplier, "") or (next(iter(names.values())) if len(names) == 1 else ""),
        "beginn": _day(_text(service, f"{_DETAILS}/SERVICE_DATE/START_DATE")),
        "ende": _day(_text(service, f"{_DETAILS}/SERVICE_DATE/END_DATE")),
        "zeiten": said(f"{_COURSE}/INSTRUCTION_REMARKS"),
        "ort": said(f"{_COURSE}/LOCATION/NAME"),
        "plz": said(f"{_COURSE}/LOCATION/ZIP"),
        "stadt": said(f"{_COURSE}/LOCATION/CITY"),
        "form": form_of(plain("".join(form.itertext())), form.get("type", "")) if form is not None else "",
        "plaetze": said(f"{_COURSE}/MAX_PARTICIPANTS"),
        "mindestzahl": said(f"{_COURSE}/MIN_PARTICIPANTS"),
        "kosten": price_of(
            said("SERVICE_PRICE_DETAILS/SERVICE_PRICE/PRICE_AMOUNT"),
            said("SERVICE_PRICE_DETAILS/SERVICE_PRICE/PRICE_CURRENCY"),
            said("SERVICE_PRICE_DETAILS/REMARKS"),
        ),
        "foerderung": said(f"{_EDUCATION}/SUBSIDY"),
        "kontakt": ", ".join(part for part in (phone, mail) if part),
        "web": said(f"{_EDUCATION}/MIME_INFO/MIME_ELEMENT/MIME_SOURCE"),
        "bestaetigt_am": made_on,
        "quelle": "open-Q-cat",
    }
    any_day = said(f"{_COURSE}/FLEXIBLE_START").lower() == "true"
    return ListedCourse(number, cells, _CALLED, any_day)


def _text(element: Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else plain("".join(found.itertext()))


def _day(text: str) -> str:
    """The day of a date with or without time and zone; anything else as it is, to be found fault with."""
    found = _DAY.fullmatch(text)
    return found[1] if found else text
