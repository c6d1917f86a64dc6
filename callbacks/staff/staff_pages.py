"""Documents of the staff app: a screen in its frame, and what is shown to whoever is not signed in."""

from __future__ import annotations

from typing import cast
from urllib.parse import quote, urlsplit

from dash import html
from dash.development.base_component import Component
from flask import Request, Response, flash, g, get_flashed_messages, redirect, request
from werkzeug.exceptions import Unauthorized
from werkzeug.wrappers import Response as AnyResponse

from callbacks.server.bundle import STAFF, Bundle
from callbacks.server.failures import opened_by_a_person
from callbacks.server.installed.packages import LINKS
from callbacks.server.pages import brightness
from callbacks.staff.entrance.tokens import session_cookie
from callbacks.staff.screens import Redirect, Shown, Staff, StaffPage, Visit, staff_language
from dashboard.errors import MonitorError
from dashboard.staff.jobs.job import StaffJob
from dashboard.staff.rights import Right
from dashboard.texts import say
from layouts.document import Head, document
from layouts.markup import markup
from layouts.staff.jobs.bar import job_address
from layouts.staff.screens import OVERVIEW, SIGN_IN
from layouts.staff.shell import StaffFrame, outside, staff_shell

_PROBLEM = "problem"


class StaffPages:
    """Makes documents; each is asked for anew and kept nowhere."""

    def __init__(self, staff: Staff, bundle: Bundle) -> None:
        self.staff, self.bundle = staff, bundle

    def answer(self, visit: Visit, shown: Shown) -> AnyResponse:
        """What a screen gives, as an answer of HTTP."""
        if isinstance(shown, Redirect):
            if shown.said:
                flash(shown.said, _PROBLEM if shown.problem else "done")
            return redirect(local(shown.path), 303)
        if isinstance(shown, StaffPage):
            return self.document(visit, shown, markup(self.framed(visit, shown.content)))
        return shown

    def framed(self, visit: Visit, content: Component) -> html.Div:
        """A screen's content in the frame."""
        staff = self.staff
        allowed = staff.open_to(visit.account)
        frame = StaffFrame(
            owner=visit,
            account=visit.account,
            path=visit.path,
            theme=brightness(),
            open_to=allowed,
            public_url=staff.settings.public_url,
            version=staff.shown_version(),
            waiting={path: how_much(visit) for path, how_much in staff.waiting.items() if path in allowed},
            said=_said(),
            job=self._open_job(visit),
        )
        return staff_shell(content, frame)

    def _open_job(self, visit: Visit) -> StaffJob | None:
        """The job that runs or comes next, for those who may see it; none where its own page is shown."""
        if not visit.may(Right.SEE):
            return None
        try:
            found = self.staff.jobs.open_jobs()
        except MonitorError:
            return None
        return found[0] if found and visit.path != job_address(found[0]) else None

    def document(
        self, visit: Visit, page: StaffPage, body: str, *, scripts: str = "", links: str = ""
    ) -> Response:
        """The document around a body that is HTML already; `scripts` and `links` are tags beside those of the room."""
        files = self.bundle.pages[page.room]
        token = f'<meta name="csrf-token" content="{visit.csrf}">'
        made = document(
            Head(visit.lang, brightness(), f"{page.name} · {say(visit.lang, 'staff')}"),
            body + page.data,
            links=LINKS + files.style_tag + token + links,
            scripts=files.script_tag + scripts,
        )
        return Response(made, status=page.status, mimetype="text/html")

    def outside(self, content: Component, name: str, status: int = 200) -> Response:
        """A page for whoever is not signed in."""
        lang, files = staff_language(), self.bundle.pages[STAFF]
        made = document(
            Head(lang, brightness(), f"{name} · {say(lang, 'staff')}"),
            markup(outside(content, lang, brightness())),
            links=LINKS + files.style_tag,
            scripts=files.script_tag,
        )
        return Response(made, status=status, mimetype="text/html")

    def problem(self, title: str, sentence: str, status: int) -> Response:
        """A page that says what went wrong, in the frame where somebody is signed in."""
        said = [html.H1(title), html.P(sentence)]
        content = html.Div(said, className="bl-staff-text")
        if "visit" in g:
            visit: Visit = g.visit
            to = say(visit.lang, "staff_back_to", name=say(visit.lang, "staff_overview"))
            said.append(html.P(html.A(to, href=OVERVIEW, className="bl-link")))
            return self.document(
                visit, StaffPage(content, title, status=status), markup(self.framed(visit, content))
            )
        return self.outside(content, title, status)

    def to_sign_in(self, asked: Request) -> AnyResponse:
        """Where somebody is led who has to sign in first; a program is told 401."""
        if asked.method != "GET" or not opened_by_a_person():
            raise Unauthorized
        address = asked.full_path.rstrip("?") if asked.query_string else asked.path
        return redirect(SIGN_IN if address == "/" else f"{SIGN_IN}?weiter={quote(address, safe='/')}", 303)

    def renew_session(self, secret: str) -> None:
        """The answer to the present request gives the browser the secret of another session."""
        g.new_secret = secret

    def set_session(self, response: AnyResponse, secret: str) -> None:
        """Gives the browser the secret of a session, or takes it away (empty)."""
        settings = self.staff.settings
        name, secure, path = session_cookie(settings), settings.secure, settings.cookie_path
        if secret:
            response.set_cookie(name, secret, secure=secure, httponly=True, samesite="Strict", path=path)
        else:
            response.delete_cookie(name, secure=secure, httponly=True, samesite="Strict", path=path)


def _said() -> list[tuple[str, bool]]:
    """Sentences about what was just done, each with whether it went wrong; they are said once."""
    flashed = cast(list[tuple[str, str]], get_flashed_messages(with_categories=True))
    return [(text, kind == _PROBLEM) for kind, text in flashed]


def local(path: str) -> str:
    """An address of this app, or its first page for one that leads elsewhere."""
    plain = path.isprintable() and "\\" not in path
    parts = urlsplit(path) if plain and path.startswith("/") and not path.startswith("//") else None
    return path if parts is not None and not parts.scheme and not parts.netloc else "/"


def asked_for() -> str:
    """Where somebody wanted to go before the sign-in, by the query or the form."""
    return local(request.values.get("weiter", "/"))
