"""Wording of the interface by language; both languages hold the same keys, and a test proves it."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.texts.api import API
from dashboard.texts.chance import CHANCE
from dashboard.texts.comparing import COMPARISON
from dashboard.texts.english import ENGLISH
from dashboard.texts.exports import EXPORTS
from dashboard.texts.failures import FAILURES
from dashboard.texts.findings.highlights import HIGHLIGHTS
from dashboard.texts.findings.picture import PICTURE
from dashboard.texts.findings.search import SEARCH
from dashboard.texts.german import GERMAN
from dashboard.texts.institutions.entry import ENTRY
from dashboard.texts.institutions.lists import LISTS
from dashboard.texts.institutions.page import INSTITUTIONS
from dashboard.texts.institutions.pictures import INSTITUTION_PICTURES
from dashboard.texts.institutions.reachability import REACHABILITY
from dashboard.texts.institutions.reports import REPORTS
from dashboard.texts.integration.files import COURSE_FILES
from dashboard.texts.integration.kinds import COURSE_KINDS
from dashboard.texts.integration.page import INTEGRATION
from dashboard.texts.integration.sentences import COURSE_SENTENCES
from dashboard.texts.keys import KEYS
from dashboard.texts.meeting import MEETING
from dashboard.texts.official import OFFICIAL
from dashboard.texts.profile.exports import PROFILE_EXPORTS
from dashboard.texts.profile.findings import FINDINGS
from dashboard.texts.profile.institutions import PROFILE_INSTITUTIONS
from dashboard.texts.profile.page import PROFILE
from dashboard.texts.reader.own_words import OWN_WORDS
from dashboard.texts.reader.tour import TOUR
from dashboard.texts.references import REFERENCES
from dashboard.texts.report.files import REPORT_FILES
from dashboard.texts.report.page import REPORT_PAGE
from dashboard.texts.report.sentences import REPORT_SENTENCES
from dashboard.texts.scenes.folders import FOLDERS
from dashboard.texts.scenes.offline import OFFLINE
from dashboard.texts.stage import STAGE
from dashboard.texts.territory import TERRITORY
from dashboard.texts.views.composition import COMPOSITION
from dashboard.texts.views.embedding import EMBEDDING
from dashboard.texts.views.feed import FEED
from dashboard.texts.views.interface import INTERFACE
from dashboard.texts.views.interface_parameters import INTERFACE_PARAMETERS
from dashboard.texts.views.network import NETWORK
from dashboard.texts.views.open_data import OPEN_DATA
from dashboard.texts.views.plain_language import PLAIN_LANGUAGE
from dashboard.texts.views.portal import PORTAL
from dashboard.texts.views.strategy import STRATEGY
from dashboard.texts.views.transition import TRANSITION
from dashboard.texts.words import WORDS

SUBJECTS = (
    CHANCE,
    REFERENCES,
    TERRITORY,
    EXPORTS,
    MEETING,
    FOLDERS,
    OFFLINE,
    STAGE,
    COMPARISON,
    COMPOSITION,
    TRANSITION,
    STRATEGY,
    EMBEDDING,
    FEED,
    INTERFACE,
    INTERFACE_PARAMETERS,
    OPEN_DATA,
    PORTAL,
    PLAIN_LANGUAGE,
    NETWORK,
    PROFILE,
    FINDINGS,
    OFFICIAL,
    PICTURE,
    HIGHLIGHTS,
    SEARCH,
    PROFILE_EXPORTS,
    FAILURES,
    API,
    WORDS,
    KEYS,
    OWN_WORDS,
    TOUR,
    INSTITUTIONS,
    INSTITUTION_PICTURES,
    REACHABILITY,
    LISTS,
    ENTRY,
    REPORTS,
    PROFILE_INSTITUTIONS,
    COURSE_FILES,
    COURSE_KINDS,
    COURSE_SENTENCES,
    INTEGRATION,
    REPORT_SENTENCES,
    REPORT_FILES,
    REPORT_PAGE,
)
_LANGUAGES: dict[str, dict[str, str]] = {
    lang: {key: text for part in (general, *(one[lang] for one in SUBJECTS)) for key, text in part.items()}
    for lang, general in (("de", GERMAN), ("en", ENGLISH))
}

LANGUAGES: Mapping[str, Mapping[str, str]] = _LANGUAGES
"""All wording that is loaded, by language and key."""


def join(*subjects: Mapping[str, Mapping[str, str]]) -> None:
    """Adds the wording of a part of the program that readers' processes do not load."""
    for subject in subjects:
        for lang, texts in subject.items():
            _LANGUAGES[lang].update(texts)


def both(key: str, **facts: object) -> tuple[str, str]:
    """The wording in German and in English, as errors carry it."""
    return say("de", key, **facts), say("en", key, **facts)


def say(lang: str, key: str, **facts: object) -> str:
    """The wording of `key` with `{names}` filled in. An unknown key is a mistake in the program: KeyError."""
    return LANGUAGES[lang][key].format(**facts)
