"""Names of the kinds of courses, by their codes."""

from __future__ import annotations

from collections.abc import Mapping

COURSE_KINDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "course_kind_erstorientierung": "Erstorientierung",
        "course_kind_allgemein": "Allgemeiner Integrationskurs",
        "course_kind_alphabetisierung": "Alphabetisierung",
        "course_kind_zweitschrift": "Zweitschriftkurs",
        "course_kind_jugend": "Für junge Menschen",
        "course_kind_frauen": "Für Frauen",
        "course_kind_eltern": "Für Eltern",
        "course_kind_foerder": "Förderkurs",
        "course_kind_intensiv": "Intensivkurs",
        "course_kind_wiederholung": "Wiederholung (300 Stunden)",
        "course_kind_orientierung": "Orientierungskurs",
        "course_kind_beruf_a2": "Berufssprachkurs A2",
        "course_kind_beruf_b1": "Berufssprachkurs B1",
        "course_kind_beruf_b2": "Berufssprachkurs B2",
        "course_kind_beruf_c1": "Berufssprachkurs C1",
        "course_kind_beruf_c2": "Berufssprachkurs C2",
        "course_kind_beruf_fach": "Berufssprachkurs für ein Fach",
        "course_kind_beruf_azubi": "Berufssprachkurs für Auszubildende",
        "course_kind_deutsch": "Deutschkurs",
        "course_kind_sonstige": "Anderer Kurs",
    },
    "en": {
        "course_kind_erstorientierung": "First orientation",
        "course_kind_allgemein": "General integration course",
        "course_kind_alphabetisierung": "Literacy",
        "course_kind_zweitschrift": "Second script",
        "course_kind_jugend": "For young people",
        "course_kind_frauen": "For women",
        "course_kind_eltern": "For parents",
        "course_kind_foerder": "Special support course",
        "course_kind_intensiv": "Intensive course",
        "course_kind_wiederholung": "Repetition (300 hours)",
        "course_kind_orientierung": "Orientation course",
        "course_kind_beruf_a2": "Vocational German A2",
        "course_kind_beruf_b1": "Vocational German B1",
        "course_kind_beruf_b2": "Vocational German B2",
        "course_kind_beruf_c1": "Vocational German C1",
        "course_kind_beruf_c2": "Vocational German C2",
        "course_kind_beruf_fach": "Vocational German for a trade",
        "course_kind_beruf_azubi": "Vocational German for apprentices",
        "course_kind_deutsch": "German course",
        "course_kind_sonstige": "Other course",
    },
}
