"""Wording of jobs: what they do, how far they are, how they ended."""

from __future__ import annotations

STAFF_JOBS = {
    "de": {
        "staff_job_fault": "Ein unerwarteter Fehler; es wurde nichts geändert. Kennung für die Betreuung: {reference}",
    },
    "en": {
        "staff_job_fault": "An unexpected error; nothing was changed. Reference for support: {reference}",
    },
}
