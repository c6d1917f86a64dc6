"""What the server itself answers to requests that no application sees: a sentence in both languages.

Of such a request neither address nor headers need to be known, so that the reader's language is not.
"""

from __future__ import annotations

from waitress.task import ErrorTask
from waitress.utilities import Error

from dashboard.texts import both

_SENTENCES = {
    413: "failure_too_large",
    431: "failure_too_large",
    500: "failure_unanswered",
    501: "failure_unanswered",
}
_UNREADABLE = "failure_unreadable"


class Refusal(ErrorTask):
    """In place of waitress's own words and its name."""

    def execute(self) -> None:
        """Writes status and sentences, and closes the connection."""
        error: Error = self.request.error  # type: ignore[attr-defined]  # the stubs take the request itself for it
        body = sentences(int(error.code)).encode()
        self.status = f"{error.code} {error.reason}"
        headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
        self.response_headers = [*self.response_headers, *headers]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


def sentences(code: int) -> str:
    """The sentence of a status in every language, one in a line."""
    return "".join(f"{one}\r\n" for one in both(_SENTENCES.get(code, _UNREADABLE)))
