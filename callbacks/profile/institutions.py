"""What profiles say of institutions: the store is asked here, the words are made by `dashboard.profile`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.institutions.institution_data import InstitutionData, present_day
from callbacks.institutions.municipality import figures_of
from callbacks.institutions.routes import reachability_for
from callbacks.institutions.stored_institutions import StoredInstitutions
from dashboard.domain.area import Area
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.institutions.travel import Destination
from dashboard.domain.territory import Register
from dashboard.indicators.ways.summary import Summary
from dashboard.institutions.reachability.result import reachability
from dashboard.institutions.view import InstitutionView
from dashboard.institutions.words import is_example
from dashboard.profile.institutions import (
    TO_SCHOOL,
    InstitutionGround,
    PlaceInstitutions,
    WayToSchool,
    by_kind,
    childminder_words,
    nearest_of_kinds,
    way_to_school,
)
from dashboard.texts import say
from data.catalogue.travel import travel_rules

Ways = Mapping[str, Mapping[str, Summary]]
"""Of each destination the ways of each municipality."""


class ProfileInstitutions:
    """Answers for the places of all districts; `own` is what the monitor's own district has."""

    def __init__(self, own: InstitutionData) -> None:
        self._own = own

    def of(self, area: Area, answers: Answers, answer: Answer) -> PlaceInstitutions | None:
        """What is said of a place in the language, data version and provenance of `answer`; None where nothing is
        known there or around it."""
        if answers is not self._own.answers and area.key[:2] != self._own.answers.district[:2]:
            return None  # of other states only what lies near this one is stored
        data, lang = self._data(answers), answer.selection.language
        official, today = answer.selection.official, present_day()
        published = data.published(answer.version, official=official, today=today)
        register = answer.possible.register
        ground = InstitutionGround(
            published.institutions,
            published.kinds,
            {key: one.name for key, one in register.areas.items()},
            travel_rules().destinations,
            lang,
        )
        inside, is_small = _inside(area, register), area.level == "gemeinde"
        kinds = by_kind(ground, inside, named=is_small)
        place = published.places.get(area.key)
        nearest = nearest_of_kinds(ground, area.key, place.point) if is_small and place else ()
        counted = data.childminders_of(answer.version, official=official, today=today)
        minders = [one for one in counted if inside(one)]
        count = sum(one.places or 0 for one in minders)
        if not (kinds or nearest or count):
            return None
        ways = self._ways(area, data, answer) if is_small else ()
        shown = [*(one for one in published.institutions if inside(one)), *minders]
        named = {one.institution.key for one in nearest}
        shown += [one for one in published.institutions if one.key in named]
        examples = [is_example(one) for one in shown]
        view = InstitutionView(
            place=area.key if place else "",
            language=lang,
            version=answer.selection.version,
            figures=answer.selection.figures,
        )
        notes = [data.credits_of(shown, lang), say(lang, "profile_institutions_stored")]
        notes += [say(lang, "profile_institutions_distances")] if nearest else []
        return PlaceInstitutions(
            title=say(lang, "profile_institutions_in", name=area.name)
            if is_small
            else say(lang, "profile_institutions"),
            none="" if kinds else say(lang, "profile_institutions_none", name=area.name),
            kinds=kinds,
            childminders=childminder_words(count, lang),
            nearest=nearest,
            ways=ways,
            query=view.to_query(),
            is_linked=data is self._own,
            credits=" ".join(part for part in notes if part),
            examples=any(examples),
            all_examples=bool(examples) and all(examples),
        )

    def _data(self, answers: Answers) -> InstitutionData:
        """Of another district what the same store holds of it."""
        if answers is self._own.answers:
            return self._own
        repository, district = self._own.answers.repository, answers.district
        return answers.keep(
            ("institution data",),
            lambda: InstitutionData(answers, StoredInstitutions(repository, district)),
            most=1,
        )

    def _ways(self, area: Area, data: InstitutionData, answer: Answer) -> tuple[WayToSchool, ...]:
        lang, found = answer.selection.language, []
        destinations = [one for key in TO_SCHOOL if (one := travel_rules().destinations.get(key))]
        keys = [one.official for one in destinations if one.official in answer.possible.catalogue.indicators]
        official = {one.indicator: one for one in figures_of(area.key, data.answers, answer, keys)}
        ways = self._summaries(data, answer, destinations)
        for one in destinations:
            line = official.get(one.official)
            said = way_to_school(
                data.kinds[one.key].name[lang] if one.key in data.kinds else one.title[lang],
                line.text if line else "",
                say(lang, "profile_way_official", year=line.year) if line else "",
                ways.get(one.key, {}).get(area.key),
                one.norm,
                lang,
            )
            found += [said] if said else []
        return tuple(found)

    def _summaries(self, data: InstitutionData, answer: Answer, destinations: list[Destination]) -> Ways:
        """Ways by school bus, made once for a data version."""
        ways, official = reachability_for(data), answer.selection.official

        def make() -> Ways:
            found = {}
            for one in destinations:
                question = ways.read({"art": one.key})[0]
                ground = ways.ground(answer.version, one, official=official)
                if ground.sites and len(ground.cells):
                    summaries = reachability(ground, question, ways.rules).by_level["gemeinde"]
                    found[one.key] = {summary.area: summary for summary in summaries}
            return found

        key = ("profile ways", ways.edition(answer.version), official)
        return data.answers.keep(key, make, most=4)


def _inside(area: Area, register: Register) -> Callable[[Institution], bool]:
    if area.level == "kreis":
        return lambda one: one.municipality.startswith(area.key)
    keys = {area.key} if area.level == "gemeinde" else {one.key for one in register.children(area.key)}
    return lambda one: one.municipality in keys
