"""The pages under /gemeinde: one place's profile, or all places to choose from."""

from __future__ import annotations

from dash.development.base_component import Component

from callbacks.answers import Answer, Answers
from callbacks.profiles import Profiles
from dashboard.domain.municipality import Area
from dashboard.domain.selection import Selection, parse
from dashboard.errors import UnknownKey
from dashboard.figures.locator import locator
from dashboard.texts import say
from data.postcodes import postcodes
from layouts.choices import weights
from layouts.profile import PATH, Group, ProfileParts, places_page, profile_page, unknown_page


def ours(path: str) -> bool:
    """Whether a path, what follows the host, leads to one of these pages."""
    return path == PATH or path.startswith(f"{PATH}/")


class ProfilePages:
    """Everything of these pages that needs figures."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.profiles = Profiles(answers)

    def exists(self, path: str) -> bool:
        """Whether there is such a page; a former place's leads to its successor and exists."""
        return path.rstrip("/") == PATH or self._area(path, Selection()) is not None

    def title(self, path: str, query: str) -> str:
        """What stands in the browser's tab."""
        asked = parse(query)[0]
        area = self._area(path, asked)
        return say(asked.language, "page_profiles") if area is None else area.name

    def content(self, path: str, query: str) -> Component:
        asked, rejected = parse(query)
        lang, key = asked.language, self._key(path)
        if not key:
            return self._choose(asked)
        try:
            area, said = self.profiles.place(key, asked)
        except UnknownKey:
            return unknown_page(key[:40], lang)
        answer = self.profiles.frame(asked)
        unread = [say(lang, "notice_rejected", names=", ".join(rejected))] if rejected else []
        similar = self.profiles.similar(area, answer)
        return profile_page(
            ProfileParts(
                profile=self.profiles.profile(area.key, asked),
                map_svg=self._map(area, answer),
                similar=similar,
                weights=weights(answer.selection) if similar else {},
                notices=[*unread, *([said] if said else []), *answer.notices],
                middle=self.answers.wording.middle_level[lang],
                stamp=self.answers.fingerprint(answer),
            )
        )

    def _choose(self, asked: Selection) -> Component:
        lang, register = asked.language, self.answers.repository.register()
        places = list(self.profiles.places())
        inside: dict[str, list[tuple[str, str]]] = {}
        for area in places:
            if area.level == "gemeinde":
                inside.setdefault(area.amt, []).append((area.key, area.name))
        district = register.areas[self.answers.district]
        groups: list[Group] = [(district.key, district.official_name or district.name, ())]
        groups += [(area.key, area.name, inside.pop(area.key, [])) for area in places if area.level == "amt"]
        alone = [one for rest in inside.values() for one in rest]
        if alone:
            groups.append(("", say(lang, "profile_without", amt=self.answers.wording.middle_level[lang]), alone))
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
                return locator(self.answers.geometry("kreis", "land"), {area.key}, set())
            geometry = self.answers.geometry("gemeinde", "land")
            if area.level == "gemeinde":
                return locator(geometry, {area.key}, {one.key for one in register.children(area.amt)})
            return locator(geometry, {one.key for one in register.children(area.key)}, set())

        return self.answers.keep(("locator", self.answers.edition(answer.version), area.key), make, most=64)

    def _key(self, path: str) -> str:
        return path.removeprefix(PATH).strip("/")

    def _area(self, path: str, asked: Selection) -> Area | None:
        try:
            return self.profiles.place(self._key(path), asked)[0]
        except UnknownKey:
            return None
