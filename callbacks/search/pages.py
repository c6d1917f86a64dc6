"""Pages that the search finds: those of the head and the foot, questions of readers, words, chapters of the report and
aims of the strategy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from dashboard.domain.indicator import Catalogue
from dashboard.domain.report.edition import ReportEdition
from dashboard.domain.word import Word
from dashboard.institutions.questions import QUESTIONS, answered
from dashboard.institutions.view import InstitutionView
from dashboard.search.index import SearchEntry
from dashboard.texts import LANGUAGES, say
from layouts.institutions.filters import PATH as INSTITUTIONS
from layouts.report.parts import PATH as REPORT
from layouts.shell import FOOTER_PAGES, MONITOR, PAGES, PLAIN_LANGUAGE, in_language
from layouts.strategy.parts import PATH as STRATEGY

_OTHER, _LEAD, _LIFE = 0.9, 0.4, 0.03
"""How much words count that readers use for a page, and those of the sentence below its title; what
puts questions of readers before other pages."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page: its name, where it belongs, and its address. `question`: which of QUESTIONS it answers, so that a place
    can be added to it; -1 for other pages. `of_data`: what it shows depends on data version and provenance."""

    name: str
    note: str
    address: str
    example: bool = False
    question: int = -1
    of_data: bool = False


def pages(
    catalogue: Catalogue, edition: ReportEdition | None, district: str, lang: str, *, official: bool = False
) -> Iterator[tuple[SearchEntry, FoundPage]]:
    """Every page with what it is found by; where only what is official is asked for, none that is an example."""
    for path, key in PAGES:
        address = in_language(MONITOR if path == "/" else path, lang)
        yield _page(path, say(lang, key), "", address, _words(lang, path), of_data=True)
    for path, key in (("/woerter", "words_page"), (PLAIN_LANGUAGE, "plain_language_page")):
        yield _page(path, say(lang, key), "", in_language(path, lang), _words(lang, path))
    for name in FOOTER_PAGES:
        yield _page(
            name, say(lang, f"page_{name}"), "", in_language(f"/{name}", lang), _words(lang, f"/{name}")
        )
    where = say(lang, "institutions_questions")
    for at, one in enumerate(QUESTIONS):
        query = answered(one, InstitutionView(language=lang)).to_query()
        name = say(lang, f"institutions_question_{one.key}")
        words = LANGUAGES[lang].get(f"search_question_words_{one.key}", "")
        yield _page(
            f"question:{one.key}", name, where, f"{INSTITUTIONS}?{query}", words, question=at, of_data=True
        )
    where = say(lang, "words_page")
    for word in Word:
        name = say(lang, f"word_{word.value}")
        yield _page(f"word:{word}", name, where, f"{in_language('/woerter', lang)}#{word}", "")
    if edition is not None and not (official and edition.example):
        yield from _chapters(edition, lang)
    yield from _aims(catalogue, district, lang, official=official)


def _chapters(edition: ReportEdition, lang: str) -> Iterator[tuple[SearchEntry, FoundPage]]:
    at = f"{REPORT}/{quote(edition.key)}"
    said = "" if lang == "de" else f"sprache={lang}"
    yield _page(
        "edition", edition.title, say(lang, "report_page"), f"{at}{'?' if said else ''}{said}",
        _words(lang, REPORT), example=edition.example,
    )  # fmt: skip
    for chapter in edition.chapters:
        address = f"{at}?kapitel={quote(chapter.key)}{'&' if said else ''}{said}"
        yield _page(
            f"chapter:{chapter.key}", chapter.title, edition.title, address, chapter.lead,
            weight=_LEAD, more=_words(lang, REPORT), example=edition.example,
        )  # fmt: skip


def _aims(
    catalogue: Catalogue, district: str, lang: str, *, official: bool
) -> Iterator[tuple[SearchEntry, FoundPage]]:
    where, address = say(lang, "strategy_page"), in_language(STRATEGY, lang)
    stated = [(one.key, one.name, one.example) for one in catalogue.principles]
    stated += [(one.key, one.name, one.example) for one in catalogue.aims]
    for key, name, example in stated:
        if example == "" or (example == district and not official):
            yield _page(f"aim:{key}", name[lang], where, address, "", example=bool(example), of_data=True)


def _page(
    key: str,
    name: str,
    note: str,
    address: str,
    words: str,
    *,
    weight: float = _OTHER,
    more: str = "",
    example: bool = False,
    question: int = -1,
    of_data: bool = False,
) -> tuple[SearchEntry, FoundPage]:
    entry = SearchEntry(
        "page", key, (name,), ((weight, words), (_OTHER, more)), _LIFE if question >= 0 else 0.0
    )
    return entry, FoundPage(name, note, address, example, question, of_data)


def _words(lang: str, path: str) -> str:
    """What else readers call a page."""
    key = path.strip("/").replace("/", "_") or "monitor"
    return LANGUAGES[lang].get(f"search_page_words_{key}", "")
