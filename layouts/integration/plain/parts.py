"""What the plain page is given to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.courses.course import Course
from dashboard.integration.plain.matching import Suitable
from dashboard.integration.plain.view import PlainView
from dashboard.texts.languages.words import Words


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """An advice centre: its name and what its entry says, in German; empty where nothing is said. `languages` are
    their codes."""

    key: str
    name: str
    telephone: str
    mail: str
    languages: Sequence[str]
    example: bool


@dataclass(frozen=True, slots=True)
class PlainParts:
    """All that the page says. `homes` are names of places by key, in German order, `municipality` is that of
    the chosen one. `after` is what follows on the
    first course, None where that is not known, and `map` an SVG, empty without a place to show."""

    words: Words
    view: PlainView
    homes: Mapping[str, str]
    municipality: str
    offers: Suitable
    day: date
    after: Course | None
    advice: Sequence[AdviceLine]
    map: str
    detailed: str
