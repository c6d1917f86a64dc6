"""Which of many words are a typed one with slips, found by RapidFuzz."""

from __future__ import annotations

from collections.abc import Sequence


def near_words(typed: str, words: Sequence[str], slips: int, most: int = 40) -> list[tuple[int, int]]:
    """Index and number of slips of the words with at most so many; a slip is a letter added, left out, changed or
    swapped with its neighbour."""
    # the first search with a slip loads it, not the start
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    found = process.extract(typed, words, scorer=OSA.distance, score_cutoff=slips, limit=most)
    return [(at, int(distance)) for _, distance, at in found]
