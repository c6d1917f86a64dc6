"""What a placeholder of the report asks for, and the figure that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.observation import Status
from dashboard.domain.verdict import Verdict

NEWEST = "neu"
"""In the place of a year: the newest one that has a value."""
HERE, DISTRICT, STATE, FEDERATION = "ort", "kreis", "land", "bund"
"""Words in the place of a key: the place that the report is of, its district, its state and Germany."""


class FactKind(StrEnum):
    """What of a figure a placeholder gives."""

    VALUE = "wert"
    NUMBER = "zahl"
    COUNTS = "faelle"
    INTERVAL = "spanne"
    YEAR = "jahr"
    CHANGE = "aenderung"
    DIFFERENCE = "abstand"
    VERDICT = "urteil"
    NAME = "name"
    PLACES = "anzahl"


@dataclass(frozen=True, slots=True)
class FactReference:
    """What a placeholder names.

    `indicator` is a key of the catalogue, `breakdown` such as `geschlecht:w` or empty, `place` a key or one of
    the words above, `year` four digits or `neu`. Of a change `since` is the earlier year; of a difference
    `against` is the other place. `indicator` and `year` are empty for a name. A number of places has a level
    (`gemeinde`) as its place, and `operator` and `limit` are what is asked of each of them.
    """

    kind: FactKind
    place: str
    indicator: str = ""
    breakdown: str = ""
    year: str = ""
    since: str = ""
    against: str = ""
    operator: str = ""
    limit: float = 0.0


@dataclass(frozen=True, slots=True)
class ReportFact:
    """A figure that a text names, of a data version.

    `text` is how it is written in the sentence ("57,2 %", "+0,1 Punkte", "deutlich"), or the word of its status.
    `value` is in the indicator's unit (percentage points for differences of shares), None where there is none.
    `status` is REPORTED for words and names. `verdict` is None where nothing is compared. `title`, `name` and
    `when` say of what, where and for which year it is, `counts` ("263 von 432") is empty where there is none.
    `source` is the line of the catalogue, `query` shows it in the Monitor.
    """

    asked: FactReference
    text: str
    value: float | None
    status: Status
    verdict: Verdict | None
    title: str
    name: str
    when: str
    counts: str
    source: str
    example: bool
    query: str

    @property
    def missing(self) -> bool:
        """Whether there is no figure to name: it is hidden, not reported, or cannot be compared."""
        return not self.status.has_value
