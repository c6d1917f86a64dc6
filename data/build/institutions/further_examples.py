"""Examples of the kinds that no free register has: youth centres, advice, music lessons, courses, culture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data.build.institutions import names
from data.build.institutions.example_places import Country
from data.build.institutions.table import Entry

_MANY_LANGUAGES = ("de, en, uk, ru", "de, en, ar", "de, pl, ru", "de, en, ar, uk")


@dataclass(frozen=True, slots=True)
class ExampleKind:
    """What is made of a kind: one in each of the `count` largest municipalities, `skip` of them left out.

    `name` has a place for the invented word; `shares` says how carriers are
    drawn, `fields` what all have.
    """

    kind: str
    label: str
    name: str
    count: int
    skip: int
    shares: Mapping[str, float]
    hours: tuple[str, ...]
    fields: Mapping[str, str]
    many_languages: bool = False


_FREE = {"frei": 0.6, "kirchlich": 0.4}
_PUBLIC_OR_FREE = {"oeffentlich": 0.5, "frei": 0.3, "kirchlich": 0.2}
_AFTERNOONS = ("Tu-Fr 14:00-20:00; PH off", "Mo-Fr 13:00-19:00; PH off", "We-Sa 15:00-21:00; PH off")
_OFFICE = ("Mo,Tu,Th 09:00-12:00,13:00-16:00; PH off", "Mo-Th 08:00-16:00; Fr 08:00-12:00; PH off")
_BY_APPOINTMENT = ("Tu 14:00-17:30; Th 09:00-12:00; PH off", "")
_DAYTIME = ("Mo-Fr 07:30-16:00; PH off", "Mo-Fr 08:00-15:30; PH off")
_VISITS = ("Tu-Su 10:00-17:00", "We-Su 13:00-17:00; PH off", "Sa,Su 14:00-17:00")
OFFERS = (
    ExampleKind("jugendtreff", "jugendtreff", "Jugendtreff {word}", 16, 0, _PUBLIC_OR_FREE, _AFTERNOONS,
          {"alter_von": "10", "alter_bis": "27"}),
    ExampleKind("beratung", "erziehung", "Erziehungsberatung {word}", 5, 0, _FREE, _OFFICE,
          {"schwerpunkt": "erziehung", "aufnahme": "Kostenlos und vertraulich, mit Termin."}),
    ExampleKind("beratung", "migration", "Migrationsberatung {word}", 4, 0, _FREE, _OFFICE,
          {"schwerpunkt": "migration", "aufnahme": "Kostenlos, auch ohne Termin."}, many_languages=True),
    ExampleKind("beratung", "fruehfoerderung", "Frühförderung {word}", 4, 1, _FREE, _OFFICE,
          {"schwerpunkt": "frühförderung", "alter_von": "0", "alter_bis": "6,5"}),
    ExampleKind("beratung", "beruf", "Berufsberatung {word}", 3, 0, {"oeffentlich": 1.0}, _BY_APPOINTMENT,
          {"schwerpunkt": "beruf", "alter_von": "14"}),
    ExampleKind("musikschule", "musik", "Musikunterricht {word}", 5, 2, _PUBLIC_OR_FREE, _AFTERNOONS,
          {"alter_von": "4", "schwerpunkt": "musik"}),
    ExampleKind("sprachkurstraeger", "sprache", "Sprachkurse {word}", 5, 0, _FREE, _OFFICE,
          {"alter_von": "16", "schwerpunkt": "deutsch"}, many_languages=True),
    ExampleKind("bildungstraeger", "bildung", "Bildungswerk {word}", 5, 0, {"frei": 0.5, "privat": 0.5}, _DAYTIME,
          {"alter_von": "15", "schwerpunkt": "beruf"}),
    ExampleKind("produktionsschule", "produktion", "Produktionsschule {word}", 2, 1, {"frei": 1.0}, _DAYTIME,
          {"alter_von": "15", "alter_bis": "25"}),
    ExampleKind("freie_schule", "frei", "Freie Schule {word}", 4, 3, {"frei": 0.5, "kirchlich": 0.5}, _DAYTIME,
          {"alter_von": "6", "alter_bis": "16"}),
    ExampleKind("museum", "museum", "Museum {word}", 6, 2, _PUBLIC_OR_FREE, _VISITS, {}),
    ExampleKind("kunst_kultur", "kultur", "Kulturhaus {word}", 6, 1, _PUBLIC_OR_FREE, _VISITS, {}),
)  # fmt: skip


def further(country: Country) -> Iterator[Entry]:
    """All of them; a kind's words and points do not depend on the other kinds."""
    largest = country.by_population()
    for offer in OFFERS:
        words = names.names(country.rng(f"{offer.label} names"))
        for municipality in largest[offer.skip : offer.skip + offer.count]:
            yield _made(country, offer, municipality, next(words))


def _made(country: Country, offer: ExampleKind, municipality: str, word: str) -> Entry:
    key = f"beispiel-{offer.label}-{municipality}"
    rng = country.rng(f"{key} facts")
    languages = str(rng.choice(_MANY_LANGUAGES)) if offer.many_languages else "de"
    return country.entry(
        key,
        offer.kind,
        offer.name.format(word=word),
        municipality,
        **{
            **country.carrier(key, municipality, offer.shares),
            "oeffnungszeiten": str(rng.choice(offer.hours)),
            "sprachen": languages,
            "status": "geöffnet",
            **offer.fields,
        },
    )
