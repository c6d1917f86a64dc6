"""Who is like whom, in words: the answer, the reasons, and what could not be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.domain.area import Area
from dashboard.indicators.similarity import Feature, Neighbours
from dashboard.texts import say

ALIKE = 0.5
"""Standard deviations within which two places count as alike in one thing."""
CLEARLY = 1.0
"""Standard deviations from which on two places are clearly unlike in one thing, not somewhat."""
_NAMED = 3
_REASONS = 3
_IN_PERCENT = ("kinder", "auslaendisch")


@dataclass(frozen=True, slots=True)
class SimilarPlace:
    """A place that is like the chosen one, in what it is most alike, and in what it differs most.

    `elsewhere`: it lies outside the monitor's own district (a district: outside the state), and its name says
    where.
    """

    key: str
    name: str
    reasons: str
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class SimilarWords:
    """The answer to "Wer ist wie …?": a sentence, the places with their reasons, and what to know about
    it. `extent` is where they were looked for (`kreis`, `land`, `bund`), `map_query` opens a map of that extent,
    empty where there is none or it is on screen."""

    question: str
    answer: str
    places: tuple[SimilarPlace, ...]
    notes: tuple[str, ...]
    extent: str = ""
    map_query: str = ""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """Key and name of a place as it is shown: with its district or state where it lies `elsewhere`."""

    key: str
    name: str
    elsewhere: bool = False


def similar_words(
    area: Area,
    found: Neighbours,
    features: Sequence[Feature],
    named: Sequence[NamedPlace],
    lang: str,
    *,
    extent: str = "",
    said: Sequence[str] = (),
) -> SimilarWords:
    """`named` are the found places in their order, `said` what is to be known of the search itself."""
    places = tuple(
        SimilarPlace(one.key, one.name, reasons(found, row, features, lang, area.level), one.elsewhere)
        for row, one in enumerate(named)
    )
    return SimilarWords(
        question=say(lang, "similar_who", name=area.name),
        answer=_answer(area, found, [place.name for place in places], lang),
        places=places,
        notes=(*said, *_notes(found, features, area.level, lang)),
        extent=extent,
    )


def reasons(
    found: Neighbours, row: int, features: Sequence[Feature], lang: str, level: str = "gemeinde"
) -> str:
    """ "ähnlich viele Einwohner (1.204), ähnlich weit zur nächsten Stadt (12 km); etwas dichter besiedelt (88 je
    km²)": most alike first, at most three, and the greatest difference."""
    by_key = {one.key: one for one in features}
    gaps = sorted((abs(float(gap)), position) for position, gap in enumerate(found.gaps[row]) if gap == gap)
    alike = [found.used[position] for gap, position in gaps if gap <= ALIKE][:_REASONS]
    said = [_alike(by_key[key], found.places[row], level, lang) for key in alike]
    text = ", ".join(said) if said else say(lang, "reason_nothing")
    if not gaps or gaps[-1][0] <= ALIKE:
        return text
    far, position = gaps[-1]
    feature, more = by_key[found.used[position]], float(found.gaps[row][position]) > 0
    return f"{text}; {_apart(feature, found.places[row], (more, far >= CLEARLY), level, lang)}"


def _alike(feature: Feature, place: int, level: str, lang: str) -> str:
    if feature.key == "stadt" and float(feature.values[place]) == 0:
        return say(lang, _of_level("reason_town", level))
    facts = {"value": _value(feature, place, lang), "since": feature.since or ""}
    return say(lang, _of_level(f"reason_{feature.key}", level, feature.key), **facts)


def _apart(feature: Feature, place: int, how: tuple[bool, bool], level: str, lang: str) -> str:
    """`how`: whether the place has more of it, and whether clearly so."""
    more, clearly = how
    if feature.key == "stadt" and float(feature.values[place]) == 0:
        return say(lang, _of_level("apart_town", level))
    facts = {"value": _value(feature, place, lang), "since": feature.since or ""}
    key = _of_level(f"apart_{feature.key}_{'more' if more else 'less'}", level, feature.key)
    return say(lang, "apart_clearly" if clearly else "apart_somewhat", what=say(lang, key, **facts))


def _of_level(key: str, level: str, feature: str = "stadt") -> str:
    """Of districts the next town is the next city that is a district itself."""
    return f"{key}_kreis" if level == "kreis" and feature == "stadt" else key


def _value(feature: Feature, place: int, lang: str) -> str:
    """Shares in whole per cent: they are sums of figures that the census has changed at random."""
    value = float(feature.values[place])
    if feature.key in _IN_PERCENT:
        return formats.with_unit(value, "percent", 0, lang)
    if feature.key == "entwicklung":
        return f"{formats.signed(value - 100, 0, lang)}{formats.SPACE}%"
    return formats.number(value, 0, lang)


def _answer(area: Area, found: Neighbours, names: list[str], lang: str) -> str:
    if not found.used:
        return say(lang, "similar_unknown", name=area.name)
    if not names:
        key = "similar_none_kreis" if area.level == "kreis" else "similar_none"
        return say(lang, key, name=area.name)
    first = formats.listed(names[:_NAMED], say(lang, "and"))
    return say(lang, "similar_answer" if len(names) > 1 else "similar_answer_one", names=first)


def _notes(found: Neighbours, features: Sequence[Feature], level: str, lang: str) -> list[str]:
    notes = []
    if found.lacking and found.used:
        missing = [say(lang, f"feature_{key}") for key in found.lacking]
        notes.append(say(lang, "similar_lacking", features=formats.listed(missing, say(lang, "and"))))
    if found.incomplete and found.used:
        places = formats.counted(
            found.incomplete, say(lang, f"table_name_{level}"), say(lang, f"places_{level}"), lang
        )
        key = "similar_incomplete" if found.incomplete > 1 else "similar_incomplete_one"
        notes.append(say(lang, key, places=places))
    return notes
