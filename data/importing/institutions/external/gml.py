"""Looks through GML before GDAL reads it: whether it is whole, free of entities, and which CRS it names."""

from __future__ import annotations

import re
from xml.parsers import expat

from dashboard.errors import FileRejected
from data.importing.files.contents import described
from data.importing.findings import listing

_ENTITY = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_CRS = re.compile(rb"""\bsrsName\s*=\s*["']([^"']{1,200})["']""")
_CODE = re.compile(r"(\d+)\D*$")
_ALIKE = {"84": "4326", "4258": "4326"}
"""Codes whose degrees are the same here: OGC:CRS84, ETRS89."""


def crs_names(content: bytes, file: str) -> tuple[str, ...]:
    """What a whole GML file names as CRS, each once however it is written. Raises FileRejected for other XML."""
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"<"):
        kind = described(content)
        raise FileRejected(
            f"{file}: Der Inhalt ist kein XML{f', sondern {kind}' if kind else ''}.",
            file=file,
            found=kind or "",
        )
    if _ENTITY.search(content):
        raise FileRejected(
            f"{file}: Die Datei enthält eigene Entitäten (DOCTYPE); solche Dateien werden nicht gelesen.",
            file=file,
        )
    if b"ExceptionReport" in head or b"ServiceException" in head:
        raise FileRejected(
            f"{file}: Das ist die Fehlermeldung eines Kartendienstes, keine Daten; bitte die Abfrage wiederholen.",
            file=file,
        )
    if b"opengis.net/gml" not in content[:65_536] or b"<OGRVRT" in head:
        raise FileRejected(f"{file}: Das XML ist kein GML (kein Namensraum opengis.net/gml).", file=file)
    _check_whole(content, file)
    names = {name.decode("ascii", "replace") for name in _CRS.findall(content)}
    by_code: dict[str, str] = {}
    for name in sorted(names, key=lambda one: (len(one), one)):
        code = _CODE.search(name)
        number = code[1] if code else name
        by_code.setdefault(_ALIKE.get(number, number), name)
    return tuple(by_code.values())


def refuse_several(names: tuple[str, ...], file: str) -> None:
    """Raises FileRejected where several CRS are named."""
    if len(names) > 1:
        raise FileRejected(
            f"{file}: Die Datei nennt mehrere Koordinatensysteme ({listing(names)}); in einer Datei gilt eines.",
            file=file,
        )


def _check_whole(content: bytes, file: str) -> None:
    parser = expat.ParserCreate()
    try:
        parser.Parse(content, True)
    except expat.ExpatError as reason:
        words = expat.errors.messages[reason.code]
        if words in (expat.errors.XML_ERROR_INVALID_TOKEN, expat.errors.XML_ERROR_UNKNOWN_ENCODING):
            cause = "hier steht ein Zeichen, das es in der Kodierung nicht gibt, die die Datei nennt"
        elif words in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN):
            cause = "die Datei ist abgeschnitten"
        else:
            cause = "ein Element ist falsch geschlossen"
        raise FileRejected(
            f"{file}, Zeile {reason.lineno}: Das XML ist fehlerhaft, {cause}.", file=file, row=reason.lineno
        ) from reason
