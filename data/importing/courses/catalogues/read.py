"""Reads a file that is a catalogue of courses, by its name and content."""

from __future__ import annotations

from pathlib import Path

from dashboard.domain.institutions.entries import Entries
from dashboard.errors import FileRejected
from data.importing.courses.catalogues import agency, openqcat
from data.importing.courses.catalogues.listed import CATALOGUE_WORDS, read_listed
from data.importing.files.limits import MEBIBYTE
from data.importing.findings import Findings
from data.importing.institutions.reference import Reference

_LARGEST = 20 * MEBIBYTE
"""More than 20,000 courses take."""


def read_catalogue(content: bytes, file: str, reference: Reference, findings: Findings) -> Entries:
    """The courses of the district. Raises FileRejected where the file cannot be read at all; whatever is wrong with a
    course is a finding with its number."""
    if len(content) > _LARGEST:
        raise FileRejected(
            f"{file}: Der Katalog ist {len(content) // MEBIBYTE} MiB groß; erlaubt sind {_LARGEST // MEBIBYTE} MiB.",
            file=file,
        )
    findings.words = CATALOGUE_WORDS
    reads = openqcat.courses_in if Path(file).suffix.lower() == ".xml" else agency.courses_in
    return read_listed(reads(content, file, findings), reference, findings)
