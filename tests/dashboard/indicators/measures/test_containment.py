"""Whose cases are among whose: told by formulas and sums of measures, of published ratios by their
entries."""

from dataclasses import replace

import pytest

from dashboard.indicators.measures.containment import contained, parts_of_one
from data.catalogue.loader import load


@pytest.fixture(scope="module")
def catalogue():
    return load()


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("ganztagsquote_u3", "betreuungsquote_u3"),
        ("ganztagsquote_3_6", "betreuungsquote_3_6"),
        ("kinderarmut", "sgb2_quote"),
        ("sgb2_u25", "sgb2_quote"),
        ("jugendarbeitslosenquote", "arbeitslosenquote"),
    ],
)
def test_cases_of_one_are_among_those_of_the_other_and_not_the_other_way_round(catalogue, inner, outer):
    known = catalogue.indicators
    assert contained(known[inner], known[outer], catalogue)
    assert not contained(known[outer], known[inner], catalogue)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("betreuungsquote_u3", "betreuungsquote_3_6"),
        ("kinderarmut", "bg_mit_kindern"),
        ("kinderarmut", "ohne_abschluss"),
    ],
)
def test_different_cases_are_not_called_the_same(catalogue, one, other):
    known = catalogue.indicators
    assert not contained(known[one], known[other], catalogue)
    assert not contained(known[other], known[one], catalogue)
    assert not parts_of_one(known[one], known[other], catalogue)


def test_nothing_contains_itself(catalogue):
    for indicator in catalogue.indicators.values():
        assert not contained(indicator, indicator, catalogue)
        assert not parts_of_one(indicator, indicator, catalogue)


def test_certificates_divide_the_same_leavers(catalogue):
    known = catalogue.indicators
    assert parts_of_one(known["ohne_abschluss"], known["hochschulreife"], catalogue)
    assert not parts_of_one(known["ohne_abschluss"], known["verbleib_nach_schule"], catalogue)


def test_a_circle_of_statements_ends(catalogue):
    known = dict(catalogue.indicators)
    known["sgb2_quote"] = replace(known["sgb2_quote"], within="kinderarmut")
    turned = replace(catalogue, indicators=known)
    assert contained(known["kinderarmut"], known["sgb2_quote"], turned)
    assert not contained(known["kinderarmut"], known["arbeitslosenquote"], turned)
