"""The page `/bildungslandkarte` for one query: HTML that is complete without scripts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dash.development.base_component import Component
from flask import Flask, Response

from callbacks.district_data import Answer
from callbacks.institutions import data_route, reachability_tab
from callbacks.institutions.institution_data import InstitutionData, Published, present_day
from callbacks.institutions.lists.unions import named_unions
from callbacks.institutions.reachability_tab import ReachabilityTab
from callbacks.monitor.data_routes import map_address
from callbacks.server.headers import let_be_framed
from callbacks.server.pages import Pages, WebPage, query_of_request
from dashboard import formats
from dashboard.institutions.childminders import childminder_notes
from dashboard.institutions.coverage import strip_alone
from dashboard.institutions.matching import InstitutionHit, matches, nearest_beyond
from dashboard.institutions.places import offices
from dashboard.institutions.resolve import resolve
from dashboard.institutions.responsible import PlaceAsked, Responsible, responsible
from dashboard.institutions.view import InstitutionView, parse
from dashboard.institutions.words import freshness, is_example, where
from dashboard.texts import say
from layouts.institutions.embedded import embedded_page
from layouts.institutions.filters import PATH, FilterParts, IndicatorGroup
from layouts.institutions.page import PageParts, empty_page, institutions_page
from layouts.institutions.rows import InstitutionRow
from layouts.institutions.school import SchoolParts
from layouts.monitor.page import notice

FIRST_ROWS = 30
"""Rows that the page brings along; the others with `liste=alle`."""


def register(server: Flask, data: InstitutionData, pages: Pages, reachability: ReachabilityTab) -> None:
    """Adds the page."""

    @server.get(PATH)
    def bildungslandkarte() -> Response:
        query = query_of_request()
        if "einbetten=1" in query.split("&"):
            let_be_framed()
            shown = InstitutionsPage(data).of(query, arrange=embedded_page, room="embed")
            return pages.bare(replace(shown, opens_apart=True))
        return pages.response(
            InstitutionsPage(data, reachability).of(query, every_row="liste=alle" in query.split("&"))
        )


class InstitutionsPage:
    """Everything of the page that needs the stores."""

    def __init__(self, data: InstitutionData, reachability: ReachabilityTab | None = None) -> None:
        self.data = data
        self.reachability = reachability

    def of(
        self,
        query: str,
        *,
        every_row: bool = False,
        arrange: Callable[[PageParts], Component] = institutions_page,
        room: str = "institutions",
    ) -> WebPage:
        """The page in the state of its address, its parts arranged as said."""
        asked, rejected = parse(query)
        lang, today = asked.language, present_day()
        answer = self.data.frame(asked)
        published = self.data.published(answer.version, official=asked.official, today=today)
        indicators = self.indicators(answer)
        keys = {key for _, group in indicators for key, _ in group}
        view, left = resolve(
            replace(asked, version=answer.selection.version, figures=answer.selection.figures),
            kinds=published.kinds,
            places=published.places,
            institutions=published.by_key,
            former=published.former,
            indicators=keys,
        )
        unread = [say(lang, "notice_rejected", names=", ".join(rejected))] if rejected else []
        told = notice(
            [*unread, *answer.notices, *(left if published.institutions else ())],
            lang,
            newer=bool(answer.selection.version),
        )
        name = say(lang, "institutions_page")
        if not published.institutions:
            return WebPage(empty_page(self.data.answers.words, told, lang), name, lang, room=room)
        parts = self._parts(view, published, answer, indicators, told, today, every_row)
        first = (parts.addresses["address"], parts.addresses["map"])
        return WebPage(arrange(parts), name, lang, room=room, fetched_first=first)

    def _parts(
        self,
        view: InstitutionView,
        published: Published,
        answer: Answer,
        indicators: list[IndicatorGroup],
        told: list[Component],
        today: date,
        every_row: bool,
    ) -> PageParts:
        place = published.places.get(view.place)
        point = place.point if place else None
        found = matches(published.institutions, view, point)
        addresses = self._addresses(view, answer, today)
        inside = sum(
            one.municipality.startswith(self.data.answers.district) for one in published.institutions
        )
        spoken = {language for one in published.institutions for language in one.languages}
        partly = strip_alone(published.institutions, self.data.answers.district)
        shown = found.hits if every_row else found.hits[:FIRST_ROWS]
        beyond = nearest_beyond(published.institutions, view, point) if not found.hits else None
        return PageParts(
            filters=FilterParts(
                view=view,
                kinds=list(published.kinds.values()),
                matches=found,
                places=published.places,
                languages=sorted(spoken),
                indicators=indicators,
                childminders=self._childminders(view, answer.version),
            ),
            words=self.data.answers.words,
            notices=told,
            shown=[self.row(hit, published, view, today) for hit in shown],
            hits=len(found.hits),
            nearest=self._nearest(beyond, view.language),
            inside=inside,
            beyond=len(published.institutions) - inside,
            partly=[(published.kinds[kind].plural[view.language], count) for kind, count in partly],
            examples=any(is_example(one) for one in published.institutions),
            school=self._school(view, published, today),
            addresses=addresses,
            suffix=suffix_of(view),
            credits=self._credits(view, published),
            unions=named_unions(self.data),
            reachability=(
                self.reachability.parts(view, answer.version)
                if self.reachability and self.reachability.exists
                else None
            ),
        )

    def row(
        self, hit: InstitutionHit, published: Published, view: InstitutionView, today: date
    ) -> InstitutionRow:
        """A hit in words."""
        one, lang = hit.institution, view.language
        fresh, confirmed = freshness(one, today, lang, self.data.as_of.get(one.source, ""))
        km = "" if hit.km is None else f"{formats.number(hit.km, 1, lang)}{formats.SPACE}km"
        return InstitutionRow(
            key=one.key,
            kind=published.kinds[one.kind],
            name=one.name,
            where=where(one, self._names()),
            km=km,
            example=is_example(one),
            exact=one.position == "exact",
            fresh=fresh,
            confirmed=confirmed,
        )

    def _childminders(self, view: InstitutionView, version: str) -> tuple[str, bool]:
        """The sentence for the chosen place, or for the district, and whether it is an example's."""
        found = self.data.childminders(version, official=view.official)
        notes = childminder_notes(found, self._names(), self.data.answers.words, view.language)
        place = self.data.published(version, official=view.official, today=present_day()).places.get(
            view.place
        )
        return notes.get(place.municipality if place else "", notes.get("", "")), found.example

    def _names(self) -> dict[str, str]:
        return {key: area.name for key, area in self.data.answers.repository.register().areas.items()}

    def _nearest(self, hit: InstitutionHit | None, lang: str) -> str:
        if hit is None or hit.km is None:
            return ""
        km = f"{formats.number(hit.km, 1, lang)}{formats.SPACE}km"
        what = ", ".join(filter(None, (hit.institution.name, where(hit.institution, self._names()))))
        return say(lang, "institutions_nearest", what=what, km=km)

    def _addresses(self, view: InstitutionView, answer: Answer, today: date) -> dict[str, str]:
        answers = self.data.answers
        level = self.data.level
        drawn = replace(answer, selection=replace(answer.selection, level=level, extent=""))
        provenance = f"&herkunft={view.figures}" if view.official else ""
        slab = (
            f"/slab?indikator=INDICATOR&ebene={level}{provenance}&sprache={view.language}&stand={answer.version}"
            f"&fassung={answers.fingerprint(answer)}"
        )
        found = data_route.addresses(self.data, view, answer.version, today)
        ways = (
            {"reachability": reachability_tab.PATH} if self.reachability and self.reachability.exists else {}
        )
        return {**found, **ways, "map": map_address(answers, drawn), "slab": slab}

    def indicators(self, answer: Answer) -> list[IndicatorGroup]:
        """Figures that the map can show underneath, by theme."""
        possible, lang, level = answer.possible, answer.selection.language, self.data.level
        groups: list[IndicatorGroup] = []
        for theme in possible.catalogue.themes.values():
            fitting = [
                (one.key, one.short[lang])
                for one in possible.catalogue.of_theme(theme.key)
                if level in possible.levels(one.key)
            ]
            if fitting:
                groups.append((theme.name[lang], fitting))
        return groups

    def _school(self, view: InstitutionView, published: Published, today: date) -> SchoolParts:
        register, place = self.data.answers.repository.register(), published.places.get(view.place)
        answer: Responsible | None = None
        office = say(view.language, "institutions_office")
        if place is not None:
            office = offices(self.data.municipalities(), register, view.language)[place.municipality]
            if view.school_kind:
                asked = PlaceAsked(place.name, place.municipality, *place.point, place.part)
                known = sum(one.kind == view.school_kind for one in published.institutions)
                answer = responsible(asked, view.school_kind, published.catchments, known=known, today=today)
        kinds = [one for one in published.kinds.values() if one.catchments]
        names = {key: one.name for key, one in published.by_key.items()}
        return SchoolParts(kinds, place, answer, names, office, suffix_of(view))

    def _credits(self, view: InstitutionView, published: Published) -> str:
        lang = view.language
        said = (
            self.data.credits(published, lang),
            say(lang, "source_map"),
            self.data.water_credit(lang),
            say(lang, "institutions_distances"),
        )
        return " ".join(part for part in said if part)


def suffix_of(view: InstitutionView) -> str:
    """The query of links to entries: language, data version and provenance, the place for distances."""
    query = InstitutionView(
        place=view.place, language=view.language, version=view.version, figures=view.figures
    ).to_query()
    return f"?{query}" if query else ""
