"""Wholes of the catalogue: their parts are all of them, and protection knows each as a sum."""

from __future__ import annotations

from collections import defaultdict

import pytest

from dashboard.domain.indicator import Catalogue, Composition
from dashboard.indicators.composition.offered import compositions_of, part_name
from dashboard.indicators.measures.known_sums import Count, known_sums
from data.catalogue import compositions
from data.catalogue.documents import Problems
from data.catalogue.loader import load
from data.stores import snapshot


def every_composition(catalogue: Catalogue) -> list[tuple[str, Composition]]:
    found = {}
    for key in catalogue.indicators:
        for one in compositions_of(catalogue, key):
            found[(one.key, tuple(part.members for part in one.parts))] = (key, one)
    return list(found.values())


def test_certificates_destinations_and_ages_are_wholes_and_so_are_breakdowns_that_add_up():
    catalogue = load()
    of = {key: [one.key for one in compositions_of(catalogue, key)] for key in catalogue.indicators}
    for key in ("ohne_abschluss", "erster_abschluss", "mittlerer_abschluss", "hochschulreife"):
        assert of[key] == ["abschluesse", "geschlecht"]
    assert of["verbleib_nach_schule"] == ["verbleib"]
    assert of["junge_menschen_anteil"] == ["altersgruppen"]
    assert of["foerderquote"] == ["foerderort"] and of["bevoelkerung"] == ["geschlecht"]
    assert of["kinderarmut"] == [] and of["arbeitslosenquote"] == [], (
        "published rates have no counts to divide"
    )
    names = [
        part_name(part, catalogue)["de"]
        for part in compositions_of(catalogue, "verbleib_nach_schule")[0].parts
    ]
    assert names[0] == "in Ausbildung" and names[-1] == "unbekannt"


def test_a_stored_catalogue_has_its_compositions():
    catalogue = load()
    assert snapshot.load(snapshot.dump(catalogue)).compositions == catalogue.compositions != ()


def test_protection_reckons_with_every_whole_that_is_made_of_our_own_counts():
    """Otherwise the rest of a bar could tell what it has not looked at."""
    catalogue = load()
    available = defaultdict(list)
    for one in catalogue.indicators.values():
        for measure in (*one.numerator, *one.denominator):
            named = [
                f"{dimension}:{category}"
                for dimension in one.breakdowns
                for category in catalogue.breakdowns[dimension].categories
            ]
            available[measure] += [name for name in ("", *named) if name not in available[measure]]
    sums = {(one.whole, frozenset(one.parts)) for one in known_sums(catalogue, available) if one.exact}
    protected = 0
    for key, one in every_composition(catalogue):
        members = [member.partition("/") for part in one.parts for member in part.members]
        shares = [catalogue.indicators[member] for member, _, _ in members]
        if any(share.as_published for share in shares):
            continue
        parts = frozenset(
            Count(share.numerator, breakdown)
            for share, (_, _, breakdown) in zip(shares, members, strict=True)
        )
        indicator = catalogue.indicators[key]
        whole = Count(indicator.numerator if one.of_cases else indicator.denominator)
        assert (whole, parts) in sums, (key, one.key)
        protected += 1
    assert protected > 8


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"parts": [{"members": ["ohne_abschluss"]}, {"members": ["hochschulreife"]}]}, "nicht das Ganze"),
        ({"parts": [{"members": ["ohne_abschluss"]}, {"members": ["erfunden"]}]}, "„erfunden“"),
        ({"parts": [{"members": ["ohne_abschluss"]}, {"members": ["ohne_abschluss"]}]}, "zweimal"),
        ({"parts": [{"members": ["ohne_abschluss"]}, {"members": ["foerderquote"]}]}, "denselben Nenner"),
        ({"parts": [{"members": ["ohne_abschluss"]}, {"members": ["bevoelkerung"]}]}, "Anteile in Prozent"),
        (
            {"parts": [{"members": ["ohne_abschluss", "erster_abschluss"]}, {"members": ["hochschulreife"]}]},
            "Namen",
        ),
        ({"indicator": "foerderquote", "breakdown": "kuchen"}, "„kuchen“"),
        ({"parts": []}, "zwei bis 7 Teile"),
    ],
)
def test_a_whole_that_is_none_is_refused_with_a_sentence(content, said):
    problems = Problems()
    named = {"name": {"de": "Ganzes", "en": "Whole"}, "base": {"de": "aller", "en": "of all"}}
    compositions.read({"ganzes": {**named, **content}}, "compositions.yaml", load(), problems)
    assert any(said in one for one in problems.found), problems.found
    assert all(one.startswith("compositions.yaml, Schlüssel „ganzes“: ") for one in problems.found)
