"""The pack of all Germany is what its builders make of the sources, byte by byte; and each rule of theirs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.errors import FileRejected
from data.build.germany.areas import plain
from data.build.germany.build import TARGET, build
from data.build.germany.mergers import MERGERS, NOT_CONVERTIBLE, TOOK_PARTS, converted
from data.build.germany.series import Series, line


def test_the_same_sources_give_the_same_bytes(tmp_path):
    if "BILDUNGSLUPE_DATA" not in os.environ:
        pytest.skip("BILDUNGSLUPE_DATA names no folder with the source tables")
    written = build(Path(os.environ["BILDUNGSLUPE_DATA"]), tmp_path)
    shipped = {path.relative_to(TARGET).as_posix() for path in TARGET.rglob("*.csv")}
    assert set(written) == shipped
    for name in shipped:
        assert (tmp_path / name).read_bytes() == (TARGET / name).read_bytes(), name


def test_counts_are_added_up_over_mergers_and_ratios_lose_their_value():
    cells = {"01059126": "10", "01059101": "2", "01059141": "3", "13076108": "7"}
    assert converted(cells, "gemeinde", counts=True) == {"01059126": "15", "13076108": "7"}
    assert converted(cells, "gemeinde", counts=False) == {"01059126": NOT_CONVERTIBLE, "13076108": "7"}


def test_a_part_that_is_no_number_leaves_no_sum():
    cells = {"06635001": "10", "06635005": "."}
    assert converted(cells, "gemeinde", counts=True) == {"06635001": NOT_CONVERTIBLE}


def test_who_took_parts_of_others_has_no_figure_of_before():
    cells = dict.fromkeys((*TOOK_PARTS, "16064014", "16064073", "16064072"), "5")
    assert converted(cells, "gemeinde", counts=True) == dict.fromkeys(TOOK_PARTS, NOT_CONVERTIBLE)


def test_other_levels_stay_as_published():
    cells = {"01059": "10", MERGERS[0].old: "2"}
    assert converted(cells, "kreis", counts=True) == cells


def test_a_line_follows_the_register_and_refuses_what_it_does_not_know():
    given = Series("a", "", "zensus_2022", 2022, "land", {"02": "1,5", "01": "-"})
    assert line(given, ("01", "02", "03")) == "a;;zensus_2022;2022;land;-;1,5;"
    with pytest.raises(FileRejected, match="kennt 02 nicht"):
        line(given, ("01", "03"))
    with pytest.raises(FileRejected, match=r"1\.5"):
        line(Series("a", "", "q", 2022, "land", {"01": "1.5"}), ("01",))


@pytest.mark.parametrize(
    ("official", "name"),
    [("Boizenburg/ Elbe, Stadt", "Boizenburg/Elbe"), ("Ahlerstedt ", "Ahlerstedt"), ("Bad  Ems", "Bad Ems")],
)
def test_names_lose_what_stands_behind_the_comma(official, name):
    assert plain(official) == name
