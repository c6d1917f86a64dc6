"""The address under which readers reach this server, with a slash at its end."""

from __future__ import annotations

from flask import current_app, request

PUBLIC_URL = "PUBLIC_URL"
"""Where the server's configuration holds the setting of that name."""


def own_address() -> str:
    """The setting PUBLIC_URL, else as the present request names it."""
    given = str(current_app.config.get(PUBLIC_URL) or "")
    return f"{given.rstrip('/')}/" if given else request.url_root
