"""What the programs know from the environment."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from dashboard import log_lines
from dashboard.errors import SettingsError
from dashboard.setting_table import SETTINGS as SETTINGS  # whoever asks for the table asks here
from dashboard.setting_table import parsed
from dashboard.setting_values import MONITOR_FIRST, SQLITE

ROOT = Path(__file__).resolve().parents[1]
"""Where the program lies: a checkout, or the folder of installed packages."""
HOME = ROOT if (ROOT / "pyproject.toml").is_file() else Path.cwd()
"""Where relative defaults begin: the checkout, or, for an installed program, the folder it is started in."""
LOCAL = HOME / "data" / "local"


def _url(environ: Mapping[str, str], name: str) -> str:
    """A database URL; the relative default stands for a file in `HOME`: in a checkout wherever it is called
    from."""
    url = str(parsed(environ, name))
    given = environ.get(name, "").strip()
    return url if given else f"{SQLITE}{HOME / url.removeprefix(SQLITE)}"


def _beside(environ: Mapping[str, str], name: str, file_name: str) -> str:
    """The URL of another database: a file beside the published one where only that is set, empty where the
    published one is no file."""
    published = _url(environ, "DATABASE_URL")
    if not environ.get("DATABASE_URL", "").strip() or environ.get(name, "").strip():
        return _url(environ, name)
    file = sqlite_file(published)
    return "" if file is None else f"{SQLITE}{file.with_name(file_name)}"


def _reports_url(environ: Mapping[str, str]) -> str:
    """The URL of readers' reports, empty where they are switched off. Raises SettingsError where it names the
    database of figures."""
    if not parsed(environ, "REPORTS"):
        return ""
    url = _beside(environ, "REPORTS_DATABASE_URL", "reports.sqlite")
    if url and url in (
        _url(environ, "DATABASE_URL"),
        _beside(environ, "RAW_DATABASE_URL", "raw.sqlite"),
    ):
        raise SettingsError(
            "REPORTS_DATABASE_URL nennt eine Datenbank der Zahlen: Hinweise brauchen eine eigene.",
            setting="REPORTS_DATABASE_URL",
        )
    return url


def sqlite_file(url: str) -> Path | None:
    """The file behind a SQLite URL, or None for another database."""
    return Path(url.removeprefix(SQLITE)) if url.startswith(SQLITE) else None


@dataclass(frozen=True, slots=True)
class Settings:
    """What the public app knows. The raw store is left out on purpose: see `RawSettings`."""

    host: str = "127.0.0.1"
    port: int = 8050
    database_url: str = f"{SQLITE}{LOCAL / 'published.sqlite'}"
    district: str = "13076"
    secret_key: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)
    log_level: str = "INFO"
    log_format: str = log_lines.TEXT
    metrics_token: str = field(default="", repr=False)
    texts_dir: str = ""
    start: str = MONITOR_FIRST
    threads: int = 8
    connections: int = 1000
    scenarios: bool = True
    reports_database_url: str = ""
    """Empty: nobody can report a wrong entry."""
    office_contact: str = ""
    embed_origins: tuple[str, ...] = ()
    public_url: str = ""
    """Empty: addresses are those that a request names, see `callbacks.server.own_address`."""
    base_path: str = ""
    proxy_hops: int = 0

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """Raises SettingsError naming the variable, what was found and what was expected."""
        # nonsense is said at start, though the public app does not keep the URL
        parsed(environ, "RAW_DATABASE_URL")
        return cls(
            host=str(parsed(environ, "HOST")),
            port=int(str(parsed(environ, "PORT"))),
            database_url=_url(environ, "DATABASE_URL"),
            district=str(parsed(environ, "DISTRICT")),
            secret_key=str(parsed(environ, "SECRET_KEY")) or secrets.token_hex(32),
            log_level=str(parsed(environ, "LOG_LEVEL")),
            log_format=str(parsed(environ, "LOG_FORMAT")),
            metrics_token=str(parsed(environ, "METRICS_TOKEN")),
            texts_dir=str(parsed(environ, "TEXTS_DIR")),
            start=str(parsed(environ, "START")),
            threads=int(str(parsed(environ, "THREADS"))),
            connections=int(str(parsed(environ, "CONNECTIONS"))),
            scenarios=bool(parsed(environ, "SCENARIOS")),
            reports_database_url=_reports_url(environ),
            office_contact=str(parsed(environ, "OFFICE_CONTACT")),
            embed_origins=cast(tuple[str, ...], parsed(environ, "EMBED_ORIGINS")),
            public_url=str(parsed(environ, "PUBLIC_URL")),
            base_path=str(parsed(environ, "BASE_PATH")),
            proxy_hops=int(str(parsed(environ, "PROXY_HOPS"))),
        )


@dataclass(frozen=True, slots=True)
class RawSettings:
    """What the commands know besides: all databases and the district. `reports_database_url` is empty where
    readers' reports are switched off."""

    database_url: str
    raw_database_url: str
    district: str = "13076"
    reports_database_url: str = ""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> RawSettings:
        """Raises SettingsError, also when both URLs name the same database."""
        published = _url(environ, "DATABASE_URL")
        raw = _beside(environ, "RAW_DATABASE_URL", "raw.sqlite")
        if not raw:
            raise SettingsError(
                "RAW_DATABASE_URL fehlt: liegt DATABASE_URL nicht in einer SQLite-Datei, "
                "braucht die Datenbank der Rohdaten eine eigene Adresse.",
                setting="RAW_DATABASE_URL",
            )
        if raw == published:
            raise SettingsError(
                "RAW_DATABASE_URL und DATABASE_URL nennen dieselbe Datenbank: Rohdaten und Veröffentlichtes "
                "brauchen zwei getrennte.",
                setting="RAW_DATABASE_URL",
            )
        return cls(published, raw, str(parsed(environ, "DISTRICT")), _reports_url(environ))
