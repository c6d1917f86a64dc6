"""Cuts the typeface of the installed package down to Latin letters as WOFF2, for the browser.

Source Sans, © Adobe, SIL Open Font License 1.1, from the package `font-source-sans-pro`. The files are made
once per installation and are not part of the repository: `python -m data.build.fonts [FOLDER]`, by default
`data/local/fonts`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from fontTools import subset

from dashboard.settings import LOCAL

FOLDER = LOCAL / "fonts"
WEIGHTS = {"400": "Regular", "600": "Semibold", "700": "Bold"}
_LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2010, 0x2027),
    *(0x202F, 0x2030, 0x2032, 0x20AC, 0x2212, 0x2264, 0x2265),
]


def cut(weight: str, folder: Path) -> Path:
    """Makes the file of one weight (`400`, `600`, `700`); whoever reads it meanwhile sees the old file or the
    new one.

    KeyError for any other weight.
    """
    target = folder / f"source-sans-{WEIGHTS[weight].lower()}.woff2"
    target.parent.mkdir(parents=True, exist_ok=True)
    options = subset.Options(flavor="woff2", layout_features=["kern", "liga", "ccmp", "mark", "locl", "tnum"])
    source = files("font_source_sans_pro") / "files" / f"SourceSansPro-{WEIGHTS[weight]}.ttf"
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=_LETTERS)
    subsetter.subset(font)
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
    os.close(handle)
    subset.save_font(font, name, options)
    Path(name).replace(target)
    return target


if __name__ == "__main__":
    for one in WEIGHTS:
        made = cut(one, Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
        print(f"{made.name}: {made.stat().st_size:,} Bytes")
