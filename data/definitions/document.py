"""The text of a definition file: its sections, in which line each field stands, and what stands in no text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime

import yaml

from dashboard.domain.definitions.network import SECTIONS as NETWORK
from data.catalogue.documents import Problems, document_of
from data.importing.files.contents import garbled

SECTIONS = (
    *("measures", "sources", "indicators", "sums", "apart", "targets", "events", "actions"),
    *("principles", "aims"),
    *NETWORK.values(),
    "removed",
)
"""What a definition file may hold, in the order in which it is written."""
Lines = Mapping[tuple[str, str], int]
"""The line of each key and field of a file, counted from 1; a key's own line has no field."""
_UNSEEN = ("Cc", "Cs", "Co", "Cn")
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SHORT, _LONG = 160, 3000
_MOST_ENTRIES = 300
_NETWORK_LONG = ("tasks", "agenda", "programme", "results", "basis", "web", "papers", "oparl", "link")
_LONG_FIELDS = frozenset(
    {"definition", "reading_help", "notes", "note", "because", "label", "text", *_NETWORK_LONG}
)


def sections_of(text: str, file: str, problems: Problems) -> dict[str, dict[str, object]]:
    """The sections of a file by name, each a mapping; unknown ones, wrong signs and too long texts are problems."""
    document = document_of(text.lstrip("\ufeff"), file, problems)
    return checked_sections(document, file, problems)


def checked_sections(
    document: Mapping[str, object], file: str, problems: Problems
) -> dict[str, dict[str, object]]:
    """The sections of a document that was read already."""
    found: dict[str, dict[str, object]] = {name: {} for name in SECTIONS}
    for name, content in document.items():
        if name not in SECTIONS:
            problems.add(file, name, f"Diesen Abschnitt gibt es nicht; möglich sind {', '.join(SECTIONS)}.")
        elif not isinstance(content, dict):
            problems.add(file, name, "Dieser Abschnitt braucht Schlüssel mit Angaben.")
        elif len(content) > _MOST_ENTRIES:
            problems.add(file, name, f"Dieser Abschnitt hat mehr als {_MOST_ENTRIES} Einträge.")
        else:
            found[name] = {str(key): _plain(one) for key, one in content.items()}
            for key, one in found[name].items():
                for field, said in _text_problems(one):
                    problems.add(file, key, said, field)
    return found


def _plain(value: object) -> object:
    """Days as text: YAML reads `2026-03-12` as a day where it stands without quotation marks."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value


def _text_problems(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _text_problems(one, f"{field}.{name}" if field else str(name))
    elif isinstance(value, list):
        for one in value:
            yield from _text_problems(one, field)
    elif isinstance(value, str) and (sentence := _text_problem(value, field.partition(".")[0])):
        yield field, sentence


def _text_problem(text: str, field: str) -> str:
    most = _LONG if field in _LONG_FIELDS else _SHORT
    shown = " ".join(text.split())
    if any(unicodedata.category(sign) in _UNSEEN for sign in shown) or _DIRECTIONS & set(text):
        return f"Bei „{field}“ stehen Steuerzeichen, die niemand sieht; bitte den Text neu eingeben."
    if len(text) > most:
        return f"Bei „{field}“ stehen {len(text)} Zeichen; höchstens {most} haben Platz."
    if encoding := garbled(text):
        said = "ist der Text mit falscher Zeichenkodierung gespeichert"
        return f"Bei „{field}“ {said} (vermutlich {encoding}); bitte neu eingeben."
    return ""


def lines_in(text: str) -> Lines:
    """Where each key of a section, and each field of it, stands; empty where the text is no YAML."""
    try:
        root = yaml.compose(text.lstrip("\ufeff"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return {}
    found: dict[tuple[str, str], int] = {}
    for section, content in _pairs(root):
        found.setdefault((section.value, ""), section.start_mark.line + 1)
        for key, entry in _pairs(content):
            found[key.value, ""] = key.start_mark.line + 1
            for field, below in _pairs(entry):
                found[key.value, field.value] = field.start_mark.line + 1
                for part, _ in _pairs(below):
                    found[key.value, f"{field.value}.{part.value}"] = part.start_mark.line + 1
    return found


def _pairs(node: yaml.Node | None) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield key, value
