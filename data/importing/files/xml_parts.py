"""Reads the XML parts of a workbook piece by piece: no definitions, no endless nesting, no endless tag."""

from __future__ import annotations

import zipfile
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from dashboard.errors import FileRejected
from data.importing.files.archives import pieces_of
from data.importing.files.limits import Limits

_DEEPEST = 60
_LONGEST_TAG = 4 * 1024 * 1024
"""Bytes without a single complete element or text: expat keeps them all in memory until the tag ends."""


class PartHandler(ContentHandler):
    """Counts depth and events; names come without their prefix."""

    def __init__(self) -> None:
        super().__init__()
        self.events = 0
        self._depth = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - the name that SAX calls
        """Counts depth and events; raises ValueError where elements are nested too deeply."""
        self.events += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError("nested too deeply")
        self.begin(name.rpartition(":")[2], attrs)

    def endElement(self, name: str) -> None:  # noqa: N802 - the name that SAX calls
        """Counts depth and events."""
        self.events += 1
        self._depth -= 1
        self.end(name.rpartition(":")[2])

    def characters(self, content: str) -> None:
        """Counts the event and hands the text on."""
        self.events += 1
        self.text(content)

    def begin(self, tag: str, attributes: AttributesImpl) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, content: str) -> None:
        """A piece of text."""


def read_part(archive: zipfile.ZipFile, name: str, handler: PartHandler, file: str, limits: Limits) -> None:
    """Have a part of the archive seen by the handler. Raises FileRejected with part and cause."""
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(handler)
    events, silent = 0, 0
    try:
        for piece in pieces_of(archive, name, file, limits):
            parser.feed(piece)
            silent = silent + len(piece) if handler.events == events else 0
            events = handler.events
            if silent > _LONGEST_TAG:
                raise ValueError("a tag without end")
        parser.close()
    except DefusedXmlException as reason:
        raise FileRejected(
            f"{file}: Der Teil „{name}“ des Arbeitsbuchs enthält XML-Definitionen (DTD oder Entitäten), "
            "wie sie nur in manipulierten Dateien vorkommen.",
            file=file,
        ) from reason
    except (SAXException, ValueError) as reason:
        raise FileRejected(
            f"{file}: Der Teil „{name}“ des Arbeitsbuchs ist beschädigt oder abgeschnitten.", file=file
        ) from reason
