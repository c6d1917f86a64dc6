"""What a reader adds to a view, as a link holds it: notes for places and targets of one's own.

Both are the reader's words: no figure, no map and no test depends on them, so no slab does.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from dashboard.domain.plain_text import line

MOST_NOTES, MOST_LETTERS, MOST_WRITTEN, MOST_TARGETS = 8, 280, 2000, 8
"""Notes, characters of one, characters that all of them take in an address, and targets. The same limits hold
in the browser, see assets/reader/own-words.js."""
READABLE = ",:.-"
"""Signs that an address keeps as they are."""
Notes = tuple[tuple[str, str], ...]
"""Keys of places, each with the note for it: one line, not empty."""
_PLACE = re.compile(r"\d{2}|\d{5}|\d{8}|\d{9}", flags=re.ASCII)


def read_notes(text: str) -> Notes:
    """The notes of `13076108:Neubau 2024`, one a line, as `write_notes` writes them: each begins with the key
    of its place, and no note has a line break. Control signs are dropped.

    Raises ValueError for what is no place, for an empty or a long note, two for one place, and for too many.
    """
    notes = []
    for part in text.split("\n"):
        key, _, said = part.partition(":")
        note = line(said)
        if not _PLACE.fullmatch(key) or not 0 < len(note) <= MOST_LETTERS:
            raise ValueError(text)
        notes.append((key, note))
    if len(notes) > MOST_NOTES or len({key for key, _ in notes}) < len(notes):
        raise ValueError(text)
    if len(quote(write_notes(tuple(notes)), safe=READABLE)) > MOST_WRITTEN:
        raise ValueError(text)
    return tuple(notes)


def write_notes(notes: Notes) -> str:
    """The text that `read_notes` reads."""
    return "\n".join(f"{key}:{note}" for key, note in notes)
