"""Stages of life by which readers look for something, and what is counted behind each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LifeStage:
    """One stage. `kinds` are kinds of institutions that its door shows on the map, in the order of the address;
    `counted` those whose number the door says, each with the text that says it. `indicators` stand in where the
    district has none of these institutions: the first of which there is a figure."""

    key: str
    icon: str
    kinds: tuple[str, ...] = ()
    counted: tuple[tuple[str, tuple[str, ...]], ...] = ()
    indicators: tuple[str, ...] = ()


_SCHOOLS = (
    *("grundschule", "regionale_schule", "gesamtschule", "gymnasium", "foerderschule", "freie_schule"),
)
CHILDREN, SCHOOL, WORK, ADULTS, NEW = "children", "school", "work", "adults", "new"
STAGES = (
    LifeStage(
        CHILDREN,
        "balloon",
        ("kita", "kindertagespflege", "hort"),
        (("portal_count_kita", ("kita",)),),
        ("betreuungsquote_u3", "betreuungsquote_mit_tagespflege_u3"),
    ),
    LifeStage(SCHOOL, "backpack", _SCHOOLS, (("portal_count_school", _SCHOOLS),), ("hochschulreife",)),
    LifeStage(WORK, "tools", indicators=("ausbildungsstellen_je_100",)),
    LifeStage(
        ADULTS,
        "graduate",
        ("volkshochschule", "bibliothek", "musikschule", "museum", "kunst_kultur", "bildungstraeger"),
        (
            ("portal_count_library", ("bibliothek",)),
            ("portal_count_adult_centre", ("volkshochschule",)),
        ),
    ),
    LifeStage(NEW, "translation"),
)
"""In the order of life."""
