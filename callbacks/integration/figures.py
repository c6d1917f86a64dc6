"""Indicators of the theme for the district, as its profile compares them: with the Monitor's rules."""

from __future__ import annotations

from callbacks.district_data import Answer
from callbacks.integration.course_data import AskedCourses
from callbacks.profile.profiles import Profiles
from dashboard.domain.selection import Selection
from dashboard.errors import UnknownKey
from dashboard.profile.model import ProfileRow
from layouts.integration.parts import IndicatorLine

THEME = "integration"
INCLUSION = ("foerderquote", "integrative_kitas", "schulen_foerderschule")
"""Indicators of inclusion, whatever their theme."""
FIRST = ("auslaendische_schueler", "sprachkurs_wartezeit", "asylbewerberleistungen_je_1000")


class ThemeFigures:
    """Made once for each data version and language."""

    def __init__(self, profiles: Profiles) -> None:
        self.profiles = profiles

    def theme(self, asked: AskedCourses) -> tuple[IndicatorLine, ...]:
        """All of the theme, and vocational training of foreign students with it; foreign pupils and waits
        first."""
        rows = [one for one in self._rows(asked) if one.theme == THEME and one.year is not None]
        rows.sort(key=lambda one: FIRST.index(one.indicator) if one.indicator in FIRST else len(FIRST))
        return tuple(_line(one) for one in rows)

    def inclusion(self, asked: AskedCourses) -> tuple[IndicatorLine, ...]:
        """Those of inclusion."""
        rows = {one.indicator: one for one in self._rows(asked) if one.year is not None}
        return tuple(_line(rows[key]) for key in INCLUSION if key in rows)

    def _rows(self, asked: AskedCourses) -> tuple[ProfileRow, ...]:
        answers, answer = self.profiles.answers, asked.answer
        key = ("integration figures", answers.fingerprint(answer), asked.view.official, asked.lang)
        return answers.keep(key, lambda: self._made(answer, asked), most=4)

    def _made(self, answer: Answer, asked: AskedCourses) -> tuple[ProfileRow, ...]:
        chosen = Selection(language=asked.lang, version=asked.view.version, figures=asked.view.figures)
        try:
            return self.profiles.profile(self.profiles.answers.district, chosen).rows
        except UnknownKey:  # a district that is one municipality has its profile under that key
            return ()


def _line(one: ProfileRow) -> IndicatorLine:
    above = one.surroundings[-1] if one.surroundings else None
    return IndicatorLine(
        name=one.name,
        year=one.when or str(one.year),
        value=one.own.text,
        counts=one.own.counts,
        land=above.text if above else "",
        verdict=one.difference.word,
        example=one.own.example,
        query=one.query,
    )
