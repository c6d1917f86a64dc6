"""Fassungen over HTTP: what is listed, compared, exported and downloaded."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from dashboard.domain.observation import Origin
from dashboard.staff.rights import Role
from data.importing.write import import_deliveries
from data.publishing.rollback import rollback
from data.staff.jobs.job_store import JobStore
from data.staff.jobs.jobs import Jobs
from data.staff.jobs.working import work_on
from data.stores.database import open_database
from tests.data.stores.deliveries import delivery
from tests.staff.staff_app import staff_world

pytestmark = pytest.mark.one_database
CONTENT = b"merkmal;gebiet;jahr;gliederung;wert\n<script>alert(1)</script>\n"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def history(stores, world):
    """What ships (.1), an import (.2), one that was taken back (.3), and a draft (.4)."""
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    people = {"13076001": "30", "13076002": "40", "13076003": "50", "13076004": "60"}
    world.counts("kinder_u3", 2021, people)
    stores.prepare_alike(world)
    given = delivery(("kitas", "13076001", 2021, 6.0, "beispieldaten"), name="Kitas „neu“.csv")
    at = Origin(given.sha256, "", "wert", 2)
    placed = replace(given, observations=(replace(given.observations[0], origin=at),), original=CONTENT)
    small = delivery(
        *(("kinder_u3", key, 2021, 2.0 if key == "13076001" else 35.0, "landkreis") for key in people)
    )
    wrong = delivery(("kitas", "13076002", 2021, 99.0, "beispieldaten"))
    later = delivery(("kitas", "13076002", 2022, 8.0, "beispieldaten"))
    import_deliveries(stores.raw, stores.published, [placed, small], "K. Lange", "Nachmeldung")
    gone = import_deliveries(stores.raw, stores.published, [wrong], "K. Lange").version
    rollback(stores.raw, stores.published, gone, reason="falsche Spalte")
    import_deliveries(stores.raw, stores.published, [later], "K. Lange", draft=True)
    made = staff_world(stores.settings, jobs=Jobs(stores.settings, lambda _settings: None))
    yield made, gone.partition(".")[0]
    made.staff.store.close()


def page(history, path="/fassungen", role=Role.EDITOR):
    answer = history[0].signed_in(role).get(path)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_data(as_text=True)


def test_the_list_names_every_version_its_state_and_people(history):
    year, text = history[1], page(history)
    assert f"Entwurf {year}.4" in text
    assert "zurückgenommen" in text and "Grund: falsche Spalte" in text
    assert "mitgelieferte Daten" in text
    assert "Nachmeldung" in text and "K. Lange" in text
    assert f"{year}.1 und {year}.2 im Vergleich" in text
    assert "Kitas „neu“.csv" in text


def test_ticked_versions_are_compared_older_first_whatever_their_order(history):
    year = history[1]
    for query in (f"v={year}.1&v={year}.3", f"v={year}.3&v={year}.1"):
        text = page(history, f"/fassungen?{query}")
        assert f"{year}.1 und {year}.3 im Vergleich" in text
        assert "99" in text
    assert "unterscheiden sich in keiner Zahl" not in text


def test_a_filter_shows_its_kind_alone_and_nonsense_falls_back(history):
    year = history[1]
    hidden = page(history, f"/fassungen?v={year}.1&v={year}.2&art=hidden")
    assert "neu verborgen" in hidden and 'data-head="Was">revidiert' not in hidden
    revised = page(history, f"/fassungen?v={year}.1&v={year}.2&art=revised&indikator=kitas")
    assert 'data-head="Was">revidiert' in revised
    for query in ("v=1999.1&v=x", "art=quatsch&seite=-3", "seite=99999", "woher=%00%7C%7C", "v=" + "9" * 900):
        assert "Alle Fassungen" in page(history, f"/fassungen?{query}")


def test_a_number_says_where_it_comes_from_and_a_hidden_one_why_it_is_hidden(history):
    text = page(history, "/fassungen?woher=kitas%7C13076001%7C2021%7C")
    for said in ("Woher kommt diese Zahl?", "Zeile 2, Spalte wert", f"{SHA256[:4]}…{SHA256[-4:]}", "Zuvor"):
        assert said in text
    hidden = page(history, "/fassungen?woher=kinder_u3%7C13076001%7C2021%7C")
    assert "Anzahl unter 3" in hidden
    assert "ist nichts veröffentlicht" in page(history, "/fassungen?woher=kitas%7C13076001%7C1950%7C")


def test_differences_come_as_csv_and_as_a_workbook_without_hidden_numbers(history):
    year, client = history[1], history[0].signed_in(Role.EDITOR)
    query = f"v={year}.1&v={year}.2"
    csv = client.get(f"/fassungen/unterschiede.csv?{query}")
    assert csv.headers["Content-Disposition"].startswith("attachment")
    lines = csv.data.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Indikator;Gliederung;Was;Gebiet")
    own = next(
        line for line in lines if ";13076001;" in line and line.startswith("Kindertageseinrichtungen;")
    )
    assert ";4;6;2;Einrichtungen;" in own
    secret = next(line for line in lines if ";13076001;" in line and "neu verborgen" in line)
    assert ";30;;;" in secret
    book = load_workbook(io.BytesIO(client.get(f"/fassungen/unterschiede.xlsx?{query}").data), read_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert len(rows) == sum(not line.startswith("#") for line in lines)
    only = client.get(f"/fassungen/unterschiede.csv?{query}&art=hidden").data.decode("utf-8-sig")
    assert "revidiert" not in only and "neu verborgen" in only
    assert client.get(f"/fassungen/unterschiede.exe?{query}").status_code == 404


def test_an_original_comes_as_it_was_sent_and_no_browser_opens_it(history):
    client = history[0].signed_in(Role.EDITOR)
    answer = client.get(f"/fassungen/original/{SHA256}")
    assert answer.data == CONTENT
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="Kitas_')
    assert "Kitas%20%E2%80%9Eneu" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    for other in ("0" * 64, "x", "..%2f..%2fetc"):
        assert client.get(f"/fassungen/original/{other}").status_code == 404


def test_the_screen_speaks_english_and_operators_see_nothing_of_it(history):
    assert "Where does this number come from?" in page(
        history, "/fassungen?sprache=en&woher=kitas%7C13076001%7C2021%7C"
    )
    for path in ("/fassungen", "/fassungen/unterschiede.csv", f"/fassungen/original/{SHA256}"):
        assert history[0].signed_in(Role.OPERATOR).get(path).status_code == 403
        assert history[0].nobody().get(path).status_code == 303


def test_taking_back_and_publishing_again_are_jobs_with_a_reason_and_need_the_right(history):
    world, year = history
    releaser = world.signed_in(Role.RELEASER)
    asked = {"fassung": f"{year}.2", "grund": "falsche Spalte"}
    assert world.signed_in(Role.EDITOR).post("/fassungen/zuruecknehmen", asked).status_code == 403
    assert "Zurücknehmen und wieder veröffentlichen darf" in page(history)
    without = releaser.act("/fassungen/zuruecknehmen", {"fassung": f"{year}.2"})
    assert "bl-staff-problem" in without
    for version in (f"{year}.1", f"{year}.3", "1999.1"):
        assert "nicht öffentlich" in releaser.act("/fassungen/zuruecknehmen", {**asked, "fassung": version})
        if version != f"{year}.3":
            assert "nicht zurückgenommen" in releaser.act("/fassungen/wieder", {"fassung": version})
    answer = releaser.post("/fassungen/zuruecknehmen", asked)
    assert (answer.status_code, answer.headers["Location"][:11]) == (303, "/auftraege/")
    [job] = world.staff.jobs.newest(1)
    assert (job.kind.value, job.subject, job.options.reason) == ("withdraw", f"{year}.2", "falsche Spalte")
    releaser.post("/fassungen/wieder", {"fassung": f"{year}.3"})
    assert world.staff.jobs.newest(1)[0].kind.value == "restore"


def test_a_preview_is_made_by_a_job_and_shown_until_something_changes(history):
    world, year = history
    editor, path = world.signed_in(Role.EDITOR), f"/fassungen/vorschau/{year}.4"
    assert "Vorschau rechnen" in page(history, path)
    assert editor.post(f"{path}/rechnen").headers["Location"].endswith(path)
    assert "data-job-page" in page(history, path)
    run_all(world)
    text = page(history, path)
    assert "Gerechnet am" in text and "Neue Zellen" in text
    assert "Zum Entwurf" in text
    assert world.staff.shown_version() == f"{year}.2"
    for version in (f"{year}.2", f"{year}.3"):
        editor.post(f"/fassungen/vorschau/{version}/rechnen")
    run_all(world)
    assert f"Vorschau: {year}.2 zurücknehmen" in page(history, f"/fassungen/vorschau/{year}.2")
    assert "Gerechnet am" in page(history, f"/fassungen/vorschau/{year}.3")
    for version in (f"{year}.1", "1999.1", "%22%3E"):
        assert "gibt es keine Vorschau" in editor.act(f"/fassungen/vorschau/{version}/rechnen")
    rollback(world.staff.store.raw, writable(world), f"{year}.2")
    assert "Vorschau rechnen" in page(history, path)


def run_all(world):
    """What the worker does, here and now."""
    stores = world.staff.settings.stores
    store = JobStore(stores.raw_database_url)
    for one in store.open_jobs():
        work_on(stores, store, one.token)
    store.close()


def writable(world):
    return open_database(world.staff.settings.stores.database_url)
