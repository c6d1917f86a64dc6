"""An edition filled for the district, an Amt and a municipality: every number is that of the store."""

from __future__ import annotations

import pytest

from callbacks.exports.contents import Exporting
from callbacks.report.contents import ReportContents
from dashboard.domain.verdict import Verdict
from dashboard.errors import UnknownKey
from dashboard.report.blocks import Aside, DataGap, KeyMessage, Practice, Prose
from dashboard.report.document import (
    ShownFigure,
    ShownRecommendation,
    ShownReport,
    ShownSection,
    ShownSentences,
)
from dashboard.report.rich_text import plain
from tests.callbacks.report.made_edition import EARLY, made_edition

CARE, GRABOW, AMT = "betreuungsquote_u3", "13076050", "130765655"


@pytest.fixture(scope="module")
def contents(answers):
    return ReportContents(Exporting(answers))


@pytest.fixture(scope="module")
def whole(contents) -> ShownReport:
    return contents.shown(made_edition(), "13076")


def test_the_districts_report_has_every_block_with_its_number(whole):
    early, transition = whole.chapters
    assert early.problems == transition.problems == ()
    kinds = [type(block) for block in early.blocks]
    assert kinds == [
        *(KeyMessage, ShownSection, ShownFigure, ShownSentences, Prose, Aside, ShownSection),
        *(Practice, ShownRecommendation, DataGap),
    ]
    assert [one.number for one in early.blocks if isinstance(one, ShownSection)] == ["1.1", "1.2"]
    assert [one.number for one in whole.figures] == ["1.1", "2.1"]
    assert [one.number for one in early.blocks if isinstance(one, ShownRecommendation)] == ["E1"]
    assert [one.key for one in whole.definitions] == [CARE, "ohne_abschluss"]
    assert all(one.definition and one.sources for one in whole.definitions)


def test_the_annex_of_a_figure_holds_every_place_as_the_store_does(whole, answers):
    figure = whole.figures[0]
    cells = answers.repository.cells(CARE, "gemeinde", places=tuple(row.key for row in figure.rows))
    row = cells.row(2024)
    for at, one in enumerate(figure.rows):
        value = cells.value[row, at]
        assert (one.value is None) == (value != value), one.name
        assert one.value is None or one.value == pytest.approx(value, abs=0.005)
        assert one.value is not None or (one.counts, one.interval) == ("", "")
    values = [one.value for one in figure.rows if one.value is not None]
    assert values == sorted(values, reverse=True)
    assert {one.key for one in figure.series} == {GRABOW, "13076090", "13076"}
    assert figure.badge and figure.sources and figure.reading and figure.when == "2024"
    assert (
        "stand=" in figure.query and figure.query.startswith("thema=") is False
    ) or "indikator=" in figure.query


def test_each_computed_sentence_has_the_verdict_of_its_place(whole, answers):
    slab = answers.slab(answers.read(f"indikator={CARE}&ebene=gemeinde&jahr=2024"))
    row = slab.years.index(2024)
    (block,) = [one for one in whole.chapters[0].blocks if isinstance(one, ShownSentences)]
    for one in block.sentences:
        name = "Grabow" if "Grabow" in one.text else "Ludwigslust"
        at = slab.names.index(name)
        table = slab.verdict_trend if "2020" in one.text else slab.verdict_difference
        assert table is not None and one.verdict is Verdict(int(table[row, at])), one.text
        assert one.verdict is not Verdict.CHANCE or not any(
            word in one.text for word in ("stieg", "sank", "gestiegen", "gesunken")
        )
    assert {("Grabow" in one.text) for one in block.sentences} == {True, False}


@pytest.mark.parametrize("key", [GRABOW, AMT])
def test_a_report_of_another_place_is_about_it_and_has_no_text_of_the_district(contents, key):
    report = contents.shown(made_edition(), key)
    assert not report.whole
    kinds = {type(block) for chapter in report.chapters for block in chapter.blocks}
    assert kinds <= {ShownSection, ShownFigure, ShownSentences}
    assert report.figures and all(key in one.selection.places for one in report.figures)
    assert report.facts == []
    for chapter in report.chapters:
        numbers = [one.number for one in chapter.blocks if isinstance(one, ShownSection)]
        assert numbers == [f"{chapter.number}.{at}" for at in range(1, len(numbers) + 1)]


def test_a_report_in_english_keeps_what_people_wrote_and_computes_in_english(contents):
    report = contents.shown(made_edition(), "13076", "en")
    (block,) = [one for one in report.chapters[0].blocks if isinstance(one, ShownSentences)]
    assert all("Grabow" in one.text or "Ludwigslust" in one.text for one in block.sentences)
    assert report.figures[0].badge == "Example data"
    prose = next(one for one in report.chapters[0].blocks if isinstance(one, Prose))
    assert "Im Landkreis sind es" in plain(prose.parts[0].runs)


def test_what_cannot_be_shown_so_is_a_problem_of_its_block(contents):
    source = EARLY.replace(
        "jahr: 2024\norte: [13076050, 13076090]\nansichten", "jahr: 1901\norte: []\nansichten", 1
    )
    report = contents.shown(made_edition(early=source), "13076")
    (problem,) = report.chapters[0].problems
    assert problem.line == source.split("```abbildung")[0].count("\n") + 1
    assert CARE in problem.sentence


@pytest.mark.parametrize("key", ["13", "99999999", "13072", "x"])
def test_no_report_of_a_place_elsewhere(contents, key):
    with pytest.raises(UnknownKey, match="keinen Bericht"):
        contents.shown(made_edition(), key)


def test_an_edition_whose_data_version_is_gone_says_so(contents):
    with pytest.raises(UnknownKey, match="nicht mehr öffentlich"):
        contents.shown(made_edition(version="1999.1"), "13076")
