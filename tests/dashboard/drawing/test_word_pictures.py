"""The small pictures of the explained words: one size, and one strip."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from dashboard.domain.word import Word
from dashboard.drawing.word_pictures import INNER, MIDDLE, OUTER, picture

VERDICTS = (Word.CLEAR, Word.POSSIBLE, Word.CHANCE)


def dot(drawn):
    return float(re.search(r'<circle cx="([\d.]+)"', drawn)[1])


def strip(drawn):
    return re.findall(r"<rect[^>]*>", drawn)


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("word", Word)
def test_every_word_has_a_picture_of_250_by_78_that_is_well_formed(word, lang):
    root = ElementTree.fromstring(picture(word, lang))
    assert root.get("viewBox") == "0 0 250 78" and root.get("aria-hidden") == "true"


def test_the_strip_is_the_same_in_all_pictures_of_verdicts():
    assert len({tuple(strip(picture(word, "de"))) for word in VERDICTS}) == 1
    assert len(strip(picture(Word.CLEAR, "de"))) == 2
    assert strip(picture(Word.NOT_TESTABLE, "de")) == []


def test_zones_stand_to_each_other_as_95_to_99_8_percent_of_chance():
    assert pytest.approx(3.0902 / 1.9600, rel=0.001) == OUTER / INNER


def test_the_place_lies_where_the_word_says():
    clear, possible, chance = (dot(picture(word, "de")) - MIDDLE for word in VERDICTS)
    radius = 7
    assert clear - radius > OUTER
    assert possible - radius > INNER and possible + radius < OUTER
    assert chance + radius < INNER
