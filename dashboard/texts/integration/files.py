"""What files of courses say: the calendar."""

from __future__ import annotations

from collections.abc import Mapping

COURSE_FILES: Mapping[str, Mapping[str, str]] = {
    "de": {
        "calendar_name": "Deutsch- und Integrationskurse {district}",
        "calendar_example": "[Beispiel]",
        "calendar_cancelled": "Abgesagt:",
        "calendar_online": "online",
        "calendar_example_line": "Beispiel: Diesen Kurs gibt es nicht.",
        "calendar_reason": "Abgesagt: {reason}",
        "calendar_no_reason": "Der Grund ist nicht bekannt.",
        "calendar_provider": "Träger: {provider}",
        "calendar_levels": "Niveau: {first} bis {last}",
        "calendar_times": "Zeiten: {times}",
        "calendar_no_end": "Wann der Kurs endet, ist nicht bekannt; hier steht sein erster Tag.",
        "calendar_deadline": "Anmeldung bis {day}",
        "calendar_child_care": "Mit Kinderbetreuung",
        "calendar_costs": "Kosten: {costs}",
        "calendar_contact": "Kontakt: {contact}",
        "calendar_confirmed": "Zuletzt bestätigt am {day}",
        "api_courses_kind": "Die Kursart „{given}“ gibt es nicht; möglich sind {kinds}.",
        "api_courses_secret": "„suppressed“ heißt: eine oder zwei Personen; die Zahl wird nicht veröffentlicht.",
    },
    "en": {
        "calendar_name": "German and integration courses {district}",
        "calendar_example": "[Example]",
        "calendar_cancelled": "Cancelled:",
        "calendar_online": "online only",
        "calendar_example_line": "Example: there is no such course.",
        "calendar_reason": "Cancelled: {reason}",
        "calendar_no_reason": "the reason is not known.",
        "calendar_provider": "Provider: {provider}",
        "calendar_levels": "Level: {first} to {last}",
        "calendar_times": "Times: {times}",
        "calendar_no_end": "When the course ends is not known; this is its first day.",
        "calendar_deadline": "Registration until {day}",
        "calendar_child_care": "With child care",
        "calendar_costs": "Costs: {costs}",
        "calendar_contact": "Contact: {contact}",
        "calendar_confirmed": "Last confirmed on {day}",
        "api_courses_kind": "There is no kind of course “{given}”; {kinds} are possible.",
        "api_courses_secret": "“suppressed” means one or two people; the number is not published.",
    },
}
