"""Measures of somebody's own with any signs in their names: every page and file shows them letter for
letter."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from itertools import cycle
from shutil import copy
from typing import Any
from urllib.parse import quote

import pytest

from app import create_app
from dashboard.domain.measure import Measure
from dashboard.settings import RawSettings, Settings
from data.importing.write import import_deliveries
from data.stores.database import open_database
from tests.data.stores.deliveries import delivery
from tests.databases.worlds import Stores
from tests.wire.everything import everything

NAMES = {
    "klammer": "Kurse {x} und {0}",
    "land": "Kurse im {land} mit {erster} Abschluss",
    "offen": "Kurse { ohne Ende }} und {{doppelt}}",
    "prozent": "Kurse %s %(x)d 100 % %{text}",
    "fett": "<b>Kurse</b> & <script>alert(1)</script>",
    "strich": r"Kurse \1 \g<0> C:\neu",
    "anfuehrung": "Kurse \"A\" 'B' „C“ `D`",
    "dollar": "Kurse $& $1 ${x} $$",
    "rtl": "Kurse \u202eedrehrev\u202c دورات",
    "formel": "=1+1;Kurse",
    "lang": "Kindertagesstättenbedarfsplanungsfortschreibungsverordnungsentwürfe " * 5,
}
PAGES = ("/", "/gemeinde/13076108", "/vergleich", "/praesentation", "/healthz", "/api/v1/indikatoren")


@pytest.fixture(scope="module")
def client(shipped: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The app on what ships and one measure for each name."""
    folder = tmp_path_factory.mktemp("names")
    for url in (shipped.database_url, shipped.raw_database_url):
        copy(url.removeprefix("sqlite:///"), folder)
    settings = RawSettings(f"sqlite:///{folder / 'published.sqlite'}", f"sqlite:///{folder / 'raw.sqlite'}")
    stores = Stores(settings, open_database(settings.raw_database_url), open_database(settings.database_url))
    text = {key: {"de": name.strip(), "en": name.strip()} for key, name in NAMES.items()}
    measures = tuple(
        Measure(f"kurse_{key}", words, kind, words, words)
        for (key, words), kind in zip(text.items(), cycle(("institutions", "persons", "ratio")), strict=False)
    )
    rows = [
        (one.key, area, 2023, float(number), "landkreis")
        for one in measures
        for number, area in enumerate(("13076105", "13076108", "13076060"), start=3)
    ]
    import_deliveries(stores.raw, stores.published, (delivery(*rows, measures=measures),), by="test")
    app = create_app(Settings(database_url=settings.database_url, district="13076", secret_key="test"))
    yield app.server.test_client()
    app.answers.repository._engine.dispose()
    stores.raw.dispose()
    stores.published.dispose()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_no_name_takes_a_page_down(client: Any, page: str, language: str) -> None:
    assert client.get(f"{page}?sprache={language}").status_code == 200


@pytest.mark.parametrize("key", NAMES)
def test_a_name_stands_letter_for_letter_in_every_list_slab_and_picture(client: Any, key: str) -> None:
    name = NAMES[key].strip()
    listed = client.get("/api/v1/indikatoren").get_data(as_text=True)
    assert json.dumps(name)[1:-1] in listed or json.dumps(name, ensure_ascii=False)[1:-1] in listed
    query = f"indikator=kurse_{key}&jahr=2023&gebiete=13076108"
    assert client.get(f"/slab?{query}").get_json()["title"].startswith(name[:20])
    for path in (f"/?{query}", f"/karte.svg?{query}", f"/tabelle.csv?{query}", f"/bild/karte.svg?{query}"):
        assert client.get(path).status_code == 200, path
    picture = client.get(f"/bild/rangfolge.svg?{query}").get_data(as_text=True)
    assert "<script>alert" not in picture
    first = html.escape(name.split()[0], quote=False)
    assert first in picture or quote(first) in picture


@pytest.mark.parametrize("key", ["klammer", "fett", "prozent"])
def test_every_view_callback_and_file_can_show_such_a_name(client: Any, key: str) -> None:
    everything(client, f"indikator=kurse_{key}&jahr=2023&gebiete=13076108,13076060")
