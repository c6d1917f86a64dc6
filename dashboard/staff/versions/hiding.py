"""Why a cell is hidden, for staff and in words. Nothing here knows the number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.texts import say

RULES = ("small_count", "complement", "denominator", "geography", "breakdown", "territory")
"""The rules of protection as `dashboard.protection.report` has them; a test compares the two."""
OWN = frozenset(RULES[:3])
"""Rules that hide a cell for its own sake, not for others'."""
BY_SOURCE, UNKNOWN = "source", "unknown"
"""Hidden by whoever delivered it; published before reasons were kept."""


@dataclass(frozen=True, slots=True)
class HidingReason:
    """`rule` is one of RULES, BY_SOURCE or UNKNOWN. Of a cell that is hidden for the sake of places, `protects`
    are their keys, and `whole` is the key of the Amt or district whose sum would give them away."""

    rule: str
    protects: tuple[str, ...] = ()
    whole: str = ""

    def words(self, lang: str, names: Mapping[str, str], threshold: int = 3) -> str:
        """A line such as "Anzahl unter 3"."""
        if self.rule == "geography" and self.protects:
            named = [names.get(one, one) for one in self.protects]
            listed = named[0] if len(named) == 1 else say(lang, "staff_hiding_several", count=len(named))
            sentence = "staff_hiding_amt" if len(self.whole) == 9 else "staff_hiding_district"
            return say(lang, sentence, places=listed, whole=names.get(self.whole, self.whole))
        return say(lang, f"staff_hiding_{self.rule}", threshold=threshold)


@dataclass(frozen=True, slots=True)
class HiddenCell:
    """A cell that is hidden, and why. `was` is the number that an earlier version showed, None where none did."""

    indicator: str
    level: str
    breakdown: str
    area: str
    year: int
    reason: HidingReason
    was: float | None = None
