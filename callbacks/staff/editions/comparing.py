"""Versions of a chapter compared by words, and two editions: texts, numbers, recommendations."""

from __future__ import annotations

from collections.abc import Sequence

from callbacks.staff.editions.editions_desk import EditionsDesk
from callbacks.staff.screens import Staff, StaffPage, Visit
from dashboard.domain.report.edition import ReportEdition
from dashboard.domain.report.written import ChapterVersion
from dashboard.errors import UnknownKey
from dashboard.report.differences import text_differences
from dashboard.report.document import ShownRecommendation
from dashboard.report.moved import Moved
from dashboard.report.rich_text import plain
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.report.editions import editions
from data.staff.editions.chapters import chapter_versions, newest
from layouts.staff.editions.comparison_page import (
    AdviceRow,
    ChapterDifference,
    comparison_page,
    nothing_to_compare,
    versions_page,
)
from layouts.staff.screens import EDITIONS

ROOM = "staff-editions"


class ComparingScreen:
    """Two of something side by side; the address says which."""

    def __init__(self, staff: Staff, desk: EditionsDesk) -> None:
        self.staff, self.desk = staff, desk

    def register(self) -> None:
        """Adds both pages."""
        self.staff.page(f"{EDITIONS}/vergleich", right=Right.SEE)(self.editions)
        here = f"{EDITIONS}/<edition>/kapitel/<chapter>/versionen"
        self.staff.page(here, right=Right.SEE)(self.versions)

    def versions(self, visit: Visit, edition: str, chapter: str) -> StaffPage:
        """The versions of a chapter; by default the newest beside the one before."""
        record = self.desk.record(edition)
        newest(record, chapter)
        with self.staff.store.reading() as connection:
            found = chapter_versions(connection, edition, chapter)
        before = _chosen(found, visit.query.get("a", ""), found[min(1, len(found) - 1)])
        after = _chosen(found, visit.query.get("b", ""), found[0])
        parts = text_differences(before.text.source, after.text.source)
        content = versions_page(
            visit.lang, record, found, (before.revision, after.revision), parts, visit.now
        )
        return StaffPage(content, say(visit.lang, "staff_editions_versions"), room=ROOM)

    def editions(self, visit: Visit) -> StaffPage:
        """Two editions; by default the newest and the one that it was begun from."""
        name = say(visit.lang, "staff_editions_compare")
        with self.staff.store.reading() as connection:
            found = editions(connection)
        if len(found) < 2:
            return StaffPage(nothing_to_compare(visit.lang), name, room=ROOM)
        known = {one.edition.key: one for one in found}
        after = known.get(visit.query.get("b", ""), found[0])
        begun = known.get(after.edition.before)
        other = begun or next(one for one in found if one is not after)
        before = known.get(visit.query.get("a", ""), other)
        content = comparison_page(
            visit.lang,
            found,
            (before, after),
            list(_chapters(before.edition, after.edition)),
            self._moved(before.edition, after.edition),
            self._advice(before.edition, after.edition, visit.lang),
        )
        return StaffPage(content, name, room=ROOM)

    def _moved(self, before: ReportEdition, after: ReportEdition) -> Sequence[Moved]:
        try:
            return self.desk.compared(after, before)
        except UnknownKey:  # a data version that is not on show any more
            return ()

    def _advice(self, before: ReportEdition, after: ReportEdition, lang: str) -> list[AdviceRow]:
        was, now = (self._recommended(one, lang) for one in (before, after))
        return [
            AdviceRow(title, was.get(title, "–"), now.get(title, "–"))
            for title in dict.fromkeys((*was, *now))
        ]

    def _recommended(self, edition: ReportEdition, lang: str) -> dict[str, str]:
        """By its title what an edition says of each recommendation."""
        try:
            chapters = self.desk.checks.contents.chapters(edition, self.staff.district, lang)
        except UnknownKey:
            return {}
        found = {}
        for chapter in chapters:
            for block in chapter.blocks:
                if isinstance(block, ShownRecommendation):
                    one = block.block
                    facts = [one.owner, one.due, one.state]
                    if block.watched is not None:
                        facts.append(f"{block.watched.title}: {block.watched.text}")
                    found[plain(one.title)] = " · ".join(part for part in facts if part)
        return found


def _chosen(found: Sequence[ChapterVersion], given: str, otherwise: ChapterVersion) -> ChapterVersion:
    return next((one for one in found if str(one.revision) == given), otherwise)


def _chapters(before: ReportEdition, after: ReportEdition) -> list[ChapterDifference]:
    """Chapters whose texts differ, in the order of the later edition; those of one alone say so."""
    found = []
    for one in after.chapters:
        was = before.chapter(one.key)
        if was is None or (was.title, was.lead, was.source) != (one.title, one.lead, one.source):
            text = "" if was is None else f"{was.title}\n{was.lead}\n\n{was.source}"
            parts = text_differences(text, f"{one.title}\n{one.lead}\n\n{one.source}")
            found.append(ChapterDifference(one.title, parts, after.title if was is None else ""))
    for one in before.chapters:
        if after.chapter(one.key) is None:
            parts = text_differences(f"{one.title}\n{one.lead}\n\n{one.source}", "")
            found.append(ChapterDifference(one.title, parts, before.title))
    return found
