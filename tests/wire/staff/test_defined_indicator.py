"""What staff define is everywhere on the public pages, and gone from all of them when it is removed."""

from __future__ import annotations

import html
from io import BytesIO

import pytest

from app import create_app
from callbacks.staff.preview import building
from dashboard.domain.short_links.codes import code_of, view_of
from dashboard.settings import Settings
from dashboard.staff.rights import Role
from data.embedded_figures import FOLDER
from data.geography.register import read_areas
from data.publishing.drafts import publish_draft
from data.staff.definitions.draft_store import definition_drafts
from data.staff.versions.trial import preview_version
from tests.staff.staff_app import staff_world
from tests.wire.staff.test_definitions import FORM, begun, revision

pytestmark = pytest.mark.one_database

KEY = "lesepaten_je_100_grundschulkinder"
PLACES = tuple(
    one.key
    for one in read_areas(FOLDER / "areas.csv")
    if one.key.startswith("13076") and len(one.key) == 8 and one.valid_until is None
)
TABLE = "merkmal;gebiet;jahr;gliederung;wert\n" + "".join(
    f"lesepaten;{key};2024;;{at % 9}\ngrundschulkinder;{key};2024;;{40 + at}\n"
    for at, key in enumerate(PLACES)
)
PUPILS = {
    "e.denominator": ["grundschulkinder"],
    "m1.old": "merkmal_2",
    "m1.key": "grundschulkinder",
    "m1.name.de": "Kinder an Grundschulen",
    "m1.name.en": "Children at primary schools",
    "m1.unit.de": "Grundschulkinder",
    "m1.unit.en": "primary pupils",
    "m1.reporting_date.de": "1. Oktober",
    "m1.reporting_date.en": "1 October",
    "m1.kind": "persons",
    "rel": ["grundschulkinder|lesepaten"],
    "because.rest": "Die einen sind Erwachsene, die anderen Kinder.",
}
PAGES = {
    "/": "Lesepaten je 100 Grundschulkinder",
    f"/?indikator={KEY}&jahr=2024": "Lesepaten je 100 Grundschulkinder",
    "/suche?suche=vorlesen": "Lesepaten je 100 Grundschulkinder",
    "/api/v1/indikatoren": KEY,
    f"/api/v1/indikatoren/{KEY}": "Lesepaten je 100 Grundschulkinder",
    f"/api/v1/werte?indikator={KEY}&jahr=2024": "13076108",
    f"/slab?indikator={KEY}": "Lesepaten je 100",
    "/gemeinde/13076108": "Lesepaten",
    f"/bild/karte.svg?indikator={KEY}&jahr=2024": "Lesepaten je 100",
    f"/tabelle.csv?indikator={KEY}&jahr=2024": "Lesepaten je 100",
}
"""Public addresses, and what stands there."""


@pytest.fixture
def office(own_copy):
    made = staff_world(own_copy.settings)
    yield made
    made.staff.store.close()


def where(stores) -> set[str]:
    """Addresses on which the indicator stands."""
    app = create_app(Settings(database_url=stores.settings.database_url))
    client = app.server.test_client()
    found = set()
    for path, words in PAGES.items():
        answer = client.get(path, headers={"Accept": "text/html"})
        if words in html.unescape(answer.get_data(as_text=True)):
            found.add(path)
    return found


def released(stores, version: str) -> None:
    publish_draft(stores.raw, stores.published, version)


def test_an_indicator_is_made_with_its_figures_released_found_everywhere_and_removed(own_copy, office):
    stores = own_copy
    client = office.signed_in(Role.EDITOR)
    address = begun(client)
    client.post(address, {**FORM, **PUPILS, "do": "save", "revision": revision(client, address)})
    with_table = {
        **FORM,
        **PUPILS,
        "do": "hand_over",
        "revision": revision(client, address),
        "figures": (BytesIO(TABLE.encode()), "lesepaten.csv"),
    }
    answer = client.post(address, with_table, content_type="multipart/form-data")
    assert answer.status_code == 303, html.unescape(answer.get_data(as_text=True))
    with office.staff.store.reading() as connection:
        (draft,) = definition_drafts(connection, None)
    assert where(stores) == set(), "a draft is not public"
    preview = preview_version(office.staff.settings.stores, draft.release)
    changes = dict(building.view_of(office.staff, preview, "de").others)
    assert "Lesepaten je 100 Grundschulkinder" in changes and KEY not in changes
    released(stores, draft.release)
    assert set(PAGES) - where(stores) == set()
    assert office.signed_in(Role.EDITOR).get(f"/merkmale/indikator/{KEY}").status_code == 200
    said = html.unescape(client.act("/merkmale/entfernen", {"subject": f"indicator:{KEY}"}))
    assert "Das Entfernen von „Lesepaten je 100 Grundschulkinder“" in said
    removal = said.partition("Das Entfernen von")[2].partition("als Entwurf ")[2].partition(" ")[0]
    released(stores, removal)
    assert where(stores) == set()


def test_its_short_link_leads_back_to_it():
    """Its key stands in no list of the short links: it is written as text."""
    query = f"indikator={KEY}&jahr=2024"
    code = code_of("", query)
    assert code is not None
    assert view_of(code).query == query
