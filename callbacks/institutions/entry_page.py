"""The page of one institution, `/einrichtung/<key>`, with what machines read of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from flask import Flask, Response, redirect
from werkzeug.wrappers import Response as WerkzeugResponse

from callbacks.district_data import Answer
from callbacks.institutions.data_route import addresses
from callbacks.institutions.institution_data import InstitutionData, Published, present_day
from callbacks.institutions.municipality import figures_of
from callbacks.institutions.page import InstitutionsPage, suffix_of
from callbacks.institutions.reports.reporting import Reporting, ReportOutcome
from callbacks.institutions.yearly_figures import yearly_lines
from callbacks.monitor.data_routes import map_address
from callbacks.server.caching import NEVER
from callbacks.server.pages import Pages, WebPage, query_of_request
from dashboard import formats
from dashboard.domain.institutions.institution import Institution
from dashboard.indicators.ways.distance import kilometres
from dashboard.institutions.json_ld import described
from dashboard.institutions.matching import InstitutionHit, point_of
from dashboard.institutions.view import InstitutionView, parse
from dashboard.institutions.words import address, carrier, facts, freshness
from dashboard.texts import say
from data.germany.areas import germany
from layouts.document import linked_data
from layouts.entries.marks import entry_address
from layouts.institutions.entry import CatchmentLine, EntryParts, MunicipalFacts, entry_page, missing_page
from layouts.institutions.wrong_entry import wrong_entry

NEIGHBOURS, NEAR_KM = 6, 15
"""At most so many neighbours, none farther away than so many kilometres."""


SAVED = "gemeldet=ja"
"""Part of the query after a report was stored."""


def register(server: Flask, page: EntryPage, pages: Pages) -> None:
    """Adds the page of each institution."""

    @server.get("/einrichtung/<key>")
    def einrichtung(key: str) -> Response | WerkzeugResponse:
        query = query_of_request()
        if now := page.merged_into(key, query):
            moved = redirect(entry_address(now, f"?{query}" if query else ""), 301)
            moved.headers["Cache-Control"] = NEVER  # who merged them may take it back
            return moved
        return pages.response(page.of(key, query))


class EntryPage:
    """Everything of the page that needs the stores."""

    def __init__(self, data: InstitutionData, reporting: Reporting) -> None:
        self.data = data
        self.reporting = reporting

    def institution(self, key: str, query: str) -> tuple[Institution | None, str]:
        """The entry of a key, None where there is none, and the reader's language."""
        view, _ = parse(query)
        version = self.data.frame(view).version
        published = self.data.published(version, official=view.official, today=present_day())
        return published.by_key.get(published.former.get(key, key)), view.language

    def merged_into(self, key: str, query: str) -> str:
        """The key that the entry of a former key has now; empty for any other key."""
        view, _ = parse(query)
        version = self.data.frame(view).version
        return self.data.published(version, official=view.official, today=present_day()).former.get(key, "")

    def of(self, key: str, query: str, outcome: ReportOutcome | None = None) -> WebPage:
        """An entry; 404 with a sentence where there is none. `outcome` is that of a report that was not stored."""
        view, _ = parse(query)
        lang, today = view.language, present_day()
        answer = self.data.frame(view)
        view = replace(view, version=answer.selection.version, figures=answer.selection.figures)
        published = self.data.published(answer.version, official=view.official, today=today)
        one = published.by_key.get(key)
        if one is None:
            name = say(lang, "institutions_missing")
            return WebPage(missing_page(key[:60], lang), name, lang, status=404, room="entry")
        drawn = replace(answer, selection=replace(answer.selection, level=self.data.level, extent=""))
        fetched = addresses(self.data, view, answer.version, today)
        fetched["map"] = map_address(self.data.answers, drawn)
        parts = self._parts(one, published, replace(view, institution=key), today, fetched, answer)
        saved = outcome is None and SAVED in query.split("&")
        wrong = wrong_entry(self.reporting.parts(one, lang, parts.suffix, outcome, saved=saved))
        return WebPage(
            entry_page(replace(parts, wrong=wrong)),
            one.name,
            lang,
            status=outcome.status if outcome else 200,
            room="entry",
            fetched_first=(fetched["address"], fetched["map"]),
            data=linked_data(json.dumps(described(one, published.kinds[one.kind], lang), ensure_ascii=False)),
        )

    def _parts(
        self,
        one: Institution,
        published: Published,
        view: InstitutionView,
        today: date,
        fetched: dict[str, str],
        answer: Answer,
    ) -> EntryParts:
        lang, row = view.language, InstitutionsPage(self.data).row
        fresh, confirmed = freshness(one, today, lang, self.data.as_of.get(one.source, ""))
        if one.confirmed_on is not None and fresh != "paused":
            day = formats.day(one.confirmed_on, lang)
            key = "institutions_confirmed_by" if one.confirmed_by else "institutions_confirmed_on"
            confirmed = say(lang, key, day=day, who=one.confirmed_by)
        return EntryParts(
            view=view,
            row=row(InstitutionHit(one, None), published, view, today),
            fresh=fresh,
            confirmed=confirmed,
            carrier=carrier(one, lang),
            facts=facts(one, lang),
            admission=one.admission,
            address=address(one),
            geo="" if one.longitude is None or one.position != "exact" else f"{one.latitude},{one.longitude}",
            neighbours=[row(hit, published, view, today) for hit in self._neighbours(one, published)],
            catchments=self._catchments(one, published),
            municipality=self._municipality(one, published, answer),
            yearly=yearly_lines(
                self.data.figures(one, answer.version, official=view.official),
                self.data.answers.repository.catalogue(),
                lang,
            ),
            source=self.data.source_words(one, lang),
            addresses=fetched,
            suffix=suffix_of(replace(view, institution="")),
        )

    def _neighbours(self, one: Institution, published: Published) -> list[InstitutionHit]:
        here = point_of(one)
        if here is None:
            return []
        found = [
            InstitutionHit(other, kilometres(here, at))
            for other in published.institutions
            if other.key != one.key and (at := point_of(other)) is not None
        ]
        near = [hit for hit in found if hit.km is not None and hit.km <= NEAR_KM]
        return sorted(near, key=lambda hit: (hit.km or 0.0, hit.institution.key))[:NEIGHBOURS]

    def _catchments(self, one: Institution, published: Published) -> list[CatchmentLine]:
        areas = self.data.answers.repository.register().areas
        lines = []
        for catchment in published.catchments:
            if catchment.institution != one.key:
                continue
            area = areas.get(catchment.municipality) or germany().areas.get(catchment.municipality)
            lines.append(
                CatchmentLine(
                    municipality=area.name if area else "",
                    part=catchment.part,
                    year_from=catchment.year_from,
                    rule=catchment.rule,
                    example=catchment.provenance == "example",
                )
            )
        return lines

    def _municipality(self, one: Institution, published: Published, answer: Answer) -> MunicipalFacts | None:
        area = self.data.answers.repository.register().areas.get(one.municipality)
        if area is None or area.kreis != self.data.answers.district:
            return None
        there = sum(other.municipality == area.key for other in published.institutions)
        figures = figures_of(area.key, self.data.answers, answer)
        return MunicipalFacts(area.key, area.name, area.population, there, figures)
