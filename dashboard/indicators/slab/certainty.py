"""What a slab says of chance: limits, trends, verdicts, the funnel, and how many marks chance alone would
bring."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dashboard import formats
from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import Selection
from dashboard.indicators import certainty
from dashboard.indicators.control_limits import funnel
from dashboard.indicators.differences import difference_tests
from dashboard.indicators.slab.headline import headline
from dashboard.indicators.slab.inputs import SlabParts
from dashboard.indicators.slab.model import ChanceColumns, FunnelLimits
from dashboard.indicators.trend import trends
from dashboard.indicators.wording.figures import signed_texts
from dashboard.statistics.headlines import marks
from dashboard.statistics.significance import Tests
from dashboard.texts import say

Flags = npt.NDArray[np.bool_]


def certain(parts: SlabParts, indicator: Indicator, inside: Flags, selection: Selection) -> ChanceColumns:
    """Limits, trends, verdicts and funnel; all None where no place has counts, for then there is nothing to
    pick from.

    `inside` are the places that pass the filter: marks are counted among them.
    """
    cells, lang = parts.cells, selection.language
    lower, upper = certainty.limits(cells, indicator, selection.confidence)
    if np.isnan(lower).all():
        return ChanceColumns()
    measures = (parts.catalogue.measures.get(key) for key in indicator.denominator)
    base = " + ".join(measure.name[lang] for measure in measures if measure)
    spread = np.array([parts.spread.get(year, 1.0) for year in cells.years])
    area, beside = parts.whole, parts.reference
    drawn = funnel(cells, area.cells if area else None, indicator, spread)
    tests = difference_tests(
        cells, beside.cells if beside else None, indicator, beside.members if beside else (), spread
    )
    line = trends(cells, indicator) if selection.pooled_years == 1 else None
    title, limits = say(lang, "funnel_axis", base=base), None
    if drawn is not None:
        limits = FunnelLimits(drawn.base, drawn.largest, drawn.at, drawn.inner, drawn.outer, title)
    return ChanceColumns(
        lower=np.round(lower, indicator.decimals),
        upper=np.round(upper, indicator.decimals),
        interval=certainty.interval_texts(lower, upper, indicator, lang),
        trend=signed_texts(line.change, indicator, lang) if line else None,
        verdict_trend=line.tests.verdict if line else None,
        verdict_difference=tests.verdict,
        marks=_marks(
            tests, inside, parts.words.say(lang, f"heading_difference_{beside.kind}") if beside else "", lang
        ),
        funnel=limits,
        funnel_area=headline(area, indicator, cells, selection) if drawn else None,
    )


def _marks(tests: Tests, inside: Flags, difference: str, lang: str) -> list[str]:
    """For each year how many marks there are and how many chance alone would bring; empty where nothing is
    tested."""
    said = []
    for row in range(tests.verdict.shape[0]):
        of_year = Tests(tests.verdict[row], tests.probability[row], tests.possible[row], tests.clear[row])
        found = marks(of_year, inside)
        if not found.tested:
            said.append("")
            continue
        expected = {
            "by_chance": formats.number(found.expected_possible, 1, lang),
            "clear_by_chance": formats.number(found.expected_clear, 1, lang),
        }
        counts = {
            name: formats.number(getattr(found, name), 0, lang) for name in ("tested", "possible", "clear")
        }
        said.append(say(lang, "marks", difference=difference, **counts, **expected))
    return said
