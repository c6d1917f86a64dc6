"""Plans a template: which columns it needs, which cells are known already, and how large a number can be."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.measure import Measure
from dashboard.domain.templates.template import (
    AMT,
    HIDDEN_TEXT,
    CellAt,
    CellLimit,
    Template,
    TemplateColumn,
    TemplatePlace,
)
from dashboard.errors import MonitorError
from dashboard.formats import number
from dashboard.texts import both

MOST_YEARS = 5
MOST_TITLE = 120
"""Characters of a title."""
MOST_COLUMNS = 120
"""Columns to fill in that one workbook may have: more nobody fills in."""
_END_OF_YEAR = ("Dezember", "Kalenderjahr", "Jahresdurchschnitt")
_GROWTH, _MARGIN = 1.25, 5
"""How much a base may have grown since an earlier year before a number above it is called too high."""


@dataclass(frozen=True, slots=True)
class PublishedCount:
    """What is published of a count: its value, None where it is kept secret."""

    value: float | None


CountAt = tuple[str, str, int, str]
"""Measure, breakdown, year and key of the place."""
PublishedCounts = Mapping[CountAt, PublishedCount]


@dataclass(frozen=True, slots=True)
class TemplateOrder:
    """What staff ask for, the same for all Ämter: measures by key, the years to be filled in (ascending), whether
    breakdowns are wanted, the deadline and where to send it back."""

    title: str
    measures: tuple[str, ...]
    years: tuple[int, ...]
    breakdowns: bool
    deadline: date | None
    return_to: str
    issued_on: date


class NothingToFillIn(MonitorError):
    """Raised where everything that is asked of somebody is published already."""


def refusal(key: str, **facts: object) -> MonitorError:
    """An error whose sentence stands in the texts, in both languages."""
    german, english = both(key, **facts)
    return MonitorError(german, english=english)


@dataclass(frozen=True, slots=True)
class Addressee:
    """For whom a template is: kind, key and name of the Amt, town or operator, and its rows."""

    kind: str
    key: str
    name: str
    places: tuple[TemplatePlace, ...]


def checked_measures(catalogue: Catalogue, keys: Sequence[str]) -> tuple[Measure, ...]:
    """The measures of some keys. Raises MonitorError for none, for one that nobody knows, and for what only its
    office may count."""
    if not keys:
        raise refusal("templates_wrong_none")
    unknown = [key for key in keys if key not in catalogue.measures]
    if unknown:
        raise refusal("templates_wrong_unknown", keys=", ".join(unknown))
    found = tuple(catalogue.measures[key] for key in dict.fromkeys(keys))
    official = [one.key for one in found if one.kind == "published"]
    if official:
        raise refusal("templates_wrong_official", measure=official[0])
    return found


def year_due(measures: Sequence[Measure], today: date) -> int:
    """The latest year that all of some measures can be reported for: what is counted at the end of a year, or all
    through it, is due in the next one."""
    late = any(word in one.reporting_date["de"] for one in measures for word in _END_OF_YEAR)
    return today.year - 1 if late else today.year


def breakdowns_of(catalogue: Catalogue, measure: str) -> tuple[str, ...]:
    """The breakdowns that indicators need of a measure, each as `dimension:category`; the total comes first, as
    an empty text."""
    dimensions: dict[str, None] = {}
    for one in catalogue.indicators.values():
        if measure in one.numerator:
            dimensions.update(dict.fromkeys(one.breakdowns))
        elif measure in one.denominator:
            dimensions.update(dict.fromkeys(set(one.breakdowns) - set(one.share_of_total)))
    known = [name for name in catalogue.breakdowns if name in dimensions]
    return ("", *(f"{name}:{key}" for name in known for key in catalogue.breakdowns[name].categories))


def counts_needed(catalogue: Catalogue, order: TemplateOrder) -> frozenset[str]:
    """The measures whose published counts a template shows or is limited by."""
    bases = {
        base
        for measure in order.measures
        for share in _shares_of(catalogue, measure)
        for base in share.denominator
    }
    return frozenset(order.measures) | bases


def ordered(
    catalogue: Catalogue,
    measures: Sequence[str],
    years: int,
    *,
    today: date,
    until: int | None = None,
    title: str = "",
    breakdowns: bool = True,
    deadline: date | None = None,
    return_to: str = "",
) -> TemplateOrder:
    """What somebody asks for, checked: the last `years` years up to `until`, by default up to the one that is due.
    Without a title the measures' names are one. Raises MonitorError with what cannot be."""
    found = checked_measures(catalogue, measures)
    last = until if until is not None else year_due(found, today)
    if not 1 <= years <= MOST_YEARS:
        raise refusal("templates_wrong_years", most=MOST_YEARS, years=years)
    if not today.year - 30 <= last <= today.year:
        raise refusal("templates_wrong_until", year=last, most=today.year)
    if deadline is not None and deadline < today:
        raise refusal("templates_wrong_past", day=f"{deadline:%d.%m.%Y}")
    asked = tuple(range(last - years + 1, last + 1))
    named = " ".join(title.split()) or f"{', '.join(one.name['de'] for one in found)} {_years(asked)}"
    if len(named) > MOST_TITLE:
        if title:
            raise refusal("templates_wrong_title", most=MOST_TITLE)
        named = f"{found[0].name['de'][: MOST_TITLE - 40]} und {len(found) - 1} weitere {_years(asked)}"
    return TemplateOrder(
        named,
        tuple(one.key for one in found),
        asked,
        breakdowns,
        deadline,
        " ".join(return_to.split()),
        today,
    )


def planned(
    order: TemplateOrder, addressee: Addressee, catalogue: Catalogue, counts: PublishedCounts, number: str
) -> Template:
    """The template of one addressee. Raises MonitorError where nothing is left to be filled in, or too much is
    asked for."""
    keys = [one.key for one in addressee.places]
    columns: list[TemplateColumn] = []
    earlier: dict[CellAt, str] = {}
    limits: dict[CellAt, CellLimit] = {}
    for measure, breakdown, year, asked in _columns(order, catalogue, counts, keys):
        column = TemplateColumn(f"s{len(columns) + 1:02}", measure, breakdown, year, asked)
        columns.append(column)
        for key in keys:
            known = counts.get((measure, breakdown, year, key))
            if known is not None:
                earlier[key, column.key] = _text(known)
            elif asked and addressee.kind == AMT:
                limit = _limit(catalogue, counts, column, key)
                if limit is not None:
                    limits[key, column.key] = limit
    template = Template(
        number=number,
        title=order.title,
        kind=addressee.kind,
        area=addressee.key,
        area_name=addressee.name,
        issued_on=order.issued_on,
        deadline=order.deadline,
        return_to=order.return_to,
        places=addressee.places,
        columns=tuple(columns),
        earlier=earlier,
        limits=limits,
    )
    asked_for = sum(one.asked for one in columns)
    if asked_for > MOST_COLUMNS:
        raise refusal("templates_wrong_columns", count=asked_for, most=MOST_COLUMNS)
    if not template.open_cells():
        german, english = both(
            "templates_wrong_nothing", name=addressee.name, first=order.years[0], last=order.years[-1]
        )
        raise NothingToFillIn(german, english=english)
    return template


def _columns(
    order: TemplateOrder, catalogue: Catalogue, counts: PublishedCounts, keys: Collection[str]
) -> Iterator[tuple[str, str, int, bool]]:
    """Each measure's columns by breakdown and year, and whether anything is left to fill in; the year before comes
    along where the first has gaps and it has none."""
    before = order.years[0] - 1
    for measure in order.measures:
        for breakdown in breakdowns_of(catalogue, measure) if order.breakdowns else ("",):
            left = {
                year: any((measure, breakdown, year, key) not in counts for key in keys)
                for year in (before, *order.years)
            }
            known = any((measure, breakdown, before, key) in counts for key in keys)
            if known and left[order.years[0]]:
                yield measure, breakdown, before, False
            for year in order.years:
                yield measure, breakdown, year, left[year]


def _shares_of(catalogue: Catalogue, measure: str) -> tuple[Indicator, ...]:
    return tuple(
        one
        for one in catalogue.indicators.values()
        if one.is_share and measure in one.numerator and one.denominator
    )


def _limit(
    catalogue: Catalogue, counts: PublishedCounts, column: TemplateColumn, place: str
) -> CellLimit | None:
    """The smallest base of a share that the cell is part of: of its year, else of one of three years before."""
    if catalogue.measures[column.measure].kind != "persons":
        return None  # there may be more places than children
    found: list[CellLimit] = []
    for share in _shares_of(catalogue, column.measure):
        dimension = column.breakdown.partition(":")[0]
        breakdown = "" if dimension in share.share_of_total else column.breakdown
        for back in range(4):
            at = column.year + share.denominator_lag - back
            bases = [counts.get((base, breakdown, at, place)) for base in share.denominator]
            values = [base.value for base in bases if base is not None and base.value is not None]
            if len(values) == len(bases):
                total = sum(values)
                highest = total if back == 0 else math.ceil(total * _GROWTH) + _MARGIN
                found.append(CellLimit(int(highest), back == 0))
                break
    return min(found, key=lambda one: one.highest, default=None)


def _text(count: PublishedCount) -> str:
    if count.value is None:
        return HIDDEN_TEXT
    return number(count.value, 0 if count.value == int(count.value) else 1, "de")


def _years(years: Sequence[int]) -> str:
    return f"{years[0]}" if len(years) == 1 else f"{years[0]} bis {years[-1]}"
