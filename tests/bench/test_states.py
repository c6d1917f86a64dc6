"""The list of pictures names each of them once."""

from __future__ import annotations

from bench.screenshots.states import STATES


def test_no_picture_overwrites_another() -> None:
    names = [state.name for state in STATES]
    assert sorted(names) == sorted(set(names))
