"""Pages and forms for whoever is not signed in: their token belongs to a cookie that nobody else has."""

from __future__ import annotations

import secrets

from dash.development.base_component import Component
from flask import Response, g, request

from callbacks.institutions.reports.limits import sender_of
from callbacks.staff.entrance.guard import ForeignRequest
from callbacks.staff.entrance.tokens import entrance_cookie, is_token, token_of
from callbacks.staff.screens import Staff
from layouts.staff.forms import CSRF_FIELD


class OutsideForms:
    """Draws them and looks at what they send."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def page(self, content: Component, name: str, status: int) -> Response:
        """The page, with the cookie that its forms need."""
        response = self.staff.pages.outside(content, name, status)
        self.token()
        response.set_cookie(
            self._cookie(),
            g.first_secret,
            secure=self.staff.settings.secure,
            httponly=True,
            samesite="Strict",
            path=self.staff.settings.cookie_path,
        )
        return response

    def token(self) -> str:
        """The token of the form."""
        if "first_secret" not in g:
            g.first_secret = request.cookies.get(self._cookie(), "") or secrets.token_urlsafe(32)
        return token_of(g.first_secret, self.staff.settings.secret_key)

    def require_token(self) -> None:
        """Raises ForeignRequest where no page of ours has sent the form."""
        secret = request.cookies.get(self._cookie(), "")
        if not is_token(request.form.get(CSRF_FIELD, ""), secret, self.staff.settings.secret_key):
            raise ForeignRequest

    def sender(self) -> str:
        """Whose machine asks. Only where a machine stands in front, which STAFF_URL says, is there somebody to name
        another address: else whoever sends the header could try for ever, or block a colleague."""
        return sender_of(request) if self.staff.settings.url else request.remote_addr or ""

    def _cookie(self) -> str:
        return entrance_cookie(self.staff.settings)
