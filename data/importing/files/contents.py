"""What the bytes of a file really are, whatever its name says, and their text where they are text."""

from __future__ import annotations

import re

from dashboard.errors import FileRejected
from data.importing.findings import shortened

BOM = b"\xef\xbb\xbf"
# Bytes that cp1252 leaves undefined: a text that has them is in some other encoding.
_UNDEFINED_IN_CP1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")
_ALLOWED_CONTROLS = frozenset(b"\t\n\r\x0c")
_SIGNATURES = (
    (b"PK\x03\x04", "ein ZIP-Archiv oder eine Excel-Datei (.xlsx)"),
    (b"PK\x05\x06", "ein leeres ZIP-Archiv"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "eine Excel-Datei im alten Format (.xls) oder mit Kennwort"),
    (b"%PDF", "ein PDF"),
    (b"\x1f\x8b", "ein gzip-Archiv"),
    (b"7z\xbc\xaf\x27\x1c", "ein 7z-Archiv"),
    (b"Rar!", "ein RAR-Archiv"),
    (b"\x89PNG", "ein Bild (PNG)"),
    (b"\xff\xd8\xff", "ein Bild (JPEG)"),
    (b"{\\rtf", "ein RTF-Dokument"),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


_LETTER = "[^\\W\\d_]"
_SPOILT: tuple[tuple[str, re.Pattern[str]], ...] = (
    # UTF-8 that was read as Windows-1252 and saved again: "FÃ¶rderung".
    (
        "UTF-8, einmal zu oft umgewandelt",
        re.compile("Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf“”™œž¦˜]"),
    ),
    ("einer unbekannten Kodierung; Zeichen sind verloren", re.compile("\ufffd")),
    # Umlauts of the old code pages 850 and 437 (ä ö Ö) and of Mac Roman (Ä Ö Ü ß) fall on signs of
    # Windows-1252 that no word has inside or at its beginning.
    ("„CSV (MS-DOS)“ (Codepage 850 oder 437)", re.compile(f"{_LETTER}[„”™]{_LETTER}|[”™]{_LETTER}{{2}}")),
    ("„CSV (Macintosh)“ (Mac Roman)", re.compile(f"{_LETTER}[†‡€§…¤]{_LETTER}|[†‡€§]{_LETTER}{{2}}")),
)
_UMLAUT = re.compile("[äöüÄÖÜß]")
_DOUBTFUL: tuple[tuple[str, re.Pattern[str]], ...] = (
    # The rest of both falls on letters of other languages: nothing is said where real umlauts stand in the
    # same text.
    (
        "„CSV (MS-DOS)“ (Codepage 850 oder 437)",
        re.compile(f"{_LETTER}á(?=[a-z]|\\b)|Ž(?=[a-z])|\\bš(?=[a-z])"),
    ),
    # The last are the beginnings of German words with Ö, which falls on the dots that may stand before any
    # word.
    ("„CSV (Macintosh)“ (Mac Roman)", re.compile(f"{_LETTER}[ŠŸš]|Ÿ(?=[a-z])|…(?=ff|st|ko|rt|l\\b)")),
)


_UE_OF_MS_DOS = re.compile(rb"[A-Za-z]\x81|\x81[a-z]")


def garbled(text: str, whole: str = "") -> str:
    """German words for the encoding in which a text was saved when its words are garbled, else nothing.

    Letters that exist in other languages count only where the text (or `whole`, from which it is taken) has
    no umlaut.
    """
    if text.isascii():
        return ""
    for encoding, pattern in _SPOILT:
        if pattern.search(text):
            return encoding
    if not _UMLAUT.search(whole or text):
        for encoding, pattern in _DOUBTFUL:
            if pattern.search(text):
                return encoding
    return ""


def is_zip(content: bytes) -> bool:
    """Whether the bytes begin as a ZIP archive does, as every workbook is one."""
    return content.startswith(b"PK\x03\x04")


def described(content: bytes) -> str | None:
    """German words for what the content is when it is certainly no table text, else None."""
    for signature, words in _SIGNATURES:
        if content.startswith(signature):
            return words
    if content.startswith(_UTF16_MARKS) or _looks_like_utf16(content):
        return "Text in der Kodierung UTF-16"
    start = content[:2000].lstrip(BOM + b" \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<table", b"<body")):
        return "eine HTML-Seite"
    if start.startswith((b"<?xml", b"<!doctype")):
        return "ein XML-Dokument"
    if start.startswith((b"{", b"[{")):
        return "ein JSON-Dokument"
    return None


def text_of(content: bytes, file: str) -> str:
    """The text, from UTF-8 with or without BOM or from cp1252. Raises FileRejected with place and cause."""
    if not content.strip():
        raise FileRejected(f"{file}: Die Datei ist leer.", file=file)
    kind = described(content)
    if kind:
        raise FileRejected(
            f"{file}: Der Inhalt ist {kind}; erwartet wird eine CSV-Tabelle als Text (UTF-8 oder "
            "Windows-1252).",
            file=file,
            found=kind,
        )
    _refuse_controls(content, file)
    body = content.removeprefix(BOM)
    try:
        return _ungarbled(body.decode("utf-8"), file)
    except UnicodeDecodeError as broken:
        line = body.count(b"\n", 0, broken.start) + 1
        if content.startswith(BOM):
            raise FileRejected(
                f"{file}, Zeile {line}: Die Datei beginnt als UTF-8, hat hier aber ein Zeichen, "
                "das in UTF-8 nicht vorkommt; vermutlich sind zwei Kodierungen gemischt oder die Datei ist "
                "beschädigt.",
                file=file,
                row=line,
            ) from broken
    _refuse_mixture(content, file)
    return _ungarbled(content.decode("cp1252"), file)


def _ungarbled(text: str, file: str) -> str:
    encoding = garbled(text)
    if not encoding:
        return text
    number, line = next(
        ((number, line) for number, line in enumerate(text.split("\n"), start=1) if garbled(line, text)),
        (1, text),
    )
    word = next((one for one in re.split(r"[\s;,\"]+", line) if garbled(one, text)), line)
    raise FileRejected(
        f"{file}, Zeile {number}: „{shortened(word)}“ zeigt, dass die Zeichenkodierung nicht stimmt; die "
        "Datei ist "
        f"vermutlich in {encoding} gespeichert. Bitte als „CSV UTF-8“ speichern.",
        file=file,
        row=number,
        found=shortened(word),
    )


def _refuse_controls(content: bytes, file: str) -> None:
    for code in range(32):
        if code not in _ALLOWED_CONTROLS and (at := content.find(bytes((code,)))) >= 0:
            line = content.count(b"\n", 0, at) + 1
            name = "NUL-Bytes" if code == 0 else f"Steuerzeichen (0x{code:02X})"
            raise FileRejected(
                f"{file}, Zeile {line}: Die Datei enthält {name}; sie ist beschädigt oder keine Texttabelle.",
                file=file,
                row=line,
            )


def _refuse_mixture(content: bytes, file: str) -> None:
    """cp1252 reads nearly any bytes, so refuse what would turn into nonsense: undefined bytes, and UTF-8 in
    places."""
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.isascii() and (not _UNDEFINED_IN_CP1252.isdisjoint(line) or _has_utf8_umlaut(line)):
            old = "; vermutlich ist sie als „CSV (MS-DOS)“ gespeichert" if _UE_OF_MS_DOS.search(line) else ""
            raise FileRejected(
                f"{file}, Zeile {number}: Die Zeichenkodierung ist weder durchgehend UTF-8 noch "
                f"Windows-1252{old}. "
                "Bitte die Datei neu herunterladen oder als „CSV UTF-8“ speichern.",
                file=file,
                row=number,
            )


def _has_utf8_umlaut(line: bytes) -> bool:
    return any(letter.encode() in line for letter in "äöüßÄÖÜ–„“")


def _looks_like_utf16(content: bytes) -> bool:
    start = content[:400]
    zeros = start.count(0)
    one_sided = zeros in (start[1::2].count(0), start[::2].count(0))
    return len(start) > 8 and zeros > len(start) * 0.35 and one_sided
