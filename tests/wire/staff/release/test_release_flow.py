"""A draft on its way to the public: submitted, sent back, released by somebody else, withdrawn, with each step
logged."""

import pytest

from dashboard.staff.audit import ActKind
from dashboard.staff.jobs.job import JobKind, JobState
from dashboard.staff.rights import Role
from data import prepare
from data.importing import write
from data.importing.write import import_deliveries
from data.publishing import changes, release, rollback
from data.staff.jobs.jobs import Jobs
from data.staff.jobs.worker import work
from data.stores.audit import audit_log
from data.stores.database import opened
from tests.data.stores.changes import EXAMPLE, few
from tests.data.stores.deliveries import delivery
from tests.staff.staff_app import NAMES, staff_world

pytestmark = pytest.mark.one_database
AUTHOR = NAMES[Role.EDITOR]


@pytest.fixture
def office(stores, world, monkeypatch):
    """Jobs are done before the answer; `asleep` lets them wait."""
    for module in (write, release, rollback, prepare, changes):
        monkeypatch.setattr(module, "load", few)
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    stores.prepare(world)
    awake = []
    jobs = Jobs(stores.settings, lambda settings: work(settings) if awake else None)
    made = staff_world(stores.settings, jobs=jobs)
    made.awake = awake
    yield made
    made.staff.close()


@pytest.fixture
def version(office):
    return drafted(office, ("kitas", "13076001", 2022, 11.0, EXAMPLE))


def drafted(office, *rows, name="Belegung 2022.csv"):
    settings = office.staff.settings.stores
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        given = [delivery(*rows, name=name)]
        return import_deliveries(
            raw, published, given, AUTHOR, "Kita-Belegung", draft=True, account=AUTHOR
        ).version


def acts(office, *kinds):
    with office.staff.store.reading() as connection:
        found = [act for _, act in audit_log.acts(connection)]
    return [(one.account, one.kind.value, one.subject) for one in reversed(found) if one.kind in kinds]


def last_job(office):
    return office.staff.jobs.newest(1)[0]


def test_a_draft_is_submitted_by_one_and_released_by_another_and_then_public(office, version):
    office.awake.append(True)
    editor, releaser = office.signed_in(Role.EDITOR), office.signed_in(Role.RELEASER)
    listed = editor.get("/freigaben").get_data(as_text=True)
    assert "Kita-Belegung" in listed and AUTHOR in listed and "in Arbeit" in listed
    page = editor.act(f"/freigaben/{version}/zur-freigabe")
    assert f"Der Entwurf {version} ist zur Freigabe gegeben." in page and "Zurückholen" in page
    assert 'class="btn btn-primary"' not in page, "who has made it cannot release it"
    page = releaser.get(f"/freigaben/{version}").get_data(as_text=True)
    assert "wartet auf Ihre Freigabe" in page and "Belegung 2022.csv" in page and "freigeben" in page
    page = releaser.act(f"/freigaben/{version}/freigeben")
    job = last_job(office)
    assert job.state is JobState.DONE, job.message
    assert f"Öffentlich ist jetzt Fassung {job.result}." in page
    assert office.staff.shown_version() == job.result
    assert acts(office, ActKind.DRAFTED, ActKind.SUBMITTED, ActKind.RELEASED) == [
        (AUTHOR, "drafted", version),
        (AUTHOR, "submitted", version),
        (NAMES[Role.RELEASER], "released", job.result),
    ]


def test_nobody_releases_what_is_his_own_whatever_the_role_nor_what_was_not_submitted(office, version):
    office.awake.append(True)
    lead = office.signed_in(Role.LEAD)
    settings = office.staff.settings.stores
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        mine = import_deliveries(
            raw,
            published,
            [delivery(("kitas", "13076002", 2022, 5.0, EXAMPLE))],
            "",
            draft=True,
            account=NAMES[Role.LEAD],
        ).version
    lead.act(f"/freigaben/{mine}/zur-freigabe")
    assert "jemand anderes" in lead.act(f"/freigaben/{mine}/freigeben")
    assert not office.staff.jobs.newest(), "no job was made"
    assert "nicht zur Freigabe gegeben" in lead.act(f"/freigaben/{version}/freigeben")


def test_sending_back_needs_a_reason_which_the_author_reads_and_the_draft_can_come_again(office, version):
    editor, releaser = office.signed_in(Role.EDITOR), office.signed_in(Role.RELEASER)
    editor.act(f"/freigaben/{version}/zur-freigabe")
    assert "was noch fehlt" in releaser.act(f"/freigaben/{version}/zurueckgeben", {"grund": "  "})
    assert "zu lang" in releaser.act(f"/freigaben/{version}/zurueckgeben", {"grund": "x" * 2000})
    page = releaser.act(f"/freigaben/{version}/zurueckgeben", {"grund": "Zeile 4 <b>fehlt</b>"})
    assert "zurückgegeben" in page
    page = editor.get(f"/freigaben/{version}").get_data(as_text=True)
    assert "Zeile 4 &lt;b&gt;fehlt&lt;/b&gt;" in page and "Zur Freigabe geben" in page
    editor.act(f"/freigaben/{version}/zur-freigabe")
    page = editor.act(f"/freigaben/{version}/zurueckholen")
    assert "zurückgeholt" in page
    page = releaser.act(f"/freigaben/{version}/zurueckgeben", {"grund": "zu spät"})
    assert "ist inzwischen in Arbeit" in page, "the page was an older one"


def test_a_discarded_draft_stays_in_the_list_and_is_never_published(office, version):
    editor, releaser = office.signed_in(Role.EDITOR), office.signed_in(Role.RELEASER)
    page = editor.act(f"/freigaben/{version}/verwerfen")
    assert f"Der Entwurf {version} ist verworfen." in page and "Verworfene Entwürfe" in page
    for path in ("zur-freigabe", "freigeben"):
        assert "gibt es nicht mehr" in releaser.act(f"/freigaben/{version}/{path}")
    restored = office.staff.jobs.start(JobKind.RESTORE, version, NAMES[Role.RELEASER])
    work(office.staff.settings.stores)
    assert office.staff.jobs.of(restored).state is JobState.FAILED


def test_a_job_is_told_of_on_every_page_reloaded_and_cancelled_by_those_who_may(office, version):
    editor, releaser = office.signed_in(Role.EDITOR), office.signed_in(Role.RELEASER)
    editor.act(f"/freigaben/{version}/zur-freigabe")
    page = releaser.act(f"/freigaben/{version}/freigeben")
    number = last_job(office).number
    assert "Wird begonnen." in page and "Abbrechen" in page
    for path in ("/", "/freigaben", "/protokoll"):
        assert f'href="/auftraege/{number}"' in editor.get(path).get_data(as_text=True), path
    assert "Abbrechen" not in editor.get(f"/auftraege/{number}").get_data(as_text=True)
    said = editor.get(f"/auftraege/{number}/stand").get_json()
    assert (said["state"], said["share"], said["ended"], said["may_be_cancelled"]) == (
        "waits",
        0,
        False,
        True,
    )
    assert editor.post(f"/auftraege/{number}/abbrechen").status_code == 403
    page = releaser.act(f"/auftraege/{number}/abbrechen")
    assert "Abgebrochen. Es wurde nichts geändert." in page
    assert "Zu spät" in releaser.act(f"/auftraege/{number}/abbrechen")
    assert acts(office, ActKind.JOB_CANCELLED) == [(NAMES[Role.RELEASER], "job_cancelled", version)]
    assert f'href="/auftraege/{number}"' not in editor.get("/").get_data(as_text=True)
    assert releaser.get("/auftraege/9999").status_code == 404


def test_what_fails_says_why_in_the_reader_s_language(office, version):
    office.awake.append(True)
    number = office.staff.jobs.start(JobKind.WITHDRAW, "1999.1", NAMES[Role.RELEASER])
    page = office.signed_in(Role.LEAD).get(f"/auftraege/{number}?sprache=en").get_data(as_text=True)
    assert "did not succeed" in page and "1999.1" in page
