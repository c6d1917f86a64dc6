"""Numbers as Germans write them, read strictly: what is not certainly a German number is no number."""

from __future__ import annotations

import re
from decimal import Decimal

import dashboard.texts.staff  # noqa: F401 - among it why a text is no number
from dashboard.texts import both

_GERMAN = re.compile(r"[-−]?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?", re.ASCII)
_ENGLISH = re.compile(r"[-−]?[0-9]*\.[0-9]+|[-−]?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+", re.ASCII)
_TWO = re.compile(r"[0-9][0-9.,]*\s*[\s/|&+]\s*[0-9][0-9.,]*", re.ASCII)
_LONGEST = 40


def has_point(text: str) -> bool:
    """Whether a point stands in the text without a comma: it separates thousands, but some mean decimals."""
    return "." in text and "," not in text


class NotGerman(ValueError):
    """Raised for a text that is no German number; `str()` is the German reason, a half sentence, `english` the same."""

    def __init__(self, reason: str, english: str = "") -> None:
        super().__init__(reason)
        self.english = english


def german_number(text: str) -> float:
    """`1.234,5` -> 1234.5. Spaces around are allowed, spaces inside, other separators and marks are not.

    Raises NotGerman with the reason.
    """
    bare = text.strip()
    if _GERMAN.fullmatch(bare) and len(bare) <= _LONGEST:
        return float(bare.replace(".", "").replace(",", ".").replace("−", "-"))
    raise NotGerman(*both(f"finding_number_{_reason(bare)}"))


def german_text(number: float) -> str:
    """The shortest German text that reads back as exactly this number, without thousands separators."""
    exact = Decimal(repr(number))
    plain = format(exact, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.replace(".", ",")


def _reason(text: str) -> str:
    if not text:
        return "empty"
    if text.startswith(("'", "’")):
        return "quoted"
    if text.endswith(("%", "‰")):
        return "percent"
    if _ENGLISH.fullmatch(text):
        return "point"
    if _TWO.fullmatch(text):
        return "two"
    if re.match(r"[0-9]", text, re.ASCII):
        return "more"
    return "none"
