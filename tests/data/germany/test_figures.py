"""The pack: read strictly, place by place, and only what is asked for."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.domain.observation import Status
from dashboard.domain.slab import NOT_CONVERTIBLE
from dashboard.errors import StoreError
from data.catalogue.loader import load
from data.germany import areas
from data.germany.figures import HEAD, Pack, shipped

SOURCES = ("zensus_2022", "deutschlandatlas")
STATES = ";".join(str(number) for number in range(1, 17))


def pack_of(tmp_path, *lines):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "a.csv").write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    return Pack(tmp_path)


def test_every_line_is_complete_and_of_the_catalogue():
    catalogue, pack = load(), shipped()
    known = {""} | {f"{one.key}:{name}" for one in catalogue.breakdowns.values() for name in one.categories}
    for (measure, breakdown, level), lines in pack.lines.items():
        assert measure in catalogue.measures, measure
        assert breakdown in known, breakdown
        assert len({line.year for line in lines}) == len(lines), (measure, breakdown, level)
        for line in lines:
            assert catalogue.sources[line.source].provenance == "official", line.source
            assert line.cells.count(";") + 1 == len(areas.keys(level)), (measure, level)


def test_children_of_associations_are_the_offices_and_not_a_sum():
    """The census changes small counts at random, so that an association has not what its members have."""
    pack, every = shipped(), areas.germany()
    towns, above = areas.keys("gemeinde"), areas.keys("amt")
    given = {
        level: pack.figures("zensus_kinder_0_2", "", level, (2022,), keys, SOURCES).value[0]
        for level, keys in (("gemeinde", towns), ("amt", above))
    }
    sums = dict.fromkeys(above, 0.0)
    for key, value in zip(towns, given["gemeinde"], strict=True):
        if every.areas[key].amt:
            sums[every.areas[key].amt] += value
    apart = [value - sums[key] for key, value in zip(above, given["amt"], strict=True)]
    assert sum(one not in (0.0,) and one == one for one in apart) > 1000
    assert max(abs(one) for one in apart if one == one) < 20


def test_every_measure_of_the_pack_is_shown_by_an_indicator():
    shown = {
        measure
        for one in load().indicators.values()
        for measure in (*one.numerator, *one.denominator, one.ratio)
    }
    assert {measure for measure, _, _ in shipped().lines} <= shown


def test_signs_are_kinds_of_missing(tmp_path):
    cells = "7,25;0;-;.;/;x;...;t;;10;11;12;13;14;15;16"
    pack = pack_of(tmp_path, f"zensus_haushalte;;zensus_2022;2022;land;{cells}")
    found = pack.figures("zensus_haushalte", "", "land", (2022,), areas.keys("land"), SOURCES)
    assert found.value[0, :3].tolist() == [7.25, 0, 0]
    assert np.isnan(found.value[0, 3:9]).all()
    assert found.status[0, :9].tolist() == [
        *(Status.REPORTED, Status.ROUNDED_ZERO, Status.ZERO, Status.SUPPRESSED, Status.UNRELIABLE),
        *(Status.NOT_APPLICABLE, Status.LATER, Status.NOT_APPLICABLE, -1),
    ]
    assert found.mark[0, 7] == NOT_CONVERTIBLE
    assert found.provenance[0].tolist() == [0] * 8 + [-1] + [0] * 7
    assert found.source[0, 8] == -1


def test_places_and_years_come_in_the_order_that_is_asked_for(tmp_path):
    pack = pack_of(tmp_path, *(f"a;;deutschlandatlas;{year};land;{STATES}" for year in (2024, 2022)))
    found = pack.figures("a", "", "land", (2022, 2023, 2024), ("13", "99", "01"), SOURCES)
    assert found.value[0, 0] == found.value[2, 0] == 13
    assert found.value[0, 2] == 1
    assert np.isnan(found.value[1]).all()
    assert np.isnan(found.value[:, 1]).all()
    assert pack.years("a", "", "land") == (2022, 2024)


def test_a_source_that_an_older_catalogue_does_not_know_gives_nothing(tmp_path):
    pack = pack_of(tmp_path, f"a;;deutschlandatlas;2022;land;{STATES}")
    assert pack.figures("a", "", "land", (2022,), ("13",), ("inkar",)) is None
    assert pack.figures("b", "", "land", (2022,), ("13",), SOURCES) is None


@pytest.mark.parametrize(
    "line", ["a;;zensus_2022;2022;land;1;2", "a;;zensus_2022;zwei;land;1", "a;;zensus_2022;2022"]
)
def test_a_line_that_does_not_fit_the_register_is_refused(tmp_path, line):
    pack = pack_of(tmp_path, line)
    with pytest.raises(StoreError, match=r"Werte statt|unvollständig"):
        pack.figures("a", "", "land", (2022,), ("13",), SOURCES)


def test_the_digest_knows_every_file(tmp_path):
    pack = pack_of(tmp_path, f"a;;deutschlandatlas;2022;land;{STATES}")
    before = pack.digest
    (tmp_path / "municipalities.csv").write_text("x", encoding="utf-8")
    assert Pack(tmp_path).digest != before
