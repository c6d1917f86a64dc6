"""More than half of what is offered of municipalities is official, and the README says which, by theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

README = Path(__file__).parents[3] / "README.md"
ROW = re.compile(
    r"^\| (?P<theme>[^|]+) \| (?P<official>\d+) \| (?P<all>\d+) \| (?P<which>[^|]*) \|$", re.MULTILINE
)


@pytest.fixture(scope="module")
def of_municipalities(answers) -> dict[bool, dict[str, list[str]]]:
    """Indicators of municipalities by the name of their theme: all, and those with official figures."""
    found: dict[bool, dict[str, list[str]]] = {}
    for official in (False, True):
        possible = answers.possible(answers.repository.version(), official=official)
        themes = {key: theme.name["de"] for key, theme in possible.catalogue.themes.items()}
        found[official] = {name: [] for name in themes.values()}
        for key, one in possible.catalogue.indicators.items():
            if "gemeinde" in possible.levels(key):
                found[official][themes[one.theme]].append(key)
    return found


def test_more_than_half_is_official(of_municipalities) -> None:
    official, every = (sum(map(len, of_municipalities[which].values())) for which in (True, False))
    assert official > every / 2


def test_the_readme_says_which_by_theme(of_municipalities) -> None:
    said = {row["theme"].strip(): row for row in ROW.finditer(README.read_text("utf-8"))}
    assert set(said) == set(of_municipalities[False])
    for theme, row in said.items():
        official = of_municipalities[True][theme]
        assert (int(row["official"]), int(row["all"])) == (
            len(official),
            len(of_municipalities[False][theme]),
        ), theme
        assert set(re.findall(r"`(\w+)`", row["which"])) == set(official), theme
