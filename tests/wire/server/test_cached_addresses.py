"""What browsers may keep for long lies under addresses that change with whatever shapes the answer."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import pytest

from app import create_app
from callbacks import district_data
from callbacks.server import caching
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
NAMED = re.compile(
    r"""(?:src|href)=["']([^"'#]+)["']|url\("?([^")]+)"?\)|"(/(?:slab|zeitreihe|karte|vergleich)[^"]*)\""""
)


def addresses(client):
    """Every address that pages, their layouts, style sheets and data name, followed to the end."""
    found, waiting = set(), list(PAGES)
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        found.add(address)
        texts = [_text(client, address)]
        for text in texts:
            named = {unescape(next(filter(None, one))).replace("\\u0026", "&") for one in NAMED.findall(text)}
            kept = ("/slab", "/zeitreihe", "/karte", "/vergleich/daten", "/paket", "/_dash", "/assets")
            there = {urljoin(address, one) for one in named if not one.startswith("data:")}
            waiting += sorted(one for one in there if one.startswith(kept))
    return found


def _text(client, address):
    with client.get(address) as response:
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
    assert {
        "/slab",
        "/zeitreihe",
        "/karte.svg",
        "/vergleich/daten",
        "/paket/monitor.js",
        "/paket/monitor.css",
    } <= paths
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
    monkeypatch.setattr(district_data, "program", lambda: "01234567")
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
    monkeypatch.setattr(
        answers.repository, "digest", lambda one=None: "another" if one is None else digests(one)
    )
    assert answers.edition(version) != before


def test_language_and_every_other_choice_stand_in_the_address(answers):
    """Each parameter that changes what is answered changes the address, too."""
    from callbacks.monitor.data_routes import map_address, series_address, slab_address  # noqa: PLC0415 - only here

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
        "callbacks/monitor/series.py",
        "dashboard/charts/series/lines.py",
        "dashboard/texts/german.py",
        "layouts/choices.py",
        "data/repository.py",
        "data/catalogue/new.yaml",
        "data/embedded/geometry/new.json",
        "data/stores/published_store.py",
        "data/publishing/new.py",
        "data/geography/register.py",
        "data/a_new_folder/with.py",
        "requirements.txt",
    ],
)
def test_the_digest_of_the_program_changes_with_every_part_that_shapes_answers(tmp_path, file):
    for one in ("app.py", "requirements.txt"):
        shutil.copy(ROOT / one, tmp_path / one)
    for one in ("callbacks", "dashboard/charts", "dashboard/texts", "layouts", "data/catalogue"):
        shutil.copytree(ROOT / one, tmp_path / one, ignore=shutil.ignore_patterns("__pycache__"))
    before = caching.program.__wrapped__(tmp_path)
    assert caching.program.__wrapped__(tmp_path) == before
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    with (tmp_path / file).open("a") as changed:
        changed.write("# changed\n")
    assert caching.program.__wrapped__(tmp_path) != before


def test_what_reaches_answers_through_the_store_alone_does_not_change_the_digest(tmp_path):
    """Else every figure that is added to what ships would throw away what browsers keep of another store."""
    for file in ("app.py", *(f"{folder}/new.py" for folder in caching.WITHIN_STORE)):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("1")
        print_now = caching.program.__wrapped__(tmp_path)
        if file == "app.py":
            before = print_now
        assert print_now == before, file


def test_everything_that_the_serving_process_has_loaded_of_ours_is_in_the_digest():
    """A module that shapes answers and lay outside would let browsers keep an older form for a year."""
    code = (
        "import app, callbacks.public_app, sys;"
        "[print(one.__file__) for one in sys.modules.values() if getattr(one, '__file__', None)]"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    own = {
        Path(one)
        for one in loaded.split("\n")
        if one and Path(one).is_relative_to(ROOT) and ".venv" not in one
    }
    counted = set(caching._files(ROOT))
    assert len(own) > 100
    assert own <= counted


def test_what_is_cached_of_one_question_never_answers_another(client):
    """Pairs of addresses that differ in one thing that shapes the answer, asked one after the other and
    again."""
    for one, other in (
        ("/karte.svg?ebene=gemeinde", "/karte.svg?ebene=gemeinde&gebietsstand=2016-12-31"),
        ("/karte.svg?ebene=kreis", "/karte.svg?ebene=kreis&raum=bund"),
        ("/karte.svg?ebene=amt", "/karte.svg?ebene=amt&sprache=en"),
        (
            "/grenzlinien?ebene=gemeinde&raum=land&teil=13076",
            "/grenzlinien?ebene=gemeinde&raum=land&teil=13071",
        ),
        (
            "/grenzlinien?ebene=gemeinde&raum=land&teil=13076",
            "/grenzlinien?ebene=amt&raum=land&teil=13076",
        ),
        ("/slab?indikator=betreuungsquote_u3", "/slab?indikator=betreuungsquote_u3&niveau=99.8"),
        (
            "/slab?indikator=kinderarmut&ebene=gemeinde",
            "/slab?indikator=kinderarmut&ebene=gemeinde&sprache=en",
        ),
        ("/gemeinde/13076048", "/gemeinde/13076048?herkunft=amtlich"),
        ("/gemeinde/13076108", "/gemeinde/13076108?niveau=99.8"),
        ("/vergleich/daten?gebiete=13076108,13076060", "/vergleich/daten?gebiete=13076108,13076048"),
    ):
        first, second = client.get(one).data, client.get(other).data
        assert first != second, other
        assert (client.get(one).data, client.get(other).data) == (first, second), one


def test_a_second_app_on_the_same_store_has_the_same_addresses(app_of, shipped):
    """Several processes answer for each other, and a restart costs no reader anything."""
    again = create_app(Settings(database_url=shipped.database_url, secret_key="another"))
    assert print_of(again, "indikator=kinderarmut") == print_of(app_of(), "indikator=kinderarmut")
    again.answers.repository._engine.dispose()
