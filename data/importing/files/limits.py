"""How large a delivered file may be: everything beyond is refused before it is read."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds in bytes, characters and counts; a table of all municipalities by age and sex stays below
    them."""

    file_bytes: int = 100 * MEBIBYTE
    inflated_bytes: int = 400 * MEBIBYTE
    members: int = 500
    ratio: int = 200
    rows: int = 1_500_000
    columns: int = 300
    cells: int = 6_000_000
    text_cells: int = 20_000_000
    line_characters: int = 100_000
    findings: int = 200
