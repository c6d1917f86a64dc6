"""What the filters of a list say, each with its label, as the page calls them."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.domain.institutions.institution import InstitutionKind
from dashboard.institutions.places import ChosenPlace
from dashboard.institutions.view import InstitutionView, clock
from dashboard.institutions.words import language_name
from dashboard.texts import say


def filter_sentence(
    view: InstitutionView, kinds: Mapping[str, InstitutionKind], place: ChosenPlace | None, amt: str
) -> str:
    """Every filter in one line; empty where all is shown. `amt` is the name of the Amt that it keeps to."""
    lang = view.language
    parts = [amt] if amt else []
    parts += [", ".join(kinds[one].plural[lang] for one in view.kinds if one in kinds)]
    if place and view.radius_km:
        parts.append(say(lang, "institutions_within", km=view.radius_km, place=place.name))
    elif place:
        parts.append(say(lang, "institutions_around", place=place.name))
    if view.open_at is not None:
        parts.append(f"{say(lang, 'institutions_open')} {clock(view.open_at)}")
    if view.age is not None:
        age = f"{view.age:g}"
        parts.append(f"{say(lang, 'institutions_age')} {age.replace('.', ',') if lang == 'de' else age}")
    if view.carrier:
        carrier = say(lang, f"institutions_carrier_{view.carrier}")
        parts.append(f"{say(lang, 'institutions_carrier')}: {carrier}")
    if view.languages:
        parts += [", ".join(language_name(one, lang) for one in view.languages)]
    if view.accessible:
        parts.append(say(lang, "institutions_accessible"))
    if view.official:
        parts.append(say(lang, "official_only"))
    return " · ".join(part for part in parts if part)
