"""Which values a measure can have at all: its unit says between which limits, and whether there are halves of
it."""

from __future__ import annotations

import re

from dashboard.domain.measure import Measure

MOST_PERSONS = 100_000_000
"""More than live in Germany."""
MOST_INSTITUTIONS = 10_000_000_000
_PERCENT = re.compile(r"\s*(?:%|prozent\b)", re.IGNORECASE)
_PER = re.compile(r"\s*(?:je|pro)\s+([0-9][0-9.]*)\b", re.IGNORECASE)
_CHANGE = re.compile(r"veränderung|saldo|wachstum|differenz|zuwachs|zunahme|abnahme|rückgang", re.IGNORECASE)
_MEASURED = re.compile(
    r"km²?\b|m²|meter|kilometer|quadrat|hektar|\bha\b|vollzeit|\bvz[äa]\b|\bvbe\b|personalstelle|stellenanteil|stunde|euro|€|woche|\btage?\b"
    r"|monat|jahre?\b|liter|tonne|prozent|%|index|punkt|anteil",
    re.IGNORECASE,
)


def is_percent(measure: Measure) -> bool:
    """Whether its values are percentages as an office publishes them."""
    return measure.kind == "ratio" and _PERCENT.match(measure.unit["de"]) is not None


def is_measured(measure: Measure) -> bool:
    """Whether its unit is one of time, area, money and the like, and not of single things."""
    return _MEASURED.search(measure.unit["de"]) is not None


def may_have_decimals(measure: Measure) -> bool:
    """Ratios, and what is measured rather than counted: full-time posts, areas, hours. Persons never."""
    return measure.kind == "ratio" or (measure.kind == "institutions" and is_measured(measure))


def limits_of(measure: Measure) -> tuple[float, float] | None:
    """The smallest and largest value that can be, in the measure's unit; None where the unit says nothing.

    Percentages lie between 0 and 100 or what the catalogue allows (`highest`), a rate per 1,000 below ten
    times that. A change may be negative.
    """
    if measure.kind == "persons":
        return 0.0, float(MOST_PERSONS)
    if measure.kind == "institutions":
        return 0.0, float(MOST_INSTITUTIONS)
    if _CHANGE.search(measure.name["de"]) or _CHANGE.search(measure.unit["de"]):
        return None
    if is_percent(measure):
        return 0.0, measure.highest or 100.0
    per = _PER.match(measure.unit["de"])
    if per:
        return 0.0, measure.highest or 10.0 * float(per[1].replace(".", ""))
    return None
