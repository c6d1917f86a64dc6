"""Changes and answers as a JSON file, for the command line and for whoever wants to keep them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard.domain.deliveries.amendments import Amendments, CellChange, FindingAnswer, RowLeftOut
from dashboard.errors import FileRejected
from data.importing.mapping.grid import column_of

FORMAT = 1
_MOST = 20_000
_LARGEST = 8_000_000
"""Bytes."""
_CELLS, _ROWS, _ANSWERS = "zellen", "weglassen", "antworten"
_NEEDED = ("file", "old", "new", "finding")


def written(amendments: Amendments) -> str:
    """As JSON, readable and the same for equal amendments."""
    content = {
        "format": FORMAT,
        _CELLS: [asdict(one) for one in amendments.cells],
        _ROWS: [asdict(one) for one in amendments.rows],
        _ANSWERS: [asdict(one) for one in amendments.answers],
    }
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def effect(amendments: Amendments) -> str:
    """What of them decides over figures, the same whoever made them and when; empty where nothing does."""
    cells = sorted((*one.place, one.old, one.new) for one in amendments.cells)
    rows = sorted((*one.place, one.old) for one in amendments.rows)
    return json.dumps([cells, rows], ensure_ascii=False) if cells or rows else ""


def noted(note: str, amendments: Amendments) -> str:
    """The note of a release, with what was changed and why something stands."""
    return ". ".join(filter(None, (note.strip().rstrip("."), amendments.note())))


def read_amendments(text: str, file: str) -> Amendments:
    """What `written` wrote. Raises FileRejected with the entry that is wrong."""
    try:
        content = json.loads(text)
        if not isinstance(content, dict) or content.get("format") != FORMAT:
            raise ValueError(f"„format“ ist nicht {FORMAT}")
        return Amendments(
            tuple(_cell(one) for one in _list(content, _CELLS)),
            tuple(_row(one) for one in _list(content, _ROWS)),
            tuple(_answer(one) for one in _list(content, _ANSWERS)),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as reason:
        ours = str(reason) if type(reason) is ValueError else "kein lesbares JSON dieser Form"
        said = f"„{reason.args[0]}“ fehlt" if isinstance(reason, KeyError) else ours
        raise FileRejected(f"{file}: Das sind keine Änderungen ({said}).", file=file) from reason


def amendments_in(path: Path) -> Amendments:
    """The amendments of a file of the disk. Raises FileRejected where it cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise FileRejected(f"{path.name}: Die Datei ist zu groß für Änderungen.", file=path.name)
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as reason:
        said = reason.strerror if isinstance(reason, OSError) else "kein UTF-8"
        raise FileRejected(
            f"{path.name}: Die Änderungen lassen sich nicht lesen ({said}): {path}.", file=path.name
        ) from reason
    return read_amendments(text, path.name)


def _list(content: dict[str, Any], name: str) -> list[Any]:
    listed = content.get(name, [])
    if not isinstance(listed, list) or len(listed) > _MOST:
        raise ValueError(f"„{name}“ ist keine Liste")
    return listed


def _cell(one: Any) -> CellChange:
    column_of(str(one["column"]))
    texts = _texts(one, ("file", "sheet", "column", "old", "new", "by", "at"))
    return CellChange(row=_row_number(one), **texts)


def _row(one: Any) -> RowLeftOut:
    return RowLeftOut(row=_row_number(one), **_texts(one, ("file", "sheet", "old", "reason", "by", "at")))


def _answer(one: Any) -> FindingAnswer:
    return FindingAnswer(**_texts(one, ("file", "finding", "message", "reason", "by", "at")))


def _row_number(one: Any) -> int:
    row = one["row"]
    if not isinstance(row, int) or isinstance(row, bool) or row < 1:
        raise ValueError(f"„{row}“ ist keine Zeile")
    return row


def _texts(one: Any, names: tuple[str, ...]) -> dict[str, str]:
    if not isinstance(one, dict):
        raise ValueError("ein Eintrag besteht nicht aus Namen und Werten")
    found = {name: one[name] if name in _NEEDED else one.get(name, "") for name in names}
    if not all(isinstance(text, str) for text in found.values()):
        raise ValueError("ein Eintrag hat statt eines Texts etwas anderes")
    return found
