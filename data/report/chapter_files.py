"""Texts of an edition as files: `edition.yaml` and a Markdown file a chapter, with front matter (title, lead, signed,
written). What ships is read from such a folder; `report export-texts` and `import-texts` write and read one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from dashboard.domain.report.edition import (
    KEY,
    MOST_CHAPTER_LETTERS,
    MOST_CHAPTERS,
    ChapterText,
    EditionState,
    ReportEdition,
)
from dashboard.domain.report.written import EditionPicture
from dashboard.errors import FileRejected
from data.report.pictures import picture_of

EDITION_FILE, PICTURES = "edition.yaml", "pictures"
_NAME = re.compile(r"(\d{2})-([a-z0-9][a-z0-9-]{0,59})\.md", re.ASCII)
_FRONT = re.compile(r"---\n(.*?\n)---\n(.*)", re.DOTALL)
_TEXTS = ("title", "subtitle", "imprint", "version", "before", "district")
_DAYS = ("closing", "published")
_KNOWN = frozenset({*_TEXTS, *_DAYS, "example", "pictures"})
_OF_CHAPTER = frozenset({"title", "lead", "signed", "written"})


@dataclass(frozen=True, slots=True)
class EditionFiles:
    """What a folder holds. `district` is the key of the district that the texts are of, empty where nobody says;
    `edition.version` is empty where it is decided when the edition is brought in."""

    edition: ReportEdition
    pictures: tuple[EditionPicture, ...]
    district: str


def read_folder(folder: Path) -> EditionFiles:
    """The edition of a folder, whose name is its key. Raises FileRejected with file and cause."""
    if not KEY.fullmatch(folder.name):
        raise FileRejected(
            f"{folder}: der Name des Ordners ist das Kürzel der Ausgabe und besteht aus kleinen Buchstaben, Ziffern "
            "und Strichen, etwa 2027."
        )
    file = folder / EDITION_FILE
    given = _mapping(_text(file), file, _KNOWN)
    texts = {name: _words(given, name, file) for name in _TEXTS}
    days = {name: _day(given, name, file) for name in _DAYS}
    if not texts["title"]:
        raise FileRejected(f"{file}: „title“ fehlt.")
    edition = ReportEdition(
        key=folder.name,
        title=texts["title"],
        subtitle=texts["subtitle"],
        version=texts["version"],
        state=EditionState.DRAFT,
        closing=days["closing"],
        published=days["published"],
        imprint=texts["imprint"],
        chapters=_chapters(folder),
        example=given.get("example") is True,
        before=texts["before"],
    )
    return EditionFiles(edition, _pictures(given, folder), texts["district"])


def write_folder(folder: Path, edition: ReportEdition, pictures: tuple[EditionPicture, ...]) -> list[Path]:
    """Writes the texts of an edition into a folder of its key below `folder`; the files. Raises FileRejected where
    one cannot be written or there are files already."""
    to = folder / edition.key
    if to.exists() and any(to.iterdir()):
        raise FileRejected(f"{to}: hier liegen schon Dateien. Es wurde nichts geschrieben.")
    given = {
        "title": edition.title,
        "subtitle": edition.subtitle,
        "imprint": edition.imprint,
        "version": edition.version,
        "before": edition.before,
        "closing": edition.closing,
        "published": edition.published,
        "example": edition.example or None,
        "pictures": {one.key: one.alt for one in pictures},
    }
    contents: dict[str, bytes] = {EDITION_FILE: _yaml(given).encode()}
    for number, chapter in enumerate(edition.chapters, 1):
        front = {
            "title": chapter.title,
            "lead": chapter.lead,
            "signed": chapter.signed,
            "written": chapter.written,
        }
        contents[f"{number:02}-{chapter.key}.md"] = f"---\n{_yaml(front)}---\n{chapter.source}".encode()
    for one in pictures:
        contents[f"{PICTURES}/{one.key}.{one.media_type.removeprefix('image/')}"] = one.content
    written = []
    try:
        for name, content in contents.items():
            file = to / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            written.append(file)
    except OSError as error:
        raise FileRejected(f"{to}: die Dateien lassen sich nicht schreiben ({error.strerror}).") from error
    return written


def _chapters(folder: Path) -> tuple[ChapterText, ...]:
    found: dict[str, ChapterText] = {}
    for file in sorted(folder.glob("*.md")):
        name = _NAME.fullmatch(file.name)
        if name is None:
            raise FileRejected(f"{file}: erwartet wird ein Name wie 03-fruehe-bildung.md.")
        if name[2] in found:
            raise FileRejected(f"{file}: das Kapitel „{name[2]}“ gibt es zweimal.")
        found[name[2]] = chapter_of(name[2], _text(file), file)
    if not found:
        raise FileRejected(f"{folder}: hier liegt kein Kapitel.")
    if len(found) > MOST_CHAPTERS:
        raise FileRejected(f"{folder}: eine Ausgabe hat höchstens {MOST_CHAPTERS} Kapitel.")
    return tuple(found.values())


def chapter_of(key: str, content: str, file: Path) -> ChapterText:
    """A chapter's file: front matter between two lines `---`, then the text. Raises FileRejected."""
    parts = _FRONT.fullmatch(content)
    if parts is None:
        raise FileRejected(
            f"{file}: oben fehlt der Kopf zwischen zwei Zeilen „---“ mit title, lead, signed und written."
        )
    given = _mapping(parts[1], file, _OF_CHAPTER)
    title = _words(given, "title", file)
    if not title:
        raise FileRejected(f"{file}: „title“ fehlt.")
    if len(parts[2]) > MOST_CHAPTER_LETTERS:
        raise FileRejected(f"{file}: ein Kapitel hat höchstens {MOST_CHAPTER_LETTERS} Zeichen.")
    lead, signed = (_words(given, name, file) for name in ("lead", "signed"))
    return ChapterText(key, title, lead, parts[2], signed, _day(given, "written", file))


def _pictures(given: Mapping[str, object], folder: Path) -> tuple[EditionPicture, ...]:
    named = given.get("pictures") or {}
    file = folder / EDITION_FILE
    if not isinstance(named, dict):
        raise FileRejected(f"{file}: „pictures“ braucht zu jedem Kürzel einen Satz, was zu sehen ist.")
    found = []
    for key, alt in named.items():
        paths = [folder / PICTURES / f"{key}.{ending}" for ending in ("jpeg", "jpg", "png")]
        path = next((one for one in paths if one.is_file()), None)
        if path is None:
            raise FileRejected(f"{folder / PICTURES}: das Bild „{key}“ fehlt.")
        try:
            found.append(picture_of(str(key), path.read_bytes(), str(alt or "")))
        except FileRejected as error:
            raise FileRejected(f"{path}: {error.message}") from error
    return tuple(found)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise FileRejected(f"{file}: die Datei lässt sich nicht lesen ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise FileRejected(f"{file}: die Datei ist nicht in UTF-8 geschrieben.") from error


def _mapping(text: str, file: Path, known: frozenset[str]) -> dict[str, object]:
    try:
        given = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: a date that there is not
        raise FileRejected(f"{file}: erwartet wird in jeder Zeile „Name: Text“.") from error
    if not isinstance(given, dict):
        raise FileRejected(f"{file}: erwartet wird in jeder Zeile „Name: Text“.")
    for name in given:
        if name not in known:
            raise FileRejected(f"{file}: „{str(name)[:40]}“ ist hier unbekannt.")
    return {str(name): value for name, value in given.items()}


def _words(given: Mapping[str, object], name: str, file: Path) -> str:
    value = given.get(name)
    if value is None:
        return ""
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return str(value).strip()
    raise FileRejected(f"{file}: „{name}“ muss ein Text sein.")


def _day(given: Mapping[str, object], name: str, file: Path) -> date | None:
    value = given.get(name)
    if value is None:
        return None
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    raise FileRejected(f"{file}: „{name}“ muss ein Tag sein, etwa 2026-11-30.")


def _yaml(given: Mapping[str, object]) -> str:
    filled = {name: value for name, value in given.items() if value not in (None, "", {})}
    return str(yaml.safe_dump(filled, allow_unicode=True, sort_keys=False, width=110))
