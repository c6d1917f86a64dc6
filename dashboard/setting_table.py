"""All environment variables with their defaults and meanings: the one table that the README repeats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard import log_lines
from dashboard import setting_values as value
from dashboard.setting_values import MONITOR_FIRST, START_PAGES


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table. `default` is the text that stands in the README."""

    name: str
    default: str
    description: str
    parse: Callable[[str, str], object]


SETTINGS = (
    Setting("HOST", "127.0.0.1", "Adresse, auf der die Anwendung lauscht.", value.any_text),
    Setting("PORT", "8050", "Port, auf dem die Anwendung lauscht.", value.number(1, 65_535)),
    Setting(
        "DATABASE_URL",
        "sqlite:///data/local/published.sqlite",
        "Datenbank der veröffentlichten Zahlen: eine SQLite-Datei oder `postgresql://…`.",
        value.database,
    ),
    Setting(
        "RAW_DATABASE_URL",
        "sqlite:///data/local/raw.sqlite",
        "Datenbank der eingespielten Rohdaten; nur die Befehle und die Verwaltung kennen sie. Ist nur "
        "`DATABASE_URL` auf eine SQLite-Datei gesetzt, liegt sie als `raw.sqlite` daneben.",
        value.database,
    ),
    Setting(
        "DISTRICT",
        "13076",
        "Kreisschlüssel (fünf Ziffern) des Landkreises, den der Monitor zeigt.",
        value.district,
    ),
    Setting(
        "SECRET_KEY",
        "",
        "Schlüssel für Signaturen; leer heißt: bei jedem Start ein neuer, zufälliger Schlüssel.",
        value.any_text,
    ),
    Setting(
        "LOG_LEVEL",
        "INFO",
        "Wie viel protokolliert wird: DEBUG, INFO, WARNING, ERROR oder CRITICAL.",
        value.one_of(*value.LEVELS),
    ),
    Setting(
        "LOG_FORMAT",
        log_lines.TEXT,
        "Form des Protokolls: text (eine Zeile für Menschen) oder json (ein Objekt je Zeile).",
        value.one_of(*log_lines.FORMATS),
    ),
    Setting(
        "METRICS_TOKEN",
        "",
        "Kennwort, mit dem Prometheus die Messwerte unter `/metrics` abruft (`Authorization: Bearer …`), mindestens "
        "16 Zeichen; leer heißt: nur vom selben Rechner aus, ohne Proxy.",
        value.token,
    ),
    Setting(
        "TEXTS_DIR",
        "",
        "Ordner mit den eigenen Texten für Impressum, Datenschutz und Barrierefreiheit, und wo es Videos in "
        "Gebärdensprache gibt.",
        value.folder,
    ),
    Setting(
        "START",
        MONITOR_FIRST,
        "Welche Seite unter der Adresse ohne Pfad steht: monitor oder portal. Mit `portal` hat der Monitor die "
        "Adresse `/monitor`; alle Links auf seine Ansichten gelten weiter.",
        value.one_of(*START_PAGES),
    ),
    Setting("THREADS", "8", "Zahl der Anfragen, die gleichzeitig beantwortet werden.", value.number(1, 256)),
    Setting(
        "CONNECTIONS",
        "1000",
        "Zahl der Verbindungen, die gleichzeitig offen sind; sind es mehr, werden zuerst die untätigen "
        "geschlossen.",
        value.number(50, 100_000),
    ),
    Setting(
        "SCENARIOS",
        "on",
        "Ob die Bildungslandkarte Planspiele rechnet (was wäre, wenn eine Schule schließt): on oder off.",
        value.switch,
    ),
    Setting(
        "REPORTS",
        "on",
        "Ob auf der Seite einer Einrichtung gemeldet werden kann, was nicht stimmt: on oder off.",
        value.switch,
    ),
    Setting(
        "REPORTS_DATABASE_URL",
        "sqlite:///data/local/reports.sqlite",
        "Datenbank dieser Hinweise. Ist nur `DATABASE_URL` auf eine SQLite-Datei gesetzt, liegt sie als "
        "`reports.sqlite` daneben; bei PostgreSQL braucht sie eine eigene Adresse, sonst gibt es das Formular "
        "nicht.",
        value.database,
    ),
    Setting(
        "OFFICE_CONTACT",
        "",
        "Wohin sich wendet, wer einen Fehler findet: E-Mail-Adresse, Telefonnummer oder Anschrift des "
        "Bildungsbüros; leer heißt: wer im Impressum steht.",
        value.contact,
    ),
    Setting(
        "EMBED_ORIGINS",
        "",
        "Websites, die Ansichten einbetten dürfen (`?einbetten=1`; den Code gibt `/einbetten`), zum Beispiel "
        "`https://www.kreis-lup.de`; leer heißt: keine.",
        value.origins,
    ),
    Setting(
        "PUBLIC_URL",
        "",
        "Adresse der öffentlichen Seite, zu der die Verwaltung führt und die in Feed, Katalog und Einbettungscode "
        "steht, und auf Dateien, in QR-Codes und in Kurzlinks, zum Beispiel `https://bildung.kreis.example`; ohne "
        "Pfad, den nennt `BASE_PATH`. Leer heißt: der Name der Anfrage, wenn dieser Rechner so heißt, sonst `http://HOST:PORT`.",
        value.web_address,
    ),
    Setting(
        "BASE_PATH",
        "",
        "Pfad, unter dem die öffentliche Seite hinter einem Proxy liegt, zum Beispiel `/bildung`; der Proxy reicht ihn "
        "unverändert weiter. Leer heißt: sie hat den Rechnernamen für sich.",
        value.base,
    ),
    Setting(
        "PROXY_HOPS",
        "0",
        "Zahl der Proxys davor, deren `X-Forwarded-For`, `-Proto` und `-Host` gelten; 0 heißt: keine Kopfzeile davon "
        "gilt.",
        value.number(0, 5),
    ),
    Setting(
        "STAFF_HOST", "127.0.0.1", "Adresse, auf der die Verwaltung lauscht (`make staff`).", value.any_text
    ),
    Setting("STAFF_PORT", "8051", "Port, auf dem die Verwaltung lauscht.", value.number(1, 65_535)),
    Setting(
        "STAFF_URL",
        "",
        "Adresse, unter der Mitarbeitende die Verwaltung aufrufen, zum Beispiel "
        "`https://verwaltung.kreis.example`; andere Rechnernamen werden abgewiesen. Leer geht nur, solange sie "
        "allein auf dem eigenen Rechner lauscht.",
        value.web_address,
    ),
    Setting(
        "STAFF_BASE_PATH",
        "",
        "Pfad, unter dem die Verwaltung hinter einem Proxy liegt, zum Beispiel `/bildung-verwaltung`; `STAFF_URL` "
        "nennt ihn nicht.",
        value.base,
    ),
    Setting(
        "STAFF_FOUR_EYES",
        "on",
        "Ob freigeben muss, wer den Entwurf nicht angelegt hat: on oder off.",
        value.switch,
    ),
    Setting(
        "STAFF_TIMEOUT",
        "30",
        "Minuten ohne Eingabe, nach denen eine Anmeldung der Verwaltung endet.",
        value.number(5, 480),
    ),
    Setting(
        "STAFF_SSO_HEADER",
        "",
        "Kopfzeile, in der ein vorgeschalteter Rechner sagt, wer angemeldet ist, zum Beispiel `X-Remote-User`; "
        "leer heißt: es gibt nur Kennwörter.",
        value.header_name,
    ),
    Setting(
        "STAFF_SSO_PROXY",
        "",
        "IP-Adresse dieses Rechners; nur von dort gilt die Kopfzeile.",
        value.machine,
    ),
)


def parsed(environ: Mapping[str, str], name: str) -> object:
    """The parsed value of one setting; a blank variable counts as not set."""
    setting = next(one for one in SETTINGS if one.name == name)
    return setting.parse(name, environ.get(name, "").strip() or setting.default)
