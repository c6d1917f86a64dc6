"""An institution as machines read it on its page: schema.org, written as JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.domain.institutions.institution import Institution, InstitutionKind, WeekMinutes

_TYPES: Mapping[str, str] = {
    "kita": "Preschool",
    "hort": "ChildCare",
    "grundschule": "ElementarySchool",
    "regionale_schule": "MiddleSchool",
    "gesamtschule": "HighSchool",
    "gymnasium": "HighSchool",
    "foerderschule": "School",
    "freie_schule": "School",
    "berufliche_schule": "School",
    "produktionsschule": "School",
    "bibliothek": "Library",
    "museum": "Museum",
    "verwaltung": "GovernmentOffice",
}
"""Types of schema.org by kind; others are an EducationalOrganization, or an Organization where nobody is taught."""
_NOT_TAUGHT = ("jugendtreff", "beratung", "kunst_kultur")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = 24 * 60


def described(institution: Institution, kind: InstitutionKind, lang: str) -> dict[str, Any]:
    """Only what is known; a position only where it is exact. Marked as an example where it is one."""
    usual = "Organization" if institution.kind in _NOT_TAUGHT else "EducationalOrganization"
    address = {
        "@type": "PostalAddress",
        "streetAddress": " ".join(part for part in (institution.street, institution.house_number) if part),
        "postalCode": institution.postcode,
        "addressLocality": institution.town,
        "addressCountry": "DE",
    }
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _TYPES.get(institution.kind, usual),
        "identifier": institution.key,
        "name": institution.name,
        "additionalType": kind.name[lang],
        "telephone": institution.phone,
        "email": institution.email,
        "url": institution.web,
        "openingHoursSpecification": _hours(institution.open_minutes),
    }
    if institution.town or institution.street:
        found["address"] = {name: value for name, value in address.items() if value}
    if institution.position == "exact":
        found["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": institution.latitude,
            "longitude": institution.longitude,
        }
    if institution.provenance == "example":
        found["disambiguatingDescription"] = "Beispiel" if lang == "de" else "Example"
    return {name: value for name, value in found.items() if value}


def _hours(week: WeekMinutes | None) -> list[dict[str, Any]]:
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": _DAYS[day],
            "opens": _clock(start),
            "closes": _clock(end),
        }
        for day, spans in enumerate(week or ())
        for start, end in spans
    ]


def _clock(minutes: int) -> str:
    """An end at or after midnight is that of the next day, as schema.org writes it."""
    within = minutes % _DAY
    return f"{within // 60:02}:{within % 60:02}"
