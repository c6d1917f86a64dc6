"""Inputs from the field that were right by themselves and wrong beside what is stored, tried on the data that
ship."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.errors import ContradictoryCounts
from data.importing.write import import_deliveries, try_deliveries
from tests.data.importing.test_cases import FOLDER, case
from tests.data.stores.deliveries import delivery

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="BILDUNGSLUPE_CASES names no folder")

CARE = "betreuungsquote_u3"
EXAMPLES = "(Beispieldaten)"
BESIDE_EXAMPLES = {
    "numerator-above-stored-denominator.csv": ("Neustadt-Glewe (13076105), 2024: 990", "mehr als 133"),
    "typing-error-above-stored-base.csv": ("Alt Krenzlin (13076001), 2024: 118", "mehr als 10"),
    "own-counts-against-examples.csv": ("Gallin-Kuppentin (13076040), 2023: 13", "mehr als 5"),
}


def shown(stores, indicator: str = CARE) -> dict[tuple[str, int], float]:
    """Own or example values of the municipalities by place and year."""
    repository = stores.repository()
    keys = [one.key for one in repository.register().of_level("gemeinde") if one.kreis == "13076"]
    cells = repository.cells(indicator, "gemeinde", places=keys)
    return {
        (keys[column], cells.years[row]): float(cells.value[row, column])
        for row, column in np.argwhere(~np.isnan(cells.value)).tolist()
    }


@pytest.mark.parametrize("name", BESIDE_EXAMPLES)
def test_a_number_above_an_example_is_a_warning_with_both_and_becomes_no_rate(own_copy, name) -> None:
    """664 % and 491,67 % were published, and realistic counts of 142 places ended in a traceback."""
    delivered = case(name)
    assert delivered.of_level("error") == ()
    tried = try_deliveries(own_copy.raw, own_copy.published, [delivered])
    done = import_deliveries(own_copy.raw, own_copy.published, [delivered], "test")
    assert done.changed and done.findings == tried.findings
    first, second = BESIDE_EXAMPLES[name]
    [warning] = [
        one.message for one in done.findings if one.level == "warning" and one.message.startswith(first)
    ]
    assert second in warning and EXAMPLES in warning
    years = {cell.year for cell in delivered.observations}
    assert any("Grundzahl fehlt" in one.message and "kinder_u3" in one.message for one in done.findings)
    values = shown(own_copy)
    assert not [key for key in values if key[1] in years], "no real number over an example"
    assert max(values.values()) <= 100


def test_the_same_number_above_a_real_base_is_refused_and_nothing_is_published(own_copy) -> None:
    """149 children counted by the district itself: 990 of them in day care cannot be."""
    base = delivery(("kinder_u3", "13076105", 2023, 149.0, "landkreis"))
    import_deliveries(own_copy.raw, own_copy.published, [base], "test")
    before = own_copy.repository().digest()
    delivered = case("numerator-above-stored-denominator.csv")
    with pytest.raises(ContradictoryCounts, match="149") as caught:
        import_deliveries(own_copy.raw, own_copy.published, [delivered], "test")
    assert "990" in str(caught.value)
    assert own_copy.repository().digest() == before
