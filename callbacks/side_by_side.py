"""Places side by side: what a query of the page stands for, and the model gathered from the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote

import numpy as np

from callbacks.answers import Answer, Answers
from dashboard import formats
from dashboard.compute.comparison import Comparison
from dashboard.compute.display import CHANGE, VALUE, can_differ
from dashboard.compute.dot_rows import Series, dot_rows
from dashboard.compute.pooling import at_years
from dashboard.compute.relation import FEWEST
from dashboard.compute.relations import Axis, relations, shared_years
from dashboard.compute.resolve import Possible, lift
from dashboard.compute.side_tables import tables
from dashboard.compute.sources import credit, source_line
from dashboard.compute.territory import TODAY
from dashboard.domain.municipality import level_of
from dashboard.domain.selection import Selection, parse
from dashboard.domain.side_by_side import Place, SideBySide
from dashboard.domain.slab import Cells
from dashboard.texts import say

PATH = "/vergleich"
SECTIONS = ("verlauf", "themen", "zusammenhang", "karten")
"""Values of `ansicht` on this page: its parts in order."""
CONTEXTS = ("kinderarmut", "bevoelkerungsdichte")
"""What a second indicator is first looked for among: what frames the results, and is official."""


@dataclass(frozen=True, slots=True)
class SideAnswer:
    """The page's state: of the first indicator (its values), of the second, and of the change since a year.

    `change` is None where no change can be measured, `second` where no other indicator shares a year with the first.
    `section` is the part of the page that the address names, else empty. `query` is the canonical address.
    """

    answer: Answer
    second: Answer | None
    change: Answer | None
    theme: str
    section: str
    notices: tuple[str, ...]
    query: str


class SideBySides:
    """Answers of the page; each method is a pure function of its arguments and the store."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    def read(self, query: str) -> SideAnswer:
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
        places = _lifted(plain.places, level, self.answers.possible(self.answers.repository.version()))
        answer = self.answers.resolve(replace(plain, places=places), rejected)
        if places != plain.places:
            notices.append(say(lang, "notice_side_lifted", indicator=answer.indicator.short[lang]))
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
        return SideAnswer(
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
        if any(answer.selection.level in possible.levels(one.key) for one in possible.catalogue.of_theme(asked.theme)):
            return asked.theme, ()
        shown = possible.catalogue.themes[own].name[lang]
        return own, (say(lang, "notice_side_theme", asked=asked.theme, shown=shown),)

    def _second(self, asked: Selection, answer: Answer) -> tuple[Answer | None, tuple[str, ...]]:
        """The second indicator at the first one's level; where it cannot be shown, one that can, and a sentence."""
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
        key = ("second", answer.version, chosen.indicator, level, chosen.extent)
        best = self.answers.keep(key, lambda: next((one for one in fitting if self._related(answer, one)), fitting[0]))
        shown = possible.catalogue.indicators[best]
        said = say(asked.language, "notice_side_second", asked=wanted, shown=shown.name[asked.language])
        return self._other(answer, shown.key), (said,) if wanted else ()

    def _related(self, answer: Answer, indicator: str) -> bool:
        """Whether the two share a year in which enough places have both to test a relation."""
        level = answer.selection.level
        places = answer.possible.places(level, answer.selection.extent)
        read = self.answers.repository.cells
        one, other = (
            read(key, level, "", places=places, version=answer.version) for key in (answer.indicator.key, indicator)
        )
        return any(
            (~np.isnan(one.value[one.years.index(year)] + other.value[other.years.index(year)])).sum() >= FEWEST
            for year in shared_years(one, other)
        )

    def _other(self, answer: Answer, indicator: str) -> Answer:
        plain = replace(answer.selection, indicator=indicator, theme="", breakdown="", year=None, class_breaks=())
        return self.answers.resolve(plain)

    def _change(self, asked: Selection, answer: Answer) -> tuple[Answer | None, tuple[str, ...]]:
        """The same indicator as the change since a year; None where there is only one year."""
        found = self.answers.resolve(replace(answer.selection, display=CHANGE, base_year=asked.base_year))
        if found.selection.display != CHANGE:
            return None, ()
        return found, tuple(one for one in found.notices if one not in answer.notices) if asked.base_year else ()

    def model(self, side: SideAnswer) -> SideBySide:
        """Everything that is said of the places, for page and exports."""
        answers, answer = self.answers, side.answer
        key = ("side", answers.fingerprint(answer), side.query.partition("&ansicht=")[0])
        return answers.keep(key, lambda: self._made(side))

    def _made(self, side: SideAnswer) -> SideBySide:
        answers, answer, second = self.answers, side.answer, side.second
        chosen, lang = answer.selection, answer.selection.language
        slab, parts = answers.slab(answer), answers.parts(answer)
        indicator, catalogue = answer.indicator, answer.possible.catalogue
        names = {area.key: area.name for area in parts.areas}
        series = self._series(side)
        theme_name = catalogue.themes[side.theme].name[lang]
        used = dict.fromkeys(credit(catalogue, key, lang) for one in series for key in one.cells.sources)
        of_theme = say(lang, "side_sources_theme", theme=theme_name, sources="; ".join(used))
        credited: list[tuple[str, Cells]] = [(slab["words"]["level"], parts.cells)]
        if second is not None:
            other = self._axis(second, parts.cells.places)
            credited.append((second.indicator.short[lang], other.cells))
        years = parts.cells.years
        own = Axis(indicator, parts.cells, parts.district.cells if parts.district else None)
        relation = (
            relations(
                own,
                other,
                years,
                [area.population for area in parts.areas],
                np.asarray(slab["inside"], dtype=np.bool_),
                chosen,
                names | {"place": slab["words"]["name"], "places": slab["words"]["level"]},
            )
            if second is not None
            else (None,) * len(years)
        )
        dots = dot_rows(series, years, chosen, names, say(lang, "own_district"))
        return SideBySide(
            places=tuple(self._place(key, at, slab, names) for at, key in enumerate(chosen.places)),
            level=chosen.level,
            level_name=slab["words"]["level"],
            indicator=indicator.key,
            name=indicator.name[lang],
            subtitle=indicator.subtitle[lang],
            unit=indicator.unit,
            decimals=indicator.decimals,
            second=second.indicator.key if second else "",
            second_name=second.indicator.name[lang] if second else "",
            second_unit=second.indicator.unit if second else "",
            second_decimals=second.indicator.decimals if second else 0,
            theme=side.theme,
            theme_name=theme_name,
            year=chosen.year,
            years=years,
            reference=_named(parts.reference),
            tables=tables(parts.cells, indicator, parts.reference, slab, chosen),
            dots=dots,
            relations=relation,
            example=any(any(row) for row in slab["example"]),
            sources=f"{source_line(credited, catalogue, lang)} {of_theme}",
            territory=formats.day(answer.possible.register.status, lang),
            version=answer.version,
            query=side.query,
            lang=lang,
        )

    def _place(self, key: str, at: int, slab: Mapping[str, object], names: Mapping[str, str]) -> Place:
        places, lines = slab["places"], slab["lines"]
        assert isinstance(places, list) and isinstance(lines, list)
        area = self.answers.repository.register().areas.get(key)
        return Place(key, names[key], lines[places.index(key)], area.population if area else None, at)

    def _series(self, side: SideAnswer) -> list[Series]:
        answer = side.answer
        chosen, possible = answer.selection, answer.possible
        keys = possible.places(chosen.level, chosen.extent)
        district = self.answers.district
        found = []
        for one in possible.catalogue.of_theme(side.theme):
            if chosen.level not in possible.levels(one.key):
                continue
            read = self.answers.repository.cells
            cells = read(one.key, chosen.level, "", places=keys, version=answer.version)
            offered = ("kreis", "") in possible.offers[one.key].years
            own = read(one.key, "kreis", "", places=(district,), version=answer.version) if offered else None
            found.append(Series(one, cells, own))
        return found

    def _axis(self, answer: Answer, places: tuple[str, ...]) -> Axis:
        cells = at_years(self.answers.cells(answer, answer.selection.level, places), answer.years)
        district = self.answers.comparison(answer, "kreis")
        return Axis(answer.indicator, cells, district.cells if district else None)


def _named(reference: Comparison | None) -> str:
    return reference.name if reference else ""


def _section(query: str) -> tuple[str, tuple[str, ...], str]:
    """The part of the page, the names of what was unreadable, and the query without it: `ansicht` is the Monitor's tab
    there and a part of the page here."""
    try:
        pairs = parse_qsl((query if isinstance(query, str) else "").lstrip("?"), max_num_fields=100)
    except ValueError:
        return "", (), ""
    named = [value for name, value in pairs if name == "ansicht"]
    rest = "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs if name != "ansicht")
    section = named[-1] if named and named[-1] in SECTIONS else ""
    return section, ("ansicht",) if named and not section else (), rest


def _lifted(places: tuple[str, ...], level: str, possible: Possible) -> tuple[str, ...]:
    """Places of another level become the areas they lie in, in the same order."""
    found: list[str] = []
    for key in places:
        found += (key,) if level_of(key) == level else lift((key,), level, possible.register) or (key,)
    return tuple(dict.fromkeys(found))
