"""Two versions of a text compared by words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 1_500
"""Words of a changed passage up to which each is compared; longer ones are replaced as a whole."""
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class TextPart:
    """Words that both versions have (`same`), that only the earlier one had (`gone`) or only the later has (`new`)."""

    kind: str
    text: str


def text_differences(before: str, after: str) -> tuple[TextPart, ...]:
    """The later text with what was taken out and put in: lines are compared first, within changed ones the words."""
    return tuple(_joined(_by_lines(before, after)))


def _by_lines(before: str, after: str) -> Iterator[TextPart]:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for kind, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        was, now = "".join(old[i:j]), "".join(new[k:m])
        if kind == "equal":
            yield TextPart("same", now)
        else:
            yield from _by_words(was, now)


def _by_words(before: str, after: str) -> Iterator[TextPart]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        yield TextPart("gone", before)
        yield TextPart("new", after)
        return
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield TextPart("same", "".join(new[k:m]))
            continue
        yield TextPart("gone", "".join(old[i:j]))
        yield TextPart("new", "".join(new[k:m]))


def _joined(parts: Iterator[TextPart]) -> Sequence[TextPart]:
    found: list[TextPart] = []
    for part in parts:
        if not part.text:
            continue
        if found and found[-1].kind == part.kind:
            found[-1] = TextPart(part.kind, found[-1].text + part.text)
        else:
            found.append(part)
    return found
