"""What a preview touches beside cells, in words: definitions, targets, actions, and sentences that read otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dashboard.domain.indicator import Indicator
from dashboard.formats import DASH, with_unit
from dashboard.staff.versions.preview import Preview, SaidToReaders, TouchedTarget
from dashboard.texts import say


def touched_lines(
    preview: Preview, indicators: Mapping[str, Indicator], name_of: Callable[[str], str], lang: str
) -> Iterator[tuple[str, str]]:
    """Names and what becomes of them. `indicators` are those whose units are known, by key."""

    def moved(key: str, old: float | None, new: float | None) -> str:
        known = indicators.get(key)
        values = [
            DASH if one is None or known is None else with_unit(one, known.unit, known.decimals, lang)
            for one in (old, new)
        ]
        return say(lang, "preview_moved", old=values[0], new=values[1])

    for definition in preview.definitions:
        kind, name = (
            say(lang, f"preview_kind_{definition.kind}"),
            definition.name.get(lang) or definition.name.get("de", ""),
        )
        yield (
            f"{kind} „{name}“" if lang == "de" else f"{kind} “{name}”",
            say(lang, f"preview_definition_{definition.change}"),
        )
    for target in preview.targets:
        told = moved(target.indicator, target.old, target.new)
        name = say(
            lang,
            "preview_target_of",
            label=target.label[lang],
            indicator=name_of(target.indicator),
            year=target.year,
        )
        yield name, say(lang, "preview_target_moves", moved=told, verdict=_verdict(target, lang))
    for action in preview.actions:
        name = say(lang, "preview_action_of", name=action.name[lang])
        told = moved(action.indicator, action.old, action.new)
        indicator = name_of(action.indicator)
        yield name, say(lang, "preview_action_moves", indicator=indicator, year=action.year, moved=told)


def sentence_lines(
    preview: Preview, name_of: Callable[[str], str], lang: str
) -> list[tuple[str, str, str, str]]:
    """Where a sentence stands, of which indicator, how it reads, and how it would read; empty for none."""
    return [
        (
            say(lang, f"preview_sentence_{one.place}"),
            name_of(one.indicator),
            _words(one.old, lang),
            _words(one.new, lang),
        )
        for one in preview.sentences or ()
    ]


def _verdict(target: TouchedTarget, lang: str) -> str:
    before, after = target.reached_before, target.reached_after
    if after is None:
        return say(lang, "preview_target_unknown")
    since = "is_" if before is None else "stays_" if before is after else ""
    return say(lang, f"preview_target_{since}{'reached' if after else 'missed'}")


def _words(sentence: SaidToReaders | None, lang: str) -> str:
    if sentence is None:
        return ""
    word = sentence.word.get(lang, "")
    year = f" ({sentence.when})" if sentence.when else ""
    return f"{sentence.text.get(lang, '')}{year}{f' · {word}' if word else ''}"
