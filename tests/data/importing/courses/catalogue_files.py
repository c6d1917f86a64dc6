"""Catalogues of courses written by hand after the formats' descriptions: open-Q-cat 1.1 and the course search."""

from __future__ import annotations

import json
from collections.abc import Mapping

HEADER = """\
<HEADER><GENERATOR_INFO>von Hand</GENERATOR_INFO><CATALOG><LANGUAGE>deu</LANGUAGE><CATALOG_ID>K1</CATALOG_ID>
<GENERATION_DATE>2026-11-02T09:56:09.912+01:00</GENERATION_DATE></CATALOG>
<SUPPLIER><SUPPLIER_ID type="supplier_specific">77</SUPPLIER_ID><SUPPLIER_NAME>Bildungsverein Muster</SUPPLIER_NAME>
<CONTACT><FIRST_NAME>Erika</FIRST_NAME><LAST_NAME>Musterfrau</LAST_NAME></CONTACT></SUPPLIER></HEADER>
"""


def service(
    product: str = "1",
    title: str = "Allgemeiner Integrationskurs A1 bis B1",
    start: str = "2027-01-11T00:00:00.000+01:00",
    end: str = "2027-07-09T00:00:00.000+02:00",
    seats: str = "20",
    minimum: str = "12",
    town: tuple[str, str] = ("19370", "Parchim"),
    more: str = "",
    kind: str = "false",
) -> str:
    """One SERVICE; empty values leave their element out."""
    dates = f"<START_DATE>{start}</START_DATE>" if start else ""
    dates += f"<END_DATE>{end}</END_DATE>" if end else ""
    people = f"<MIN_PARTICIPANTS>{minimum}</MIN_PARTICIPANTS>" if minimum else ""
    people += f"<MAX_PARTICIPANTS>{seats}</MAX_PARTICIPANTS>" if seats else ""
    return f"""\
<SERVICE mode="new"><PRODUCT_ID>{product}</PRODUCT_ID><COURSE_TYPE>3</COURSE_TYPE>
<SUPPLIER_ID_REF type="supplier_specific">77</SUPPLIER_ID_REF>
<SERVICE_DETAILS><TITLE>{title}</TITLE>
<CONTACT><CONTACT_ROLE type="1">Ansprechpartner</CONTACT_ROLE><FIRST_NAME>Erika</FIRST_NAME>
<LAST_NAME>Musterfrau</LAST_NAME><PHONE>+49.3871.0000</PHONE><EMAILS><EMAIL>kurse@example.org</EMAIL></EMAILS></CONTACT>
{f"<SERVICE_DATE>{dates}</SERVICE_DATE>" if dates else ""}
<SERVICE_MODULE><EDUCATION type="{kind}"><COURSE_ID>{product}</COURSE_ID>
<MIME_INFO><MIME_ELEMENT><MIME_SOURCE>https://example.org/kurs</MIME_SOURCE></MIME_ELEMENT></MIME_INFO>
<EXTENDED_INFO><INSTRUCTION_FORM type="101">Präsenzveranstaltung</INSTRUCTION_FORM></EXTENDED_INFO>
<MODULE_COURSE>{people}<LOCATION><NAME>Haus der Begegnung</NAME><ZIP>{town[0]}</ZIP><CITY>{town[1]}</CITY></LOCATION>
<INSTRUCTION_REMARKS>08:30-12:45 Uhr</INSTRUCTION_REMARKS>{more}</MODULE_COURSE></EDUCATION></SERVICE_MODULE>
</SERVICE_DETAILS>
<SERVICE_PRICE_DETAILS><SERVICE_PRICE><PRICE_AMOUNT>0.0</PRICE_AMOUNT><PRICE_CURRENCY>EUR</PRICE_CURRENCY>
</SERVICE_PRICE></SERVICE_PRICE_DETAILS></SERVICE>
"""


def catalogue(
    *services: str,
    encoding: str = "UTF-8",
    version: str = ' version="1.1"',
    space: str = "",
    before: str = "",
    around: tuple[str, str] = ('<NEW_CATALOG FULLCATALOG="true">', "</NEW_CATALOG>"),
) -> bytes:
    """An open-Q-cat file in an encoding."""
    text = (
        f'<?xml version="1.0" encoding="{encoding}" standalone="yes"?>\n{before}<OPENQCAT{version}{space} '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="openQ-cat.V1.1.xsd">\n'
        f"{HEADER}{around[0]}{''.join(services)}{around[1]}</OPENQCAT>\n"
    )
    return text.encode(encoding)


def date_of_search(**changes: object) -> dict[str, object]:
    """One date of the course search; `changes` replace fields."""
    return {
        "id": 179752566,
        "unterrichtsform": {"id": 301, "bezeichnung": "Blended Learning"},
        "angebot": {
            "id": 14363439,
            "titel": "Berufssprachkurs B2 (DeuFöV)",
            "foerderung": "<p>Kostenlos f&uuml;r Arbeitsuchende</p>",
            "link": "https://example.org",
            "bildungsanbieter": {
                "id": 1,
                "name": "Bildungswerk Muster",
                "telefonVorwahl": "03871",
                "telefonDurchwahl": "0000",
                "email": "kurse@example.org",
            },
        },
        "adresse": {
            "bezeichnung": "Bildungswerk Muster",
            "strasse": "Musterstraße 1",
            "ortStrasse": {"plz": "19288", "name": "Ludwigslust"},
            "koordinaten": {"lat": 53.32451, "lon": 11.49714},
        },
        "unterrichtszeiten": "<p>Montag bis Freitag<br/>von 8 bis 13 Uhr</p>",
        "kostenWert": "0.0",
        "kostenWaehrung": "EUR",
        "kostenBemerkung": None,
        "foerderung": True,
        "link": None,
        "beginn": 1799622000000,
        "ende": 1815433200000,
        "anmeldeschluss": None,
        "individuellerEinstieg": False,
        "teilnehmerMin": 12,
        "teilnehmerMax": 25,
        "aktualisierungsdatum": 1793487600000,
        "ansprechpartner": [{"vorname": "Erika", "nachname": "Musterfrau", "email": "erika@example.org"}],
        **changes,
    }


def search(*dates: object) -> bytes:
    """A page of the course search as it is downloaded."""
    page: Mapping[str, object] = {
        "_embedded": {"termine": list(dates)},
        "page": {"size": 20, "totalElements": len(dates), "totalPages": 1, "number": 0},
    }
    return json.dumps(page, ensure_ascii=False).encode()


SERVICE = service()
_BOMB = (
    '<!DOCTYPE OPENQCAT [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>\n'
)
_OUTSIDE = '<!DOCTYPE OPENQCAT [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'
_WITH_DTD = '<!DOCTYPE OPENQCAT SYSTEM "openQ-cat.dtd">\n'

REFUSED: dict[str, tuple[str, bytes, str]] = {
    "no XML": ("k.xml", b"merkmal;gebiet", "Das ist kein gültiges XML"),
    "empty": ("k.xml", b"  \n", "Die Datei ist leer"),
    "cut off": ("k.xml", catalogue(SERVICE)[:900], "bricht mitten im Katalog ab"),
    "a web page": (
        "k.xml",
        b"<!DOCTYPE html><html><body>Fehler 500</body></html>",
        "Der Inhalt ist eine HTML-Seite",
    ),
    "entities that grow": (
        "k.xml",
        catalogue(SERVICE, before=_BOMB),
        "enthält eine DTD oder eigene Entitäten",
    ),
    "an entity from outside": (
        "k.xml",
        catalogue(SERVICE, before=_OUTSIDE),
        "enthält eine DTD oder eigene Entitäten",
    ),
    "a DTD": ("k.xml", catalogue(SERVICE, before=_WITH_DTD), "enthält eine DTD oder eigene Entitäten"),
    "another root": (
        "k.xml",
        b"<kurse><kurs/></kurse>",
        "kein Kurskatalog nach open-Q-cat (erstes Element kurse",
    ),
    "a namespace": (
        "k.xml",
        catalogue(SERVICE, space=' xmlns="http://example.org/q"'),
        "Namensraum (http://example.org/q)",
    ),
    "another version": (
        "k.xml",
        catalogue(SERVICE, version=' version="2.0"'),
        "nennt Fassung 2.0; gelesen wird open-Q-cat 1.1",
    ),
    "no version": ("k.xml", catalogue(SERVICE, version=""), "nennt keine Fassung"),
    "no course": ("k.xml", catalogue(), "enthält keinen Kurs (SERVICE)"),
    "another encoding than it says": (
        "k.xml",
        catalogue(service(title="Integrationskurs für Mütter")).decode().encode("cp1252"),
        "nicht in UTF-8 gespeichert",
    ),
    "an encoding that does not exist": (
        "k.xml",
        catalogue(SERVICE).replace(b"UTF-8", b"UTF-99"),
        "nennt eine Zeichenkodierung, die es nicht gibt",
    ),
    "a day that does not exist": (
        "k.xml",
        catalogue(service(start="2027-02-30T00:00:00")),
        "Kurs 1, Spalte „START_DATE“: „2027-02-30“ ist kein Datum",
    ),
    "a day in words": ("k.xml", catalogue(service(start="demnächst")), "„demnächst“ ist kein Datum"),
    "an end before its start": (
        "k.xml",
        catalogue(SERVICE, service("2", end="2026-07-09")),
        "Kurs 2, Spalte „END_DATE“: Das Ende (09.07.2026) liegt vor dem Beginn (11.01.2027)",
    ),
    "no day": ("k.xml", catalogue(service(start="", end="")), "Der Beginn fehlt"),
    "no seats": (
        "k.xml",
        catalogue(service(seats="0")),
        "Spalte „MAX_PARTICIPANTS“: Ein Kurs mit 0 Plätzen ist keiner",
    ),
    "seats in words": ("k.xml", catalogue(service(seats="viele")), "„viele“ ist keine ganze Zahl"),
    "fewer seats than needed": (
        "k.xml",
        catalogue(service(seats="8")),
        "braucht 12 Teilnehmende, hat aber nur 8 Plätze",
    ),
    "one number twice": (
        "k.xml",
        catalogue(SERVICE, SERVICE),
        "Kurs 2, Spalte „PRODUCT_ID“: Steht schon in Kurs 1",
    ),
    "no place": ("k.xml", catalogue(service(town=("", ""))), "Es steht nicht da, wo der Kurs ist"),
    "a postcode that does not exist": (
        "k.xml",
        catalogue(service(town=("00000", "Nirgendwo"))),
        "hat keinen Deutsch- oder Integrationskurs, der in der Nähe",
    ),
    "a town that does not exist": (
        "k.xml",
        catalogue(service(town=("", "Nirgendwo"))),
        "Es steht nicht da, wo der Kurs ist",
    ),
    "other topics alone": (
        "k.xml",
        catalogue(service(title="Schweißen für Anfänger")),
        "hat keinen Deutsch- oder Integrationskurs",
    ),
    "CDATA that never ends": (
        "k.xml",
        catalogue(service(title="<![CDATA[Integrationskurs A1")),
        "bricht mitten im Katalog ab",
    ),
    "CDATA that holds another course": (
        "k.xml",
        catalogue(service(title="<![CDATA[</TITLE><TITLE>Schweißen]]>")),
        "hat keinen Deutsch- oder Integrationskurs",
    ),
    "an entity that nobody has stated": (
        "k.xml",
        catalogue(service(title="Integrationskurs &uuml;ber Mittag")),
        "Das ist kein gültiges XML",
    ),
    "a sign that no text has": (
        "k.xml",
        catalogue(service(title="Integrationskurs &#8; A1")),
        "Das ist kein gültiges XML",
    ),
    "two catalogues in a file": ("k.xml", catalogue(SERVICE) + b"<OPENQCAT/>", "Das ist kein gültiges XML"),
    "more seats than any house has": (
        "k.xml",
        catalogue(service(seats="9" * 30)),
        "Spalte „MAX_PARTICIPANTS“",
    ),
    "a start before there were courses": (
        "k.xml",
        catalogue(service(start="0202-01-11T00:00:00", end="")),
        "Spalte „START_DATE“",
    ),
    "too many": (
        "k.xml",
        catalogue("<SERVICE/>" * 20_001),
        "hat 20001 Kurse; gelesen werden höchstens 20000",
    ),
    "JSON cut off": ("k.json", search(date_of_search())[:300], "Zeile 1: Die Datei bricht mitten im Text ab"),
    "JSON empty": ("k.json", b"", "Die Datei ist leer"),
    "JSON of something else": ("k.json", b'{"stellenangebote": []}', "kein Download der Kurssuche"),
    "GeoJSON": ("k.json", b'{"type": "FeatureCollection", "features": []}', "bitte in .geojson umbenennen"),
    "nothing found": ("k.json", search(), "Die Suche hat keinen Kurs gefunden"),
    "JSON in another encoding": (
        "k.json",
        search(date_of_search()).decode().encode("cp1252"),
        "nicht in UTF-8 gespeichert",
    ),
    "JSON with wrong signs": ("k.json", b'{"_embedded": {"termine": [NaN]}}', "kein gültiges JSON"),
    "deeper than anything": ("k.json", b"[" * 5_000 + b"]" * 5_000, "kein gültiges JSON"),
    "a number for a course": ("k.json", search(date_of_search(), 7), "Kurs 2: Der Eintrag ist kein Kurs"),
    "lists for words": ("k.json", search(date_of_search(beginn=["2027"])), "ist kein Datum"),
    "seconds for milliseconds": ("k.json", search(date_of_search(beginn=1799622000)), "kann nicht stimmen"),
    "JSON: an end before its start": (
        "k.json",
        search(date_of_search(ende=1768086000000)),
        "liegt vor dem Beginn",
    ),
    "JSON: a deadline after its start": (
        "k.json",
        search(date_of_search(anmeldeschluss=1800054000000)),
        "Der Anmeldeschluss (16.01.2027) liegt nach dem Beginn",
    ),
    "JSON: no seats": (
        "k.json",
        search(date_of_search(teilnehmerMax=0)),
        "Spalte „teilnehmerMax“: Ein Kurs mit 0 Plätzen ist keiner",
    ),
}
"""Name and content of a file, and what is said of it."""
