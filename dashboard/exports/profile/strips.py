"""The small charts of a profile in a file, each with its words: spine, sparkline, and the key that explains
them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.profile.spine import (
    key_signs,
    reference_of,
    sparkline,
    sparkline_words,
    spine,
    spine_words,
)
from dashboard.domain.area import level_of
from dashboard.exports.paper.drawing import Drawing
from dashboard.profile.model import Profile, ProfileRow
from dashboard.texts import say

SPINE, TREND = (210, 34), (96, 30)
"""Width and height in units."""
_SIZES = {"own": (18, 18), "few": (18, 18), "amt": (18, 18), "reference": (14, 18), "target": (14, 18)}


def spine_of(row: ProfileRow, lang: str) -> Drawing | None:
    """None where there is nothing that the place could be beside."""
    if row.everyone is None and row.similar is None and reference_of(row) is None:
        return None
    content = spine(row, "light", *SPINE)
    words = say(lang, "export_alt_strip", indicator=row.name, words=spine_words(row, lang))
    return Drawing("", words, content, *SPINE) if content else None


def trend_of(row: ProfileRow, lang: str) -> Drawing | None:
    """None where no year has a value. The words end with the latest change."""
    content = sparkline(row, "light", *TREND)
    if not content:
        return None
    parts = [sparkline_words(row, lang)]
    if row.change.value is not None:
        parts.append(say(lang, "export_alt_change", year=row.before, text=row.change.text))
    words = say(lang, "export_alt_strip", indicator=row.name, words="; ".join(parts))
    return Drawing("", words, content, *TREND)


def key_of(profile: Profile, around: Sequence[tuple[str, str]]) -> list[tuple[Drawing, str]]:
    """The signs of this profile's spines and what they stand for; `around` are keys and names of the
    surroundings."""
    lang, rows = profile.lang, profile.rows
    amt = next((name for key, name in around if level_of(key) == "amt"), "")
    words = {
        "own": profile.name,
        "few": say(lang, "profile_key_few")
        if any(row.own.few and row.own.value is not None for row in rows)
        else "",
        "amt": amt,
        "reference": profile.reference if any(reference_of(row) for row in rows) else "",
        "target": say(lang, "own_target") if any(row.target for row in rows) else "",
        "similar": say(lang, "profile_key_similar") if any(row.similar for row in rows) else "",
        "everyone": profile.words.say(lang, f"profile_key_everyone_{profile.level}")
        if any(row.everyone for row in rows)
        else "",
    }
    return [
        (
            Drawing("", say(lang, "export_alt_key", name=words[name]), sign, *_SIZES.get(name, (34, 18))),
            words[name],
        )
        for name, sign in key_signs("light").items()
        if words[name]
    ]
