"""Words explained at a tap: the button that a word is, and the page of all of them."""

import re

import pytest

from dashboard.domain.verdict import Verdict
from dashboard.domain.word import Word
from dashboard.texts import say
from layouts.markup import markup
from layouts.words import verdict_button, word_button, words_page


def test_a_word_is_a_button_that_names_its_explanation():
    written = markup(word_button("geschützt", Word.PROTECTED))
    assert re.fullmatch(r"<button [^>]*>geschützt</button>", written)
    for given in ('type="button"', 'data-word="geschuetzt"', 'aria-haspopup="dialog"', "bl-word bl-term"):
        assert given in written


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_of_too_few_cases_looks_like_one_that_cannot_be_tested(verdict):
    written = markup(verdict_button(verdict, "Wort", "Satz."))
    assert 'title="Satz."' in written
    assert ("keine" in written) is not verdict.tested


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_page_lists_all_words_without_scripts(lang):
    written = markup(words_page(lang))
    for word in Word:
        article = re.search(rf'<article[^>]*data-explains="{word.value}"[^>]*>.*?</article>', written)[0]
        assert f'id="{word.value}"' in article and "<svg" in article
        for part in ("", "_first", "_second"):
            assert say(lang, f"word_{word.value}{part}") in article.replace("&amp;", "&")
    assert "<script" not in written and "data-word=" not in written
