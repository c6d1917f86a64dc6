"""What takes long is made in the background, and nothing fails that could not be made."""

import logging

from callbacks.highlights.warming import in_background


def test_it_is_made_in_a_thread_that_ends():
    made: list[str] = []
    thread = in_background(lambda: made.append("page"), after=0.0)
    assert thread.daemon, "nobody who stops the server waits for it"
    thread.join(10)
    assert made == ["page"] and not thread.is_alive()


def test_what_cannot_be_made_is_told_in_the_log(caplog):
    def fails() -> None:
        raise RuntimeError("Datei fehlt")

    with caplog.at_level(logging.ERROR):
        in_background(fails, after=0.0).join(10)
    assert "beim ersten Aufruf" in caplog.text and "Datei fehlt" in caplog.text
