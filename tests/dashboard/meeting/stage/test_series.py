"""What is named in a stage's time series."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dashboard.domain.observation import Status
from dashboard.meeting.stage.build import stage
from dashboard.meeting.stage.model import AskedScene, Stage
from tests.dashboard.meeting.stage.stage_slab import NAN, wide_slab

YEARS = tuple(range(2000, 2008))
VALUES = [10.0, 12.0, NAN, 16.4, 9.0, 7.9, 11.0, 12.1]


def made(values: list[float] = VALUES, places: tuple[str, ...] = ("p0",), **changes: object) -> Stage:
    slab = wide_slab(3, YEARS)
    value = slab.value.copy()
    value[:, 0] = values
    status = slab.status.copy()
    status[np.isnan(value)] = Status.NOT_COLLECTED
    text = [[f"{one:.1f} %" for one in row] for row in value.tolist()]
    slab = replace(slab, value=value, status=status, text=text, **changes)
    return stage(slab, AskedScene("zeitreihe", 2007, places))


def said(shown: Stage) -> tuple[list[str], list[str]]:
    return [one.text for one in shown.peaks], [one.text for one in shown.gaps]


def test_the_first_places_highest_and_lowest_value_and_its_missing_year_are_named():
    shown = made()
    assert said(shown) == (["2003: 16.4 %", "2005: 7.9 %"], ["2002 fehlt"])
    assert [one.above for one in shown.peaks] == [True, False]
    assert {one.key for one in shown.peaks} == {"p0"}


def test_the_end_of_the_line_says_its_value_itself():
    assert said(made([10.0, 12.0, 9.0, 11.0, 12.0, 13.0, 14.0, 16.4]))[0] == ["2002: 9.0 %"]


def test_three_values_have_no_peak():
    assert said(made([NAN] * 5 + [3.0, 9.0, 5.0]))[0] == []


def test_few_cases_are_no_peak():
    few = wide_slab(3, YEARS).few.copy()
    few[3, 0] = 1
    assert said(made(few=few))[0] == ["2005: 7.9 %"]


def test_several_missing_years_are_one_gap_and_what_is_hidden_is_not_called_missing():
    assert said(made([10.0, NAN, NAN, NAN, 9.0, 8.0, 11.0, 12.0]))[1] == ["2001 bis 2003 fehlen"]
    slab = wide_slab(3, YEARS)
    value, status = slab.value.copy(), slab.status.copy()
    value[2, 0], status[2, 0] = NAN, Status.SUPPRESSED
    shown = stage(replace(slab, value=value, status=status), AskedScene("zeitreihe", 2007, ("p0",)))
    assert said(shown)[1] == ["2002 geschützt"]


def test_without_a_place_the_districts_line_is_spoken_of():
    slab = wide_slab(3, YEARS)
    own = replace(slab.district, value=[5.0, 6.0, None, 9.0, 4.0, 3.0, 6.0, 7.0])
    shown = stage(replace(slab, district=own), AskedScene("zeitreihe", 2007))
    assert [(one.key, one.year) for one in shown.peaks] == [("13076", 2003), ("13076", 2005)]
    assert said(shown)[1] == ["2002 fehlt"]


def test_years_that_come_every_other_year_are_no_gap():
    shown = stage(wide_slab(3, (2000, 2002, 2004, 2006)), AskedScene("zeitreihe", 2006, ("p0",)))
    assert said(shown)[1] == []


def test_other_pictures_name_nothing():
    slab = wide_slab(3, YEARS)
    shown = stage(slab, AskedScene("karte", 2007, ("p0",)))
    assert (shown.peaks, shown.gaps) == ((), ())
