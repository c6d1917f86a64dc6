"""What may be claimed of a place, one sentence each: its position among all, a difference, a trend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard import formats
from dashboard.domain.area import Area, level_of
from dashboard.domain.figure import Figure
from dashboard.domain.indicator import Catalogue
from dashboard.domain.selection import parse
from dashboard.indicators.display import DIFFERENCE
from dashboard.indicators.measures.containment import contained, parts_of_one
from dashboard.indicators.trend import SPAN
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.indicators.wording.numbers import in_words
from dashboard.profile.model import Position, ProfileFinding, ProfileRow
from dashboard.statistics.few_cases import FEW
from dashboard.statistics.headlines import LevelHeadlines

POSITION, DIFFERS, TREND = "position", "difference", "trend"
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Speaker:
    """Of whom, against whom and in which language it is said; `larger` is the level of the reference."""

    area: Area
    larger: str
    lang: str
    words: DistrictWords

    def say(self, key: str, **facts: object) -> str:
        """A text in the profile's language."""
        return self.words.say(self.lang, key, **facts)

    def who(self, case: str = "who") -> str:
        """The place's name in a sentence: `who` acts, `whom` is acted upon, `between` stands after a
        preposition."""
        plain = self.area.level == "amt" and not self.area.name.startswith("Amt ")
        return self.say(f"finding_{case}_{'gemeinde' if plain else self.area.level}", name=self.area.name)

    def sentence(self, key: str, **facts: object) -> str:
        """Said of the place, beginning with a capital letter."""
        text = self.say(key, who=self.who(), **facts)
        return text[0].upper() + text[1:]

    def quoted(self, row: ProfileRow) -> str:
        """The indicator's name in quotation marks."""
        return self.say("finding_quoted", name=row.name)

    def value(self, figure: Figure, row: ProfileRow) -> str:
        """The number with its unit, unless the indicator's name says it: `„Auszubildende je 100 …“ mit
        17,0`."""
        number, _, unit = figure.text.partition(formats.SPACE)
        return number if unit and unit.replace(formats.SPACE, " ") in row.name else figure.text

    def details(self, row: ProfileRow) -> str:
        """`2024, 23 von 83, Beispiel`."""
        index = self.say("finding_index") if row.unit == "index" else ""
        parts = (row.when, index, row.own.counts, self.say(f"finding_{row.origin}"))
        return ", ".join(part for part in parts if part)

    def among(self, position: Position, key: str = "among") -> str:
        """ "unter den 114 Gemeinden ab 20 Fällen": among whom a position is counted."""
        among = self.say(f"finding_{key}_{self.area.level}", count=self.number(position.among))
        if position.without_few:
            return self.say("finding_with_cases", among=among, least=FEW)
        return self.say("finding_with_value", among=among) if position.without_value else among

    def number(self, count: int) -> str:
        """In words up to twelve."""
        return in_words(count, self.lang)

    def listed(self, names: Sequence[str]) -> str:
        """ "A, B und C"."""
        return formats.listed(list(names), self.say("and"))

    def reference(self, row: ProfileRow) -> Figure | None:
        """The larger area's figure, where it has one."""
        around = [one for one in row.surroundings if level_of(one.key) == self.larger]
        found = [one for one in around if one.value is not None]
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that is said of a place. `up`: high, higher or rising; `order` sorts claims of one kind."""

    row: ProfileRow
    kind: str
    up: bool
    order: tuple[float, ...]

    @property
    def official(self) -> bool:
        """Whether the row's figure is no example."""
        return self.row.origin != "example"


def claims(
    rows: Sequence[ProfileRow], place: str, headlines: LevelHeadlines, catalogue: Catalogue
) -> list[Claim]:
    """Everything that may be said, strongest first: official before example, positions, then differences and
    trends.

    Positions: extremes first, of indicators of which a side is better first, then the farthest from the
    reference. Differences and trends: the least likely by chance first.
    """
    kinds = (POSITION, DIFFERS, TREND)
    found = list(_claims(rows, place, headlines, catalogue))
    return sorted(found, key=lambda one: (not one.official, kinds.index(one.kind), one.order))


def _claims(
    rows: Sequence[ProfileRow], place: str, headlines: LevelHeadlines, catalogue: Catalogue
) -> Iterator[Claim]:
    for at, row in enumerate(rows):
        if row.position is not None:
            neutral = catalogue.indicators[row.indicator].direction == "neutral"
            order = (row.position.number, neutral, -(row.distance or 0.0), at)
            yield Claim(row, POSITION, row.position.from_top, order)
        for kind, found in (
            (DIFFERS, headlines.difference(row.indicator, place)),
            (TREND, headlines.trend(row.indicator, place)),
        ):
            if found is not None and row.own.value is not None:
                yield Claim(row, kind, found.up, (found.probability, at))


def told(claim: Claim, speaker: Speaker) -> ProfileFinding:
    """The whole sentence: place, value, year, counts, whose figures they are, and on which side it lies."""
    row = claim.row
    facts = {
        "name": speaker.quoted(row),
        "value": speaker.value(row.own, row),
        "details": speaker.details(row),
    }
    other = speaker.reference(row)
    if claim.kind == POSITION and row.position is not None:
        reference = ""
        if other is not None:
            inside = speaker.say(f"finding_in_{speaker.larger}")
            reference = speaker.say("finding_reference", inside=inside, other=speaker.value(other, row))
        place, among = ordinal(row.position, speaker), speaker.among(row.position)
        text = speaker.sentence("finding_position", place=place, among=among, reference=reference, **facts)
        return ProfileFinding(text, row.indicator, row.query, POSITION, claim.official)
    way = "higher" if claim.up else "lower"
    if claim.kind == DIFFERS:
        than = speaker.say(f"finding_than_{speaker.larger}")
        whole = speaker.value(other, row) if other is not None else ""
        text = speaker.sentence(f"finding_difference_{way}", than=than, other=whole, **facts)
        return ProfileFinding(
            text, row.indicator, as_difference(row, speaker.larger), DIFFERS, claim.official
        )
    last = row.year or 0
    years = {
        "first": last - SPAN + 1,
        "last": last,
        "amount": row.five_years.text.lstrip(f"+{formats.MINUS}"),
    }
    text = speaker.sentence(f"finding_trend_{way}", **years, **facts)
    return ProfileFinding(text, row.indicator, row.query, TREND, claim.official)


def also(others: Sequence[Claim], speaker: Speaker) -> ProfileFinding:
    """Those that have no room for a sentence of their own, by name; never the first sentence."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for one in others:
        groups.setdefault(_group(one, speaker), []).append(one)
    parts, kinds = [], set()
    for (text, again), of in groups.items():
        parts.append(_named(again if of[0].kind in kinds and again else text, of, speaker))
        kinds.add(of[0].kind)
    first = others[0]
    origins = {one.row.origin for one in others}
    origin = speaker.say(f"finding_also_all_{origins.pop() if len(origins) == 1 else 'official'}")
    listed = formats.listed(parts, speaker.say("finding_as_well"))
    text = speaker.say("finding_also", parts=listed, origin=origin)
    query = first.row.query if first.kind != DIFFERS else as_difference(first.row, speaker.larger)
    return ProfileFinding(text, "", query, "also", first.official)


def related(row: ProfileRow, said: Sequence[ProfileRow], speaker: Speaker, catalogue: Catalogue) -> str:
    """That an indicator counts the same as one that has been named; empty where it does not."""
    own = catalogue.indicators[row.indicator]
    for before in said:
        other = catalogue.indicators[before.indicator]
        if contained(own, other, catalogue):
            return speaker.say("finding_contained", inner=speaker.quoted(row), outer=speaker.quoted(before))
        if contained(other, own, catalogue):
            return speaker.say("finding_contained", inner=speaker.quoted(before), outer=speaker.quoted(row))
        if parts_of_one(own, other, catalogue):
            return speaker.say("finding_parts", one=speaker.quoted(before), other=speaker.quoted(row))
    return ""


def ordinal(position: Position, speaker: Speaker) -> str:
    """`zweithöchste`."""
    return speaker.say(f"finding_{'top' if position.from_top else 'bottom'}_{position.number}")


def as_difference(row: ProfileRow, larger: str) -> str:
    """The row in the Monitor, as the difference from the reference."""
    view = replace(parse(row.query)[0], display=DIFFERENCE)
    return replace(view, comparison=view.comparison if larger == "kreis" else (larger,)).to_query()


def _group(claim: Claim, speaker: Speaker) -> tuple[str, str]:
    """What is common to claims that are named together, with a place for the names; the second, empty where
    it is the same, is shorter and stands after another of its kind."""
    facts: Mapping[str, object] = {"names": "{names}", "inside": speaker.say(f"finding_in_{speaker.larger}")}
    if claim.kind == POSITION and claim.row.position is not None:
        place, among = ordinal(claim.row.position, speaker), speaker.among(claim.row.position)
        whole, again = "finding_also_position", "finding_also_position_again"
        return speaker.say(whole, place=place, among=among, **facts), speaker.say(again, place=place, **facts)
    ways = {DIFFERS: ("lower", "higher"), TREND: ("falling", "rising")}[claim.kind]
    return speaker.say(f"finding_also_{ways[claim.up]}", **facts), ""


def _named(text: str, of: Sequence[Claim], speaker: Speaker) -> str:
    names = [speaker.quoted(one.row) for one in of[:_NAMED]]
    more = len(of) - len(names)
    if more:
        names.append(
            speaker.say("finding_more" if more > 1 else "finding_more_one", count=speaker.number(more))
        )
    return text.replace("{names}", speaker.listed(names))
