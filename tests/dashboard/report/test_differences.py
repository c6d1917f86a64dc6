"""Two versions of a text compared by words."""

from __future__ import annotations

import time

from dashboard.report.differences import MOST_WORDS, TextPart, text_differences


def whole(before: str, after: str) -> tuple[str, str]:
    parts = text_differences(before, after)
    return (
        "".join(one.text for one in parts if one.kind != "new"),
        "".join(one.text for one in parts if one.kind != "gone"),
    )


def test_words_that_changed_are_told_from_those_that_stayed():
    found = text_differences("Die Quote steigt.\nZweite Zeile.\n", "Die Quote sinkt.\nZweite Zeile.\n")
    assert found == (
        TextPart("same", "Die Quote "),
        TextPart("gone", "steigt"),
        TextPart("new", "sinkt"),
        TextPart("same", ".\nZweite Zeile.\n"),
    )
    assert text_differences("a", "a") == (TextPart("same", "a"),)
    assert text_differences("", "") == ()


def test_both_texts_can_be_read_from_the_parts_however_large():
    long = "wort " * (MOST_WORDS + 1)
    for before, after in (
        ("", "neu"),
        ("alt", ""),
        (long, long + "!"),
        ("a\nb\nc", "c\nb\na"),
        ("x" * 9999, "\n" * 9999),
    ):
        start = time.perf_counter()
        assert whole(before, after) == (before, after)
        assert time.perf_counter() - start < 5
