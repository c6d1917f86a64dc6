"""The cells of a template that came back: numbers and signs, formulas, limits, and what must not be changed."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.measure import Measure
from dashboard.domain.observation import Status
from dashboard.domain.templates.template import Template, TemplateColumn
from data.importing.files.oddities import explained
from data.importing.files.sheet_cells import Sheet
from data.importing.findings import Findings, shortened
from data.importing.formats.plain import value_in
from data.importing.mapping.placeholders import usual_status
from data.importing.tables.markers import CellReading, UnknownSign, figure
from data.importing.tables.numbers import german_text
from data.importing.tables.raw_table import letter
from data.importing.templates.template_rows import PlaceRow

_EXPECTED = "eine Zahl oder eines der Zeichen „k. A.“, „<3“ und „-“"


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads cells of one sheet. `place_names` by key of the row's place."""

    template: Template
    sheet: Sheet
    findings: Findings

    def value(
        self, row: PlaceRow, at: int, column: TemplateColumn, measure: Measure | None
    ) -> CellReading | None:
        """What a cell says, None where it is empty (not delivered yet) or cannot be read, which is an error."""
        text = row.text(at)
        if not text or text.startswith("[verbunden"):
            if text:
                self._fault(
                    row, at, "Die Zelle ist mit anderen verbunden; bitte die Verbindung aufheben", text
                )
            return None
        odd = explained(text)
        if odd is not None:
            self._fault(row, at, odd[1], text, same=odd[0])
            return None
        found = self._read(row, at, text, measure)
        if found is None:
            return None
        if (row.row.number, at) in self.sheet.formulas:
            self.findings.add(
                "warning",
                f"Hier steht eine Formel; übernommen wird ihr Ergebnis {shortened(text)}.",
                row=row.row.number,
                column=letter(at),
                found=text,
                expected="eine eingetippte Zahl",
                same="formula",
            )
        self._check_limit(row, at, column, found)
        return found

    def compare_locked(self, row: PlaceRow, at: int, column: TemplateColumn) -> None:
        """A warning where a published figure was written over: it is never read."""
        issued = self.template.earlier.get((row.place, column.key), "")
        text = row.text(at)
        if _plain(text) != _plain(issued):
            self.findings.add(
                "warning",
                f"Diese Zelle ist gesperrt und wird nicht gelesen: ausgegeben wurde „{issued or 'leer'}“, hier steht "
                f"„{shortened(text) or 'nichts'}“. Ein veröffentlichter Wert wird mit einer eigenen Tabelle "
                "berichtigt.",
                row=row.row.number,
                column=letter(at),
                found=text,
                expected=issued,
            )

    def _read(self, row: PlaceRow, at: int, text: str, measure: Measure | None) -> CellReading | None:
        status = usual_status(text)
        if status is not None:
            return CellReading(0.0 if status is Status.ZERO else None, status)
        try:
            figure(text.removesuffix("%").rstrip(), zero_is_exact=True)
        except UnknownSign as reason:
            self._fault(row, at, f"„{shortened(text)}“ ist {reason}; erwartet wird {_EXPECTED}", text)
            return None
        return value_in(text, measure, row.row, self.findings, letter(at))

    def _check_limit(self, row: PlaceRow, at: int, column: TemplateColumn, found: CellReading) -> None:
        limit = self.template.limits.get((row.place, column.key))
        if limit is None or found.value is None or found.value <= limit.highest:
            return
        value = german_text(found.value)
        if limit.certain:
            self._fault(
                row,
                at,
                f"{value} ist zu hoch: so viele sind es in der ganzen Gruppe nicht, sie hat {limit.highest}",
                value,
                expected=f"höchstens {limit.highest}",
            )
            return
        self.findings.add(
            "warning",
            f"{value} ist ungewöhnlich hoch; nach den Zahlen früherer Jahre wären höchstens {limit.highest} zu "
            "erwarten. Bitte nachfragen.",
            row=row.row.number,
            column=letter(at),
            found=value,
            expected=f"höchstens {limit.highest}",
        )

    def _fault(
        self, row: PlaceRow, at: int, cause: str, found: str, *, expected: str = _EXPECTED, same: str = ""
    ) -> None:
        self.findings.error(
            f"{cause}.", row=row.row.number, column=letter(at), found=found, expected=expected, same=same
        )


def _plain(text: str) -> str:
    """A figure without what only the display adds."""
    return "".join(text.split()).replace(".", "").casefold()
