"""The page of the network and those of its conferences: complete as HTML; and the calendar of its dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.network.contents import NetworkContents
from callbacks.server.caching import NEVER, packed
from callbacks.server.own_address import own_address
from callbacks.server.pages import Pages, WebPage, query_of_request
from dashboard.domain.definitions.network import Conference, NetworkBody, NetworkMeeting, StatedNetwork
from dashboard.domain.selection import parse
from dashboard.errors import UnknownKey
from dashboard.network.coming import CALENDAR, CONFERENCES, PATH
from dashboard.texts import both, say
from layouts.monitor.page import notice
from layouts.network.conference import conference_page
from layouts.network.page import network_page
from layouts.network.parts import plain_words

_Part = TypeVar("_Part", NetworkBody, NetworkMeeting, Conference)
SEARCH, BODY, MEETING, CONFERENCE = "organisation", "gremium", "sitzung", "konferenz"
"""Parameters of these addresses that no other page has."""
_LETTERS = 60
"""Of what a reader asked for and does not exist, in the sentence that says so."""


def register(server: Flask, answers: Answers, pages: Pages) -> NetworkContents:
    """Adds `/netzwerk`, `/netzwerk/konferenz/<key>` and `/netzwerk.ics`; gives what fills them."""
    contents = NetworkContents(answers)

    @server.get(PATH)
    def netzwerk() -> Response:
        return pages.response(page(contents, query_of_request(), request.args.get(SEARCH, "")))

    @server.get(f"{CONFERENCES}/<key>")
    def netzwerk_konferenz(key: str) -> Response:
        return pages.response(conference(contents, query_of_request(), key))

    @server.get(CALENDAR)
    def netzwerk_ics() -> Response:
        return packed(calendar(contents, query_of_request()), "text/calendar", cache=NEVER)

    return contents


def page(contents: NetworkContents, query: str, wanted: str) -> WebPage:
    """The page in the language and data version of its address."""
    asked, rejected = parse(query)
    answer = contents.frame(asked, [one for one in rejected if one != SEARCH])
    lang = answer.selection.language
    said = notice(list(answer.notices), lang, newer=bool(answer.selection.version))
    content = network_page(contents.drawn_parts(answer, " ".join(wanted.split())), said)
    return WebPage(content, say(lang, "network_title"), lang, room="network")


def conference(contents: NetworkContents, query: str, key: str) -> WebPage:
    """The page of a conference. Raises UnknownKey."""
    asked, rejected = parse(query)
    answer = contents.frame(asked, rejected)
    lang = answer.selection.language
    parts = contents.parts(answer)
    found = _require(key, parts.view.whole.conferences, "network_unknown_conference")
    said = notice(list(answer.notices), lang, newer=bool(answer.selection.version))
    assert found is not None
    return WebPage(conference_page(parts, found, said), plain_words(found.name, lang), lang, room="network")


def calendar(contents: NetworkContents, query: str) -> bytes:
    """All dates, or those of a body, of one meeting or of one conference. Raises UnknownKey for one that there is
    not."""
    from dashboard.exports.network.calendar import NetworkCalendar, network_calendar  # noqa: PLC0415 - loads slowly

    answer = contents.frame(parse(query)[0])
    answers, lang = contents.answers, answer.selection.language
    made = next(one.made_at for one in answers.repository.releases() if one.version == answer.version)
    head = NetworkCalendar(
        say(lang, "network_calendar_name", district=answers.words.name),
        made,
        f"{answers.district}.bildungslupe",
        own_address().rstrip("/"),
        lang,
    )
    return network_calendar(_asked_for(contents.network(answer)), head)


def _asked_for(network: StatedNetwork) -> StatedNetwork:
    body, meeting, of = (request.args.get(name, "") for name in (BODY, MEETING, CONFERENCE))
    _require(body, network.bodies, "network_unknown_body")
    _require(meeting, network.meetings, "network_unknown_meeting")
    _require(of, network.conferences, "network_unknown_conference")
    if not (body or meeting or of):
        return network
    return replace(
        network,
        meetings=tuple(one for one in network.meetings if one.body == body or one.key == meeting),
        conferences=tuple(one for one in network.conferences if one.key == of),
    )


def _require(given: str, parts: Sequence[_Part], sentence: str) -> _Part | None:
    """The part with the key that a reader has given, None where none was. Raises UnknownKey for one that is not
    there; `sentence` is the key of its wording."""
    found = next((one for one in parts if one.key == given), None)
    if given and found is None:
        german, english = both(sentence, given=given[:_LETTERS])
        raise UnknownKey(german, english=english, key=given[:_LETTERS])
    return found
