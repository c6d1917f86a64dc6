"""Who is like whom, in words: the answer, the reasons, and what could not be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.indicators.similarity import Feature, Neighbours
from dashboard.texts import say

ALIKE = 0.5
"""Standard deviations within which two places count as alike in one thing."""
_NAMED = 3
_REASONS = 3


@dataclass(frozen=True, slots=True)
class SimilarPlace:
    """A municipality that is like the chosen one, and in what it is most alike."""

    key: str
    name: str
    reasons: str


@dataclass(frozen=True, slots=True)
class SimilarWords:
    """The answer to "Wer ist wie …?": a sentence, the places with their reasons, and what to know about
    it."""

    question: str
    answer: str
    places: tuple[SimilarPlace, ...]
    notes: tuple[str, ...]


def similar_words(
    name: str,
    found: Neighbours,
    features: Sequence[Feature],
    keys: Sequence[str],
    names: Sequence[str],
    lang: str,
) -> SimilarWords:
    """`keys` and `names` are of all places, in order of the features' values."""
    places = tuple(
        SimilarPlace(keys[index], names[index], reasons(found, row, features, lang))
        for row, index in enumerate(found.places)
    )
    return SimilarWords(
        question=say(lang, "similar_who", name=name),
        answer=_answer(name, found, [place.name for place in places], lang),
        places=places,
        notes=tuple(_notes(found, features, lang)),
    )


def reasons(found: Neighbours, row: int, features: Sequence[Feature], lang: str) -> str:
    """ "ähnlich viele Einwohner (1.204), ähnlich weit zur nächsten Stadt (12 km)": most alike first, at most
    three."""
    by_key = {one.key: one for one in features}
    gaps = sorted((abs(float(gap)), position) for position, gap in enumerate(found.gaps[row]) if gap == gap)
    alike = [found.used[position] for gap, position in gaps if gap <= ALIKE][:_REASONS]
    if not alike:
        return say(lang, "reason_nothing")
    return ", ".join(_reason(by_key[key], found.places[row], lang) for key in alike)


def _reason(feature: Feature, place: int, lang: str) -> str:
    value = float(feature.values[place])
    if feature.key == "stadt" and value == 0:
        return say(lang, "reason_town")
    if feature.key == "kinder":
        text = formats.with_unit(value * 100, "percent", 1, lang)
    elif feature.key == "entwicklung":
        text = f"{formats.signed(value - 100, 0, lang)}{formats.SPACE}%"
    else:
        text = formats.number(value, 0, lang)
    return say(lang, f"reason_{feature.key}", value=text)


def _answer(name: str, found: Neighbours, names: list[str], lang: str) -> str:
    if not found.used:
        return say(lang, "similar_unknown", name=name)
    if not names:
        return say(lang, "similar_none", name=name)
    first = formats.listed(names[:_NAMED], say(lang, "and"))
    return say(lang, "similar_answer" if len(names) > 1 else "similar_answer_one", names=first)


def _notes(found: Neighbours, features: Sequence[Feature], lang: str) -> list[str]:
    notes = []
    if found.lacking and found.used:
        missing = [say(lang, f"feature_{key}") for key in found.lacking]
        notes.append(say(lang, "similar_lacking", features=formats.listed(missing, say(lang, "and"))))
    if found.incomplete and found.used:
        places = formats.counted(
            found.incomplete, say(lang, "table_name_gemeinde"), say(lang, "places_gemeinde"), lang
        )
        key = "similar_incomplete" if found.incomplete > 1 else "similar_incomplete_one"
        notes.append(say(lang, key, places=places))
    if any(one.example and one.key in found.used for one in features):
        notes.append(say(lang, "similar_examples"))
    return notes
