"""Which courses suit somebody, and which nearly do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.kinds import LEVELS
from dashboard.integration.plain.contact import reachable
from dashboard.integration.plain.matching import Lack, Wish, next_course, offers
from dashboard.integration.plain.view import PlainView, asks_for_plain, nearest_distance, parse
from dashboard.texts.languages.language import BY_CODE

DAY = date(2026, 11, 30)
HOME = (11.5, 53.4)


def course(key: str = "a", ahead: int = 30, **more: Any) -> Course:
    """A course at home that begins some days ahead."""
    usual: dict[str, Any] = {"municipality": "13076105", "longitude": HOME[0], "latitude": HOME[1]}
    return Course(key, "allgemein", DAY + timedelta(ahead), **(usual | more))


def keys(found: Any) -> list[str]:
    return [one.course.key for one in found]


def test_a_course_fits_where_place_level_and_child_care_do():
    there = course(level_from="A1", level_to="B1", child_care=True)
    found = offers([there], Wish(HOME, "A1", True), DAY)
    assert keys(found.fitting) == ["a"]
    assert found.fitting[0].kilometres == 0


def test_each_lack_makes_it_a_near_one_and_two_of_them_none():
    full = course("full", seats=10, taken=10)
    level = course("level", level_from="B1", level_to="B2")
    care = course("care", child_care=False)
    unknown = course("unknown")
    far = course("far", longitude=12.4, child_care=True)
    both = course("both", longitude=12.4, seats=3, taken=3, child_care=True)
    found = offers([full, level, care, unknown, far, both], Wish(HOME, "A1", False), DAY)
    assert {one.course.key: set(one.lacks) for one in found.near} == {
        "full": {Lack.FULL},
        "level": {Lack.LEVEL},
        "far": {Lack.FAR},
    }
    assert keys(found.fitting) == ["care", "unknown"]
    with_children = offers([care, unknown], Wish(HOME, "A1", True), DAY)
    assert keys(with_children.near) == ["care", "unknown"], "what is not said is no promise"


def test_courses_that_nobody_can_begin_are_left_out():
    gone = [
        course("running", -1),
        course("ended", -60, end=DAY - timedelta(1)),
        course("cancelled", status="cancelled"),
        course("closed", deadline=DAY - timedelta(1)),
    ]
    assert offers(gone, Wish(), DAY) == offers([], Wish(), DAY)
    assert keys(offers([course("last", deadline=DAY)], Wish(), DAY).fitting) == ["last"]


def test_levels_go_in_at_the_beginning_or_on_the_way_and_writing_is_apart():
    def fits(level: str, first: str, last: str) -> bool:
        return bool(offers([course(level_from=first, level_to=last)], Wish(level=level), DAY).fitting)

    assert fits("A1", "A1", "B1")
    assert fits("A2", "A1", "B1")
    assert not fits("B1", "A1", "B1"), "it ends where one already is"
    assert not fits("A1", "Alpha", "A2"), "who reads Latin letters does not learn them"
    assert fits("Alpha", "Alpha", "A2")
    assert not fits("Alpha", "A1", "B1")
    assert fits("", "B2", "C1")


def test_an_online_course_is_never_far():
    online = course(municipality="", longitude=None, latitude=None, form="online")
    assert offers([online], Wish(HOME, kilometres=10), DAY).fitting[0].kilometres is None


COURSES = st.lists(
    st.builds(
        lambda at, ahead, level, east, care, seats: course(
            f"k{at}", ahead, level_from=LEVELS[level], level_to=LEVELS[min(level + 1, 6)],
            longitude=11.5 + east / 100, child_care=care, seats=10, taken=seats,
        ),
        st.integers(0, 10**6), st.integers(-20, 90), st.integers(0, 6), st.integers(0, 120),
        st.sampled_from([True, False, None]), st.integers(0, 10),
    ),
    max_size=8, unique_by=lambda one: one.key,
)  # fmt: skip
WISHES = st.builds(
    Wish,
    st.sampled_from([None, HOME]),
    st.sampled_from(["", *LEVELS]),
    st.booleans(),
    st.sampled_from([10, 25, 50]),
)


@given(COURSES, WISHES, st.randoms())
def test_order_is_irrelevant_and_who_asks_for_less_finds_no_fewer(found, wish, random):
    shuffled = list(found)
    random.shuffle(shuffled)
    fitting = offers(found, wish, DAY).fitting
    assert offers(shuffled, wish, DAY) == offers(found, wish, DAY)
    wider = Wish(wish.home, wish.level, False, 50)
    assert set(keys(fitting)) <= set(keys(offers(found, wider, DAY).fitting))
    assert all(one.course.start > DAY and one.course.free != 0 for one in fitting)


def test_what_follows_begins_where_the_first_one_leads_to_after_its_end():
    first = course("first", 10, level_from="A1", level_to="B1", end=DAY + timedelta(100))
    early = course("early", 90, level_from="B1", level_to="B2")
    later = course("later", 120, level_from="B1", level_to="B2")
    latest = course("latest", 150, level_from="B1", level_to="C1")
    assert next_course([latest, later, early, first], first, DAY) == later
    assert next_course([early, first], first, DAY) is None
    assert next_course([later], course(), DAY) is None


def test_addresses_hold_the_answers_and_what_is_wrong_is_as_if_it_were_not_there():
    homes = {"13076105"}
    view = PlainView(BY_CODE["uk"], "13076105", 10, "a1", True)
    assert parse(view.to_query(), homes) == view
    german = PlainView(home="13076105")
    assert german.to_query() == "ansicht=einfach&ort=13076105"
    assert parse(german.to_query(), homes) == german
    assert parse("sprache=xx&ort=999&umkreis=-3&niveau=z9&kinderbetreuung=vielleicht", homes) == PlainView()
    assert [nearest_distance(one) for one in ("", "0", "17", "18", "99", "9" * 30, "٢٥", "1e3")] == [
        *(25, 10, 10, 25, 50, 25, 25, 25)
    ]


def test_only_languages_without_another_page_or_a_wish_lead_to_the_plain_one():
    assert asks_for_plain("sprache=uk")
    assert asks_for_plain("sprache=AR&ort=1")
    assert asks_for_plain("ansicht=einfach")
    assert asks_for_plain("sprache=en&ansicht=einfach")
    for other in ("", "sprache=de", "sprache=en", "sprache=xx", "ansicht=karte"):
        assert not asks_for_plain(other), other


def test_contacts_become_links_only_where_they_are_addresses():
    def of(contact: str = "", web: str = "") -> tuple[str, str, str]:
        found = reachable(course(contact=contact, web=web))
        return found.telephone, found.mail, found.web

    assert of("Tel. 03871 722-4321, kurse@example.org", "https://example.org/kurse") == (
        "tel:038717224321", "mailto:kurse@example.org", "https://example.org/kurse",
    )  # fmt: skip
    assert of("+49 (0)3871 123456") == ("tel:+493871123456", "", "")
    assert of("Zimmer 12, 2. Stock", "javascript:alert(1)") == ("", "", "")
    assert of("a@b.de?subject=x&cc=c@d.de")[1] == "mailto:a@b.de"
    assert of("Raum 0815") == ("", "", "")
