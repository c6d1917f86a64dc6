"""What a reader may add to the figures, and what is said of it."""

import math
from types import SimpleNamespace

import pytest

from dashboard.domain.selection import Selection
from dashboard.indicators.own_words import (
    OwnTarget,
    distance,
    own_sentences,
    own_target,
    possible_words,
    written,
)

SHARE = SimpleNamespace(key="quote", unit="percent", decimals=1, short={"de": "Quote", "en": "Rate"})
COUNT = SimpleNamespace(key="kitas", unit="institutions", decimals=0, short={"de": "Kitas", "en": "Centres"})
CATALOGUE = SimpleNamespace(indicators={"quote": SHARE, "kitas": COUNT})


def test_what_there_cannot_be_is_left_out_and_said():
    asked = Selection(
        notes=(("13076108", "gut"), ("13076999", "{nirgends}")),
        own_targets=(("quote", 40.0), ("quote2", 1.0), ("kitas", 12.0)),
    )
    notes, targets, said = possible_words(asked, CATALOGUE, lambda key: key == "13076108")
    assert notes == (("13076108", "gut"),)
    assert targets == (("quote", 40.0), ("kitas", 12.0))
    assert len(said) == 2 and "13076999" in said[0] and "quote2" in said[1]


@pytest.mark.parametrize("value", [-1.0, 100.5, 1e11])
def test_a_share_has_no_target_beyond_the_whole(value):
    _, targets, said = possible_words(Selection(own_targets=(("quote", value),)), CATALOGUE, lambda _: True)
    assert targets == () and "zwischen 0 und 100" in said[0]


def test_a_target_is_written_with_the_decimals_that_it_has():
    assert [written(one, SHARE, "de") for one in (40.0, 12.5, 0.25)] == [
        "40\u00a0%",
        "12,5\u00a0%",
        "0,25\u00a0%",
    ]
    assert written(1.0, COUNT, "de") == "1\u00a0Einrichtung"


def test_a_target_belongs_to_its_indicator_alone():
    chosen = Selection(own_targets=(("kitas", 3.0),))
    assert own_target(chosen, SHARE) is None
    assert own_target(chosen, COUNT) == OwnTarget(3.0, "3\u00a0Einrichtungen")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (43.14, "3,1\u00a0Punkte über dem eigenen Ziel"),
        (39.0, "1,0\u00a0Punkte unter dem eigenen Ziel"),
        (40.02, "genau am eigenen Ziel"),
        (None, ""),
        (math.nan, ""),
    ],
)
def test_the_distance_from_a_target_is_said_in_words(value, said):
    assert distance(value, OwnTarget(40.0, "40 %"), "percent", 1, "de") == said


def test_sentences_for_files_fill_no_braces_of_the_reader():
    chosen = Selection(notes=(("13076108", "{text} %s {0}"),), own_targets=(("quote", 40.0),))
    said = own_sentences(chosen, SHARE, {"13076108": "Parchim"}.__getitem__, ("13076108",))
    assert said == ("Eigenes Ziel: 40\u00a0%", "Eigene Notiz zu Parchim: {text} %s {0}")
    assert own_sentences(chosen, None, str, ()) == ()
