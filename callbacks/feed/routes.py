"""`/feed.xml`: data versions and editions of the report as an Atom feed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from urllib.parse import quote

from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.feed.atom import MEDIA_TYPE, Feed, FeedEntry, written
from callbacks.report.editions import EditionSource, on_show
from callbacks.server.own_address import own_address
from callbacks.server.pages import FEED, feed_address, language_of_request
from dashboard import formats
from dashboard.texts import say

_MOST = 100


def register(server: Flask, answers: Answers, editions: EditionSource) -> None:
    """Adds the route."""

    @server.get(FEED)
    def feed() -> Response:
        body = written(made(answers, editions, language_of_request(), own_address().rstrip("/")))
        response = Response(body, content_type=f"{MEDIA_TYPE}; charset=utf-8")
        response.headers["Cache-Control"] = (
            "public, no-cache"  # asked each time, and told that it is the same
        )
        response.add_etag()
        response.make_conditional(request)
        return response


def made(answers: Answers, editions: EditionSource, lang: str, root: str) -> Feed:
    """The newest entries; `root` is the address of this server without a slash at its end."""
    found = [*_versions(answers, lang, root), *_editions(answers, editions, lang, root)]
    found.sort(key=lambda one: (one.updated, one.identity), reverse=True)
    own = "" if lang == "de" else f"?sprache={lang}"
    return Feed(
        identity=f"{answers.district}:feed:{lang}",
        title=say(lang, "feed_title", district=answers.words.full_name),
        subtitle=say(lang, "feed_subtitle"),
        author=answers.words.full_name,
        lang=lang,
        address=f"{root}{feed_address(lang)}",
        home=f"{root}/{own}",
        entries=found[:_MOST],
    )


def _versions(answers: Answers, lang: str, root: str) -> Iterator[FeedEntry]:
    for one in answers.repository.releases():
        at = one.made_at if one.made_at.tzinfo else one.made_at.replace(tzinfo=UTC)
        yield FeedEntry(
            identity=f"{answers.district}:stand:{one.version}:{at.isoformat()}",
            title=say(lang, "feed_version", version=one.version),
            summary=say(lang, "feed_version_said", version=one.version, day=formats.day(at.date(), lang)),
            address=f"{root}/?stand={quote(one.version)}{'' if lang == 'de' else f'&sprache={lang}'}",
            published=at,
            updated=at,
            subject="datenstand",
        )


def _editions(answers: Answers, editions: EditionSource, lang: str, root: str) -> Iterator[FeedEntry]:
    """Those that can be read, and those that were withdrawn."""
    for one in editions.published():
        if one.withdrawn is None and not on_show(one, answers.repository):
            continue
        edition = one.edition
        published = _morning(edition.published or date.min)
        key = "feed_edition" if one.withdrawn is None else "feed_withdrawn"
        day = formats.day(one.withdrawn or published.date(), lang)
        said = say(lang, f"{key}_said", title=edition.title, version=edition.version, day=day)
        example = f" {say(lang, 'badge_all')}." if edition.example else ""
        yield FeedEntry(
            identity=f"{answers.district}:bericht:{edition.key}",
            title=say(lang, key, title=edition.title),
            summary=f"{said} {one.reason}".strip() + example,
            address=f"{root}/bericht/{quote(edition.key)}{'' if lang == 'de' else f'?sprache={lang}'}",
            published=published,
            updated=_morning(one.withdrawn) if one.withdrawn else published,
            subject="bericht",
        )


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
