"""An old workbook (.xls) made by hand, with two numbers: one in A1, and one as far out as is asked for."""

from __future__ import annotations

import struct

_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE


def old_workbook(row: int, column: int) -> bytes:
    """`row` and `column` count from 0; the format has room for 65535 of each, whatever Excel shows."""
    head = _begin(0x5) + _record(0x42, struct.pack("<H", 1200))
    sheet = struct.pack("<IBB", len(head) + 4 + 9 + 4, 0, 0) + b"\x01\x00A"
    book = head + _record(0x85, sheet) + _record(0xA)
    size = struct.pack("<IIHHH", 0, row + 1, 0, min(column + 1, 0xFFFF), 0)
    return _container(
        book + _begin(0x10) + _record(0x200, size) + _number(0, 0) + _number(row, column) + _record(0xA)
    )


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _begin(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0xDBB, 0x7CC, 0, 6))


def _number(row: int, column: int) -> bytes:
    return _record(0x203, struct.pack("<HHHd", row, column, 15, 1.0))


def _container(stream: bytes) -> bytes:
    """The stream in a compound file: a header, one sector of the table, one of names, then the stream."""
    stream = stream.ljust(4096, b"\0")
    sectors = len(stream) // 512
    table = [0xFFFFFFFD, _END, *range(3, sectors + 2), _END]
    table += [_FREE] * (128 - len(table))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0)
        + struct.pack("<I", _FREE) * 108
    )
    names = _entry("Root Entry", 5, _END, 0, 1) + _entry("Workbook", 2, 2, len(stream), _FREE)
    return header + struct.pack("<128I", *table) + names.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
