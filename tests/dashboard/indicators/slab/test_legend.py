"""The legend in words."""

import numpy as np
import pytest

from dashboard.indicators.slab.legend import labels, written
from tests.slab_document import slab_document

VALUES = np.array([[1.0, 99.0]])


@pytest.mark.parametrize(
    ("breaks", "lang", "said"),
    [
        ((42.0, 57.0), "de", ["unter 42", "42 bis unter 57", "ab 57"]),
        ((42.5,), "de", ["unter 42,5", "ab 42,5"]),
        ((1000.0, 12500.0), "de", ["unter 1.000", "1.000 bis unter 12.500", "ab 12.500"]),
        ((1000.5,), "en", ["under 1,000.5", "1,000.5 and more"]),
        ((40.0, 42.5), "de", ["unter 40,0", "40,0 bis unter 42,5", "ab 42,5"]),
    ],
)
def test_classes_are_said_with_as_many_digits_as_the_breaks_need(breaks, lang, said):
    assert labels(breaks, VALUES, lang) == said


def test_one_class_is_all_values_and_no_value_is_no_class():
    assert written((), "de") == []
    assert written((37.5, 50.0), "de") == ["37,5", "50,0"]
    assert labels((), VALUES, "de") == ["alle Werte"]
    assert labels((), np.full((1, 2), np.nan), "de") == []


def test_the_legend_names_unit_and_method_in_both_languages(answers):
    for method in ("quantile", "gleich", "natuerlich", "stufenlos"):
        notes = {
            lang: slab_document(
                answers, answers.read(f"indikator=kinderarmut&klassen={method}&sprache={lang}")
            )["legend"]
            for lang in ("de", "en")
        }
        assert notes["de"]["note"] != notes["en"]["note"]
        assert notes["de"]["title"] == "Anteil in Prozent"
        assert notes["en"]["title"] == "Share in per cent"
