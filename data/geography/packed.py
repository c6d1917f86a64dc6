"""The packed files of boundaries: one a state, in which a district is read without the others.

A file is `BLG1`, the length of its contents as four bytes, the contents (JSON) and blocks, all packed with
zlib. The contents name source, licence, changes, grid and, for each block, where it begins and how long it
is. A block holds a table (JSON) and whole numbers: arcs, for each of their points the coarsest map that needs
it, and the rings of the areas as references to arcs.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from dashboard.errors import GeometryError

MAGIC = b"BLG1"
COUNTRY, STATE, DETAIL = 0, 1, 2
"""The maps that points are for: the country's, a state's, a district's, which draws them all."""

T = TypeVar("T")
Points = npt.NDArray[np.int64]
Polygons = tuple[tuple[tuple[int, ...], ...], ...]
_KINDS = {"lengths": "<u2", "starts": "<i4", "steps": "<i2", "levels": "<u1", "parts": "<u2", "rings": "<u2",
          "references": "<u2", "numbers": "<i2"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """Areas of one file: a row of `table["areas"]` for each of `polygons`, with references to `arcs`, which
    are (n, 2) whole numbers on the file's grid; `levels` says of each point which maps need it."""

    table: Mapping[str, Any]
    arcs: tuple[Points, ...]
    levels: tuple[npt.NDArray[np.int8], ...]
    polygons: tuple[Polygons, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file says of itself, and where its blocks are: `header["blocks"]` has start and length by key."""

    path: Path
    header: Mapping[str, Any]
    start: int


def write_packed(path: Path, header: Mapping[str, Any], blocks: Mapping[str, Block]) -> None:
    """The file; the same input gives the same bytes."""
    packed = {key: _pack(block) for key, block in blocks.items()}
    ends = [0, *accumulate(map(len, packed.values()))]
    places = {key: [start, end - start] for key, (start, end) in zip(packed, pairwise(ends), strict=True)}
    contents = zlib.compress(_json({**header, "blocks": places}), 9)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join([MAGIC, struct.pack("<I", len(contents)), contents, *packed.values()]))


def read_contents(path: Path) -> Contents:
    """The contents of a file. Raises GeometryError if it is missing or not one of ours."""
    try:
        with path.open("rb") as file:
            magic, length = file.read(4), file.read(4)
            if magic != MAGIC:
                raise ValueError("not a file of boundaries")
            (size,) = struct.unpack("<I", length)
            return Contents(path, json.loads(zlib.decompress(file.read(size))), 8 + size)
    except FileNotFoundError:
        raise GeometryError(
            f"Die Datei mit den Grenzen „{path.name}“ gibt es nicht.", path=str(path)
        ) from None
    except (ValueError, struct.error, zlib.error) as error:
        raise _broken(path) from error


def read_block(contents: Contents, key: str, level: int = DETAIL) -> Block:
    """One block with the points that maps of a level need. Raises GeometryError if it cannot be read."""
    return _read(contents, key, lambda data: _unpack(data, level))


def read_table(contents: Contents, key: str) -> Mapping[str, Any]:
    """The table of a block alone, for whoever needs no lines. Raises GeometryError if it cannot be read."""
    return _read(contents, key, lambda data: _table(data)[0])


def _read(contents: Contents, key: str, read: Callable[[bytes], T]) -> T:
    try:
        start, length = contents.header["blocks"][key]
        with contents.path.open("rb") as file:
            file.seek(contents.start + start)
            return read(zlib.decompress(file.read(length)))
    except (OSError, ValueError, KeyError, IndexError, zlib.error, struct.error) as error:
        raise _broken(contents.path) from error


def _pack(block: Block) -> bytes:
    arcs = np.concatenate(block.arcs)
    lengths = np.array([len(arc) for arc in block.arcs])
    first = np.cumsum(lengths) - lengths
    polygons = [ring for parts in block.polygons for part in parts for ring in part]
    arrays = {
        "lengths": lengths,
        "starts": np.diff(arcs[first], axis=0, prepend=np.zeros((1, 2), dtype=int)).T,
        "steps": np.delete(np.diff(arcs, axis=0, prepend=arcs[:1]), first, axis=0).T,
        "levels": np.concatenate(block.levels),
        "parts": [len(parts) for parts in block.polygons],
        "rings": [len(part) for parts in block.polygons for part in parts],
        "references": [len(ring) for ring in polygons],
        "numbers": [number for ring in polygons for number in ring],
    }
    table = _json({**block.table, "sizes": {name: int(np.size(values)) for name, values in arrays.items()}})
    planes = [_planes(np.asarray(arrays[name]).ravel(), kind) for name, kind in _KINDS.items()]
    return zlib.compress(b"".join([struct.pack("<I", len(table)), table, *planes]), 9)


def _table(data: bytes) -> tuple[dict[str, Any], dict[str, int], int]:
    """The table, how many numbers of each kind follow, and where they begin."""
    (size,) = struct.unpack_from("<I", data)
    table = json.loads(data[4 : 4 + size])
    return table, table.pop("sizes"), 4 + size


def _unpack(data: bytes, level: int) -> Block:
    table, sizes, at = _table(data)
    arrays: dict[str, npt.NDArray[Any]] = {}
    for name, kind in _KINDS.items():
        width = np.dtype(kind).itemsize
        planes = np.frombuffer(data, np.uint8, sizes[name] * width, at)
        arrays[name] = planes.reshape(width, -1).T.copy().view(kind).ravel()
        at += sizes[name] * width
    lengths = arrays["lengths"].astype(np.int64)
    first = np.cumsum(lengths) - lengths
    steps = np.zeros((int(lengths.sum()), 2), dtype=np.int64)
    inner = np.ones(len(steps), dtype=bool)
    inner[first] = False
    steps[inner] = arrays["steps"].reshape(2, -1).T
    points = np.cumsum(steps, axis=0)
    points += np.repeat(np.cumsum(arrays["starts"].reshape(2, -1).T, axis=0) - points[first], lengths, axis=0)
    levels = arrays["levels"].astype(np.int8)
    if level < DETAIL:
        needed = levels <= level
        lengths = np.add.reduceat(needed, first).astype(np.int64)
        points, levels = points[needed], levels[needed]
    ends = np.cumsum(lengths)[:-1]
    return Block(
        table,
        tuple(np.split(points, ends)),
        tuple(np.split(levels, ends)),
        _nested(*(arrays[name].tolist() for name in ("parts", "rings", "references", "numbers"))),
    )


def _nested(
    parts: Sequence[int], rings: Sequence[int], references: Sequence[int], numbers: Sequence[int]
) -> tuple[Polygons, ...]:
    ends = [0, *accumulate(references)]
    found = [tuple(numbers[start:end]) for start, end in pairwise(ends)]
    ends = [0, *accumulate(rings)]
    polygons = [tuple(found[start:end]) for start, end in pairwise(ends)]
    ends = [0, *accumulate(parts)]
    return tuple(tuple(polygons[start:end]) for start, end in pairwise(ends))


def _planes(values: npt.NDArray[Any], kind: str) -> bytes:
    """First all low bytes, then all high ones: small numbers pack better so."""
    exact = values.astype(kind)
    if not np.array_equal(exact, values):
        raise ValueError(f"numbers too large for {kind}")
    return exact.view(np.uint8).reshape(len(exact), -1).T.tobytes()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _broken(path: Path) -> GeometryError:
    return GeometryError(
        f"Die Datei mit den Grenzen „{path.name}“ ist beschädigt oder hat einen unbekannten Aufbau.",
        path=str(path),
    )
