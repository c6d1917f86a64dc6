"""The family of errors that carry a sentence for people."""

from __future__ import annotations


class MonitorError(Exception):
    """Something a person can understand and act on.

    `message` is a German sentence with place and cause; `facts` holds row, column, key and the like for
    machines. `english` is the same sentence for readers of English pages, empty where only operators and
    programs meet the error.
    """

    def __init__(self, message: str, *, english: str = "", **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.english = english
        self.facts = facts

    def sentence(self, lang: str) -> str:
        """The sentence in a language, in German where there is no other."""
        return self.english if lang == "en" and self.english else self.message


class SettingsError(MonitorError):
    """Raised at start when an environment variable cannot be used."""


class CatalogueError(MonitorError):
    """Raised at start when a catalogue file is incomplete or contradicts itself; names file and key."""


class LanguageFileError(MonitorError):
    """Raised when a file of translations cannot be read; it stays as it is."""


class UnknownKey(MonitorError):
    """Raised when an indicator, area or data version is asked for that the published store does not hold."""


class StoreError(MonitorError):
    """Raised when a database is missing, locked, of another version or not ready."""


class GeometryError(MonitorError):
    """Raised when boundaries for a district, level or date do not exist or cannot be read."""


class ReleaseError(MonitorError):
    """Raised when a release cannot be published or rolled back; nothing has changed then."""


class ContradictoryCounts(ReleaseError):
    """Raised when counts contradict each other, so that no table can hold them and none can be protected.

    `facts["contradictions"]` are all of them, with measures, years, places and numbers.
    """


class NarrowCounts(ReleaseError):
    """Raised when what would be published lets readers narrow counts of real people down too far, and nobody has
    said that it may.

    `facts["narrow"]` are all of them, `facts["findings"]` a sentence for each.
    """


class JobCancelled(MonitorError):
    """Raised within a job when somebody has cancelled it; nothing has changed then."""


class FileRejected(MonitorError):
    """Raised when a delivered file cannot be read at all: too large, not of the claimed type, or broken."""


class PictureFailed(MonitorError):
    """Raised when a picture could not be drawn in time or at all: no fault of whoever asked for it."""


class FolderRejected(MonitorError):
    """Raised when a Sitzungsmappe that came from outside is none, is too large, or holds what no scene can
    hold."""


class Busy(MonitorError):
    """Raised when as many large files are being written as can be at once: asking again in a while helps.

    `seconds` says how long that while is.
    """

    def __init__(self, message: str, *, english: str = "", seconds: int = 30, **facts: object) -> None:
        super().__init__(message, english=english, **facts)
        self.seconds = seconds
