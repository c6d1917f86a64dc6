"""Class breaks that a reader types: read as the language writes numbers, or refused in a kind sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dashboard import formats
from dashboard.texts import say

MOST = 6
"""Seven classes are the most that colours tell apart."""
_WHOLE = {
    "de": r"[−-]?(\d{1,12}|\d{1,3}(\.\d{3})+)(,\d{1,6})?",
    "en": r"[−-]?(\d{1,12}|\d{1,3}(,\d{3})+)(\.\d{1,6})?",
}
_LONGEST = 200


def read_breaks(text: str, lang: str) -> tuple[tuple[float, ...], str]:
    """The breaks, ascending, and an empty sentence; or no breaks and the sentence that says what is wrong.

    Numbers are separated by semicolons; a percent sign behind one is passed over.
    """
    parts = [part.strip().removesuffix("%").strip() for part in text[:_LONGEST].split(";") if part.strip()]
    if not parts:
        return (), say(lang, "breaks_empty")
    for part in parts:
        if not re.fullmatch(_WHOLE[lang], part, flags=re.ASCII):
            return (), say(lang, "breaks_number", text=part)
    if len(parts) > MOST:
        return (), say(lang, "breaks_many", count=len(parts), most=MOST)
    numbers = tuple(_number(part, lang) for part in parts)
    for (low, high), (written, after) in zip(pairwise(numbers), pairwise(parts), strict=True):
        if low >= high:
            return (), say(lang, "breaks_order", low=written, high=after)
    return numbers, ""


def write_breaks(breaks: Sequence[float], lang: str) -> str:
    """`10; 20,5; 30`, as `read_breaks` reads it."""
    return "; ".join(_written(one, lang) for one in breaks)


def _written(one: float, lang: str) -> str:
    digits = next((digits for digits in range(6) if round(one, digits) == round(one, 6)), 6)
    return formats.number(one, digits, lang)


def _number(part: str, lang: str) -> float:
    plain = part.replace(formats.MINUS, "-").replace("." if lang == "de" else ",", "")
    return float(plain.replace(",", ".")) + 0.0
