"""By which endings catalogues of courses are known, before anything that reads them is loaded."""

from __future__ import annotations

from pathlib import Path

CATALOGUES = {".xml": "courses_openqcat", ".json": "courses_agency"}
"""The format of a delivery by the ending of its file."""


def catalogue_format(file: str) -> str:
    """The format of a file by its name; empty for a file that is no catalogue of courses."""
    return CATALOGUES.get(Path(file).suffix.lower(), "")
