"""A place's profile as PDF/UA on A4: its words and charts gathered for the typesetter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.charts.composition.parts import CompositionParts
from dashboard.domain.area import FEDERATION
from dashboard.domain.figure import Figure
from dashboard.exports.caption import Caption
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.paper.parts import (
    Notes,
    bare_text,
    document_frame,
    unit_beside,
    word_definitions,
    written,
)
from dashboard.exports.paper.scenes import typeset
from dashboard.exports.profile.institutions import institutions_given
from dashboard.exports.profile.strips import key_of, spine_of, trend_of
from dashboard.map.description import MapDrawing
from dashboard.map.status_symbols import BY_STATUS
from dashboard.map.svg_painter import painted
from dashboard.profile.model import Profile, ProfileRow
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class Locator:
    """The small map of a profile, and what it shows in words."""

    map: MapDrawing
    alt: str

    def drawing(self) -> Drawing:
        """As it stands on paper."""
        _, _, width, height = self.map.frame.box
        return Drawing("", self.alt, painted(self.map, "light"), width, height)


@dataclass(frozen=True, slots=True)
class ExportedWhole:
    """What a place's whole is made of over the years: its name, what 100 % are, what has to be known (`note`), the
    Monitor's caption of it, all its parts, and its bars as they stand on paper."""

    name: str
    base: str
    note: str
    caption: Caption
    parts: CompositionParts
    drawing: Drawing

    def given(self) -> dict[str, object]:
        """As data for the typesetter."""
        said = self.caption
        return {
            "drawing": self.drawing.given(),
            "title": said.title,
            "base": self.base,
            "example": said.example,
            "note": " ".join(part for part in (self.note, said.sources) if part),
            "address": said.link,
        }


@dataclass(frozen=True, slots=True)
class ProfileExport:
    """A profile that is taken along: what it says of itself, and what the profile alone cannot know.

    `root` is the address of the monitor, ending with a slash; `map` shows where the place lies, None where
    there are no boundaries; `headings` are short names of the surroundings by key ("Amt", "Landkreis");
    `confidence` is that of intervals, in percent; `wholes` are what the place's wholes are made of.
    """

    profile: Profile
    caption: Caption
    root: str
    map: Locator | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    confidence: str = "95"
    wholes: Sequence[ExportedWhole] = ()

    def address(self, query: str) -> str:
        """Where the Monitor shows a row or finding."""
        return f"{self.root}?{self.profile.monitor(query)}" if query else ""

    def level(self) -> str:
        """The certainty of intervals as it is written."""
        return written(self.confidence, self.profile.lang)

    def named(self) -> list[tuple[str, str]]:
        """Keys and names of all surroundings, small to large; the Amt has a name, district and state go
        without."""
        found = {one.key: one.name for row in self.profile.rows for one in row.surroundings}
        return sorted(found.items(), key=lambda item: -len(item[0]) if item[0] != FEDERATION else 0)

    def around(self) -> list[tuple[str, str]]:
        """The same with short names, as they head columns."""
        return [(key, self.headings.get(key, name)) for key, name in self.named()]


def profile_report(export: ProfileExport) -> bytes:
    """The PDF."""
    return typeset(("paper.typ", "profile.typ"), _content(export))


def _content(export: ProfileExport) -> dict[str, object]:
    profile, said, lang = export.profile, export.caption, export.profile.lang
    around = export.around()
    return {
        **document_frame(said, say(lang, "export_title", name=profile.name), words_used(export)),
        "map": export.map.drawing().given() if export.map else None,
        "facts": [{"label": one.label, "text": one.text, "example": one.example} for one in profile.facts],
        "findings_title": say(lang, "export_findings"),
        "findings": [{"text": one.text, "address": export.address(one.query)} for one in profile.findings],
        "marks": profile.marks,
        "key": [{"sign": sign.given(), "text": words} for sign, words in key_of(profile, export.named())],
        "around": [heading for _, heading in around],
        "columns": {
            "own": export.headings.get(profile.key, profile.name),
            "spine": say(lang, "export_spine", name=profile.reference),
            "trend": say(lang, "export_trend"),
            "verdict": say(lang, "export_verdict"),
        },
        "themes": [
            {
                "name": name,
                "rows": [_row(export, row, [key for key, _ in around]) for row in profile.of_theme(theme)],
            }
            for theme, name in profile.themes
            if profile.of_theme(theme)
        ],
        "wholes_title": say(lang, "composition_profile"),
        "wholes": [one.given() for one in export.wholes],
        "institutions": institutions_given(profile.institutions, export.root, lang),
        "similar": {
            "title": say(lang, "export_similar"),
            "text": profile.similar_sentence,
            "names": [
                {"name": name, "address": f"{export.root}gemeinde/{key}"} for key, name in profile.similar
            ],
        },
    }


def words_used(export: ProfileExport) -> Notes:
    """What the words of this profile mean."""
    rows, lang = export.profile.rows, export.profile.lang
    others = [one for row in rows for one in row.surroundings]
    verdicts = {row.difference.verdict for row in rows}
    found = list(word_definitions(verdicts, [row.own for row in rows], others, export.level(), lang))
    if any(row.span > 1 for row in rows):
        found.append((say(lang, "export_periods"), say(lang, "profile_periods")))
    if any(row.rank for row in rows):
        found.append(
            (say(lang, "rank"), export.profile.words.say(lang, f"profile_note_{export.profile.level}"))
        )
    return found


def _beside(one: Figure | None, row: ProfileRow, lang: str) -> dict[str, object]:
    """A larger area's figure; a dash where the indicator is not published there."""
    return {
        "text": bare_text(one, row.unit, row.decimals, lang),
        "known": one is None or one.value is not None,
    }


def _row(export: ProfileExport, row: ProfileRow, around: Sequence[str]) -> dict[str, object]:
    lang, own = export.profile.lang, row.own
    figures = {one.key: one for one in row.surroundings}
    ranked = say(lang, "export_rank", rank=row.rank, ranked=row.ranked) if row.rank and row.ranked > 1 else ""
    spine, trend = spine_of(row, lang), trend_of(row, lang)
    when = (row.when, unit_beside(row.unit, lang), "" if own.example else row.provenance)
    return {
        "name": row.name,
        "address": export.address(row.query),
        "when": " · ".join(part for part in when if part),
        "example": own.example,
        "alone": row.alone,
        "aimed": " · ".join(
            part
            for part in (
                f"{say(lang, 'own_target')} {row.target.text}" if row.target else "",
                row.from_target,
            )
            if part
        ),
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
