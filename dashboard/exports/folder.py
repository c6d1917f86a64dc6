"""A Sitzungsmappe as it comes from a browser: read strictly, refused with a sentence."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from dashboard.domain.selection import PARAMETERS
from dashboard.errors import FolderRejected

FORMAT, EDITION = "bildungslupe-mappe", 1
MOST_SCENES, MOST_NAME, MOST_NOTE, MOST_VIEW, MOST_BYTES = 40, 160, 1000, 1500, 200_000
"""The same limits hold in the browser, see `assets/folder-book.js`; lengths are characters."""
KNOWN = frozenset(one.name for one in PARAMETERS) - {"breite", "hell"}
"""Parameters that a scene may hold: those of a view, not of a picture."""
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # other programs' line breaks: slides paste U+000B
_NEVER = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control signs, halves of pairs, signs that no file holds, and those that turn the direction of what follows."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One view: `query` opens it, `title` is what it was called when it was kept, `name` what its author calls it."""

    query: str
    name: str
    title: str
    note: str

    @property
    def headline(self) -> str:
        """What the author says instead of the title; empty where the title was left as it was."""
        return self.name if self.name != self.title else ""


@dataclass(frozen=True, slots=True)
class Folder:
    name: str
    scenes: tuple[Scene, ...]


def read_folder(body: bytes) -> Folder:
    """Raises FolderRejected for everything that is not exactly a folder with at least one scene."""
    if len(body) > MOST_BYTES * 4:  # a character takes at most four bytes
        raise FolderRejected("Die Sitzungsmappe ist zu groß.")
    try:
        given = json.loads(body.decode())
    except (ValueError, RecursionError):
        raise FolderRejected("Das ist keine Sitzungsmappe.") from None
    if not isinstance(given, dict) or given.get("format") != FORMAT or given.get("fassung") != EDITION:
        raise FolderRejected("Das ist keine Sitzungsmappe.")
    scenes = given.get("szenen")
    if not isinstance(scenes, list) or not _is_text(given.get("name"), MOST_NAME):
        raise FolderRejected("Das ist keine Sitzungsmappe.")
    if not scenes:
        raise FolderRejected("Die Sitzungsmappe ist leer.")
    if len(scenes) > MOST_SCENES:
        raise FolderRejected(f"Die Sitzungsmappe hat mehr als {MOST_SCENES} Szenen.", scenes=len(scenes))
    return Folder(line(given["name"]), tuple(_scene(one, at) for at, one in enumerate(scenes, start=1)))


def _scene(given: Any, at: int) -> Scene:
    limits = {"ansicht": MOST_VIEW, "name": MOST_NAME, "titel": MOST_NAME, "notiz": MOST_NOTE}
    whole = isinstance(given, dict) and all(_is_text(given.get(key), most) for key, most in limits.items())
    if not whole or not given["name"].strip():
        raise FolderRejected(f"Szene {at} ist unvollständig oder zu lang.", scene=at)
    query = line(given["ansicht"])
    try:
        asked = parse_qsl(query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        raise FolderRejected(f"Szene {at} ist unvollständig oder zu lang.", scene=at) from None
    strange = [name for name, _ in asked if name not in KNOWN]
    if strange:
        raise FolderRejected(f"Szene {at} enthält die unbekannte Angabe „{strange[0][:40]}“.", scene=at)
    title = line(given["titel"])
    return Scene(query, line(given["name"]) or title or "–", title, clean(given["notiz"]).strip())


def clean(text: str) -> str:
    """Text as every file can hold it: one kind of line break, no signs without a shape."""
    return _NEVER.sub("", _BREAKS.sub("\n", text))


def line(text: str) -> str:
    """The same on one line."""
    return re.sub(r"[\n\t]+", " ", clean(text)).strip()


def _is_text(value: Any, most: int) -> bool:
    return isinstance(value, str) and len(value) <= most
