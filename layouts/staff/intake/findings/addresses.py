"""Addresses of step 4, of the intake of a number."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class CellAddress:
    """A cell: key of its table, index of its sheet, row and letter."""

    table: str
    sheet: int
    row: int
    column: str

    @property
    def text(self) -> str:
        """As the query has it: `a1b2.0.88.D`."""
        return f"{self.table}.{self.sheet}.{self.row}.{self.column}"

    @property
    def anchor(self) -> str:
        """The id of the cell on the page."""
        return f"zelle-{self.table}-{self.sheet}-{self.row}-{self.column}"

    @classmethod
    def read(cls, text: str) -> CellAddress | None:
        """What `text` has written; None for anything else."""
        table, _, rest = text.partition(".")
        parts = rest.split(".")
        if len(rest) > 40 or len(parts) != 3 or not parts[2].isalpha():
            return None
        if not (parts[0].isdecimal() and parts[1].isdecimal()):
            return None
        return cls(table, int(parts[0]), int(parts[1]), parts[2].upper())


def findings_address(
    number: int,
    cell: CellAddress | None = None,
    *,
    reason: str = "",
    opened: str = "",
    at: CellAddress | None = None,
) -> str:
    """Step 4 on the page of the intake; with a cell that is to be changed, or with a finding whose reason is asked
    for: those fields take the focus, which an address with a place on the page would prevent. `opened` is the first
    cell of a fold that is open, `at` the cell that the page begins at."""
    fields = {"offen": opened, "zelle": cell.text if cell else "", "grund": reason}
    query = urlencode({name: text for name, text in fields.items() if text})
    base = f"/einspielen/{number}" + (f"?{query}" if query else "")
    return base if cell or reason else f"{base}#{at.anchor if at else 'schritt-4'}"


def act_address(number: int, act: str) -> str:
    """Where a form of the findings goes: `zelle`, `zeile`, `antwort`, `datei`, `weiter`."""
    return f"/einspielen/{number}/befunde/{act}"


def list_address(number: int, kind: str) -> str:
    """The list of all findings, as `csv` or `xlsx`."""
    return f"/einspielen/{number}/befunde.{kind}"
