"""The packed files: what is written is read, and nothing else is taken for it."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.errors import GeometryError
from data.geography.packed import COUNTRY, DETAIL, STATE, Block, read_block, read_contents, write_packed

HEADER = {"raster_m": 10, "gebietsstand": "2019-05-26"}


def block(shift=0):
    arcs = (
        np.array([[60000, 590000], [60000 + 300, 590010], [60001, 589000]]) + shift,
        np.array([[60001, 589000], [59990, 588000], [59000, 588500], [60000, 590000]]) + shift,
    )
    levels = (np.array([0, 2, 0], np.int8), np.array([0, 1, 2, 0], np.int8))
    return Block({"areas": [["13076001", "Äcker"]]}, arcs, levels, ((((0, 1),), ((~1, ~0),)),))


def test_what_is_written_is_read(tmp_path):
    path = tmp_path / "gemeinden_13.bin"
    write_packed(path, HEADER, {"13001": block(), "13076": block(1000)})
    contents = read_contents(path)
    assert list(contents.header["blocks"]) == ["13001", "13076"]
    found, given = read_block(contents, "13076"), block(1000)
    assert found.table["areas"] == given.table["areas"]
    assert all((one == other).all() for one, other in zip(found.arcs, given.arcs, strict=True))
    assert found.polygons == given.polygons


@pytest.mark.parametrize(("level", "points"), [(COUNTRY, [2, 2]), (STATE, [2, 3]), (DETAIL, [3, 4])])
def test_a_map_gets_the_points_that_it_needs(tmp_path, level, points):
    path = tmp_path / "gemeinden_13.bin"
    write_packed(path, HEADER, {"13076": block()})
    found = read_block(read_contents(path), "13076", level)
    assert [len(arc) for arc in found.arcs] == points
    assert (found.arcs[1][[0, -1]] == block().arcs[1][[0, -1]]).all()


def test_the_same_boundaries_give_the_same_bytes(tmp_path):
    for name in ("a.bin", "b.bin"):
        write_packed(tmp_path / name, HEADER, {"13076": block()})
    assert (tmp_path / "a.bin").read_bytes() == (tmp_path / "b.bin").read_bytes()


def test_numbers_that_do_not_fit_are_refused(tmp_path):
    long = Block({}, (np.array([[0, 0], [40_000, 0]]),), (np.zeros(2, np.int8),), ((((0,),),),))
    with pytest.raises(ValueError, match="too large"):
        write_packed(tmp_path / "a.bin", HEADER, {"13076": long})


@pytest.mark.parametrize("cut", [3, 12, 60, -20])
def test_a_torn_file_is_an_error_for_people(tmp_path, cut):
    path = tmp_path / "gemeinden_13.bin"
    write_packed(path, HEADER, {"13076": block()})
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(GeometryError, match=r"gemeinden_13\.bin.*beschädigt"):
        read_block(read_contents(path), "13076")
