"""What a picture of the Bildungslandkarte is called, and what its filters say, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.domain.institutions.institution import InstitutionKind
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.institutions.places import ChosenPlace
from dashboard.institutions.view import TABS, InstitutionView, clock
from dashboard.institutions.words import language_name
from dashboard.texts import say

_MOST_NAMED = 3  # kinds in a title; more are institutions


def picture_title(
    view: InstitutionView,
    kinds: Mapping[str, InstitutionKind],
    place: ChosenPlace | None,
    words: DistrictWords,
) -> str:
    """`Kitas und Horte bis 15 km um Borkow`; of all kinds `Einrichtungen im Landkreis`."""
    lang = view.language
    if view.tab == TABS[1]:
        return (
            say(lang, "institutions_picture_school", place=place.name)
            if place
            else say(lang, "institutions_picture_schools")
        )
    what = _named([kinds[one].plural[lang] for one in view.kinds if one in kinds], lang)
    if place is None:
        return words.say(lang, "institutions_picture_district", what=what)
    if view.radius_km:
        return say(lang, "institutions_picture_within", what=what, km=view.radius_km, place=place.name)
    return say(lang, "institutions_picture_around", what=what, place=place.name)


def filter_words(view: InstitutionView, kinds: Mapping[str, InstitutionKind]) -> list[str]:
    """Every filter that the title does not say; more than three kinds by their names."""
    lang, found = view.language, list[str]()
    chosen = [kinds[one].plural[lang] for one in view.kinds if one in kinds]
    if len(chosen) > _MOST_NAMED:
        found.append(", ".join(chosen))
    if view.tab == TABS[1] and view.school_kind in kinds:
        found.append(kinds[view.school_kind].name[lang])
    if view.open_at is not None:
        found.append(say(lang, "institutions_picture_open", time=clock(view.open_at)))
    if view.age is not None:
        age = f"{view.age:g}"
        found.append(
            say(lang, "institutions_picture_age", age=age.replace(".", ",") if lang == "de" else age)
        )
    if view.accessible:
        found.append(say(lang, "institutions_accessible"))
    if view.carrier:
        carrier = say(lang, f"institutions_carrier_{view.carrier}")
        found.append(say(lang, "institutions_picture_carrier", carrier=carrier))
    if view.languages:
        spoken = ", ".join(language_name(one, lang) for one in view.languages)
        found.append(say(lang, "institutions_picture_languages", languages=spoken))
    return found


def _named(plurals: Sequence[str], lang: str) -> str:
    if not plurals or len(plurals) > _MOST_NAMED:
        return say(lang, "institutions_picture_many")
    if len(plurals) == 1:
        return plurals[0]
    return say(lang, "institutions_picture_and", first=", ".join(plurals[:-1]), last=plurals[-1])
