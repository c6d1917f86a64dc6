"""The search and profiles where the stores know only a few of Germany's districts."""

from __future__ import annotations

import pytest

from app import create_app
from dashboard.settings import Settings

pytestmark = pytest.mark.one_database


def test_a_district_is_compared_with_others_that_the_stores_do_not_know(stores, world):
    stores.prepare_alike(world)
    app = create_app(Settings(database_url=stores.settings.database_url))
    client = app.server.test_client()
    paths = ("/suche?suche=kinder", "/suche?suche=kinder&sprache=en", "/gemeinde/13076", "/?gebiete=13076")
    try:
        wrong = {path: code for path in paths if (code := client.get(path).status_code) != 200}
    finally:
        app.answers.repository._engine.dispose()
    assert wrong == {}
    assert "kinder" in str(client.get("/suche?suche=kinder").json["treffer"]).casefold()
