"""What a workbook says besides its cells: sheets, shared texts, formats, and whether its formulas are
calculated."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from xml.sax.xmlreader import AttributesImpl

from dashboard.errors import FileRejected
from data.importing.files.limits import Limits
from data.importing.files.number_formats import BUILT_IN, GENERAL
from data.importing.files.xml_parts import PartHandler, read_part

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_FORMATS = 100_000
_TRUE = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook lists it; `part` is its place in the archive, empty where it is no table of
    cells."""

    name: str
    hidden: bool
    part: str


@dataclass(slots=True)
class Book:
    """`stale`: the workbook itself says that the results of its formulas are not up to date."""

    sheets: tuple[SheetEntry, ...] = ()
    stale: bool = False
    from_1904: bool = False
    texts: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)

    def format_of(self, style: str | None) -> str:
        """The number format of a cell's style; GENERAL for a style that the workbook does not have."""
        index = int(style) if style and style.isdigit() else 0
        return self.formats[index] if index < len(self.formats) else GENERAL


def read_book(archive: zipfile.ZipFile, file: str, limits: Limits) -> Book:
    """Raises FileRejected where a part is damaged, manipulated or missing."""
    parts = {name.lower(): name for name in archive.namelist()}
    main = next(
        iter(_targets(archive, parts, "_rels/.rels", "", "/officedocument", file, limits).values()), ""
    )
    main = parts.get(main.lower(), parts.get("xl/workbook.xml", ""))
    if not main:
        raise FileRejected(
            f"{file}: Das Arbeitsbuch hat keine Liste seiner Blätter; es ist beschädigt.", file=file
        )
    folder, _, name = main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    listed = _Workbook()
    read_part(archive, main, listed, file, limits)
    found = _targets(archive, parts, relations, folder, "/worksheet", file, limits)
    sheets = tuple(
        SheetEntry(title, hidden, parts.get(found.get(relation, "").lower(), ""))
        for title, hidden, relation in listed.sheets
    )
    book = Book(sheets, listed.stale, listed.from_1904)
    for kind, handler in (
        ("/sharedstrings", _Texts(book.texts, limits)),
        ("/styles", _Formats(book.formats)),
    ):
        for target in _targets(archive, parts, relations, folder, kind, file, limits).values():
            if target.lower() in parts:
                read_part(archive, parts[target.lower()], handler, file, limits)
    return book


def _targets(
    archive: zipfile.ZipFile,
    parts: dict[str, str],
    name: str,
    folder: str,
    kind: str,
    file: str,
    limits: Limits,
) -> dict[str, str]:
    """Places in the archive by relation, of the relations whose type ends so."""
    if name.lower() not in parts:
        return {}
    relations = _Relations()
    read_part(archive, parts[name.lower()], relations, file, limits)
    return {
        key: posixpath.normpath(
            target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        )
        for key, (type_, target) in relations.found.items()
        if type_.lower().endswith(kind)
    }


def unescaped(text: str) -> str:
    """`_x000A_` stands for a sign that XML cannot carry."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class _Relations(PartHandler):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, str]] = {}

    def begin(self, tag: str, attributes: AttributesImpl) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            self.found[attributes.get("Id", "")] = (attributes.get("Type", ""), attributes.get("Target", ""))


class _Workbook(PartHandler):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, bool, str]] = []
        self.stale = self.from_1904 = False

    def begin(self, tag: str, attributes: AttributesImpl) -> None:
        if tag == "sheet":
            relation = next(
                (value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), ""
            )
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), hidden, relation))
        elif tag == "workbookPr":
            self.from_1904 = attributes.get("date1904") in _TRUE
        elif tag == "calcPr":
            by_hand = attributes.get("calcMode") == "manual" and attributes.get("calcOnSave") in (
                "0",
                "false",
                "off",
            )
            unfinished = attributes.get("calcCompleted") in ("0", "false", "off")
            self.stale = attributes.get("fullCalcOnLoad") in _TRUE or by_hand or unfinished


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class RaisedText:
    """Knows whether the piece of a text that goes by is raised: a footnote's digit behind a number is none of the
    number's digits, and comes as ¹."""

    def __init__(self) -> None:
        self._raised = False

    def begin(self, tag: str, attributes: AttributesImpl) -> None:
        """A run begins, or says how its letters stand."""
        if tag in ("r", "si", "is", "c"):
            self._raised = False
        elif tag == "vertAlign":
            self._raised = attributes.get("val") == "superscript"

    def piece(self, content: str) -> str:
        """The content as it is meant."""
        return content.translate(_RAISED) if self._raised else content


class _Texts(PartHandler):
    """Shared texts; phonetic hints are no part of them."""

    def __init__(self, texts: list[str], limits: Limits) -> None:
        super().__init__()
        self._texts, self._limits = texts, limits
        self._pieces: list[str] = []
        self._inside = self._hint = False
        self._raised = RaisedText()

    def begin(self, tag: str, attributes: AttributesImpl) -> None:
        self._raised.begin(tag, attributes)
        if tag == "si":
            self._pieces = []
            if len(self._texts) >= self._limits.cells:
                raise ValueError("too many texts")
        elif tag == "rPh":
            self._hint = True
        elif tag == "t":
            self._inside = not self._hint

    def end(self, tag: str) -> None:
        if tag == "si":
            self._texts.append(unescaped("".join(self._pieces)))
        elif tag == "rPh":
            self._hint = False
        elif tag == "t":
            self._inside = False

    def text(self, content: str) -> None:
        if self._inside:
            self._pieces.append(self._raised.piece(content))


class _Formats(PartHandler):
    """The number format of each cell style, in their order."""

    def __init__(self, formats: list[str]) -> None:
        super().__init__()
        self._formats = formats
        self._own: dict[str, str] = {}
        self._styles = False

    def begin(self, tag: str, attributes: AttributesImpl) -> None:
        if tag == "numFmt" and len(self._own) < _MOST_FORMATS:
            self._own[attributes.get("numFmtId", "")] = attributes.get("formatCode", GENERAL)
        elif tag == "cellXfs":
            self._styles = True
        elif tag == "xf" and self._styles and len(self._formats) < _MOST_FORMATS:
            number = attributes.get("numFmtId", "0")
            built_in = BUILT_IN.get(int(number), GENERAL) if number.isdigit() else GENERAL
            self._formats.append(self._own.get(number, built_in))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._styles = False
