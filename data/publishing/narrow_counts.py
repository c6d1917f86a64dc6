"""Counts of real people that a reader could narrow down too far: whoever publishes is asked first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from sqlalchemy import Connection

from dashboard.domain.grid import ABSENT
from dashboard.domain.indicator import Catalogue
from dashboard.errors import NarrowCounts
from dashboard.indicators.rates import EXAMPLE
from dashboard.protection.report import Narrow, ReportDocument
from dashboard.protection.report_text import measure_named, narrow_line
from data.importing.findings import Finding, Level
from data.publishing.publish import Publisher
from data.publishing.scrutiny import finding
from data.stores import raw_store

NARROW_AFTER_ALL = (
    "so ließen sich Zahlen zu genau eingrenzen. Mit --accept-narrow wird trotzdem veröffentlicht."
)


def new_narrow(
    raw: Connection, narrow: Iterable[Narrow], publishers: Sequence[Publisher]
) -> tuple[Narrow, ...]:
    """Those that stand for real people and that no earlier report has named as narrow as that: what was
    published with them is known already."""
    named = _named(raw)
    return tuple(
        one for one in narrow if named.get(_key(one), one.width + 1) > one.width and _is_real(one, publishers)
    )


def ask(
    narrow: Sequence[Narrow], names: dict[str, str], catalogue: Catalogue, *, accept: bool
) -> tuple[Finding, ...]:
    """A warning for each. Raises NarrowCounts with an error for each unless they are accepted. `names` are the
    places' by key."""
    level: Level = "warning" if accept else "error"
    findings = tuple(finding(level, one) for one in _lines(narrow, names, catalogue))
    if findings and not accept:
        message = f"Es ist nichts veröffentlicht: {NARROW_AFTER_ALL} {findings[0].message}"
        raise NarrowCounts(message, findings=findings, narrow=tuple(narrow))
    return findings


def _lines(narrow: Sequence[Narrow], names: dict[str, str], catalogue: Catalogue) -> Iterator[str]:
    for one in narrow:
        place = names.get(one.place, one.place)
        measure = measure_named(one.measure, catalogue)
        yield narrow_line(measure, one.breakdown, one.year, place, one.reader, one.width, one.need) + "."


def _key(one: Narrow) -> tuple[str, str, int, str, str]:
    return one.measure, one.breakdown, one.year, one.place, one.reader


def _named(raw: Connection) -> dict[tuple[str, str, int, str, str], float]:
    """What all reports so far have named, and the least width of each."""
    found: dict[tuple[str, str, int, str, str], float] = {}
    for version in sorted(raw_store.reported_versions(raw)):
        report = cast(ReportDocument, raw_store.report_of(raw, version))
        for listed in report["audit"]["narrow"]:
            one = Narrow(*listed)
            found[_key(one)] = min(one.width, found.get(_key(one), one.width))
    return found


def _is_real(one: Narrow, publishers: Sequence[Publisher]) -> bool:
    """Whether anything but example data stands behind a count; where nothing is found it is taken for real."""
    codes: set[int] = set()
    for publisher in publishers:
        level, column = publisher.ground.position.get(one.place, ("", 0))
        if one.year not in publisher.ground.years:
            continue
        for measure in one.measure.split("+"):
            figures = publisher.figures(measure, one.breakdown).get(level)
            if figures is not None and column < figures.provenance.shape[1]:
                codes.add(int(figures.provenance[one.year - publisher.ground.years[0], column]))
    return codes - {ABSENT} != {EXAMPLE}
