"""Small tables as other programs write them: LibreOffice, Excel before 2007, and cells that openpyxl cannot make."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

Rows = Sequence[Sequence[object]]


def ods(rows: Rows, styles: str = "", raw: str = "") -> bytes:
    """A table of LibreOffice with one sheet. `raw` is content of one more row, `styles` of the automatic styles."""

    def cell(value: object) -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, int | float):
            return (
                f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p>'
                "</table:table-cell>"
            )
        return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Tabelle1">{body}{raw}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>",
        )
    return stream.getvalue()


def xls(rows: Rows) -> bytes:
    """A workbook of Excel 97 with one sheet: records of BIFF8 in a compound file."""

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def cells() -> bytes:
        found = b""
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if isinstance(value, int | float):
                    found += record(0x0203, struct.pack("<HHHd", row, column, 0, value))
                elif value is not None:
                    text = str(value).encode("utf-16-le")
                    found += record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text) // 2, 1) + text)
        return found

    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1997, 0, 0))
    name = b"Tabelle1"
    end = record(0x000A, b"")
    length = len(begin) + 4 + 8 + len(name) + len(end)
    listed = record(0x0085, struct.pack("<IHBB", length, 0, len(name), 0) + name)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 1997, 0, 0))
    width = max(map(len, rows))
    sheet += record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0)) + cells() + end
    stream = begin + listed + end + sheet
    size = max(4096, -(-len(stream) // 512) * 512)
    stream = stream.ljust(size, b"\0")
    sectors = size // 512
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * 432

    def entry(title: str, kind: int, child: int, start: int, length: int) -> bytes:
        text = (title + "\0").encode("utf-16-le")
        return (
            text.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
            + bytes(36)
            + struct.pack("<II", start, length)
            + bytes(4)
        )

    listing = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 2, size)
    return head + table + listing.ljust(512, b"\0") + stream


def with_cell(content: bytes, cell: str, inner: str, kind: str = "") -> bytes:
    """A workbook whose cell holds other XML, such as a formula with its value or a text with raised digits."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            part = before.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                attribute = f' t="{kind}"' if kind else ""
                part, count = re.subn(
                    rf'<c r="{cell}"[^>]*?(?:/>|>.*?</c>)', f'<c r="{cell}"{attribute}>{inner}</c>', part
                )
                assert count == 1
            part = part.replace(' fullCalcOnLoad="1"', "")
            after.writestr(name, part)
    return stream.getvalue()
