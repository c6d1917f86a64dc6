"""Notes and targets of the reader's own beside the figures: which there can be, and how far a value lies from a
target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.own_words import Notes
from dashboard.domain.selection import Selection
from dashboard.indicators.targets import highest_target
from dashboard.texts import say

OWN_TARGET = "eigenesziel"
"""Role and key of the line of a target of one's own."""


@dataclass(frozen=True, slots=True)
class OwnTarget:
    """A target that the reader has set for an indicator, in its unit, and as it is written: `40 %`."""

    value: float
    text: str


def possible_words(
    asked: Selection, catalogue: Catalogue, there: Callable[[str], bool]
) -> tuple[Notes, tuple[tuple[str, float], ...], tuple[str, ...]]:
    """Notes for places that are `there`, targets that an indicator can have, and a sentence for those left
    out."""
    lang, said = asked.language, list[str]()
    notes = tuple((key, note) for key, note in asked.notes if there(key))
    strange = [key for key, _ in asked.notes if not there(key)]
    if strange:
        said.append(say(lang, "notice_note_place", keys=", ".join(strange)))
    targets = []
    for key, value in asked.own_targets:
        entry = catalogue.indicators.get(key)
        if entry is None:
            said.append(say(lang, "notice_own_indicator", keys=key))
        elif not 0 <= value <= highest_target(entry.unit):
            highest = formats.number(highest_target(entry.unit), 0, lang)
            text = written(value, entry, lang)
            said.append(
                say(lang, "notice_own_target", text=text, indicator=entry.short[lang], highest=highest)
            )
        else:
            targets.append((key, value))
    return notes, tuple(targets), tuple(said)


def own_target(chosen: Selection, indicator: Indicator) -> OwnTarget | None:
    """The reader's target for an indicator; None without one."""
    for key, value in chosen.own_targets:
        if key == indicator.key:
            return OwnTarget(value, written(value, indicator, chosen.language))
    return None


def written(value: float, indicator: Indicator, lang: str) -> str:
    """With as many decimals as it has: `40 %`, `12,5 %`."""
    digits = next((digits for digits in range(6) if round(value, digits) == value), 6)
    return formats.with_unit(value, indicator.unit, digits, lang)


def distance(
    value: float | None, target: OwnTarget, unit: str, decimals: int, lang: str, *, short: bool = False
) -> str:
    """How far a value lies from the target: `3,1 Punkte unter dem eigenen Ziel`; empty without a value."""
    if value is None or value != value:  # NaN
        return ""
    by = formats.apart(abs(value - target.value), unit, decimals, lang).lstrip("+±")
    nothing = not any(digit in "123456789" for digit in by.partition(formats.SPACE)[0])
    word = "reached" if nothing else "above" if value > target.value else "below"
    return say(lang, f"own_{word}{'_short' if short else ''}", by=by)


def in_short(sentences: Sequence[str], most: int) -> str:
    """All sentences in so many letters, cut at a word where they are more."""
    whole = " · ".join(sentences)
    if len(whole) <= most:
        return whole
    return f"{whole[: most - 1].rsplit(' ', 1)[0]}…"


def own_sentences(
    chosen: Selection, indicator: Indicator | None, names: Callable[[str], str], places: Sequence[str]
) -> tuple[str, ...]:
    """What the reader has added, as files say it: the target of the indicator, and the notes for these
    places."""
    lang, said = chosen.language, list[str]()
    target = own_target(chosen, indicator) if indicator else None
    if target:
        said.append(say(lang, "own_target_said", text=target.text))
    notes = dict(chosen.notes)
    said += [say(lang, "own_note_said", name=names(key), text=notes[key]) for key in places if key in notes]
    return tuple(said)
