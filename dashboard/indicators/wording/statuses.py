"""What a cell's status says: in a word beside or instead of its number, and why there is none in a
sentence."""

from __future__ import annotations

from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.texts import say


def status_word(status: Status, lang: str) -> str:
    """`geschützt`, `nicht gemeldet`, `noch nicht veröffentlicht`: what stands instead of a number."""
    return say(lang, f"status_{status.key}")


def status_of(status: Status, indicator: Indicator, lang: str) -> str:
    """The same of an indicator, which may say by itself what it means that there is nothing: "keiner in 25 km"."""
    if status is Status.NOT_APPLICABLE and indicator.nothing:
        return indicator.nothing[lang]
    return status_word(status, lang)


def word_beside(few: bool, status: Status, lang: str) -> str:
    """What stands beside a number: `wenige Fälle`, or the word of its status."""
    return say(lang, "few") if few else status_word(status, lang)


def status_sentence(status: Status, indicator: Indicator, lang: str) -> str:
    """Empty for a status that carries a number."""
    if status.has_value and status is not Status.UNRELIABLE:
        return ""
    if status is Status.BASE_MISSING and indicator.base_name:
        return say(lang, "sentence_base_missing_named", base=indicator.base_name[lang])
    if status is Status.NOT_APPLICABLE and indicator.nothing:
        return say(lang, "sentence_nothing", nothing=indicator.nothing[lang])
    return say(lang, f"sentence_{status.key}")
