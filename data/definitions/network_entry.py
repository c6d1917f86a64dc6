"""Fields of an entry of the network that only it has: texts whose English wording may be missing, times, addresses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

from dashboard import formats
from dashboard.domain.definitions.network import NetworkLink, ProgrammeItem
from dashboard.domain.measure import Text
from data.catalogue.documents import LANGUAGES, EntryReader, Problems
from data.definitions.addresses import address_problem, mail_problem, time_problem

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
"""Days outside are mistakes in writing."""
NO_DAY = FIRST_DAY
"""Stands for a day that is missing or none; a problem was noted."""
_MOST = 60


class NetworkEntry(EntryReader):
    """As its base: gives typed fields, or notes a problem and gives a harmless stand-in."""

    def __init__(self, file: str, key: str, content: object, problems: Problems) -> None:
        super().__init__(file, key, content, problems)
        self.key = key
        self._given: Mapping[str, object] = content if isinstance(content, Mapping) else {}

    def wording(self, name: str, value: object = None) -> Text:
        """A text that German is needed of."""
        if value is None:
            value = self.table(name)
            if not value:
                if name in self._given:
                    self.problem(f"Bei „{name}“ fehlt der deutsche Text (de).", f"{name}.de")
                return {"de": ""}
        return self._german_first(name, value)

    def wording_if_any(self, name: str) -> Text | None:
        """A text, None where there is none."""
        return self.wording(name) if self.has(name) else None

    def wordings(self, name: str) -> tuple[Text, ...]:
        """A list of texts, empty where there is none."""
        return tuple(self._german_first(name, one) for one in self._listed(name))

    def needed_day(self, name: str) -> date:
        """A day; NO_DAY with a problem where it is none."""
        return self._within(name) or NO_DAY

    def day_if_any(self, name: str) -> date | None:
        """A day, None where there is none."""
        return self._within(name) if self.has(name) else None

    def times(self) -> tuple[str, str]:
        """When something begins and ends on its day; both may be missing, an end needs a beginning."""
        begins, ends = self._time("begins"), self._time("ends")
        if ends and not self.has("begins"):
            self.problem("Zum Ende fehlt der Beginn.", "begins")
        elif begins and ends and ends <= begins:
            self.problem("Das Ende muss nach dem Beginn liegen.", "ends")
        return begins, ends

    def address(self, name: str) -> str:
        """An address of a page, empty where there is none."""
        return self._checked(name, address_problem)

    def mail(self, name: str) -> str:
        """A mail address, empty where there is none."""
        return self._checked(name, mail_problem)

    def known(self, name: str, keys: Collection[str], what: str, *, needed: bool = False) -> str:
        """A key of what is known (`what` is its German name with the article)."""
        key = self.string(name) if needed else self.string(name, "")
        if key and key not in keys:
            self.problem(f"{what} „{key}“ gibt es nicht.", name)
            return ""
        return key

    def links(self, name: str) -> tuple[NetworkLink, ...]:
        """A list of links, each with `label` and `url`."""
        found = []
        for given in self._mappings(name, ("label", "url")):
            label, url = given.get("label"), given.get("url")
            if not isinstance(label, str) or not label.strip():
                self.problem(f"Bei „{name}“ fehlt einem Link die Bezeichnung (label).", name)
            elif not isinstance(url, str) or not url.strip():
                self.problem(f"Bei „{name}“ fehlt „{label}“ die Adresse (url).", name)
            elif said := address_problem(url):
                self.problem(f"„{label}“: {said}", name)
            else:
                found.append(NetworkLink(label.strip(), url))
        return tuple(found)

    def programme(self, name: str) -> tuple[ProgrammeItem, ...]:
        """A list of items, each with `title` and, where it has one, `begins`; times go up."""
        found: list[ProgrammeItem] = []
        for given in self._mappings(name, ("begins", "title")):
            title = self._german_first(name, given.get("title"))
            begins = given.get("begins", "")
            if begins != "" and (said := time_problem(begins)):
                self.problem(f"„{title['de']}“: {said}", name)
                begins = ""
            earlier = [one.begins for one in found if one.begins]
            if begins and earlier and str(begins) < earlier[-1]:
                self.problem(f"„{title['de']}“ beginnt vor dem, was davor steht.", name)
            found.append(ProgrammeItem(title, str(begins)))
        return tuple(found)

    def _within(self, name: str) -> date | None:
        found = self.day(name)
        if found is None or FIRST_DAY <= found <= LAST_DAY:
            return found
        years = f"von {FIRST_DAY.year} bis {LAST_DAY.year}"
        said = f"{formats.day(found)} liegt zu weit entfernt; möglich ist jeder Tag {years}."
        self.problem(said, name)
        return None

    def _time(self, name: str) -> str:
        if not self.has(name):
            return ""
        if said := time_problem(self._given[name]):
            self._asked.add(name)
            self.problem(said, name)
            return ""
        return self.string(name)

    def _checked(self, name: str, problem_of: Callable[[str], str]) -> str:
        text = self.string(name, "")
        if text and (said := problem_of(text)):
            self.problem(said, name)
            return ""
        return text

    def _listed(self, name: str) -> list[object]:
        given = self._list(name)
        if len(given) > _MOST:
            self.problem(f"Bei „{name}“ stehen {len(given)} Zeilen; höchstens {_MOST} haben Platz.", name)
        return given[:_MOST]

    def _mappings(self, name: str, fields: tuple[str, ...]) -> list[Mapping[str, object]]:
        found = []
        for one in self._listed(name):
            if not isinstance(one, Mapping):
                self.problem(f"Jede Zeile bei „{name}“ braucht {' und '.join(fields)}.", name)
                continue
            for field in one:
                if field not in fields:
                    self.problem(f"Das Feld „{field}“ bei „{name}“ ist nicht bekannt.", name)
            found.append(one)
        return found

    def _german_first(self, name: str, value: object) -> Text:
        if not isinstance(value, Mapping):
            self.problem(
                f"Das Feld „{name}“ braucht einen Text auf Deutsch (de), auf Wunsch auf Englisch (en).", name
            )
            return {"de": ""}
        found = {}
        for language in value:
            if language not in LANGUAGES:
                self.problem(f"Bei „{name}“ ist die Sprache „{language}“ nicht vorgesehen.", name)
        for language, called in LANGUAGES.items():
            given = value.get(language, "")
            if not isinstance(given, str):
                self.problem(
                    f"Bei „{name}“ ist der {called} Text ({language}) kein Text.", f"{name}.{language}"
                )
            elif given.strip():
                found[language] = given.strip()
        if "de" not in found:
            self.problem(f"Bei „{name}“ fehlt der deutsche Text (de).", f"{name}.de")
        return {"de": "", **found}
