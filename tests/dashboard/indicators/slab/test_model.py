"""The slab as a value, and the document that scripts read of it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import numpy as np
import orjson
import pytest

from dashboard.domain.selection import Selection
from dashboard.indicators.slab.build import build_slab
from dashboard.indicators.slab.inputs import ComparisonGroup
from dashboard.indicators.slab.model import Slab, document
from tests.dashboard.indicators.slab.made_slab import NAN, cells, parts

KEPT = Path(__file__).parent / "documents"
PLACES = cells(
    [[10, 20, NAN, 40, 0], [12, 22, 31, 38, 0], [12.5, 21, 30, 44, 5], [15, 19, 33, 46, 6.0]],
    numerator=[[9, 100, NAN, 30, 0]] * 4,
    denominator=[[90, 500, 10, 75, 10]] * 4,
    provenance=[[0, 0, -1, 2, 0]] * 4,
)
DISTRICT = ComparisonGroup(
    "kreis", "13076", "Landkreis",
    cells([[20], [22], [25], [27.5]], level="kreis", places=("13076",),
          numerator=[[200], [220], [250], [275]], denominator=[[1000]] * 4),
)  # fmt: skip
AMT = ComparisonGroup(
    "amt", "amt", "Amt",
    cells([[20] * 5, [22] * 5, [25] * 5, [27.5] * 5], level="amt", places=("130760001",) * 2 + ("130760002",) * 3),
)  # fmt: skip
CASES = {
    "area": (
        PLACES,
        Selection(),
        {"district": DISTRICT, "reference": DISTRICT, "whole": DISTRICT, "lines": [DISTRICT]},
    ),
    "amt": (
        PLACES,
        Selection(),
        {"district": DISTRICT, "reference": AMT, "whole": DISTRICT, "lines": [DISTRICT, AMT]},
    ),
    "abstand": (
        PLACES,
        Selection(display="abstand"),
        {"district": DISTRICT, "reference": DISTRICT, "whole": DISTRICT, "lines": [DISTRICT]},
    ),
    "stufenlos_abstand": (
        PLACES,
        Selection(class_method="stufenlos", display="abstand", language="en"),
        {"district": DISTRICT, "reference": DISTRICT},
    ),
    "no_counts": (cells([[1, 2, 3, 4, 5.0]]), Selection(), {}),
}


def written(name: str) -> dict[str, object]:
    of, selection, given = CASES[name]
    content = orjson.dumps(
        document(build_slab(parts(of, **given), selection)), option=orjson.OPT_SERIALIZE_NUMPY
    )
    plain: dict[str, object] = orjson.loads(content)
    return plain


@pytest.mark.parametrize("name", CASES)
def test_the_document_is_the_one_that_scripts_have_read_since_it_was_kept(name):
    """Keys, their order, nulls and numbers. In `words` the wording may change and words may be added without a
    script noticing; none may go."""
    kept = orjson.loads((KEPT / f"{name}.json").read_bytes())
    made = written(name)
    assert set(made.pop("words")) >= set(kept.pop("words"))
    assert list(made) == list(kept)
    assert made == kept


def test_a_slab_cannot_be_changed_and_its_arrays_are_year_by_place():
    slab = build_slab(parts(PLACES), Selection())
    with pytest.raises(FrozenInstanceError):
        slab.title = "anders"
    shape = (len(slab.years), len(slab.places))
    arrays = {field.name for field in fields(Slab) if field.type in ("Floats", "Codes", "Texts")} - {"inside"}
    assert arrays >= {
        "value",
        "status",
        "few",
        "example",
        "classes",
        "text",
        "counts",
        "change",
        "difference",
    }
    assert {np.shape(getattr(slab, name)) for name in arrays} == {shape}


def test_what_says_nothing_is_not_written_into_the_legend():
    assert {"ends", "diverging"}.isdisjoint(written("area")["legend"])
    assert {"ends", "diverging"} <= set(written("stufenlos_abstand")["legend"])
