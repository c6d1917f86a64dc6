"""The words that are explained at a tap: what is said of them, and that pages, scripts and texts mean the same."""

import re
from pathlib import Path

import pytest

from dashboard.domain.observation import Status
from dashboard.domain.verdict import Verdict
from dashboard.domain.word import SHAPES, WORD_OF, Word
from dashboard.indicators.wording.statuses import status_word
from dashboard.texts import say

ROOT = Path(__file__).resolve().parents[2]
LANGS = ("de", "en")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("word", Word)
def test_a_word_is_explained_in_two_sentences_of_at_most_fifteen_words(word, lang):
    for part in ("first", "second"):
        sentence = say(lang, f"word_{word.value}_{part}")
        assert sentence.endswith(".") and sentence.count(".") - len(re.findall(r"\d\.\d", sentence)) == 1
        assert len(sentence.split()) <= 15, sentence


@pytest.mark.parametrize("lang", LANGS)
def test_a_word_is_called_as_it_stands_on_the_pages(lang):
    for verdict in Verdict:
        if verdict is not Verdict.TOO_FEW:  # whose explanation is that of few cases
            assert say(lang, f"word_{WORD_OF[verdict].value}") == say(lang, f"verdict_{verdict.key}")
    assert say(lang, f"word_{Word.FEW.value}") == say(lang, "few")
    assert say(lang, f"word_{Word.PROTECTED.value}") == status_word(Status.SUPPRESSED, lang)
    assert say(lang, f"word_{Word.POOLED.value}") in say(lang, "pooled", years=3)
    assert say(lang, f"word_{Word.RANGE.value}") in say(lang, "interval_name", level=95)


def test_scripts_know_the_words_of_the_verdicts_and_their_shapes_as_python_does():
    verdicts = (ROOT / "assets/words/verdict-text.js").read_text("utf-8")
    words = re.search(r"export const WORDS = \[(.*?)\]", verdicts)[1]
    assert re.findall(r'"([^"]+)"', words) == [WORD_OF[one].value for one in Verdict]
    shapes = re.search(r"SHAPES = \{(.*?)\}", (ROOT / "assets/words/word.js").read_text("utf-8"))[1]
    found = dict(re.findall(r'"?([a-z-]+)"?: "([a-z]+)"', shapes))
    assert found == {word.value: shape for word, shape in SHAPES.items()}


def test_what_is_protected_is_never_called_small():
    """Which of two hidden figures is the small one is itself protected."""
    for lang in LANGS:
        said = " ".join(say(lang, f"word_geschuetzt_{part}") for part in ("first", "second"))
        assert re.search(r"eine andere|another", said)
        assert not re.search(r"hier sind|here are", said, re.IGNORECASE)
