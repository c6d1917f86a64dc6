"""What staff are told when something goes wrong: the sentence of the error, in the frame; they may read what names
files and settings."""

from __future__ import annotations

import secrets

from flask import Flask, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from callbacks.server.failures import LOG, asked_address, opened_by_a_person, problem
from callbacks.staff.entrance.guard import ForeignRequest, MissingRight
from callbacks.staff.screens import staff_language
from callbacks.staff.staff_pages import StaffPages
from dashboard.errors import Busy, FileRejected, MonitorError, StoreError, UnknownKey
from dashboard.texts import LANGUAGES, say

_SENTENCES = {
    401: "staff_failure_signed_out",
    403: "staff_failure_right",
    404: "failure_nothing",
    405: "staff_failure_method",
    413: "staff_failure_large",
    421: "staff_failure_host",
}


def register(server: Flask, pages: StaffPages) -> None:
    """Adds the handlers of errors."""

    def told(status: int, sentence: str, title: str = "") -> Response:
        lang = staff_language()
        if not (opened_by_a_person() or request.mimetype == "multipart/form-data"):
            return problem(status, sentence)
        key = title or f"failure_{status}"
        return pages.problem(say(lang, key if key in LANGUAGES[lang] else "failure"), sentence, status)

    @server.errorhandler(MonitorError)
    def known(error: MonitorError) -> Response:
        status = (
            503 if isinstance(error, StoreError | Busy) else 404 if isinstance(error, UnknownKey) else 400
        )
        if isinstance(error, StoreError):
            LOG.error("%s %s: %s", request.method, asked_address(), error.message)
        title = "failure_busy" if isinstance(error, Busy) else ""
        return told(
            status, error.sentence(staff_language()), "failure" if isinstance(error, FileRejected) else title
        )

    @server.errorhandler(ForeignRequest)
    def foreign(_: ForeignRequest) -> Response:
        return told(403, say(staff_language(), "staff_failure_foreign"), "staff_failure_403")

    @server.errorhandler(MissingRight)
    def missing(_: MissingRight) -> Response:
        return told(403, say(staff_language(), "staff_failure_right"), "staff_failure_403")

    @server.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        code = error.code or 500
        key = _SENTENCES.get(code, "failure_unanswered")
        response = told(code, say(staff_language(), key, path=request.path[:120]))
        response.headers.update([one for one in error.get_headers() if one[0] == "Allow"])
        return response

    @server.errorhandler(Exception)
    def unknown(error: Exception) -> Response:
        reference = secrets.token_hex(3).upper()
        LOG.error("%s %s: Vorgang %s", request.method, asked_address(), reference, exc_info=error)
        return told(500, say(staff_language(), "failure_ours", reference=reference))
