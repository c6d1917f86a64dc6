"""Compares two folders of pictures pixel by pixel and sets those that differ side by side."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]

UNSEEN = 16
"""Of 255: a channel that differs by less is the same colour to the eye."""
THRESHOLD = 0.0002
"""Share of pixels above which a picture counts as changed; a caret or a hinted letter stays below."""
MARK: tuple[int, int, int] = (214, 0, 111)
GAP = 12
WIDEST = 1200
"""px of each of the three pictures of a sheet."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two pictures of one name. `share` of all pixels differs; 1 where one of the two is missing."""

    name: str
    share: float
    said: str = ""


def compare(before: Path, after: Path, sheets: Path) -> int:
    """Prints every picture with its difference, writes a sheet for each above the threshold; the number of
    these is the exit status, at most 1."""
    found = sorted(differences(before, after), key=lambda one: -one.share)
    changed = [one for one in found if one.share > THRESHOLD]
    for one in changed:
        print(f"{one.share:8.3%}  {one.name}  {one.said}".rstrip())
        if not one.said:
            write_sheet(before / one.name, after / one.name, sheets / one.name)
    print(f"{len(found)} Bilder, {len(changed)} verschieden; Blätter in {sheets}")
    return 1 if changed else 0


def differences(before: Path, after: Path) -> Iterator[Difference]:
    """Of every picture in either folder, in order of their names."""
    files = {file.relative_to(folder) for folder in (before, after) for file in folder.rglob("*.png")}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(lambda name: _difference(before, after, name.as_posix()), sorted(files))


def _difference(before: Path, after: Path, name: str) -> Difference:
    if not (before / name).exists() or not (after / name).exists():
        return Difference(name, 1.0, "nur nachher" if (after / name).exists() else "nur vorher")
    if (before / name).read_bytes() == (after / name).read_bytes():
        return Difference(name, 0.0)
    one, other = _same_size(_pixels(before / name), _pixels(after / name))
    return Difference(name, float(_differing(one, other).mean()))


def _pixels(file: Path) -> Pixels:
    with Image.open(file) as picture:
        return np.asarray(picture.convert("RGB"))


def _same_size(one: Pixels, other: Pixels) -> tuple[Pixels, Pixels]:
    """Both on white as high and wide as the larger: what is only in one of them differs."""
    height, width = np.maximum(one.shape[:2], other.shape[:2])

    def on_white(pixels: Pixels) -> Pixels:
        sheet = np.full((height, width, 3), 255, dtype=np.uint8)
        sheet[: pixels.shape[0], : pixels.shape[1]] = pixels
        return sheet

    return on_white(one), on_white(other)


def _differing(one: Pixels, other: Pixels) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Where the eye sees another colour."""
    apart: Any = np.abs(one.astype(np.int16) - other.astype(np.int16)).max(axis=2)
    return np.asarray(apart >= UNSEEN)


def write_sheet(before: Path, after: Path, target: Path) -> None:
    """Before, after, and after in pale with what differs marked."""
    one, other = _same_size(_pixels(before), _pixels(after))
    marked = (255 - (255 - other) // 4).astype(np.uint8)
    marked[_differing(one, other)] = MARK
    pictures = [Image.fromarray(pixels) for pixels in (one, other, marked)]
    for picture in pictures:
        picture.thumbnail((WIDEST, 10_000))
    width = pictures[0].width
    sheet = Image.new("RGB", (3 * width + 2 * GAP, pictures[0].height), "white")
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (number * (width + GAP), 0))
    target.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(target)
