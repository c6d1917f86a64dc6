"""Places side by side: what a query of the page stands for, and the model gathered from the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote

import numpy as np

from callbacks.answers import Answers
from callbacks.comparison.model import gathered, with_own_words
from callbacks.district_data import Answer
from dashboard import formats
from dashboard.comparison.model import Comparison
from dashboard.comparison.relation import shared_years
from dashboard.domain.area import SMALL_LEVELS, level_of
from dashboard.domain.selection import Selection, parse
from dashboard.domain.territory import Register
from dashboard.indicators.display import CHANGE, VALUE, can_differ
from dashboard.indicators.resolve import lift
from dashboard.indicators.territory.status import TODAY
from dashboard.statistics.correlation import FEWEST
from dashboard.texts import say
from data.germany.areas import is_shipped
from layouts.comparison.page import PARTS

PATH = "/vergleich"
OWN_WORDS = ("ziel", "notiz")
"""Parameters that no figure depends on: the reader's targets and notes."""
CONTEXTS = ("kinderarmut", "bevoelkerungsdichte")
"""What a second indicator is first looked for among: what frames the results, and is official."""


@dataclass(frozen=True, slots=True)
class ComparisonAnswer:
    """The page's state: of the first indicator (its values), of the second, and of the change since a year.

    `change` is None where no change can be measured, `second` where no other indicator shares a year with the
    first. `section` is the part of the page that the address names, else empty. `query` is the canonical
    address.
    """

    answer: Answer
    second: Answer | None
    change: Answer | None
    theme: str
    section: str
    notices: tuple[str, ...]
    query: str

    def plain_query(self) -> str:
        """The address without the reader's own words: figures have no other."""
        return "&".join(one for one in self.query.split("&") if one.partition("=")[0] not in OWN_WORDS)


class Comparisons:
    """Answers of the page; each method is a pure function of its arguments and the store."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    def read(self, query: str) -> ComparisonAnswer:
        """What a query shows. Never raises for what a reader can type."""
        section, strange, rest = _section(query)
        asked, rejected = parse(rest)
        rejected = (*rejected, *strange)
        lang = asked.language
        notices = [] if asked.territory == TODAY else [say(lang, "notice_territory_today")]
        plain = replace(asked, territory=TODAY, display=VALUE, base_year=None)
        if not plain.level and plain.places:
            plain = replace(plain, level=level_of(plain.places[0]) or "")
        level = self.answers.resolve(replace(plain, places=())).selection.level
        places = _lifted(plain.places, level, self._register(plain.places))
        answer = self._resolved(replace(plain, places=places), rejected)
        notices += self._of_guests(answer)
        if places != plain.places:
            notices.append(say(lang, "notice_comparison_lifted", indicator=answer.indicator.short[lang]))
        theme, of_theme = self._theme(asked, answer)
        second, of_second = self._second(asked, answer)
        change, of_change = self._change(asked, answer)
        shown = replace(
            answer.selection,
            theme=theme,
            second_indicator=second.indicator.key if second and asked.second_indicator else "",
            base_year=change.selection.base_year if change and asked.base_year else None,
        )
        written = shown.to_query(without=("ansicht",))
        return ComparisonAnswer(
            answer=answer,
            second=second,
            change=change,
            theme=theme,
            section=section,
            notices=(*answer.notices, *notices, *of_theme, *of_second, *of_change),
            query="&".join(part for part in (written, section and f"ansicht={quote(section)}") if part),
        )

    def _theme(self, asked: Selection, answer: Answer) -> tuple[str, tuple[str, ...]]:
        """The theme of the dot plot: the asked one, else the indicator's."""
        possible, lang = answer.possible, asked.language
        own = answer.indicator.theme
        if not asked.theme or asked.theme == own or not asked.indicator:
            return own, ()
        if any(
            answer.selection.level in possible.levels(one.key)
            for one in possible.catalogue.of_theme(asked.theme)
        ):
            return asked.theme, ()
        shown = possible.catalogue.themes[own].name[lang]
        return own, (say(lang, "notice_comparison_theme", asked=asked.theme, shown=shown),)

    def _second(self, asked: Selection, answer: Answer) -> tuple[Answer | None, tuple[str, ...]]:
        """The second indicator at the first one's level; where it cannot be shown, one that can, and a
        sentence."""
        possible, chosen = answer.possible, answer.selection
        level, wanted = chosen.level, asked.second_indicator
        if wanted and wanted != chosen.indicator and level in possible.levels(wanted):
            return self._other(answer, wanted), ()
        rates = [
            key
            for key in (*CONTEXTS, *possible.catalogue.indicators)
            if key in possible.catalogue.indicators and can_differ(possible.catalogue.indicators[key])
        ]
        own = set(answer.years)
        fitting = [
            key
            for key in rates
            if key != chosen.indicator
            and level in possible.levels(key)
            and own & set(possible.years(key, level, "", 1, chosen.extent))
        ]
        if not fitting:
            return None, ()
        key = (
            "second",
            self.answers.edition(answer.version),
            chosen.official,
            chosen.indicator,
            level,
            chosen.extent,
        )
        best = self.answers.keep(
            key, lambda: next((one for one in fitting if self._related(answer, one)), fitting[0])
        )
        shown = possible.catalogue.indicators[best]
        said = say(asked.language, "notice_comparison_second", asked=wanted, shown=shown.name[asked.language])
        return self._other(answer, shown.key), (said,) if wanted else ()

    def _related(self, answer: Answer, indicator: str) -> bool:
        """Whether the two share a year in which enough places have both to test a relation."""
        level = answer.selection.level
        places = answer.possible.places(level, answer.selection.extent)
        read = self.answers.repository.cells
        one, other = (
            read(key, level, "", places=places, version=answer.version, official=answer.selection.official)
            for key in (answer.indicator.key, indicator)
        )
        return any(
            (~np.isnan(one.value[one.years.index(year)] + other.value[other.years.index(year)])).sum()
            >= FEWEST
            for year in shared_years(one, other)
        )

    def _other(self, answer: Answer, indicator: str) -> Answer:
        plain = replace(
            answer.selection, indicator=indicator, theme="", breakdown="", year=None, class_breaks=()
        )
        return self._resolved(plain)

    def _register(self, places: tuple[str, ...]) -> Register:
        """Areas that hold the places, wherever in Germany they lie."""
        possible = self.answers.possible(self.answers.repository.version())
        own = self.answers.district
        if all(key.startswith(own) or not is_shipped(key) for key in places):
            return possible.register
        near = all(key.startswith(own[:2]) for key in places)
        return possible.within(SMALL_LEVELS[0], "land" if near else "bund").register

    def _resolved(self, asked: Selection, rejected: Sequence[str] = ()) -> Answer:
        """The answer for places wherever they lie. Municipalities and Ämter outside the district are guests of its
        own; districts of other states are compared among all of Germany."""
        district = self.answers.district
        if any(
            level_of(key) == "kreis" and key[:2] != district[:2] and is_shipped(key) for key in asked.places
        ):
            return self.answers.resolve(replace(asked, extent="bund"), rejected)
        outside = [key for key in asked.places if self._is_guest(key)]
        if not outside:
            return self.answers.resolve(asked, rejected)
        own = tuple(key for key in asked.places if key not in outside)
        level = level_of(outside[0]) or ""
        answer = self.answers.resolve(replace(asked, places=own, extent="", level=level), rejected)
        if answer.selection.level != level:
            return answer
        return self.answers.with_guests(answer, [key for key in asked.places if level_of(key) == level])

    def _is_guest(self, key: str) -> bool:
        return level_of(key) in SMALL_LEVELS and key[:5] != self.answers.district and is_shipped(key)

    def _of_guests(self, answer: Answer) -> list[str]:
        """What does not hold for guests, and that there are no figures of them where there are none."""
        if not answer.guests:
            return []
        lang, areas = answer.selection.language, answer.possible.register.areas
        names = formats.listed([areas[key].name for key in answer.guests], say(lang, "and"))
        facts = {"names": names, "home": self.answers.words.full_name}
        cells = self.answers.cells(answer, answer.selection.level, answer.guests)
        said = [say(lang, "comparison_guests", **facts)]
        if np.isnan(cells.value).all():
            key = "comparison_guests_without"
            said.append(say(lang, key, indicator=answer.indicator.short[lang], **facts))
        return said

    def _change(self, asked: Selection, answer: Answer) -> tuple[Answer | None, tuple[str, ...]]:
        """The same indicator as the change since a year; None where there is only one year."""
        found = self._resolved(replace(answer.selection, display=CHANGE, base_year=asked.base_year))
        if found.selection.display != CHANGE:
            return None, ()
        return found, tuple(
            one for one in found.notices if one not in answer.notices
        ) if asked.base_year else ()

    def model(self, asked: ComparisonAnswer) -> Comparison:
        """Everything that is said of the places, for page and exports. The figures are kept, the reader's own
        words are not."""
        answers, answer = self.answers, asked.answer
        query = asked.plain_query()
        key = ("comparison", answers.fingerprint(answer), query.partition("&ansicht=")[0])
        model = answers.keep(key, lambda: gathered(answers, answer, asked.second, asked.theme, query))
        return with_own_words(model, answer, asked.query)


def _section(query: str) -> tuple[str, tuple[str, ...], str]:
    """The part of the page, the names of what was unreadable, and the query without it: `ansicht` is the
    Monitor's tab there and a part of the page here."""
    try:
        pairs = parse_qsl((query if isinstance(query, str) else "").lstrip("?"), max_num_fields=100)
    except ValueError:
        return "", (), ""
    named = [value for name, value in pairs if name == "ansicht"]
    rest = "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs if name != "ansicht")
    section = named[-1] if named and named[-1] in PARTS else ""
    return section, ("ansicht",) if named and not section else (), rest


def _lifted(places: tuple[str, ...], level: str, register: Register) -> tuple[str, ...]:
    """Places of another level become the areas they lie in, in the same order."""
    found: list[str] = []
    for key in places:
        found += (key,) if level_of(key) == level else lift((key,), level, register) or (key,)
    return tuple(dict.fromkeys(found))
