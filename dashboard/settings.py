"""Settings from the environment: one table of names, defaults and meanings, and what they become."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from dashboard import log_lines
from dashboard.errors import SettingsError

ROOT = Path(__file__).resolve().parents[1]
"""Where the program lies: a checkout, or the folder of installed packages."""
HOME = ROOT if (ROOT / "pyproject.toml").is_file() else Path.cwd()
"""Where relative defaults begin: the checkout, or, for an installed program, the folder it is started in."""
LOCAL = HOME / "data" / "local"
START_PAGES = MONITOR_FIRST, PORTAL_FIRST = ("monitor", "portal")
"""What can stand at the address without a path."""
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_SQLITE = "sqlite:///"
_ORIGIN = re.compile(
    r"https?://(\*\.)?[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:\d{1,5})?", re.IGNORECASE | re.ASCII
)


def _text(name: str, text: str) -> str:
    return text


def _port(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 0 < int(text) < 65536:
        raise SettingsError(
            f"{name}={text!r}: erwartet wird eine Portnummer von 1 bis 65535.", setting=name, found=text
        )
    return int(text)


def _threads(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= 256:
        raise SettingsError(
            f"{name}={text!r}: erwartet wird eine Zahl von 1 bis 256.", setting=name, found=text
        )
    return int(text)


def _connections(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 50 <= int(text) <= 100_000:
        raise SettingsError(
            f"{name}={text!r}: erwartet wird eine Zahl von 50 bis 100000.", setting=name, found=text
        )
    return int(text)


def _district(name: str, text: str) -> str:
    if not (text.isascii() and text.isdigit() and len(text) == 5):
        raise SettingsError(
            f"{name}={text!r}: erwartet wird ein Kreisschlüssel aus fünf Ziffern, zum Beispiel 13076.",
            setting=name,
            found=text,
        )
    return text


def _log_level(name: str, text: str) -> str:
    if text.upper() not in _LEVELS:
        raise SettingsError(f"{name}={text!r}: erwartet wird {', '.join(_LEVELS)}.", setting=name, found=text)
    return text.upper()


def _log_format(name: str, text: str) -> str:
    if text.lower() not in log_lines.FORMATS:
        raise SettingsError(
            f"{name}={text!r}: erwartet wird {' oder '.join(log_lines.FORMATS)}.", setting=name, found=text
        )
    return text.lower()


def _token(name: str, text: str) -> str:
    if text and not re.fullmatch(r"[!-~]{16,200}", text):
        raise SettingsError(
            f"{name}: erwartet werden 16 bis 200 Zeichen ohne Leerzeichen und Umlaute.", setting=name
        )
    return text


def _folder(name: str, text: str) -> str:
    if text and not Path(text).is_dir():
        raise SettingsError(f"{name}={text!r}: diesen Ordner gibt es nicht.", setting=name, found=text)
    return text


def _database(name: str, text: str) -> str:
    """A SQLAlchemy URL; a password in it is never repeated in the message."""
    sentence = (
        f"{name} ist keine lesbare Datenbankadresse: erwartet wird sqlite:///pfad/datei.sqlite "
        "oder postgresql://nutzer@rechner/datenbank."
    )
    if not text:
        return text
    try:
        parts = urlsplit(text)
        scheme, path = parts.scheme, parts.path
        _ = parts.port
    except ValueError:
        raise SettingsError(sentence, setting=name) from None
    if scheme == "sqlite" and text.startswith(_SQLITE) and len(path) > 1 and not parts.query:
        return text
    if scheme in ("postgresql", "postgres", "postgresql+psycopg") and len(path) > 1:
        return "postgresql+psycopg" + text[len(scheme) :]
    raise SettingsError(sentence, setting=name)


def _contact(name: str, text: str) -> str:
    if len(text) > 200 or not text.isprintable():
        raise SettingsError(
            f"{name}: erwartet wird eine Zeile mit höchstens 200 Zeichen, zum Beispiel "
            "bildung@kreis.example oder 03871 722-0.",
            setting=name,
        )
    return text


def _origins(name: str, text: str) -> tuple[str, ...]:
    """Origins separated by blanks or commas: scheme and host, a port where it is not the usual one."""
    found = tuple(dict.fromkeys(text.replace(",", " ").split()))
    for one in found:
        if not _ORIGIN.fullmatch(one):
            raise SettingsError(
                f"{name}={text!r}: „{one}“ ist keine Herkunft einer Website, erwartet wird zum Beispiel "
                "https://www.kreis-lup.de, ohne Pfad; mehrere durch Leerzeichen oder Komma getrennt.",
                setting=name,
                found=one,
            )
    return found


def _web_address(name: str, text: str) -> str:
    """An origin with nothing behind it, without the slash at its end."""
    address = text.rstrip("/")
    if address and (not _ORIGIN.fullmatch(address) or "*" in address):
        raise SettingsError(
            f"{name}={text!r}: erwartet wird eine Adresse ohne Pfad, zum Beispiel https://verwaltung.kreis.example.",
            setting=name,
            found=text,
        )
    return address.lower()


def _base(name: str, text: str) -> str:
    """A path without the slash at its end; empty for none."""
    path = text.rstrip("/")
    if path and not re.fullmatch(r"(/[A-Za-z0-9][A-Za-z0-9._-]*)+", path, re.ASCII):
        raise SettingsError(
            f"{name}={text!r}: erwartet wird ein Pfad, zum Beispiel /bildung.", setting=name, found=text
        )
    return path


def _hops(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 0 <= int(text) <= 5:
        raise SettingsError(
            f"{name}={text!r}: erwartet wird eine Zahl von 0 bis 5.", setting=name, found=text
        )
    return int(text)


def _minutes(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 5 <= int(text) <= 480:
        raise SettingsError(
            f"{name}={text!r}: erwartet wird eine Zahl von 5 bis 480.", setting=name, found=text
        )
    return int(text)


def _header_name(name: str, text: str) -> str:
    if text and not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]{0,63}", text, re.ASCII):
        raise SettingsError(
            f"{name}={text!r}: erwartet wird der Name einer Kopfzeile, zum Beispiel X-Remote-User.",
            setting=name,
            found=text,
        )
    return text


def _machine(name: str, text: str) -> str:
    if not text:
        return text
    try:
        return str(ip_address(text))
    except ValueError:
        raise SettingsError(
            f"{name}={text!r}: erwartet wird die IP-Adresse eines Rechners, zum Beispiel 10.0.0.5.",
            setting=name,
            found=text,
        ) from None


def _switch(name: str, text: str) -> bool:
    if text.lower() not in ("on", "off"):
        raise SettingsError(f"{name}={text!r}: erwartet wird on oder off.", setting=name, found=text)
    return text.lower() == "on"


def _start(name: str, text: str) -> str:
    if text.lower() not in START_PAGES:
        raise SettingsError(
            f"{name}={text!r}: erwartet wird {' oder '.join(START_PAGES)}.", setting=name, found=text
        )
    return text.lower()


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table. `default` is the text that stands in the README."""

    name: str
    default: str
    description: str
    parse: Callable[[str, str], object]


SETTINGS = (
    Setting("HOST", "127.0.0.1", "Adresse, auf der die Anwendung lauscht.", _text),
    Setting("PORT", "8050", "Port, auf dem die Anwendung lauscht.", _port),
    Setting(
        "DATABASE_URL",
        "sqlite:///data/local/published.sqlite",
        "Datenbank der veröffentlichten Zahlen: eine SQLite-Datei oder `postgresql://…`.",
        _database,
    ),
    Setting(
        "RAW_DATABASE_URL",
        "sqlite:///data/local/raw.sqlite",
        "Datenbank der eingespielten Rohdaten; nur die Befehle und die Verwaltung kennen sie. Ist nur "
        "`DATABASE_URL` auf eine SQLite-Datei gesetzt, liegt sie als `raw.sqlite` daneben.",
        _database,
    ),
    Setting(
        "DISTRICT",
        "13076",
        "Kreisschlüssel (fünf Ziffern) des Landkreises, den der Monitor zeigt.",
        _district,
    ),
    Setting(
        "SECRET_KEY",
        "",
        "Schlüssel für Signaturen; leer heißt: bei jedem Start ein neuer, zufälliger Schlüssel.",
        _text,
    ),
    Setting(
        "LOG_LEVEL",
        "INFO",
        "Wie viel protokolliert wird: DEBUG, INFO, WARNING, ERROR oder CRITICAL.",
        _log_level,
    ),
    Setting(
        "LOG_FORMAT",
        log_lines.TEXT,
        "Form des Protokolls: text (eine Zeile für Menschen) oder json (ein Objekt je Zeile).",
        _log_format,
    ),
    Setting(
        "METRICS_TOKEN",
        "",
        "Kennwort, mit dem Prometheus die Messwerte unter `/metrics` abruft (`Authorization: Bearer …`), mindestens "
        "16 Zeichen; leer heißt: nur vom selben Rechner aus, ohne Proxy.",
        _token,
    ),
    Setting(
        "TEXTS_DIR",
        "",
        "Ordner mit den eigenen Texten für Impressum, Datenschutz und Barrierefreiheit, und wo es Videos in "
        "Gebärdensprache gibt.",
        _folder,
    ),
    Setting(
        "START",
        MONITOR_FIRST,
        "Welche Seite unter der Adresse ohne Pfad steht: monitor oder portal. Mit `portal` hat der Monitor die "
        "Adresse `/monitor`; alle Links auf seine Ansichten gelten weiter.",
        _start,
    ),
    Setting("THREADS", "8", "Zahl der Anfragen, die gleichzeitig beantwortet werden.", _threads),
    Setting(
        "CONNECTIONS",
        "1000",
        "Zahl der Verbindungen, die gleichzeitig offen sind; sind es mehr, werden zuerst die untätigen "
        "geschlossen.",
        _connections,
    ),
    Setting(
        "SCENARIOS",
        "on",
        "Ob die Bildungslandkarte Planspiele rechnet (was wäre, wenn eine Schule schließt): on oder off.",
        _switch,
    ),
    Setting(
        "REPORTS",
        "on",
        "Ob auf der Seite einer Einrichtung gemeldet werden kann, was nicht stimmt: on oder off.",
        _switch,
    ),
    Setting(
        "REPORTS_DATABASE_URL",
        "sqlite:///data/local/reports.sqlite",
        "Datenbank dieser Hinweise. Ist nur `DATABASE_URL` auf eine SQLite-Datei gesetzt, liegt sie als "
        "`reports.sqlite` daneben; bei PostgreSQL braucht sie eine eigene Adresse, sonst gibt es das Formular "
        "nicht.",
        _database,
    ),
    Setting(
        "OFFICE_CONTACT",
        "",
        "Wohin sich wendet, wer einen Fehler findet: E-Mail-Adresse, Telefonnummer oder Anschrift des "
        "Bildungsbüros; leer heißt: wer im Impressum steht.",
        _contact,
    ),
    Setting(
        "EMBED_ORIGINS",
        "",
        "Websites, die Ansichten einbetten dürfen (`?einbetten=1`; den Code gibt `/einbetten`), zum Beispiel "
        "`https://www.kreis-lup.de`; leer heißt: keine.",
        _origins,
    ),
    Setting(
        "PUBLIC_URL",
        "",
        "Adresse der öffentlichen Seite, zu der die Verwaltung führt und die in Feed, Katalog und Einbettungscode "
        "steht, und auf Dateien, in QR-Codes und in Kurzlinks, zum Beispiel `https://bildung.kreis.example`; ohne "
        "Pfad, den nennt `BASE_PATH`. Leer heißt: der Name der Anfrage, wenn dieser Rechner so heißt, sonst `http://HOST:PORT`.",
        _web_address,
    ),
    Setting(
        "BASE_PATH",
        "",
        "Pfad, unter dem die öffentliche Seite hinter einem Proxy liegt, zum Beispiel `/bildung`; der Proxy reicht ihn "
        "unverändert weiter. Leer heißt: sie hat den Rechnernamen für sich.",
        _base,
    ),
    Setting(
        "PROXY_HOPS",
        "0",
        "Zahl der Proxys davor, deren `X-Forwarded-For`, `-Proto` und `-Host` gelten; 0 heißt: keine Kopfzeile davon "
        "gilt.",
        _hops,
    ),
    Setting("STAFF_HOST", "127.0.0.1", "Adresse, auf der die Verwaltung lauscht (`make staff`).", _text),
    Setting("STAFF_PORT", "8051", "Port, auf dem die Verwaltung lauscht.", _port),
    Setting(
        "STAFF_URL",
        "",
        "Adresse, unter der Mitarbeitende die Verwaltung aufrufen, zum Beispiel "
        "`https://verwaltung.kreis.example`; andere Rechnernamen werden abgewiesen. Leer geht nur, solange sie "
        "allein auf dem eigenen Rechner lauscht.",
        _web_address,
    ),
    Setting(
        "STAFF_BASE_PATH",
        "",
        "Pfad, unter dem die Verwaltung hinter einem Proxy liegt, zum Beispiel `/bildung-verwaltung`; `STAFF_URL` "
        "nennt ihn nicht.",
        _base,
    ),
    Setting(
        "STAFF_FOUR_EYES",
        "on",
        "Ob freigeben muss, wer den Entwurf nicht angelegt hat: on oder off.",
        _switch,
    ),
    Setting(
        "STAFF_TIMEOUT",
        "30",
        "Minuten ohne Eingabe, nach denen eine Anmeldung der Verwaltung endet.",
        _minutes,
    ),
    Setting(
        "STAFF_SSO_HEADER",
        "",
        "Kopfzeile, in der ein vorgeschalteter Rechner sagt, wer angemeldet ist, zum Beispiel `X-Remote-User`; "
        "leer heißt: es gibt nur Kennwörter.",
        _header_name,
    ),
    Setting(
        "STAFF_SSO_PROXY",
        "",
        "IP-Adresse dieses Rechners; nur von dort gilt die Kopfzeile.",
        _machine,
    ),
)


def parsed(environ: Mapping[str, str], name: str) -> object:
    """The parsed value of one setting; a blank variable counts as not set."""
    setting = next(one for one in SETTINGS if one.name == name)
    return setting.parse(name, environ.get(name, "").strip() or setting.default)


def _url(environ: Mapping[str, str], name: str) -> str:
    """A database URL; the relative default stands for a file in `HOME`: in a checkout wherever it is called
    from."""
    url = str(parsed(environ, name))
    given = environ.get(name, "").strip()
    return url if given else f"{_SQLITE}{HOME / url.removeprefix(_SQLITE)}"


def _beside(environ: Mapping[str, str], name: str, file_name: str) -> str:
    """The URL of another database: a file beside the published one where only that is set, empty where the
    published one is no file."""
    published = _url(environ, "DATABASE_URL")
    if not environ.get("DATABASE_URL", "").strip() or environ.get(name, "").strip():
        return _url(environ, name)
    file = sqlite_file(published)
    return "" if file is None else f"{_SQLITE}{file.with_name(file_name)}"


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
    return Path(url.removeprefix(_SQLITE)) if url.startswith(_SQLITE) else None


@dataclass(frozen=True, slots=True)
class Settings:
    """What the public app knows. The raw store is left out on purpose: see `RawSettings`."""

    host: str = "127.0.0.1"
    port: int = 8050
    database_url: str = f"{_SQLITE}{LOCAL / 'published.sqlite'}"
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
