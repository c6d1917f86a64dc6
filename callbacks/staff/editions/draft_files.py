"""An edition as files, each with the mark of its state, and one of its chapters as pages of paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from werkzeug.wrappers import Response

from callbacks.server.export_queue import ExportQueue
from callbacks.staff.editions.editions_desk import EditionsDesk, alone
from callbacks.staff.screens import Staff, Visit
from dashboard.domain.report.edition import EditionState, ReportEdition
from dashboard.domain.report.written import EditionPicture, PublishedEdition
from dashboard.errors import UnknownKey
from dashboard.staff.rights import Right
from data.report.pictures import pictures_of
from data.report.published import EditionListing
from layouts.staff.screens import EDITIONS

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_PPI = 88
"""Dots per inch of a page in the preview: about as wide as its card."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """One edition as files are made of it."""

    own: ReportEdition
    pictures: tuple[EditionPicture, ...]
    withdrawn: date | None = None
    reason: str = ""

    def published_editions(self) -> tuple[EditionListing, ...]:
        return ()

    def published_edition(self, key: str) -> PublishedEdition:
        return PublishedEdition(self.own, {}, "", self.withdrawn, self.reason)

    def edition_picture(self, key: str, picture: str) -> EditionPicture:
        found = next((one for one in self.pictures if one.key == picture), None)
        if found is None:
            raise UnknownKey(f"Ein Bild „{picture[:60]}“ gibt es nicht.", english="There is no such picture.")
        return found


class DraftFiles:
    """Files of drafts, one made at a time; what makes them is loaded by whoever asks for one."""

    def __init__(self, staff: Staff, desk: EditionsDesk) -> None:
        self.staff, self.desk = staff, desk
        self.queue = ExportQueue().files

    def register(self) -> None:
        """Adds the downloads."""
        here = f"{EDITIONS}/<edition>/entwurf"
        self.staff.file(f"{here}.<any(pdf, docx):kind>", right=Right.SEE)(self.file)

    def file(self, visit: Visit, edition: str, kind: str) -> Response:
        """The whole edition as it is saved. Raises UnknownKey where there is none, or its figures are not on show, and
        Busy where enough others wait for theirs."""
        from callbacks.report.exports import ReportExports  # noqa: PLC0415 - 40 MB that only files need

        record = self.desk.record(edition)
        found = record.edition
        with self.queue.place():
            draft = replace(self._draft(found), withdrawn=record.withdrawn, reason=record.reason)
            exports = ReportExports(self.desk.exporting, draft)
            export = exports.export(found.key, "", "de", self._root())
            made = exports.pdf(export) if kind == "pdf" else exports.docx(export)
        response = Response(made, mimetype=_TYPES[kind])
        mark = "" if found.state is EditionState.PUBLISHED else "-entwurf"
        response.headers["Content-Disposition"] = f'attachment; filename="bericht-{found.key}{mark}.{kind}"'
        return response

    def pages(self, edition: ReportEdition, chapter: str) -> tuple[bytes, ...]:
        """A chapter of an edition on paper, each page as PNG: with its title page, contents and annex. Raises
        UnknownKey where its figures are not on show, and Busy where enough others wait for files."""
        from callbacks.report.exports import ReportExports  # noqa: PLC0415 - as above
        from dashboard.exports.report.paper import report_pages  # noqa: PLC0415 - as above

        with self.queue.place():
            exports = ReportExports(self.desk.exporting, self._draft(alone(edition, chapter)))
            export = exports.export(edition.key, "", "de", self._root())
            own = tuple(one for one in export.report.chapters if one.key == chapter)
            return report_pages(replace(export, report=replace(export.report, chapters=own)), _PPI)

    def _draft(self, edition: ReportEdition) -> _Draft:
        with self.staff.store.reading() as connection:
            return _Draft(edition, tuple(pictures_of(connection, edition.key)))

    def _root(self) -> str:
        return f"{self.staff.settings.public_url.rstrip('/')}/"
