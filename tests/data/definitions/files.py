"""Definition files that tests write: reading mentors, whom no shipped file knows."""

from __future__ import annotations

import copy
from typing import Any

import yaml

from data.catalogue.documents import Problems
from data.catalogue.loader import load
from data.definitions.document import checked_sections
from data.definitions.read import KnownDefinitions, read_definitions

LESEPATEN: dict[str, Any] = {
    "measures": {
        "lesepaten": {
            "name": {"de": "Lesepatinnen und Lesepaten", "en": "Reading mentors"},
            "kind": "persons",
            "unit": {"de": "Lesepaten", "en": "reading mentors"},
            "reporting_date": {"de": "1. Oktober", "en": "1 October"},
        },
    },
    "indicators": {
        "lesepaten_je_100": {
            "theme": "fruehe_bildung",
            "name": {
                "de": "Lesepaten je 100 Grundschulkinder",
                "en": "Reading mentors per 100 primary pupils",
            },
            "short": {"de": "Lesepaten", "en": "Reading mentors"},
            "subtitle": {"de": "Lesepaten je 100 Kinder", "en": "Reading mentors per 100 children"},
            "unit": "per_100",
            "decimals": 1,
            "direction": "higher_is_better",
            "reporting_date": {"de": "1. Oktober", "en": "1 October"},
            "definition": {
                "de": "Ehrenamtliche, die mit Kindern lesen, je 100 Kinder.",
                "en": "Volunteers who read with children, per 100 children.",
            },
            "reading_help": {
                "de": "Beispiel: 2 heißt zwei auf 100.",
                "en": "Example: 2 means two per 100.",
            },
            "confidentiality": "persons",
            "numerator": ["lesepaten"],
            "denominator": ["kinder_u7"],
            "denominator_unit": {"de": "Kindern", "en": "children"},
            "factor": 100,
            "synonyms": ["Vorlesen", "Ehrenamt", "Mentoren"],
        },
    },
    "apart": {
        "paten_und_kinder": {
            "some": ["lesepaten"],
            "others": ["kinder_u7"],
            "because": "Die einen sind Erwachsene, die anderen Kinder.",
        },
    },
}


def changed(path: str, value: object, base: dict[str, Any] = LESEPATEN) -> dict[str, Any]:
    """A copy of the file with something else at a path such as `indicators/x/unit`; None takes it away."""
    document = copy.deepcopy(base)
    *above, last = path.split("/")
    at = document
    for name in above:
        at = at.setdefault(name, {})
    if value is None:
        at.pop(last)
    else:
        at[last] = value
    return document


def text(document: dict[str, Any]) -> str:
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False)


def faults(document: dict[str, Any], known: KnownDefinitions | None = None) -> list[tuple[str, str, str]]:
    """Key, field and sentence of everything that is wrong with a document."""
    problems = Problems()
    sections = checked_sections(document, "probe.yaml", problems)
    shipped = load()
    read_definitions(sections, "probe.yaml", known or KnownDefinitions(shipped, shipped), problems)
    return [(one.key, one.field, one.sentence) for one in problems.faults]
