"""Pictures of all views are those that were kept: what moves, changes its colour or its words is seen.

    .venv/bin/python -m tests.dashboard.exports.pictures.test_kept_pictures

keeps the present ones; look at `git diff --stat` and at each that changed before committing it.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from tests.dashboard.exports.pictures.made_small_views import small_views
from tests.dashboard.exports.pictures.made_views import CHOSEN, ground, views

KEPT = Path(__file__).parent / "kept"
NEAR = 0.6
"""Units of a picture of 1920 x 1080 that a place may differ: less than anybody sees, more than rounding."""
PLACES = {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "d", "points", "width", "height"}
SHARE = 0.001
"""Of a number that is no place: half a unit of an opacity, a stroke's width or a scale is seen by everybody."""
_NUMBER = re.compile(r"-?\d+\.?\d*(?:e-?\d+)?")


@cache
def pictures() -> dict[str, str]:
    """SVG by name and theme."""
    return {f"{name}-{theme}": svg for name, theme, svg in (*views(), *small_views(ground(), CHOSEN))}


def differences(drawn: str, kept: str) -> list[str]:
    """Elements, attributes and texts that are others, numbers only where they are far from each other."""
    found = []
    for got, one in zip_longest(fromstring(drawn).iter(), fromstring(kept).iter()):
        if got is None or one is None:
            return [*found, f"another number of elements, from {_said(got if one is None else one)} on"]
        if got.tag != one.tag or (got.text or "").strip() != (one.text or "").strip():
            return [*found, f"{_said(got)} instead of {_said(one)}"]
        names = sorted({*got.attrib, *one.attrib})
        found += [
            f"{_said(got)} {name}: {got.get(name)} instead of {one.get(name)}"
            for name in names
            if _other(got.get(name), one.get(name), placed=name in PLACES)
        ]
    return found


def _other(got: str | None, kept: str | None, *, placed: bool) -> bool:
    if got is None or kept is None or _NUMBER.sub("#", got) != _NUMBER.sub("#", kept) or got.startswith("#"):
        return got != kept
    pairs = [(float(a), float(b)) for a, b in zip(_NUMBER.findall(got), _NUMBER.findall(kept), strict=True)]
    return any(abs(a - b) > (NEAR if placed else min(NEAR, SHARE * abs(b))) for a, b in pairs)


def _said(one: Element) -> str:
    return f"<{one.tag.rpartition('}')[2]}> {(one.text or '')[:30]!r}"


def test_every_picture_is_kept_and_none_besides():
    assert {file.stem for file in KEPT.glob("*.svg")} == set(pictures())
    assert sum(file.stat().st_size for file in KEPT.iterdir()) < 1_000_000


@pytest.mark.parametrize("name", sorted(file.stem for file in KEPT.glob("*.svg")))
def test_a_picture_is_the_one_that_was_kept(name):
    kept = (KEPT / f"{name}.svg").read_text("utf-8")
    assert differences(pictures()[name], kept)[:5] == []


@pytest.mark.parametrize(
    ("part", "other"),
    [("Landkreis 41", "Landkreis 42"), ('fill="#25211B"', 'fill="#25211C"'), ("<rect ", "<rect opacity='0.9' "),
     ('y="', 'y="1'), ("</text>", "</text><line/>"), ('opacity="0.', 'opacity="0.0'),
     ('stroke-width="', 'stroke-width="0.'), ("scale(1.25)", "scale(1.3)")],
)  # fmt: skip
def test_what_drifts_is_seen(part, other):
    drawn = pictures()["rangfolge-quote-light"]
    assert part in drawn
    assert differences(drawn.replace(part, other, 1), drawn)
    nudged = re.sub(r'x="(\d+)"', lambda found: f'x="{int(found[1]) + 0.4}"', drawn, count=1)
    assert nudged != drawn and differences(nudged, drawn) == [], "rounding is none"


def keep() -> None:
    """Writes all pictures, and removes those of views that are no more."""
    KEPT.mkdir(exist_ok=True)
    for file in KEPT.glob("*.svg"):
        file.unlink()
    for name, svg in pictures().items():
        (KEPT / f"{name}.svg").write_text(svg.replace("><", ">\n<") + "\n", "utf-8")  # lines, for `git diff`


if __name__ == "__main__":
    keep()
