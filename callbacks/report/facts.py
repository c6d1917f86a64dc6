"""The figures that texts of the report name, of one data version."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.report.place_counts import place_count
from dashboard import formats
from dashboard.domain.area import FEDERATION, LEVELS, Area, level_of
from dashboard.domain.figure import Figure
from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.report.fact import DISTRICT, HERE, NEWEST, STATE, FactKind, FactReference, ReportFact
from dashboard.domain.report.fact import FEDERATION as COUNTRY
from dashboard.domain.selection import Selection
from dashboard.domain.slab import PROVENANCES, Cells
from dashboard.domain.verdict import Verdict
from dashboard.errors import UnknownKey
from dashboard.indicators import certainty, display
from dashboard.indicators.differences import difference_tests
from dashboard.indicators.sources import full_credit
from dashboard.indicators.trend import SPAN, trends_since
from dashboard.indicators.wording.cells import cell_texts
from dashboard.indicators.wording.district_words import full_name
from dashboard.indicators.wording.figures import titled
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.texts import say

_EXAMPLE = PROVENANCES.index("example")


@dataclass(frozen=True, slots=True)
class _Series:
    """All places of a level, the asked one among them, and where it and the asked year stand."""

    answer: Answer
    indicator: Indicator
    area: Area
    cells: Cells
    column: int
    title: str


class ReportFacts:
    """Figures of a data version, of a place that is called `ort`, in a language; see `dashboard.report.filling`."""

    def __init__(self, answers: Answers, version: str, here: str, lang: str = "de") -> None:
        self._answers, self._version, self._here, self._lang = answers, version, here, lang
        self._series: dict[tuple[str, str, str], _Series] = {}

    def fact(self, asked: FactReference) -> ReportFact:
        """The figure that a placeholder names.

        Raises UnknownKey with a German sentence for an indicator, breakdown, level or place that the data version
        does not know, and where a verdict is asked of less than five years.
        """
        if asked.kind is FactKind.PLACES:
            return self._places(asked)
        area = self._area(asked.place)
        if asked.kind is FactKind.NAME:
            return self._name(asked, area)
        series = self._found(asked, area)
        year = self._year(series, asked.year)
        if asked.since or asked.against:
            return self._compared(asked, series, year)
        return self._plain(asked, series, year)

    def _area(self, place: str) -> Area:
        district = self._answers.district
        key = {HERE: self._here, DISTRICT: district, STATE: district[:2], COUNTRY: FEDERATION}.get(
            place, place
        )
        area = self._answers.repository.register().areas.get(key)
        if area is None:
            raise UnknownKey(f"Den Ort „{place}“ gibt es nicht.", place=place)
        return area

    def _found(self, asked: FactReference, area: Area) -> _Series:
        key = (asked.indicator, asked.breakdown, area.key)
        if key not in self._series:
            self._series[key] = self._read(asked, area)
        return self._series[key]

    def _places(self, asked: FactReference) -> ReportFact:
        """How many of all places of a level; `neu` is the newest year in which any has a number."""
        answer, title = self._answer(asked, asked.place)
        cells = self._answers.cells(answer, asked.place, self._answers.compared(answer))
        there = np.flatnonzero((~np.isnan(cells.value)).any(axis=1))
        newest = cells.years[int(there[-1])] if there.size else 0
        year = newest if asked.year == NEWEST else int(asked.year)
        return place_count(asked, answer, title, cells, year, self._answers.words)

    def _read(self, asked: FactReference, area: Area) -> _Series:
        level = level_of(area.key) or LEVELS[0]
        answer, title = self._answer(asked, level)
        everyone = self._answers.compared(answer)
        places = everyone if area.key in everyone else (*everyone, area.key)
        cells = self._answers.cells(answer, level, places)
        return _Series(answer, answer.indicator, area, cells, places.index(area.key), title)

    def _answer(self, asked: FactReference, level: str) -> tuple[Answer, str]:
        """What the Monitor shows of an indicator at a level, and its title."""
        frame = self._answers.resolve(Selection(version=self._version, language=self._lang))
        catalogue = frame.possible.catalogue
        indicator = catalogue.indicators.get(asked.indicator)
        if indicator is None:
            raise UnknownKey(f"Die Kennzahl „{asked.indicator}“ gibt es in Fassung {frame.version} nicht.")
        offered = frame.possible.offers[indicator.key].years
        if (level, asked.breakdown) not in offered:
            self._refuse(asked, indicator, level, any(one[0] == level for one in offered))
        chosen = replace(
            frame.selection,
            theme=indicator.theme,
            indicator=indicator.key,
            level=level,
            breakdown=asked.breakdown,
        )
        return replace(frame, selection=chosen), titled(indicator, asked.breakdown, catalogue, self._lang)

    def _refuse(self, asked: FactReference, indicator: Indicator, level: str, has_level: bool) -> None:
        name, where = indicator.name["de"], say("de", f"places_{level}")
        if has_level:
            raise UnknownKey(f"Die Aufgliederung „{asked.breakdown}“ hat die Kennzahl „{name}“ nicht.")
        raise UnknownKey(f"Die Kennzahl „{name}“ gibt es nicht für {where}.")

    def _year(self, series: _Series, year: str) -> int:
        if year != NEWEST:
            return int(year)
        there = np.flatnonzero(~np.isnan(series.cells.value[:, series.column]))
        years = series.cells.years
        return years[int(there[-1])] if there.size else years[-1] if years else 0

    def _plain(self, asked: FactReference, series: _Series, year: int) -> ReportFact:
        cells, row = series.cells, series.cells.row(year)
        if row is None:
            return self._absent(asked, series, str(year))
        alone = self._only(cells, series.column)
        figure = cell_texts(alone, series.indicator, "95", self._lang).figure(row, 0, series.area.name)
        texts = {
            FactKind.NUMBER: self._without_unit(figure, series.indicator),
            FactKind.COUNTS: figure.counts,
            FactKind.INTERVAL: figure.interval,
            FactKind.YEAR: str(year),
        }
        text = texts.get(asked.kind, figure.text)
        if not figure.status.has_value or figure.value is None:
            status = Status.NOT_APPLICABLE if figure.status.has_value else figure.status
            return self._made(asked, series, str(year), row, figure.text, None, status, counts="")
        if not text:
            raise UnknownKey(
                f"Zu „{series.title}“ gibt es für {series.area.name} {year} keine Fallzahlen und keine Spanne."
            )
        return self._made(
            asked, series, str(year), row, text, figure.value, figure.status, counts=figure.counts
        )

    def _without_unit(self, figure: Figure, indicator: Indicator) -> str:
        """The number as it stands where the sentence says the unit: "57,2", "208.092"."""
        written = (
            formats.number(figure.value, indicator.decimals, self._lang) if figure.value is not None else ""
        )
        return say(self._lang, "value_at_least", value=written) if figure.at_least else written

    def _compared(self, asked: FactReference, series: _Series, year: int) -> ReportFact:
        row = series.cells.row(year)
        when = f"{asked.since}–{year}" if asked.since else str(year)
        if row is None:
            return self._absent(asked, series, when)
        gap, verdict = (
            self._change(asked, series, row) if asked.since else self._difference(asked, series, row)
        )
        status = Status(int(series.cells.status[row, series.column]))
        if np.isnan(gap):
            status = status if not status.has_value else Status.NOT_APPLICABLE
            return self._made(
                asked, series, when, row, say(self._lang, "no_change"), None, status, verdict=verdict
            )
        indicator = series.indicator
        text = formats.apart(float(gap), indicator.unit, indicator.decimals, self._lang)
        if asked.kind is FactKind.VERDICT:
            text = verdict_word(verdict, self._lang)
        return self._made(asked, series, when, row, text, float(gap), Status.REPORTED, verdict=verdict)

    def _change(self, asked: FactReference, series: _Series, row: int) -> tuple[float, Verdict]:
        """The value less that of the earlier year, and the verdict of the line through all years between: over
        less than five years nothing is tested."""
        if asked.since == NEWEST:
            raise UnknownKey("Das frühere Jahr einer Änderung ist eine Jahreszahl.")
        since, year = int(asked.since), series.cells.years[row]
        if since >= year:
            raise UnknownKey(f"{since} liegt nicht vor {year}.")
        gap = certainty.change(series.cells, series.indicator, 1, since)[row, series.column]
        if year - since + 1 < SPAN:
            if asked.kind is FactKind.VERDICT:
                raise UnknownKey(
                    f"Ein Urteil über eine Änderung braucht mindestens {SPAN} Jahre; von {since} bis {year} sind es "
                    f"{year - since + 1}."
                )
            return float(gap), Verdict.NOT_TESTABLE
        tests = trends_since(series.cells, series.indicator, since).tests
        return float(gap), Verdict(int(tests.verdict[row, series.column]))

    def _difference(self, asked: FactReference, series: _Series, row: int) -> tuple[float, Verdict]:
        other = self._area(asked.against)
        if other.key == series.area.key:
            raise UnknownKey(f"{other.name} lässt sich nicht mit sich selbst vergleichen.")
        against = self._found(replace(asked, place=other.key), other)
        reference = self._only(against.cells, against.column)
        gap = display.difference(series.cells, reference, series.indicator)[row, series.column]
        level, phi = series.answer.selection.level, None
        if level in ("gemeinde", "amt", "kreis"):
            found = self._answers.spread(series.answer)
            phi = np.array([found.get(year, 1.0) for year in series.cells.years])
        tests = difference_tests(series.cells, reference, series.indicator, (), phi)
        return float(gap), Verdict(int(tests.verdict[row, series.column]))

    def _only(self, cells: Cells, column: int) -> Cells:
        names = (
            "value",
            "lower",
            "upper",
            "numerator",
            "denominator",
            "status",
            "provenance",
            "mark",
            "source",
        )
        arrays = {name: getattr(cells, name)[:, column : column + 1] for name in names}
        return replace(cells, places=(cells.places[column],), **arrays)

    def _absent(self, asked: FactReference, series: _Series, when: str) -> ReportFact:
        text = say(self._lang, "status_not_collected")
        return self._made(asked, series, when, None, text, None, Status.NOT_COLLECTED)

    def _made(
        self,
        asked: FactReference,
        series: _Series,
        when: str,
        row: int | None,
        text: str,
        value: float | None,
        status: Status,
        *,
        counts: str = "",
        verdict: Verdict | None = None,
    ) -> ReportFact:
        cells, column = series.cells, series.column
        source = (
            cells.sources[cells.source[row, column]]
            if row is not None and cells.source[row, column] >= 0
            else ""
        )
        catalogue = series.answer.possible.catalogue
        chosen = replace(
            series.answer.selection,
            year=cells.years[row] if row is not None else None,
            theme="",
            places=(series.area.key,),
            version=self._version,
        )
        return ReportFact(
            asked=asked,
            text=text,
            value=value,
            status=status,
            verdict=verdict,
            title=series.title,
            name=series.area.name,
            when=when,
            counts=counts,
            source=full_credit(catalogue, source, self._lang) if source else "",
            example=row is not None and bool(cells.provenance[row, column] == _EXAMPLE),
            query=chosen.to_query(),
        )

    def _name(self, asked: FactReference, area: Area) -> ReportFact:
        name = full_name(area) if area.level == "kreis" else area.name
        query = Selection(places=(area.key,), level=area.level, version=self._version).to_query()
        return ReportFact(
            asked, name, None, Status.REPORTED, None, "", name, "", "", "", example=False, query=query
        )
