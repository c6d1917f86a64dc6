"""The pages under /gemeinde: one place's profile, or all places to choose from."""

from __future__ import annotations

from dataclasses import replace

from dash.development.base_component import Component
from flask import Flask, Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.districts import Districts
from callbacks.monitor.series_route import series_response
from callbacks.profile.compositions import profile_compositions
from callbacks.profile.institutions import ProfileInstitutions
from callbacks.profile.profiles import Profiles
from callbacks.server.pages import Pages, WebPage, query_of_request
from dashboard.domain.area import Area
from dashboard.domain.selection import Selection, parse
from dashboard.errors import UnknownKey
from dashboard.map.locator import locator, locator_svg
from dashboard.texts import say
from data.geography.postcodes import postcodes
from layouts.choices import similar_extents, weights
from layouts.profile.addresses import PATH, SERIES
from layouts.profile.page import ProfileParts, profile_page
from layouts.profile.places import Group, places_page, unknown_page


def register(server: Flask, answers: Answers, pages: Pages, institutions: ProfileInstitutions) -> None:
    """Adds `/gemeinde` and the pages of places below it."""
    districts = Districts(answers)

    @server.get(PATH)
    def choose() -> AnyResponse:
        if answers.words.is_city:  # there is nothing to choose from
            query = query_of_request()
            return redirect(f"{PATH}/{answers.district}{'?' if query else ''}{query}")
        return pages.response(ProfilePages(answers).choose(query_of_request()))

    @server.get(f"{PATH}/<path:key>")
    def profile(key: str) -> Response:
        return pages.response(
            ProfilePages(districts.of(key), answers, institutions).of(key, query_of_request())
        )

    @server.get(f"{PATH}/<key>{SERIES}")
    def profile_series(key: str) -> Response:
        return series_response(districts.of(key))


class ProfilePages:
    """Everything of these pages that needs figures; `home` answers for the monitor's own district where another
    one's places are shown."""

    def __init__(
        self, answers: Answers, home: Answers | None = None, institutions: ProfileInstitutions | None = None
    ) -> None:
        self.answers = answers
        self.profiles = Profiles(answers, home, institutions)

    def of(self, key: str, query: str) -> WebPage:
        """A place's profile; a former place's key leads to its successor, one that nobody has says so."""
        asked, rejected = parse(query)
        lang = asked.language
        try:
            area, said = self.profiles.place(key, asked)
        except UnknownKey:
            return WebPage(unknown_page(key[:40], lang), say(lang, "page_profiles"), lang, status=404)
        answer = self.profiles.frame(asked)
        unread = [say(lang, "notice_rejected", names=", ".join(rejected))] if rejected else []
        led = [one for one in (said, self.profiles.elsewhere(area, lang)) if one]
        similar = self.profiles.similar(area, answer)
        parts = ProfileParts(
            profile=self.profiles.profile(area.key, asked),
            map_svg=self._map(area, answer),
            similar=similar,
            weights=weights(answer.selection) if similar else {},
            notices=[*unread, *led, *answer.notices],
            stamp=self.answers.fingerprint(answer),
            similar_in=similar_extents(replace(answer.selection, level=area.level), self.answers.words)
            if similar
            else None,
            compositions=tuple(profile_compositions(self.answers, answer, area)),
        )
        return WebPage(profile_page(parts), area.name, lang, room="profile")

    def choose(self, query: str) -> WebPage:
        """All places to choose from."""
        asked = parse(query)[0]
        title = say(asked.language, "page_profiles")
        return WebPage(self._places(asked), title, asked.language, room="profile")

    def _places(self, asked: Selection) -> Component:
        lang, register, words = asked.language, self.answers.repository.register(), self.answers.words
        places = list(self.profiles.places())
        inside: dict[str, list[tuple[str, str]]] = {}
        for area in places:
            if area.level == "gemeinde":
                inside.setdefault(area.amt, []).append((area.key, area.name))
        district = register.areas[self.answers.district]
        groups: list[Group] = [(district.key, words.full_name, ())]
        groups += [(area.key, area.name, inside.pop(area.key, [])) for area in places if area.level == "amt"]
        alone = [one for rest in inside.values() for one in rest]
        if alone:
            without = say(lang, "profile_without", amt=words.middle[lang])
            without = without if words.has_middle else say(lang, "profile_places")
            groups.append(("", without, alone))
        here = {key for keys in postcodes().values() for key in keys} & {area.key for area in places}
        credit = say(lang, "finder_postcodes") if here else ""
        return places_page(groups, lang, self.profiles.frame(asked).selection.to_query(), credit)

    def _map(self, area: Area, answer: Answer) -> str:
        """Empty where there are no boundaries."""
        if "gemeinde" not in answer.possible.drawable:
            return ""
        register = answer.possible.register

        def make() -> str:
            if area.level == "kreis":
                return locator_svg(locator(self.answers.geometry("kreis"), {area.key}, set()))
            geometry = self.answers.geometry("gemeinde")
            if area.level == "gemeinde":
                around = {one.key for one in register.children(area.amt)}
                return locator_svg(locator(geometry, {area.key}, around))
            inside = {one.key for one in register.children(area.key)}
            return locator_svg(locator(geometry, inside, set()))

        return self.answers.keep(("locator", self.answers.edition(answer.version), area.key), make, most=64)
