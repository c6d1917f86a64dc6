"""What a search means: which of its words name a place, and which say what is looked for there."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.search.index import Found, Index
from dashboard.search.questions import without_direction
from dashboard.search.spelling import spelt, spelt_words
from dashboard.search.synonyms import as_one_word, with_phrase
from dashboard.search.words import matter

PLACE = "place"
SUBJECTS = ("institution", "kind", "course", "indicator", "page")
_GENERIC = frozenset(
    spelt_words("Amt Stadt Kreis Landkreis Gemeinde Verbandsgemeinde Samtgemeinde See Land Umland amtsfrei")
)
"""Words of names of places that name none."""
_WHOLE = frozenset(spelt_words("Landkreis Kreis Kreisgebiet district county"))
"""Words for the whole district, which is meant anyway."""
_MOST = 8
"""Words that are looked at."""
_LEAST, _NAME = 0.5, 0.94
"""How well a word has to fit the name of a place, and what a word counts that is one of a name."""
_MEANT = 0.75
"""How well anything has to fit a compound that is looked for as a whole."""
_KNOWN = 0.5
"""How well a word has to fit anything not to be passed over beside others."""


@dataclass(frozen=True, slots=True)
class SearchReading:
    """The words that matter, as they are compared, in order: all, those of what is looked for, those of a place.
    `places` are the places that they may name, best first."""

    words: tuple[str, ...]
    subject: tuple[str, ...]
    place: tuple[str, ...]
    places: tuple[Found, ...]


class Reader:
    """Reads what was typed by the words of an index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        names = {
            word
            for entry in index.entries
            if entry.kind == PLACE
            for name in (*entry.names, *entry.aliases)
            for word in spelt_words(name)
        }
        self._names = frozenset(names - _GENERIC)
        self._with_phrase = with_phrase(
            name for entry in index.entries if entry.kind != PLACE for name in (*entry.names, *entry.aliases)
        )

    def read(self, text: str) -> SearchReading:
        """Never raises for what a reader can type."""
        parts = (
            part
            for word in matter(as_one_word(text, self._with_phrase))
            for part in self._parted(spelt(word))
        )
        every = tuple(dict.fromkeys(parts))[:_MOST]
        place = tuple(word for word in every if self._is_place(word))
        rest = tuple(word for word in every if word not in _WHOLE)
        if set(rest) - set(place):  # "Landkreis Parchim" names the district, "Azubis im Landkreis" does not
            every = rest
        if not without_direction(list(place)) and len(place) < len(every):  # "hohe Quote" is not Hohen Pritz
            every, place = tuple(word for word in every if word not in place), ()
        found = self._index.find(place, (PLACE,)) if place else []
        only = tuple(word for word in place if self._index.fits(word, ("kind",)) < _NAME)
        if len(only) < len(place) and (
            named := self._index.find(only, (PLACE,))
        ):  # a Hort in Hagenow, not Hoort
            place, found = only, named
        if not found:
            return SearchReading(*self._known(every), (), ())
        own = {word for name in found[0].entry.names for word in spelt_words(name)}  # the lake of Plau am See
        place = tuple(word for word in every if word in place or word in own)
        subject = tuple(word for word in every if word not in place)
        return SearchReading(every, self._known(subject)[1], place, tuple(found))

    def _known(self, words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Twice the words without those that nothing has, all of them where it has none."""
        known = (
            tuple(word for word in words if self._index.knows(word, (PLACE, *SUBJECTS)) >= _KNOWN) or words
        )
        return known, known

    def _parted(self, word: str) -> tuple[str, ...]:
        """An unknown compound as its parts, everything else as it is."""
        vocabulary = self._index.vocabulary
        if max(vocabulary.meant(word).values(), default=0.0) >= _MEANT:
            return (word,)
        return vocabulary.parts(word) or (word,)

    def _is_place(self, word: str) -> bool:
        fits = self._index.fits(word, (PLACE,), self._names if not word.isdigit() else None)
        if word.isdigit():
            return fits >= _LEAST
        return fits >= _LEAST and fits >= _NAME * self._index.knows(word, SUBJECTS, self._names)
