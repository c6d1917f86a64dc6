"""The edition that ships: every placeholder has a figure, two chapters are whole, and examples say what they are."""

from __future__ import annotations

import re

import pytest

from callbacks.exports.contents import Exporting
from callbacks.report.contents import ReportContents
from dashboard.report.blocks import DataGap, KeyMessage, Practice, Prose
from dashboard.report.document import ShownFigure, ShownRecommendation, ShownReport, ShownSentences
from dashboard.report.rich_text import plain

WHOLE = ("fruehkindliche-bildung", "uebergang-schule-beruf")
ORDER = [
    "rahmenbedingungen",
    "grundinformationen",
    "fruehkindliche-bildung",
    "allgemeinbildende-schulen",
    "uebergang-schule-beruf",
    "hochschulen",
    "weiterbildung",
    "non-formale-bildung",
    "integration-inklusion",
]
"""The order of the national guide for municipal monitoring."""


@pytest.fixture(scope="module")
def contents(answers):
    return ReportContents(Exporting(answers))


@pytest.fixture(scope="module")
def edition(answers):
    return answers.repository.edition("2026")


@pytest.fixture(scope="module")
def report(contents, edition) -> ShownReport:
    return contents.shown(edition, "13076")


def test_nothing_in_it_would_stop_an_edition(report):
    assert [(one.key, one.problems) for one in report.chapters if one.problems] == []
    assert [one.key for one in report.chapters] == ORDER
    assert report.example and all("Beispieltext" in one.signed for one in report.chapters)


@pytest.mark.parametrize("key", WHOLE)
def test_two_chapters_have_every_kind_of_block(report, key):
    chapter = next(one for one in report.chapters if one.key == key)
    kinds = [type(block) for block in chapter.blocks]
    for kind, least in (
        (KeyMessage, 3), (ShownFigure, 4), (ShownSentences, 3), (Prose, 3), (Practice, 1), (ShownRecommendation, 2),
        (DataGap, 2),
    ):  # fmt: skip
        assert kinds.count(kind) >= least, kind


def test_what_is_invented_says_so(report):
    for chapter in report.chapters:
        for block in chapter.blocks:
            if isinstance(block, Practice):
                assert "erfunden" in plain(block.text[0].runs)
            if isinstance(block, ShownRecommendation):
                assert "Beispiel einer Empfehlung" in plain(block.block.text)


def test_no_number_stands_in_the_texts_by_hand(edition):
    """Years, ages and dates apart, each number comes from a placeholder."""
    for chapter in edition.chapters:
        prose = re.sub(r"```.*?```|\{\{.*?\}\}", " ", chapter.source, flags=re.DOTALL)
        found = set(re.findall(r"\d+(?:,\d+)?", prose)) - {"1", "15", "25", "100"}
        assert {one for one in found if not re.fullmatch(r"20\d\d", one)} == set(), chapter.key


@pytest.mark.parametrize("key", ["13076050", "13076006", "13076108", "130765655", "130760014"])
def test_it_can_be_read_for_other_places(contents, edition, key):
    report = contents.shown(edition, key)
    assert len(report.figures) >= 6
    assert all(one.blocks for one in report.chapters)
    assert all(key in figure.selection.places for figure in report.figures)
