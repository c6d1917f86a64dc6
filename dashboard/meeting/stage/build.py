"""Builds the stage of a scene out of its slab: nothing is drawn here, and nothing is left to be decided when
it is."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.observation import Status
from dashboard.formats import number
from dashboard.indicators.slab.displayed import displayed
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.trend import Trends
from dashboard.indicators.wording.short_names import short_names
from dashboard.meeting.stage.bars import ranking
from dashboard.meeting.stage.changed import Since, changed, sentence, word
from dashboard.meeting.stage.figures import numbers
from dashboard.meeting.stage.model import (
    MAP,
    RANKING,
    SERIES,
    TABLE,
    TWO_MAPS,
    AskedScene,
    Stage,
    StagePlace,
    StageRanking,
    StageSign,
    StageYear,
)
from dashboard.meeting.stage.really_shown import ReallyShown, really_shown
from dashboard.meeting.stage.scale import district_share, legend, map_signs
from dashboard.meeting.stage.series import gaps, peaks
from dashboard.meeting.stage.table import few_left_out, heads, rows
from dashboard.texts import say

_MAPS = (MAP, TWO_MAPS)
_ZEROS = (Status.ZERO, Status.ROUNDED_ZERO)


def stage(
    slab: Slab,
    asked: AskedScene,
    *,
    reporting: str = "",
    findings: Sequence[str] = (),
    sources: Sequence[str] = (),
    map_words: Sequence[str] = (),
    since: Since | None = None,
) -> Stage:
    """What the scene says in every year that has something to show.

    `reporting` is the indicator's day in the year (`1. März`), `findings` holds one sentence for each year of
    the slab, empty where there is none, `sources` likewise whose figures that year's are, `map_words` what of a map
    is seen and stands out. A sentence of the
    scene's own stands in its own year, a computed one behind the indicator's short name: nothing else on the
    stage says so large what is measured. `since` gives the trends that two maps outline.
    """
    said = really_shown(slab, asked)
    tested = since(slab.years[said.base]) if since and said.base is not None and slab.shown is None else None
    speaker = _Speaker(slab, asked, said, reporting, findings, sources, map_words, tested)
    named = said.picture == SERIES and slab.shown is None
    return Stage(
        picture=said.picture,
        asked=asked.picture,
        fallback=said.sentence,
        lang=slab.lang,
        title=slab.title,
        unit=slab.unit,
        year=None if said.row is None else slab.years[said.row],
        years=tuple(speaker.year(row) for row in said.rows),
        legend=legend(slab),
        selected=tuple(
            StagePlace(key, speaker.names[slab.places.index(key)], sign)
            for sign, key in enumerate(asked.places)
            if key in slab.places
        ),
        heads=heads(slab) if said.picture == TABLE else (),
        base=None if said.base is None else speaker.year(said.base),
        names=tuple(speaker.names),
        peaks=peaks(slab, asked.places) if named else (),
        gaps=gaps(slab, asked.places) if named else (),
    )


class _Speaker:
    """Says what stands on the stage in one year after the other."""

    def __init__(
        self,
        slab: Slab,
        asked: AskedScene,
        said: ReallyShown,
        reporting: str,
        findings: Sequence[str],
        sources: Sequence[str],
        map_words: Sequence[str],
        tested: Trends | None,
    ) -> None:
        self.slab, self.asked, self.said = slab, asked, said
        self.reporting, self.findings, self.sources, self.map_words = reporting, findings, sources, map_words
        self.tested = tested
        self.names = short_names(slab.names)
        self.of_map = said.picture in _MAPS

    def year(self, row: int) -> StageYear:
        slab, asked, picture = self.slab, self.asked, self.said.picture
        places = asked.places
        district = displayed(slab).district
        share = district_share(slab, row) if self.of_map else None
        extreme = self._extreme(row) if picture in (*_MAPS, RANKING) else None
        named = extreme if self.of_map else None
        made = ranking(slab, row, places, self.names, asked.target) if picture == RANKING else None
        left_out = made.left_out if made else ""
        if picture == TABLE:
            left_out = few_left_out(slab, row, places)
        outlined = self._changed(row)
        return StageYear(
            year=slab.years[row],
            label=slab.labels[row],
            headline=self._headline(row, outlined),
            badge=self._badge(row),
            numbers=numbers(slab, row, picture, places, self.names, self.said.base, extreme),
            source=self._source(row, left_out, bool(outlined)),
            dotted=self._dotted(row, made),
            district_name=slab.own_district if district is not None and district.text[row] else "",
            district=district.text[row] if district is not None else "",
            district_share=share,
            map_signs=map_signs(slab, row) if self.of_map else (),
            rows=rows(slab, row, places, self.names, asked.target) if picture == TABLE else (),
            ranking=made or StageRanking(),
            extreme=slab.places[named] if named is not None else "",
            extreme_name=self.names[named] if named is not None else "",
            extreme_text=displayed(slab).text[row][named] if named is not None else "",
            changed=tuple(outlined),
            outlined=word(slab, outlined),
        )

    def _changed(self, row: int) -> dict[str, int]:
        base = self.said.base
        if self.tested is None or base is None or row <= base:
            return {}
        return changed(self.slab, self.tested, base, row)

    def _headline(self, row: int, outlined: dict[str, int]) -> str:
        if self.asked.headline and row == self.said.row and not self.asked.gone:
            return self.asked.headline
        finding = self.findings[row] if row < len(self.findings) else ""
        base = self.said.base
        if base is not None and row > base and self.slab.shown is None:  # of both years, not of the last
            years, places = (base, row), self.asked.places
            finding = sentence(self.slab, places, self.names, years, outlined, self.tested)
        return f"{self.slab.short}: {finding}" if finding else self.slab.title

    def _badge(self, row: int) -> str:
        """Whose figures are examples: all, some, or those of the places alone."""
        slab = self.slab
        if self.said.picture == SERIES:
            return self._series_badge()
        badge, district = slab.badge[row], slab.district
        known = district is not None and district.value[row] is not None and not district.example[row]
        if badge == say(slab.lang, "badge_all") and known:
            return say(slab.lang, "stage_badge_places", places=slab.level_name)
        return badge

    def _series_badge(self) -> str:
        """Of all years: of the selected places and the district."""
        slab, district = self.slab, self.slab.district
        columns = [slab.places.index(key) for key in self.asked.places if key in slab.places]
        places = bool(slab.example[:, columns].any())
        if district is not None and any(district.example):
            return say(slab.lang, "badge_all" if places or not columns else "badge_some")
        return say(slab.lang, "stage_badge_places", places=slab.level_name) if places else ""

    def _source(self, row: int, left_out: str, outlined: bool) -> str:
        """One line: what the reader has added, what could not be shown, what is measured, what is hidden, whose
        figures these are."""
        slab, lang = self.slab, self.slab.lang
        about = self._about(row)
        hidden = "" if self.said.picture == SERIES else self._hidden(row)
        parts = [
            self._own(),
            say(lang, "stage_dark_map") if self.asked.dark and self.of_map else "",
            self.said.sentence,
            self.map_words[row] if self.of_map and row < len(self.map_words) else "",
            f"{about}." if about else "",
            left_out,
            self._outlined(row) if outlined else "",
            hidden,
            self._zeros(row) if self.of_map else "",
            slab.source if self.said.picture == SERIES else self._credit(row),
            say(lang, "stage_version", version=slab.version),
            say(lang, "caption_map", text=say(lang, "boundaries")) if self.of_map else "",
        ]
        return " ".join(part for part in parts if part)

    def _own(self) -> str:
        """What the reader has added, as a sentence."""
        own = self.asked.own
        return own if own.endswith((".", "!", "?", "…")) or not own else f"{own}."

    def _outlined(self, row: int) -> str:
        base, labels = self.said.base, self.slab.labels
        return say(self.slab.lang, "stage_outlined", first=labels[base or 0], last=labels[row])

    def _about(self, row: int) -> str:
        """What is measured, and of when: a day that the subtitle names, too, is said once."""
        day, at = self.reporting, ("am", "on")
        again = {day, *(f"{word} {day}" for word in at)}
        parts = [part for part in self.slab.subtitle.rstrip(".").split(", ") if part not in again]
        named = [part.removesuffix(f" {at[0]} {day}").removesuffix(f" {at[1]} {day}") for part in parts]
        return ", ".join(part for part in (*named, f"{day} {self.slab.labels[row]}".strip()) if part)

    def _credit(self, row: int) -> str:
        """Whose figures the year's are."""
        return (self.sources[row] if row < len(self.sources) else "") or self.slab.source

    def _hidden(self, row: int) -> str:
        """How many places have no number to be seen, and why."""
        found = [one for one in map_signs(self.slab, row) if one.status not in (None, *_ZEROS)]
        return self._counted("stage_without", found)

    def _zeros(self, row: int) -> str:
        """How many areas of a map have no class because nothing is there."""
        found = [one for one in map_signs(self.slab, row) if one.status in _ZEROS]
        return self._counted("stage_zeros", found)

    def _dotted(self, row: int, made: StageRanking | None) -> str:
        """How many areas or bars are dotted, and why."""
        count = int(self.slab.legend.few[row]) if self.of_map else 0
        if made:
            count = sum(bar.few for column in made.columns for bar in column)
        few = StageSign(None, say(self.slab.lang, "few"), count)
        return self._counted("stage_dotted", [few] if count else [])

    def _counted(self, key: str, found: Sequence[StageSign]) -> str:
        lang = self.slab.lang
        texts = ", ".join(f"{one.label} {number(one.count, 0, lang)}" for one in found)
        return say(lang, key, texts=texts) if texts else ""

    def _extreme(self, row: int) -> int | None:
        """The one place that a map names beside the selected: the highest, else the lowest, with enough cases
        and a number that no other place has."""
        slab = self.slab
        texts = list(displayed(slab).text[row])
        for column in (*slab.order[row][:1], *slab.order[row][-1:]):
            alone = texts.count(texts[column]) == 1
            if alone and slab.places[column] not in self.asked.places and not slab.few[row, column]:
                return column
        return None
