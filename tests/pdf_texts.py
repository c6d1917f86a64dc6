"""PDFs read for their texts alone: their drawings are left out first, because reading all lines of a map takes
seconds and says nothing."""

from __future__ import annotations

import io

import pikepdf
from pypdf import PdfReader

KEPT = "q Q cm gs Do BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ ' \" BMC BDC EMC"
"""Operators for texts, and for where they stand."""


def text_reader(body: bytes) -> PdfReader:
    """The PDF without its lines, areas and inline pictures; pages and texts are those of `body`."""
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(body)) as opened:
        for page in opened.pages:
            page.Contents = opened.make_stream(_texts(page))
        for one in opened.objects:
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form":
                one.write(_texts(one))
        opened.save(plain)
    return PdfReader(plain)


def page_texts(body: bytes) -> list[str]:
    """The words of each page, with one space between them."""
    return [" ".join(page.extract_text().split()) for page in text_reader(body).pages]


def _texts(drawn: pikepdf.Page | pikepdf.Object) -> bytes:
    return pikepdf.unparse_content_stream(pikepdf.parse_content_stream(drawn, KEPT))
