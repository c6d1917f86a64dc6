"""What the screens of definitions read of the stores, and in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.definitions.network import SECTIONS as NETWORK
from dashboard.domain.definitions.network import wording
from dashboard.domain.definitions.stated import Definitions
from dashboard.domain.indicator import Indicator
from dashboard.staff.definitions.draft import DefinitionDraft
from dashboard.staff.definitions.form import FormKnowledge
from dashboard.texts import say
from data.catalogue.entries import FACTORS
from data.catalogue.loader import load_states, localise
from data.definitions.read import KnownDefinitions
from data.definitions.written import indicator_entry, sections_from
from data.own_tables import THEME
from layouts.staff.definitions.controls import Choice

SECTION = {
    "indicator": "indicators",
    "measure": "measures",
    "target": "targets",
    "event": "events",
    "action": "actions",
    "principle": "principles",
    "aim": "aims",
    **NETWORK,
}


@dataclass(frozen=True, slots=True)
class ReadDefinitions:
    """What is in force, and in the words of the own state (`shown`)."""

    known: KnownDefinitions
    shown: KnownDefinitions

    @classmethod
    def of(cls, known: KnownDefinitions, district: str) -> ReadDefinitions:
        """With the words of the district's state."""
        words = load_states()[district[:2]]
        return cls(known, KnownDefinitions(localise(known.catalogue, words), known.shipped, known.stated))

    def entry(self, kind: str, key: str) -> Mapping[str, object] | None:
        """The entry as a definition file has it, None where there is nothing of this key."""
        stated, catalogue = self.known.stated, self.known.catalogue
        if kind == "indicator":
            own = {one.key: one for one in stated.indicators}
            one = own.get(key) or self.known.shipped.indicators.get(key) or catalogue.indicators.get(key)
            return None if one is None else indicator_entry(one)
        if kind == "measure":
            if key not in catalogue.measures:
                return None
            of = Definitions(measures=(catalogue.measures[key],))
            return _mapping(sections_from(of)["measures"][key])
        return _mapping(sections_from(stated)[SECTION[kind]].get(key))

    def origin(self, kind: str, key: str) -> str:
        """`shipped`, `changed_texts`, `own` or `table`."""
        stated = {one.key for one in getattr(self.known.stated, SECTION[kind])}
        shipped = key in getattr(self.known.shipped, SECTION[kind], {})
        if shipped:
            return "changed_texts" if key in stated else "shipped"
        return "own" if key in stated else "table"

    def name(self, key: str, draft: DefinitionDraft | None, lang: str) -> str:
        """What a measure or indicator is called, those of a draft included; its key where it has no name."""
        for section in ("measures", "indicators") if draft is not None else ():
            assert draft is not None
            entry = draft.sections.get(section, {}).get(key)
            given = entry.get("name") if isinstance(entry, Mapping) else None
            if isinstance(given, Mapping) and (given.get(lang) or given.get("de")):
                return str(given.get(lang) or given.get("de"))
        catalogue = self.shown.catalogue
        for of in (catalogue.measures, catalogue.indicators, catalogue.themes, catalogue.breakdowns):
            if key in of:
                return str(of[key].name[lang])
        strategy = {one.key: one.name for one in catalogue.principles}
        strategy |= {one.key: one.name for one in catalogue.aims}
        if key in strategy:
            return strategy[key][lang]
        return self.network_name(key, lang)

    def network_name(self, key: str, lang: str) -> str:
        """What a part of the network is called, in German where it has no English name; its key where there is none."""
        catalogue = self.shown.catalogue
        for section in NETWORK.values():
            for one in getattr(catalogue, section):
                if one.key == key:
                    return wording(one.name, lang)[0]
        return key

    def network_choices(self, lang: str) -> dict[str, Sequence[Choice]]:
        """Organisations, bodies and agreements that a form offers."""
        catalogue = self.shown.catalogue
        found: dict[str, Sequence[Choice]] = {
            section: [
                ("", say(lang, "staff_value_no_choice")),
                *((one.key, wording(one.name, lang)[0]) for one in getattr(catalogue, section)),
            ]
            for section in ("bodies", "agreements")
        }
        of = sorted((wording(one.name, lang)[0], one.key) for one in catalogue.organisations)
        return {**found, "organisations": [(key, name) for name, key in of]}

    def counted(self, indicator: Indicator, lang: str) -> str:
        """The formula in names."""
        sides = [
            " + ".join(self.name(key, None, lang) for key in side)
            for side in (indicator.numerator, indicator.denominator)
        ]
        if not indicator.numerator:
            return self.name(indicator.ratio or "", None, lang)
        return " : ".join(side for side in sides if side)

    def choices(self, draft: DefinitionDraft, lang: str) -> dict[str, Sequence[Choice]]:
        """What lists of the form offer."""
        catalogue = self.shown.catalogue
        own = [(key, self.name(key, draft, lang)) for key in draft.sections.get("measures", {})]
        measures = [(key, one.name[lang]) for key, one in catalogue.measures.items() if one.kind != "ratio"]
        themes = {**catalogue.themes, THEME.key: THEME}
        return {
            **self.network_choices(lang),
            "measures": [*own, *measures],
            "ratios": [
                (key, one.name[lang]) for key, one in catalogue.measures.items() if one.kind == "ratio"
            ],
            "indicators": [(key, one.name[lang]) for key, one in catalogue.indicators.items()],
            "themes": [(key, one.name[lang]) for key, one in themes.items()],
            "breakdowns": [(key, one.name[lang]) for key, one in catalogue.breakdowns.items()],
            "principles": [
                ("", say(lang, "staff_value_no_principle")),
                *((one.key, one.name[lang]) for one in catalogue.principles),
            ],
            "aims": [
                ("", say(lang, "staff_value_no_aim")),
                *((one.key, one.name[lang]) for one in catalogue.aims),
            ],
        }

    def knowledge(self, draft: DefinitionDraft) -> FormKnowledge:
        """What a form of this draft is read with."""
        catalogue = self.shown.catalogue
        keys = {*catalogue.measures, *catalogue.indicators, *draft.sections.get("measures", {})}
        names: dict[str, str] = {}
        for lang in ("en", "de"):
            for of in (catalogue.indicators, catalogue.measures):
                names |= {one.name[lang].casefold(): key for key, one in of.items()}
            for key in draft.sections.get("measures", {}):
                names[self.name(key, draft, lang).casefold()] = key
        return FormKnowledge(
            lambda given: given if given in keys else names.get(given.casefold(), ""),
            lambda key: key in catalogue.measures and catalogue.measures[key].kind == "persons",
            FACTORS,
        )

    def uses(self, measure: str) -> list[Indicator]:
        """Indicators that are made of a measure."""
        return [
            one
            for one in self.shown.catalogue.indicators.values()
            if measure in (*one.numerator, *one.denominator, one.ratio)
        ]


def kind_words(kind: str, lang: str) -> str:
    """What a measure counts."""
    known = ("persons", "institutions", "ratio")
    return say(lang, f"staff_value_{kind}") if kind in known else kind


def _mapping(given: object) -> Mapping[str, object] | None:
    return given if isinstance(given, Mapping) else None
