"""What browsers may keep for long lies under addresses that change with whatever shapes the answer."""

import re
import shutil
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from app import create_app
from callbacks import answers as answers_module
from callbacks import caching
from dashboard.settings import ROOT, Settings

DAY = 86_400
PAGES = (
    "/",
    "/?indikator=kinderarmut&ebene=kreis&raum=land",
    "/?indikator=bevoelkerung&gebietsstand=berichtsjahr",
    "/?indikator=kinderarmut&sprache=en&gebiete=13076108&vergleich=aehnliche,kreis",
    "/vergleich?gebiete=13076108,13076060&indikator=kinderarmut",
    "/gemeinde/13076108",
    "/impressum",
    "/praesentation",
)
NAMED = re.compile(r"""(?:src|href)=["']([^"'#]+)["']|url\("([^"]+)"\)|"(/(?:slab|zeitreihe|karte|vergleich)[^"]*)\"""")


def addresses(client):
    """Every address that pages, their layouts, style sheets and data name, followed to the end."""
    found, waiting = set(), list(PAGES)
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        found.add(address)
        texts = [_text(client, address)]
        if address in PAGES:
            texts.append(_text(client, "/_dash-layout", Referer=f"http://localhost{address}"))
        for text in texts:
            named = {unescape(next(filter(None, one))).replace("\\u0026", "&") for one in NAMED.findall(text)}
            kept = ("/slab", "/zeitreihe", "/karte", "/vergleich/daten", "/paket", "/_dash", "/assets")
            waiting += sorted(one for one in named if one.startswith(kept))
    return found


def _text(client, address, **headers):
    with client.get(address, headers=headers) as response:
        kind = response.mimetype or ""
        return response.get_data(as_text=True) if "font" not in kind and "svg" not in kind else ""


def long_kept(client, found):
    """Those that may be kept for more than a day."""
    kept = set()
    for address in found:
        with client.get(address) as response:
            age = re.search(r"max-age=(\d+)", response.headers.get("Cache-Control", ""))
            if age and int(age[1]) > DAY:
                kept.add(address)
    return kept


@pytest.fixture(scope="module")
def kept(client):
    return long_kept(client, addresses(client))


def test_slabs_series_maps_scripts_and_fonts_are_kept(kept):
    paths = {urlsplit(one).path for one in kept}
    assert {"/slab", "/zeitreihe", "/karte.svg", "/vergleich/daten", "/paket/lupe.js", "/paket/lupe.css"} <= paths
    assert {"/paket/bootstrap.css", "/paket/schrift-400.woff2", "/paket/schrift-700.woff2"} <= paths
    assert any(path.startswith("/_dash-component-suites/") for path in paths)


def test_an_address_without_its_digest_or_with_another_is_not_kept(client, kept):
    for address in sorted(kept):
        path, query = urlsplit(address).path, dict(parse_qsl(urlsplit(address).query))
        name = "fassung" if "fassung" in query else "v"
        if path.startswith("/_dash-component-suites/"):
            changed = [re.sub(r"\.v[\w-]+m\w+\.", mark, path) for mark in (".", ".v1_0m123.")]
        else:
            digest = query.pop(name)
            assert re.search(r"[0-9a-f]{8}", digest), address
            other = digest.translate(str.maketrans("0123456789abcdef", "123456789abcdef0"))
            changed = [f"{path}?{urlencode(query)}", f"{path}?{urlencode({**query, name: other})}"]
        assert not long_kept(client, changed), address


def print_of(app, query):
    return app.answers.fingerprint(app.answers.read(query))


def test_the_digest_of_figures_changes_with_program_district_and_data(app_of, shipped, tmp_path, monkeypatch):
    ours = app_of()
    before = print_of(ours, "indikator=kinderarmut")
    assert print_of(app_of("13071"), "indikator=kinderarmut") != before
    monkeypatch.setattr(answers_module, "program", lambda: "01234567")
    assert print_of(ours, "indikator=kinderarmut") != before
    monkeypatch.undo()
    released = ours.answers.repository.releases()
    other = tuple(replace(one, digest=f"0{one.digest}") for one in released)
    monkeypatch.setattr(ours.answers.repository, "releases", lambda: other)
    assert print_of(ours, "indikator=kinderarmut") != before


def test_the_digest_of_an_older_version_follows_the_newer_ones_areas(answers, monkeypatch):
    """Names, mergers and predecessors are those of today, whichever version's figures are shown."""
    version = answers.repository.version()
    before = answers.edition(version)
    digests = answers.repository.digest
    monkeypatch.setattr(answers.repository, "digest", lambda one=None: "another" if one is None else digests(one))
    assert answers.edition(version) != before


def test_language_and_every_other_choice_stand_in_the_address(answers):
    """Each parameter that changes what is answered changes the address, too."""
    from callbacks.machine_routes import map_address, series_address, slab_address  # noqa: PLC0415 - only here

    def three(query):
        answer = answers.read(f"indikator=kinderarmut&{query}")
        return slab_address(answers, answer), series_address(answers, answer), map_address(answers, answer)

    plain = three("")
    for query, changes in (
        ("sprache=en", (True, True, True)),
        ("ebene=kreis", (True, True, True)),
        ("ebene=kreis&raum=bund", (True, True, True)),
        ("gebiete=13076108", (False, True, False)),
        ("klassen=gleich", (True, None, False)),
        ("farben=wald", (False, False, False)),
    ):
        got = [one != other for one, other in zip(three(query), plain, strict=True)]
        assert all(want in (None, is_) for is_, want in zip(got, changes, strict=True)), query


@pytest.mark.parametrize(
    "file",
    [
        "app.py",
        "callbacks/series.py",
        "dashboard/figures/lines.py",
        "dashboard/texts/german.py",
        "layouts/choices.py",
        "data/repository.py",
        "data/catalogue/new.yaml",
        "data/embedded/geometry/new.json",
        "requirements.txt",
    ],
)
def test_the_digest_of_the_program_changes_with_every_part_that_shapes_answers(tmp_path, file):
    for one in ("app.py", "requirements.txt"):
        shutil.copy(ROOT / one, tmp_path / one)
    for one in ("callbacks", "dashboard/figures", "dashboard/texts", "layouts", "data/catalogue"):
        shutil.copytree(ROOT / one, tmp_path / one, ignore=shutil.ignore_patterns("__pycache__"))
    before = caching.program.__wrapped__(tmp_path)
    assert caching.program.__wrapped__(tmp_path) == before
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    with (tmp_path / file).open("a") as changed:
        changed.write("# changed\n")
    assert caching.program.__wrapped__(tmp_path) != before


def test_a_second_app_on_the_same_store_has_the_same_addresses(app_of, shipped):
    """Several processes answer for each other, and a restart costs no reader anything."""
    again = create_app(Settings(database_url=shipped.database_url, secret_key="another"))
    assert print_of(again, "indikator=kinderarmut") == print_of(app_of(), "indikator=kinderarmut")
    again.answers.repository._engine.dispose()
