"""Every computed sentence is recomputed another way: numbers from counts in decimals, trends by logistic or Poisson
regression of our own, and nothing is said of what is hidden."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import log

import pytest

from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.verdict import Verdict
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.trend import SPAN
from dashboard.report.sentences import sentences

DIRECTION = {"stieg": 1, "gestiegen": 1, "sank": -1, "gesunken": -1}
NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d+")
SHARES = ("betreuungsquote_u3", "ganztagsquote_u3", "sprachauffaelligkeit_einschulung", "spaet_eingeschult")
OTHERS = ("kinderarmut", "kita_plaetze", "arbeitslose_15_25_je_100", "unversorgte_bewerber", "ohne_abschluss")


def slab_of(answers, indicator: str, level: str) -> tuple[Slab, int]:
    answer = answers.read(f"indikator={indicator}&ebene={level}")
    slab = answers.slab(answer)
    return slab, slab.years.index(answer.selection.year)


def written(cells, row: int, column: int, indicator) -> str:
    """A share as counts give it, rounded half up in decimals."""
    share = Fraction(int(cells.numerator[row, column]), int(cells.denominator[row, column])) * 100
    exact = Decimal(share.numerator) / Decimal(share.denominator)
    places = Decimal(1).scaleb(-indicator.decimals)
    return str(exact.quantize(places, ROUND_HALF_UP)).replace(".", ",")


def slope_sign(cells, rows: list[int], column: int) -> int:
    """The sign of the straight line by least squares through logits of the shares, weighted by n p (1 - p)."""
    points = []
    for at, row in enumerate(rows):
        a, n = float(cells.numerator[row, column]), float(cells.denominator[row, column])
        share = min(max(a / n, 0.5 / n), 1 - 0.5 / n)
        points.append((at, log(share / (1 - share)), n * share * (1 - share)))
    weight = sum(w for _, _, w in points)
    middle = sum(w * x for x, _, w in points) / weight
    level = sum(w * y for _, y, w in points) / weight
    slope = sum(w * (x - middle) * (y - level) for x, y, w in points)
    return (slope > 0) - (slope < 0)


@pytest.mark.parametrize("indicator", SHARES)
@pytest.mark.parametrize("level", ["gemeinde", "amt"])
def test_five_years_are_told_with_the_numbers_that_counts_give(answers, indicator, level):
    slab, row = slab_of(answers, indicator, level)
    entry = answers.read(f"indikator={indicator}").indicator
    cells = answers.repository.cells(indicator, level, places=slab.places)
    told = 0
    for at, key in enumerate(slab.places):
        said = sentences(slab, row, Selection(places=(key,), indicator=indicator, level=level))
        for one in said[1:]:
            told += 1
            first, last = slab.years[row] - SPAN + 1, slab.years[row]
            rows = [cells.years.index(year) for year in range(first, last + 1)]
            numbers = {written(cells, rows[0], at, entry), written(cells, rows[-1], at, entry)}
            assert numbers <= set(NUMBER.findall(one.text)), (key, one.text, numbers)
            assert str(first) in one.text and str(last) in one.text
            assert slab.title in one.text and slab.names[at] in one.text
            claims = {DIRECTION[word] for word in re.findall(r"\w+", one.text) if word in DIRECTION}
            marked = one.verdict in (Verdict.POSSIBLE, Verdict.CLEAR)
            assert claims == ({slope_sign(cells, rows, at)} if marked else set()), (key, one)
    assert told or indicator != "betreuungsquote_u3"


@pytest.mark.parametrize("indicator", [*SHARES, *OTHERS])
def test_nothing_but_that_it_is_hidden_is_said_of_a_hidden_place(answers, indicator):
    slab, row = slab_of(answers, indicator, "gemeinde")
    silent = [at for at in range(len(slab.places)) if not Status(int(slab.status[row, at])).has_value]
    for at in silent:
        said = sentences(
            slab, row, Selection(places=(slab.places[at],), indicator=indicator, level="gemeinde")
        )
        assert all(one.verdict is None and one.word == "" for one in said)
        text = " ".join(one.text for one in said).replace(slab.names[at], "")
        years = {str(year) for year in slab.years}
        assert set(NUMBER.findall(text)) <= years, text
    assert silent or indicator in ("kita_plaetze", "spaet_eingeschult", "kinderarmut")


@pytest.mark.parametrize("indicator", [*SHARES, *OTHERS])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_word_beside_a_sentence_is_the_one_in_it(answers, indicator, lang):
    """`deutlich` stands in a sentence exactly where the verdict is clear, likewise the others."""
    slab, row = slab_of(answers, indicator, "gemeinde")
    answer = answers.read(f"indikator={indicator}&ebene=gemeinde&sprache={lang}")
    slab = answers.slab(answer)
    words = {
        Verdict.CLEAR: {"de": "deutlich", "en": "clearly"}[lang],
        Verdict.POSSIBLE: {"de": "möglicherweise", "en": "possibly"}[lang],
        Verdict.CHANCE: {"de": "Rahmen des Zufalls", "en": "within chance"}[lang],
    }
    for key in slab.places:
        chosen = Selection(places=(key,), indicator=indicator, level="gemeinde", language=lang)
        said = sentences(slab, row, chosen)[:1]
        for one in said:
            here = {verdict for verdict, word in words.items() if word in one.text}
            assert here == ({one.verdict} & set(words)), (one.text, one.verdict)


def test_sentences_end_with_a_full_stop_and_leave_no_gap(answers):
    for indicator in (*SHARES, *OTHERS):
        for level in ("gemeinde", "amt", "kreis"):
            slab, row = slab_of(answers, indicator, level)
            for key in (*slab.places, None):
                places = (key,) if key else ()
                for one in sentences(
                    slab, row, Selection(places=places, indicator=indicator, level=slab.level)
                ):
                    assert (one.text.endswith(".") and one.text[0].isupper()) or one.text[0] in "„“", one.text
                    assert "{" not in one.text and "  " not in one.text and " ." not in one.text, one.text
