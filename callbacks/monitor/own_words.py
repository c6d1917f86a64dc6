"""What the browser is told of notes and targets of the reader's own: names, texts, and how far values lie from the
target. None of it is in an address that is kept for ever."""

from __future__ import annotations

from collections.abc import Sequence

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.monitor.data_routes import series_address
from callbacks.monitor.series import explained, series
from dashboard.charts.chart_json import to_json
from dashboard.domain.selection import Selection
from dashboard.indicators.own_words import OwnTarget, distance, own_target
from dashboard.indicators.targets import highest_target
from dashboard.texts import say
from data.germany.areas import germany


def written_words(chosen: Selection) -> str:
    """Notes and targets as the address has them, empty where there are none."""
    return Selection(notes=chosen.notes, own_targets=chosen.own_targets).to_query()


def shown_words(answers: Answers, answer: Answer) -> dict[str, object]:
    """Notes by key with the name of the place, the indicator that a target can be set for, and the target with the
    series that has its line; `address` is that of the series without it."""
    chosen, indicator, lang = answer.selection, answer.indicator, answer.selection.language
    areas = {**answers.repository.register().areas, **answer.possible.register.areas}
    if not all(key in areas for key, _ in chosen.notes):  # notes of places that this map does not show
        areas = {**germany().areas, **areas}
    target = own_target(chosen, indicator)
    return {
        "written": written_words(chosen),
        "notes": [[key, areas[key].name, note] for key, note in chosen.notes],
        "indicator": indicator.key,
        "short": indicator.short[lang],
        "highest": highest_target(indicator.unit),
        "target": _target(answers, answer, target) if target else None,
        "series": _series(answers, answer) if target else None,
    }


def _series(answers: Answers, answer: Answer) -> dict[str, object]:
    parts, caption = series(answers, answer)
    said = {"caption": caption, "explained": explained(answer)}
    return {"address": series_address(answers, answer), "parts": to_json(parts) if parts else None, **said}


def _target(answers: Answers, answer: Answer, target: OwnTarget) -> dict[str, object]:
    """`distances` are texts by year of the slab, for the district (an empty key) and each selected place."""
    slab, chosen = answers.slab(answer), answer.selection
    unit, decimals, lang = answer.indicator.unit, answer.indicator.decimals, chosen.language

    def texts(values: Sequence[float | None]) -> list[str]:
        return [distance(one, target, unit, decimals, lang, short=True) for one in values]

    columns = {key: slab.places.index(key) for key in chosen.places if key in slab.places}
    distances = {key: texts(slab.value[:, at].tolist()) for key, at in columns.items()}
    if slab.district is not None:
        distances[""] = texts(slab.district.value)
    return {
        "indicator": answer.indicator.key,
        "value": target.value,
        "text": target.text,
        "name": say(lang, "own_target"),
        "head": say(lang, "own_target_head"),
        "distances": distances,
    }
