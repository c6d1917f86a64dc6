"""Wording of the interface by language; both languages hold the same keys, and a test proves it."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.texts.chance import CHANCE
from dashboard.texts.comparison import COMPARISON
from dashboard.texts.english import ENGLISH
from dashboard.texts.exports import EXPORTS
from dashboard.texts.findings import FINDINGS
from dashboard.texts.folder import FOLDER
from dashboard.texts.german import GERMAN
from dashboard.texts.official import OFFICIAL
from dashboard.texts.profile import PROFILE
from dashboard.texts.side_by_side import SIDE
from dashboard.texts.takeaway import TAKEAWAY
from dashboard.texts.territory import TERRITORY

_SUBJECTS = (CHANCE, COMPARISON, TERRITORY, EXPORTS, FOLDER, SIDE, PROFILE, FINDINGS, OFFICIAL, TAKEAWAY)
LANGUAGES: Mapping[str, Mapping[str, str]] = {
    lang: {key: text for part in (general, *(one[lang] for one in _SUBJECTS)) for key, text in part.items()}
    for lang, general in (("de", GERMAN), ("en", ENGLISH))
}


def say(lang: str, key: str, **facts: object) -> str:
    """The wording of `key` with `{names}` filled in. An unknown key is a mistake in the program: KeyError."""
    return LANGUAGES[lang][key].format(**facts)
