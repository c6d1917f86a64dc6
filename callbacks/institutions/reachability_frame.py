"""What stands around an answer about ways: language, names, addresses and what is compared with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.institutions.travel import TravelRules
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.institutions.places import ChosenPlace
from dashboard.institutions.reachability.question import TravelQuestion
from dashboard.institutions.view import GRID


@dataclass(frozen=True, slots=True)
class TabFrame:
    """Around an answer: language, names of areas by key, the page's address for a question, places to choose from
    (name, `longitude,latitude`), official minutes by municipality, and of which day the road network is.
    `choices` are places by key and name with whether it is the one in view, `place` that one, None without;
    `no_place` gives the address for a question without it, `displayed` that of a question whose map colours what
    is named; `display` is what it colours now."""

    lang: str
    words: DistrictWords
    rules: TravelRules
    names: Mapping[str, str]
    address: Callable[[TravelQuestion], str]
    places: Sequence[tuple[str, str]]
    official: Mapping[str, float]
    roads_day: str = ""
    scenarios: bool = True
    choices: Sequence[tuple[str, str, bool]] = ()
    place: ChosenPlace | None = None
    no_place: Callable[[TravelQuestion], str] = lambda _: ""
    display: str = GRID
    displayed: Callable[[TravelQuestion, str], str] = lambda _question, _display: ""

    def name(self, key: str) -> str:
        """Of a municipality; its key where nobody knows it."""
        return self.names.get(key, key)
