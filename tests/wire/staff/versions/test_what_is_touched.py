"""A preview names what it really touches: targets, actions, definitions, and the sentences that readers read."""

from __future__ import annotations

import html
import re

import pytest

from app import create_app
from callbacks.staff.jobs.worker import look
from callbacks.staff.preview.building import view_of
from dashboard.settings import Settings
from dashboard.staff.versions.preview import ChangedDefinition
from data.importing.write import import_deliveries
from data.publishing.drafts import publish_draft
from data.publishing.progress import SILENT
from data.staff.jobs.jobs import Jobs
from data.staff.versions import stored_previews
from data.staff.versions.trial import preview_version
from tests.data.definitions.files import text
from tests.data.definitions.test_in_force import published
from tests.data.definitions.test_wrong_definitions import ACTION, EVENT, TARGET
from tests.data.stores.deliveries import delivery
from tests.staff.staff_app import staff_world

pytestmark = pytest.mark.one_database
QUOTA = "versorgungsquote_kita"
COUNTED = "kita_plaetze_ohne_hort"
AIMS = {
    "targets": {
        "plaetze": {**TARGET, "indicator": QUOTA, "year_from": 2020, "value": 70, "levels": ["kreis"]},
    },
    "events": {"corona": {**EVENT, "indicators": [QUOTA]}},
    "actions": {"ausbau": {**ACTION, "indicator": QUOTA}, "anderes": {**ACTION, "indicator": "kinderarmut"}},
}
PLACES = {"13076001": 30, "13076002": 40, "13076003": 50, "13076004": 60}


@pytest.fixture
def ready(stores, world):
    for year in (2020, 2021):
        world.counts(COUNTED, year, {key: str(count) for key, count in PLACES.items()}, "landkreis")
    for year in (2019, 2020, 2021):
        world.counts("kinder_u7", year, dict.fromkeys(PLACES, "80"), "landkreis")
    stores.prepare_alike(world)
    return stores


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def more_places(stores, by: int) -> str:
    rows = [(COUNTED, key, 2021, float(count + by), "landkreis") for key, count in PLACES.items()]
    return import_deliveries(stores.raw, stores.published, [delivery(*rows)], "test", draft=True).version


def test_targets_and_actions_say_how_their_number_moves_and_whether_it_is_reached_now(ready, tmp_path):
    published(ready, tmp_path, ziele_yaml=text(AIMS))
    preview = preview_version(ready.settings, more_places(ready, 25))
    [target] = preview.targets
    assert (target.indicator, target.year, target.value) == (QUOTA, 2021, 70)
    assert (target.reached_before, target.reached_after) == (False, True)
    [action] = preview.actions
    assert action.name["de"] == ACTION["name"]["de"]
    assert (action.indicator, action.year) == (QUOTA, 2021)
    assert action.old == pytest.approx(56.25)
    assert action.new == pytest.approx(87.5)
    assert preview.definitions == ()


def test_a_draft_of_definitions_alone_changes_something(ready, tmp_path):
    """Cells stay as they are; "nothing changes" would be untrue."""
    version = published(ready, tmp_path, draft=True, ziele_yaml=text(AIMS)).version
    preview = preview_version(ready.settings, version)
    assert len(preview.differences) == 0
    assert not preview.empty
    assert preview.definitions == (
        ChangedDefinition("target", TARGET["label"], "new"),
        ChangedDefinition("event", EVENT["label"], "new"),
        ChangedDefinition("action", ACTION["name"], "new"),
        ChangedDefinition("action", ACTION["name"], "new"),
    )
    publish_draft(ready.raw, ready.published, version)
    gone = preview_version(ready.settings, version)
    assert gone.withdrawal
    assert {one.change for one in gone.definitions} == {"gone"}


def test_the_sentences_are_those_that_readers_read_before_and_after(ready):
    version = more_places(ready, 25)
    preview = preview_version(ready.settings, version, SILENT, look)
    [changed] = [one for one in preview.sentences or () if one.indicator == QUOTA and one.place == "picture"]
    assert changed.old is not None and changed.new is not None
    assert set(changed.old.text) == {"de", "en"}

    def shown(client, lang):
        address = f"/?indikator={QUOTA}&sprache={lang}"
        page = client.get(address, headers={"Accept": "text/html"}).get_data(as_text=True)
        return html.unescape(re.sub(r"<[^>]*>", "", page))

    for stage in (changed.old, changed.new):
        client = create_app(Settings(database_url=ready.settings.database_url)).server.test_client()
        for lang in ("de", "en"):
            assert stage.text[lang] in shown(client, lang)
        if stage is changed.old:
            publish_draft(ready.raw, ready.published, version)
    assert preview_version(ready.settings, more_places(ready, 0)).sentences is None, "nobody has looked"


def test_a_figure_that_reads_as_before_changes_no_sentence(ready):
    """Half a child more or less: the cell differs, the sentence does not."""
    rows = [(COUNTED, "13076001", 2020, 31.0, "landkreis")]
    version = import_deliveries(ready.raw, ready.published, [delivery(*rows)], "test", draft=True).version
    preview = preview_version(ready.settings, version, SILENT, look)
    assert len(preview.differences) > 0
    assert preview.sentences == ()


def test_what_is_touched_is_kept_and_stands_on_the_page(ready, tmp_path):
    published(ready, tmp_path, ziele_yaml=text(AIMS))
    version = more_places(ready, 25)
    preview = preview_version(ready.settings, version, SILENT, look)
    again = stored_previews.load(stored_previews.dump(preview))
    for field in ("targets", "actions", "definitions", "sentences"):
        assert getattr(again, field) == getattr(preview, field), field
    office = staff_world(ready.settings, jobs=Jobs(ready.settings, lambda _settings: None))
    try:
        shown, english = (view_of(office.staff, again, lang) for lang in ("de", "en"))
    finally:
        office.staff.store.close()
    lines = dict(shown.others)
    [target] = [one for one in lines if one.startswith("Ziel „unter 5“")]
    moved = "56,3 je 100 → 87,5 je 100"
    assert plain(lines[target]) == f"{moved}, jetzt erreicht"
    assert plain(lines["Maßnahme „Lesepaten gewinnen“"]).endswith(f"2021: {moved}")
    assert "nicht bekannt" in shown.folders
    assert "is not known" in english.folders
