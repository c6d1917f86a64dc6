"""What the fields of the form for a wrong entry say, and whether that is a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.institutions.report import WRONG
from dashboard.domain.plain_text import clean

WHAT, TEXT, TOKEN, TRAP = "was", "text", "marke", "webseite"
"""Names of the fields. People do not see the last one; programs fill it in."""
FIELDS = frozenset((WHAT, TEXT, TOKEN, TRAP))
MOST_LETTERS = 500
LARGEST = 16_384
"""Bytes of a body: the longest text in percent signs, and all fields around it."""


@dataclass(frozen=True, slots=True)
class ReportForm:
    """What somebody has filled in. `problem` is the end of a wording's key, empty where it is a report; `trapped`:
    a program has filled in the field that nobody sees."""

    wrong: tuple[str, ...]
    text: str
    token: str
    problem: str = ""
    trapped: bool = False


def read_form(fields: Mapping[str, Sequence[str]]) -> ReportForm:
    """The fields with all their values as a form; what cannot be read is a problem, never an error."""
    chosen = fields.get(WHAT, ())
    texts, tokens = fields.get(TEXT, ()), fields.get(TOKEN, ())
    text = clean(texts[0]).strip() if texts else ""
    wrong = tuple(one for one in WRONG if one in chosen)
    problem = ""
    if set(fields) - FIELDS or set(chosen) - set(WRONG) or len(texts) > 1 or len(tokens) > 1:
        problem = "unreadable"
    elif len(text) > MOST_LETTERS:
        problem = "long"
    elif not wrong and not text:
        problem = "empty"
    trapped = any(fields.get(TRAP, ()))
    return ReportForm(wrong, text, tokens[0] if tokens else "", problem, trapped)
