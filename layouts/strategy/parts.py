"""What the page of the strategy is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.strategy.model import StrategyState
from dashboard.strategy.worse import WorseList

PATH = "/strategie"


@dataclass(frozen=True, slots=True)
class StrategyParts:
    """`state` is how everything stands, `first` and `others` the sentences on it. `larger` is the name of the area that
    figures are compared with. `lines` are small series as SVG by indicator, with a text in the place of each. `scenes`
    is the page as JSON for the Sitzungsmappe, empty where there is none."""

    state: StrategyState
    first: str
    others: Sequence[str]
    worse: WorseList
    worse_said: str
    words: DistrictWords
    name: str
    larger: str
    lines: Mapping[str, tuple[str, str]]
    sources: str
    version: str
    scenes: str
    lang: str

    @property
    def examples(self) -> bool:
        """Whether anything on the page is an example."""
        state, worse = self.state, (*self.worse.found, *self.worse.nearly)
        stated = [one.example for one in state.principles] + [one.aim.example for one in state.aims]
        stated += [one.action.example for one in state.actions]
        return any(
            (*stated, *(one.row.own.example for one in state.indicators), *(one.example for one in worse))
        )
