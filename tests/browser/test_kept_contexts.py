"""The context that many tests share: its pages begin as those of a new reader, and tell their own test alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from bench.stage import Served
from tests.browser.conftest import opened
from tests.browser.expected_errors import ExpectantWatch
from tests.browser.kept_contexts import KeptContext
from tests.browser.waiting import ORIGIN, at_rest, traffic_of, until

pytestmark = pytest.mark.browser
LEAVE = """() => { document.cookie = "lupe-hell=dark; path=/"; localStorage.setItem("left", "1");
  sessionStorage.setItem("left", "1"); window.left = 1; }"""
LEFT = """() => [document.cookie, localStorage.getItem("left"), sessionStorage.length, window.left ?? null,
  matchMedia("(prefers-color-scheme: dark)").matches, innerWidth]"""


@pytest.fixture
def kept(browser: Browser, product: Served) -> Iterator[KeptContext]:
    def opener(*asked: str) -> Page:
        return opened(browser, *asked)

    made = KeptContext(opener, ExpectantWatch(product.url.removeprefix("http://")))
    yield made
    made.drop()


def test_a_page_begins_as_that_of_a_new_reader(kept: KeptContext, watch: ExpectantWatch) -> None:
    first = kept.page(watch, "/impressum", "390x844", "dark")
    first.evaluate(LEAVE)
    first.context.grant_permissions(["geolocation"])
    first.context.route("**/impressum", lambda route: route.abort())
    first.context.route("**/never", lambda route: None)
    first.evaluate("() => { fetch('/never') }")
    until(first, lambda: traffic_of(first).open, "something is asked for")
    context = first.context
    kept.leave()
    second = kept.page(watch, "/impressum", "1366x768", "light")
    assert second.context is context and first.is_closed()
    at_rest(second)
    assert second.evaluate(LEFT) == ["", None, 0, None, False, 1366]
    assert (
        second.evaluate("navigator.permissions.query({name: 'geolocation'}).then((one) => one.state)")
        != "granted"
    )


def test_a_context_with_a_script_for_every_page_is_not_used_again(
    kept: KeptContext, watch: ExpectantWatch
) -> None:
    first = kept.page(watch, ORIGIN, "1366x768", "light")
    first.context.add_init_script("window.left = 1")
    kept.leave()
    second = kept.page(watch, ORIGIN, "1366x768", "light")
    assert second.context is not first.context
    assert second.evaluate("window.left ?? null") is None


def test_what_breaks_is_told_to_the_test_whose_page_it_is(kept: KeptContext, product: Served) -> None:
    first, second = (ExpectantWatch(product.url.removeprefix("http://")) for _ in range(2))
    page = kept.page(first, ORIGIN, "1366x768", "light")
    page.evaluate("() => { setTimeout(() => { throw new Error('broken') }) }")
    until(page, lambda: first.errors, "the error is told")
    kept.leave()
    page = kept.page(second, ORIGIN, "1366x768", "light")
    assert second.errors == []
    page.evaluate("() => { console.error('again') }")
    until(page, lambda: second.errors, "the error is told")
    assert len(first.errors) == 1 and "broken" in first.errors[0]
