"""Sentences on a strategy, each counted again by reading it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.definitions.action import StrategyAction
from dashboard.domain.definitions.strategy import Aim
from dashboard.domain.verdict import Verdict
from dashboard.strategy.assess import indicator_state
from dashboard.strategy.model import ActionLine, ActionState, AimState, MovedWay, StrategyState
from dashboard.strategy.sentences import actions_said, summary, worse_said
from dashboard.strategy.worse import WorseList
from tests.dashboard.indicators.wording.made_district import LANDKREIS
from tests.dashboard.strategy.rows import CATALOGUE, DOWN, NEUTRAL, UP, row
from tests.dashboard.strategy.test_assess import NAME, TODAY, with_target

NUMBERS = {
    "de": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(),
    "en": "zero one two three four five six seven eight nine ten eleven twelve".split(),
}
WORDS = {
    "de": {
        MovedWay.NEARER: r"(\w+) komm(?:t|en) ihrem Ziel {v} näher",
        MovedWay.FARTHER: r"(\w+) entfern(?:t|en) sich {v} von ihrem Ziel",
        MovedWay.BETTER: r"(\w+) w(?:ird|erden) {v} besser",
        MovedWay.WORSE: r"(\w+) w(?:ird|erden) {v} schlechter",
        "neutral": r"(\w+) änder(?:t|n) sich {v}",
        Verdict.CHANCE: r"bei (\w+) lieg(?:t|en) die Änderung(?:en)? im Rahmen",
        Verdict.NOT_TESTABLE: r"(\w+) (?:ist|sind) nicht prüfbar",
        Verdict.TOO_FEW: r"(\w+) ha(?:t|ben) zu wenige Fälle",
        "without": r"bei (\w+) fehlt die Zahl",
    }
}


def number(word, lang="de"):
    """What a word counts; "eine" and "einer" are one."""
    word = word.lower()
    if lang == "de" and word in ("eine", "einer", "einem"):
        return 1
    return NUMBERS[lang].index(word) if word in NUMBERS[lang] else int(word)


def strategy(indicators=(), actions=()):
    aim = Aim("a", 1, NAME, "uebergang")
    return StrategyState((), (AimState(aim, "Thema", None, tuple(indicators), tuple(actions)),), (), TODAY)


KEYS = [*UP, *DOWN, *NEUTRAL]


@st.composite
def indicators(draw):
    found = []
    for key in draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=12)):
        own = draw(st.none() | st.sampled_from((10.0, 50.0)))
        change = draw(st.sampled_from((-3.0, 3.0)))
        one = row(key, own, 30.0, trend=change, verdict=draw(st.sampled_from(Verdict)))
        aimed = draw(st.booleans())
        entry = with_target(key, 30.0) if aimed else CATALOGUE.indicators[key]
        found.append(indicator_state(one, entry, TODAY, "de"))
    return found


@given(indicators())
def test_the_summary_counts_every_indicator_once(found):
    first, others = summary(strategy(found), "de")
    text = " ".join(others)
    counted = Counter()
    said = {Verdict.CLEAR: "deutlich", Verdict.POSSIBLE: "möglicherweise"}
    for way in (MovedWay.NEARER, MovedWay.FARTHER, MovedWay.BETTER, MovedWay.WORSE, "neutral"):
        for verdict, word in said.items():
            for match in re.finditer(WORDS["de"][way].replace("{v}", word), text, re.IGNORECASE):
                counted[way, verdict] += number(match[1])
    for kind in (Verdict.CHANCE, Verdict.NOT_TESTABLE, Verdict.TOO_FEW, "without"):
        for match in re.finditer(WORDS["de"][kind], text, re.IGNORECASE):
            counted[kind] += number(match[1])
    expected = Counter()
    for one in found:
        if one.movement.way in (MovedWay.RISING, MovedWay.FALLING):
            expected["neutral", one.movement.verdict] += 1
        elif one.movement.way is not MovedWay.NONE:
            expected[one.movement.way, one.movement.verdict] += 1
        elif one.row.own.value is None:
            expected["without"] += 1
        else:
            expected[one.movement.verdict] += 1
    if expected == Counter({Verdict.NOT_TESTABLE: len(found)}):
        assert not others[:-1] and ("lässt sich" in first or not found), "the first sentence has said it"
    else:
        assert counted == expected
        assert sum(counted.values()) == len(found)
    moving = sum(one.movement.way is not MovedWay.NONE for one in found)
    if len(found) > 1 and 0 < moving < len(found):
        match = re.match(r"Bei (\w+) von (\w+) Kennzahlen", first)
        assert match and (number(match[1]), number(match[2])) == (moving, len(found))
    told = [one.reached for one in found if one.reached is not None]
    if len(told) > 1:
        match = re.search(r"Von (\w+) Zielwerten (?:ist|sind) (\w+) erreicht", text)
        assert match and number(match[1]) == len(told)
        assert (0 if match[2] == "keiner" else 1 if match[2] == "einer" else number(match[2])) == sum(told)


STATES = {
    "de": {
        ActionState.RUNNING: ("läuft", "laufen"),
        ActionState.PLANNED: ("geplant",) * 2,
        ActionState.DONE: ("fertig",) * 2,
        ActionState.LATE: ("verzögert",) * 2,
        ActionState.STOPPED: ("eingestellt",) * 2,
    },
    "en": {
        ActionState.RUNNING: ("running",) * 2,
        ActionState.PLANNED: ("planned",) * 2,
        ActionState.DONE: ("finished",) * 2,
        ActionState.LATE: ("delayed",) * 2,
        ActionState.STOPPED: ("given up",) * 2,
    },
}


@pytest.mark.parametrize("lang", ["de", "en"])
@given(found=st.lists(st.sampled_from(ActionState), max_size=20))
def test_every_action_is_counted_in_its_state(lang, found):
    action = StrategyAction("a", NAME, "Amt", date(2026, 1, 1), "laufend")
    text = actions_said(strategy((), [ActionLine(action, one) for one in found]), lang)
    counts = Counter(found)
    if not found:
        assert text in ("Maßnahmen sind noch keine genannt.", "No actions are named yet.")
        return
    for state, count in counts.items():
        one, many = STATES[lang][state]
        assert (one if count == 1 else many) in text
    assert all(
        not any(word in text for word in STATES[lang][state]) for state in ActionState if not counts[state]
    )
    if len(counts) > 1:
        clauses = re.split(r",| und | and ", text.split(" ", 3)[3].rstrip("."))
        read = [
            number(re.search(r"\b(eine|one|\d+|" + "|".join(NUMBERS[lang][2:]) + r")\b", one)[1], lang)
            if not re.search(r"\b(eine|one)\b", one)
            else 1
            for one in clauses
        ]
        assert sum(read) == len(found) and sorted(read) == sorted(counts.values())


def test_the_sentences_of_the_picture():
    """Two leave their target clearly, one may come nearer to it, one is within chance, two cannot be tested."""

    def one(key, trend, verdict, target=None):
        entry = with_target(key, target) if target else CATALOGUE.indicators[key]
        return indicator_state(row(key, 50.0, trend=trend, verdict=verdict), entry, TODAY, "de")

    found = [
        one(UP[0], 3.0, Verdict.POSSIBLE, 60.0),
        one(DOWN[0], 3.0, Verdict.CLEAR, 18.0),
        one(DOWN[1], 3.0, Verdict.CLEAR, 10.0),
        one(DOWN[2], 3.0, Verdict.CHANCE),
        one(UP[1], None, Verdict.NOT_TESTABLE),
        one(DOWN[3], None, Verdict.NOT_TESTABLE),
    ]
    first, others = summary(strategy(found), "de")
    assert first == "Bei drei von sechs Kennzahlen zeigt sich eine Bewegung, die mehr ist als Zufall."
    assert others[:3] == (
        "Zwei entfernen sich deutlich von ihrem Ziel und eine kommt ihrem Ziel möglicherweise näher.",
        "Bei einer liegt die Änderung im Rahmen des Zufalls und zwei sind nicht prüfbar.",
        "Von drei Zielwerten ist keiner erreicht.",
    )
    english = summary(strategy(found), "en")
    assert english[0] == "Three of six indicators show a movement that is more than chance."
    assert (
        english[1][0]
        == "Two move clearly away from their target and one possibly comes nearer to its target."
    )


@given(indicators(), st.sampled_from(("de", "en")))
def test_sentences_are_whole(found, lang):
    first, others = summary(strategy(found), lang)
    for one in (first, *others):
        assert one and one[0].isupper() and one.endswith(".") and "{" not in one and "  " not in one
        assert not re.search(r"\beins\b", one)


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("tested", [0, 1, 2, 13])
def test_how_many_were_tested_is_said(lang, tested):
    said = worse_said(WorseList((), (), tested, 3), LANDKREIS, lang)
    word = {"de": {1: "eine", 2: "zwei", 13: "13"}, "en": {1: "one", 2: "two", 13: "13"}}[lang].get(
        tested, ""
    )
    assert (word in said.lower() and said[0].isupper()) or said[0].isdigit()
    assert ("keiner Kennzahl" in said or "No indicator can" in said) is (tested == 0)
