"""Every pair of measures of which one may be a part of the other is a relation that protection counts with,
or none."""

from __future__ import annotations

import pytest

from data.catalogue.containment import candidates, related, shipped_apart
from data.catalogue.loader import load

CATALOGUE = load()
NO_PART = shipped_apart()
CANDIDATES = candidates(CATALOGUE)


def test_what_may_be_a_part_of_something_is_stated_or_said_to_be_none():
    """A new measure lands here: add it to `sums.yaml`, or say in `apart.yaml` why no reader can take it for a part."""
    stated = related(CATALOGUE)
    undecided = sorted(sorted(pair) for pair in CANDIDATES if (pair in stated) == (pair in NO_PART))
    assert len(CANDIDATES) > 100
    assert not undecided, f"each belongs in sums.yaml or in apart.yaml, and not in both: {undecided}"


def test_nothing_is_said_to_be_no_part_that_does_not_look_like_one():
    assert set(NO_PART) <= CANDIDATES


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("verbleib_erfasst", "abgaenge"),
        ("schueler_erfasst", "schueler"),
        ("schueler_foerderbedarf", "schueler"),
        ("kinder_ganztags_u3", "kinder_in_kitas"),
        ("kinder_ganztags_u3", "kinder_u15"),
        ("arbeitslose_15_25", "jugendliche_15_25"),
        ("bewerber_unversorgt", "bewerber"),
    ],
)
def test_parts_are_known_along_whole_chains(part, whole):
    assert frozenset((part, whole)) in related(CATALOGUE)
