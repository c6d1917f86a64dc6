"""What readers would read otherwise: highlights and the sentences of the Monitor, before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from callbacks.answers import Answers
from callbacks.highlights.highlights import Highlights
from dashboard.domain.selection import Selection
from dashboard.indicators.findings.finding import finding
from dashboard.staff.versions.preview import ChangedSentence, SaidToReaders
from dashboard.texts import LANGUAGES
from data.repository import Repository

_MOST_PICTURES = 60
"""Indicators whose sentence is compared: a slab each, before and after."""


def changed_sentences(
    before: Repository, after: Repository, changed: Collection[str]
) -> tuple[ChangedSentence, ...]:
    """Sentences that differ in text, year or verdict; `changed` are the indicators of which any cell differs.

    Highlights of all indicators are compared: a verdict holds only beside all others that are tested.
    """
    old, new = Answers(before, before.district), Answers(after, after.district)
    found = [*_different("highlight", _highlights(old), _highlights(new))]
    keys = list(changed)[:_MOST_PICTURES]
    found += _different("picture", _pictures(old, keys), _pictures(new, keys))
    return tuple(found)


def _different(
    place: str, old: Mapping[str, SaidToReaders], new: Mapping[str, SaidToReaders]
) -> Iterator[ChangedSentence]:
    for key in dict.fromkeys((*new, *old)):
        if old.get(key) != new.get(key):
            yield ChangedSentence(place, key, old.get(key), new.get(key))


def _highlights(answers: Answers) -> dict[str, SaidToReaders]:
    """By indicator what stands out, as its page says it."""
    made = Highlights(answers)
    said: dict[str, dict[str, tuple[str, str, str]]] = {}
    for lang in LANGUAGES:
        for point in made.focal_points(made.frame(Selection(language=lang))):
            for one in point.highlights:
                key = one.choice.candidate.indicator
                said.setdefault(key, {})[lang] = one.sentence.text, one.when, one.word
    return {
        key: SaidToReaders(
            {lang: text for lang, (text, _, _) in found.items()},
            next(iter(found.values()))[1],
            {lang: word for lang, (_, _, word) in found.items()},
        )
        for key, found in said.items()
    }


def _pictures(answers: Answers, keys: Collection[str]) -> dict[str, SaidToReaders]:
    """By indicator what stands above its map where the Monitor opens it."""
    offered = answers.repository.offers()
    found = {}
    for key in keys:
        if key not in offered or not offered[key].years:
            continue
        said, when = {}, ""
        for lang in LANGUAGES:
            answer = answers.read(f"indikator={key}&sprache={lang}")
            slab = answers.slab(answer)
            row = slab.row(answer.selection.year)
            sentence = None if row is None else finding(slab, row, (), lang)
            if row is not None and sentence is not None:
                said[lang] = sentence.text
                when = when or slab.labels[row]
        if said:
            found[key] = SaidToReaders(said, when)
    return found
