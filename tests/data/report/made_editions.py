"""Editions of the report for tests, and a picture to go with them."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path

from PIL import Image

from dashboard.domain.report.edition import ChapterText, EditionState, ReportEdition

NOW = datetime(2026, 11, 28, 8, 30, tzinfo=UTC)


def edition(key: str = "2027", version: str = "2026.1", *chapters: ChapterText) -> ReportEdition:
    return ReportEdition(
        key=key,
        title=f"Bildungsbericht {key}",
        subtitle="",
        version=version,
        state=EditionState.DRAFT,
        closing=date(2026, 11, 30),
        published=None,
        imprint="Amt",
        chapters=chapters or (chapter("rahmen"), chapter("kita")),
    )


def chapter(key: str, source: str = "Ein Satz.\n") -> ChapterText:
    return ChapterText(key, f"Über {key}", "Worum es geht.", source, "Bildungsbüro", date(2026, 11, 30))


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, (10, 120, 90)).save(made, kind)
    return made.getvalue()


def folder(at: Path, key: str = "2026", district: str = "13076", text: str = "Ein Satz.") -> Path:
    """The files of an edition that ships, below `at`."""
    to = at / key
    (to / "pictures").mkdir(parents=True)
    (to / "pictures" / "wald.png").write_bytes(picture())
    (to / "edition.yaml").write_text(
        f'district: "{district}"\ntitle: Bildungsbericht {key}\nexample: true\nclosing: 2026-11-30\n'
        "published: 2026-12-01\npictures:\n  wald: Kinder im Wald\n",
        "utf-8",
    )
    (to / "01-rahmen.md").write_text(f"---\ntitle: Rahmen\nlead: Worum es geht\n---\n{text}\n", "utf-8")
    (to / "02-kita.md").write_text(
        "---\ntitle: Kita\nsigned: Bildungsbüro\nwritten: 2026-11-30\n---\nZwei.\n", "utf-8"
    )
    return to
