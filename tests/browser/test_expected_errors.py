"""An error that a test names has to come, and one that it does not name is none that it wanted."""

from __future__ import annotations

from tests.browser.expected_errors import ExpectantWatch

FAILED = (
    "Failed to load resource: the server responded with a status of 500 (http://127.0.0.1:1/slab?jahr=2020)"
)


def test_only_what_is_named_is_forgiven() -> None:
    watch = ExpectantWatch("127.0.0.1:1", errors=[FAILED, "TypeError: x is undefined"])
    watch.expect("status of 500", "/slab?")
    assert watch.unexpected() == ["TypeError: x is undefined"]
    assert watch.missing() == []


def test_all_words_have_to_stand_in_the_same_error() -> None:
    watch = ExpectantWatch("127.0.0.1:1", errors=[FAILED])
    watch.expect("status of 404", "/slab?")
    assert watch.unexpected() == [FAILED]
    assert watch.missing() == [("status of 404", "/slab?")]
