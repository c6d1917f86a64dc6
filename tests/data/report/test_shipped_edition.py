"""The edition that ships comes into both stores as a published example, and only where it belongs."""

from __future__ import annotations

from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from sqlalchemy import delete, false, update
from sqlalchemy.exc import DBAPIError

from dashboard.domain.report.edition import EditionState
from dashboard.errors import FileRejected, ReleaseError, UnknownKey
from data.report.editions import begin_edition, edition_record, editions
from data.report.pictures import pictures_of
from data.report.publication import publish_edition, withdraw_edition
from data.report.published import PublishedEditions
from data.report.shipped import bring_in_editions
from data.report.tables import published_edition
from data.stores.audit import audit_log
from data.stores.two_stores import both
from tests.data.report.made_editions import NOW, edition, folder


@pytest.fixture
def ready(stores, world):
    stores.prepare_alike(world)
    return stores


def bring_in(ready, at, district="13076"):
    bring_in_editions(ready.raw, ready.published, at, district, "2026.1")


def test_it_is_public_with_texts_version_and_pictures(ready, tmp_path):
    folder(tmp_path)
    bring_in(ready, tmp_path)
    repository = ready.repository()
    (listing,) = repository.published_editions()
    found = repository.edition("2026")
    assert (listing.key, listing.withdrawn) == ("2026", None)
    assert (found.state, found.version, found.example) == (EditionState.PUBLISHED, "2026.1", True)
    assert [(one.key, one.title, one.source) for one in found.chapters] == [
        ("rahmen", "Rahmen", "Ein Satz.\n"),
        ("kita", "Kita", "Zwei.\n"),
    ]
    assert found.published and found.published.isoformat() == "2026-12-01"
    picture = repository.edition_picture("2026", "wald")
    assert (picture.alt, picture.media_type, picture.width) == ("Kinder im Wald", "image/png", 40)
    assert picture.content.startswith(b"\x89PNG")
    with pytest.raises(UnknownKey):
        repository.edition("2025")
    with pytest.raises(UnknownKey):
        repository.edition_picture("2026", "see")


def test_one_that_is_replaced_while_they_are_listed_is_no_error(ready, tmp_path):
    folder(tmp_path)
    bring_in(ready, tmp_path)

    @contextmanager
    def connect():
        with ready.published.connect() as connection:

            def execute(asked):
                return connection.execute(asked.where(false()) if "content" in str(asked) else asked)

            yield SimpleNamespace(execute=execute, scalar=lambda _: None)

    editions = PublishedEditions(SimpleNamespace(connect=connect), "13076")
    assert editions.listed() == ()
    with pytest.raises(UnknownKey):
        editions.edition("2026")


def test_once_is_enough_and_other_districts_get_none(ready, tmp_path):
    folder(tmp_path)
    bring_in(ready, tmp_path, "13075")
    assert ready.repository().published_editions() == ()
    bring_in(ready, tmp_path)
    with ready.raw.connect() as raw:
        lines = audit_log.count(raw)
    bring_in(ready, tmp_path)
    with ready.raw.connect() as raw:
        assert audit_log.count(raw) == lines
        assert [one.edition.key for one in editions(raw)] == ["2026"]


def test_another_text_that_ships_takes_the_place_of_the_one_before(ready, tmp_path):
    folder(tmp_path / "a")
    bring_in(ready, tmp_path / "a")
    folder(tmp_path / "b", text="Ein besserer Satz.")
    bring_in(ready, tmp_path / "b")
    assert ready.repository().edition("2026").chapters[0].source == "Ein besserer Satz.\n"


def test_an_edition_of_staff_with_the_same_key_is_left_alone(ready, tmp_path):
    with ready.raw.begin() as raw:
        begin_edition(raw, edition("2026"), "K. Lange", NOW)
    folder(tmp_path)
    bring_in(ready, tmp_path)
    assert ready.repository().published_editions() == ()
    with ready.raw.connect() as raw:
        assert edition_record(raw, "2026").edition.chapters[0].title == "Über rahmen"


def test_what_an_interrupted_act_has_not_given_to_readers_follows(ready, tmp_path):
    folder(tmp_path)
    bring_in(ready, tmp_path)
    with ready.published.begin() as published:
        published.execute(delete(published_edition))
    assert ready.repository().published_editions() == ()
    bring_in(ready, tmp_path)
    assert [one.key for one in ready.repository().published_editions()] == ["2026"]


def published_by_staff(ready):
    with ready.raw.begin() as raw:
        begin_edition(raw, edition(), "K. Lange", NOW)
    with ready.raw.connect() as raw:
        record = edition_record(raw, "2027")
    publish_edition(ready.raw, ready.published, record, (), "J. Brandt", NOW, "13076")


def test_the_database_itself_refuses_to_change_a_published_edition(ready):
    published_by_staff(ready)
    for act in (
        update(published_edition).values(content="{}"),
        update(published_edition).values(example=True),
        delete(published_edition),
    ):
        with pytest.raises(DBAPIError, match="never changes"), ready.published.begin() as published:
            published.execute(act)
    assert ready.repository().edition("2027").title == "Bildungsbericht 2027"


def test_an_edition_is_withdrawn_with_a_reason_and_says_so(ready):
    published_by_staff(ready)
    repository = ready.repository()
    assert repository.published_edition("2027").withdrawn is None
    with pytest.raises(ReleaseError, match="Grund"):
        withdraw_edition(ready.raw, ready.published, "2027", " ", "J. Brandt", NOW)
    withdraw_edition(ready.raw, ready.published, "2027", "Falsche Tabelle", "J. Brandt", NOW)
    found = ready.repository().published_edition("2027")
    assert (found.withdrawn, found.reason) == (NOW.date(), "Falsche Tabelle")
    with pytest.raises(ReleaseError, match="nicht veröffentlicht"):
        withdraw_edition(ready.raw, ready.published, "2027", "Noch einmal", "J. Brandt", NOW)
    with ready.raw.connect() as raw:
        kinds = [act.kind.value for _, act in audit_log.acts(raw, limit=3)]
    assert kinds == ["edition_withdrawn", "edition_published", "edition_begun"]


def test_what_was_changed_meanwhile_is_not_published(ready):
    with ready.raw.begin() as raw:
        begin_edition(raw, edition(), "K. Lange", NOW)
    with ready.raw.connect() as raw:
        record = edition_record(raw, "2027")
    publish_edition(ready.raw, ready.published, record, (), "J. Brandt", NOW, "13076")
    with pytest.raises(ReleaseError, match="schon veröffentlicht"):
        publish_edition(ready.raw, ready.published, record, (), "J. Brandt", NOW, "13076")


def test_nothing_of_a_change_is_left_when_it_fails(ready, tmp_path):
    at = folder(tmp_path)
    (at / "02-kita.md").write_text("ohne Kopf", "utf-8")
    with pytest.raises(FileRejected, match=r"02-kita\.md: oben fehlt der Kopf"):
        bring_in(ready, tmp_path)
    with both(ready.raw, ready.published) as (raw, _):
        assert editions(raw) == () and pictures_of(raw, "2026") == ()
