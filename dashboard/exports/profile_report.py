"""A place's profile as PDF/UA on A4: its words and charts gathered for the typesetter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.domain.municipality import FEDERATION
from dashboard.domain.profile import Figure, Profile, ProfileRow
from dashboard.exports.caption import Caption
from dashboard.exports.paper import Notes, bare_text, meanings, paper, unit_beside, written
from dashboard.exports.profile_strips import key_of, spine_of, trend_of
from dashboard.exports.report import Drawing, typeset
from dashboard.exports.signs import BY_STATUS
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class Taken:
    """A profile that is taken along: what it says of itself, and what the profile alone cannot know.

    `root` is the address of the monitor, ending with a slash; `map` shows where the place lies, None where there are
    no boundaries; `headings` are short names of the surroundings by key ("Amt", "Landkreis"); `confidence` is that of
    intervals, in percent.
    """

    profile: Profile
    caption: Caption
    root: str
    map: Drawing | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    confidence: str = "95"

    def address(self, query: str) -> str:
        """Where the Monitor shows a row or finding."""
        return f"{self.root}?{query}" if query else ""

    def level(self) -> str:
        """The certainty of intervals as it is written."""
        return written(self.confidence, self.profile.lang)

    def named(self) -> list[tuple[str, str]]:
        """Keys and names of all surroundings, small to large; the Amt has a name, district and state go without."""
        found = {one.key: one.name for row in self.profile.rows for one in row.surroundings}
        return sorted(found.items(), key=lambda item: -len(item[0]) if item[0] != FEDERATION else 0)

    def around(self) -> list[tuple[str, str]]:
        """The same with short names, as they head columns."""
        return [(key, self.headings.get(key, name)) for key, name in self.named()]


def profile_report(taken: Taken) -> bytes:
    """The PDF."""
    return typeset(("paper.typ", "profile.typ"), _content(taken))


def _content(taken: Taken) -> dict[str, Any]:
    profile, said, lang = taken.profile, taken.caption, taken.profile.lang
    around = taken.around()
    return {
        **paper(said, say(lang, "takeaway_title", name=profile.name), words_used(taken)),
        "map": taken.map.given() if taken.map else None,
        "facts": [{"label": one.label, "text": one.text, "example": one.example} for one in profile.facts],
        "findings_title": say(lang, "takeaway_findings"),
        "findings": [{"text": one.text, "address": taken.address(one.query)} for one in profile.findings],
        "marks": profile.marks,
        "key": [{"sign": sign.given(), "text": words} for sign, words in key_of(profile, taken.named())],
        "around": [heading for _, heading in around],
        "columns": {
            "own": taken.headings.get(profile.key, profile.name),
            "spine": say(lang, "takeaway_spine", name=profile.reference),
            "trend": say(lang, "takeaway_trend"),
            "verdict": say(lang, "takeaway_verdict"),
        },
        "themes": [
            {"name": name, "rows": [_row(taken, row, [key for key, _ in around]) for row in profile.of_theme(theme)]}
            for theme, name in profile.themes
            if profile.of_theme(theme)
        ],
        "similar": {
            "title": say(lang, "takeaway_similar"),
            "text": profile.similar_sentence,
            "names": [{"name": name, "address": f"{taken.root}gemeinde/{key}"} for key, name in profile.similar],
        },
    }


def words_used(taken: Taken) -> Notes:
    """What the words of this profile mean."""
    rows = taken.profile.rows
    others = [one for row in rows for one in row.surroundings]
    verdicts = {row.difference.verdict for row in rows}
    found = meanings(verdicts, [row.own for row in rows], others, taken.level(), taken.profile.lang)
    if not any(row.rank for row in rows):
        return found
    lang = taken.profile.lang
    return [*found, (say(lang, "rank"), say(lang, f"profile_note_{taken.profile.level}"))]


def _beside(one: Figure | None, row: ProfileRow, lang: str) -> dict[str, Any]:
    """A larger area's figure; a dash where the indicator is not published there."""
    return {"text": bare_text(one, row.unit, row.decimals, lang), "known": one is None or one.value is not None}


def _row(taken: Taken, row: ProfileRow, around: Sequence[str]) -> dict[str, Any]:
    lang, own = taken.profile.lang, row.own
    figures = {one.key: one for one in row.surroundings}
    ranked = say(lang, "takeaway_rank", rank=row.rank, ranked=row.ranked) if row.rank and row.ranked > 1 else ""
    spine, trend = spine_of(row, lang), trend_of(row, lang)
    when = (str(row.year or ""), unit_beside(row.unit, lang), "" if own.example else row.provenance)
    return {
        "name": row.name,
        "address": taken.address(row.query),
        "when": " · ".join(part for part in when if part),
        "example": own.example,
        "rank": ranked,
        "known": own.value is not None,
        "sign": BY_STATUS[own.status],
        "text": bare_text(own, row.unit, row.decimals, lang),
        "under": " · ".join(part for part in (own.counts, own.interval) if part),
        "few": own.few,
        "around": [_beside(figures.get(key), row, lang) for key in around],
        "spine": spine.given() if spine else None,
        "trend": trend.given() if trend else None,
        "verdict": row.difference.verdict.key,
        "word": row.difference.word,
    }
