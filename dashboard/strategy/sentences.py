"""What a strategy's page says in sentences; each is a count of what stands below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from dashboard import formats
from dashboard.domain.verdict import Verdict
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.indicators.wording.numbers import in_words
from dashboard.strategy.model import ActionState, IndicatorState, MovedWay, StrategyState
from dashboard.strategy.worse import Reason, Worse, WorseList
from dashboard.texts import say

_MOVED = (
    (MovedWay.FARTHER, Verdict.CLEAR),
    (MovedWay.FARTHER, Verdict.POSSIBLE),
    (MovedWay.WORSE, Verdict.CLEAR),
    (MovedWay.WORSE, Verdict.POSSIBLE),
    (MovedWay.NEARER, Verdict.CLEAR),
    (MovedWay.NEARER, Verdict.POSSIBLE),
    (MovedWay.BETTER, Verdict.CLEAR),
    (MovedWay.BETTER, Verdict.POSSIBLE),
)
_SAYS_NOTHING = (Verdict.CHANCE, Verdict.NOT_TESTABLE, Verdict.TOO_FEW)


def summary(state: StrategyState, lang: str) -> tuple[str, tuple[str, ...]]:
    """The first sentence, which is set apart, and the others: indicators that move, those that do not, targets that
    are reached, and actions."""
    every = state.indicators
    first = _capital(_first(every, lang))
    others = [
        *_moved(every, lang),
        *_not_moved(every, lang),
        *_reached(every, lang),
        actions_said(state, lang),
    ]
    return first, tuple(one for one in others if one)


def moves(one: IndicatorState) -> bool:
    """Whether something is said of where it moves."""
    return one.movement.way is not MovedWay.NONE


def _first(every: Sequence[IndicatorState], lang: str) -> str:
    if not every:
        return say(lang, "strategy_no_indicators")
    count = sum(map(moves, every))
    if not any(one.movement.verdict.tested for one in every):
        key = "strategy_untested_only" if len(every) == 1 else "strategy_untested"
        return say(lang, key, all=in_words(len(every), lang))
    if len(every) == 1:
        return say(lang, "strategy_moves_only" if count else "strategy_still_only")
    said = {"all": in_words(len(every), lang)}
    if not count:
        return say(lang, "strategy_moves_none", **said)
    if count == len(every):
        return say(lang, "strategy_moves_all", **said)
    if count == 1:
        return say(lang, "strategy_moves_one", **said)
    return say(lang, "strategy_moves", count=in_words(count, lang), **said)


def _moved(every: Sequence[IndicatorState], lang: str) -> Iterator[str]:
    found = Counter((one.movement.way, one.movement.verdict) for one in every if moves(one))
    clauses = [
        _clause(f"strategy_{way.value}_{verdict.key}", found[way, verdict], lang)
        for way, verdict in _MOVED
        if found[way, verdict]
    ]
    for verdict in (Verdict.CLEAR, Verdict.POSSIBLE):
        count = found[MovedWay.RISING, verdict] + found[MovedWay.FALLING, verdict]
        clauses += [_clause(f"strategy_neutral_{verdict.key}", count, lang)] if count else []
    yield _sentence(clauses, lang)


def _not_moved(every: Sequence[IndicatorState], lang: str) -> Iterator[str]:
    still = [one for one in every if not moves(one)]
    without = [one for one in still if not one.has_number]
    found = Counter(one.movement.verdict for one in still if one.has_number)
    marked = sum(count for verdict, count in found.items() if verdict.marked)  # a line that does not lean
    found[Verdict.CHANCE] += marked
    if found[Verdict.NOT_TESTABLE] == len(every):
        return  # the first sentence has said it
    clauses = [
        _clause(f"strategy_{verdict.key}", found[verdict], lang)
        for verdict in _SAYS_NOTHING
        if found[verdict]
    ]
    clauses += [_clause("strategy_without", len(without), lang)] if without else []
    yield _sentence(clauses, lang)


def _reached(every: Sequence[IndicatorState], lang: str) -> Iterator[str]:
    told = [one.reached for one in every if one.reached is not None]
    if not told:
        return
    count = sum(told)
    if len(told) == 1:
        yield say(lang, "strategy_reached_only" if count else "strategy_missed_only")
    elif count in (0, 1):
        yield say(
            lang, ("strategy_reached_none", "strategy_reached_one")[count], all=in_words(len(told), lang)
        )
    else:
        yield say(lang, "strategy_reached", all=in_words(len(told), lang), count=in_words(count, lang))


def actions_said(state: StrategyState, lang: str) -> str:
    """How many actions run, are planned, finished, late and given up."""
    found = Counter(one.state for one in state.actions)
    whole = sum(found.values())
    if not whole:
        return say(lang, "strategy_no_actions")
    kinds = [one for one in ActionState if found[one]]
    if whole == 1:
        return say(lang, f"strategy_action_only_{kinds[0].value}")
    if len(kinds) == 1:
        return say(lang, f"strategy_actions_all_{kinds[0].value}", all=in_words(whole, lang))
    first, *others = kinds
    opening = _clause(f"strategy_actions_first_{first.value}", found[first], lang)
    rest = [_clause(f"strategy_actions_{one.value}", found[one], lang) for one in others]
    listed = formats.listed([opening, *rest], say(lang, "and"))
    return say(lang, "strategy_actions", all=in_words(whole, lang), parts=listed)


def worse_said(found: WorseList, words: DistrictWords, lang: str) -> str:
    """What was tested for the list, and what remains; `words` are those for the district."""
    if not found.tested:
        return words.say(lang, "worse_untested_all")
    if found.found:
        key = "worse_lead_one" if found.tested == 1 else "worse_lead"
    else:
        key = "worse_none_one" if found.tested == 1 else "worse_none"
    return _capital(words.say(lang, key, count=in_words(found.tested, lang)))


def why_not(one: Worse, lang: str) -> str:
    """Why an indicator that is worse by its numbers is not on the list."""
    key = f"worse_why_{(one.reason or Reason.UNTESTED).value}"
    return say(lang, key, since=one.since)


def term(begins: date, ends: date | None, today: date, lang: str) -> str:
    """ "bis Juni 2027"; of what has no end yet when it begins, and that it has none."""
    if ends is not None:
        return say(lang, "strategy_until", month=formats.month(ends, lang))
    key = "strategy_from" if begins > today else "strategy_open_end"
    return say(lang, key, month=formats.month(begins, lang))


def _clause(key: str, count: int, lang: str) -> str:
    """In the singular with "eine", in the plural with the number in words."""
    if count == 1:
        return say(lang, f"{key}_one")
    return say(lang, key, count=in_words(count, lang))


def _sentence(clauses: Sequence[str], lang: str) -> str:
    if not clauses:
        return ""
    return _capital(f"{formats.listed(list(clauses), say(lang, 'and'))}.")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
