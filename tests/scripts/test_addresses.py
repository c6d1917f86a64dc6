"""Scripts ask through `based` (assets/core/address.js) for every address that they compose: below a path nothing
else leads anywhere."""

from __future__ import annotations

import re
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "assets"
ASKING = re.compile(
    r"""(?:(?<![\w.])fetch\(|(?<!function\ )\bpost\(|location\.(?:assign|replace)\(|window\.open\(|\.register\("""
    r"""|\.(?:href|src)\ =\ |setAttribute\("(?:href|src|action)",\s*|innerHTML\ =\ |__html:\ )\s*([^\n]{0,70})""",
    re.VERBOSE,
)
HERE_ALREADY = (
    "based(",
    "placed(",
    "`${location.pathname}",  # of this page
    "`${link.pathname}",  # of a link that the server has written
    "`${form.action}",
)
ELSEWHERE = {
    "core/save-file.js": "URL.createObjectURL(content)",
    "comparison/maps/small-map.js": "`#form-${area.key}`",
    "exports/export-menu.js": "address(link);",
    "highlights/page.js": "wanted;",
    "integration/filters.js": "target",
    "meeting/presenter/view.js": "wanted);",
    "offline/worker.js": "request);",
    "profile/own-words.js": "",
    "shell/header.js": "SHOWS_OWN_WORDS",
    "staff/csrf.js": "address, {",
}
"""What is no address, or is one that the browser has given: by file how it begins."""


def test_every_address_that_a_script_asks_for_has_the_base():
    found, wrong = 0, []
    for file in sorted(ASSETS.rglob("*.js")):
        name = file.relative_to(ASSETS).as_posix()
        if name.startswith(("dist/", "tools/")):
            continue
        for match in ASKING.finditer(file.read_text("utf-8")):
            found += 1
            given = match[1]
            if not given.startswith(HERE_ALREADY) and not (
                name in ELSEWHERE and given.startswith(ELSEWHERE[name])
            ):
                wrong.append(f"{name}: {match[0]}")
    assert wrong == []
    assert found > 40
