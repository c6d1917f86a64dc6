"""What a query says of a scene beside its view: `bild`, `satz`, and the first year of two maps."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from dashboard.domain.plain_text import line
from dashboard.domain.selection import parse
from dashboard.meeting.scenes import MOST_HEADLINE


@dataclass(frozen=True, slots=True)
class SceneQuery:
    """Picture, sentence and indicator, empty where a query names none, and the first year of two maps."""

    picture: str = ""
    headline: str = ""
    base_year: int | None = None
    indicator: str = ""


def scene_of(query: str) -> SceneQuery:
    """Reads `bild`, `satz`, `indikator` and `basisjahr`, which a view that shows values does not keep; of what is
    no query it reads nothing."""
    try:
        given = dict(parse_qsl(query, max_num_fields=100))
    except ValueError:
        return SceneQuery()
    headline = line(given.get("satz", ""))[:MOST_HEADLINE]
    asked = parse(query)[0]
    return SceneQuery(given.get("bild", ""), headline, asked.base_year, asked.indicator)
