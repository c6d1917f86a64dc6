"""Where the form for a wrong entry is sent to: `/einrichtung/<key>/hinweis`."""

from __future__ import annotations

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from callbacks.institutions.entry_page import SAVED, EntryPage
from callbacks.server.pages import Pages, query_of_request
from layouts.entries.marks import ENTRY_PATH, entry_address
from layouts.institutions.wrong_entry import PART


def register(server: Flask, page: EntryPage, pages: Pages) -> None:
    """Adds the route. What is stored leads back to the entry, so that loading it again sends nothing twice; a
    reader who opens the address itself is led there, too."""

    @server.post(f"{ENTRY_PATH}/<key>/{PART}")
    def report(key: str) -> AnyResponse:
        query = query_of_request()
        one, lang = page.institution(key, query)
        if one is None:
            return pages.response(page.of(key, query))
        outcome = page.reporting.receive(one, lang, request)
        if outcome.saved:
            return _entry(one.key, query, SAVED)
        return _unsaved(pages.response(page.of(one.key, query, outcome)), outcome.wait)

    @server.get(f"{ENTRY_PATH}/<key>/{PART}")
    def read_again(key: str) -> AnyResponse:
        return _entry(key, query_of_request())


def _entry(key: str, query: str, more: str = "") -> AnyResponse:
    asked = "&".join(part for part in (query, more) if part)
    return redirect(f"{entry_address(key, f'?{asked}' if asked else '')}#{PART}", 303)


def _unsaved(response: Response, wait: int) -> Response:
    response.headers["Cache-Control"] = "no-store"
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response
