"""One year of a slab as sentences ask for it: who is on which side of the reference, with which verdict and
name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard import formats
from dashboard.domain.area import SMALL_LEVELS, level_of
from dashboard.domain.observation import Status
from dashboard.domain.verdict import Verdict
from dashboard.indicators.findings.model import explained
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.wording.district_words import with_article
from dashboard.indicators.wording.numbers import in_words
from dashboard.texts import say

_NAMED_KINDS = ("amt", "aehnliche", "ziel")


_NUMBERS = ("value", "high")
"""Facts of sentences that are a number with its unit."""


@dataclass(frozen=True)
class YearPicture:
    """One row of a slab; columns are places in the slab's order."""

    slab: Slab
    row: int
    lang: str

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The explained words by name, see `explained`."""
        return explained(self.lang)

    def say(self, key: str, **facts: object) -> str:
        """A text of pictures in the picture's language, with its explained words. `value_after` is a number as
        it stands after `mit` or `bis`."""
        after = {
            f"{name}_after": formats.dative(str(said)) for name, said in facts.items() if name in _NUMBERS
        }
        return self.slab.local.say(self.lang, f"picture_{key}", **{**self.words, **facts, **after})

    @property
    def year(self) -> str:
        """As it is shown: `2024`, or `2022–2024`."""
        return self.slab.labels[self.row]

    @property
    def columns(self) -> list[int]:
        """Places inside the filter that there were in this year."""
        there = self.slab.exists
        return [
            at
            for at, inside in enumerate(self.slab.inside.tolist())
            if inside and (there is None or there[self.row, at])
        ]

    @cached_property
    def beyond(self) -> bool:
        """Whether there are municipalities or Ämter of other districts."""
        district = self.slab.district
        if district is None or self.slab.level not in SMALL_LEVELS:
            return False
        return not all(key.startswith(district.key) for key in self.slab.places)

    def has_value(self, at: int) -> bool:
        """Whether a number is shown."""
        value = self.slab.value[self.row, at]
        return bool(value == value)

    def hidden(self, at: int) -> bool:
        """Whether the number is protected."""
        return int(self.slab.status[self.row, at]) == Status.SUPPRESSED

    def text(self, at: int) -> str:
        """The number with its unit."""
        return self.slab.text[self.row][at]

    def verdict(self, at: int) -> Verdict:
        """Whether the difference from the reference is more than chance."""
        verdicts = self.slab.verdict_difference
        return Verdict.NOT_TESTABLE if verdicts is None else Verdict(int(verdicts[self.row, at]))

    def side(self, at: int) -> int | None:
        """1 above the reference, -1 below, 0 where as much is left as is written as nothing; None without a
        difference, and for the reference itself."""
        difference = self.slab.difference[self.row][at]
        reference = self.slab.reference
        if not difference or (reference is not None and reference.key == self.slab.places[at]):
            return None
        return {"+": 1, formats.MINUS: -1}.get(difference[0], 0)

    @property
    def as_difference(self) -> bool:
        """Whether the picture shows differences instead of values."""
        shown = self.slab.shown
        return shown is not None and shown.text == self.slab.difference

    @property
    def as_change(self) -> bool:
        """Whether the picture shows changes instead of values."""
        return self.slab.shown is not None and not self.as_difference

    def kind(self) -> str:
        """What the reference is, by the names of comparisons; `other` where the wording knows none."""
        reference = self.slab.reference
        if reference is None:
            return "other"
        if reference.key in _NAMED_KINDS:
            return reference.key
        return level_of(reference.key) or "other"

    def to(self) -> str:
        """ "dem Landkreis": the reference behind `über` and `unter`; at its own level by its name."""
        return self._reference("to")

    def off(self) -> str:
        """ "vom Landkreis"."""
        return self._reference("from")

    def _reference(self, case: str) -> str:
        reference = self.slab.reference
        if reference is not None and reference.key in self.slab.places:
            name = self.slab.names[self.slab.places.index(reference.key)]
            return self._with_article(case, name) or self.say(f"{case}_name", name=name)
        return self.say(f"{case}_{self.kind()}")

    def reference_value(self) -> str:
        """The reference's number; empty where every place has a reference of its own."""
        return self.slab.reference.text[self.row] if self.slab.reference is not None else ""

    def sum_of_all(self) -> str:
        """The district's number where it is that of all places together; else empty."""
        district = self.slab.district
        if district is None or district.line or district.key in self.slab.places or self.beyond:
            return ""
        return district.text[self.row] if district.value[self.row] is not None else ""

    def span(self, places: Sequence[int]) -> str:
        """From where to where the numbers of several places go, the unit named once."""
        by_value = sorted(places, key=lambda at: self.slab.value[self.row, at])
        low, high = self.text(by_value[0]), self.text(by_value[-1])
        facts = {"count": self.number(len(places)), "noun": self.noun("of"), "high": high}
        if low == high:
            return self.say("range_one", low=low, **facts)
        return self.say("range", low=low.partition(formats.SPACE)[0], **facts)

    def who(self, at: int) -> str:
        """The place as what a sentence is about: `Parchim`, `das Amt Grabow`, `der Landkreis Rostock`."""
        return self._named("who", at)

    def whom(self, at: int) -> str:
        """The place behind "für": `den Landkreis Rostock`."""
        return self._named("whom", at)

    def _named(self, case: str, at: int) -> str:
        name = self.slab.names[at]
        found = self._with_article(case, name)
        if found:
            return found
        amt = self.slab.level == "amt" and name.startswith("Amt ")
        return say(self.lang, f"finding_{case}_{'amt' if amt else 'gemeinde'}", name=name)

    def where(self, at: int) -> str:
        """ "in Parchim", "im Amt Grabow"; a district, whose name may be inflected, "für Mecklenburgische
        Seenplatte"."""
        name = self.slab.names[at]
        if name.startswith("Amt "):
            return self.say("in_amt", name=name)
        found = self._with_article("in", name)
        if found:
            return found
        return self.say("in_kreis" if self.slab.level == "kreis" else "in", name=name)

    def _with_article(self, case: str, name: str) -> str:
        """A district's name with its article; empty where it has none."""
        found = with_article(name) if self.slab.level == "kreis" else None
        if found is None:
            return ""
        gender, nominative, other = found
        noun = {"m": "landkreis", "f": "region"}[gender]
        return self.say(f"{case}_{noun}", name=nominative if case == "who" else other)

    def there(self, key: str, value: str, **facts: object) -> str:
        """A text that says how many there are; of a single one in the singular: "ist es 1 Person"."""
        single = value.partition(formats.SPACE)[0] == "1"
        return self.say(f"{key}_one" if single else key, value=value, **facts)

    def noun(self, form: str) -> str:
        """What places are called: `one` (Ort), `many` (Orte), `of` (von 15 Orten)."""
        return self.say(f"noun_{form}{'_kreis' if self.slab.level == 'kreis' else ''}")

    def count(self, count: int) -> str:
        """In words up to twelve; `einer` of places."""
        if count == 1:
            return self.say("count_1")
        return self.number(count)

    def counted_of(self, count: int) -> dict[str, str]:
        """ "fünf Orten", "einem Ort": what stands behind "von"."""
        if count == 1:
            return {"count": self.say("of_count_1"), "noun": self.noun("of_one")}
        return {"count": self.number(count), "noun": self.noun("of")}

    def number(self, count: int) -> str:
        """In words up to twelve."""
        return in_words(count, self.lang)

    def listed(self, names: Sequence[str]) -> str:
        """ "A, B und C"."""
        return formats.listed(list(names), say(self.lang, "and"))
