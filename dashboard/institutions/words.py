"""What is said of an institution in its row and on its page: where it is, how fresh the entry is, its facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard import formats
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.observation import Provenance
from dashboard.institutions.hours import hours_words
from dashboard.texts import LANGUAGES, say

_FRESH = timedelta(days=366)
Freshness = tuple[str, str]
"""A word that style sheets know (`new`, `old`, `none`, `paused`, `dated`) and the sentence for people."""


@dataclass(frozen=True, slots=True)
class EntryFact:
    """One fact of an entry; `text` is empty where nobody has entered it. `link` leads out of the page (`tel:`,
    `mailto:`, `https:`), empty where it is only text."""

    label: str
    text: str
    link: str = ""


def is_example(institution: Institution) -> bool:
    """Whether the entry is invented, for trying out."""
    return institution.provenance == Provenance.EXAMPLE


def freshness(institution: Institution, today: date, lang: str, as_of: str = "") -> Freshness:
    """How reliable an entry is. `as_of` says of what time its source is where that is old ("2016/17")."""
    if institution.status == "paused":
        until = institution.valid_until
        if until is None:
            return "paused", say(lang, "institutions_paused")
        return "paused", say(lang, "institutions_paused_until", day=formats.day(until, lang))
    confirmed = institution.confirmed_on
    if confirmed is None:
        if as_of:
            return "dated", say(lang, "institutions_as_of", when=as_of)
        return "none", say(lang, "institutions_unconfirmed")
    month = f"{confirmed.month:02}/{confirmed.year}"
    if today - confirmed <= _FRESH:
        return "new", say(lang, "institutions_fresh", month=month)
    return "old", say(lang, "institutions_older", month=month)


def where(institution: Institution, names: Mapping[str, str]) -> str:
    """The part, town or municipality that it lies in, by its own words or the register's."""
    municipality = names.get(institution.municipality, "")
    town = institution.part or institution.town or municipality
    return town or municipality


def address(institution: Institution) -> str:
    """ "Schulstraße 1, 19406 Dabel"; empty without a street and a town."""
    street = " ".join(part for part in (institution.street, institution.house_number) if part)
    town = " ".join(part for part in (institution.postcode, institution.town) if part)
    return ", ".join(part for part in (street, town) if part)


def ages(institution: Institution, lang: str) -> str:
    """ "0 bis 6 Jahre"; empty where it is for everybody or nobody knows."""
    low, high = institution.age_from, institution.age_to
    if low is None and high is None:
        return ""
    if high is None:
        return say(lang, "institutions_ages_from", low=_age(low, lang))
    if low is None:
        return say(lang, "institutions_ages_to", high=_age(high, lang))
    return say(lang, "institutions_ages", low=_age(low, lang), high=_age(high, lang))


def _age(years: float | None, lang: str) -> str:
    number = years or 0.0
    return formats.number(number, 0 if number == int(number) else 1, lang)


def languages(institution: Institution, lang: str) -> str:
    """Names of the languages that are spoken there, in the order of the entry."""
    return ", ".join(language_name(one, lang) for one in institution.languages)


def language_name(code: str, lang: str) -> str:
    """The name of a language by its code (ISO 639-1), or the code where it has no name here."""
    return LANGUAGES[lang].get(f"institutions_speaks_{code}", code)


def opening(institution: Institution, lang: str) -> str:
    """Hours of an ordinary week; what the entry says where that cannot be read; empty without any."""
    if institution.open_minutes is None:
        return institution.opening_hours
    said = hours_words(institution.open_minutes, lang)
    return f"{said} ({say(lang, 'institutions_hours_vary')})" if institution.hours_vary else said


def carrier(institution: Institution, lang: str) -> str:
    """Who runs it, and of what kind that is."""
    kind = say(lang, f"institutions_carrier_{institution.carrier_kind}") if institution.carrier_kind else ""
    if institution.carrier and kind:
        return f"{institution.carrier} ({kind})"
    return institution.carrier or kind


def focus_word(focus: str) -> str:
    """One focus as pages write it: `hausaufgaben` of a table is "Hausaufgaben"."""
    return focus[:1].upper() + focus[1:]


def facts(institution: Institution, lang: str) -> list[EntryFact]:
    """All facts of an entry in the order of its page, empty ones included."""
    phone, web = institution.phone, institution.web
    places = "" if institution.places is None else formats.number(institution.places, 0, lang)
    said = (
        ("address", address(institution), ""),
        ("carrier", carrier(institution, lang), ""),
        ("opening", opening(institution, lang), ""),
        ("ages", ages(institution, lang), ""),
        ("places", places, ""),
        ("access", _access(institution, lang), ""),
        ("languages", languages(institution, lang), ""),
        ("focus", ", ".join(focus_word(one) for one in institution.focus), ""),
        ("phone", phone, f"tel:{''.join(phone.split())}" if phone else ""),
        ("email", institution.email, f"mailto:{institution.email}" if institution.email else ""),
        ("web", web.removeprefix("https://").removeprefix("http://").strip("/"), _web(web)),
        ("status", say(lang, f"institutions_status_{institution.status}"), ""),
    )
    return [EntryFact(say(lang, f"institutions_fact_{name}"), text, link) for name, text, link in said]


IN_ROW = ("address", "opening", "ages", "places", "access", "languages")
"""Facts that an open row of the list says, where they are known."""


def row_facts(institution: Institution, lang: str) -> list[EntryFact]:
    """The few of them that a row says, without empty ones."""
    labels = {say(lang, f"institutions_fact_{name}") for name in IN_ROW}
    return [fact for fact in facts(institution, lang) if fact.label in labels and fact.text]


def _access(institution: Institution, lang: str) -> str:
    known = institution.barrier_free
    return "" if known == "unknown" else say(lang, f"institutions_access_{known}")


def _web(address: str) -> str:
    """An address that may be followed: nothing but http and https, whatever stands in the data."""
    if not address:
        return ""
    return address if address.startswith(("https://", "http://")) else f"https://{address}"
