"""All checks of a delivery against what is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from data.importing.checks.plausibility.columns import check_columns, check_sums
from data.importing.checks.plausibility.earlier_figures import StoredBefore
from data.importing.checks.plausibility.places import check_bases, check_jumps
from data.importing.checks.plausible import is_measured
from data.importing.findings import Findings
from data.importing.formats.plain import SOURCE as OWN
from data.importing.tables.matching import Reading


def check_plausible(
    readings: Sequence[Reading],
    catalogue: Catalogue,
    new: Mapping[str, Measure],
    earlier: StoredBefore,
    findings: Findings,
) -> None:
    """Adds findings on what the district delivers itself; what offices publish is not doubted here."""
    measures = {**new, **catalogue.measures}
    own = [one for one in readings if one.observation.source == OWN and one.observation.measure in measures]
    counts = [one for one in own if _is_count(measures[one.observation.measure])]
    columns: dict[tuple[str, str, int], list[Reading]] = {}
    for one in counts:
        of = one.observation
        columns.setdefault((of.measure, of.breakdown, of.year), []).append(one)
    check_bases(counts, catalogue, measures, earlier, findings)
    check_jumps(columns, measures, earlier, findings)
    check_columns(columns, measures, earlier, findings)
    check_sums(columns, measures, earlier, findings)


def _is_count(measure: Measure) -> bool:
    """Weeks and hours vary from year to year, and a base that is repeated for later years is meant to stay."""
    return measure.kind != "ratio" and not is_measured(measure) and measure.territory_year is None
