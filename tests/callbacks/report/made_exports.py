"""Files of the report for tests: an edition made by hand, on the figures that ship."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PIL import Image

from callbacks.exports.contents import Exporting
from callbacks.report.exports import ReportExports
from dashboard.domain.report.edition import ChapterText, ReportEdition
from dashboard.domain.report.written import EditionPicture, PublishedEdition
from dashboard.errors import UnknownKey
from data.report.published import EditionListing
from tests.callbacks.report.made_edition import made_edition
from tests.dashboard.report.test_filling import generated

ROOT = "https://monitor.example/"
DISTRICT, GRABOW, AMT = "13076", "13076050", "130765655"


@dataclass(frozen=True)
class MadeEditions:
    """Holds one edition alone."""

    one: ReportEdition
    withdrawn: date | None = None
    reason: str = ""
    later: ReportEdition | None = None

    def published_editions(self) -> list[EditionListing]:
        editions = [one for one in (self.later, self.one) if one is not None]
        return [self._listing(one) for one in editions]

    def _listing(self, one: ReportEdition) -> EditionListing:
        gone = self.withdrawn if one is self.one else None
        return EditionListing(one.key, "", one.published or date(2026, 12, 1), gone, self.reason)

    def published_edition(self, key: str) -> PublishedEdition:
        found = next((one for one in (self.one, self.later) if one is not None and one.key == key), None)
        if found is None:
            raise UnknownKey(f"Eine Ausgabe „{key}“ gibt es nicht.")
        mine = found is self.one
        return PublishedEdition(found, {}, "", self.withdrawn if mine else None, self.reason if mine else "")

    def edition_picture(self, key: str, picture: str) -> EditionPicture:
        if picture != "krippe":
            raise UnknownKey(f"Ein Bild „{picture}“ hat die Ausgabe nicht.")
        body = io.BytesIO()
        Image.new("RGB", (320, 200), "#85bfb0").save(body, "PNG")
        return EditionPicture(picture, "Eine grüne Fläche", "image/png", 320, 200, body.getvalue())


def exports_of(answers: Any, edition: ReportEdition | None = None) -> ReportExports:
    return ReportExports(Exporting(answers), MadeEditions(edition or made_edition()))


def hostile_edition(count: int = 200) -> ReportEdition:
    """An edition whose every text is made of what authors and attackers write."""
    texts = generated(count)
    chapters = tuple(
        ChapterText(
            f"k{at}",
            title=f"=Kapitel {at} {texts[-at][:80]}",
            lead=texts[at][:200],
            source=_source(at, text),
            signed=texts[-at][:60],
        )
        for at, text in enumerate(texts)
    )
    return replace(
        made_edition(),
        title='=HYPERLINK("http://x") #import "a"',
        subtitle=texts[0][:200],
        imprint=texts[1],
        chapters=chapters,
    )


def _source(at: int, text: str) -> str:
    """Some as prose, some as a title of a section, some inside a block."""
    line = " ".join(text.split()).replace("`", "").replace("'", "")[:200]
    match at % 4:
        case 0:
            return text
        case 1:
            return f"## {line}\n\nText {at}"
        case 2:
            return f"```botschaft\nzahl: '{line}'\ntitel: '{line}'\ntext: '{line}'\n```\n"
        case _:
            return (
                f"```praxis\ntitel: '{line}'\ntext: '{line}'\nangaben: {{'{line}': '{line}'}}\n```\n\n{text}"
            )
