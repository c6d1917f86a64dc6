"""The story "Zum Kennenlernen": five scenes of a folder, chosen out of what stands out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dashboard.domain.selection import Selection, parse
from dashboard.highlights.model import Highlight
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.meeting.scenes import EDITION, FORMAT, MOST_HEADLINE, Scene
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class StoryScene:
    """A scene with the question that it answers: its key in the wording."""

    question: str
    scene: Scene


def story(
    highlights: Sequence[Highlight],
    title: Callable[[str], str],
    first_year: Callable[[str], int | None],
    words: DistrictWords,
    lang: str,
) -> tuple[StoryScene, ...]:
    """A map, a ranking, a table, two maps and a series, as far as there is a highlight for each.

    `title` is what the Monitor calls a query, `first_year` the first year that the last one of a query can be
    compared with, None where there is none; `words` are those for the district.
    """
    tested = [one for one in highlights if one.choice.candidate.kind == "difference"]
    ranks = [one for one in highlights if one.choice.candidate.kind == "standing"]
    found = []
    if tested:
        found.append(_scene("where", "karte", tested[0], title, words, lang))
    if ranks:
        found.append(_scene("first", "rangfolge", ranks[0], title, words, lang))
    if tested:
        found.append(_scene("sure", "tabelle", tested[-1], title, words, lang))
    since = [(one, first_year(one.query)) for one in ranks[1:] or ranks]
    changed = next(((one, year) for one, year in since if year is not None), None)
    if changed is not None:
        query = replace(parse(changed[0].query)[0], base_year=changed[1], places=()).to_query()
        scene = _scene("changed", "zweikarten", replace(changed[0], query=query), title, words, lang)
        found.append(replace(scene, scene=replace(scene.scene, headline="")))
    if ranks:
        found.append(_scene("onward", "zeitreihe", ranks[-1], title, words, lang))
    return tuple(found)


def folder(scenes: Sequence[StoryScene], lang: str) -> str:
    """The scenes as a folder in the format of a saved file."""
    entries = [
        {
            "ansicht": one.scene.query, "name": one.scene.name, "titel": one.scene.title,
            "notiz": one.scene.note, "neu": False, "bild": one.scene.picture, "satz": one.scene.headline,
        }
        for one in scenes
    ]  # fmt: skip
    made = {"format": FORMAT, "fassung": EDITION, "name": say(lang, "story"), "szenen": entries}
    return json.dumps(made, ensure_ascii=False)


def _scene(
    question: str,
    picture: str,
    shown: Highlight,
    title: Callable[[str], str],
    words: DistrictWords,
    lang: str,
) -> StoryScene:
    """The headline is the highlight's sentence; one that is too long is left to the stage, which computes its
    own."""
    text = shown.sentence.text.removesuffix(".")
    named = f"{shown.name}: {text}"
    headline = named if len(named) <= MOST_HEADLINE else text if len(text) <= MOST_HEADLINE else ""
    scene = Scene(
        query=replace(parse(shown.query)[0], view=Selection().view).to_query(),
        name=say(lang, f"story_{question}"),
        title=title(shown.query),
        note=words.say(lang, f"story_{question}_note"),
        picture=picture,
        headline=headline,
    )
    return StoryScene(question, scene)
