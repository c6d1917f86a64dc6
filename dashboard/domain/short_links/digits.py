"""Digits of changing bases, and the signs of a code that hold all of them and show a mistyped one."""

from __future__ import annotations

ALPHABET = "23456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters and digits without 0 and O, 1, l and I, which nobody can tell apart on paper."""
MOST = 400
"""Signs of the longest code."""
_BASE = len(ALPHABET)
_CHECK = 3229
"""A prime greater than the base that divides neither a difference of two signs nor of two places: the numeral
of a code is a multiple of it, so one wrong sign and two that changed places are always found, and of other
codes one in 3,229 is one of ours."""


class NoCode(ValueError):
    """The text is not the code of a view."""


class DigitWriter:
    """Digits in the order in which they will be read; each has its own base."""

    def __init__(self) -> None:
        self._digits: list[tuple[int, int]] = []

    def add(self, digit: int, base: int) -> None:
        """Raises ValueError for what is no digit of the base: it would be read as another."""
        if not 0 <= digit < base:
            raise ValueError(digit, base)
        self._digits.append((digit, base))

    def code(self) -> str:
        """The signs for all digits; zeros at the end take none."""
        numeral = 0
        for digit, base in reversed(self._digits):
            numeral = numeral * base + digit
        numeral *= _CHECK
        made = ""
        while numeral:
            numeral, at = divmod(numeral, _BASE)
            made = ALPHABET[at] + made
        return made


class DigitReader:
    """The digits of a code, read one after another."""

    def __init__(self, code: str) -> None:
        """Raises NoCode for signs that no code has and for one that was mistyped."""
        if not 0 < len(code) <= MOST or any(sign not in ALPHABET for sign in code):
            raise NoCode(code[:MOST])
        numeral = 0
        for sign in code:
            numeral = numeral * _BASE + ALPHABET.index(sign)
        self._numeral, rest = divmod(numeral, _CHECK)
        if rest or code[0] == ALPHABET[0]:
            raise NoCode(code)

    def next(self, base: int) -> int:
        """The next digit, which was written with this base."""
        self._numeral, digit = divmod(self._numeral, base)
        return digit

    @property
    def empty(self) -> bool:
        """Whether nothing but zeros is left."""
        return self._numeral == 0
