"""Our scripts and style sheets, one file of each kind for a page."""

import re
import shutil
from pathlib import Path

import brotli
import pytest
from flask import Flask

from callbacks.server import bundle, caching
from callbacks.server.cache import Cache
from callbacks.server.installed import packages


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/", "monitor"),
        ("/vergleich", "comparison"),
        ("/gemeinde/13076108", "profile"),
        ("/gemeinde", "profile"),
        ("/praesentation", "meeting"),
        ("/impressum", "text"),
        ("/gibt/es/nicht", "text"),
        ("/gemeinde/99999999", "text"),
    ],
)
def test_a_page_asks_for_its_own_files(client, path, page):
    text = client.get(path).text
    assert set(re.findall(r'"/paket/([a-z]+)\.js\?v=', text)) == {page}
    assert set(re.findall(r'"/paket/([a-z]+)\.css\?v=', text)) == {"bootstrap", page}
    for address in re.findall(r'"(/paket/[a-z]+\.(?:js|css)\?v=[0-9a-f]+)"', text):
        assert "immutable" in client.get(address).headers["Cache-Control"]


@pytest.mark.parametrize(
    "page", sorted(file.stem for file in bundle.DIST.glob("*.js") if file.stem != "worker")
)
def test_every_icon_that_a_sheet_names_travels_inside_it(page):
    """What is left to fetch are the typefaces."""
    of_staff = page.startswith(bundle.STAFF)
    styles = bundle.register(Flask("bundle"), staff=of_staff).pages[page].style.decode()
    assert styles.count("data:image/svg+xml,") > 15
    named = re.findall(r'url\("?([\w/-]+\.\w+(?:\?v=\w+)?)"?\)', styles)
    left = {address.partition("?v=")[0] for address in named}
    assert left == {f"schrift-{one}.woff2" for one in packages.FONTS}, "beside the sheet, below whatever path"
    assert len(re.findall(r"\.woff2\?v=[0-9a-f]{12}", styles)) == len(packages.FONTS)
    assert "icons/" not in styles


def test_an_address_changes_with_the_content(tmp_path: Path):
    """Browsers keep the files for ever."""
    shutil.copytree(bundle.DIST, tmp_path / "dist")
    before = bundle.register(Flask("before"), tmp_path / "dist")
    (tmp_path / "dist" / "monitor.js").write_text("1", "utf-8")
    (tmp_path / "dist" / "monitor.css").write_text("a {}", "utf-8")
    after = bundle.register(Flask("after"), tmp_path / "dist")
    assert after.pages["monitor"].script_tag != before.pages["monitor"].script_tag
    assert after.pages["monitor"].style_tag != before.pages["monitor"].style_tag
    assert after.pages["comparison"].script_tag == before.pages["comparison"].script_tag


def test_sources_and_tools_are_not_served(client):
    for path in ("/assets/core/store.js", "/assets/tools/package.json", "/assets/dist/monitor.js"):
        assert client.get(path).status_code == 404
    with client.get("/assets/icons/lupe.svg") as icon:
        assert icon.status_code == 200


def test_scripts_that_nothing_uses_are_not_asked_for(client):
    scripts = " ".join(re.findall(r'<script src="([^"]*)"', client.get("/").text))
    assert "dash_renderer" in scripts
    assert "polyfill" not in scripts
    assert "dash_table" not in scripts
    assert "dash_core_components" not in scripts


def test_dashs_own_scripts_are_packed_once_and_kept(client):
    source = re.search(r'src="(/_dash-component-suites/[^"]*dash_renderer[^"]*)"', client.get("/").text)
    assert source
    packed = client.get(source[1], headers={"Accept-Encoding": "br"})
    assert packed.headers["Content-Encoding"] == "br"
    assert "immutable" in packed.headers["Cache-Control"]
    assert client.get(source[1], headers={"Accept-Encoding": "identity"}).data.startswith(b"/*!")


def test_who_asks_second_has_the_programs_files_packed_more_densely(client, monkeypatch):
    monkeypatch.setattr(caching, "_packings", Cache())
    monkeypatch.setattr(caching, "_again", set())
    address = re.search(r'src="(/paket/monitor.js[^"]*)"', client.get("/").text)
    assert address

    def asked() -> bytes:
        return client.get(address[1], headers={"Accept-Encoding": "br"}).data

    first = asked()
    asked()
    caching._packer.submit(lambda: None).result(30)  # after what was handed to it before
    later = asked()
    assert len(later) < 0.96 * len(first)
    assert brotli.decompress(later) == brotli.decompress(first)


def test_the_public_app_and_that_of_staff_serve_their_own_pages_alone():
    public, staff = (
        set(bundle.register(Flask("bundle"), staff=of_staff).pages) for of_staff in (False, True)
    )
    assert {"monitor", "text"} <= public and {"staff", "staff-sheet"} <= staff
    assert all(one.startswith("staff") for one in staff) and not public & staff
