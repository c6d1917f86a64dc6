"""A finding: a sentence computed from figures, in parts of which some carry the code of an explained word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.observation import Status
from dashboard.domain.verdict import Verdict
from dashboard.domain.word import WORD_OF, Word
from dashboard.indicators.wording.statuses import status_word
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.texts import say

_OPEN, _BETWEEN, _CLOSE = "\x02", "\x1f", "\x03"
_MARKED = re.compile(f"{_OPEN}([^{_BETWEEN}]*){_BETWEEN}([^{_CLOSE}]*){_CLOSE}")
_SPACES = re.compile(" +")


@dataclass(frozen=True, slots=True)
class FindingPart:
    """A piece of a sentence; `word` is the code of the explained word that it is (`data-word`), or empty."""

    text: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class PictureFinding:
    """One sentence, whole with its full stop."""

    parts: tuple[FindingPart, ...]

    @property
    def text(self) -> str:
        """The sentence as one text."""
        return "".join(part.text for part in self.parts)


def marked(text: str, word: str) -> str:
    """The text as a word with an explanation, for a sentence that `finding_of` takes apart."""
    return f"{_OPEN}{word}{_BETWEEN}{text}{_CLOSE}"


def explained(lang: str) -> dict[str, str]:
    """The words of findings by the name that stands in their wording: `deutlich` as {clear}, marked."""
    adverbs = (Verdict.CLEAR, Verdict.POSSIBLE)
    texts = {
        one: say(lang, f"picture_{one.key}") if one in adverbs else verdict_word(one, lang) for one in Verdict
    }
    words = {one.key: marked(text, WORD_OF[one]) for one, text in texts.items()}
    return words | {Status.SUPPRESSED.key: marked(status_word(Status.SUPPRESSED, lang), Word.PROTECTED)}


def finding_of(clauses: Sequence[str]) -> PictureFinding | None:
    """The clauses as one sentence with a capital letter and a full stop; None without any."""
    said = "; ".join(tidy(one) for one in clauses if one)
    if not said:
        return None
    parts, end = [], 0
    for found in _MARKED.finditer(said):
        parts += [FindingPart(said[end : found.start()]), FindingPart(found[2], found[1])]
        end = found.end()
    parts = [part for part in (*parts, FindingPart(f"{said[end:]}.")) if part.text]
    first = parts[0]
    return PictureFinding((FindingPart(first.text[0].upper() + first.text[1:], first.word), *parts[1:]))


def tidy(text: str) -> str:
    """Without the gaps that an empty fact leaves."""
    return _SPACES.sub(" ", text).replace(" ,", ",").strip(" ")
