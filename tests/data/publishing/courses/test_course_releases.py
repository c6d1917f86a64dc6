"""Courses and queues are in the same releases as figures and institutions, on both databases; numbers of one or two
people stay in the raw store."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from sqlalchemy import select, text

from dashboard import formats
from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import Queue
from dashboard.domain.institutions.entries import COURSES, CompleteKind, Entries
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.observation import Provenance, Status
from dashboard.errors import ReleaseError
from data.importing.findings import Delivery
from data.importing.write import import_deliveries, try_deliveries
from data.publishing.drafts import publish_draft, restore
from data.publishing.rollback import rollback
from data.staff.versions.trial import preview_version
from data.stores.institutions import raw as raw_entries
from data.stores.institutions.schema import PUBLISHED_TABLES

DAY = date(2026, 11, 30)
FULL = Course(
    key="kurs-1",
    kind="frauen",
    start=date(2027, 1, 11),
    provider="Bildungsverein „Muster“; neu",
    provider_key="k1",
    title="Deutsch für Frauen",
    level_from="A1",
    level_to="B1",
    place="Haus der Begegnung",
    place_key="k2",
    municipality="13076001",
    longitude=11.5,
    latitude=53.5,
    end=date(2027, 7, 9),
    days=(0, 2, 4),
    times=((510, 720), (765, 810)),
    times_note="nicht in den Ferien",
    form="mixed",
    seats=20,
    taken=4,
    minimum=12,
    deadline=date(2027, 1, 4),
    child_care=True,
    costs="kostenlos",
    funding="Bund",
    contact="03871 0000",
    web="https://example.org",
    status="cancelled",
    reason="zu wenige Anmeldungen",
    confirmed_on=date(2026, 11, 1),
    source="landkreis",
)
BARE = Course("kurs-2", "deutsch", date(2027, 2, 1), municipality="13076002")
QUEUES = (
    Queue("frauen", "13076001", DAY, 7, weeks=5.5, source="landkreis"),
    Queue("frauen", "13076002", DAY, 0, Status.ZERO),
    Queue("jugend", "13076002", DAY, None, Status.NOT_COLLECTED),
)
ENTRIES = Entries(courses=(FULL, BARE), queues=QUEUES)


def bring(stores, entries: Entries, name: str, **how: object):
    return import_deliveries(stores.raw, stores.published, [course_delivery(entries, name)], "test", **how)


def course_delivery(entries: Entries, name: str) -> Delivery:
    digest = hashlib.sha256(name.encode()).hexdigest()
    return Delivery(name, digest, "courses_csv", "", (), (), entries=entries)


@pytest.fixture
def ready(stores, world):
    world.counts("kitas", 2020, {"13076001": "4", "13076002": "5"})
    stores.prepare_alike(world)
    return stores


def test_everything_that_is_delivered_comes_back(ready):
    """Every field of both, on both databases; the days until the next course alone are computed anew for them."""
    outcome = bring(ready, ENTRIES, "a.csv")
    assert outcome.message == (
        f"2 Kurse, 3 Wartelisten eingespielt. Datenstand {outcome.version} veröffentlicht: "
        f"1{formats.SPACE}Indikator neu berechnet."
    )
    assert outcome.indicators == ("kursbeginn_tage",)
    found = ready.repository().entries()
    assert (found.courses, found.queues) == (ENTRIES.courses, QUEUES)
    with ready.raw.connect() as raw:
        assert raw_entries.deliveries(raw) == (ENTRIES,)


def test_one_and_two_people_are_in_no_row_of_the_published_store(ready):
    courses = tuple(
        Course(f"k{taken}", "deutsch", date(2027, 2, 1), municipality="13076001", seats=20, taken=taken)
        for taken in range(5)
    )
    queues = tuple(Queue("jugend", f"1307600{n}", DAY, n, weeks=9.0) for n in range(1, 5))
    bring(ready, Entries(courses=courses, queues=queues), "a.csv")
    found = ready.repository().entries()
    assert [one.taken for one in found.courses] == [0, None, None, 3, 4]
    assert [one.taken_hidden for one in found.courses] == [False, True, True, False, False]
    assert [(one.waiting, one.weeks, one.status) for one in found.queues] == [
        (None, None, Status.SUPPRESSED),
        (None, None, Status.SUPPRESSED),
        (3, 9.0, Status.REPORTED),
        (4, 9.0, Status.REPORTED),
    ]
    with ready.published.connect() as published:
        table = PUBLISHED_TABLES["queues"]
        assert set(published.scalars(select(table.c.waiting))) == {None, 3, 4}
        counts = published.execute(text("select taken from course")).scalars()
        assert set(counts) == {None, 0, 3, 4}
    with ready.raw.connect() as raw:
        [delivered] = raw_entries.deliveries(raw)
        assert [one.waiting for one in delivered.queues] == [1, 2, 3, 4]


def test_a_draft_a_withdrawal_and_a_restoration(ready):
    """What is shown at each step is what is in force, and a preview says that courses change and institutions do
    not."""
    draft = bring(ready, ENTRIES, "a.csv", draft=True)
    assert not ready.repository().entries()
    preview = preview_version(ready.settings, draft.version)
    assert preview.courses_change and not preview.institutions_change and not preview.empty
    public = publish_draft(ready.raw, ready.published, draft.version)
    assert ready.repository().entries().courses == ENTRIES.courses
    other = bring(ready, Entries(courses=(Course("n", "jugend", DAY, municipality="13076001"),)), "b.csv")
    rollback(ready.raw, ready.published, public.version)
    assert [one.key for one in ready.repository().entries().courses] == ["n"]
    rollback(ready.raw, ready.published, other.version)
    restore(ready.raw, ready.published, public.version)
    assert ready.repository().entries().courses == ENTRIES.courses


def test_a_trial_and_a_contradiction_write_nothing(ready):
    assert try_deliveries(ready.raw, ready.published, [course_delivery(ENTRIES, "a.csv")]).changed
    moved = Course("kurs-2", "deutsch", date(2027, 3, 1), municipality="13076002")
    files = [course_delivery(ENTRIES, "a.csv"), course_delivery(Entries(courses=(moved,)), "b.csv")]
    with pytest.raises(ReleaseError, match=r"a\.csv und b\.csv widersprechen sich: Kurs kurs-2"):
        import_deliveries(ready.raw, ready.published, files, "test")
    assert not ready.repository().entries()


def test_what_a_delivery_of_all_courses_does_not_name_is_gone(ready):
    away = Course("fern", "deutsch", DAY, municipality="13073088")
    bring(ready, Entries(courses=(FULL, BARE, away)), "a.csv")
    complete = Entries(courses=(BARE,), complete=(CompleteKind(COURSES, "13076"),))
    outcome = bring(ready, complete, "b.csv")
    assert [one.key for one in ready.repository().entries().courses] == ["fern", "kurs-2"]
    rollback(ready.raw, ready.published, outcome.version)
    assert len(ready.repository().entries().courses) == 3


def test_something_real_displaces_all_examples_of_the_district(ready):
    example = Provenance.EXAMPLE
    examples = Entries(
        courses=tuple(
            Course(f"b{key}", "deutsch", DAY, municipality=key, provenance=example)
            for key in ("13076001", "13073088")
        ),
        queues=(Queue("jugend", "13076002", DAY, 5, provenance=example),),
    )
    bring(ready, examples, "a.csv")
    assert len(ready.repository().entries().courses) == 2
    real = bring(ready, Entries(queues=QUEUES[:1]), "b.csv")
    found = ready.repository().entries()
    assert ([one.key for one in found.courses], found.queues) == (["b13073088"], QUEUES[:1])
    rollback(ready.raw, ready.published, real.version)
    online = Course("o", "deutsch", DAY, form="online")
    bring(ready, Entries(courses=(online,)), "c.csv")
    assert ready.repository().entries() == Entries(courses=(online,))


def test_institutions_and_courses_come_together(ready):
    both = Entries(institutions=(Institution("s1", "grundschule", "Schule", "13076002"),), courses=(BARE,))
    assert both.parts == {"institutions", "courses"}
    bring(ready, both, "a.csv")
    assert ready.repository().entries() == both
