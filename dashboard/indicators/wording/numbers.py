"""Counts in sentences."""

from __future__ import annotations

from dashboard import formats
from dashboard.texts import say


def in_words(count: int, lang: str) -> str:
    """Up to twelve as a word, above as digits."""
    words = say(lang, "finding_numbers").split()
    return words[count] if count < len(words) else formats.number(count, 0, lang)
