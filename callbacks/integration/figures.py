"""Indicators of the theme for the district beside the state: with the Monitor's rules."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from callbacks.answers import Answers
from callbacks.integration.course_data import AskedCourses
from dashboard import formats
from dashboard.domain.selection import Selection
from dashboard.domain.verdict import Verdict
from dashboard.indicators.differences import difference_tests
from dashboard.indicators.wording.cells import cell_texts
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.statistics.pooling import at_years
from layouts.integration.parts import IndicatorLine

FIRST = ("auslaendische_schueler", "sprachkurs_wartezeit", "asylbewerberleistungen_je_1000")
INCLUSION = ("foerderquote", "integrative_kitas", "schulen_foerderschule")
"""Indicators of inclusion, whatever their theme."""
_THEME, _LEVEL, _ABOVE = "integration", "kreis", "land"


class ThemeFigures:
    """Made once for each data version and language."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    def theme(self, asked: AskedCourses) -> tuple[IndicatorLine, ...]:
        """All of the theme; foreign pupils, waits and benefits first."""
        keys = [one.key for one in asked.answer.possible.catalogue.of_theme(_THEME)]
        return self._lines([*FIRST, *(key for key in keys if key not in FIRST)], asked)

    def inclusion(self, asked: AskedCourses) -> tuple[IndicatorLine, ...]:
        """Those of inclusion."""
        return self._lines(INCLUSION, asked)

    def _lines(self, keys: Sequence[str], asked: AskedCourses) -> tuple[IndicatorLine, ...]:
        def make() -> tuple[IndicatorLine, ...]:
            return tuple(line for key in keys if (line := self._line(key, asked)))

        answer = asked.answer
        key = (
            "integration figures",
            self.answers.edition(answer.version),
            *keys,
            asked.view.official,
            asked.lang,
        )
        return self.answers.keep(key, make, most=8)

    def _line(self, indicator: str, asked: AskedCourses) -> IndicatorLine | None:
        """The newest figure of the district, that of the state in the same year, and whether they differ by
        more than chance: tested as on the page of a place, with the spread of all districts."""
        if _LEVEL not in asked.answer.possible.levels(indicator):
            return None
        view, lang = asked.view, asked.lang
        chosen = Selection(
            indicator=indicator, level=_LEVEL, language=lang, version=view.version, figures=view.figures
        )
        answer = self.answers.resolve(chosen)
        own = self.answers.cells(answer, _LEVEL, (self.answers.district,))
        known = np.flatnonzero(~np.isnan(own.value[:, 0])) if own.places else np.array([], dtype=int)
        if not len(known):
            return None
        year = own.years[int(known[-1])]
        own = at_years(own, (year,))
        figure = cell_texts(own, answer.indicator, answer.selection.confidence, lang).figure(0, 0, "")
        above = self.answers.cells(answer, _ABOVE, (self.answers.district[:2],))
        land, verdict = "", ""
        if above.places and year in above.years:
            above = at_years(above, (year,))
            land = (
                cell_texts(above, answer.indicator, answer.selection.confidence, lang).figure(0, 0, "").text
            )
            spread = np.array([self.answers.spread(answer).get(year, 1.0)])
            tested = difference_tests(own, above, answer.indicator, spread=spread)
            word = Verdict(int(tested.verdict[0, 0]))
            verdict = verdict_word(word, lang)
        return IndicatorLine(
            name=answer.indicator.name[lang],
            year=formats.year_label(year, 1),
            value=figure.text,
            counts=figure.counts,
            land=land,
            verdict=verdict,
            example=figure.example,
            query=Selection(
                indicator=indicator, language=lang, version=view.version, figures=view.figures
            ).to_query(),
        )
