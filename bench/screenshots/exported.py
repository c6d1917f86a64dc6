"""Every kind of export as `make screenshots` shows it: the files, and rendered where the tools for it are
there.

PNG is what it is. PDF is rendered by poppler's pdftoppm, slides and workbooks by LibreOffice; without them
the files stand alone.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from bench.pictures import FOLDER
from bench.screenshots.acts import PLACES
from bench.stage import THEMES
from dashboard.exports.caption import PICTURES

CARE = f"indikator=betreuungsquote_u3&jahr=2024&gebiete={PLACES}"
DOTS_PER_INCH = "110"


@dataclass(frozen=True, slots=True)
class Exported:
    """One file: its name, its address, and what is sent to get it (empty: it is only asked for)."""

    name: str
    path: str
    body: str = ""


def _themed(theme: str) -> str:
    return "hell=nein" if theme == "dark" else "hell=ja"


EXPORTED = (
    *(
        Exported(f"{view}-{theme}.png", f"/bild/{view}.png?{CARE}&{_themed(theme)}")
        for view in PICTURES
        for theme in THEMES
    ),
    Exported("karte-3840.png", f"/bild/karte.png?{CARE}&breite=3840"),
    Exported("karte-wenige-faelle.png", "/bild/karte.png?indikator=ohne_abschluss&ebene=gemeinde"),
    Exported("karte-kreise.png", "/bild/karte.png?indikator=ohne_abschluss&ebene=kreis&raum=bund"),
    Exported("karte-abstand.png", f"/bild/karte.png?{CARE}&darstellung=abstand"),
    Exported("karte-english.png", f"/bild/karte.png?{CARE}&sprache=en"),
    Exported("folien.pptx", f"/folien.pptx?{CARE}"),
    Exported("folien-kreise.pptx", "/folien.pptx?indikator=ohne_abschluss&ebene=kreis&ansicht=verteilung"),
    Exported("tabelle.xlsx", "/tabelle.xlsx?indikator=betreuungsquote_u3&jahr=2024"),
    Exported("mappe.pptx", "/mappe.pptx", FOLDER),
    Exported("mappe.pdf", "/mappe.pdf", FOLDER),
)


def write_exports(url: str, target: Path) -> list[str]:
    """Writes all files below `target` and returns what went wrong, a sentence each."""
    target.mkdir(parents=True, exist_ok=True)
    failures = []
    for one in EXPORTED:
        try:
            file = target / one.name
            file.write_bytes(_fetched(url, one))
            _render(file)
        except (OSError, subprocess.SubprocessError) as error:
            failures.append(f"{one.name}: {error}")
    return failures


def _fetched(url: str, one: Exported) -> bytes:
    request = urllib.request.Request(f"{url}{one.path}", data=one.body.encode() or None)
    if one.body:
        request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=120) as answer:
        return bytes(answer.read())


def _render(file: Path) -> None:
    """Pages beside the file: mappe.pdf becomes mappe.pdf-1.png and so on."""
    if file.suffix == ".png" or not shutil.which("pdftoppm"):
        return
    with tempfile.TemporaryDirectory() as name:
        printed = file
        if file.suffix != ".pdf":
            office = shutil.which("soffice")
            if not office:
                return
            command = [
                office,
                f"-env:UserInstallation=file://{name}/profile",
                "--headless",
                "--convert-to",
                "pdf",
            ]
            subprocess.run(
                [*command, "--outdir", name, str(file)], check=True, capture_output=True, timeout=180
            )
            printed = Path(name) / f"{file.stem}.pdf"
            if not printed.exists():  # LibreOffice comes in parts: without Calc it reads no workbook
                return
        command = ["pdftoppm", "-png", "-r", DOTS_PER_INCH, str(printed), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
