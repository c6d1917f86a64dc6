"""What the staff app knows from the environment."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.errors import SettingsError
from dashboard.log_lines import TEXT
from dashboard.setting_table import parsed
from dashboard.setting_values import is_loopback
from dashboard.settings import RawSettings


@dataclass(frozen=True, slots=True)
class StaffSettings:
    """`stores` are all databases and the district. `url` is where staff call the app, empty on a loopback address;
    `sso_header` and `sso_proxy` are both empty or neither."""

    stores: RawSettings
    host: str = "127.0.0.1"
    port: int = 8051
    url: str = ""
    public_url: str = "http://127.0.0.1:8050"
    secret_key: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)
    log_level: str = "INFO"
    log_format: str = TEXT
    metrics_token: str = field(default="", repr=False)
    four_eyes: bool = True
    timeout_minutes: int = 30
    sso_header: str = ""
    sso_proxy: str = ""
    threads: int = 8
    connections: int = 1000
    base_path: str = ""
    proxy_hops: int = 0
    lasting_key: bool = True
    """Whether `secret_key` was given, so that what it signs counts after the next start, too."""

    @property
    def secure(self) -> bool:
        """Whether staff reach the app by https, so that cookies go nowhere else."""
        return self.url.startswith("https://")

    @property
    def address(self) -> str:
        """Where staff call the app, for links that are passed on."""
        return (self.url or f"http://{self.host}:{self.port}") + self.base_path

    @property
    def cookie_path(self) -> str:
        """Below which path browsers send cookies of the app."""
        return f"{self.base_path}/"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> StaffSettings:
        """Raises SettingsError naming the variable, what was found and what was expected."""
        host, url = str(parsed(environ, "STAFF_HOST")), str(parsed(environ, "STAFF_URL"))
        if not url and not is_loopback(host):
            raise SettingsError(
                f"STAFF_URL fehlt: lauscht die Verwaltung auf STAFF_HOST={host}, muss feststehen, unter welcher "
                "Adresse sie aufgerufen wird, zum Beispiel https://verwaltung.kreis.example.",
                setting="STAFF_URL",
            )
        header, proxy = str(parsed(environ, "STAFF_SSO_HEADER")), str(parsed(environ, "STAFF_SSO_PROXY"))
        if bool(header) != bool(proxy):
            missing = "STAFF_SSO_PROXY" if header else "STAFF_SSO_HEADER"
            raise SettingsError(
                f"{missing} fehlt: eine Kopfzeile zur Anmeldung gilt nur von einem bestimmten Rechner.",
                setting=missing,
            )
        public = (
            str(parsed(environ, "PUBLIC_URL"))
            or f"http://{parsed(environ, 'HOST')}:{parsed(environ, 'PORT')}"
        )
        return cls(
            stores=RawSettings.from_environment(environ),
            host=host,
            port=int(str(parsed(environ, "STAFF_PORT"))),
            url=url,
            public_url=f"{public}{parsed(environ, 'BASE_PATH')}",
            base_path=str(parsed(environ, "STAFF_BASE_PATH")),
            proxy_hops=int(str(parsed(environ, "PROXY_HOPS"))),
            secret_key=str(parsed(environ, "SECRET_KEY")) or secrets.token_hex(32),
            log_level=str(parsed(environ, "LOG_LEVEL")),
            log_format=str(parsed(environ, "LOG_FORMAT")),
            metrics_token=str(parsed(environ, "METRICS_TOKEN")),
            four_eyes=bool(parsed(environ, "STAFF_FOUR_EYES")),
            timeout_minutes=int(str(parsed(environ, "STAFF_TIMEOUT"))),
            sso_header=header,
            sso_proxy=proxy,
            threads=int(str(parsed(environ, "THREADS"))),
            connections=int(str(parsed(environ, "CONNECTIONS"))),
            lasting_key=bool(str(parsed(environ, "SECRET_KEY"))),
        )
