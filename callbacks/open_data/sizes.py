"""How large files are: known once one has been made of a data version, and nothing is claimed before."""

from __future__ import annotations

import threading

from callbacks.answers import Answers
from callbacks.district_data import Answer
from dashboard import formats
from dashboard.texts import say

_MOST = 4_000
"""Sizes that are held; each is a number."""


class FileSizes:
    """Sizes in bytes by data version, provenance, language, indicator and kind; safe to share between threads."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._known: dict[tuple[object, ...], int] = {}
        self._lock = threading.Lock()

    def keep(self, answer: Answer, key: str, kind: str, size: int) -> None:
        """What a file has turned out to be."""
        with self._lock:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[self._at(answer, key, kind)] = size

    def of(self, answer: Answer, key: str, kind: str) -> str:
        """`41 KB`; empty where the file has not been made yet."""
        with self._lock:
            size = self._known.get(self._at(answer, key, kind))
        return "" if size is None else in_words(size, answer.selection.language)

    def package(self, answer: Answer) -> str:
        """The same of the file of all indicators."""
        return self.of(answer, "", "zip")

    def _at(self, answer: Answer, key: str, kind: str) -> tuple[object, ...]:
        edition = self._answers.edition(answer.version)
        return (edition, answer.selection.official, answer.selection.language, key, kind)


def in_words(size: int, lang: str) -> str:
    """Bytes as people say them: `800 Bytes`, `41 KB`, `1,9 MB`."""
    if size < 1_000:
        return say(lang, "open_data_bytes", size=size)
    if size < 1_000_000:
        return f"{formats.number(size / 1_000, 0, lang)}{formats.SPACE}KB"
    return f"{formats.number(size / 1_000_000, 1, lang)}{formats.SPACE}MB"
