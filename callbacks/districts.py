"""Answers for places of other districts: with official figures alone, as if their district were served."""

from __future__ import annotations

from callbacks.answers import Answers
from data.germany.areas import districts

_HELD = 3  # districts: each holds frames and tables of some megabytes


class Districts:
    """The monitor's own answers, and those of the district of any other place; the last few are held."""

    def __init__(self, own: Answers) -> None:
        self.own = own

    def of(self, key: str) -> Answers:
        """Who answers for a municipality, an Amt or a district; for what is none of them the monitor's own."""
        district = key[:5]
        if district == self.own.district or district not in districts():
            return self.own

        def make() -> Answers:
            return Answers(self.own.repository.of(district), district)

        return self.own.keep(("district", district), make, most=_HELD)
