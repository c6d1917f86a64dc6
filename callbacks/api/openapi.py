"""The description of the data API for programs, made from the parameters that the pages read."""

from __future__ import annotations

from collections.abc import Mapping

_DESCRIPTIONS = {
    "indikator": "Schlüssel des Indikators",
    "jahr": "Berichtsjahr; ohne Angabe alle Jahre",
    "ebene": "gemeinde, amt oder kreis",
    "gebiete": "Schlüssel, durch Komma getrennt; ohne Angabe alle der Ebene",
    "gliederung": "zum Beispiel geschlecht:w",
    "raum": "kreis, land oder bund: für ebene=kreis ohne Angabe land, für gemeinde und amt kreis",
    "jahre": "1, 3 oder 5 Jahre zusammengefasst, in Zeiträumen ohne gemeinsame Jahre; jahr nennt das letzte. "
    "Wo sie nicht mehr Orte mit genug Fällen zeigen, kommen einzelne Jahre, und hinweise sagt es",
    "niveau": "95 oder 99.8: Sicherheit von untergrenze und obergrenze, in Prozent",
    "gebietsstand": "heute, berichtsjahr oder ein Tag wie 2016-12-31",
    "herkunft": "alle oder amtlich: ohne Beispieldaten",
    "stand": "Datenstand",
    "format": "json oder csv; Einrichtungen auch geojson",
    "art": "Art der Einrichtungen, zum Beispiel grundschule; außer bei Wegen auch mehrere, durch Komma getrennt",
    "verkehr": "bus, auto oder fuss",
    "weg": "minuten oder km",
    "richtwert": "Minuten, die ein Weg höchstens dauern soll; ohne Angabe die des Landes",
    "annahmen": "Umweg, Tempo, Minuten zur Haltestelle, Kilometer zu Fuß, Tempo zu Fuß: 1.3,25,8,2,4.5",
    "szenario": "Planspiel: zu:SCHLÜSSEL, auf:LON,LAT oder um:SCHLÜSSEL@LON,LAT, durch Semikolon getrennt",
    "suche": "Name oder Schlüssel, auch ein früherer",
}

_OF_INSTITUTIONS = {
    "gemeinde": "Schlüssel von Gemeinden (AGS), durch Komma getrennt",
    "amt": "Schlüssel von Ämtern (neun Ziffern), durch Komma getrennt",
    "ort": "Schlüssel einer Gemeinde oder eines Ortsteils: sortiert nach Entfernung und nennt sie",
    "umkreis": "Kilometer Luftlinie um ort",
    "offen": "montags bis freitags offen um, zum Beispiel 06:30",
    "barrierefrei": "ja",
    "traeger": "oeffentlich, kirchlich, frei oder privat",
    "alter": "für ein Alter in Jahren, zum Beispiel 2.5",
    "sprachen_vor_ort": "Kürzel von Sprachen (ISO 639-1), durch Komma getrennt",
    "folge": "entfernung oder name",
    "sprache": "de oder en: Wörter der Antwort",
    "kursart": "Kursarten, durch Komma getrennt, zum Beispiel allgemein,frauen",
    "ab": "Monat wie 2027-01: Kurse, die nicht vorher enden; ohne Angabe ab heute",
    "betreuung": "ja: mit Kinderbetreuung",
    "frei": "ja: mit freien Plätzen",
    "online": "ja: online oder gemischt",
    "einrichtung": "Schlüssel einer Einrichtung",
    "schuljahr": "zum Beispiel 2026/27",
    "gremium": "Schlüssel eines Gremiums: nur seine Sitzungen",
    "sitzung": "Schlüssel einer Sitzung",
    "konferenz": "Schlüssel einer Konferenz",
}
_DESCRIBED = {**_DESCRIPTIONS, **_OF_INSTITUTIONS}
_DESCRIBED_FOR_COURSES = {
    **_DESCRIBED,
    "niveau": "Alpha, A1, A2, B1, B2, C1 oder C2: Kurse, die durch dieses Niveau führen",
    "ort": "Schlüssel einer Gemeinde oder eines Ortsteils: nennt die Entfernung",
}
_FILTERS = (
    "ort",
    "umkreis",
    "offen",
    "barrierefrei",
    "traeger",
    "alter",
    "sprachen_vor_ort",
    "folge",
    "sprache",
)
_OF_COURSES = ("ort", "umkreis", "ab", "betreuung", "frei", "online", "sprache")
_WAYS = ("verkehr", "weg", "richtwert", "annahmen", "szenario")


def document() -> dict[str, object]:
    """An OpenAPI 3.1 document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Bildungslupe: Daten",
            "version": "1",
            "description": "Nur lesend, nur veröffentlichte Zahlen.",
        },
        "paths": {
            "/api/v1/indikatoren": {"get": _operation("Alle Indikatoren", ("sprache", "herkunft", "stand"))},
            "/api/v1/indikatoren/{key}": {
                "get": _operation("Ein Indikator", ("sprache", "herkunft", "stand"), path=("key",))
            },
            "/api/v1/massnahmen": {
                "get": _operation("Maßnahmen der Bildungsstrategie", ("sprache", "stand"))
            },
            "/api/v1/gebiete": {
                "get": _operation("Alle Gebiete", ("raum", "stand", "gebietsstand", "suche"))
            },
            "/api/v1/werte": {
                "get": _operation(
                    "Werte",
                    tuple(one for one in _DESCRIPTIONS if one not in ("suche", "art", *_WAYS)),
                    types=("application/json", "text/csv"),
                )
            },
            "/api/v1/erreichbarkeit": {
                "get": _operation(
                    "Wege zu Einrichtungen: eine Modellrechnung. ebene kann auch zelle sein",
                    ("art", "ebene", *_WAYS, "herkunft", "stand", "format"),
                    types=("application/json", "text/csv"),
                )
            },
            "/api/v1/einrichtungen": {
                "get": _operation(
                    "Einrichtungen, wie die Bildungslandkarte sie zeigt; Kindertagespflege nur als Zahl je Gemeinde",
                    ("art", "gemeinde", "amt", *_FILTERS, "herkunft", "stand", "format"),
                    types=("application/json", "application/geo+json", "text/csv"),
                )
            },
            "/api/v1/kurse": {
                "get": _operation(
                    "Deutsch- und Integrationskurse, die laufen oder kommen; abgesagte bis zu ihrem ersten Tag",
                    ("kursart", "niveau", *_OF_COURSES, "herkunft", "stand", "format"),
                    types=("application/json", "text/csv"),
                    described=_DESCRIBED_FOR_COURSES,
                )
            },
            "/api/v1/warteliste": {
                "get": _operation(
                    "Wer auf einen Kurs wartet, je Kursart und Gemeinde; eine oder zwei Personen ohne Zahl",
                    ("kursart", "sprache", "herkunft", "stand", "format"),
                    types=("application/json", "text/csv"),
                )
            },
            "/kurse.ics": {
                "get": _operation(
                    "Dieselben Kurse als Kalender (iCalendar)",
                    ("kursart", "niveau", *_OF_COURSES, "herkunft", "stand"),
                    types=("text/calendar",),
                    described=_DESCRIBED_FOR_COURSES,
                )
            },
            "/netzwerk.ics": {
                "get": _operation(
                    "Sitzungen von Gremien und Bildungskonferenzen als Kalender (iCalendar)",
                    ("gremium", "sitzung", "konferenz", "sprache", "stand"),
                    types=("text/calendar",),
                )
            },
            "/api/v1/einzugsbereiche.geojson": {
                "get": _operation(
                    "Einzugsbereiche von Schulen in EPSG:4326: je Fläche, Gemeinde oder Ortsteil ein Objekt",
                    ("art", "einrichtung", "gemeinde", "amt", "schuljahr", "sprache", "herkunft", "stand"),
                    types=("application/geo+json",),
                )
            },
            "/api/v1/geometrie/{gebietsstand}/{ebene}.geojson": {
                "get": _operation(
                    "Grenzen in EPSG:4326",
                    ("raum",),
                    path=("gebietsstand", "ebene"),
                    types=("application/geo+json",),
                )
            },
        },
    }


def _operation(
    summary: str,
    query: tuple[str, ...],
    path: tuple[str, ...] = (),
    types: tuple[str, ...] = ("application/json",),
    described: Mapping[str, str] = _DESCRIBED,
) -> dict[str, object]:
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in path
    ] + [
        {"name": name, "in": "query", "description": described[name], "schema": {"type": "string"}}
        for name in query
    ]
    answer = {"description": "Antwort", "content": {one: {} for one in types}}
    problem = {"description": "Problem (RFC 9457)", "content": {"application/problem+json": {}}}
    return {
        "summary": summary,
        "parameters": parameters,
        "responses": {"200": answer, "400": problem, "404": problem, "503": problem},
    }
