"""Sentences of the page for new arrivals in the reader's language: German plain words are the keys of the
catalogues, and what has no translation stands in German, marked as such."""

from __future__ import annotations

import datetime
import gettext
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from string import Formatter

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from dashboard.texts.languages.language import Language
from dashboard.texts.languages.sentences import SENTENCES

_PARSER = Formatter()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in pieces: texts, and names of what stands between them. `translated` is False where it is
    German because the catalogue has nothing for it."""

    pieces: tuple[Text | Slot, ...]
    translated: bool

    def filled(self, values: Mapping[str, str]) -> str:
        """The sentence as text. Raises KeyError for a slot without a value."""
        return "".join(one.text if isinstance(one, Text) else values[one.name] for one in self.pieces)


@dataclass(frozen=True, slots=True)
class Text:
    """Words between two slots."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value stands: `{name}`."""

    name: str


@dataclass(frozen=True, slots=True)
class Translations:
    """What a catalogue holds that can be used.

    `messages` are those without faults, `translated` their keys, `unchecked` those of them that nobody has
    confirmed yet, `missing` the German sentences that are shown as they are. `faults` say in German, for whoever
    keeps the files, why a message is not used.
    """

    messages: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    translated: frozenset[str] = frozenset()
    unchecked: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def all(self) -> int:
        """Number of sentences that the page has."""
        return len(self.translated) + len(self.missing)


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that a page says in one language."""

    language: Language
    translations: Translations = field(default_factory=Translations)
    _locale: Locale = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_locale", Locale.parse(self.language.locale))

    def say(self, german: str) -> Sentence:
        """The sentence for German plain words, which are its key. Raises KeyError for one that is in no list."""
        SENTENCES[german]
        found = self.translations.messages.gettext(german)
        return self._sentence(found, german)

    def count(self, one: str, many: str, number: int) -> Sentence:
        """The sentence for a number of things, in the plural form that the language has for it; German has two.
        Raises KeyError for one that is in no list."""
        SENTENCES[one]
        found = self.translations.messages.ngettext(one, many, number)
        return self._sentence(found, one)

    def date(self, day: datetime.date) -> str:
        """A day in full, with the name of the weekday."""
        return str(format_date(day, "full", locale=self._locale))

    def short_date(self, day: datetime.date) -> str:
        """Day and month."""
        return str(format_date(day, self._locale.datetime_skeletons["MMMd"].pattern, locale=self._locale))

    def number(self, value: float) -> str:
        """A number in Latin digits, which papers and boards in Germany have."""
        return str(format_decimal(value, locale=self._locale))

    def kilometres(self, value: float) -> str:
        """Whole kilometres; below one it is one."""
        return str(format_unit(max(1, round(value)), "length-kilometer", "short", locale=self._locale))

    def weekday(self, number: int) -> str:
        """The name of a day of the week; 0 is Monday."""
        return str(self._locale.days["stand-alone"]["wide"][number])

    def listed(self, parts: Sequence[str]) -> str:
        """Parts in a row with the comma of the language; empty without any."""
        return str(format_list(list(parts), "standard", self._locale)) if parts else ""

    def language_name(self, code: str) -> str:
        """What a language (ISO 639) is called in this one, its code where that is not known."""
        return str(self._locale.languages.get(code, code))

    def _sentence(self, found: str, key: str) -> Sentence:
        own = self.language.code == "de" or key in self.translations.translated
        return Sentence(pieces(found), own)


def pieces(text: str) -> tuple[Text | Slot, ...]:
    """Texts and slots of a message. Raises ValueError where braces do not belong together, or a slot has more than
    a name."""
    found: list[Text | Slot] = []
    for words, name, form, conversion in _PARSER.parse(text):
        if words:
            found.append(Text(words))
        if name is not None:
            if not name.isidentifier() or form or conversion:
                raise ValueError(f"{{{name}}} is no name of a slot")
            found.append(Slot(name))
    return tuple(found)


def slots(text: str) -> frozenset[str]:
    """Names of the slots of a message. Raises ValueError as `pieces` does."""
    return frozenset(one.name for one in pieces(text) if isinstance(one, Slot))
