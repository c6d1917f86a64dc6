"""Says in German which figures contradict each other: measure, place, year, both numbers and whose they
are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dashboard.domain.indicator import Catalogue
from dashboard.formats import number
from dashboard.indicators.measures.known_sums import Count
from dashboard.indicators.rates import DISTRICT, EXAMPLE, OFFICIAL
from data.importing.findings import Finding, Level
from data.publishing.contradictions import CountContradiction, Told

MOST = 15
"""Findings of one kind that are told one by one; of the others the number is."""
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """`names` are those of places; `stored` names the release that a stored figure of the district came
    with."""

    catalogue: Catalogue
    names: Mapping[str, str]
    stored: Callable[[Told], str]

    def findings(self, found: Iterable[CountContradiction]) -> tuple[Finding, ...]:
        """Errors first; what is furthest off first. What does not concern this release is left to errors."""
        of_kind: dict[tuple[Level, str], list[CountContradiction]] = {}
        for one in found:
            kind = _kind(one)
            if kind is not None:
                of_kind.setdefault(kind, []).append(one)
        told: list[Finding] = []
        for level in ("error", "warning"):
            for (at, what), group in of_kind.items():
                if at == level:
                    ordered = sorted(group, key=lambda one: -one.excess)
                    sentences = [self.sentence(one) for one in ordered[:MOST]]
                    if what == "examples":
                        sentences[0] = f"{sentences[0]} {_INVENTED}"
                    told += [_finding(level, sentence) for sentence in sentences]
                    if len(group) > MOST:
                        told.append(_finding(level, f"… und {len(group) - MOST} weitere {_MORE[what]}."))
        return tuple(told)

    def sentence(self, one: CountContradiction) -> str:
        """The contradiction in a German sentence: where, when, which counts of whom."""
        where = f"{self._place(one.whole.place)}, {one.parts[0].year}"
        whole = self._count(one.whole, one.parts[0].year)
        if one.of_places:
            return self._of_places(one, where)
        parts = " und ".join(self._count(part, part.year) for part in one.parts)
        together = f", zusammen {number(one.total)}," if len(one.parts) > 1 else ""
        verb = "ist" if len(one.parts) == 1 and one.total == 1 else "sind"
        if one.rest:
            missing = number(one.whole.value - one.total)
            return f"{where}: {parts}{together} {verb} weniger als {whole}; {missing} sind nicht benannt."
        said = f"{where}: {parts}{together} {verb} mehr als {whole}"
        if one.against_examples:
            return f"{said}."
        return f"{said}. Eine der Zahlen stimmt nicht."

    def _of_places(self, one: CountContradiction, where: str) -> str:
        largest = sorted(one.parts, key=lambda part: -part.value)[:_NAMED]
        named = ", ".join(
            f"{self.names.get(part.place, part.place)} {number(part.value)}" for part in largest
        )
        more = f" und {len(one.parts) - _NAMED} weitere" if len(one.parts) > _NAMED else ""
        what = self._named(one.whole.count)
        whole = f"{number(one.whole.value)} ({self._whose(one.whole)})"
        way = "weniger" if one.rest else "mehr"
        return (
            f"{where}, „{what}“: die Gebiete darin haben zusammen {number(one.total)} ({named}{more}; "
            f"{self._whose(one.parts[0])}), {way} als angegeben: {whole}."
        )

    def _count(self, one: Told, year: int) -> str:
        elsewhen = f" {one.year}" if one.year != year else ""
        return f"{number(one.value)} „{self._named(one.count)}“{elsewhen} ({self._whose(one)})"

    def _whose(self, one: Told) -> str:
        if one.fresh:
            return "neu"
        if one.provenance == EXAMPLE:
            return "Beispieldaten"
        if one.provenance == OFFICIAL:
            source = self.catalogue.sources.get(one.source)
            return f"amtlich, {source.table or source.name['de']}" if source else "amtlich"
        return self.stored(one) if one.provenance == DISTRICT else ""

    def _place(self, key: str) -> str:
        return f"{self.names.get(key, key)} ({key})"

    def _named(self, count: Count) -> str:
        names = " + ".join(self.catalogue.measures[key].name["de"] for key in count.measures)
        dimension, _, category = count.breakdown.partition(":")
        known = self.catalogue.breakdowns.get(dimension)
        if not category:
            return names
        return f"{names}, {known.categories[category]['de'] if known and category in known.categories else category}"


_INVENTED = "Beispieldaten sind erfunden: bitte nur prüfen, ob die neue Zahl stimmt."
_MORE = {
    "contradiction": "Widersprüche dieser Art",
    "examples": "Werte, die größer sind, als es die Beispieldaten zulassen",
    "rest": "Werte, deren Teile weniger sind als das Ganze",
    "office": "Abweichungen von amtlichen Summen",
}


def _kind(one: CountContradiction) -> tuple[Level, str] | None:
    """Whether it is told, and how: nobody is refused for an example, nor because an office counts
    otherwise."""
    told = (one.whole, *one.parts)
    fresh = any(part.fresh for part in told)
    if one.against_examples:
        real = all(part.provenance != EXAMPLE for part in one.parts)
        impossible = real and any(part.fresh for part in one.parts)
        return ("warning", "examples") if impossible and not one.rest else None
    if all(part.provenance == OFFICIAL for part in told):
        # Offices round each number for itself. Within one table its reader has told it; two tables may count
        # otherwise.
        return ("warning", "office") if fresh and len({part.source for part in told}) > 1 else None
    if one.rest:
        return ("warning", "rest") if fresh else None
    if one.of_places and any(part.provenance == OFFICIAL for part in told):
        return ("warning", "office") if fresh else None
    return ("error", "contradiction")


def _finding(level: Level, message: str) -> Finding:
    return Finding(level, "", None, None, "", "", message)
