"""Figures are found by words of indicator, place and year, and each is what its placeholder gives."""

from __future__ import annotations

import pytest

from callbacks.report.facts import ReportFacts
from callbacks.staff.editions.fact_search import FORMS, MOST, FactSearch
from dashboard.domain.report.fact import FactKind
from dashboard.errors import StoreError
from dashboard.report.placeholders import Value, parse


@pytest.fixture(scope="module")
def search(answers):
    def of(question: str, form: FactKind = FactKind.VALUE):
        return FactSearch(answers).found("", question, form, "de")

    return of


def test_place_and_year_of_the_question_are_those_of_the_placeholder(search):
    assert [one.placeholder for one in search("Kinderarmut Parchim 2022")] == [
        "{{kinderarmut:13076108:2022}}"
    ]
    assert search("kinderarmut")[0].placeholder == "{{kinderarmut:kreis:neu}}"
    assert search("Kinderarmut Land 2022")[0].placeholder == "{{kinderarmut:land:2022}}"
    both = {one.placeholder for one in search("Betreuungsquote unter 3 Grabow Ludwigslust 2024")[:2]}
    assert both == {"{{betreuungsquote_u3:13076050:2024}}", "{{betreuungsquote_u3:13076090:2024}}"}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_reads_as_its_placeholder_does(search, answers, form):
    found = search("Betreuungsquote unter 3 Grabow", form)
    assert found
    facts = ReportFacts(answers, answers.repository.version(), answers.district)
    for one in found:
        (node,) = (each for each in parse(one.placeholder).nodes if isinstance(each, Value))
        assert node.reference.kind is form
        assert facts.fact(node.reference).text == one.text


@pytest.mark.parametrize(
    "question", ["", "  ", "2022", "der die das", "Einhörner Parchim", "{{", "a" * 5_000]
)
def test_a_question_that_names_no_indicator_finds_nothing(search, question):
    assert search(question) == ()


def test_the_list_is_short(search):
    assert len(search("quote")) == MOST


def test_a_store_that_cannot_be_read_is_no_empty_list(search, monkeypatch):
    def broken(self, asked):
        raise StoreError("Die Datenbank antwortet nicht.")

    monkeypatch.setattr(ReportFacts, "fact", broken)
    with pytest.raises(StoreError):
        search("Kinderarmut Parchim 2022")
