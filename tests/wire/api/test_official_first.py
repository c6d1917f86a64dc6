"""Official figures come first: the indicator that opens a theme, and most of what municipalities are offered."""

import re
from pathlib import Path

import pytest

from dashboard.domain.slab import PROVENANCES

README = Path(__file__).resolve().parents[3] / "README.md"
OFFICIAL = PROVENANCES.index("official")


@pytest.fixture(scope="module")
def offered(answers):
    """By theme the indicators that municipalities have, and those of them that an office has figures of."""
    repository = answers.repository
    places = answers.possible(repository.version()).places("gemeinde")
    found = {}
    for theme in repository.catalogue().themes:
        every = [
            one.key
            for one in repository.catalogue().of_theme(theme)
            if "gemeinde" in repository.offers()[one.key].levels()
        ]
        official = [
            key
            for key in every
            if (repository.cells(key, "gemeinde", places=places).provenance == OFFICIAL).any()
        ]
        found[theme] = every, official
    return found


def test_the_first_indicator_of_every_theme_is_official_for_municipalities(answers, offered):
    catalogue = answers.repository.catalogue()
    for theme, (_, official) in offered.items():
        assert catalogue.of_theme(theme)[0].key in official, theme
    assert catalogue.opening in offered["rahmenbedingungen"][1]


def test_more_than_half_of_what_municipalities_are_offered_is_official(offered):
    every = sum(len(of) for of, _ in offered.values())
    assert sum(len(official) for _, official in offered.values()) > every / 2


def test_the_readme_says_which_and_how_many(answers, offered):
    themes = answers.repository.catalogue().themes
    text = README.read_text(encoding="utf-8")
    for theme, (every, official) in offered.items():
        row = next(line for line in text.splitlines() if line.startswith(f"| {themes[theme].name['de']} |"))
        _, _, count, of, which, _ = row.split("|")
        assert (int(count), int(of)) == (len(official), len(every)), theme
        assert re.findall(r"`(\w+)`", which) == official, theme


def test_a_theme_opens_with_its_official_indicator(answers, offered):
    for theme in offered:
        shown = answers.read(f"thema={theme}").selection
        assert (shown.indicator, shown.level) == (
            answers.repository.catalogue().of_theme(theme)[0].key,
            "gemeinde",
        )
