"""What the first screen of staff knows to be due: confirmations, and next figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboard.domain.institutions.institution import Institution
from dashboard.domain.observation import Provenance
from dashboard.staff.overview.rows import expected_figures, unconfirmed
from data.catalogue.loader import load

TODAY = date(2026, 11, 28)


def test_only_real_institutions_of_the_district_that_are_there_and_a_year_old_are_due():
    """Others no import would take: the figure would never reach zero."""
    found = [
        Institution("late", "kita", "Sonne", "13076001", carrier="AWO", confirmed_on=date(2025, 11, 27)),
        Institution("never", "kita", "Mond", "13076002", carrier="AWO"),
        Institution("in time", "kita", "Stern", "13076002", confirmed_on=date(2025, 11, 28)),
        Institution("closed", "kita", "Komet", "13076002", valid_until=date(2026, 11, 27)),
        Institution("elsewhere", "kita", "Saturn", "13060001", carrier="DRK"),
        Institution("example", "kita", "Venus", "13076002", provenance=Provenance.EXAMPLE),
    ]
    assert unconfirmed(found, TODAY, "13076") == (2, ["AWO"])
    assert unconfirmed(found[2:], TODAY, "13076") == (0, [])


def test_next_figures_are_announced_a_month_before_and_stay_due_until_another_day_is_said():
    one = next(iter(load().indicators.values()))
    days = {"late": date(2026, 3, 1), "soon": date(2026, 12, 28), "later": date(2026, 12, 29), "unsaid": None}
    found = [replace(one, key=key, next_delivery=day) for key, day in days.items()]
    assert [each.key for each in expected_figures(reversed(found), TODAY)] == ["late", "soon"]
