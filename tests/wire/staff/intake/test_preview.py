"""Step 5 over HTTP: a preview before anything is stored, one form to hand over, and back."""

from __future__ import annotations

import re

import pytest

from dashboard.domain.releases.step import StepKind
from dashboard.staff.intake.intake import IntakeState
from dashboard.staff.jobs.job import JobKind, JobState
from dashboard.staff.rights import Role
from data.staff.intake_store import intake_of
from data.staff.jobs.jobs import Jobs
from data.staff.jobs.worker import work
from data.staff.release.drafts import drafts
from data.stores import raw_store
from tests.staff.intakes import intake_with
from tests.staff.staff_app import staff_world

one_database = pytest.mark.one_database

TEXT = "merkmal;gebiet;jahr;gliederung;wert\n{}\n"


@pytest.fixture
def awake():
    """Whether jobs are done before the answer; empty: they wait."""
    return [True]


@pytest.fixture
def staff(stores, world, awake):
    stores.prepare_alike(world)
    jobs = Jobs(stores.settings, lambda settings: work(settings) if awake else None)
    made = staff_world(stores.settings, jobs=jobs)
    yield made
    made.staff.close()


@pytest.fixture
def lange(staff):
    return staff.signed_in(Role.EDITOR)


def begun(staff, rows):
    return intake_with(staff, {"zahlen.csv": TEXT.format("\n".join(rows)).encode()}).number


def stored(staff, number):
    with staff.staff.store.reading() as connection:
        return intake_of(connection, number)


def post(client, staff, number, act):
    return client.act(f"/einspielen/{number}/{act}", {"stand": str(stored(staff, number).revision)})


@pytest.fixture
def rows(staff):
    """Figures of a measure that the small world shows, in a year that it has."""
    repository = staff.staff.answers.repository
    catalogue = repository.catalogue()
    measure = next(
        one.numerator[0] for one in catalogue.indicators.values() if one.numerator and not one.denominator
    )
    area = next(
        one.key
        for one in repository.register().of_level("gemeinde")
        if one.key.startswith(staff.staff.district)
    )
    return [f"{measure};{area};2024;;77", f"{measure};{area};2025;;78"]


@one_database
def test_errors_hold_the_preview_up(staff, lange):
    number = begun(staff, ["unbekannt;99;2024;;1"])
    assert "erst, wenn kein Fehler mehr übrig ist" in post(lange, staff, number, "befunde/weiter")
    assert "Größte Änderungen" not in lange.get(f"/einspielen/{number}").get_data(as_text=True)


def test_a_preview_stores_nothing_and_handing_over_makes_the_draft(staff, lange, rows):
    number = begun(staff, rows)
    with staff.staff.store.reading() as connection:
        before = [one.version for one in raw_store.releases(connection)]
    html = post(lange, staff, number, "befunde/weiter")
    assert "Größte Änderungen" in html
    assert "Karte vorher und nachher" in html
    with staff.staff.store.reading() as connection:
        assert [one.version for one in raw_store.releases(connection)] == before
    html = post(lange, staff, number, "vorschau/abgeben")
    assert "wartet auf die Freigabe durch eine zweite Person" in html
    after = stored(staff, number)
    assert after.state is IntakeState.HANDED_OVER
    with staff.staff.store.reading() as connection:
        [draft] = drafts(connection)
        assert draft.version == after.draft
        assert [one.kind for one in draft.steps] == [StepKind.DRAFTED, StepKind.SUBMITTED]
        assert {one.account for one in draft.steps} == {"K. Lange"}
    closed = post(lange, staff, number, "vorschau/abgeben")
    assert re.search("abgeschlossen|schon", closed)
    html = post(lange, staff, number, "vorschau/zurueckholen")
    assert f"der Entwurf {after.draft} ist verworfen" in html
    assert stored(staff, number).state is IntakeState.OPEN
    with staff.staff.store.reading() as connection:
        assert drafts(connection) == ()


@one_database
def test_an_older_page_hands_nothing_over(staff, lange, rows):
    number = begun(staff, rows)
    post(lange, staff, number, "befunde/weiter")
    answer = lange.post(f"/einspielen/{number}/vorschau/abgeben", {"stand": "1"}, follow_redirects=True)
    assert "Ihre Änderung ist nicht gespeichert" in answer.get_data(as_text=True)
    with staff.staff.store.reading() as connection:
        assert drafts(connection) == ()


@one_database
def test_a_preview_is_computed_by_a_job_and_shown_to_whoever_opens_the_page_later(staff, lange, rows, awake):
    awake.clear()
    number = begun(staff, rows)
    html = post(lange, staff, number, "befunde/weiter")
    assert "Die Vorschau wird gerechnet" in html and "Größte Änderungen" not in html
    [job] = staff.staff.jobs.open_jobs()
    assert (job.kind, job.account) == (JobKind.INTAKE, "K. Lange")
    assert f"Vorschau zu Einspielung {number} rechnen" in lange.get("/auftraege").get_data(as_text=True)
    post(lange, staff, number, "vorschau/rechnen")
    assert len(staff.staff.jobs.newest()) == 1, "asked for twice it is one job"
    work(staff.staff.settings.stores)
    assert staff.staff.jobs.of(job.number).state is JobState.DONE
    brandt = staff.signed_in(Role.RELEASER)
    assert "Größte Änderungen" in brandt.get(f"/einspielen/{number}").get_data(as_text=True)
    page = brandt.get(f"/auftraege/{job.number}").get_data(as_text=True)
    assert f'href="/einspielen/{number}#schritt-5"' in page and "geändert wurde nichts" in page


@one_database
def test_a_cancelled_preview_can_be_asked_for_again(staff, lange, rows, awake):
    awake.clear()
    number = begun(staff, rows)
    post(lange, staff, number, "befunde/weiter")
    [job] = staff.staff.jobs.open_jobs()
    lange.act(f"/auftraege/{job.number}/abbrechen")
    html = lange.get(f"/einspielen/{number}").get_data(as_text=True)
    assert "Abgebrochen. Es wurde nichts geändert." in html and "Vorschau rechnen" in html
    awake.append(True)
    assert "Größte Änderungen" in post(lange, staff, number, "vorschau/rechnen")


@one_database
def test_a_preview_of_an_intake_that_was_changed_meanwhile_is_not_made(staff, lange, rows, awake):
    awake.clear()
    number = begun(staff, rows)
    post(lange, staff, number, "befunde/weiter")
    lange.act(
        f"/einspielen/{number}/umbenennen", {"stand": str(stored(staff, number).revision), "name": "Anders"}
    )
    work(staff.staff.settings.stores)
    [job] = staff.staff.jobs.newest()
    assert job.state is JobState.FAILED and "inzwischen geändert" in job.message
    html = lange.get(f"/einspielen/{number}").get_data(as_text=True)
    assert "Die Vorschau zu diesem Stand ist noch nicht gerechnet." in html
