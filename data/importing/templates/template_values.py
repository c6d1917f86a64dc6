"""The cells of a template that came back: numbers and signs, formulas, limits, and what must not be changed."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.measure import Measure
from dashboard.domain.observation import Status
from dashboard.domain.templates.template import Template, TemplateColumn
from dashboard.texts import both
from data.importing.files.oddities import explained
from data.importing.files.sheet_cells import Sheet
from data.importing.findings import Findings, shortened, wanted
from data.importing.formats.plain import value_in
from data.importing.mapping.placeholders import usual_status
from data.importing.tables.markers import CellReading, UnknownSign, figure
from data.importing.tables.numbers import german_text
from data.importing.tables.raw_table import letter
from data.importing.templates.template_rows import PlaceRow


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
                self._fault(row, at, "template_merged", text)
            return None
        odd = explained(text)
        if odd is not None:
            self._fault(
                row,
                at,
                odd.code,
                text,
                expected=odd.expected,
                same=odd.code,
                inside=odd.inside,
                whole=odd.whole,
            )
            return None
        found = self._read(row, at, text, measure)
        if found is None:
            return None
        if (row.row.number, at) in self.sheet.formulas:
            self.findings.tell(
                "warning",
                "template_formula",
                text=shortened(text),
                row=row.row.number,
                column=letter(at),
                found=text,
                expected=wanted("typed_number"),
                same="formula",
            )
        self._check_limit(row, at, column, found)
        return found

    def compare_locked(self, row: PlaceRow, at: int, column: TemplateColumn) -> None:
        """A warning where a published figure was written over: it is never read."""
        issued = self.template.earlier.get((row.place, column.key), "")
        text = row.text(at)
        if _plain(text) != _plain(issued):
            self.findings.tell(
                "warning",
                "template_locked",
                issued=issued or both("finding_part_blank"),
                text=shortened(text) or both("finding_part_nothing"),
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
            self._fault(
                row,
                at,
                "template_value_unread",
                text,
                shown=shortened(text),
                reason=(str(reason), reason.english or str(reason)),
                wanted=wanted("template_value"),
            )
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
                "template_too_high",
                value,
                expected=wanted("at_most", most=limit.highest),
                value=value,
                highest=limit.highest,
            )
            return
        self.findings.tell(
            "warning",
            "template_unusually_high",
            value=value,
            highest=limit.highest,
            row=row.row.number,
            column=letter(at),
            found=value,
            expected=wanted("at_most", most=limit.highest),
        )

    def _fault(
        self,
        row: PlaceRow,
        at: int,
        code: str,
        found: str,
        *,
        expected: tuple[str, str] | None = None,
        same: str = "",
        **facts: object,
    ) -> None:
        self.findings.tell(
            "error",
            code,
            row=row.row.number,
            column=letter(at),
            found=found,
            expected=expected or wanted("template_value"),
            same=same,
            sheet=None,
            **facts,
        )


def _plain(text: str) -> str:
    """A figure without what only the display adds."""
    return "".join(text.split()).replace(".", "").casefold()
