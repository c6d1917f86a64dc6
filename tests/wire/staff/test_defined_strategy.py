"""A district writes its strategy as people do: by forms, released by a colleague, read on the page."""

from __future__ import annotations

import html
import re

import pytest

from app import create_app
from dashboard.settings import Settings
from dashboard.staff.jobs.job import JobState
from dashboard.staff.rights import Role
from data import prepare
from data.importing import write
from data.publishing import changes, release, rollback
from data.staff.jobs.jobs import Jobs
from data.staff.jobs.worker import work
from tests.data.stores.changes import few
from tests.staff.staff_app import StaffClient, StaffWorld, staff_world
from tests.wire.staff.test_definitions import begun, revision

pytestmark = pytest.mark.one_database
PRINCIPLE = {
    "e.number": "1",
    "e.name.de": "Niemand geht verloren",
    "e.name.en": "Nobody is lost",
    "e.text.de": "Alle zählen.\nAuch die Leisen.",
    "e.text.en": "Everybody counts.",
}
AIM = {
    "e.number": "1",
    "e.name.de": "Jedes Kind findet eine Kita.",
    "e.name.en": "Every child finds day care.",
    "e.theme": "fruehe_bildung",
    "e.indicators": ["kitas"],
}
ACTION = {
    "e.name.de": "Neue Kitas planen",
    "e.name.en": "Plan new day care",
    "e.owner": "Fachdienst Jugend",
    "e.state": "laufend",
    "e.begins": "2026-01-01",
}


@pytest.fixture
def office(stores, world, monkeypatch):
    """Jobs are done before the answer."""
    for module in (write, release, rollback, prepare, changes):
        monkeypatch.setattr(module, "load", few)
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    stores.prepare(world)
    made = staff_world(stores.settings, jobs=Jobs(stores.settings, work))
    yield made
    made.staff.close()


def written(office: StaffWorld, editor: StaffClient, subject: str, form: dict[str, object]) -> None:
    """A draft by one, released by another."""
    address = begun(editor, subject, "/ziele")
    said = html.unescape(
        editor.act(address, {**form, "do": "hand_over", "revision": revision(editor, address)})
    )
    version = re.search(r"als Entwurf (\S+) zur Freigabe gegeben", said)
    assert version, said[-2_000:]
    office.signed_in(Role.RELEASER).act(f"/freigaben/{version[1]}/freigeben")
    job = office.staff.jobs.newest(1)[0]
    assert job.state is JobState.DONE, job.message


def page(stores, path: str = "/strategie") -> str:
    client = create_app(Settings(database_url=stores.settings.database_url)).server.test_client()
    return html.unescape(client.get(path).get_data(as_text=True)).replace("\N{NO-BREAK SPACE}", " ")


def test_principle_aim_and_action_stand_on_the_page_once_a_colleague_has_released_them(office, stores):
    editor = office.signed_in(Role.EDITOR)
    written(office, editor, "principle:", PRINCIPLE)
    listed = html.unescape(editor.get("/ziele").get_data(as_text=True))
    key = re.search(r'href="/ziele/leitsatz/([\w-]+)">Niemand geht verloren', listed)
    assert key, "it is listed with a way to change it"
    shown = page(stores)
    assert "Niemand geht verloren" in shown and "noch ohne Ziel" in shown
    assert "Das Leitbild hat weitere Leitsätze" not in shown, "what the district wrote is no example"

    written(office, editor, "aim:", {**AIM, "e.principle": key[1]})
    listed = html.unescape(editor.get("/ziele").get_data(as_text=True))
    aim = re.search(r'href="/ziele/[\w-]+/([\w-]+)">Jedes Kind', listed)
    assert aim
    written(office, editor, "action:", {**ACTION, "e.aim": aim[1]})
    written(
        office, editor, f"principle:{key[1]}", {**PRINCIPLE, "e.text.de": "Alle zählen. <b>Wirklich</b>."}
    )
    shown = page(stores)
    for words in ("Jedes Kind findet eine Kita.", "Leitsatz 1", "Neue Kitas planen", "Fachdienst Jugend"):
        assert words in shown, words
    assert "Auch die Leisen" not in shown, "the newest wording stands there"
    assert "Every child finds day care." in page(stores, "/strategie?sprache=en")
