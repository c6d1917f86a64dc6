"""What an operator may change of an institution and of a course of its own."""

from __future__ import annotations

OWN_FIELDS = (
    *("telefon", "email", "web", "oeffnungszeiten", "plaetze", "alter_von", "alter_bis"),
    *("aufnahme", "schwerpunkt", "sprachen", "barrierefrei"),
)
"""Columns of the table of institutions that an operator knows best. Name, key, kind, address, position, municipality
and operator are the district's."""
OWN_COURSE_FIELDS = (
    *("beginn", "ende", "anmeldeschluss", "status", "grund", "plaetze", "belegt", "mindestzahl"),
    *("niveau_von", "niveau_bis", "tage", "zeiten", "zeiten_hinweis", "form", "ort", "gemeinde"),
    *("kinderbetreuung", "kosten", "foerderung", "kontakt", "web", "titel"),
)
"""Columns of the table of courses that an operator knows best. Key, kind, provider, point and source are the
district's."""
CONFIRMED_BY, OPERATOR_ROLE = "bestaetigt_von", "Träger"
