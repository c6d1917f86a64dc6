"""Reads the catalogue's YAML files strictly and collects what is wrong with them instead of stopping at the
first."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Formatter

import yaml

from dashboard.domain.measure import Text

try:  # ten times faster, which counts when the app starts; PyYAML built without libyaml does not have it
    from yaml import CSafeLoader as _SafeLoader
except ImportError:
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]  # stands for the other, same methods

LANGUAGES = {"de": "deutsche", "en": "englische"}
PLACEHOLDERS = frozenset(
    {
        "erster",
        "ohne_erster",
        "mit_erster",
        "mittlerer",
        "mit_mittlerer",
        "land",
        "mittlere_ebene",
        "mittlere_ebene_plural",
    }
)
"""What texts may leave open for the wording of a state: see `data.catalogue.wording`."""
_NO_LIMIT = 1e9
"""What no figure reaches: a limit that people need not be told."""
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: file, key of the entry (empty: the whole file), field (empty: the whole entry), and a
    German sentence without its place."""

    file: str
    key: str
    field: str
    sentence: str


class Problems:
    """What was found: `faults` by place, `found` as German sentences that begin with file and key."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    @property
    def found(self) -> list[str]:
        """Every fault as one sentence with its place, in the order in which they were found."""
        return [
            f"{one.file}, Schlüssel „{one.key}“: {one.sentence}" if one.key else f"{one.file}: {one.sentence}"
            for one in self.faults
        ]

    def add(self, file: str, key: str, what: str, field: str = "") -> None:
        """Notes a problem (`what`, a German sentence) of an entry, or of the whole file without `key`."""
        self.faults.append(Fault(file, key, field, what))


class _StrictLoader(_SafeLoader):
    """Safe, and remembers keys that a mapping has twice; plain YAML would keep the last one silently."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.twice: list[tuple[str, int]] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        passed: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in passed:
                    self.twice.append((key.value, key.start_mark.line + 1))
                passed.add(key.value)
        return super().construct_mapping(node, deep)


def read_document(path: Path, problems: Problems) -> dict[str, object]:
    """The file's mapping, or an empty one with a problem noted: file missing, not UTF-8, not YAML, not a
    mapping."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        problems.add(path.name, "", "Die Datei fehlt oder lässt sich nicht lesen.")
        return {}
    except UnicodeDecodeError:
        problems.add(path.name, "", "Die Datei ist nicht in UTF-8 geschrieben.")
        return {}
    return document_of(text, path.name, problems)


def document_of(text: str, file: str, problems: Problems) -> dict[str, object]:
    """The mapping that a text is, or an empty one with a problem noted: not YAML, not a mapping, a key twice."""
    try:
        loader = _StrictLoader(text)
        document = loader.get_single_data()
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in Zeile {mark.line + 1}" if mark else ""
        problems.add(file, "", f"Das ist{where} kein gültiges YAML.")
        return {}
    for key, line in loader.twice:
        problems.add(file, key, f"Der Schlüssel steht mehrfach, zuletzt in Zeile {line}.")
    return mapping(document, file, "", problems)


def mapping(value: object, file: str, key: str, problems: Problems) -> dict[str, object]:
    """The value if it maps text to something, else an empty mapping with a problem noted."""
    if not isinstance(value, dict):
        problems.add(file, key, "Hier wird eine Zuordnung aus Schlüsseln und Werten erwartet.")
        return {}
    strange = [name for name in value if not (isinstance(name, str) and _KEY.fullmatch(name))]
    for name in strange:
        what = "Ein Schlüssel besteht aus Kleinbuchstaben ohne Umlaute, Ziffern, „_“ und „-“"
        problems.add(file, key, f"{what}, nicht „{name}“. Ziffern allein gehören in Anführungszeichen.")
    return {name: content for name, content in value.items() if name not in strange}


class EntryReader:
    """One entry of a file: gives typed fields, or notes a problem and gives a harmless stand-in.

    `fillable` entries may hold the placeholders of PLACEHOLDERS in their texts.
    """

    def __init__(
        self, file: str, key: str, content: object, problems: Problems, *, fillable: bool = False
    ) -> None:
        self._file, self._key, self._problems = file, key, problems
        self._fields = mapping(content, file, key, problems)
        self._asked: set[str] = set()
        self._placeholders = PLACEHOLDERS if fillable else frozenset[str]()

    def problem(self, what: str, field: str = "") -> None:
        """Notes a problem of this entry, at a field of it where it is one's."""
        self._problems.add(self._file, self._key, what, field)

    def has(self, name: str) -> bool:
        """Whether the entry has a field."""
        return name in self._fields

    def text(self, name: str) -> Text:
        """A wording in every language; a problem where one is missing."""
        self._asked.add(name)
        if name not in self._fields:
            self.problem(f"Das Feld „{name}“ fehlt.", name)
            return dict.fromkeys(LANGUAGES, "")
        return self._text(name, self._fields[name])

    def texts(self, name: str) -> tuple[Text, ...]:
        """A list of wordings, empty where there is none."""
        return tuple(self._text(name, one) for one in self._list(name))

    def string(self, name: str, default: str | None = None) -> str:
        """A non-empty text in one line; without `default` the field is required."""
        self._asked.add(name)
        value = self._fields.get(name, default)
        if isinstance(value, str) and (value.strip() or name not in self._fields):
            return value
        self.problem(
            f"Das Feld „{name}“ fehlt." if value is None else f"Das Feld „{name}“ ist kein Text oder leer.",
            name,
        )
        return ""

    def day(self, name: str) -> date | None:
        """A day written as `2026-03-12`; None with a problem for anything else."""
        text = self.string(name)
        try:
            return date.fromisoformat(text)
        except ValueError:
            if text:
                self.problem(f"„{text}“ ist kein Tag; erwartet wird etwas wie 2026-03-12.", name)
            return None

    def choice(self, name: str, allowed: Collection[str]) -> str:
        """One of the allowed words; a problem for any other."""
        value = self.string(name)
        if value and value not in allowed:
            possible = f"möglich sind {', '.join(allowed)}"
            self.problem(f"„{value}“ ist bei „{name}“ nicht vorgesehen; {possible}.", name)
        return value

    def integer(self, name: str, lowest: int, highest: int, default: int | None = None) -> int:
        """A whole number within limits; a problem for anything else, and then `lowest`."""
        self._asked.add(name)
        value = self._fields.get(name, default)
        if isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest:
            return value
        self.problem(f"Das Feld „{name}“ muss eine ganze Zahl von {lowest} bis {highest} sein.", name)
        return lowest

    def number(self, name: str, default: float) -> float:
        """A number above 0; a problem for anything else, and then `default`."""
        self._asked.add(name)
        value = self._fields.get(name, default)
        if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
            return float(value)
        self.problem(f"Das Feld „{name}“ muss eine Zahl über 0 sein.", name)
        return default

    def decimal(self, name: str, lowest: float, highest: float) -> float:
        """A required number within limits; zero may be meant."""
        self._asked.add(name)
        value = self._fields.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and lowest <= value <= highest:
            return float(value)
        limits = f"ab {lowest:g}" if highest >= _NO_LIMIT else f"von {lowest:g} bis {highest:g}"
        self.problem(f"Das Feld „{name}“ muss eine Zahl {limits} sein.", name)
        return lowest

    def flag(self, name: str, default: bool) -> bool:
        """True or false; a problem for anything else, and then `default`."""
        self._asked.add(name)
        value = self._fields.get(name, default)
        if not isinstance(value, bool):
            self.problem(f"Das Feld „{name}“ muss true oder false sein.", name)
            return default
        return value

    def names(self, name: str, allowed: Collection[str], kind: str) -> tuple[str, ...]:
        """A list of different keys, each of them known."""
        names = []
        for one in self._list(name):
            if not isinstance(one, str) or one not in allowed:
                self.problem(f"„{one}“ bei „{name}“ ist als {kind} nicht bekannt.", name)
            elif one in names:
                self.problem(f"„{one}“ steht bei „{name}“ zweimal.", name)
            else:
                names.append(one)
        return tuple(names)

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words, empty where there is none."""
        given = self._list(name)
        words = tuple(word for word in given if isinstance(word, str) and word.strip())
        if len(words) < len(given):
            self.problem(f"Das Feld „{name}“ darf nur Wörter enthalten.", name)
            return ()
        return words

    def numbers(self, name: str) -> tuple[float, ...]:
        """A list of numbers above 0, empty where there is none."""
        given = self._list(name)
        found = tuple(
            float(one)
            for one in given
            if isinstance(one, int | float) and not isinstance(one, bool) and one > 0
        )
        if len(found) < len(given):
            self.problem(f"Das Feld „{name}“ darf nur Zahlen über 0 enthalten.", name)
            return ()
        return found

    def entries(self, name: str) -> tuple[EntryReader, ...]:
        """A list of mappings below this entry, named by this entry's key in problems."""
        fillable = bool(self._placeholders)
        found = self._list(name)
        return tuple(
            EntryReader(self._file, self._key, one, self._problems, fillable=fillable) for one in found
        )

    def table(self, name: str) -> Mapping[str, object]:
        """Fields below a field; a problem where it is missing."""
        self._asked.add(name)
        if name not in self._fields:
            self.problem(f"Das Feld „{name}“ fehlt.", name)
            return {}
        return mapping(self._fields[name], self._file, self._key, self._problems)

    def wording(self, name: str, value: object) -> Text:
        """A wording that stands in a table of this entry."""
        return self._text(name, value)

    def close(self) -> None:
        """Every field was asked for, or it is one that nobody knows."""
        for name in self._fields:
            if name not in self._asked:
                self.problem(f"Das Feld „{name}“ ist nicht bekannt.", name)

    def _list(self, name: str) -> list[object]:
        self._asked.add(name)
        value = self._fields.get(name, [])
        if isinstance(value, list):
            return value
        self.problem(f"Das Feld „{name}“ muss eine Liste sein.", name)
        return []

    def _text(self, name: str, value: object) -> Text:
        if not isinstance(value, dict):
            needed = "einen Text auf Deutsch (de) und auf Englisch (en)"
            self.problem(f"Das Feld „{name}“ braucht {needed}.", name)
            return dict.fromkeys(LANGUAGES, "")
        for language, called in LANGUAGES.items():
            wording = value.get(language)
            if not isinstance(wording, str) or not wording.strip():
                self.problem(f"Bei „{name}“ fehlt der {called} Text ({language}).", f"{name}.{language}")
            else:
                self._check_placeholders(name, wording, f"{name}.{language}")
        for language in value:
            if language not in LANGUAGES:
                self.problem(f"Bei „{name}“ ist die Sprache „{language}“ nicht vorgesehen.", name)
        return {
            language: value[language].strip()
            for language in LANGUAGES
            if isinstance(value.get(language), str)
        }

    def _check_placeholders(self, name: str, wording: str, field: str) -> None:
        try:
            open_names = {field for _, field, _, _ in Formatter().parse(wording) if field is not None}
        except ValueError:
            self.problem(f"Bei „{name}“ ist eine geschweifte Klammer nicht geschlossen.", field)
            return
        for unknown in sorted(open_names - self._placeholders):
            self.problem(f"Bei „{name}“ ist der Platzhalter „{{{unknown}}}“ nicht bekannt.", field)
