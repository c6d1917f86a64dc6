"""Writes translation files with every sentence of the page: what a translator opens."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from dashboard.errors import LanguageFileError
from dashboard.texts.languages.language import Language
from dashboard.texts.languages.sentences import SENTENCES

_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""Time stamps in the file's head would differ at every writing; who changed what when is what a history is for."""


def completed(language: Language, text: str = "") -> str:
    """The file of a language: its messages of `text`, in the order of the page, those it lacks empty, those that
    stand on no page any more left out. Messages keep the mark of whether somebody has confirmed them.

    Raises what `babel.messages.pofile.read_po` raises where `text` cannot be read.
    """
    old = read_po(io.StringIO(text), locale=language.locale, abort_invalid=True) if text else None
    made = Catalog(
        locale=language.locale,
        project="Bildungslupe",
        version="1",
        header_comment=f"# {language.name}: Deutschkurse für Zugewanderte. Schlüssel sind deutsche Sätze.\n"
        "# „fuzzy“ heißt: Das hat noch niemand geprüft.",
        charset="utf-8",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        creation_date=_EPOCH,
        revision_date=_EPOCH,
        fuzzy=False,
    )
    for one, many in SENTENCES.items():
        found = old.get(one) if old is not None else None
        if found is not None and isinstance(found.id, tuple | list) != bool(many):
            found = None
        made.add(
            (one, many) if many else one,
            found.string if found is not None else "",
            flags=("fuzzy",) if found is not None and found.fuzzy else (),
        )
    written = io.BytesIO()
    write_po(written, made, width=0, omit_header=False)
    return written.getvalue().decode()


def complete(language: Language, folder: Path) -> Path:
    """Writes `<code>.po` of a folder anew, with what it holds already; raises LanguageFileError where it
    cannot be read, and writes nothing then."""
    file = folder / f"{language.code}.po"
    try:
        text = completed(language, file.read_text("utf-8-sig") if file.is_file() else "")
    except (UnicodeDecodeError, PoFileError, ValueError) as error:
        raise LanguageFileError(
            f"{file.name} ist keine lesbare PO-Datei: {error}. Sie bleibt, wie sie ist."
        ) from None
    file.write_text(text, "utf-8")
    return file
