"""A Sitzungsmappe as it comes from a browser: read strictly, refused with a sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from dashboard.domain.plain_text import clean, line
from dashboard.domain.selection import PARAMETERS
from dashboard.domain.short_links.vocabulary import (
    INSTITUTION_PARAMETERS,
    INSTITUTIONS,
    INTEGRATION,
    INTEGRATION_PARAMETERS,
    TRANSITION,
)
from dashboard.errors import FolderRejected
from dashboard.meeting.stage.model import PICTURES
from dashboard.texts import both

FORMAT, EDITION = "bildungslupe-mappe", 2
"""Edition 1, which is still read, had neither picture nor headline: a scene's own name stood above it."""
MOST_SCENES, MOST_NAME, MOST_HEADLINE, MOST_NOTE, MOST_VIEW, MOST_BYTES = 40, 160, 160, 1000, 4000, 200_000
"""The same limits hold in the browser, see `assets/meeting/folder-format.js`; lengths are characters."""
STAGE_PICTURES = PICTURES
"""What can fill the stage of a scene."""
KNOWN = frozenset(one.name for one in PARAMETERS) - {"breite", "hell", "bild", "satz"}
"""Parameters that a scene of the Monitor may hold: those of a view, not of a picture."""
PAGE = "seite"
"""Parameter that names the page of a scene; without it it is the Monitor's."""
FLOW_PARAMETERS = (
    *("jahr", "gebiete", "gliederung", "niveau"),
    *("herkunft", "stand", "sprache", "zusammensetzung"),
)
"""Parameters of the page on the way from school to work."""
NOT_OF_COURSES = {"ansicht", "schwerpunkt", "kinderbetreuung"}
"""Parameters of the page of courses that are those of its other tabs and of its plain form."""
KNOWN_OF = {
    "": KNOWN,
    INSTITUTIONS: frozenset((*INSTITUTION_PARAMETERS, PAGE)),
    TRANSITION: frozenset((*FLOW_PARAMETERS, PAGE)),
    INTEGRATION: frozenset((*INTEGRATION_PARAMETERS, PAGE)) - NOT_OF_COURSES,
}
"""Parameters that a scene may hold, by its page."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One view: `query` opens it, `title` is what it was called when it was kept, `name` what its author
    calls it; `page` is the address of its page after the slash, empty for the Monitor.

    `picture` is one of STAGE_PICTURES, or empty for what the view had open beside the map, else the map;
    `headline` is the author's sentence, or empty for the computed finding.
    """

    query: str
    name: str
    title: str
    note: str
    picture: str = ""
    headline: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Folder:
    """A meeting's folder: its name and its scenes in order."""

    name: str
    scenes: tuple[Scene, ...]


def read_folder(body: bytes) -> Folder:
    """Raises FolderRejected for everything that is not exactly a folder with at least one scene."""
    if len(body) > MOST_BYTES * 4:  # a character takes at most four bytes
        raise _rejected("meeting_too_large")
    try:
        given = json.loads(body.decode())
    except (ValueError, RecursionError):
        raise _rejected("meeting_none") from None
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise _rejected("meeting_none")
    edition = given.get("fassung")
    if isinstance(edition, bool) or edition not in (1, EDITION):
        raise _rejected("meeting_none")
    scenes = given.get("szenen")
    if not isinstance(scenes, list) or not _is_text(given.get("name"), MOST_NAME):
        raise _rejected("meeting_none")
    if not scenes:
        raise _rejected("failure_folder_empty")
    if len(scenes) > MOST_SCENES:
        raise _rejected("meeting_too_many", most=MOST_SCENES)
    made = (_scene(one, at, first=edition == 1) for at, one in enumerate(scenes, start=1))
    return Folder(line(given["name"]), tuple(made))


def _scene(given: Any, at: int, *, first: bool) -> Scene:
    if first and isinstance(given, dict):
        given = {**given, "bild": "", "satz": ""}
    limits = {"ansicht": MOST_VIEW, "name": MOST_NAME, "titel": MOST_NAME, "notiz": MOST_NOTE}
    limits |= {"bild": MOST_NAME, "satz": MOST_HEADLINE}
    whole = isinstance(given, dict) and all(_is_text(given.get(key), most) for key, most in limits.items())
    if not whole or not given["name"].strip() or given["bild"] not in ("", *STAGE_PICTURES):
        raise _rejected("failure_scene", at=at)
    query = line(given["ansicht"])
    try:
        asked = parse_qsl(query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        raise _rejected("failure_scene", at=at) from None
    page = dict(asked).get(PAGE, "")
    known = KNOWN_OF.get(page, KNOWN)
    strange = [name for name, _ in asked if name not in known]
    if strange:
        raise _rejected("meeting_strange", at=at, name=strange[0][:40])
    title = line(given["titel"])
    name = line(given["name"]) or title or "–"
    headline = name if first and name != title else line(given["satz"])
    return Scene(query, name, title, clean(given["notiz"]).strip(), given["bild"], headline, page)


def _rejected(key: str, **facts: object) -> FolderRejected:
    german, english = both(key, **facts)
    return FolderRejected(german, english=english, **facts)


def _is_text(value: Any, most: int) -> bool:
    return isinstance(value, str) and len(value) <= most
