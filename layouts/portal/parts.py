"""What the page of the portal is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.portal.model import Appointment, Door, Mission, NewsItem, StillMap
from dashboard.search.hits import Hit

SIGN_LANGUAGE = "/gebaerdensprache"


@dataclass(frozen=True, slots=True)
class ShownHits:
    """What was searched for where no script runs, and what was found."""

    text: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class PortalParts:
    """`suffix` is the query that links take along, with its question mark. `map` is None in a district whose
    institutions nobody has delivered, `mission` in one without a strategy. `made` is the day of the data version, None
    where nobody knows it any more. `examples` are searches to try; `signed` tells whether the district has videos in
    sign language. `notices` say what could not be shown as asked, `newer` offers the current data version."""

    lang: str
    words: DistrictWords
    suffix: str
    map: StillMap | None
    doors: Sequence[Door]
    news: Sequence[NewsItem]
    appointments: Sequence[Appointment]
    mission: Mission | None
    version: str
    made: date | None
    today: date
    examples: Sequence[str] = ()
    signed: bool = False
    notices: tuple[str, ...] = ()
    newer: bool = False

    def with_sign_language(self, *, signed: bool) -> PortalParts:
        """With or without the way to videos in sign language."""
        return replace(self, signed=signed)

    def told(self, notices: tuple[str, ...], *, newer: bool) -> PortalParts:
        """With what is to be said of the address."""
        return replace(self, notices=notices, newer=newer)
