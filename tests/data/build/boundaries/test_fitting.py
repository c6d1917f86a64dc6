"""Boundaries of one edition between those of another."""

from __future__ import annotations

import pytest
import shapely

from data.build.boundaries.fitting import fit, mend
from data.build.boundaries.package_2016 import Municipality, PackageContent
from data.build.boundaries.territory_2022 import absorb, municipalities, undo
from tests.data.build.boundaries.drawings import box, moved, sound


def test_a_state_of_another_edition_takes_over_the_line_of_its_neighbour():
    """Its own border lies 30 m off and crosses the neighbour's: one line remains, the neighbour's."""
    coverage = {"06": box(0, 0, 10, 5), "08": box(0, 5, 10, 10)}
    loose = {
        "09a": shapely.affinity.rotate(moved(box(10, 0, 20, 4), 30), 0.2),
        "09b": moved(box(10, 4, 20, 10), -20),
    }
    fitted = fit(coverage, loose)
    assert set(fitted) == {"06", "08", "09a", "09b"}
    assert sound(fitted)
    assert fitted["06"].equals(coverage["06"])
    assert fitted["08"].equals(coverage["08"])
    outline = shapely.union_all(list(fitted.values()))
    assert not outline.interiors


def test_foreign_land_inside_stays_open():
    around = shapely.Polygon(box(10, 0, 20, 10).exterior, [box(13, 3, 15, 5).exterior])
    fitted = fit({"08": box(0, 0, 10, 10)}, {"09": moved(around, 10)})
    assert len(fitted["09"].interiors) == 1


def test_rings_that_cross_themselves_are_mended_and_nothing_else_moves():
    """The corner of the first lies 8 m inside the second."""
    broken = shapely.Polygon(
        [*box(0, 0, 5, 5).exterior.coords[:3], (605_008, 5_902_500), *box(0, 0, 5, 5).exterior.coords[3:]]
    )
    areas = {"1": broken, "2": box(5, 0, 10, 5), "3": box(10, 0, 15, 5)}
    assert not sound(areas)
    mended = mend(areas)
    assert sound(mended)
    assert mended["3"].equals(areas["3"])
    assert mend({"2": areas["2"], "3": areas["3"]}) == {"2": areas["2"], "3": areas["3"]}


def test_a_municipality_that_was_taken_in_exists_again():
    """Its old outline lies 15 m off; the border inside is the old one, outside nothing has moved."""
    today = {"1": box(0, 0, 10, 5), "2": box(0, 5, 10, 10)}
    past = undo(today, {"9": moved(box(6, 0, 10, 5), 15, 15)})
    assert set(past.coverage) == {"1", "2", "9<1"}
    assert (past.before, past.after) == ({"9": ("9<1",)}, {"1": ("9<1", "1")})
    assert sound(past.coverage)
    assert past.coverage["2"].equals(today["2"])
    assert past.whole("1").equals(today["1"])
    assert past.coverage["9<1"].area == pytest.approx(20e6, rel=0.01)


def test_all_parts_of_a_new_municipality_exist_again():
    today = {"1": box(0, 0, 10, 5), "2": box(0, 5, 10, 10)}
    past = undo(today, {"8": moved(box(0, 0, 6, 5), 10, -10), "9": moved(box(6, 0, 10, 5), 10, -10)})
    assert set(past.coverage) == {"2", "8<1", "9<1"}
    assert past.after == {"1": ("8<1", "9<1")}
    assert sound(past.coverage)
    assert past.coverage["8<1"].area == pytest.approx(30e6, rel=0.01)


def test_a_municipality_that_was_shared_out_is_put_together_again():
    today = {"1": box(0, 0, 5, 10), "2": box(5, 0, 10, 10)}
    past = undo(today, {"9": box(3, 3, 8, 6)})
    assert sound(past.coverage)
    assert past.before == {"9": ("9<1", "9<2")}
    assert sum(past.coverage[part].area for part in past.before["9"]) == pytest.approx(15e6, rel=0.01)
    assert past.coverage["1"].area == pytest.approx(44e6, rel=0.01)


def test_land_without_a_municipality_that_is_gone_is_shared_out_as_the_outlines_say():
    areas = {"1": box(0, 0, 4, 10), "2": box(4, 0, 6, 10), "3": box(6, 0, 10, 10)}
    outlines = {"1": moved(box(0, 0, 5, 10), 80), "3": moved(box(5, 0, 10, 10), 80)}
    shared = absorb(areas, outlines)
    assert set(shared) == {"1", "3"}
    assert sound(shared)
    assert shared["1"].area == pytest.approx(50e6, rel=0.02)


def test_municipalities_that_have_ended_are_there_beside_the_newest_lines():
    """Since then 06002 has become part of 06001, and 06003 and 06004 are the new 06005."""
    states = {"06000001": box(0, 0, 5, 10), "06000005": box(5, 0, 10, 10)}
    source = PackageContent(
        tuple(
            Municipality(key, key, "", moved(area, 12, 12))
            for key, area in {
                "06000002": box(0, 0, 5, 4), "06000003": box(5, 0, 10, 5), "06000004": box(5, 5, 10, 10),
                "09000001": box(10, 0, 20, 10),
            }.items()
        ),
        {},
        {},
    )  # fmt: skip
    outlines = {
        "06000001": box(0, 4, 5, 10), "06000002": box(0, 0, 5, 4), "06000003": box(5, 0, 10, 5),
        "06000004": box(5, 5, 10, 10), "09000001": box(10, 0, 20, 10),
    }  # fmt: skip
    found = municipalities(states, source, outlines)
    assert set(found.before) == {"06000002", "06000003", "06000004"}
    assert sound(found.coverage)
    for key, area in outlines.items():
        parts = [found.coverage[part] for part in found.before.get(key, (key,))]
        assert sum(part.area for part in parts) == pytest.approx(area.area, rel=0.02)
