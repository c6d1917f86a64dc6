"""A small network as a definition file."""

from __future__ import annotations

from typing import Any

NETWORK: dict[str, Any] = {
    "organisations": {
        "schulamt": {"name": {"de": "Schulamt", "en": "School authority"}, "kind": "land"},
        "jobcenter": {
            "name": {"de": "Jobcenter"},
            "kind": "bund",
            "web": "https://www.example.org/jobcenter",
        },
    },
    "bodies": {
        "lenkung": {
            "name": {"de": "Lenkungsausschuss", "en": "Steering committee"},
            "kind": "lenkungsausschuss",
            "tasks": [{"de": "beschließt Ziele"}],
            "members": ["schulamt", "jobcenter"],
            "begins": "2025-01-01",
            "ends": "2028-12-31",
            "agreement": "vertrag",
        },
        "gruppe": {
            "name": {"de": "Arbeitsgruppe"},
            "kind": "arbeitsgruppe",
            "parent": "lenkung",
            "members": ["jobcenter"],
        },
    },
    "meetings": {
        "maerz": {
            "body": "lenkung",
            "name": {"de": "Frühjahrssitzung"},
            "day": "2027-03-18",
            "begins": "14:00",
            "ends": "16:30",
            "place": "Kreishaus",
            "public": True,
            "agenda": [{"de": "Bildungsbericht"}],
            "papers": [{"label": "Vorlage 7", "url": "https://www.example.org/7"}],
            "oparl": "https://oparl.example.org/meeting/7",
        },
    },
    "agreements": {
        "vertrag": {
            "name": {"de": "Kooperationsvertrag"},
            "parties": ["schulamt", "jobcenter"],
            "day": "2025-01-15",
        },
    },
    "conferences": {
        "konferenz": {
            "name": {"de": "Bildungskonferenz", "en": "Education conference"},
            "day": "2027-05-20",
            "begins": "09:00",
            "programme": [
                {"begins": "09:30", "title": {"de": "Zahlen", "en": "Figures"}},
                {"title": {"de": "Gespräche"}},
            ],
            "registration": "anmeldung@example.org",
        },
    },
}


def with_network(section: str, key: str, **changes: Any) -> dict[str, Any]:
    """The file with some fields of an entry changed, None for those that are left out."""
    entry = {**NETWORK[section][key], **changes}
    changed = {name: one for name, one in entry.items() if one is not None}
    return {**NETWORK, section: {**NETWORK[section], key: changed}}
