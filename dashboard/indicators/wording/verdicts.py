"""A verdict in a word, and a tested difference with its word: the same on every page and in every file."""

from __future__ import annotations

from dashboard.domain.figure import TestedDifference
from dashboard.domain.verdict import Verdict
from dashboard.texts import say


def verdict_word(verdict: Verdict, lang: str) -> str:
    """`deutlich`, `möglich`, `im Rahmen des Zufalls`, `nicht prüfbar`, `zu wenige Fälle`."""
    return say(lang, f"verdict_{verdict.key}")


def with_verdict(
    value: float | None, text: str, verdict: Verdict, sentence: str, lang: str
) -> TestedDifference:
    """A difference or trend with the word of its verdict; `sentence` says it all."""
    return TestedDifference(value, text, verdict, verdict_word(verdict, lang), sentence)


def untested(sentence: str, lang: str, verdict: Verdict = Verdict.NOT_TESTABLE) -> TestedDifference:
    """No difference: `sentence` says why."""
    return with_verdict(None, "", verdict, sentence, lang)
