"""What the address of the plain page says: language, home, distance, level and child care."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from dashboard.integration.plain.matching import DISTANCES, USUAL_KM
from dashboard.texts.languages.language import BY_CODE, GERMAN, Language

PATH = "/integration"
PLAIN = ("ansicht", "einfach")
"""Parameter and value by which an address in German or English asks for the plain page; every other language has no
other page."""
LEVELS = ("alpha", "a1", "a2", "b1")
"""Answers to how well somebody knows German: the level at which a course is to begin."""
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class PlainView:
    """`home` is the key of a place, empty where none was chosen; `level` one of LEVELS or empty."""

    language: Language = GERMAN
    home: str = ""
    kilometres: int = USUAL_KM
    level: str = ""
    child_care: bool = False

    def to_query(self) -> str:
        """The query of the address, without what is usual."""
        two = self.language.code in ("de", "en")
        named = [
            ("sprache", "" if self.language.code == "de" else self.language.code),
            *([PLAIN] if two else []),
            ("ort", self.home),
            ("umkreis", "" if self.kilometres == USUAL_KM else str(self.kilometres)),
            ("niveau", self.level),
            ("kinderbetreuung", "ja" if self.child_care else ""),
        ]
        return urlencode([one for one in named if one[1]])

    @property
    def address(self) -> str:
        """The address of this view."""
        return f"{PATH}?{self.to_query()}"


def asks_for_plain(query: str) -> bool:
    """Whether an address of `/integration` asks for the plain page: in a language that has no other, or by name."""
    given = dict(parse_qsl(query[:_LONGEST]))
    language = given.get("sprache", "").strip().lower()
    return (language in BY_CODE and language not in ("de", "en")) or given.get(PLAIN[0]) == PLAIN[1]


def parse(query: str, homes: Collection[str]) -> PlainView:
    """The view of an address; what is unknown is as if it were not there, because who reads the page cannot repair
    an address. `homes` are the keys of the places that can be chosen."""
    given = {key: value.strip().lower() for key, value in parse_qsl(query[:_LONGEST])}
    distance = given.get("umkreis", "")
    home = given.get("ort", "")
    level = given.get("niveau", "")
    return PlainView(
        BY_CODE.get(given.get("sprache", ""), GERMAN),
        home if home in homes else "",
        nearest_distance(distance),
        level if level in LEVELS else "",
        given.get("kinderbetreuung") == "ja",
    )


def nearest_distance(said: str) -> int:
    """The distance that can be chosen and is nearest to what an address says, the usual one for what is no number."""
    if not said.isascii() or not said.isdigit() or len(said) > 4:
        return USUAL_KM
    return min(DISTANCES, key=lambda one: (abs(one - int(said)), one))
