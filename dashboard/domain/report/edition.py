"""An edition of the education report as it is written and kept: texts of chapters and the data version they
stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}", re.ASCII)
"""What an edition is called in addresses: `2026`, `2026-entwurf`."""
MOST_CHAPTERS = 30
MOST_CHAPTER_LETTERS = 200_000


class EditionState(StrEnum):
    """How far an edition is: written, voted on, or public. A published one never changes."""

    DRAFT = "entwurf"
    VOTE = "abstimmung"
    PUBLISHED = "veroeffentlicht"


class ReviewState(StrEnum):
    """How far the writing of a chapter is."""

    OPEN = "offen"
    WRITING = "in_arbeit"
    DONE = "fertig"


@dataclass(frozen=True, slots=True)
class ChapterText:
    """A chapter as somebody wrote it.

    `key` names it within the edition and in addresses, `source` is Markdown with placeholders and blocks (see
    `dashboard.report.chapters`), `lead` the sentence below the title. `signed` is who answers for the text in
    the public report (an office, no person) and `written` the day it was written, None where nobody said.
    """

    key: str
    title: str
    lead: str
    source: str
    signed: str = ""
    written: date | None = None
    review: ReviewState = ReviewState.OPEN


@dataclass(frozen=True, slots=True)
class ReportEdition:
    """An edition with its chapters in order.

    `version` is the data version that its figures are taken from, `closing` the day after which nothing was
    added, `published` None until it is public. `example` is True for the edition that ships, whose texts show
    the form. `before` is the key of the edition it was begun from, empty for none.
    """

    key: str
    title: str
    subtitle: str
    version: str
    state: EditionState
    closing: date | None
    published: date | None
    imprint: str
    chapters: tuple[ChapterText, ...]
    example: bool = False
    before: str = ""

    def chapter(self, key: str) -> ChapterText | None:
        """The chapter of a key, None where there is none."""
        return next((one for one in self.chapters if one.key == key), None)
