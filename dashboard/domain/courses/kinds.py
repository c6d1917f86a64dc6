"""Kinds and levels of courses: the codes that tables, addresses and files use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

LEVELS = ("Alpha", "A1", "A2", "B1", "B2", "C1", "C2")
"""Alpha (reading and writing), then the levels of the Common European Framework of Reference, rising."""

FAMILIES = ("first", "integration", "vocational", "other")
"""First orientation, integration courses (IntV), vocational German (DeuFöV), any other language course."""


@dataclass(frozen=True, slots=True)
class CourseKind:
    """One kind of course: its code, the family it belongs to, and the levels that such a course usually leads from
    and to, empty where the kind does not say. Its name is the text `course_kind_<code>`."""

    code: str
    family: str
    level_from: str = ""
    level_to: str = ""


_KINDS = (
    CourseKind("erstorientierung", "first"),
    CourseKind("allgemein", "integration", "A1", "B1"),
    CourseKind("alphabetisierung", "integration", "Alpha", "A2"),
    CourseKind("zweitschrift", "integration", "Alpha", "B1"),
    CourseKind("jugend", "integration", "A1", "B1"),
    CourseKind("frauen", "integration", "A1", "B1"),
    CourseKind("eltern", "integration", "A1", "B1"),
    CourseKind("foerder", "integration", "A1", "B1"),
    CourseKind("intensiv", "integration", "A1", "B1"),
    CourseKind("wiederholung", "integration", "A2", "B1"),
    CourseKind("orientierung", "integration"),
    CourseKind("beruf_a2", "vocational", "A1", "A2"),
    CourseKind("beruf_b1", "vocational", "A2", "B1"),
    CourseKind("beruf_b2", "vocational", "B1", "B2"),
    CourseKind("beruf_c1", "vocational", "B2", "C1"),
    CourseKind("beruf_c2", "vocational", "C1", "C2"),
    CourseKind("beruf_fach", "vocational"),
    CourseKind("beruf_azubi", "vocational"),
    CourseKind("deutsch", "other"),
    CourseKind("sonstige", "other"),
)

KINDS: Mapping[str, CourseKind] = MappingProxyType({one.code: one for one in _KINDS})
"""Every kind by its code, in the order of filters and lists. General integration course, literacy, second script,
young people, women, parents, special support, intensive, repetition (300 hours once more), orientation alone;
vocational German with the level that it leads to, for a trade, beside an apprenticeship; German courses without a
state programme; anything else."""


def level_rank(level: str) -> int:
    """Place of a level in LEVELS; raises ValueError for a word that is none."""
    return LEVELS.index(level)
