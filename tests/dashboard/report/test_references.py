"""What is inserted for an author is read as what it was made of."""

from __future__ import annotations

import pytest

from dashboard.domain.report.fact import FactKind, FactReference
from dashboard.report.placeholders import Value, parse
from dashboard.report.references import placeholder

CARE = "betreuungsquote_u3"


@pytest.mark.parametrize(
    "asked",
    [
        *(FactReference(kind, "kreis", CARE, "", "neu") for kind in tuple(FactKind)[:5]),
        FactReference(FactKind.VALUE, "13076108", "arbeitslosenquote", "geschlecht:w", "2024"),
        FactReference(FactKind.CHANGE, "land", CARE, "", "2024", since="2020"),
        FactReference(FactKind.DIFFERENCE, "13076050", CARE, "", "2024", against="kreis"),
        FactReference(FactKind.VERDICT, "ort", CARE, "", "2024", since="2020"),
        FactReference(FactKind.VERDICT, "ort", CARE, "", "2024", against="kreis"),
        FactReference(FactKind.NAME, "ort"),
        FactReference(FactKind.PLACES, "gemeinde", CARE, "", "neu", operator=">=", limit=57.5),
        FactReference(FactKind.PLACES, "amt", CARE, "geschlecht:w", "2024", operator="<", limit=-3),
    ],
)
def test_a_placeholder_gives_its_reference_again(asked):
    found = parse(f"Es sind {placeholder(asked)}.").nodes
    assert [one.reference for one in found if isinstance(one, Value)] == [asked]
