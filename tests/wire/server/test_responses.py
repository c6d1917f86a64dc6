"""What every answer carries: caching, encodings, and a policy that keeps the page to itself."""

import base64
import gzip
import hashlib
import re

import brotli
import pytest

from bench.stage import THEMES
from callbacks.server import caching
from callbacks.server.cache import Cache

FOREVER = "public, max-age=31536000, immutable"
SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


DASH_SCRIPT = "a script of Dash"


def policy(response):
    parts = [part.strip().partition(" ") for part in response.headers["Content-Security-Policy"].split(";")]
    return {name: rest.split() for name, _, rest in parts}


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/",
            "/impressum",
            "/gibt/es/nicht",
            "/slab",
            "/karte.svg",
            "/api/v1/nix",
            "/healthz",
            "/mappe.pdf",
        ),
        *(
            "/_dash-layout",
            "/_dash-dependencies",
            "/_dash-update-component",
            "/_favicon.ico",
            "/paket/monitor.js",
        ),
        *(
            "/paket/schrift-400.woff2",
            "/assets/icons/lupe.svg",
            "/_dash-component-suites/dash/nix.js",
            DASH_SCRIPT,
        ),
    ],
)
def test_no_script_runs_that_is_not_ours(client, path):
    if path == DASH_SCRIPT:
        path = re.search(r'src="(/_dash-component-suites/[^"]*)"', client.get("/").text)[1]
    response = client.get(path, headers={"Accept-Encoding": "br"})
    response.close()
    rules = policy(response)
    assert rules["default-src"] == ["'self'"]
    assert rules["script-src"][0] == "'self'"
    assert all(one.startswith("'sha256-") for one in rules["script-src"][1:])
    assert rules["object-src"] == ["'none'"]
    assert all("http" not in source for sources in rules.values() for source in sources)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/impressum"])
def test_the_policy_allows_exactly_the_scripts_that_stand_in_the_page(client, path):
    response = client.get(path)
    allowed = set(policy(response)["script-src"])
    inline = [
        text
        for tag, text in SCRIPT.findall(response.text)
        if "src=" not in tag and "application/json" not in tag
    ]
    assert len(inline) == (2 if path == "/" else 1), "brightness, and on the Monitor that Dash starts"
    for text in inline:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed
    assert not re.search(r"\son[a-z]+=", re.sub(r"<script.*?</script>", "", response.text, flags=re.DOTALL))


@pytest.mark.parametrize(
    "path", ["/", "/?sprache=en&indikator=ohne_abschluss&ebene=kreis&raum=bund", "/impressum"]
)
def test_the_page_names_no_other_host(client, path):
    page = client.get(path).text
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", page)
    assert not re.search(r"https?://(?!www\.w3\.org)", page)


def test_every_file_of_the_page_is_there(client):
    page = client.get("/").text.replace("&amp;", "&")
    addresses = re.findall(r"""<(?:script|link) [^>]*(?:src|href)="(/[^"]*)\"""", page)
    assert 10 < len(addresses) < 20, "our scripts and style sheets come as one file each"
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        response.close()


@pytest.mark.parametrize(("query", "lang"), [("", "de"), ("?sprache=en", "en"), ("?sprache=fr", "de")])
def test_language_is_right_before_the_first_script(client, query, lang):
    assert f'<html lang="{lang}"' in client.get(f"/{query}").text


@pytest.mark.parametrize(
    ("cookie", "theme"), [(None, "light"), ("dark", "dark"), ("light", "light"), ('"><script>', "light")]
)
def test_brightness_is_right_before_the_first_script(app_of, cookie, theme):
    client = app_of().server.test_client()
    if cookie:
        client.set_cookie("lupe-hell", cookie)
    response = client.get("/")
    assert (
        f'data-bs-theme="{theme}" data-brightness="{cookie if cookie in THEMES else "system"}"'
        in response.text
    )
    assert response.text.index("prefers-color-scheme") < response.text.index("stylesheet"), (
        "no flash of light"
    )
    assert "data-map-colours" not in response.text
    client.set_cookie("lupe-karte", "druck")
    assert "data-map-colours=print" in client.get("/").text.partition("<head>")[0]
    assert response.headers["Cache-Control"] == "no-cache"
    assert "Cookie" in response.headers["Vary"]


def test_the_title_names_the_indicator_on_screen(client):
    assert "<title>Kinderarmut · Bildungslupe</title>" in client.get("/?indikator=kinderarmut").text


def preloads(page):
    return [
        one.replace("&amp;", "&")
        for one in re.findall(r'<link rel="preload" as="fetch"[^>]*href="([^"]+)"', page)
    ]


def test_slab_series_and_map_are_asked_for_before_any_script(client):
    slab, series, drawing = preloads(client.get("/?indikator=kinderarmut").text)
    assert client.get(series).json["title"] == "Kinderarmut"
    assert client.get(slab).json["indicator"] == "kinderarmut"
    assert client.get(slab).headers["Cache-Control"] == FOREVER
    assert client.get(drawing).mimetype == "image/svg+xml"
    assert preloads(client.get("/impressum").text) == []


@pytest.mark.parametrize("change", ["fassung=2020.1-abcdef01", "fassung=", "x=1"])
def test_a_slab_of_another_making_is_not_kept(client, change):
    """Otherwise an old link would pin what the server says now under an address that promises something
    else."""
    assert client.get(f"/slab?indikator=kinderarmut&{change}").headers["Cache-Control"] == "no-store"


def test_figures_of_the_api_are_always_asked_anew(client):
    for path in ("/healthz", "/api/v1/werte?indikator=kinderarmut", "/api/v1/indikatoren", "/api/v1/gebiete"):
        assert client.get(path).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/slab",
        "/karte.svg",
        "/paket/bootstrap.css",
        "/api/v1/werte?indikator=kinderarmut",
        "/api/v1/geometrie/heute/kreis.geojson",
    ],
)
@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("br, gzip", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("identity", None, bytes),
    ],
)
def test_answers_are_packed_as_the_browser_wishes(client, path, accepted, encoding, unpack):
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": accepted})
    assert packed.headers.get("Content-Encoding") == encoding
    assert unpack(packed.data) == plain.data
    assert "Accept-Encoding" in packed.headers["Vary"]
    if encoding:
        assert len(packed.data) < len(plain.data) / 2


def test_the_page_itself_is_packed_too(client):
    assert client.get("/_dash-layout", headers={"Accept-Encoding": "br"}).headers["Content-Encoding"] == "br"


@pytest.mark.parametrize("weight", ["400", "600", "700"])
def test_the_typeface_comes_from_here(client, weight):
    response = client.get(f"/paket/schrift-{weight}.woff2")
    assert response.data.startswith(b"wOF2")
    assert response.mimetype == "font/woff2"
    response.close()
    assert client.get("/paket/schrift-900.woff2").status_code == 404


def test_health_is_the_data_version(client, answers):
    assert client.get("/healthz").json == {"stand": answers.repository.version()}


@pytest.mark.parametrize("path", ["/impressum", "/datenschutz", "/barrierefreiheit"])
def test_legal_pages_answer_without_texts(client, path):
    assert f"{path[1:]}.md" in client.get(path).text


def test_legal_pages_show_the_operators_text(app_of, tmp_path):
    (tmp_path / "impressum.md").write_text(
        "Landkreis, **Putlitzer Straße 25**\n\n<script>alert(1)</script>", "utf-8"
    )
    client = app_of(texts_dir=str(tmp_path)).server.test_client()
    page = client.get("/impressum").text
    assert "<strong>Putlitzer Straße 25</strong>" in page
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/impressum", 200), ("/gibt/es/nicht", 404), ("/impressum/x", 404)]
)
def test_a_page_that_does_not_exist_says_so_in_its_status_too(client, path, status):
    response = client.get(path)
    assert response.status_code == status
    assert response.mimetype == "text/html"


@pytest.mark.parametrize("path", ["/", "/impressum", "/gemeinde/13076108"])
def test_the_icon_comes_with_the_page_and_is_not_asked_for_at_every_change_of_the_address(client, path):
    [written] = re.findall(
        r'<link rel="icon" type="image/svg\+xml" href="data:image/svg\+xml;base64,([^"]+)">',
        client.get(path).text,
    )
    with client.get("/assets/icons/lupe.svg") as icon:
        assert base64.b64decode(written) == icon.data
        assert icon.headers["Cache-Control"] == "public, max-age=86400"


def test_what_a_program_asks_for_without_a_version_is_packed_once_and_not_kept_by_others(client, monkeypatch):
    packed = {"Accept-Encoding": "br"}
    monkeypatch.setattr(caching, "_packings", Cache())
    first = client.get("/slab?indikator=kinderarmut&ebene=gemeinde", headers=packed)
    monkeypatch.setattr(caching, "_pack", None)  # now nothing can be packed any more
    again = client.get("/slab?indikator=kinderarmut&ebene=gemeinde", headers=packed)
    assert first.headers["Cache-Control"] == "no-store"
    assert first.data == again.data
