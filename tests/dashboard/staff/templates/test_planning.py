"""What a template asks for, what it shows, and how large a number can be."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.templates.template import AMT, CellLimit, TemplatePlace
from dashboard.errors import MonitorError
from dashboard.staff.templates.planning import (
    Addressee,
    NothingToFillIn,
    PublishedCount,
    breakdowns_of,
    checked_measures,
    ordered,
    planned,
    year_due,
)
from tests.data.importing.templates.sent import LEAVERS, U3, catalogue, order

TODAY = date(2026, 11, 30)
ONE = Addressee(AMT, "130760001", "Amt Nord", (TemplatePlace("1", "Ödhof"), TemplatePlace("2", "Pinnow")))


def columns(template):
    return [(one.breakdown, one.year, one.asked) for one in template.columns]


def test_the_year_before_comes_along_where_something_is_published_of_it():
    known = {(U3, "", 2025, "1"): PublishedCount(5.0)}
    assert columns(planned(order(U3), ONE, catalogue(), known, "")) == [("", 2025, False), ("", 2026, True)]
    assert columns(planned(order(U3), ONE, catalogue(), {}, "")) == [("", 2026, True)]


def test_published_cells_are_shown_and_gaps_are_asked_for():
    known = {(U3, "", 2025, "1"): PublishedCount(1005.0), (U3, "", 2025, "2"): PublishedCount(None)}
    made = planned(order(U3, years=(2025, 2026)), ONE, catalogue(), known, "")
    assert columns(made) == [("", 2025, False), ("", 2026, True)], "a year that is all there asks nothing"
    assert made.earlier == {("1", "s01"): "1.005", ("2", "s01"): "geschützt"}
    del known[U3, "", 2025, "2"]
    made = planned(order(U3, years=(2025, 2026)), ONE, catalogue(), known, "")
    assert made.open_cells() == (("1", "s02"), ("2", "s01"), ("2", "s02"))
    with pytest.raises(NothingToFillIn, match="schon alles veröffentlicht"):
        planned(order(U3), ONE, catalogue(), {(U3, "", 2026, key): PublishedCount(1.0) for key in "12"}, "")


def test_a_share_limits_its_cases_by_the_base_of_its_year_or_an_estimate():
    """Children in day care on 1 March are among those who lived there on 31 December before."""
    known = {
        ("kinder_u3", "", 2025, "1"): PublishedCount(12.0),
        ("kinder_u3", "", 2023, "2"): PublishedCount(20.0),
    }
    made = planned(order(U3), ONE, catalogue(), known, "")
    assert made.limits == {
        ("1", "s01"): CellLimit(12, certain=True),
        ("2", "s01"): CellLimit(30, certain=False),
    }
    secret = {("kinder_u3", "", 2025, "1"): PublishedCount(None)}
    assert planned(order(U3), ONE, catalogue(), secret, "").limits == {}


def test_breakdowns_are_those_that_indicators_need():
    assert breakdowns_of(catalogue(), U3) == ("",)
    assert breakdowns_of(catalogue(), LEAVERS) == ("", "geschlecht:w", "geschlecht:m")
    assert len(planned(order(LEAVERS, breakdowns=False), ONE, catalogue(), {}, "").columns) == 1


def test_what_is_counted_at_the_end_of_a_year_is_due_in_the_next():
    measures = checked_measures(catalogue(), [U3, "jugendliche_15_25"])
    assert (year_due(measures[:1], TODAY), year_due(measures, TODAY)) == (2026, 2025)
    assert ordered(catalogue(), [U3], 3, today=TODAY).years == (2024, 2025, 2026)


def test_an_order_has_a_title_or_gets_one():
    assert (
        ordered(catalogue(), [U3], 1, today=TODAY).title == "Kinder unter 3 Jahren in Tageseinrichtungen 2026"
    )
    assert ordered(catalogue(), [U3], 1, today=TODAY, title=" Kita  2026 ").title == "Kita 2026"
    every = [key for key, one in catalogue().measures.items() if one.kind != "published"]
    assert len(ordered(catalogue(), every, 1, today=TODAY).title) <= 120


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"measures": []}, "mindestens ein Merkmal"),
        ({"measures": ["nichts"]}, "kennt der Katalog nicht: nichts"),
        ({"years": 0}, "1 bis 5 Jahren"),
        ({"until": 2027}, "Für das Jahr 2027"),
        ({"deadline": date(2026, 11, 29)}, "Die Frist 29.11.2026 ist schon vorbei"),
        ({"title": "x" * 121}, "Titel ist zu lang"),
    ],
)
def test_what_cannot_be_is_said(facts, said):
    with pytest.raises(MonitorError, match=said):
        ordered(catalogue(), **{"measures": [U3], "years": 1, "today": TODAY, **facts})


def test_nobody_is_asked_for_hundreds_of_columns():
    many = [key for key, one in catalogue().measures.items() if one.kind == "persons"]
    with pytest.raises(MonitorError, match="mehr als 120 füllt niemand aus"):
        planned(order(*many, years=(2024, 2025, 2026)), ONE, catalogue(), {}, "")
