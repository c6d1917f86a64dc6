"""Scripts ask through `based` (assets/core/address.js) for every address that they compose: below a path nothing
else leads anywhere."""

from __future__ import annotations

import re
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "assets"
ASKING = re.compile(
    r"""(?:(?<![\w.])fetch\(|(?<!function\ )\bpost\(|location\.(?:assign|replace)\(|window\.open\(|\.register\("""
    r"""|\.(?:href|src)\ =\ |setAttribute\("(?:href|src|action)",\s*|innerHTML\ =\ |__html:\ """
    r"""|\.open\("[A-Z]+",\s*)\s*([^\n]{0,70})""",
    re.VERBOSE,
)
FROM_THE_ROOT = re.compile(
    r"""(?:history\.(?:pushState|replaceState)\([^,;]*,[^,;]*,|new\ URL\()[^;]*?(?<!based\()["'`]/(?!/)[^\n]{0,70}""",
    re.VERBOSE,
)
"""Where the page goes without asking, and addresses that are put together: by a path that is written out."""
HERE_ALREADY = (
    "based(",
    "placed(",
    "`${location.pathname}",  # of this page
    "`${link.pathname}",  # of a link that the server has written
    "`${form.action}",
)
ELSEWHERE = {
    "exports/save-file.js": "URL.createObjectURL(content)",
    "comparison/maps/small-map.js": "`#form-${area.key}`",
    "exports/export-menu.js": "address(link);",
    "highlights/page.js": "wanted;",
    "integration/filters.js": "target",
    "meeting/presenter/view.js": "wanted);",
    "offline/worker.js": "request);",
    "shell/header.js": "SHOWS_OWN_WORDS",
    "staff/csrf.js": "address, {",
    "staff/intake/page.js": "form.action",
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
        wrong += [f"{name}: {match[0]}" for match in FROM_THE_ROOT.finditer(file.read_text("utf-8"))]
    assert wrong == []
    assert found > 40


def test_what_goes_to_the_root_of_the_host_is_seen():
    for line in (
        'history.pushState(null, "", "/vergleich");',
        'history.replaceState({}, "", text ? `/x?${text}` : location.pathname);',
        'new URL("/slab", location.href)',
    ):
        assert FROM_THE_ROOT.search(line), line
    for line in (
        'history.pushState(null, "", based("/vergleich"));',
        'history.replaceState(history.state, "", `?${query}`); const a = "/x";',
        "new URL(target, location.href)",
    ):
        assert not FROM_THE_ROOT.search(line), line
    assert ASKING.search('request.open("POST", "/x");')[1].startswith('"/x"')
