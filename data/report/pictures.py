"""Pictures of good practice: checked, made anew without whatever else the file carries, and kept with the edition."""

from __future__ import annotations

import io
import re
import warnings
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from dashboard.domain.plain_text import line
from dashboard.domain.report.written import EditionPicture
from dashboard.errors import FileRejected
from data.report.tables import report_picture

MOST_BYTES, MOST_PIXELS = 10_000_000, 40_000_000
WIDEST = 1_600
"""Pixels of the longer side that are kept: enough for a page at 200 dpi."""
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}", re.ASCII)
_QUALITY = 85


def picture_of(key: str, content: bytes, alt: str) -> EditionPicture:
    """A file of PNG or JPEG as a picture that holds nothing but its pixels.

    Raises FileRejected with a German sentence for any other file, a key that is none, and without words for whoever
    does not see the picture.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - only who adds a picture needs it

    if not _KEY.fullmatch(key):
        raise FileRejected(
            f"„{key[:60]}“ taugt nicht als Kürzel eines Bildes: kleine Buchstaben, Ziffern und Striche."
        )
    words = line(alt)
    if not words:
        raise FileRejected("Bitte beschreiben Sie in einem Satz, was auf dem Bild zu sehen ist.")
    if len(content) > MOST_BYTES:
        raise FileRejected(f"Das Bild ist größer als {MOST_BYTES // 1_000_000} MB.")
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as given:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if given.width * given.height > MOST_PIXELS:
                raise FileRejected(f"Das Bild hat mehr als {MOST_PIXELS // 1_000_000} Millionen Bildpunkte.")
            kind = str(given.format)
            turned = ImageOps.exif_transpose(given)
            turned.thumbnail((WIDEST, WIDEST))
            plain = turned.convert("RGBA" if kind == "PNG" and "A" in turned.getbands() else "RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise FileRejected("Das ist kein lesbares Bild. Möglich sind PNG und JPEG.") from error
    except Image.DecompressionBombWarning as error:
        raise FileRejected("Das Bild hat zu viele Bildpunkte.") from error
    made = io.BytesIO()
    if kind == "PNG":
        plain.save(made, "PNG", optimize=True)
    else:
        plain.save(made, "JPEG", quality=_QUALITY, optimize=True)
    return EditionPicture(key, words, f"image/{kind.lower()}", plain.width, plain.height, made.getvalue())


def pictures_of(connection: Connection, edition: str) -> tuple[EditionPicture, ...]:
    """The pictures of an edition, by their keys."""
    table = report_picture
    asked = select(table).where(table.c.edition == edition).order_by(table.c.key)
    return tuple(
        EditionPicture(one.key, one.alt, one.media_type, one.width, one.height, bytes(one.content))
        for one in connection.execute(asked)
    )


def place_picture(
    connection: Connection, edition: str, picture: EditionPicture, by: str, at: datetime
) -> None:
    """Writes a picture in the place of one with its key."""
    table = report_picture
    connection.execute(delete(table).where(table.c.edition == edition, table.c.key == picture.key))
    values = {
        "key": picture.key,
        "alt": picture.alt,
        "media_type": picture.media_type,
        "width": picture.width,
        "height": picture.height,
        "content": picture.content,
    }
    connection.execute(insert(table).values(edition=edition, **values, by=by, at=at))
