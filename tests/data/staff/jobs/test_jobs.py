"""Jobs publish in a process of their own: one at a time, to be cancelled until the commit, on both databases."""

from __future__ import annotations

import os
import signal
import time
from contextlib import contextmanager

import pytest

from dashboard.staff.jobs.job import JobKind, JobOptions, JobState, JobStep
from data import prepare
from data.importing import write
from data.publishing import changes, release, rollback
from data.staff.jobs import worker, working
from data.staff.jobs.job_store import JobStore, jobs_url
from data.staff.jobs.worker import work
from data.staff.jobs.worker_lock import only_worker, somebody_works
from data.stores.database import opened
from data.stores.releases.steps import version_of_job
from tests.data.staff.jobs.job_stores import AUTHOR, RELEASER, JobStores, ended, release_draft
from tests.data.stores.changes import few, is_open, kept, shown, take_back


@pytest.fixture(scope="module", autouse=True)
def quick():
    with pytest.MonkeyPatch.context() as patch:
        for module in (write, release, rollback, prepare, changes):
            patch.setattr(module, "load", few)
        yield


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def made(quick, tmp_path_factory, request):
    server = None if request.param == "sqlite" else request.getfixturevalue("postgresql")
    stores = JobStores(tmp_path_factory.mktemp("jobs"), server)
    yield stores
    stores.forks.close()


@pytest.fixture
def stores(made):
    made.databases.set_back("history")
    yield made
    made.forks.end_all()


@pytest.fixture
def jobs(stores):
    found = stores.jobs()
    yield found
    found.close()


def everything(stores):
    return shown(stores.settings), kept(stores.settings), is_open(stores.settings)


def test_a_job_publishes_a_draft_outside_the_request_and_says_which_version_is_in_force(stores, jobs):
    began = time.monotonic()
    number = release_draft(jobs, stores.versions["draft"])
    assert time.monotonic() - began < 2, "asking waits for nothing"
    job = ended(jobs, number)
    assert (job.state, job.step, job.share) == (JobState.DONE, JobStep.COMMIT, 1.0), job.message
    assert job.result == {row[0] for row in shown(stores.settings)}.pop()
    assert job.begun_at >= job.asked_at and job.ended_at >= job.begun_at
    with opened(stores.settings.raw_database_url) as (raw,), raw.connect() as connection:
        assert version_of_job(connection, job.token) == job.result


def test_a_version_is_withdrawn_and_published_again_by_jobs_and_shows_what_it_showed(stores, jobs):
    ended(jobs, release_draft(jobs, stores.versions["draft"]))
    before = shown(stores.settings)
    version = {row[0] for row in before}.pop()
    gone = ended(jobs, jobs.start(JobKind.WITHDRAW, version, RELEASER, JobOptions(reason="falsche Spalte")))
    assert gone.state is JobState.DONE, gone.message
    again = ended(jobs, jobs.start(JobKind.RESTORE, version, RELEASER))
    assert again.state is JobState.DONE, again.message
    after = shown(stores.settings)
    assert again.result != version and {row[0] for row in after} == {again.result}
    assert {row[1:] for row in after} == {row[1:] for row in before}


def test_two_jobs_run_one_after_the_other_though_two_processes_work(stores, jobs):
    numbers = [release_draft(jobs, stores.versions[one]) for one in ("draft", "second")]
    stores.begin_worker(stores.settings)
    first, second = (ended(jobs, one) for one in numbers)
    assert (first.state, second.state) == (JobState.DONE, JobState.DONE), (first.message, second.message)
    assert second.begun_at >= first.ended_at


def hold(url):
    with only_worker(url):
        time.sleep(60)


def test_a_job_waits_while_another_process_works_and_asking_twice_is_one_job(stores, jobs):
    url = jobs_url(stores.settings.raw_database_url)
    holder = stores.forks.begin(hold, url)
    while not somebody_works(url):
        time.sleep(0.01)
    number = release_draft(jobs, stores.versions["draft"])
    stores.begin_worker(stores.settings)
    time.sleep(0.3)
    assert jobs.of(number).state is JobState.WAITS
    assert release_draft(jobs, stores.versions["draft"]) == number
    os.kill(holder, signal.SIGKILL)
    assert ended(jobs, number).state is JobState.DONE


def test_a_job_that_comes_while_a_worker_lets_go_is_done_by_it(stores, monkeypatch):
    """Whoever asks at that moment sees the lock held and starts no worker."""
    jobs, asked = stores.jobs(with_worker=False), []

    @contextmanager
    def late(url):
        with only_worker(url):
            yield
            if not asked:
                asked.append(release_draft(jobs, stores.versions["draft"]))

    monkeypatch.setattr(worker, "only_worker", late)
    work(stores.settings)
    assert jobs.of(asked[0]).state is JobState.DONE
    jobs.close()


def test_a_job_that_waits_is_cancelled_at_once_and_never_runs(stores):
    jobs = stores.jobs(with_worker=False)
    number = release_draft(jobs, stores.versions["draft"])
    before = everything(stores)
    assert jobs.cancel(number) and jobs.of(number).state is JobState.CANCELLED
    work(stores.settings)
    assert jobs.of(number).state is JobState.CANCELLED and everything(stores) == before
    assert not jobs.cancel(number), "it has ended"
    jobs.close()


def test_a_cancel_before_any_step_changes_nothing_and_one_during_the_commit_comes_too_late(
    stores, monkeypatch
):
    monkeypatch.setattr(working, "_TELL_SECONDS", -1.0)
    jobs = stores.jobs(with_worker=False)
    before = everything(stores)
    told, commits = JobStore.progress, JobStore.commit_begins
    heard = []

    def cancelled_at(turn, number):
        calls = iter(range(1, 10_000))

        def progress(store, given, step, count, share):
            if next(calls) == turn:
                heard.append(step)
                assert store.ask_to_cancel(given)
            return told(store, given, step, count, share)

        def commit(store, given):
            if next(calls) == turn:
                heard.append(JobStep.COMMIT)
                assert store.ask_to_cancel(given)
            begun = commits(store, given)
            assert not begun or not store.ask_to_cancel(given), "too late"
            return begun

        monkeypatch.setattr(JobStore, "progress", progress)
        monkeypatch.setattr(JobStore, "commit_begins", commit)
        work(stores.settings)
        return jobs.of(number)

    for turn in range(1, 200):
        number = release_draft(jobs, stores.versions["draft"])
        job = cancelled_at(turn, number)
        if job.state is JobState.DONE:
            break
        assert job.state is JobState.CANCELLED and job.message, job
        assert everything(stores) == before, heard[-1]
    assert set(heard) == {JobStep.FIGURES, JobStep.PROTECTION, JobStep.CELLS, JobStep.COMMIT}
    assert job.state is JobState.DONE and everything(stores) != before
    jobs.close()


def test_a_job_survives_the_app_that_asked_for_it_and_is_found_by_the_next(stores):
    first = stores.jobs()
    number = release_draft(first, stores.versions["draft"])
    first.close()
    second = stores.jobs()
    found = ended(second, number)
    assert found.state is JobState.DONE, found.message
    assert [one.number for one in second.newest()] == [number] and not second.open_jobs()
    second.close()


def test_a_job_that_was_asked_for_before_a_restart_runs_when_somebody_looks(stores):
    asleep = stores.jobs(with_worker=False)
    number = release_draft(asleep, stores.versions["draft"])
    asleep.close()
    awake = stores.jobs()
    assert [one.number for one in awake.open_jobs()] == [number]
    assert ended(awake, number).state is JobState.DONE
    awake.close()


def die(*_given, **_facts):
    os.kill(os.getpid(), signal.SIGKILL)


def works_until(name, settings):
    """Dies when the store of jobs is about to hear of something."""
    setattr(JobStore, name, die)
    work(settings)


def test_a_killed_job_is_named_as_what_became_of_it_and_the_next_one_runs(stores):
    asleep = stores.jobs(with_worker=False)
    number, following = (release_draft(asleep, stores.versions[one]) for one in ("draft", "second"))
    before = everything(stores)
    killed = stores.forks.begin(works_until, "commit_begins", stores.settings)
    assert stores.forks.wait(killed) == -signal.SIGKILL
    assert asleep.of(number).state is JobState.RUNS and shown(stores.settings) == before[0]
    awake = stores.jobs()
    assert ended(awake, following).state is JobState.DONE
    lost = awake.of(number)
    assert (lost.state, lost.message) == (JobState.INTERRUPTED, "Abgebrochen, nichts geändert.")
    again = release_draft(awake, stores.versions["draft"])
    assert again != number and ended(awake, again).state is JobState.DONE
    for one in (asleep, awake):
        one.close()


def test_a_job_that_was_killed_after_its_commit_is_done(stores):
    asleep = stores.jobs(with_worker=False)
    number = release_draft(asleep, stores.versions["draft"])
    killed = stores.forks.begin(works_until, "end", stores.settings)
    assert stores.forks.wait(killed) == -signal.SIGKILL
    awake = stores.jobs()
    job = ended(awake, number)
    assert job.state is JobState.DONE and {row[0] for row in shown(stores.settings)} == {job.result}
    for one in (asleep, awake):
        one.close()


def test_a_withdrawal_that_was_killed_after_its_commit_names_what_is_in_force_now(stores):
    asleep = stores.jobs(with_worker=False)
    number = asleep.start(JobKind.WITHDRAW, stores.versions["newest"], RELEASER, JobOptions(reason="falsch"))
    killed = stores.forks.begin(works_until, "end", stores.settings)
    assert stores.forks.wait(killed) == -signal.SIGKILL
    awake = stores.jobs()
    job = ended(awake, number)
    assert job.state is JobState.DONE and job.result != stores.versions["newest"]
    assert {row[0] for row in shown(stores.settings)} == {job.result}
    for one in (asleep, awake):
        one.close()


def test_nobody_releases_what_is_his_own_or_was_not_submitted_unless_one_pair_of_eyes_suffices(stores, jobs):
    version = stores.versions["second"]
    own = ended(jobs, release_draft(jobs, version, AUTHOR))
    assert own.state is JobState.FAILED and "jemand anderes" in own.message and "Somebody else" in own.english
    alone = ended(jobs, release_draft(jobs, version, AUTHOR, four_eyes=False))
    assert alone.state is JobState.DONE, alone.message


def test_a_job_that_cannot_be_done_says_why_and_an_unexpected_error_has_a_reference(stores, monkeypatch):
    jobs = stores.jobs(with_worker=False)
    missing = jobs.start(JobKind.WITHDRAW, "1999.1", RELEASER)
    work(stores.settings)
    assert jobs.of(missing).state is JobState.FAILED and "1999.1" in jobs.of(missing).message
    stranger = release_draft(jobs, stores.versions["draft"], "N. Niemand")
    work(stores.settings)
    assert jobs.of(stranger).state is JobState.FAILED, "nobody has this account"
    number = release_draft(jobs, stores.versions["draft"])
    monkeypatch.setitem(working._ALTERS, JobKind.RELEASE, lambda *_given: 1 / 0)
    before = everything(stores)
    work(stores.settings)
    job = jobs.of(number)
    assert job.state is JobState.FAILED and "Kennung" in job.message and everything(stores) == before
    jobs.close()


def test_a_version_is_computed_once_beside_files_and_again_where_they_changed_meanwhile(stores, monkeypatch):
    jobs = stores.jobs(with_worker=False)
    real, where = changes.compute_release, []

    def compute(raw, *given, **facts):
        made = real(raw, *given, **facts)
        where.append(str(raw.engine.url))
        if len(where) == 2 and "bildungslupe-probe" in where[-1]:
            take_back(
                stores.settings, stores.versions["newest"]
            )  # somebody else, while nobody holds the stores
        return made

    monkeypatch.setattr(changes, "compute_release", compute)
    for name in ("draft", "second"):
        number = release_draft(jobs, stores.versions[name])
        work(stores.settings)
        assert jobs.of(number).state is JobState.DONE, jobs.of(number).message
    beside = ["bildungslupe-probe" in one for one in where]
    file = stores.databases.name == "sqlite"
    # The draft beside; the second beside, then the other's change, then the second once more in the stores.
    assert beside == ([True, True, False, False] if file else [False, False])
    jobs.close()
