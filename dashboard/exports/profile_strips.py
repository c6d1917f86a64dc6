"""The small charts of a profile in a file, each with its words: spine, sparkline, and the key that explains them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.municipality import level_of
from dashboard.domain.profile import Profile, ProfileRow
from dashboard.exports.paint import line, rect
from dashboard.exports.report import Drawing
from dashboard.figures import style
from dashboard.figures.spine import reference_of, sparkline, sparkline_words, spine, spine_words
from dashboard.texts import say

_INK = style.COLOURS["light"]
SPINE, TREND = (210, 34), (96, 30)
"""Width and height in units."""


def spine_of(row: ProfileRow, lang: str) -> Drawing | None:
    """None where there is nothing that the place could be beside."""
    if row.everyone is None and row.similar is None and reference_of(row) is None:
        return None
    content = spine(row, "light", *SPINE)
    words = say(lang, "takeaway_alt_strip", indicator=row.name, words=spine_words(row, lang))
    return Drawing("", words, content, *SPINE) if content else None


def trend_of(row: ProfileRow, lang: str) -> Drawing | None:
    """None where no year has a value. The words end with the latest change and whether it is more than chance."""
    content = sparkline(row, "light", *TREND)
    if not content:
        return None
    parts = [sparkline_words(row, lang)]
    if row.change.value is not None:
        parts.append(say(lang, "takeaway_alt_change", year=row.since, text=row.change.text, word=row.change.word))
    words = say(lang, "takeaway_alt_strip", indicator=row.name, words="; ".join(parts))
    return Drawing("", words, content, *TREND)


def key_of(profile: Profile, around: Sequence[tuple[str, str]]) -> list[tuple[Drawing, str]]:
    """The signs of this profile's spines and what they stand for; `around` are keys and names of the surroundings."""
    lang, rows = profile.lang, profile.rows
    accent, edge = _INK.places[0], f'stroke="{_INK.surface}" stroke-width="2"'
    dot = f'<circle cx="14" cy="10" r="7" fill="{accent}" {edge}/>'
    hollow = f'<circle cx="14" cy="10" r="5.8" fill="{_INK.surface}" stroke="{accent}" stroke-width="2.4"/>'
    diamond = f'<path d="M14 2.5l7.5 7.5l-7.5 7.5l-7.5 -7.5z" fill="{_INK.surface}" stroke="{_INK.ink_2}"'
    found = [(dot, profile.name)]
    if any(row.own.few and row.own.value is not None for row in rows):
        found.append((hollow, say(lang, "few")))
    amts = [name for key, name in around if level_of(key) == "amt"]
    found += [(f'{diamond} stroke-width="1.8"/>', name) for name in amts]
    if any(reference_of(row) for row in rows):
        found.append((line(14, 0, 14, 20, _INK.ink, 1.6), profile.reference))
    if any(row.similar for row in rows):
        found.append((rect(0, 3, 28, 14, _INK.line, ' rx="3"'), say(lang, "takeaway_key_similar")))
    if any(row.everyone for row in rows):
        words = say(lang, f"takeaway_key_everyone_{profile.level}")
        found.append((line(1, 10, 27, 10, _INK.axis, 2, ' stroke-linecap="round"'), words))
    return [
        (Drawing("", say(lang, "takeaway_alt_key", name=words), content, 28, 20), words) for content, words in found
    ]
