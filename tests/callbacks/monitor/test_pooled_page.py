"""Years taken together on the page: slab, panel, series and definition speak of the same sums."""

import pytest

from callbacks.monitor.definition import _worked
from callbacks.monitor.page import MonitorPage
from callbacks.monitor.series import lines, series
from callbacks.monitor.state import after
from layouts import ids
from tests.slab_document import slab_document

CARE = "indikator=betreuungsquote_u3&gebiete=13076108"


@pytest.fixture(scope="module")
def page(answers):
    return MonitorPage(answers)


def disabled(control):
    return [one.value for one in control.options if one.disabled]


def test_the_slab_shows_periods_of_three_years_that_share_none(answers):
    single, pooled = (slab_document(answers, answers.read(f"{CARE}{more}")) for more in ("", "&jahre=3"))
    last = single["years"][-1]
    assert pooled["years"] == [
        one for one in single["years"] if (last - one) % 3 == 0 and one - 2 in single["years"]
    ]
    assert pooled["labels"][-1] == f"{pooled['years'][-1] - 2}–{pooled['years'][-1]}"
    column = pooled["places"].index("13076108")
    assert pooled["funnel"]["base"][-1][column] == sum(
        single["funnel"]["base"][row][column] for row in (-1, -2, -3)
    )
    assert sum(pooled["legend"]["few"]) < sum(single["legend"]["few"])


def test_slider_series_and_subtitle_follow(page, answers):
    answer = answers.read(f"{CARE}&jahre=3")
    panel, slab = page.controls(answer), slab_document(answers, answer)
    assert panel.year.max == len(slab["years"]) - 1
    assert panel.pooling.value == "3"
    assert "3 Jahre zusammengefasst" in page.subtitle(answer)
    line = next(one for one in lines(answers, answer) if one.role == "place")
    column = slab["places"].index("13076108")
    assert line.values[-1] == pytest.approx(slab["value"][-1][column], abs=0.01)
    assert line.lower[-1] < line.values[-1] < line.upper[-1]
    assert series(answers, answer)[1].startswith("3 Jahre zusammengefasst · Band: 95-%-Spanne")


def test_a_band_has_the_level_that_was_asked_for(page, answers):
    usual, careful = (lines(answers, answers.read(f"{CARE}&niveau={level}"))[0] for level in ("95", "99.8"))
    assert careful.lower[-1] < usual.lower[-1]
    assert "99,8-%-Spanne" in series(answers, answers.read(f"{CARE}&niveau=99.8"))[1]


def test_only_selected_places_have_a_band(page, answers):
    found = lines(answers, answers.read(f"{CARE}&vergleich=amt,kreis,land"))
    assert {line.role for line in found if line.lower is not None} == {"place"}
    ratio = lines(answers, answers.read("indikator=kinderarmut&gebiete=13076108"))
    assert {line.lower for line in ratio} == {None}


def test_what_has_no_counts_is_greyed_with_a_sentence(page, answers):
    panel = page.controls(answers.read("indikator=kinderarmut"))
    assert disabled(panel.pooling) == ["3", "5"]
    assert panel.pooling.value == "1"
    assert "keine Fallzahlen" in panel.pooling_note


def test_where_periods_show_no_more_places_they_are_not_offered_and_a_link_falls_back_with_a_sentence(
    page, answers
):
    """Every Amt has enough cases in a single year."""
    answer = answers.read("indikator=betreuungsquote_u3&ebene=amt&jahre=3")
    assert answer.selection.pooled_years == 1
    assert any("nicht mehr Orte mit genug Fällen" in notice for notice in answer.notices)
    panel = page.controls(answer)
    assert disabled(panel.pooling) == ["3", "5"]
    assert "nicht mehr Orte" in panel.pooling_note


def test_a_period_that_is_offered_shows_more_places_with_enough_cases_than_its_last_year(answers):
    offered = 0
    possible = answers.possible(answers.repository.version())
    for key in possible.catalogue.indicators:
        for level in possible.levels(key):
            for span in (3, 5):
                years = possible.years(key, level, "", span)
                if not years:
                    continue
                offered += 1
                single, pooled = (
                    slab_document(answers, answers.read(f"indikator={key}&ebene={level}&jahre={one}"))
                    for one in (1, span)
                )
                row = single["years"].index(years[-1])
                usable = [
                    sum(
                        value is not None and not few
                        for value, few in zip(one["value"][at], one["few"][at], strict=True)
                    )
                    for one, at in ((single, row), (pooled, -1))
                ]
                assert usable[1] > usable[0], (key, level, span)
    assert offered > 5


def test_what_can_be_pooled_is_offered_without_a_word(page, answers):
    panel = page.controls(answers.read(CARE))
    assert disabled(panel.pooling) == []
    assert panel.pooling_note == ""


def test_another_indicator_keeps_the_pooling_where_it_can_and_drops_it_silently_where_not(answers):
    now = answers.read(f"{CARE}&jahre=5")
    kept = after(ids.MONITOR_INDICATOR, "ganztagsquote_u3", now.selection, now.possible)
    dropped = after(ids.MONITOR_INDICATOR, "kinderarmut", now.selection, now.possible)
    assert (kept.pooled_years, dropped.pooled_years) == (5, 1)
    assert not any("zusammenfassen" in notice for notice in answers.resolve(dropped).notices)


def test_the_definition_works_with_the_pooled_counts(page, answers):
    answer = answers.read(f"{CARE}&jahre=3&jahr=2024")
    worked = _worked(answers, answer, 2024)
    slab = slab_document(answers, answer)
    column = slab["places"].index("13076108")
    assert worked.year == "2022–2024"
    assert f"{worked.numerator} von {worked.denominator}" == slab["counts"][-1][column]
