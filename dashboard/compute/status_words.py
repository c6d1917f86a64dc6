"""Why a cell has no number, in a sentence; where only the base is missing the sentence names it."""

from __future__ import annotations

from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.texts import say


def status_sentence(status: Status, indicator: Indicator, lang: str) -> str:
    """Empty for a status that carries a number."""
    if status.has_value and status is not Status.UNRELIABLE:
        return ""
    if status is Status.BASE_MISSING and indicator.base_name:
        return say(lang, "sentence_base_missing_named", base=indicator.base_name[lang])
    return say(lang, f"sentence_{status.key}")
