"""Looks at the environment variables and at the texts that they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dashboard.errors import SettingsError
from dashboard.setting_values import is_loopback
from dashboard.settings import RawSettings, Settings
from dashboard.staff.settings import StaffSettings
from data.doctor.diagnosis import Diagnosis, fault, hint, well

SUBJECT, TEXTS = "Einstellungen", "Eigene Texte"
_KEY = 'python -c "import secrets; print(secrets.token_hex(32))"'


def of_settings(environ: Mapping[str, str]) -> Iterator[Diagnosis]:
    """Each setting that stops a program, then what is missing where others shall reach it."""
    said: dict[str, None] = {}
    for read in (
        Settings.from_environment,
        RawSettings.from_environment,
        StaffSettings.from_environment,
    ):
        try:
            read(environ)
        except SettingsError as error:
            said[error.message] = None
    yield from (fault(SUBJECT, sentence, "Die Variable berichtigen oder leeren.") for sentence in said)
    if said:
        return
    hints = list(_missing(environ))
    yield from hints or [well(SUBJECT)]


def _missing(environ: Mapping[str, str]) -> Iterator[Diagnosis]:
    settings = Settings.from_environment(environ)
    if not environ.get("SECRET_KEY", "").strip():
        yield hint(
            SUBJECT,
            "SECRET_KEY fehlt: angefangene Formulare gelten nach einem Neustart nicht mehr.",
            f"Einen Schlüssel erzeugen und setzen: {_KEY}",
        )
    reached = settings.proxy_hops > 0 or not is_loopback(settings.host)
    if reached and not settings.public_url:
        yield hint(
            SUBJECT,
            "PUBLIC_URL fehlt, obwohl andere Rechner die Seite erreichen: Dateien und QR-Codes nennen keine Adresse, "
            "die dort gilt.",
            "PUBLIC_URL setzen, zum Beispiel https://bildung.kreis.example.",
        )


def of_texts(folder: str, names: Sequence[str]) -> Iterator[Diagnosis]:
    """The texts `names` (without .md) that the district has to write itself. `folder` is TEXTS_DIR, empty for none."""
    missing = [name for name in names if not folder or not (Path(folder) / f"{name}.md").is_file()]
    if not missing:
        yield well(TEXTS)
        return
    where = f"im Ordner {folder}" if folder else "denn TEXTS_DIR ist nicht gesetzt"
    listed = ", ".join(f"{name}.md" for name in missing)
    yield hint(
        TEXTS, f"Es fehlen {listed}, {where}.", "Die Texte schreiben: Impressum und Datenschutz sind Pflicht."
    )
