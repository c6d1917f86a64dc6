"""What the search finds, as entries of its index: places, institutions and their kinds, courses and indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from callbacks.institutions.institution_data import Published
from dashboard.domain.area import Area
from dashboard.domain.courses.course import Course
from dashboard.domain.courses.kinds import KINDS, LEVELS
from dashboard.domain.indicator import Indicator
from dashboard.domain.institutions.institution import Institution, InstitutionKind
from dashboard.domain.territory import Register
from dashboard.indicators.territory.status import successor
from dashboard.indicators.wording.district_words import full_name
from dashboard.institutions.words import language_name
from dashboard.integration.words import course_name, kind_name
from dashboard.search.compounds import joined
from dashboard.search.index import SearchEntry
from dashboard.search.plates import PLATES
from dashboard.search.synonyms import GROUP_NAMES, OFFICES, WORDS_OF_KINDS
from dashboard.texts import say

_KIND, _PLACE, _SYNONYM, _JOINED, _STREET, _AMT, _DETAIL = 0.95, 0.9, 0.9, 0.9, 0.7, 0.5, 0.45
"""How much a word counts that is one of the kind, of the place, of synonyms, of the street, of the Amt, or a detail."""
_TOWN, _LARGER, _AROUND, _TRIED = 0.02, 0.08, 0.08, 0.01
"""What puts towns before villages and an Amt behind its town, institutions of the district before those around it, and
indicators of which more is better or worse before others."""
GROUP = "group:"
"""How keys of entries begin that are a group of kinds."""
_EVENING, _SATURDAY = 17 * 60, 5
"""Minutes since midnight, and a weekday."""
_LATE = {"open": 0.1, "planned": 0.09, "full": 0.08, "running": 0.06}
"""Courses that can still be joined stand before others, and courses before who holds them."""


def places(
    areas: Sequence[Area], register: Register, codes: Mapping[str, Sequence[str]], published: Published
) -> Iterator[SearchEntry]:
    """Places with a profile by present and former names, postcodes and keys, and the villages within them."""
    former: dict[str, list[str]] = {}
    for change in register.changes:
        into = successor(change.old, register)
        if into is not None and into in register.areas and register.areas[into].name != change.old_name:
            former.setdefault(into, []).append(change.old_name)
    postcodes: dict[str, list[str]] = {}
    for code, keys in codes.items():
        for key in keys:
            postcodes.setdefault(key, []).append(code)
    for area in areas:
        around = register.areas.get(area.amt)
        names = dict.fromkeys((area.name, full_name(area) if area.level == "kreis" else area.name))
        names.update(dict.fromkeys(former.get(area.key, ())))
        lead = _TOWN * min((area.population or 0) / 20_000, 1.0) if area.level == "gemeinde" else -_LARGER
        yield SearchEntry(
            "place",
            area.key,
            tuple(names),
            (
                (_PLACE, " ".join((area.key, *postcodes.get(area.key, ())))),
                (_AMT, around.name if around is not None and area.level == "gemeinde" else ""),
            ),
            lead,
            PLATES.get(area.key, ()),
        )
    known = {area.key for area in areas}
    for one in published.places.values():
        if one.part and one.municipality in known:
            yield SearchEntry("place", one.key, (one.name,))


def institutions(
    published: Published, areas: Mapping[str, Area], district: str, lang: str
) -> Iterator[SearchEntry]:
    """Institutions by name, kind, place and postcode, operator, street, languages and focus."""
    for one in published.institutions:
        kind, area = published.kinds[one.kind], areas.get(one.municipality)
        where = (one.part, one.town, area.name if area else "", one.postcode)
        spoken = [language_name(code, lang) for code in one.languages if code != "de"]
        details = (one.carrier, *one.focus, *spoken)
        yield SearchEntry(
            "institution",
            one.key,
            (one.name,),
            (
                (1.0, office_words(one)),
                (_JOINED, " ".join(joined(one.name))),
                (_PLACE, " ".join(where)),
                (_STREET, one.street),
                (_DETAIL, " ".join(details)),
                (_SYNONYM, " ".join(one.focus)),
            ),
            0.0 if one.municipality.startswith(district) else -_AROUND,
            kind_words(kind),
        )


def kinds(published: Published, lang: str) -> Iterator[SearchEntry]:
    """The kinds of institutions that there are, and groups of kinds that have a name of their own."""
    for kind in published.kinds.values():
        names = dict.fromkeys((kind.plural[lang], kind.name[lang]))
        yield SearchEntry("kind", kind.key, tuple(names), aliases=kind_words(kind))
    for group, words in GROUP_NAMES.items():
        yield SearchEntry("kind", f"{GROUP}{group}", (say(lang, f"search_all_{group}"),), aliases=words)


def kind_words(kind: InstitutionKind) -> tuple[str, ...]:
    """Everything that a kind is called in both languages."""
    others = WORDS_OF_KINDS.get(kind.key, ())
    return tuple(dict.fromkeys((*kind.name.values(), *kind.plural.values(), *kind.words, *others)))


def office_words(one: Institution) -> str:
    """Which office of those that are called alike it is: that of a district, a town or an Amt."""
    if one.kind != "verwaltung":
        return ""
    return next((words for begin, words in OFFICES.items() if one.name.startswith(begin)), "")


def courses(found: Iterable[Course], names: Mapping[str, str], day: date, lang: str) -> Iterator[SearchEntry]:
    """Courses that have not ended by kind, level, place and who holds them."""
    for one in found:
        state = one.status_on(day)
        if state in ("ended", "cancelled"):
            continue
        where = names.get(one.municipality, "")
        yield SearchEntry(
            "course",
            one.key,
            (course_name(one, where, lang), *say(lang, f"search_course_{KINDS[one.kind].family}").split("|")),
            (
                (_KIND, " ".join((one.title, one.level_to, kind_name(one.kind, lang), _trade(one, lang)))),
                (_SYNONYM, " ".join((*_levels(one), one.form, *_english(one), *_circumstances(one, lang)))),
                (_PLACE, where),
                (_DETAIL, f"{one.provider} {one.place}"),
            ),
            _LATE.get(state, 0.0),
        )


def _circumstances(one: Course, lang: str) -> Iterator[str]:
    """What people ask for who have no German or little time: for beginners, in the evening, with child care."""
    if one.level_from in LEVELS[:2]:
        yield say(lang, "search_course_beginners")
    if one.child_care:
        yield say(lang, "search_course_child_care")
    if any(begin >= _EVENING for begin, _ in one.times):
        yield say(lang, "search_course_evening")
    if any(day >= _SATURDAY for day in one.days):
        yield say(lang, "search_course_weekend")


def _english(one: Course) -> tuple[str, str]:
    return kind_name(one.kind, "en"), say("en", f"search_course_{KINDS[one.kind].family}")


def _trade(one: Course, lang: str) -> str:
    """For which work courses of vocational German for a trade are held."""
    return say(lang, "search_course_trades") if one.kind == "beruf_fach" else ""


def _levels(one: Course) -> Iterator[str]:
    if one.level_from:
        yield from LEVELS[LEVELS.index(one.level_from) : LEVELS.index(one.level_to) + 1]


def indicators(found: Iterable[Indicator], lang: str) -> Iterator[SearchEntry]:
    """Indicators by name, short name, synonyms and what is counted."""
    for one in found:
        lead = _TRIED if one.direction != "neutral" else 0.0
        yield SearchEntry(
            "indicator",
            one.key,
            (one.name[lang],),
            ((_DETAIL, one.subtitle[lang]),),
            lead,
            (one.short[lang], *one.synonyms),
        )
