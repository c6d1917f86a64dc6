"""Meldungen: what readers report, until somebody has dealt with it."""

from datetime import date

import pytest

from dashboard.domain.institutions.report import EntryReport
from dashboard.settings import RawSettings
from dashboard.staff.rights import Role
from data.prepare import prepare_reports
from data.stores.report_store import add_report, stored_reports
from tests.staff.staff_app import staff_world

pytestmark = pytest.mark.one_database
DAY = date(2026, 11, 27)


@pytest.fixture
def office(stores, world, tmp_path):
    """The staff app with two reports."""
    stores.prepare_alike(world)
    url = f"sqlite:///{tmp_path / 'reports.sqlite'}"
    prepare_reports(url)
    add_report(
        url, EntryReport("k/1", "Kita <See>", ("hours",), "<script>alert(1)</script>\nab 7", "de", DAY), 9
    )
    add_report(url, EntryReport("g1", "Grundschule", ("gone",), "", "en", DAY), 9)
    settings = stores.settings
    made = staff_world(
        RawSettings(settings.database_url, settings.raw_database_url, reports_database_url=url)
    )
    yield made
    made.staff.store.close()


def test_reports_are_told_done_and_deleted(office):
    editor, url = office.signed_in(Role.EDITOR), office.staff.settings.stores.reports_database_url
    page = editor.get("/meldungen").get_data(as_text=True)
    assert page.index("Grundschule") < page.index("Kita &lt;See&gt;"), "newest first"
    assert "<script>alert" not in page and "/einrichtung/k%2F1" in page and "2\xa0Meldungen" in page
    assert "Meldung 1 ist erledigt." in editor.act("/meldungen/1/erledigt")
    assert "Kita &lt;See&gt;" not in editor.get("/meldungen").get_data(as_text=True)
    assert "erledigt am 28.11.2026" in editor.get("/meldungen?erledigte=1").get_data(as_text=True)
    assert "Das lässt sich nicht zurücknehmen" in editor.get("/meldungen").get_data(as_text=True)
    assert "Meldung 2 ist gelöscht." in editor.act("/meldungen/2/geloescht")
    assert "gibt es nicht mehr" in editor.act("/meldungen/2/geloescht")
    assert [one.number for one in stored_reports(url, done=True)] == [1]
    log = editor.get("/protokoll?suche=2").get_data(as_text=True)
    assert "hat eine Meldung gelöscht" in log
    assert "Keine offenen Meldungen." in editor.get("/meldungen").get_data(as_text=True)


def test_the_column_says_how_many_wait(office):
    page = office.signed_in(Role.EDITOR).get("/").get_data(as_text=True)
    assert '<span class="bl-side-count">2' in page


def test_without_a_store_nothing_is_taken(staff):
    assert "Es werden keine angenommen." in staff.signed_in(Role.EDITOR).get("/meldungen").get_data(
        as_text=True
    )
