"""An answer comes from one store: a request during which it was replaced is asked to come again."""

from __future__ import annotations

from flask import Flask, Response, g

from callbacks.answers import Answers
from callbacks.server.failures import problem
from callbacks.server.pages import language_of_request
from dashboard.texts import say


def register(server: Flask, answers: Answers) -> None:
    """Refuses (503 with `Retry-After`) answers during whose making another store was put in place."""

    @server.before_request
    def remember() -> None:
        g.generation = answers.repository.generation

    @server.after_request
    def refuse_a_mixture(response: Response) -> Response:
        now = answers.repository.generation
        if g.get("generation", now) == now or response.status_code >= 400:
            return response
        refused = problem(503, say(language_of_request(), "failure_replaced"))
        refused.headers["Retry-After"] = "1"
        return refused
