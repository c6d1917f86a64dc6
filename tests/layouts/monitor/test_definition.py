"""The drawer "Was bedeutet das?" explains every indicator in both languages."""

import json
from dataclasses import MISSING, fields, replace
from datetime import date

import plotly.utils
import pytest

from callbacks.monitor.definition import definition_parts, next_figures
from dashboard.domain.indicator import Break, Indicator
from tests.slab_document import slab_document


def said(components):
    return json.dumps(components, cls=plotly.utils.PlotlyJSONEncoder, ensure_ascii=False)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_indicator_is_explained(answers, lang):
    for key, indicator in answers.read("").possible.catalogue.indicators.items():
        answer = answers.read(f"indikator={key}&sprache={lang}")
        drawer = said(definition_parts(answers, answer, answer.selection.year))
        for part in (indicator.name, indicator.definition, indicator.reading_help, indicator.reporting_date):
            assert json.dumps(part[lang], ensure_ascii=False)[1:-1] in drawer, key
        assert "{" + "name}" not in drawer


def test_the_formula_is_filled_with_the_numbers_on_screen(answers):
    answer = answers.read("indikator=betreuungsquote_u3&ebene=kreis&gebiete=13076")
    slab = slab_document(answers, answer)
    row = slab["years"].index(answer.selection.year)
    column = slab["places"].index("13076")
    drawer = said(definition_parts(answers, answer, answer.selection.year))
    if slab["counts"][row][column]:
        assert f"{slab['counts'][row][column]} = {slab['text'][row][column]}" in drawer
    assert slab["text"][row][column]


def test_a_ratio_says_that_its_counts_are_not_known(answers):
    drawer = said(definition_parts(answers, answers.read("indikator=kinderarmut"), 2022))
    assert "die Zahlen dahinter liegen nicht vor" in drawer
    assert "bl-worked" not in drawer


def test_example_data_are_explained_where_they_are_shown_and_only_there(answers):
    sentence = "sind erfunden, aber glaubwürdig"
    assert sentence in said(
        definition_parts(answers, answers.read("indikator=sprachauffaelligkeit_einschulung"), 2022)
    )
    assert sentence not in said(definition_parts(answers, answers.read("indikator=kinderarmut"), 2022))


def test_sources_are_named_with_licence_and_what_was_changed(answers):
    drawer = said(definition_parts(answers, answers.read("indikator=kinderarmut"), 2022))
    for part in ("INKAR", "Datenlizenz Deutschland", "Daten verändert", "GeoBasis-DE"):
        assert part in drawer


def test_the_day_of_the_next_figures_is_said_and_not_after_it_has_passed(answers):
    one = answers.read("indikator=kinderarmut").indicator
    assert next_figures(one, date(2026, 12, 1), "de") == ""
    known = replace(one, next_delivery=date(2027, 3, 15))
    assert (
        next_figures(known, date(2027, 3, 15), "de")
        == "Neue Zahlen folgen voraussichtlich bis 15.\u00a0März 2027."
    )
    assert next_figures(known, date(2027, 3, 16), "de") == (
        "Neue Zahlen waren bis 15.\u00a0März 2027 erwartet und folgen später."
    )
    assert "New figures are expected by" in next_figures(known, date(2027, 1, 1), "en")


def test_events_are_told_only_where_the_time_series_shows_them(answers):
    """The drawer is read beside the series: what happened elsewhere explains nothing of it."""
    indicator = answers.read("indikator=betreuungsquote_u3").indicator
    by_place = {
        level: {one.label["de"] for one in indicator.events_at(level, "13")}
        for level in ("gemeinde", "kreis")
    }
    assert by_place["gemeinde"] < by_place["kreis"] and by_place["gemeinde"]
    for level, labels in by_place.items():
        drawer = said(
            definition_parts(answers, answers.read(f"indikator=betreuungsquote_u3&ebene={level}"), 2020)
        )
        assert {label for label in by_place["kreis"] if label in drawer} == labels
    elsewhere = {one.label["de"] for one in indicator.events_at("kreis", "14")}
    assert elsewhere < by_place["kreis"]


def test_breaks_are_told_of_their_levels_only():
    bare = {field.name: "" for field in fields(Indicator) if field.default is MISSING}
    noted = Indicator(**bare, breaks=(Break(2011, {"de": "Zensus"}, ("kreis",)), Break(2013, {"de": "Neu"})))
    assert [one.year for one in noted.breaks_at("gemeinde")] == [2013]
    assert [one.year for one in noted.breaks_at("kreis")] == [2011, 2013]
