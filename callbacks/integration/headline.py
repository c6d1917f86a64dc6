"""The sentence above a scene of courses where its author has none."""

from __future__ import annotations

from callbacks.integration.course_data import AskedCourses
from dashboard import formats
from dashboard.integration.words import gain_words, overlap_title
from dashboard.texts import say


def scene_headline(asked: AskedCourses) -> str:
    """The proposal of an overlap; else how many courses, overlaps and gaps there are."""
    lang, choice, number = asked.lang, asked.choice, asked.view.overlap
    if number:
        overlap = choice.overlaps[number - 1]
        return f"{overlap_title(overlap, lang)}. {gain_words(overlap, lang)}"
    if not choice.sites and not choice.gaps:
        return say(lang, "integration_scene_none")
    return say(
        lang,
        "integration_scene_headline",
        courses=_counted("integration_course", len(choice.sites), lang),
        overlaps=_counted("integration_scene_overlap", len(choice.overlaps), lang),
        gaps=_counted("integration_scene_gap", len(choice.gaps), lang),
    )


def _counted(key: str, count: int, lang: str) -> str:
    if count == 1:
        return say(lang, f"{key}_one")
    if count == 0 and key.startswith("integration_scene"):
        return say(lang, f"{key}_none")
    return say(lang, f"{key}s", count=formats.number(count, 0, lang))
