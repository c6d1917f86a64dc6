"""Value tables out of the store: each series as the data API gives it, one below the other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from callbacks.answers import Answers, indicator_or_error
from callbacks.api.routes import entry_of, named, territory_of, values
from callbacks.district_data import Answer
from callbacks.open_data.catalogue import places_above, used_sources
from dashboard import formats
from dashboard.domain.selection import Selection
from dashboard.exports.open_data.value_table import ValueTable, with_marks
from dashboard.exports.rows import Row, rows_of
from dashboard.indicators.sources import credit
from dashboard.indicators.wording.figures import category
from dashboard.texts import say


def value_table(answers: Answers, answer: Answer, key: str) -> ValueTable:
    """All levels, years and breakdowns of an indicator on today's territory, in the frame of an answer. Raises
    UnknownKey for an indicator that there is not."""
    asked = answer.selection
    indicator, lang = indicator_or_error(answer.possible, key), asked.language
    rows: list[Row] = []
    notices: dict[str, None] = {}
    sources: set[str] = set()
    offer = answer.possible.offers[key]
    for level, breakdown in offer.years:
        found, cells = values(
            answers,
            Selection(
                language=lang,
                version=asked.version,
                figures=asked.figures,
                indicator=key,
                level=level,
                breakdown=breakdown,
                places=places_above(answers.district, level),
            ),
        )
        there = answers.existing(found, cells.places, cells.years)
        rows += with_marks(level, rows_of(cells, named(found, cells.places), None, there), cells)
        notices |= dict.fromkeys(found.notices)
        sources |= {*used_sources(cells)}
    catalogue, made = answer.possible.catalogue, made_at(answers, answer.version)
    used = tuple(one for one in catalogue.sources if one in sources)
    return ValueTable(
        indicator=indicator,
        version=answer.version,
        made=made,
        territory=territory_of(answer),
        official=answer.selection.official,
        lang=lang,
        rows=rows,
        notices=tuple(notices),
        sources=tuple(catalogue.sources[one] for one in used),
        owner=answers.words.full_name,
        citation=citation(answers, answer, key, used),
        levels={one: answer.possible.level_word(one, lang) for one in offer.levels()},
        breakdowns=_breakdowns(answer, key),
        entry=entry_of(answer, indicator, whole=True),
        catalogue=catalogue,
    )


def citation(answers: Answers, answer: Answer, key: str, sources: tuple[str, ...]) -> str:
    """How the data are named where they are used: whose, what, which version, whose figures."""
    catalogue, lang = answer.possible.catalogue, answer.selection.language
    credits = dict.fromkeys(credit(catalogue, one, lang) for one in sources)
    changed = say(lang, "data_changed") if any("dl-de" in one for one in credits) else ""
    return say(
        lang,
        "open_data_citation",
        owner=answers.words.full_name,
        title=catalogue.indicators[key].name[lang],
        version=answer.version,
        day=formats.day(made_at(answers, answer.version), lang),
        sources="; ".join(credits) or say(lang, "open_data_no_source"),
        changed=f" {changed}" if changed else "",
    )


def made_at(answers: Answers, version: str) -> datetime:
    """When a data version was published."""
    return next(one.made_at for one in answers.repository.releases() if one.version == version)


def _breakdowns(answer: Answer, key: str) -> Mapping[str, str]:
    found = dict.fromkeys(one for _, one in answer.possible.offers[key].years if one)
    return {one: _breakdown(answer, one) for one in found}


def _breakdown(answer: Answer, breakdown: str) -> str:
    catalogue, lang = answer.possible.catalogue, answer.selection.language
    dimension = catalogue.breakdowns.get(breakdown.partition(":")[0])
    named_as = category(breakdown, catalogue, lang)
    return f"{dimension.name[lang]}: {named_as}" if dimension else named_as
