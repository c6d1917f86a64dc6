"""Reads the wholes of `compositions.yaml`, and refuses those whose parts are not all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dashboard.domain.indicator import Catalogue, Composition, CompositionPart, Indicator
from data.catalogue.documents import EntryReader, Problems

MOST_PARTS = 7
"""Colours that can be told apart."""


def read(
    document: Mapping[str, object], file: str, catalogue: Catalogue, problems: Problems
) -> tuple[Composition, ...]:
    """Compositions in the order of the file. `catalogue` has everything else."""
    found = []
    for key, content in document.items():
        entry = EntryReader(file, key, content, problems)
        one = Composition(key, entry.text("name"), entry.text("base"), _parts(entry, catalogue))
        entry.close()
        for problem in composition_problems(one, catalogue):
            entry.problem(problem)
        found.append(one)
    return tuple(found)


def _parts(entry: EntryReader, catalogue: Catalogue) -> tuple[CompositionPart, ...]:
    dimension = entry.string("breakdown") if entry.has("breakdown") else ""
    indicator = entry.string("indicator") if dimension else ""
    known = catalogue.breakdowns.get(dimension)
    if dimension and known is None:
        entry.problem(f"„{dimension}“ bei „breakdown“ ist als Gliederung nicht bekannt.")
    below = entry.entries("parts")
    if not below and known is not None:
        return tuple(CompositionPart((f"{indicator}/{dimension}:{one}",)) for one in known.categories)
    parts = []
    for one in below:
        members = one.words("members")
        named = tuple(f"{indicator}/{dimension}:{member}" if dimension else member for member in members)
        parts.append(CompositionPart(named, one.text("name") if one.has("name") else None))
        one.close()
    return tuple(parts)


def composition_problems(one: Composition, catalogue: Catalogue) -> Iterator[str]:
    """German sentences: unknown members, parts without a name, and parts that are not all of the whole."""
    if not 2 <= len(one.parts) <= MOST_PARTS:
        yield f"Eine Zusammensetzung hat zwei bis {MOST_PARTS} Teile (parts)."
    members = [member for part in one.parts for member in part.members]
    unknown = [member for member in members if not _is_known(member, catalogue)]
    for member in unknown:
        yield f"„{member}“ ist als Indikator oder Ausprägung nicht bekannt."
    if len(set(members)) < len(members):
        yield "Ein Bestandteil (members) kommt zweimal vor."
    if any(len(part.members) != 1 and part.name is None for part in one.parts):
        yield "Ein Teil aus mehreren Bestandteilen braucht einen Namen (name)."
    if unknown or not members:
        return
    counted = [catalogue.indicators[member.partition("/")[0]] for member in members]
    if any(not share.numerator or share.unit != "percent" for share in counted):
        yield "Die Teile müssen Anteile in Prozent sein, die aus Zählungen gerechnet werden."
    elif len({(share.denominator, share.denominator_lag) for share in counted}) > 1:
        yield "Die Teile haben nicht denselben Nenner (denominator)."
    elif not _is_complete(members, counted, catalogue):
        yield "Die Teile sind nicht das Ganze: In sums.yaml fehlt ihre Summe, oder es fehlt eine Ausprägung."


def _is_known(member: str, catalogue: Catalogue) -> bool:
    key, _, breakdown = member.partition("/")
    indicator, (dimension, _, category) = catalogue.indicators.get(key), breakdown.partition(":")
    if indicator is None or not breakdown:
        return indicator is not None
    return dimension in indicator.breakdowns and category in catalogue.breakdowns[dimension].categories


def _is_complete(members: list[str], counted: list[Indicator], catalogue: Catalogue) -> bool:
    """Whether the members are an exact sum that is stated, or every category of one breakdown."""
    counts = set()
    for member, share in zip(members, counted, strict=True):
        breakdown = member.partition("/")[2]
        counts |= {f"{one}/{breakdown}" if breakdown else one for one in share.numerator}
    stated = any(
        one.exact and (one.whole,) == counted[0].denominator and set(one.parts) == counts
        for one in catalogue.sums
    )
    dimensions = {member.partition("/")[2].partition(":")[0] for member in members}
    every = catalogue.breakdowns.get(dimensions.pop()) if len(dimensions) == 1 else None
    published = every is not None and all(share.as_published for share in counted)
    return stated or (published and every is not None and len(every.categories) == len(members))
