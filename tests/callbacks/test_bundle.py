"""Our scripts and style sheets on their way into one file each."""

import re
from pathlib import Path

from flask import Flask

from callbacks import bundle, packages
from dashboard.settings import ROOT


def test_every_script_and_style_sheet_is_in_the_bundle_in_the_order_of_names():
    made = bundle.register(Flask("bundle"))
    for content, kind in ((made.scripts, "js"), (made.styles, "css")):
        files = sorted((ROOT / "assets").glob(f"*.{kind}"))
        places = [content.find(file.read_bytes()[:80]) for file in files]
        assert len(files) > 10
        assert min(places) >= 0
        assert places == sorted(places)


def test_every_icon_that_a_sheet_names_travels_inside_it():
    """What is left to fetch are the typefaces."""
    styles = bundle.register(Flask("bundle")).styles.decode()
    assert styles.count('url("data:image/svg+xml,') > 20
    left = {address.partition("?v=")[0] for address in re.findall(r'url\("(/[^"]*)"\)', styles)}
    assert left == {f"/paket/schrift-{one}.woff2" for one in packages.FONTS}
    assert 'url("icons' not in styles


def test_an_address_changes_with_the_content(tmp_path: Path):
    """Browsers keep the files for ever."""
    (tmp_path / "one.js").write_text("1", "utf-8")
    before = bundle.register(Flask("before"), tmp_path).script_tag
    (tmp_path / "two.js").write_text("2", "utf-8")
    assert bundle.register(Flask("after"), tmp_path).script_tag != before


def test_scripts_that_nothing_uses_are_not_asked_for(client):
    scripts = " ".join(re.findall(r'<script src="([^"]*)"', client.get("/").text))
    assert "dash_renderer" in scripts
    assert "polyfill" not in scripts
    assert "dash_table" not in scripts


def test_dashs_own_scripts_are_packed_once_and_kept(client):
    source = re.search(r'src="(/_dash-component-suites/[^"]*dash_core_components[^"]*)"', client.get("/").text)
    assert source
    packed = client.get(source[1], headers={"Accept-Encoding": "br"})
    assert packed.headers["Content-Encoding"] == "br"
    assert "immutable" in packed.headers["Cache-Control"]
    assert client.get(source[1], headers={"Accept-Encoding": "identity"}).data.startswith(b"/*!")
