"""What a person has decided about a table: which column is what, what names and placeholders mean. Kept as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from dashboard.domain.observation import Status
from dashboard.errors import FileRejected
from data.importing.mapping.grid import column_of

LEFT_OUT = "weglassen"
"""Stands for a key or a status where a row or a sign is left out."""
TOTAL = "summe"
"""Stands for a key where a row is the sum of others: it is checked, and left out."""
FORMAT = 1
_MOST = 5_000


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of figures. `year` is None where another column gives it. `heading` is the head without years: by it
    the same column is known again, and another one is not read in its place; empty where nobody has kept it."""

    column: str
    measure: str
    year: int | None = None
    breakdown: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """How one sheet is read. Columns are letters, rows numbers of the file; with `turned` places lie side by
    side, and columns are the numbers of the file's rows, as letters are counted.

    `district` is a column that names districts: rows of others are refused. `places` gives a key, LEFT_OUT or TOTAL
    by written name, `placeholders` the key of a status or LEFT_OUT by sign. `open` are questions in German that nobody
    has answered yet: until they are gone the sheet is not read. `open_english` are the same in English, empty in files
    that were written without.
    """

    sheet: str
    place: str
    first: int
    last: int
    values: tuple[ValueColumn, ...]
    amt: str = ""
    year: str = ""
    turned: bool = False
    level: str = "gemeinde"
    district: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    placeholders: Mapping[str, str] = field(default_factory=dict)
    open: tuple[str, ...] = ()
    open_english: tuple[str, ...] = ()

    @property
    def questions(self) -> list[tuple[str, str]]:
        """What is open, in German and in English."""
        english = self.open_english if len(self.open_english) == len(self.open) else self.open
        return list(zip(self.open, english, strict=True))


def written(mappings: tuple[SheetMapping, ...]) -> str:
    """As JSON, readable and the same for equal mappings."""
    content = {"format": FORMAT, "blaetter": [_as_json(one) for one in mappings]}
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _as_json(one: SheetMapping) -> dict[str, Any]:
    """A mapping without open questions is written as it was before they had English."""
    content = asdict(one)
    if not one.open_english:
        del content["open_english"]
    return content


def read_mappings(text: str, file: str) -> tuple[SheetMapping, ...]:
    """What `written` wrote. Raises FileRejected with the entry that is wrong."""
    try:
        content = json.loads(text)
        if not isinstance(content, dict) or content.get("format") != FORMAT:
            raise ValueError(f"„format“ ist nicht {FORMAT}")
        sheets = content["blaetter"]
        if not isinstance(sheets, list) or not sheets or len(sheets) > _MOST:
            raise ValueError("„blaetter“ ist keine Liste von Blättern")
        return tuple(_sheet(one) for one in sheets)
    except (ValueError, KeyError, TypeError, RecursionError) as reason:
        said = f"„{reason.args[0]}“ fehlt" if isinstance(reason, KeyError) else str(reason)
        raise FileRejected(f"{file}: Das ist keine Zuordnung ({said}).", file=file) from reason


def _sheet(one: Any) -> SheetMapping:
    if not isinstance(one, dict):
        raise ValueError("ein Blatt ist kein Eintrag aus Namen und Werten")
    values = tuple(_value_column(column) for column in one["values"])
    if not values:
        raise ValueError(f"Blatt „{one['sheet']}“: keine Spalte mit Werten")
    places = _texts(one.get("places", {}), "places")
    placeholders = _texts(one.get("placeholders", {}), "placeholders")
    known = {status.key for status in Status} | {LEFT_OUT}
    for sign, status in placeholders.items():
        if status not in known:
            raise ValueError(f"Zeichen „{sign}“: „{status}“ ist kein Status")
    letters = {name: str(one.get(name, "")) for name in ("place", "amt", "year", "district")}
    for name, text in letters.items():
        if text or name == "place":
            column_of(text)
    first, last = int(one["first"]), int(one["last"])
    if not 0 < first <= last:
        raise ValueError(f"Zeilen {first} bis {last} gibt es nicht")
    level = str(one.get("level", "gemeinde"))
    if level not in ("gemeinde", "amt", "kreis"):
        raise ValueError(f"Ebene „{level}“")
    return SheetMapping(
        sheet=str(one["sheet"]),
        first=first,
        last=last,
        values=values,
        turned=bool(one.get("turned", False)),
        level=level,
        open=tuple(str(text) for text in one.get("open", ())),
        open_english=tuple(str(text) for text in one.get("open_english", ())),
        places=places,
        placeholders=placeholders,
        **letters,
    )


def _value_column(one: Any) -> ValueColumn:
    column = str(one["column"])
    column_of(column)
    year = one.get("year")
    if year is not None and not (isinstance(year, int) and 1900 < year < 2200):
        raise ValueError(f"Spalte {column}: „{year}“ ist keine Jahreszahl")
    texts = (str(one.get(name, "")) for name in ("breakdown", "heading"))
    return ValueColumn(column, str(one["measure"]), year, *texts)


def _texts(given: Any, name: str) -> dict[str, str]:
    if not isinstance(given, dict) or len(given) > _MOST:
        raise ValueError(f"„{name}“ ist keine Liste von Paaren")
    return {str(key): str(value) for key, value in given.items()}
