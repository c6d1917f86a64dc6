"""How much of the data that ship is hidden for others' sake, and what the audit says of it."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from dashboard.protection.report import PRIMARY
from data.catalogue.loader import load
from data.stores import schema
from data.stores.database import open_database


@pytest.fixture(scope="module")
def report(shipped):
    engine = open_database(shipped.raw_database_url, read_only=True)
    with engine.connect() as connection:
        (content,) = connection.scalars(select(schema.protection_report.c.content))
    engine.dispose()
    return json.loads(content)


def test_geography_hides_at_most_one_more_for_two(report):
    """Cells hidden for other places, for every cell hidden for itself."""
    rules = report["by_rule"]
    primary = sum(rules[rule] for rule in PRIMARY)
    assert primary > 5000
    assert rules["geography"] / primary <= 0.5


def test_without_breakdowns_geography_hides_at_most_one_more_for_two(report):
    """Taken together: a base that several indicators share is hidden in all of them, wherever one of them
    needs it."""
    alone = [
        report["rules"][key]
        for key, one in load().indicators.items()
        if not one.breakdowns and key in report["rules"]
    ]
    assert len(alone) >= 8
    primary = sum(rules[rule] for rules in alone for rule in PRIMARY)
    assert sum(rules["geography"] for rules in alone) / primary <= 0.5


def test_the_audit_of_what_ships_finds_nothing_narrow(report):
    assert report["audit"]["counts"] > 10_000
    assert report["audit"]["narrow"] == []
