"""The page needs nobody but its own server, and the tests would notice if it did."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from bench.stage import Watch
from tests.browser.waiting import at_rest

pytestmark = pytest.mark.browser


def test_the_monitor_opens_without_asking_another_host(page, watch: Watch):
    page.locator("#monitor-map .bl-area").first.wait_for(state="attached")
    page.locator("#monitor-series .bl-lines path").first.wait_for(state="attached")
    expect(page.locator("#monitor-map .bl-area")).to_have_count(142)
    at_rest(page)
    assert watch.foreign == []


def test_a_request_to_another_host_is_blocked_and_noticed(browser):
    """Otherwise the claim above would hold for any page."""
    watch = Watch("127.0.0.1:1")
    context = browser.new_context()
    watch.follow(context)
    page = context.new_page()
    outcome = page.evaluate(
        "fetch('http://example.org/pixel.gif', {mode: 'no-cors'}).then(() => 'sent', () => 'blocked')"
    )
    context.close()
    assert outcome == "blocked"
    assert watch.foreign == ["http://example.org/pixel.gif"]


def test_another_context_is_another_person(open_page):
    """Nothing of one browser's state reaches the next: a copied link is tested honestly."""
    first = open_page()
    first.evaluate("localStorage.setItem('mark', '1')")
    assert open_page().evaluate("localStorage.getItem('mark')") is None
