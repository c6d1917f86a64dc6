"""What a sheet shows: its columns in order, how each is edited, and how a text of the table reads in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", re.ASCII)
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_COMMA = re.compile(r"-?[0-9]+,[0-9]+", re.ASCII)
_POINT = re.compile(r"-?[0-9]+\.[0-9]+", re.ASCII)
HIDDEN_SIGN, HIDDEN_WORDS = ".", "unter 3"
"""What stands for one or two people: in a table, and in a cell."""
SECRET = frozenset({"1", "2", HIDDEN_SIGN})
"""Texts of a table that mean so many."""
_PLACE = re.compile(r".*\(([0-9]{8})\)", re.ASCII)


class Editor(StrEnum):
    """How a cell is edited. `FIXED` cells are not; `PLACE` is a list of municipalities that takes other names, too;
    `PERSONS` is a count of people, of which one and two are shown to nobody."""

    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"
    PLACE = "place"
    DAY = "day"
    NUMBER = "number"
    PERSONS = "persons"
    FIXED = "fixed"


def same_words(*words: str) -> tuple[tuple[str, str], ...]:
    """Choices whose cells show what stands in the table."""
    return tuple((one, one) for one in words)


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of the table that an import reads. `choices` are the texts of the table with the words that a cell
    shows for them, `width` is in px, `label` the key of its heading in the texts where it is not the usual one.
    `suggested` are texts that are offered where any other may be written, too."""

    name: str
    editor: Editor = Editor.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    width: int = 150
    label: str = ""
    suggested: tuple[str, ...] = ()

    @property
    def offered(self) -> tuple[str, ...]:
        """What a line of text offers while somebody writes in it: each word once, in order."""
        if self.editor is not Editor.TEXT:
            return ()
        words = (*self.suggested, *(word for _, word in self.choices))
        return tuple(sorted({one for one in words if one}, key=str.casefold))

    @property
    def heading(self) -> str:
        """The key of its heading in the texts."""
        return self.label or f"staff_entry_{self.name}"

    def shown(self, text: str) -> str:
        """A text of the table as its cell shows it: days and numbers as Germans write them, words instead of keys."""
        if self.editor is Editor.DAY:
            found = _ISO_DAY.fullmatch(text)
            return f"{found[3]}.{found[2]}.{found[1]}" if found else text
        if self.editor is Editor.NUMBER:
            return text.replace(".", ",") if _POINT.fullmatch(text) else text
        if self.editor is Editor.PERSONS:
            return HIDDEN_WORDS if text in SECRET else text
        return dict(self.choices).get(text, text)

    def text_of(self, shown: str) -> str:
        """What a cell means in the table. What is none of the list, no day or no number stays as it is: an import says
        what is wrong with it."""
        written = " ".join(shown.split())
        if self.editor is Editor.DAY and (found := _DAY.fullmatch(written)):
            return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
        if self.editor is Editor.NUMBER and _COMMA.fullmatch(written):
            return written.replace(",", ".")
        if self.editor is Editor.PERSONS and written.casefold() == HIDDEN_WORDS:
            return HIDDEN_SIGN
        if self.editor is Editor.PLACE and (found := _PLACE.fullmatch(written)):
            return found[1]
        return next((text for text, word in self.choices if word.casefold() == written.casefold()), written)


@dataclass(frozen=True)
class SheetKind:
    """A sheet: `name` in addresses and texts, its columns, and which of them marks a row for people (`title`).

    `filters` are the flags of rows by which the sheet can be narrowed, in the order of their buttons. `located` sheets
    have a map on which the point of a row is set. `narrowed` are columns by whose texts the rows can be narrowed, one
    list for each. With `cancelled` rows can be cancelled: their `status` is that text then, and `grund` says why.
    `asked` are the columns of the form for a new row, none where rows cannot be added. `covered` sheets have a map of
    what their rows cover.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    title: str
    filters: tuple[str, ...] = ()
    located: bool = False
    narrowed: tuple[str, ...] = ()
    cancelled: str = ""
    asked: tuple[str, ...] = ()
    covered: bool = False

    @cached_property
    def by_name(self) -> Mapping[str, SheetColumn]:
        """The columns by their names."""
        return {one.name: one for one in self.columns}

    @cached_property
    def editable(self) -> frozenset[str]:
        """The names of the columns that can be changed."""
        return frozenset(one.name for one in self.columns if one.editor is not Editor.FIXED)

    def shown(self, row: Mapping[str, str]) -> dict[str, str]:
        """The cells of a row of the table."""
        return {one.name: one.shown(row.get(one.name, "")) for one in self.columns}

    def texts_of(self, cells: Mapping[str, str]) -> dict[str, str]:
        """What cells mean in the table."""
        return {name: self.by_name[name].text_of(shown) for name, shown in cells.items()}

    def with_choices(self, choices: Mapping[str, Iterable[tuple[str, str]]]) -> SheetKind:
        """The sheet with the lists of some columns."""
        columns = tuple(
            replace(one, choices=tuple(choices[one.name])) if one.name in choices else one
            for one in self.columns
        )
        return replace(self, columns=columns)

    def with_suggestions(self, suggested: Mapping[str, Iterable[str]]) -> SheetKind:
        """The sheet with what lines of text of some columns offer."""
        columns = tuple(
            replace(one, suggested=tuple(suggested[one.name])) if one.name in suggested else one
            for one in self.columns
        )
        return replace(self, columns=columns)
