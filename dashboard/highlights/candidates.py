"""Everything that may stand out: official ranks of the district, and differences and trends that survive that
very many are tested (see `dashboard.statistics.headlines`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dashboard.domain.indicator import Catalogue
from dashboard.domain.selection import MOST_PLACES
from dashboard.domain.verdict import Verdict
from dashboard.highlights.model import Candidate, Kind
from dashboard.profile.model import ProfileRow
from dashboard.statistics.headlines import Headline, LevelHeadlines

FOREMOST = 2
"""The first and the second place from either end are a finding; what lies between is none."""


def standings(rows: Sequence[ProfileRow], district: str, catalogue: Catalogue) -> Iterator[Candidate]:
    """Where the district lies at an end of the state's by official figures, at its very end first.

    Whether that end is the better one does not matter: good news counts as well. Figures of which neither
    side is better come after others.
    """
    for at, row in enumerate(rows):
        place = row.standing
        if place is None or place.number > FOREMOST or row.year is None or row.span > 1:
            continue
        neutral = catalogue.indicators[row.indicator].direction == "neutral"
        yield Candidate(
            kind="standing",
            indicator=row.indicator,
            theme=row.theme,
            level="kreis",
            year=row.year,
            places=(district,),
            origin=row.origin,
            share=row.unit == "percent",
            verdict=Verdict.NOT_TESTABLE,
            strength=(place.number, neutral, -(row.distance or 0.0), at),
            up=place.from_top,
        )


def survivors(
    found: LevelHeadlines, catalogue: Catalogue, origins: Mapping[str, str], order: int
) -> Iterator[Candidate]:
    """Of each indicator its surviving differences together, and its least likely trend.

    `origins` tells of each indicator whose the level's figures are, `order` of which level they are taken
    first.
    """
    for kind, of in (("difference", found.differences), ("trend", found.trends)):
        for indicator, headlines in _by_indicator(of.values()).items():
            foremost = headlines[: MOST_PLACES if kind == "difference" else 1]
            weakest = min(one.verdict for one in foremost)
            yield _survivor(
                "difference" if kind == "difference" else "trend",
                foremost,
                catalogue,
                origin=origins.get(indicator, "example"),
                verdict=weakest,
                order=order,
            )


def _by_indicator(found: Iterable[Headline]) -> dict[str, list[Headline]]:
    """The least likely by chance first, those of one year."""
    grouped: dict[str, list[Headline]] = {}
    for one in sorted(found, key=lambda headline: (headline.probability, headline.place)):
        of = grouped.setdefault(one.indicator, [])
        if not of or of[0].year == one.year:
            of.append(one)
    return grouped


def _survivor(
    kind: Kind,
    foremost: Sequence[Headline],
    catalogue: Catalogue,
    *,
    origin: str,
    verdict: Verdict,
    order: int,
) -> Candidate:
    first = foremost[0]
    entry = catalogue.indicators[first.indicator]
    return Candidate(
        kind=kind,
        indicator=first.indicator,
        theme=entry.theme,
        level=first.level,
        year=first.year,
        places=tuple(one.place for one in foremost),
        origin=origin,
        share=entry.is_share,
        verdict=verdict,
        strength=(order, entry.direction == "neutral", first.probability),
        up=first.up,
    )
