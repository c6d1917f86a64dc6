"""The page on confidentiality says how many municipalities can be used, of every indicator that the data
have."""

from __future__ import annotations

import pytest

from bench.usable import BEGIN, END, GAIN_BEGIN, GAIN_END, PAGE, gain, gain_table, table, usable
from callbacks.answers import Answers
from callbacks.profile.profiles import Profiles
from dashboard.statistics.pooling import SPANS
from data.repository import Repository
from data.stores.database import open_database


@pytest.fixture(scope="module")
def written():
    """Cells of the table in the page, by indicator."""
    lines = PAGE.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0].strip().splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    return {row[0]: row[1:] for row in rows}


@pytest.fixture(scope="module")
def counted(shipped):
    engine = open_database(shipped.database_url, read_only=True)
    found = {one.indicator.key: one for one in usable(Repository(engine, "13076"), "13")}
    engine.dispose()
    return found


def test_the_page_has_every_indicator_that_divides_counts_in_its_newest_year(written, counted):
    assert {key: int(row[0]) for key, row in written.items()} == {
        key: one.year for key, one in counted.items()
    }


def test_taking_years_together_never_shows_fewer(written, counted):
    """Neither on the page nor in the store: what would show no more is not offered."""
    for one in counted.values():
        for count, is_offered in one.periods.values():
            assert is_offered == (count > one.usable), one.indicator.key
    for key, (_, shown, one, *periods) in written.items():
        assert int(one) <= int(shown), key
        assert len(periods) == len(SPANS)
        assert all(each == "–" or int(each) > int(one) for each in periods), key


def test_the_page_says_what_the_store_offers(written, counted):
    lines = PAGE.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0].strip().splitlines()
    assert lines == table(iter(counted.values())), "python -m bench.usable writes it"
    offered = {key: [is_offered for _, is_offered in one.periods.values()] for key, one in counted.items()}
    assert {key: [each != "–" for each in row[3:]] for key, row in written.items()} == offered
    assert any(any(each) for each in offered.values())


def test_the_page_says_how_many_profiles_gain_a_row_by_years_together(shipped):
    engine = open_database(shipped.database_url, read_only=True)
    try:
        found = gain(Profiles(Answers(Repository(engine, shipped.district), shipped.district)))
    finally:
        engine.dispose()
    assert (found.places, found.after) == (142, found.before + sum(found.rows.values()))
    assert found.profiles > 100 and found.rows[3] > 150
    said = PAGE.read_text(encoding="utf-8").split(GAIN_BEGIN)[1].split(GAIN_END)[0].strip().splitlines()
    assert said == gain_table(found), "python -m bench.usable writes it"
