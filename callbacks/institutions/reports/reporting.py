"""What becomes of a report that somebody sends, and the form for the next one."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

from flask import Request
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge

from callbacks.institutions.reports.limits import MOST_A_DAY, ReportLimits, sender_of
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.institutions.report import EntryReport
from dashboard.errors import StoreError
from dashboard.institutions.reports.form import LARGEST, MOST_LETTERS, ReportForm, read_form
from dashboard.institutions.reports.form_token import form_token, is_genuine
from dashboard.texts import say
from data.stores.report_store import add_report, report_store_exists
from layouts.entries.marks import ENTRY_PATH
from layouts.institutions.wrong_entry import PART, WrongEntryParts, contact_words

LOG = logging.getLogger("bildungslupe")
FORM = "application/x-www-form-urlencoded"
_NOTHING = ReportForm((), "", "")
_HOUR, _DAY = 60 * 60, 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class ReportOutcome:
    """What the reader is told: `status` of HTTP, a `sentence` where nothing was stored, what was filled in, and
    after how many seconds another try makes sense (0: at once)."""

    status: int
    sentence: str = ""
    form: ReportForm = _NOTHING
    wait: int = 0

    @property
    def saved(self) -> bool:
        """Whether it is stored, or looks like it to a program that filled in the hidden field."""
        return self.status < 400


class Reporting:
    """Takes reports for one monitor; safe to share between threads.

    `url` is the store of reports, empty where readers cannot report anything; `secret` signs forms, `contact` is
    whom to tell otherwise. `now` gives seconds since 1970.
    """

    def __init__(
        self,
        url: str = "",
        secret: str = "",
        contact: str = "",
        *,
        limits: ReportLimits | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.contact = contact
        self._url, self._secret, self._now = url, secret, now
        self._limits = limits or ReportLimits()

    def receive(self, one: Institution, lang: str, request: Request) -> ReportOutcome:
        """Stores the report of a request, or says why not. Nothing of the request but its fields is stored, and
        nothing of it is logged."""
        try:
            form = self._form(one, request)
        except RequestEntityTooLarge:
            return ReportOutcome(413, say(lang, "report_failed_large", most=MOST_LETTERS))
        except BadRequest:
            return ReportOutcome(400, say(lang, "report_failed_unreadable"))
        if form.problem:
            words = say(lang, f"report_failed_{form.problem}", count=len(form.text), most=MOST_LETTERS)
            return ReportOutcome(400, words, form)
        if form.trapped:
            return ReportOutcome(200)
        wait = self._limits.wait(sender_of(request))
        return self._many(wait, lang, form) if wait else self._store(one, lang, form)

    def parts(
        self, one: Institution, lang: str, suffix: str, outcome: ReportOutcome | None, *, saved: bool
    ) -> WrongEntryParts:
        """What the page shows: the form, filled in again where it was not stored, or whom to tell. `suffix` is
        the query of the page."""
        there = report_store_exists(self._url) or outcome is not None
        return WrongEntryParts(
            lang,
            f"{ENTRY_PATH}/{quote(one.key, safe='')}/{PART}{suffix}#{PART}" if there else "",
            form_token(self._secret, one.key, int(self._now())),
            self.contact,
            wrong=outcome.form.wrong if outcome else (),
            text=outcome.form.text if outcome else "",
            failed=outcome.sentence if outcome else "",
            saved=saved,
        )

    def _form(self, one: Institution, request: Request) -> ReportForm:
        """What was sent, with a problem where it did not come from this page."""
        request.max_content_length = LARGEST
        if request.mimetype != FORM:
            return ReportForm((), "", "", "unreadable")
        form = read_form(request.form.to_dict(flat=False))
        if form.problem:
            return form
        if not _is_from_here(request):
            return _failed(form, "elsewhere")
        genuine = is_genuine(form.token, self._secret, one.key, int(self._now()))
        return form if genuine else _failed(form, "expired")

    def _store(self, one: Institution, lang: str, form: ReportForm) -> ReportOutcome:
        moment = datetime.fromtimestamp(self._now(), UTC)
        report = EntryReport(one.key, one.name, form.wrong, form.text, lang, moment.date())
        try:
            stored = add_report(self._url, report, MOST_A_DAY)
        except StoreError as error:
            LOG.error("Ein Hinweis zu einer Einrichtung ließ sich nicht speichern. %s", error.message)
            words = say(lang, "report_failed_store", contact=contact_words(self.contact, lang))
            return ReportOutcome(503, words, form, wait=_HOUR)
        if not stored:
            return self._many(_DAY - moment.hour * _HOUR - moment.minute * 60, lang, form)
        return ReportOutcome(200)

    def _many(self, wait: int, lang: str, form: ReportForm) -> ReportOutcome:
        minutes = -(-wait // 60)
        said = say(lang, "report_minute")
        if minutes > 90:
            said = say(lang, "report_hours", count=-(-minutes // 60))
        elif minutes > 1:
            said = say(lang, "report_minutes", count=minutes)
        contact = contact_words(self.contact, lang)
        words = say(lang, "report_failed_many", minutes=said, contact=contact)
        return ReportOutcome(429, words, form, wait)


def _failed(form: ReportForm, problem: str) -> ReportForm:
    return ReportForm(form.wrong, form.text, form.token, problem, form.trapped)


def _is_from_here(request: Request) -> bool:
    """Whether a page of this host has sent it, by what browsers say of that; a request that says nothing comes
    from no page."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site == "same-origin"
    said = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return bool(said) and _host(said) == _host(f"//{request.host}")


def _host(address: str) -> str:
    """Name and port, without the ports that go without saying: a proxy may speak another protocol."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    return f"{parts.hostname}:{port}" if port not in (None, 80, 443) else str(parts.hostname)


def warn_of_no_reports(url: str) -> None:
    """Says at start that readers cannot report anything though they should."""
    if url and not report_store_exists(url):
        LOG.warning(
            "Hinweise zu Einrichtungen: die Datenbank fehlt noch, „flask --app app prepare“ legt sie an."
        )
