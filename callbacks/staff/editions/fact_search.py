"""Figures that an author looks for by words, each as the placeholder that stands for it and as it reads now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from callbacks.answers import Answers
from callbacks.report.facts import ReportFacts
from dashboard.domain.report.fact import DISTRICT, FEDERATION, NEWEST, STATE, FactKind, FactReference
from dashboard.domain.selection import Selection
from dashboard.errors import UnknownKey
from dashboard.indicators.trend import SPAN
from dashboard.report.references import placeholder
from dashboard.search.words import matter, stem, words_of
from layouts.staff.editions.fact_finder import FoundFact

MOST, MOST_LETTERS = 8, 120
"""Figures that are shown, and letters of a question that are read."""
FORMS = (
    *(FactKind.VALUE, FactKind.NUMBER, FactKind.COUNTS, FactKind.INTERVAL, FactKind.YEAR),
    *(FactKind.CHANGE, FactKind.DIFFERENCE, FactKind.VERDICT),
)
"""What of a figure can be inserted, in the order of the list."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDS = {
    "kreis": DISTRICT,
    "landkreis": DISTRICT,
    "land": STATE,
    "bund": FEDERATION,
    "deutschland": FEDERATION,
}


class FactSearch:
    """Searches the indicators and places of a data version; safe to share between threads."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    def found(self, version: str, question: str, form: FactKind, lang: str) -> tuple[FoundFact, ...]:
        """At most a few figures whose indicator has every word of the question that names neither place nor year; of
        the district where no place is named. Nothing for a question without a word."""
        question = question[:MOST_LETTERS]
        year = next(iter(_YEAR.findall(question)), NEWEST)
        places, rest = self._places(words_of(_YEAR.sub(" ", question)))
        rest = [one for one in rest if matter(one)]
        if not rest and not places:
            return ()
        facts = ReportFacts(self.answers, version, self.answers.district, lang)
        found = list[FoundFact]()
        for indicator in self._indicators(version, rest):
            for place in places or [DISTRICT]:
                one = self._fact(facts, FactReference(form, place, indicator, "", year))
                found += [one] if one is not None else []
                if len(found) >= MOST:
                    return tuple(found)
        return tuple(found)

    def _places(self, words: Sequence[str]) -> tuple[list[str], list[str]]:
        """The places that a question names, the longest names first, and its other words."""
        rest, found = list(words), list[str]()
        register = self.answers.repository.register()
        areas = [one for one in register.areas.values() if one.key.startswith(self.answers.district)]
        named = {one.key: words_of(one.name.partition(" (")[0]) for one in areas if one.level != "kreis"}
        named_before = set[
            tuple[str, ...]
        ]()  # an Amt without municipalities of its own has the name of its only one
        for key in sorted(named, key=lambda one: (-len(named[one]), len(one))):
            if (
                named[key]
                and tuple(named[key]) not in named_before
                and all(one in rest for one in named[key])
            ):
                named_before.add(tuple(named[key]))
                found.append(key)
        taken = {one for key in found for one in named[key]}
        rest = [one for one in rest if one not in taken]
        found += [_WORDS[one] for one in rest if one in _WORDS]
        return found, [one for one in rest if one not in _WORDS]

    def _indicators(self, version: str, words: Sequence[str]) -> Iterator[str]:
        """Those whose names, themes or keys have every word, those that begin with the first word first."""
        catalogue = self.answers.resolve(Selection(version=version)).possible.catalogue
        offered = self.answers.repository.offers(version)
        found = list[tuple[bool, bool, int, str]]()
        for key, one in catalogue.indicators.items():
            own = " ".join(words_of(f"{one.name['de']} {one.name['en']} {key.replace('_', ' ')}"))
            theme = " ".join(words_of(catalogue.themes[one.theme].name["de"]))
            if key in offered and all(stem(word) in f"{own} {theme}" for word in words):
                in_name = all(stem(word) in own for word in words)
                found.append((not in_name, not own.startswith(words[0] if words else ""), len(found), key))
        return (key for *_, key in sorted(found))

    def _fact(self, facts: ReportFacts, asked: FactReference) -> FoundFact | None:
        """None where the data version has no such figure. Raises StoreError where it cannot be read."""
        try:
            if asked.kind in (FactKind.CHANGE, FactKind.VERDICT):
                newest = facts.fact(replace(asked, kind=FactKind.YEAR))
                if newest.missing:
                    return None
                asked = replace(asked, since=str(int(newest.text) - SPAN + 1), year=newest.text)
            elif asked.kind is FactKind.DIFFERENCE:
                asked = replace(asked, against=STATE if asked.place == DISTRICT else DISTRICT)
            fact = facts.fact(asked)
        except UnknownKey:
            return None
        return FoundFact(
            placeholder(asked),
            fact.text,
            fact.title,
            fact.name,
            fact.when,
            fact.source,
            fact.example,
            fact.missing,
        )
