"""How a page of the staff app looks at every size and in both themes."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_responsive import overflow
from tests.browser.waiting import becomes

SIZES = ((1920, 1080), (1366, 768), (1093, 614), (390, 844))
"""A large screen, a laptop, the same at 125 %, a phone."""


def faults_of(page: Page, name: str) -> list[str]:
    """What is wrong with a page for whoever cannot see well, in both themes; it has to fit at every size, and has the
    first one and light again in the end. With SHOTS it is pictured into that folder."""
    faults = []
    for theme in ("dark", "light"):
        page.emulate_media(color_scheme=theme)
        for width, height in reversed(SIZES):
            page.set_viewport_size({"width": width, "height": height})
            becomes(page, partial(overflow, page), 0)
            if folder := os.environ.get("SHOTS"):
                page.screenshot(path=Path(folder) / f"{name}-{theme}-{width}.png", full_page=True)
        faults += [f"{name} {theme}: {one}" for one in findings(page)]
    return faults
