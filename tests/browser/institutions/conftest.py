"""The Bildungslandkarte with a handful of schools and cells, served on a port of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from threading import Thread

import pytest
from werkzeug.serving import make_server

from app import create_app
from dashboard.domain.institutions.institution import InstitutionKind
from dashboard.settings import RawSettings, Settings
from data.catalogue.kinds import kinds
from tests.wire.institutions.ways import SchoolStore


class SchoolStoreOfKinds(SchoolStore):
    """The schools, and the kinds that ship."""

    def kinds(self) -> Mapping[str, InstitutionKind]:
        """By key."""
        return kinds()


@pytest.fixture(scope="module")
def ways_page(shipped: RawSettings) -> Iterator[str]:
    """The address of the page."""
    app = create_app(Settings(database_url=shipped.database_url, district="13076", secret_key="test"))
    app.institutions._stored = SchoolStoreOfKinds(app.answers)
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/bildungslandkarte"
    server.shutdown()
    thread.join()
    app.answers.repository._engine.dispose()
