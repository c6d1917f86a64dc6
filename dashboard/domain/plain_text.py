"""Text of a reader as every file can hold it: without control signs, and in one direction."""

from __future__ import annotations

import re

# other programs' line breaks: slides paste U+000B
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NEVER = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Control signs, halves of pairs, signs that no file holds, and those that turn the direction of what
follows."""


def clean(text: str) -> str:
    """Text as every file can hold it: one kind of line break, no signs without a shape."""
    return _NEVER.sub("", _BREAKS.sub("\n", text))


def line(text: str) -> str:
    """The same on one line."""
    return re.sub(r"[\n\t]+", " ", clean(text)).strip()
