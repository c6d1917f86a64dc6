"""What is another matter under a WSGI server of several processes than in the one that `python app.py` serves."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from dashboard.errors import SettingsError

NOT_BEGUN = 4
"""The exit status that gunicorn takes as the end: at any other it would start the worker again and again."""
_MODULES = ("uwsgi", "mod_wsgi")
"""Modules that exist only inside of these servers."""


def is_hosted(environ: Mapping[str, str]) -> bool:
    """Whether the present process belongs to gunicorn, uWSGI or mod_wsgi, which may have several of them."""
    named = environ.get("SERVER_SOFTWARE", "").startswith("gunicorn/")
    return named or any(name in sys.modules for name in _MODULES)


def require_key(environ: Mapping[str, str]) -> None:
    """Raises SettingsError without SECRET_KEY: each process would sign with a key of its own, which the others do
    not know."""
    if not environ.get("SECRET_KEY", "").strip():
        raise SettingsError(
            "SECRET_KEY fehlt: mehrere Prozesse brauchen einen gemeinsamen Schlüssel. Einen erzeugen: "
            'python -c "import secrets; print(secrets.token_hex(32))"',
            setting="SECRET_KEY",
        )


def shared_folder(database_url: str) -> Path:
    """A folder of temporary files that is the same for all processes of one user on one database. Raises
    SettingsError where it cannot be made."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    of_database = hashlib.sha256(database_url.encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"bildungslupe-{user}-{of_database}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if hasattr(os, "getuid") and folder.stat().st_uid != user:
            raise PermissionError(13, "er gehört jemand anderem")
    except OSError as error:
        raise SettingsError(
            f"Der Ordner {folder} für die Warteschlange der Exporte ist nicht anzulegen: {error.strerror}. "
            "TMPDIR nennt einen anderen Ort."
        ) from error
    return folder
