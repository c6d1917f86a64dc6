"""What the page of the portal shows, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

NEWS_KINDS = ("data", "report", "course", "map")
"""A data version, an edition of the education report, a course, an institution: in this order on one day."""


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One line of what is new: its day, what it is about (a word of NEWS_KINDS), its title and where it leads."""

    day: date
    kind: str
    title: str
    address: str
    example: bool = False


@dataclass(frozen=True, slots=True)
class Appointment:
    """A date that is near. `begins` and `ends` are None where no time is known; `address` is empty where nothing is
    said of it elsewhere. What is not `public` is a meeting to which nobody can come. `title_lang` is the language of
    the title where it is not that of the page."""

    day: date
    title: str
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    public: bool = True
    address: str = ""
    example: bool = False
    title_lang: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """One door by life stage, `key` a key of STAGES: what can be counted behind it, where it leads, and which of its
    two descriptions holds."""

    key: str
    icon: str
    address: str
    said: str
    figures: tuple[str, ...] = ()
    example: bool = False


@dataclass(frozen=True, slots=True)
class StillMap:
    """The small map: its drawing as SVG, how many institutions it shows, and how many of each group. `examples` is
    True where some of them are invented."""

    svg: str
    count: int
    groups: Mapping[str, int]
    examples: bool


@dataclass(frozen=True, slots=True)
class Mission:
    """What the district wants of education in its own words: the first principle of its strategy, and the names of
    all."""

    text: str
    principles: tuple[str, ...]
    example: bool
