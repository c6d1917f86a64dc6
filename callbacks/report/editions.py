"""Where the page of the report takes its editions from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dashboard.domain.report.written import EditionPicture, PublishedEdition
from dashboard.errors import UnknownKey
from dashboard.texts import both
from data.repository import Repository

_LETTERS = 60
"""Of what a reader asked for and does not exist, in the sentence that says so."""


def readable(one: PublishedEdition, repository: Repository) -> bool:
    """Whether its page can be read: it is in force, and its data version is on show."""
    return one.withdrawn is None and on_show(one, repository)


def on_show(one: PublishedEdition, repository: Repository) -> bool:
    """Whether its data version is on show; that of an edition without one always is."""
    return not one.edition.version or repository.resolve_version(one.edition.version)[1]


class EditionSource(Protocol):
    """Published editions."""

    def published(self) -> tuple[PublishedEdition, ...]:
        """All of them, the newest first; withdrawn ones, too."""

    def edition(self, key: str) -> PublishedEdition:
        """One of them. Raises UnknownKey."""

    def picture(self, key: str, picture: str) -> EditionPicture | None:
        """A picture of an edition, None where it has none of this key."""


@dataclass(frozen=True, slots=True)
class StoredEditions:
    """Those of the published store."""

    repository: Repository

    def published(self) -> tuple[PublishedEdition, ...]:
        """All of them, the newest first."""
        listed = self.repository.published_editions()
        return tuple(self.repository.published_edition(one.key) for one in listed)

    def edition(self, key: str) -> PublishedEdition:
        """One of them. Raises UnknownKey."""
        if key not in {one.key for one in self.repository.published_editions()}:
            raise _unknown(key)
        return self.repository.published_edition(key)

    def picture(self, key: str, picture: str) -> EditionPicture | None:
        """A picture of an edition, None where it has none of this key."""
        try:
            return self.repository.edition_picture(key, picture)
        except UnknownKey:
            return None


@dataclass(frozen=True, slots=True)
class GivenEditions:
    """Editions and their pictures that are held in memory, the newest first."""

    editions: tuple[PublishedEdition, ...] = ()
    pictures: tuple[EditionPicture, ...] = ()

    def published(self) -> tuple[PublishedEdition, ...]:
        """All of them."""
        return self.editions

    def edition(self, key: str) -> PublishedEdition:
        """One of them. Raises UnknownKey."""
        found = next((one for one in self.editions if one.edition.key == key), None)
        if found is None:
            raise _unknown(key)
        return found

    def picture(self, key: str, picture: str) -> EditionPicture | None:
        """A picture, the same of every edition; None where there is none of this key."""
        self.edition(key)
        return next((one for one in self.pictures if one.key == picture), None)


def _unknown(key: str) -> UnknownKey:
    german, english = both("report_unknown", edition=key[:_LETTERS])
    return UnknownKey(german, english=english, edition=key[:_LETTERS])
