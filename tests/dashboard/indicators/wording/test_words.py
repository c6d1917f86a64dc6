"""What a figure says in a word: one function each for pages, pictures, slides and tables."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.domain.observation import Status
from dashboard.domain.verdict import Verdict
from dashboard.indicators.wording.statuses import status_sentence, status_word, word_beside
from dashboard.indicators.wording.verdicts import untested, verdict_word, with_verdict
from tests.dashboard.indicators.slab.made_slab import INDICATOR

ROOT = Path(__file__).resolve().parents[4]
MADE_HERE = {"dashboard/indicators/wording/statuses.py", "dashboard/indicators/wording/verdicts.py"}


def test_few_cases_come_before_the_status():
    assert word_beside(True, Status.REPORTED, "de") == "wenige Fälle"
    assert word_beside(False, Status.SUPPRESSED, "de") == status_word(Status.SUPPRESSED, "de") == "geschützt"


@pytest.mark.parametrize("verdict", Verdict)
def test_a_tested_difference_bears_the_word_of_its_verdict(verdict):
    found = with_verdict(1.5, "+1,5 Punkte", verdict, "Satz.", "de")
    assert (found.value, found.text, found.verdict, found.sentence) == (1.5, "+1,5 Punkte", verdict, "Satz.")
    assert found.word == verdict_word(verdict, "de")


def test_what_was_not_tested_has_no_number_and_says_why():
    found = untested("Ohne Fallzahlen nicht zu prüfen.", "de")
    assert (found.value, found.text, found.word) == (None, "", "nicht prüfbar")
    assert found.sentence == "Ohne Fallzahlen nicht zu prüfen."
    assert untested("Zu wenige.", "de", Verdict.TOO_FEW).word == "zu wenige Fälle"


def test_a_status_says_why_there_is_no_number_or_why_it_is_uncertain():
    silent = {one for one in Status if not status_sentence(one, INDICATOR, "de")}
    assert silent == {one for one in Status if one.has_value} - {Status.UNRELIABLE}
    named = replace(INDICATOR, base_name={"de": "die Kinder", "en": "the children"})
    sentences = [status_sentence(Status.BASE_MISSING, one, "de") for one in (INDICATOR, named)]
    assert ["die Kinder" in one for one in sentences] == [False, True]


def test_nobody_else_makes_these_words():
    """Two places that build a word by themselves say two things of one figure sooner or later."""
    made = re.compile(r'"(?:status|verdict)_\{|say\([^)]*"verdict_(?!sentence)')
    others = {
        str(file.relative_to(ROOT))
        for top in ("dashboard", "callbacks", "layouts")
        for file in (ROOT / top).rglob("*.py")
        if made.search(file.read_text("utf-8"))
    }
    assert others - MADE_HERE == set()
