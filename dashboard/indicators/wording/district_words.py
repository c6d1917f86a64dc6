"""What texts call the district that is served and the level below it: "im Landkreis", "in der Stadt"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dashboard.domain.area import Area, is_town
from dashboard.domain.territory import Register, StateWording, smallest_extent
from dashboard.indicators.wording.place_kinds import kind_key
from dashboard.texts import LANGUAGES, say

_NOUNS = {
    "kreisfreie_stadt": "stadt", "stadtkreis": "stadt", "stadtstaat": "stadt", "landkreis": "landkreis",
    "kreis": "kreis", "regionalverband": "regionalverband", "region": "region",
    "staedteregion": "staedteregion",
}  # fmt: skip
"""The noun of each kind of district."""
_FEMININE = {"stadt", "region", "staedteregion"}
_NAMED_ITSELF = re.compile(r"kreis|^(Region|Regionalverband|Städteregion)\b", re.IGNORECASE)
"""Names that say what the place is: `Wartburgkreis`, `Region Hannover`."""
_ADDED = re.compile(r" \((Stadt|Landkreis)\)$")
"""What tells apart a town and the district around it; beside the noun nobody needs it."""
_SHORT_TITLES = ("Stadt", "krsfr. Stadt", "Kreisfreie Stadt", "Stadtkreis")


@dataclass(frozen=True)
class DistrictWords:
    """Words for one district; texts have the forms as placeholders, see `forms`.

    `noun` is the key of its noun, `name` its plain name ("Göttingen"), `full_name` as `full_name` gives it.
    `middle` and `middle_plural` name the level between municipality and district; `has_middle` is False
    where no municipality of the district shares one with others. `only_towns`: all municipalities without a
    middle level are towns. `compared_in` is whose districts it is compared with: `land`, or `bund` in a
    city-state, see `smallest_extent`.
    """

    noun: str
    name: str
    full_name: str
    middle: Mapping[str, str]
    middle_plural: Mapping[str, str]
    has_middle: bool = True
    only_towns: bool = False
    compared_in: str = "land"

    def say(self, lang: str, key: str, **facts: object) -> str:
        """The wording of `key` with the district's forms and the facts filled in."""
        return say(lang, key, **{**self.forms[lang], **facts})

    def filled(self, lang: str, text: str) -> str:
        """A text with the district's forms, its other places left as they are for scripts to fill."""
        for form, said in self.forms[lang].items():
            text = text.replace(f"{{{form}}}", said)
        return text

    @property
    def is_city(self) -> bool:
        """Whether the district is a single town."""
        return self.noun == "stadt"

    @cached_property
    def forms(self) -> Mapping[str, Mapping[str, str]]:
        """By language what fills the placeholders of texts.

        `landkreis` ("Stadt"; `Landkreis` where it begins a label), with articles `der_landkreis`,
        `Der_landkreis`, `des_landkreises`, `dem_landkreis`, `den_landkreis`, with prepositions
        `im_landkreis`, `vom_landkreis`, `zum_landkreis`, `im_ganzen_landkreis`, `Er_landkreis` for "Er" and
        "Sie"; with its name
        `den_kreisnamen` ("den Landkreis Göttingen", "Flensburg") and `im_kreisnamen`; `im_land` and
        `des_landes`, the state or Germany; `mittlere_ebene`, `mittlere_ebenen`, `zum_amt`, `des_amts`,
        `dem_eigenen_amt`, `vom_eigenen_amt` of the middle level, and with the municipalities
        that have none `alle_mittleren` ("Ämter und amtsfreie Städte"), `aller_mittleren` (genitive behind an
        article) and `allen_mittleren` (dative).
        """
        return {"de": self._german(), "en": self._english()}

    def _german(self) -> dict[str, str]:
        word, of = say("de", f"district_{self.noun}"), say("de", f"district_{self.noun}_of")
        feminine = self.noun in _FEMININE
        named = self.full_name
        article = with_article(named)
        inflected = article[2] if article else named
        free, plural = self._independent("de"), self.middle_plural["de"]
        weak = re.sub(r"freie ", "freien ", free)
        dative = plural if plural.endswith(("n", "s")) else f"{plural}n"
        return {
            "landkreis": word,
            "Landkreis": word,
            "der_landkreis": f"{'die' if feminine else 'der'} {word}",
            "Der_landkreis": f"{'Die' if feminine else 'Der'} {word}",
            "des_landkreises": f"{'der' if feminine else 'des'} {of}",
            "dem_landkreis": f"{'der' if feminine else 'dem'} {word}",
            "den_landkreis": f"{'die' if feminine else 'den'} {word}",
            "im_landkreis": f"{'in der' if feminine else 'im'} {word}",
            "vom_landkreis": f"{'von der' if feminine else 'vom'} {word}",
            "Er_landkreis": "Sie" if feminine else "Er",
            "zum_landkreis": f"{'zur' if feminine else 'zum'} {word}",
            "im_ganzen_landkreis": f"{'in der ganzen' if feminine else 'im ganzen'} {word}",
            "den_kreisnamen": self.name if self.is_city else f"{'die' if feminine else 'den'} {inflected}",
            "im_kreisnamen": f"in {self.name}"
            if self.is_city
            else f"{'in der' if feminine else 'im'} {inflected}",
            **self._around("de"),
            **self._german_middle(),
            "mittlere_ebene": self.middle["de"],
            "mittlere_ebenen": plural,
            "alle_mittleren": f"{plural} und {free}",
            "aller_mittleren": f"{plural} und {weak}",
            "allen_mittleren": f"{dative} und {re.sub(r'Städte', 'Städten', weak)}",
        }

    def _german_middle(self) -> dict[str, str]:
        word = self.middle["de"]
        if word.endswith(("gemeinde", "gemeinschaft")):
            own = f"der eigenen {word}"
            return {
                "zum_amt": f"zur {word}", "des_amts": f"der {word}",
                "dem_eigenen_amt": own, "vom_eigenen_amt": f"von {own}",
            }  # fmt: skip
        return {
            "zum_amt": f"zum {word}", "des_amts": f"des {word}s",
            "dem_eigenen_amt": f"dem eigenen {word}", "vom_eigenen_amt": f"vom eigenen {word}",
        }  # fmt: skip

    def _english(self) -> dict[str, str]:
        word = say("en", f"district_{self.noun}")
        both = f"{self.middle_plural['en']} and {self._independent('en')}"
        return {
            "landkreis": word,
            "Landkreis": word[0].upper() + word[1:],
            "der_landkreis": f"the {word}",
            "Der_landkreis": f"The {word}",
            "des_landkreises": f"of the {word}",
            "dem_landkreis": f"the {word}",
            "den_landkreis": f"the {word}",
            "im_landkreis": f"in the {word}",
            "vom_landkreis": f"from the {word}",
            "Er_landkreis": "it",
            "zum_landkreis": f"from the {word}",
            "im_ganzen_landkreis": f"in the whole {word}",
            "den_kreisnamen": self.full_name,
            "im_kreisnamen": f"in {self.full_name}",
            **self._around("en"),
            "mittlere_ebene": self.middle["en"],
            "mittlere_ebenen": self.middle_plural["en"],
            "zum_amt": f"from the {self.middle['en']}",
            "des_amts": f"of the {self.middle['en']}",
            "dem_eigenen_amt": f"its own {self.middle['en']}",
            "vom_eigenen_amt": f"from its own {self.middle['en']}",
            "alle_mittleren": both,
            "aller_mittleren": both,
            "allen_mittleren": both,
        }

    def _around(self, lang: str) -> dict[str, str]:
        return {form: say(lang, f"{form}_{self.compared_in}") for form in ("im_land", "des_landes")}

    def _independent(self, lang: str) -> str:
        """Municipalities that belong to no middle level: `amtsfreie Städte`, `Gemeinden ohne
        Verwaltungsgemeinschaft`."""
        places = "staedte" if self.only_towns else "gemeinden"
        adjective = f"independent_{kind_key(self.middle['de'])}"
        if adjective in LANGUAGES[lang]:
            return say(lang, f"independent_{places}", free=say(lang, adjective))
        return say(lang, f"independent_without_{places}", middle=self.middle[lang])


def district_words(register: Register, district: str, state: StateWording) -> DistrictWords:
    """The words for a district of the register; what kind of district it is, is said by its area's `kind`, else
    by its official name."""
    area = register.areas[district]
    shared = [one for one in register.of_level("amt") if one.kreis == district]
    alone = [children for one in shared if len(children := register.children(one.key)) == 1]
    independent = [children[0] for children in alone]
    independent += [one for one in register.children(district) if not one.amt]
    return DistrictWords(
        noun=noun_of(area),
        name=_ADDED.sub("", area.name),
        full_name=full_name(area),
        middle=state.middle_level,
        middle_plural=state.middle_level_plural,
        has_middle=len(shared) > len(alone),
        only_towns=bool(independent) and all(is_town(one) for one in independent),
        compared_in=smallest_extent(district),
    )


def full_name(area: Area) -> str:
    """A district's name with its noun: `Landkreis Göttingen`, `Wartburgkreis`, `Landeshauptstadt München`,
    `Flensburg`."""
    name, noun = _ADDED.sub("", area.name), noun_of(area)
    if noun == "stadt":
        title = area.official_name.partition(", ")[2].partition(", ")[0]
        return name if title in _SHORT_TITLES else f"{title} {name}".lstrip()
    return name if _NAMED_ITSELF.search(name) else f"{say('de', f'district_{noun}')} {name}"


def with_article(name: str) -> tuple[str, str, str] | None:
    """Of a district whose name has an article in German its gender (`m`, `f`), and the name behind "der" or
    "die" and behind "den", "dem" or "der": `Märkischer Kreis` is "der Märkische Kreis" and "den Märkischen
    Kreis". None for all others: "Nordfriesland", "Flensburg"."""
    if re.match(r"(Region|Städteregion)\b", name):
        return "f", name, name
    if re.match(r"Regionalverband\b", name) or re.search(r"kreis\b", name, re.IGNORECASE):
        adjective = re.compile(r"er Kreis$")
        return "m", adjective.sub("e Kreis", name), adjective.sub("en Kreis", name)
    return None


def noun_of(area: Area) -> str:
    """The key of the noun for a district: `stadt`, `landkreis` …; `kreis` where nothing says more."""
    official = area.official_name.casefold()
    told = "landkreis" if official.startswith("landkreis") or official.endswith("landkreis") else "kreis"
    return _NOUNS.get(kind_key(area.kind), told)
