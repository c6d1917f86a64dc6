"""An edition before it is published: whatever is in the way, the figures that are frozen, and what has moved since the
edition it was begun from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from callbacks.exports.contents import Exporting
from callbacks.report.contents import ReportContents
from callbacks.report.facts import ReportFacts
from dashboard.domain.observation import Status
from dashboard.domain.report.edition import ReportEdition
from dashboard.domain.report.fact import FactReference, ReportFact
from dashboard.domain.report.written import PublishedEdition
from dashboard.errors import ReleaseError, UnknownKey
from dashboard.report.chapters import read_chapter
from dashboard.report.document import ShownChapter
from dashboard.report.filling import Facts
from dashboard.report.moved import Moved, loudest_first, moved_in_figures, moved_in_text
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class EditionProblem:
    """What stops an edition: chapter by number and title, the line of its source, and a German sentence."""

    number: int
    chapter: str
    title: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"Kapitel {self.number}, {self.title}, Zeile {self.line}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class _ShownToday:
    """Figures of an edition, without those that the rules of today protect."""

    was: Facts
    now: Facts

    def fact(self, asked: FactReference) -> ReportFact:
        found = self.was.fact(asked)
        try:
            today = self.now.fact(asked)
        except UnknownKey:
            today = None
        if today is not None and not today.missing:
            return found
        verdict, status = (
            (found.verdict, Status.SUPPRESSED) if today is None else (today.verdict, today.status)
        )
        text = say("de", "report_hidden_today")
        return replace(found, text=text, value=None, counts="", verdict=verdict, status=status)


class EditionChecks:
    """Checks editions of the district; safe to share between threads."""

    def __init__(self, exporting: Exporting) -> None:
        self.contents = ReportContents(exporting)
        self.answers = exporting.answers

    def problems(self, edition: ReportEdition) -> tuple[EditionProblem, ...]:
        """Everything that stops an edition, in the order of its chapters. Raises UnknownKey where its data version is
        not on show."""
        return tuple(
            EditionProblem(chapter.number, chapter.key, chapter.title, one.line, one.sentence)
            for chapter in self.contents.chapters(edition, self.answers.district)
            for one in sorted(chapter.problems, key=lambda each: each.line)
        )

    def numbers(self, edition: ReportEdition) -> tuple[ReportFact, ...]:
        """Every figure that texts and conditions of an edition name, each once."""
        facts = self._facts(edition)
        found: dict[object, ReportFact] = {}
        for number, text in enumerate(edition.chapters, 1):
            chapter = read_chapter(text, number, facts, self.answers.district)
            for fact in (*(one for _, one in chapter.asked), *chapter.facts):
                found.setdefault(fact.asked, fact)
        return tuple(found.values())

    def require_publishable(self, edition: ReportEdition) -> None:
        """Raises ReleaseError with chapter, line and sentence of everything that stops the edition."""
        try:
            found = self.problems(edition)
        except UnknownKey as error:
            raise ReleaseError(error.message, english=error.english) from error
        if not edition.chapters:
            raise ReleaseError("Die Ausgabe hat noch kein Kapitel.")
        if found:
            said = "\n".join(str(one) for one in found)
            raise ReleaseError(f"Die Ausgabe lässt sich so nicht veröffentlichen.\n{said}", problems=found)

    def moved(
        self, edition: ReportEdition, before: ReportEdition, frozen: PublishedEdition | None
    ) -> tuple[Moved, ...]:
        """What reads otherwise with the edition's data version than with that of the edition before, the loudest
        first. Where that one is not on show any more, its frozen figures answer, and figures with their tables
        cannot be compared; one that is protected today is not told, where newer rules took the version off show."""
        known = self.answers.repository.resolve_version(before.version)[1]
        was: Facts | None = self._facts(before) if known else frozen
        if was is None or before.version == edition.version:
            return ()
        now = self._facts(edition)
        if not known and self.answers.repository.under_older_rules(before.version):
            was = _ShownToday(was, now)
        found = [one for text in edition.chapters for one in moved_in_text(text, was, now)]
        if known:
            found += self._moved_figures(edition, before.version)
        return loudest_first(found)

    def _moved_figures(self, edition: ReportEdition, version: str) -> Iterator[Moved]:
        """Of the same blocks under both data versions."""
        here = self.answers.district
        old = self.contents.chapters(replace(edition, version=version), here)
        new = self.contents.chapters(edition, here)
        for was, now in zip(old, new, strict=True):
            yield from moved_in_figures(was, now)

    def chapter(self, edition: ReportEdition, key: str) -> ShownChapter:
        """One chapter of an edition as it reads, with what is wrong with it; the others are left empty."""
        alone = tuple(one if one.key == key else replace(one, source="") for one in edition.chapters)
        shown = self.contents.chapters(replace(edition, chapters=alone), self.answers.district)
        return next(one for one in shown if one.key == key)

    def _facts(self, edition: ReportEdition) -> ReportFacts:
        return ReportFacts(self.answers, edition.version, self.answers.district)
