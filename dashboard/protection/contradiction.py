"""Finds counts that no table can hold together, before anything is hidden: parts that are more than their
whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.domain.area import LEVELS
from dashboard.domain.grid import Flags, Floats
from dashboard.domain.indicator import Catalogue
from dashboard.errors import ContradictoryCounts
from dashboard.formats import number
from dashboard.protection.families import Linked
from dashboard.protection.release import FORMER, Content, public_counts, row_values
from dashboard.protection.tables.moves import Sum
from dashboard.protection.tables.table import Family

_SLACK = 1e-6
"""Parts of a split area are fractions; their sums are exact only up to the last digits."""
_TOLD = 5
"""Contradictions that the sentence of an error spells out; all of them are among its facts."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One count: measures whose sum it is, breakdown, year, key of the place, and the count; None where it is
    missing.

    `year` is the count's own: children of 31 December are the base of the following 1 March.
    """

    measures: tuple[str, ...]
    breakdown: str
    year: int
    place: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Counts of which the `parts` are more than the `whole`, or cannot add up to it with others beside
    them."""

    level: str
    whole: Counted
    parts: tuple[Counted, ...]


class Contradictory(Exception):
    """Carries contradictions to where their measures and places can be named."""

    def __init__(self, found: tuple[Contradiction, ...]) -> None:
        super().__init__(f"{len(found)} contradictions")
        self.found = found


def contradictions(
    families: Iterable[Linked],
    content: Content,
    years: Sequence[int],
    keys: Mapping[str, Sequence[str]],
    catalogue: Catalogue,
) -> Iterator[Contradiction]:
    """Every relation of the families that the counts of a place and year break, whatever their source.

    `years`, one after the other, are the rows of the content, `keys` names the columns of each level. A
    missing count is taken for the least that the others leave possible, so that parts of which some are
    missing can contradict a whole, too. Parts that are counted on another day than the whole, without being a
    share of it, may be more; official counts among themselves, which offices round and everybody can read,
    are nobody's secret.
    """
    for linked in families:
        binding = [one for one in linked.family.sums if _is_binding(one, linked, catalogue)]
        span = range(-max(linked.shift), content.years - min(linked.shift))
        for level in (*LEVELS, FORMER):
            for year in span:
                value = row_values(linked, content, level, year)
                known = np.zeros(value.shape, dtype=np.bool_)
                known[: len(linked.series)] = public_counts(linked, content, level, year)
                yield from _of(linked, binding, value, known, level, year, years, keys)


def _is_binding(one: Sum, linked: Linked, catalogue: Catalogue) -> bool:
    given = linked.family.given
    parts = [part for part in one.parts if part < given]
    if len(parts) == len(one.parts) or all((one.whole, part) in linked.family.rests for part in parts):
        return True
    named = {measure for at in (one.whole, *parts) for measure in linked.series[at].measures}
    return len({str(catalogue.measures[key].reporting_date) for key in named}) == 1


def _of(
    linked: Linked,
    binding: Sequence[Sum],
    value: Floats,
    official: Flags,
    level: str,
    year: int,
    years: Sequence[int],
    keys: Mapping[str, Sequence[str]],
) -> Iterator[Contradiction]:
    family = linked.family
    if np.isnan(value[: family.given]).all():
        return
    least = family.least(value)

    def counted(at: int, column: int) -> Counted:
        series, known = linked.series[at], float(value[at, column])
        own = years[0] + year + linked.shift[at]
        return Counted(
            series.measures, series.breakdown, own, keys[level][column], None if np.isnan(known) else known
        )

    for one in binding:
        parts = [part for part in one.parts if part < family.given]
        broken = least[parts].sum(axis=0) > value[one.whole] + _SLACK
        broken &= ~official[[one.whole, *parts]].all(axis=0)
        for column in np.flatnonzero(broken).tolist():
            named = [
                behind
                for part in parts
                for behind in _counts_behind(family, value[:, column], least, part, column)
            ]
            told = tuple(counted(part, column) for part in dict.fromkeys(named))
            yield Contradiction(level, counted(one.whole, column), told)


def _counts_behind(family: Family, value: Floats, least: Floats, part: int, column: int) -> Iterator[int]:
    """A count above zero itself, or the known ones that make up the least that a missing one can be."""
    if not np.isnan(value[part]):
        yield from (part,) if value[part] > 0 else ()
        return
    for one in family.sums:
        parts = [at for at in one.parts if at < family.given]
        if (
            one.whole == part
            and least[part, column] > 0
            and least[parts, column].sum() >= least[part, column]
        ):
            for at in parts:
                yield from _counts_behind(family, value, least, at, column)
            return


def refuse(found: Sequence[Contradiction], catalogue: Catalogue, names: Mapping[str, str]) -> None:
    """Raises ContradictoryCounts, whose `facts` hold all of them, when there are any. `names` are those of
    places."""
    if not found:
        return
    lines = [sentence(one, catalogue, names) for one in found[:_TOLD]]
    more = [f"Und {len(found) - _TOLD} weitere."] if len(found) > _TOLD else []
    raise ContradictoryCounts(" ".join([*lines, *more]), contradictions=tuple(found))


def sentence(one: Contradiction, catalogue: Catalogue, names: Mapping[str, str]) -> str:
    """In German, with measures, place, year and both numbers."""
    whole, parts = one.whole, one.parts
    total = sum(part.value or 0.0 for part in parts)
    where = f"{names.get(whole.place, whole.place)} ({whole.place}), {whole.year}"
    told = " + ".join(
        f"„{_named(part, catalogue)}“{_elsewhere(part, whole, names)} ({_count(part)})" for part in parts
    )
    if whole.value is not None and total <= whole.value:
        return f"{where}: „{_named(whole, catalogue)}“ ({_count(whole)}) passt nicht zu {told} und den Zahlen daneben."
    together = f", zusammen {number(total)}," if len(parts) > 1 else ""
    verb = "ist" if len(parts) == 1 else "sind"
    return f"{where}: {told}{together} {verb} mehr als „{_named(whole, catalogue)}“ ({_count(whole)})."


def _named(one: Counted, catalogue: Catalogue) -> str:
    measures = " + ".join(
        catalogue.measures[key].name["de"] if key in catalogue.measures else key for key in one.measures
    )
    dimension, _, category = one.breakdown.partition(":")
    if not category:
        return measures
    known = catalogue.breakdowns.get(dimension)
    return f"{measures}, {known.categories[category]['de'] if known and category in known.categories else category}"


def _elsewhere(part: Counted, whole: Counted, names: Mapping[str, str]) -> str:
    return "" if part.place == whole.place else f" in {names.get(part.place, part.place)} ({part.place})"


def _count(one: Counted) -> str:
    return "fehlt" if one.value is None else number(one.value)
