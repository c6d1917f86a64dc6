"""So many reports of an address and of all: the rest waits, and no address is held."""

from __future__ import annotations

import gc

import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from callbacks.institutions.reports.limits import MOST_OF_ALL, MOST_OF_ONE, WINDOW, ReportLimits, sender_of

MARK = "203.0.113.77"


class Clock:
    """Seconds that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def limits(clock):
    return ReportLimits(clock)


def test_one_address_sends_a_few_and_waits_as_long_as_it_is_told(limits, clock):
    assert [limits.wait(MARK) for _ in range(MOST_OF_ONE)] == [0] * MOST_OF_ONE
    wait = limits.wait(MARK)
    assert 0 < wait <= WINDOW + 1
    assert limits.wait("198.51.100.1") == 0, "others are not kept waiting"
    clock.now += wait - 2
    assert limits.wait(MARK) > 0
    clock.now += 2
    assert limits.wait(MARK) == 0


def test_all_addresses_together_have_a_limit_too(limits, clock):
    taken = [limits.wait(f"198.51.100.{at}") for at in range(MOST_OF_ALL)]
    assert set(taken) == {0}
    assert limits.wait("192.0.2.1") > 0
    clock.now += WINDOW + 1
    assert limits.wait("192.0.2.1") == 0


def test_devices_of_one_household_count_together(limits):
    for at in range(MOST_OF_ONE):
        assert limits.wait(f"2001:db8:1:2::{at}") == 0
    assert limits.wait("2001:db8:1:2:ffff::1") > 0
    assert limits.wait("2001:db8:1:3::1") == 0


def test_no_address_is_held_and_its_number_changes_each_day(limits, clock):
    limits.wait(MARK)
    gc.collect()
    packed = bytes(int(part) for part in MARK.split("."))
    (number,) = limits._by_address
    assert MARK.encode() not in number and packed not in number
    assert not [one for one in vars(limits).values() if MARK in repr(one)]
    clock.now += 24 * 60 * 60 + 1
    limits.wait(MARK)
    assert list(limits._by_address) != [number]


def test_what_lies_outside_the_window_takes_no_memory(limits, clock):
    for at in range(MOST_OF_ALL):
        limits.wait(f"198.51.100.{at}")
    clock.now += WINDOW + 1
    limits.wait(MARK)
    assert len(limits._by_address) == len(limits._all) == 1


@pytest.mark.parametrize(
    ("direct", "named", "sender"),
    [
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", f"10.9.9.9, {MARK}", MARK),
        ("10.0.0.7", MARK, MARK),
        ("", MARK, MARK),
        ("8.8.8.8", MARK, "8.8.8.8"),
        ("kein-rechner", MARK, "kein-rechner"),
    ],
)
def test_only_a_proxy_may_name_another_address(direct, named, sender):
    headers = {"X-Forwarded-For": named} if named else {}
    environ = EnvironBuilder(headers=headers).get_environ()
    environ["REMOTE_ADDR"] = direct
    assert sender_of(Request(environ)) == sender
