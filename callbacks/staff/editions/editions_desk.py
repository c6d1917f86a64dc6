"""What the pages of editions ask for: records, what stops an edition and what has moved, each looked up once."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from callbacks.exports.contents import Exporting
from callbacks.exports.pictures import drawing
from callbacks.report.checking import EditionChecks, EditionProblem
from callbacks.staff.screens import Redirect, Staff, Visit
from dashboard.domain.report.edition import ChapterText, EditionState, ReportEdition
from dashboard.domain.report.fact import FactKind, FactReference
from dashboard.domain.report.written import EditionRecord
from dashboard.errors import MonitorError, UnknownKey
from dashboard.exports.caption import KARTE
from dashboard.report import placeholders
from dashboard.report.document import ShownChapter
from dashboard.report.moved import Moved, loudest_first, placeholders_of
from dashboard.report.placeholders import Value
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.report.editions import edition_record
from data.staff.store import StaffConnection
from layouts.staff.editions.preview import ChapterPreview

_MAP_WIDTH = 620
_HELD = 120
"""Chapters whose problems and moved numbers are remembered: a save asks for one of them anew."""


class EditionsDesk:
    """The staff app as the screens of editions ask it; safe to share between threads."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff
        self.exporting = Exporting(staff.answers)
        self.checks = EditionChecks(self.exporting)
        self._problems = lru_cache(maxsize=_HELD)(self._find_problems)
        self._moved = lru_cache(maxsize=_HELD)(self._find_moved)
        self._map = lru_cache(maxsize=32)(self._draw_map)

    def record(self, key: str) -> EditionRecord:
        """An edition of the raw store. Raises UnknownKey."""
        with self.staff.store.reading() as connection:
            return edition_record(connection, key)

    def problems(self, edition: ReportEdition) -> tuple[EditionProblem, ...]:
        """What stops an edition. Raises UnknownKey where its data version is not on show."""
        published = self._published()
        return tuple(one for part in _parts(edition) for one in self._problems(part, published))

    def moved(self, edition: ReportEdition) -> tuple[Moved, ...]:
        """What has moved since the edition it was begun from; nothing where that cannot be said."""
        if not edition.before:
            return ()
        published = self._published()
        try:
            return loudest_first(one for part in _parts(edition) for one in self._moved(part, published))
        except UnknownKey:
            return ()

    def moved_in(self, edition: ReportEdition, chapter: str) -> tuple[Moved, ...]:
        """What has moved in one chapter."""
        return self.moved(alone(edition, chapter))

    def compared(self, edition: ReportEdition, before: ReportEdition) -> tuple[Moved, ...]:
        """What reads otherwise with the data version of one edition than with that of another."""
        try:
            frozen = self.staff.answers.repository.published_edition(before.key)
        except UnknownKey:
            frozen = None
        return self.checks.moved(edition, before, frozen)

    def preview(self, edition: ReportEdition, chapter: str) -> ChapterPreview:
        """A chapter as it reads, with what is marked in it. Raises UnknownKey where the data version is not on show."""
        shown = self.checks.chapter(edition, chapter)
        text = edition.chapter(chapter)
        source = text.source if text is not None else ""
        moved = {
            reference
            for one in self.moved_in(edition, chapter)
            if one.reference is not None
            for reference in (one.reference, replace(one.reference, kind=FactKind.VERDICT))
        }
        return ChapterPreview(
            edition.key, shown, moved, frozenset(_stopping(source, shown)), self._maps(shown, edition.version)
        )

    def hindrance(self, visit: Visit, record: EditionRecord) -> str:
        """Why an account may not publish an edition; empty where it may."""
        name = ""
        if not visit.may(Right.RELEASE):
            name = "no_right"
        elif record.edition.state is not EditionState.VOTE:
            name = "not_voted"
        elif visit.staff.settings.four_eyes and visit.account.name in record.authors:
            name = "own"
        return say(visit.lang, f"staff_editions_{name}") if name else ""

    def done(
        self, visit: Visit, back: str, said: str, act: Callable[[StaffConnection], object], then: str = ""
    ) -> Redirect:
        """Does something in a transaction of the raw store and says so, or why not."""
        try:
            with self.staff.store.writing() as connection:
                act(connection)
        except MonitorError as error:
            return Redirect(back, error.sentence(visit.lang), problem=True)
        return Redirect(then or back, say(visit.lang, f"staff_editions_said_{said}"))

    def _published(self) -> tuple[object, ...]:
        repository = self.staff.answers.repository
        return (repository.generation, *(one.version for one in repository.releases()))

    def _find_problems(
        self, edition: ReportEdition, published: tuple[object, ...]
    ) -> tuple[EditionProblem, ...]:
        return self.checks.problems(edition)

    def _find_moved(self, edition: ReportEdition, published: tuple[object, ...]) -> tuple[Moved, ...]:
        return self.compared(edition, self.record(edition.before).edition)

    def _maps(self, shown: ShownChapter, version: str) -> dict[str, str]:
        return {one.number: self._map(one.query, version) for one in shown.figures if "karte" in one.views}

    def _draw_map(self, query: str, version: str) -> str:
        answer = self.staff.answers.read(f"{query}&breite={_MAP_WIDTH}")
        svg = drawing(self.exporting, answer, KARTE, self.staff.settings.public_url)
        return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _parts(edition: ReportEdition) -> list[ReportEdition]:
    """The edition with each of its chapters alone, so that what is known of the others stays known."""
    return [alone(edition, one.key) for one in edition.chapters if one.source]


def alone(edition: ReportEdition, chapter: str) -> ReportEdition:
    """The edition in which the other chapters are empty."""
    return replace(
        edition,
        chapters=tuple(
            one if one.key == chapter else ChapterText(one.key, "", "", "") for one in edition.chapters
        ),
    )


def _stopping(source: str, shown: ShownChapter) -> set[FactReference]:
    """The figures without a number whose placeholders do not allow a word."""
    strict = {
        node.reference
        for node in placeholders_of(placeholders.parse(source).nodes)
        if isinstance(node, Value) and not node.may_be_hidden
    }
    return {fact.asked for fact in shown.facts if fact.missing and fact.asked in strict}
