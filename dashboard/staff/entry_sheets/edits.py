"""Edits of a sheet as its page sends them: read strictly, so that nothing else reaches a draft."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dashboard.errors import MonitorError
from dashboard.texts import both

MOST_ROWS = 2_000
MOST_SIGNS = 2_000
_HIGHEST = 999_999_999
_PARTS = {"draft", "version", "rows"}
_ROW_PARTS = {"id", "revision", "cells"}


@dataclass(frozen=True, slots=True)
class RowEdit:
    """What somebody has written into cells of a row, by column as shown. `revision` is that of the draft in which the
    row had changed last when the page was drawn, 0 where it had not."""

    key: str
    revision: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SheetEdits:
    """Edits of rows. `draft` is the draft that the page has shown (0: none), `version` the data version."""

    draft: int
    version: str
    rows: tuple[RowEdit, ...]


class NoEdits(MonitorError):
    """A request is none that a page of ours sends."""


def edits_of(given: object, columns: Collection[str]) -> SheetEdits:
    """The edits of a request. Raises NoEdits, with what does not fit, for anything but the parts that a page sends."""
    if not isinstance(given, dict) or set(given) != _PARTS:
        raise _refused(", ".join(sorted(_PARTS)))
    rows = given["rows"]
    if not isinstance(rows, list) or not 1 <= len(rows) <= MOST_ROWS:
        raise _refused("rows")
    read = tuple(_row(one, columns) for one in rows)
    if len({one.key for one in read}) != len(read):
        raise _refused("id")
    return SheetEdits(_number(given["draft"], "draft"), _text(given["version"], "version", 40), read)


def _row(given: object, columns: Collection[str]) -> RowEdit:
    if not isinstance(given, dict) or set(given) != _ROW_PARTS:
        raise _refused(", ".join(sorted(_ROW_PARTS)))
    cells = given["cells"]
    if not isinstance(cells, dict) or not cells or not set(cells) <= set(columns):
        raise _refused("cells")
    texts = {name: _text(text, name, MOST_SIGNS) for name, text in cells.items()}
    key = _text(given["id"], "id", 120)
    if not key:
        raise _refused("id")
    return RowEdit(key, _number(given["revision"], "revision"), texts)


def _number(given: object, name: str) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given <= _HIGHEST:
        raise _refused(name)
    return given


def _text(given: object, name: str, most: int) -> str:
    if given is None:  # a cell that was emptied
        return ""
    if not isinstance(given, str) or len(given) > most:
        raise _refused(name)
    return given.replace("\0", "")


def _refused(part: str) -> NoEdits:
    german, english = both("sheet_no_edits", part=part)
    return NoEdits(german, english=english)
