"""The drawer "Was bedeutet das?" explains every indicator in both languages."""

import json

import plotly.utils
import pytest

from callbacks.monitor_page import MonitorPage


def said(components):
    return json.dumps(components, cls=plotly.utils.PlotlyJSONEncoder, ensure_ascii=False)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_indicator_is_explained(answers, lang):
    page = MonitorPage(answers)
    for key, indicator in answers.read("").possible.catalogue.indicators.items():
        answer = answers.read(f"indikator={key}&sprache={lang}")
        drawer = said(page.definition(answer, answer.selection.year))
        for part in (indicator.name, indicator.definition, indicator.reading_help, indicator.reporting_date):
            assert json.dumps(part[lang], ensure_ascii=False)[1:-1] in drawer, key
        assert "{" + "name}" not in drawer


def test_the_formula_is_filled_with_the_numbers_on_screen(answers):
    answer = answers.read("indikator=betreuungsquote_u3&ebene=kreis&gebiete=13076")
    slab = answers.slab(answer)
    row = slab["years"].index(answer.selection.year)
    column = slab["places"].index("13076")
    drawer = said(MonitorPage(answers).definition(answer, answer.selection.year))
    if slab["counts"][row][column]:
        assert f"{slab['counts'][row][column]} = {slab['text'][row][column]}" in drawer
    assert slab["text"][row][column]


def test_a_ratio_says_that_its_counts_are_not_known(answers):
    drawer = said(MonitorPage(answers).definition(answers.read("indikator=kinderarmut"), 2022))
    assert "die Zahlen dahinter liegen nicht vor" in drawer
    assert "bl-worked" not in drawer


def test_example_data_are_explained_where_they_are_shown_and_only_there(answers):
    page = MonitorPage(answers)
    sentence = "sind erfunden, aber glaubwürdig"
    assert sentence in said(page.definition(answers.read("indikator=sprachauffaelligkeit_einschulung"), 2022))
    assert sentence not in said(page.definition(answers.read("indikator=kinderarmut"), 2022))


def test_sources_are_named_with_licence_and_what_was_changed(answers):
    drawer = said(MonitorPage(answers).definition(answers.read("indikator=kinderarmut"), 2022))
    for part in ("INKAR", "Datenlizenz Deutschland", "Daten verändert", "GeoBasis-DE"):
        assert part in drawer
