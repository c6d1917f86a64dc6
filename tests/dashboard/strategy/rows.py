"""Rows of a district's profile with whatever figures and verdicts a test gives them."""

from __future__ import annotations

import numpy as np

from dashboard.domain.figure import Figure
from dashboard.domain.figure import TestedDifference as Difference
from dashboard.domain.observation import Status
from dashboard.domain.verdict import Verdict
from dashboard.profile.model import ProfileRow, Trend, YearChange
from dashboard.statistics.headlines import IndicatorTests, LevelHeadlines
from dashboard.statistics.significance import Tests
from data.catalogue.loader import load

DISTRICT = "13076"
CATALOGUE = load()
UP = [
    key
    for key, one in CATALOGUE.indicators.items()
    if one.direction == "higher_is_better" and one.unit == "percent"
]
DOWN = [
    key
    for key, one in CATALOGUE.indicators.items()
    if one.direction == "lower_is_better" and one.unit == "percent"
]
NEUTRAL = [
    key for key, one in CATALOGUE.indicators.items() if one.direction == "neutral" and one.unit == "percent"
]


def figure(value, *, key=DISTRICT, few=False, example=False, at_least=False):
    status = Status.SUPPRESSED if value is None else Status.REPORTED
    text = "geschützt" if value is None else f"{value:.1f} %".replace(".", ",")
    return Figure(key, "Ort", value, None, None, None, None, status, few, example, text, at_least=at_least)


def tested(value, verdict):
    return Difference(value, "" if value is None else f"{value:+.1f}", verdict, "", "")


def row(
    key,
    own,
    larger=None,
    *,
    trend=None,
    verdict=Verdict.NOT_TESTABLE,
    apart=Verdict.NOT_TESTABLE,
    **figure_of,
):
    """An indicator at the district with its value and that of the larger area, the change of five years with its
    verdict, and the verdict of the difference."""
    entry = CATALOGUE.indicators[key]
    around = (
        (figure(larger, key="13", example=figure_of.get("example", False)),) if larger is not None else ()
    )
    difference = None if own is None or larger is None else own - larger
    return ProfileRow(
        indicator=key, theme=entry.theme, name=entry.name["de"], unit=entry.unit, decimals=1, year=2024,
        provenance="Regionalstatistik", own=figure(own, **figure_of), surroundings=around, similar=None, everyone=None,
        rank=None, ranked=0, difference=tested(difference, apart), change=YearChange(None, "", ""), since=2023,
        five_years=tested(trend, verdict), trend=Trend((2023, 2024), (own, own), (larger, larger)), distance=None,
        movement=None, query=f"indikator={key}&ebene=kreis", origin="official", when="2024",
    )  # fmt: skip


def headlines_of(found):
    """Headlines of the district's level: by indicator the probabilities of difference and trend."""

    def one(key, difference, trend, expected=100.0):
        def of(probability):
            shape = (1,)
            return Tests(np.zeros(shape, np.int8), np.array([probability]), np.zeros(shape), np.zeros(shape))

        flags = np.zeros(1, np.bool_)
        return IndicatorTests(
            key,
            2024,
            (DISTRICT,),
            of(difference),
            flags,
            of(trend),
            flags,
            np.array([expected]),
            np.array([1000.0]),
        )

    return LevelHeadlines("kreis", {key: one(key, *of) for key, of in found.items()}, {}, {})
