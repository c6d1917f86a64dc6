"""What a slab says of chance: limits, trends, verdicts, the funnel, and how many marks chance alone would bring."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard import formats
from dashboard.compute import certainty
from dashboard.compute.comparison import SlabParts
from dashboard.compute.control_limits import funnel
from dashboard.compute.differences import difference_tests
from dashboard.compute.headlines import marks
from dashboard.compute.significance import Tests
from dashboard.compute.slab_headline import headline
from dashboard.compute.slab_words import signed_texts
from dashboard.compute.trend import trends
from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import Selection
from dashboard.texts import say

Flags = npt.NDArray[np.bool_]
_KEYS = ("lower", "upper", "interval", "trend", "verdict_trend", "verdict_difference", "marks", "funnel", "funnel_area")


def certain(parts: SlabParts, indicator: Indicator, inside: Flags, selection: Selection) -> dict[str, Any]:
    """The keys of docs/slab.md; all null where no place has counts, for then there is nothing to pick from.

    `inside` are the places that pass the filter: marks are counted among them.
    """
    cells, lang = parts.cells, selection.language
    lower, upper = certainty.limits(cells, indicator, selection.confidence)
    if np.isnan(lower).all():
        return dict.fromkeys(_KEYS)
    measures = (parts.catalogue.measures.get(key) for key in indicator.denominator)
    base = " + ".join(measure.name[lang] for measure in measures if measure)
    spread = np.array([parts.spread.get(year, 1.0) for year in cells.years])
    area, beside = parts.whole, parts.reference
    drawn = funnel(cells, area.cells if area else None, indicator, spread)
    tests = difference_tests(
        cells, beside.cells if beside else None, indicator, beside.members if beside else (), spread
    )
    line = trends(cells, indicator) if selection.pooled_years == 1 else None
    return {
        "lower": np.round(lower, indicator.decimals),
        "upper": np.round(upper, indicator.decimals),
        "interval": certainty.interval_texts(lower, upper, indicator, lang),
        "trend": signed_texts(line.change, indicator, lang) if line else None,
        "verdict_trend": line.tests.verdict if line else None,
        "verdict_difference": tests.verdict,
        "marks": _marks(tests, inside, say(lang, f"heading_difference_{beside.kind}") if beside else "", lang),
        "funnel": {**drawn.document(), "title": say(lang, "funnel_axis", base=base)} if drawn else None,
        "funnel_area": headline(area, indicator, cells, selection) if drawn else None,
    }


def _marks(tests: Tests, inside: Flags, difference: str, lang: str) -> list[str]:
    """For each year how many marks there are and how many chance alone would bring; empty where nothing is tested."""
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
        counts = {name: formats.number(getattr(found, name), 0, lang) for name in ("tested", "possible", "clear")}
        said.append(say(lang, "marks", difference=difference, **counts, **expected))
    return said
