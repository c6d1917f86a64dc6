"""Writes assets/styles/map/palettes.css from `PALETTES` of dashboard/drawing/style.py: `.venv/bin/python
docs/palette_sheet.py`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dashboard.domain.selection import PALETTES as NAMES  # noqa: E402
from dashboard.drawing.style import PALETTES, Theme, picked, readable_on  # noqa: E402

SHEET = ROOT / "assets" / "styles" / "map" / "palettes.css"
MOST_CLASSES = 7
HEAD = """/* Colours of classes, written by docs/palette_sheet.py. Anything that bears data-palette and
   data-classes gets its classes' colours as --bl-c0, --bl-c1, ... and those of words on them as --bl-o0,
   --bl-o1, ...; so palette, number of classes and theme change without a script. Scales without colours of
   their own are picked from the finer ones. */"""
THEMES: dict[Theme, str] = {
    "light": ':root,\n[data-bs-theme="light"],\n[data-bs-theme="dark"][data-map-colours="print"]',
    "dark": '[data-bs-theme="dark"]',
}


def sheet() -> str:
    """The whole style sheet."""
    if missing := [name for name in NAMES for theme in THEMES if name not in PALETTES[theme]]:
        sys.exit(f"{missing[0]}: dashboard/drawing/style.py has no colours of that palette in both themes.")
    parts = [HEAD, *(tokens(theme) for theme in THEMES)]
    for count in range(1, MOST_CLASSES + 1):
        parts += [rule(name, count) for name in (*NAMES, "diverging")]
    return "\n".join((*parts, *(stripe(name) for name in NAMES), ""))


def tokens(theme: Theme) -> str:
    """All colours of a theme and of words on them, by palette, number of classes and place from 1."""
    lines = [
        f"  --bl-{_token(name)}-{count}-{at}: {colour.lower()};"
        for name in (*NAMES, "diverging")
        for count, colours in PALETTES[theme][name].items()
        for at, colour in enumerate(colours, 1)
    ]
    inks = [
        f"  --bl-on-{_token(name)}-{count}-{at}: {readable_on(colour).lower()};"
        for name in (*NAMES, "diverging")
        for count, colours in PALETTES[theme][name].items()
        for at, colour in enumerate(colours, 1)
    ]
    return "\n".join([f"{THEMES[theme]} {{", *lines, *inks, "}"])


def rule(name: str, count: int) -> str:
    """Which colours so many classes, and words on them, take."""
    base, picks = picked(name, count)
    lines = [f"  --bl-c{at}: var(--bl-{_token(name)}-{base}-{pick + 1});" for at, pick in enumerate(picks)]
    lines += [
        f"  --bl-o{at}: var(--bl-on-{_token(name)}-{base}-{pick + 1});" for at, pick in enumerate(picks)
    ]
    short = "div" if name == "diverging" else name
    return "\n".join([f'[data-palette="{short}"][data-classes="{count}"] {{', *lines, "}"])


def stripe(name: str) -> str:
    """The stripe beside the palette's name in the filter panel, which has them in the order of `PALETTES`."""
    place = NAMES.index(name) + 1
    stops = ",\n".join(f"    {one}" for one in ("90deg", *_stops(name)))
    return (
        f".bl-palettes .form-check:nth-child({place}) .btn::before {{\n"
        f"  background: linear-gradient(\n{stops}\n  );\n}}"
    )


def _stops(name: str) -> Iterator[str]:
    for at, ends in enumerate((" 20%", " 0 40%", " 0 60%", " 0 80%", " 0"), 1):
        yield f"var(--bl-{_token(name)}-5-{at}){ends}"


def _token(name: str) -> str:
    return "div" if name == "diverging" else f"seq-{name}"


if __name__ == "__main__":
    SHEET.write_text(sheet(), "utf-8")
