"""Editions as staff work on them: who has written what and when, comments, pictures, and what was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.domain.report.edition import ChapterText, ReportEdition
from dashboard.domain.report.fact import FactReference, ReportFact
from dashboard.errors import UnknownKey


@dataclass(frozen=True, slots=True)
class ChapterVersion:
    """A chapter as somebody has saved it; `revision` counts from 1, `by` is an account."""

    text: ChapterText
    revision: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """An edition in the raw store. `newest` holds the last version of each chapter, in the order of the edition, and
    `writers` who writes it (empty for nobody). `authors` have written or begun any of it. `withdrawn` is None where
    it was not; `reason` says why it was. `is_shipped` where it came with the program."""

    edition: ReportEdition
    newest: tuple[ChapterVersion, ...]
    writers: Mapping[str, str]
    authors: tuple[str, ...]
    made_by: str
    made_at: datetime
    published_by: str
    withdrawn: date | None
    reason: str
    is_shipped: bool

    def revision(self, chapter: str) -> int:
        """The revision of a chapter's newest version; 0 where there is no such chapter."""
        return next((one.revision for one in self.newest if one.text.key == chapter), 0)


@dataclass(frozen=True, slots=True)
class ChapterComment:
    """What somebody has said about a chapter; `done_at` is None while it is open."""

    number: int
    chapter: str
    text: str
    by: str
    at: datetime
    done_by: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class EditionPicture:
    """A picture of an edition: PNG or JPEG, `alt` says in words what it shows; sizes in px."""

    key: str
    alt: str
    media_type: str
    width: int
    height: int
    content: bytes


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """An edition as it was published, and never changed since. `numbers` are the figures that its texts named that
    day in the report of the district; empty for the example that ships, whose figures are those of its data version.
    `withdrawn` is the day it was taken back, None where it is in force; `reason` says why. `district` is whose report
    it is, empty where that was not kept yet."""

    edition: ReportEdition
    numbers: Mapping[FactReference, ReportFact]
    digest: str
    withdrawn: date | None = None
    reason: str = ""
    district: str = ""

    def fact(self, asked: FactReference) -> ReportFact:
        """A figure as it was on the day of publication. Raises UnknownKey for one that no text has named."""
        found = self.numbers.get(asked)
        if found is None:
            raise UnknownKey("Diese Zahl stand nicht in der veröffentlichten Ausgabe.")
        return found
