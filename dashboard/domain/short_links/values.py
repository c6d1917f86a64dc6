"""Values of parameters as digits: words of a list, years, places, data versions, and any other text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dashboard.domain.short_links.digits import DigitReader, DigitWriter, NoCode
from dashboard.domain.short_links.vocabulary import CHOICES, COMPARISONS

_HOME = "13076"
"""The district whose places take fewest digits; all others can be written as well."""
_FIRST_YEAR, _YEARS = 1990, 126
_FIRST_EDITION, _EDITIONS = 2020, 62
_NUMBERS = "0123456789.,-:"
_WORDS = "0123456789.,-:_abcdefghijklmnopqrstuvwxyz"
_LIST, _KINDS, _PIECE = 16, 8, 31
_LONG_LISTS = {"indikator": 512, "indikator2": 512, "gliederung": 128, "thema": 64}
"""Bases of lists that may grow; they are for ever, as the places in the lists are."""


@dataclass(frozen=True, slots=True)
class Way:
    """How one kind of value becomes digits and comes back.

    `write` raises ValueError, KeyError or IndexError for a text that this way has no digits for; `read` is
    its inverse. `base` is that of the first digit, in which 0 and 1 are left free by `write`: 0 says that
    there is no value, 1 that it stands as text.
    """

    base: int
    write: Callable[[str, DigitWriter], None]
    read: Callable[[int, DigitReader], str]


def write_value(name: str, value: str, written: DigitWriter) -> None:
    """The digits of a parameter's value; an empty one says that there is none."""
    way = way_of(name)
    if not value:
        return written.add(0, way.base)
    if _comes_back(way, value):
        return way.write(value, written)
    written.add(1, way.base)
    return write_text(value, written)


def read_value(name: str, unread: DigitReader) -> str:
    """The value whose digits come next; raises NoCode for digits that stand for none."""
    way = way_of(name)
    first = unread.next(way.base)
    if first == 0:
        return ""
    if first == 1:
        return read_text(unread)
    try:
        return way.read(first, unread)
    except (ValueError, KeyError, IndexError):
        raise NoCode(name) from None


def way_of(name: str) -> Way:
    """The way of a parameter's values."""
    return _WAYS.get(name, _TEXT)


def _comes_back(way: Way, value: str) -> bool:
    """Whether the value is exactly what its own digits say: a year `02020` is none, nor 1989, whose digit would
    be the one that announces a text."""
    trial = DigitWriter()
    try:
        way.write(value, trial)
        code = trial.code()
        unread = DigitReader(code)
        first = unread.next(way.base)
        return first > 1 and way.read(first, unread) == value
    except (ValueError, KeyError, IndexError):
        return False


def write_text(text: str, written: DigitWriter) -> None:
    """Any text: its length in pieces of 31, then its characters in the smallest alphabet that has them all."""
    alphabets = (_NUMBERS, _WORDS)
    kind = next((at for at, one in enumerate(alphabets) if set(text) <= set(one)), 2)
    written.add(kind, 3)
    characters = [alphabets[kind].index(one) for one in text] if kind < 2 else list(text.encode())
    length = len(characters)
    while length >= _PIECE:
        written.add(_PIECE, _PIECE + 1)
        length -= _PIECE
    written.add(length, _PIECE + 1)
    for character in characters:
        written.add(character, len(alphabets[kind]) if kind < 2 else 256)


def read_text(unread: DigitReader) -> str:
    """The text whose digits come next."""
    kind = unread.next(3)
    length = piece = unread.next(_PIECE + 1)
    while piece == _PIECE:
        piece = unread.next(_PIECE + 1)
        length += piece
    if kind == 2:
        try:
            return bytes(unread.next(256) for _ in range(length)).decode()
        except UnicodeDecodeError:
            raise NoCode from None
    alphabet = (_NUMBERS, _WORDS)[kind]
    return "".join(alphabet[unread.next(len(alphabet))] for _ in range(length))


def _chosen(words: tuple[str, ...], base: int) -> Way:
    """Words of a list; what stands in it beyond the base is written as text."""
    return Way(
        base,
        lambda value, written: written.add(words.index(value) + 2, base),
        lambda first, _unread: words[first - 2],
    )


def _write_year(value: str, written: DigitWriter) -> None:
    written.add(int(value) - _FIRST_YEAR + 2, _YEARS + 2)


def _write_edition(value: str, written: DigitWriter) -> None:
    year, number = map(int, value.split("."))
    if not 0 <= number < 8 or year < _FIRST_EDITION:
        raise ValueError(value)
    written.add((year - _FIRST_EDITION) * 8 + number + 2, _EDITIONS * 8 + 2)


def _read_edition(first: int, _unread: DigitReader) -> str:
    year, number = divmod(first - 2, 8)
    return f"{_FIRST_EDITION + year}.{number}"


def _write_list(value: str, written: DigitWriter) -> None:
    named = value.split(",")
    written.add(len(named) + 1, _LIST)
    for one in named:
        written.add(COMPARISONS.index(one), _LIST)


def _read_list(first: int, unread: DigitReader) -> str:
    return ",".join(COMPARISONS[unread.next(_LIST)] for _ in range(first - 1))


def _write_places(value: str, written: DigitWriter) -> None:
    keys = value.split(",")
    written.add(len(keys) + 1, _LIST)
    before = _HOME
    for key in keys:
        before = _write_place(key, before, written)


def _read_places(first: int, unread: DigitReader) -> str:
    before, keys = _HOME, []
    for _ in range(first - 1):
        key, before = _read_place(before, unread)
        keys.append(key)
    return ",".join(keys)


_LENGTHS = (2, 5, 8, 9)
"""Digits of the keys of states, districts, municipalities and Ämter."""


def _write_place(key: str, before: str, written: DigitWriter) -> str:
    """A place beside one of the district `before`, which then need not be said again; gives its own district."""
    if key == "DG":
        written.add(7, _KINDS)
        return before
    if not re.fullmatch("[0-9]+", key):
        raise ValueError(key)
    kind = _LENGTHS.index(len(key))
    near = kind >= 2 and key.startswith(before)
    written.add(kind - 2 if near else kind + 2, _KINDS)
    rest = key[5:] if near else key
    written.add(int(rest), 10 ** len(rest))
    return key[:5] if kind else before


def _read_place(before: str, unread: DigitReader) -> tuple[str, str]:
    """The place whose digits come next, and its district."""
    kind = unread.next(_KINDS)
    if kind == 7:
        return "DG", before
    if kind == 6:
        raise ValueError(kind)
    if kind < 2:
        length = _LENGTHS[kind + 2] - 5
        return f"{before}{unread.next(10**length):0{length}}", before
    length = _LENGTHS[kind - 2]
    key = f"{unread.next(10**length):0{length}}"
    return key, key[:5] if length > 2 else before


_YEAR = Way(_YEARS + 2, _write_year, lambda first, _unread: str(_FIRST_YEAR + first - 2))
_PLACES = Way(_LIST, _write_places, _read_places)
_TEXT = _chosen((), 2)
_WAYS: dict[str, Way] = {
    **{name: _chosen(words, _LONG_LISTS.get(name, _LIST)) for name, words in CHOICES.items()},
    "jahr": _YEAR,
    "basisjahr": _YEAR,
    "stand": Way(_EDITIONS * 8 + 2, _write_edition, _read_edition),
    "vergleich": Way(_LIST, _write_list, _read_list),
    "gebiete": _PLACES,
    "amt": _PLACES,
    "ort": _PLACES,
}
