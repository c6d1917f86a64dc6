"""A place's profile as PDF/UA on A4: its words and charts gathered for the typesetter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.domain.municipality import FEDERATION
from dashboard.domain.observation import Status
from dashboard.domain.profile import Figure, Profile, ProfileRow
from dashboard.domain.verdict import Verdict
from dashboard.exports.caption import Caption
from dashboard.exports.place_map import PlaceMap, place_map
from dashboard.exports.profile_strips import key_of, spine_of, trend_of
from dashboard.exports.qr import qr_code
from dashboard.exports.report import Drawing, typeset
from dashboard.exports.signs import BY_STATUS
from dashboard.texts import say

_CODE, _MAP = 100.0, 400.0


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
    map: PlaceMap | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    confidence: str = "95"

    def address(self, query: str) -> str:
        """Where the Monitor shows a row or finding."""
        return f"{self.root}?{query}" if query else ""

    def level(self) -> str:
        """The certainty of intervals as it is written."""
        return self.confidence.replace(".", ",") if self.profile.lang == "de" else self.confidence

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
        "lang": lang,
        "title": say(lang, "takeaway_title", name=profile.name),
        "running": f"{profile.name} · {said.kicker}",
        "foot": say(lang, "takeaway_foot", name=profile.name, version=said.version, made=said.made,
                    sources=say(lang, "takeaway_foot_sources")),
        "page": say(lang, "takeaway_page", n="{n}", all="{all}"),
        "kicker": said.kicker,
        "name": profile.name,
        "description": profile.description,
        "example": said.example,
        "notices": list(said.notices),
        "mark": say(lang, "example"),
        "few": say(lang, "few"),
        "map": Drawing("", taken.map.alt, *place_map(taken.map, _MAP)).given() if taken.map else None,
        "facts": [{"label": one.label, "text": one.text, "example": one.example} for one in profile.facts],
        "findings_title": say(lang, "takeaway_findings"),
        "findings": [{"text": one.text, "address": taken.address(one.query)} for one in profile.findings],
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
        "notes_title": say(lang, "takeaway_notes"),
        "notes": [[{"word": word, "text": text} for word, text in half] for half in _halves(words_used(taken))],
        "caption": {
            "title": say(lang, "takeaway_caption"),
            "entries": [list(entry) for entry in said.entries()[:-1]],
            "link_label": say(lang, "export_label_link"),
            "address": said.link,
            "code": Drawing("", say(lang, "takeaway_alt_code"), qr_code(said.link, 0, 0, _CODE), _CODE, _CODE).given(),
        },
    }  # fmt: skip


def words_used(taken: Taken) -> list[tuple[str, str]]:
    """What the words of this profile mean: verdicts, signs of missing values, intervals and few cases."""
    lang, rows = taken.profile.lang, taken.profile.rows
    verdicts = {row.difference.verdict for row in rows}
    written = {one.text for row in rows for one in (row.own, *row.surroundings) if one.value is None}
    found = [
        (say(lang, f"verdict_{one.key}"), say(lang, f"takeaway_word_{one.key}"))
        for one in sorted(Verdict, reverse=True)
        if one in verdicts
    ]
    if any(row.own.interval for row in rows):
        found.append((say(lang, "takeaway_interval"), say(lang, "takeaway_word_interval", level=taken.level())))
    if any(row.own.few for row in rows):
        found.append((say(lang, "few"), say(lang, "takeaway_word_few")))
    statuses = [(say(lang, f"status_{one.key}"), say(lang, f"sentence_{one.key}")) for one in Status]
    found += [(word, sentence) for word, sentence in statuses if word in written]
    if any(row.own.example for row in rows):
        found.append((say(lang, "example"), say(lang, "definition_examples")))
    return found


def _halves(notes: Sequence[tuple[str, str]]) -> tuple[Sequence[tuple[str, str]], Sequence[tuple[str, str]]]:
    """Two columns of about the same length."""
    lengths = [len(word) + len(text) + 20 for word, text in notes]
    cut = next((at for at in range(len(notes)) if sum(lengths[:at]) * 2 >= sum(lengths)), len(notes))
    return notes[:cut], notes[cut:]


def _beside(one: Figure | None) -> dict[str, Any]:
    """A larger area's figure; a dash where the indicator is not published there."""
    return {"text": one.text if one else "–", "known": one is None or one.value is not None}


def _row(taken: Taken, row: ProfileRow, around: Sequence[str]) -> dict[str, Any]:
    lang, own = taken.profile.lang, row.own
    figures = {one.key: one for one in row.surroundings}
    ranked = say(lang, "takeaway_rank", rank=row.rank, ranked=row.ranked) if row.rank and row.ranked > 1 else ""
    spine, trend = spine_of(row, lang), trend_of(row, lang)
    return {
        "name": row.name,
        "address": taken.address(row.query),
        "when": " · ".join(part for part in (str(row.year or ""), "" if own.example else row.provenance) if part),
        "example": own.example,
        "rank": ranked,
        "known": own.value is not None,
        "sign": BY_STATUS[own.status],
        "text": own.text,
        "under": " · ".join(part for part in (own.counts, own.interval) if part),
        "few": own.few,
        "around": [_beside(figures.get(key)) for key in around],
        "spine": spine.given() if spine else None,
        "trend": trend.given() if trend else None,
        "verdict": row.difference.verdict.key,
        "word": row.difference.word,
    }
