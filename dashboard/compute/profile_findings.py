"""The sentences on top of a profile: three to five, by rules, each true by the counts and none about chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard import formats
from dashboard.compute.display import CHANGE, DIFFERENCE
from dashboard.compute.few_cases import FEW
from dashboard.compute.trend import SPAN
from dashboard.domain.municipality import Area
from dashboard.domain.observation import Status
from dashboard.domain.profile import Comparison, Figure, Finding, ProfileRow
from dashboard.domain.selection import Selection, parse
from dashboard.domain.verdict import Verdict
from dashboard.texts import say

MOST = 5
_NAMED = 3
_FUNNEL = "trichter"


def findings(area: Area, rows: Sequence[ProfileRow], larger: str, asked: Selection) -> tuple[Finding, ...]:
    """`larger` is the level of the reference, `kreis` or `land`.

    What differs and what has changed counts from "possible" on, the sure ones and the farthest first. Hidden figures
    and few cases are only counted. Where they outnumber what can be tested in a municipality, that comes first.
    """
    tested = [row for row in rows if row.difference.verdict.tested]
    apart = _notable(rows, "difference")
    small, kind = _small(area, rows, len(tested), asked), _mostly_small(area, rows, len(tested))
    lead = [_lead(area, tested, apart, larger, asked)]
    if small is not None and kind:
        lead.append(small)
    elif not tested:
        lead.append(_reference(area, larger, asked))
    last = [_change(area, rows, asked), *_rest(area, rows, tested, apart, asked)]
    middle = _standing_out(apart, MOST - len(lead) - len(last), larger, asked)
    sentences = [*lead, *middle, *last]
    if small is not None and not kind:
        sentences.append(small)
    return tuple(sentences[:MOST])


def _notable(rows: Sequence[ProfileRow], kind: str) -> list[ProfileRow]:
    """Those whose difference or trend is more than chance; sure ones first, then by how far they lie apart."""

    def order(row: ProfileRow) -> tuple[float, float]:
        far = row.distance if kind == "difference" else row.movement
        return -getattr(row, kind).verdict, -(far or 0.0)

    return sorted((row for row in rows if getattr(row, kind).verdict.marked), key=order)


def _lead(
    area: Area, tested: Sequence[ProfileRow], apart: Sequence[ProfileRow], larger: str, asked: Selection
) -> Finding:
    lang = asked.language
    if not tested:
        whom = say(lang, f"profile_whom_{area.level}", name=area.name)
        text = say(lang, "profile_lead_untestable", whom=whom, to_it=say(lang, f"profile_to_{larger}"))
        return Finding(text, "", _of_place(area, asked))
    shown = apart[0] if apart else tested[0]
    facts = {
        "who": say(lang, f"profile_who_{area.level}", name=area.name),
        "from_it": say(lang, f"profile_from_{larger}"),
        "all": _number(len(tested), lang),
        "some": say(lang, "profile_lead_one") if len(apart) == 1 else _number(len(apart), lang),
    }
    maybe = "" if any(row.difference.verdict == Verdict.CLEAR for row in apart) else "_maybe"
    if not apart:
        key = "profile_lead_none" if len(tested) > 1 else "profile_lead_none_one"
    elif len(tested) == 1:
        key = f"profile_lead_only{maybe}"
    elif len(apart) == len(tested):
        key = f"profile_lead_all{maybe}"
    else:
        key = f"profile_lead{maybe}"
    return Finding(say(lang, key, **facts), "", _as_difference(shown, larger))


def _standing_out(apart: Sequence[ProfileRow], room: int, larger: str, asked: Selection) -> list[Finding]:
    """One sentence each; where there is no room for all, the last names the others."""
    lang = asked.language
    alone = apart if len(apart) <= room else apart[: room - 1]
    found = [_stands_out(row, larger, lang) for row in alone]
    others = apart[len(alone) :]
    if others:
        said = [_also(others, verdict, lang) for verdict in (Verdict.CLEAR, Verdict.POSSIBLE)]
        found.append(Finding(" ".join(one for one in said if one), "", _as_difference(others[0], larger)))
    return found


def _also(others: Sequence[ProfileRow], verdict: Verdict, lang: str) -> str:
    """The names of those of one verdict; empty without any."""
    rows = [row for row in others if row.difference.verdict == verdict]
    named = [say(lang, "profile_quoted", name=row.name) for row in rows[:_NAMED]]
    if len(rows) > len(named):
        more = len(rows) - len(named)
        named.append(say(lang, "profile_more" if more > 1 else "profile_more_one", count=_number(more, lang)))
    return say(lang, f"profile_also_{verdict.key}", names=formats.listed(named, say(lang, "and"))) if named else ""


def _stands_out(row: ProfileRow, larger: str, lang: str) -> Finding:
    other = next(one for one in row.surroundings if _is(one, larger))
    key = f"profile_stands_out_{row.difference.verdict.key}_{_way(row.difference)}"
    inside = say(lang, f"profile_in_{larger}")
    text = say(
        lang, key, name=row.name, value=row.own.text, details=_details(row, lang), inside=inside, other=other.text
    )
    return Finding(text, row.indicator, _as_difference(row, larger))


def _change(area: Area, rows: Sequence[ProfileRow], asked: Selection) -> Finding:
    """The surest trend of all, or that there is none, or that nothing can be tested."""
    lang = asked.language
    for row in _notable(rows, "five_years")[:1]:
        key = f"profile_changed_{row.five_years.verdict.key}_{_way(row.five_years)}"
        moved, last = row.five_years.text.lstrip(f"+{formats.MINUS}"), row.year or 0
        facts = {"first": last - SPAN + 1, "last": last, "amount": moved, "value": row.own.text}
        facts |= {"details": _details(row, lang)}
        view = replace(parse(row.query)[0], display=CHANGE, base_year=last - SPAN + 1)
        return Finding(say(lang, key, name=row.name, **facts), row.indicator, view.to_query())
    testable = any(row.five_years.verdict.tested for row in rows)
    return Finding(
        say(lang, "profile_unchanged" if testable else "profile_change_untestable"), "", _of_place(area, asked)
    )


def _rest(
    area: Area,
    rows: Sequence[ProfileRow],
    tested: Sequence[ProfileRow],
    apart: Sequence[ProfileRow],
    asked: Selection,
) -> Iterator[Finding]:
    """How much is within chance, where the lead has not said so, and how much cannot be tested."""
    lang, sentences = asked.language, []
    published = [row for row in rows if row.year is not None]
    others, unknown = len(tested) - len(apart), len(published) - len(tested)
    if apart and others:
        count = _number(others, lang)
        sentences.append(say(lang, "profile_rest" if others > 1 else "profile_rest_one", count=count))
    if tested and unknown:
        count = _number(unknown, lang)
        sentence = say(lang, "profile_untestable" if unknown > 1 else "profile_untestable_one", count=count)
        sentences.append(sentence[0].upper() + sentence[1:])
    if sentences:
        yield Finding(" ".join(sentences), "", _of_place(area, asked))


def _small(area: Area, rows: Sequence[ProfileRow], tested: int, asked: Selection) -> Finding | None:
    """How often a figure is hidden or stands on few cases, and kindly why; None where neither happens."""
    lang = asked.language
    hidden = [row for row in rows if row.own.status is Status.SUPPRESSED]
    few = [row for row in rows if row.own.few]
    if not hidden and not few:
        return None
    key = "profile_small_both" if hidden and few else "profile_small_hidden" if hidden else "profile_small_few"
    text = say(lang, key, hidden=_indicators(len(hidden), lang), few=_indicators(len(few), lang), least=FEW)
    if _mostly_small(area, rows, tested):
        text = f"{text} {say(lang, 'profile_kind')}"
    shown = replace(parse(few[0].query)[0], view=_FUNNEL).to_query() if few else _of_place(area, asked)
    return Finding(text, "", shown)


def _mostly_small(area: Area, rows: Sequence[ProfileRow], tested: int) -> bool:
    small = sum(row.own.few or row.own.status is Status.SUPPRESSED for row in rows)
    return area.level == "gemeinde" and small > tested


def _reference(area: Area, larger: str, asked: Selection) -> Finding:
    whose = say(asked.language, f"profile_for_{larger}")
    return Finding(say(asked.language, "profile_kind_reference", reference=whose), "", _of_place(area, asked))


def _details(row: ProfileRow, lang: str) -> str:
    """`2024, 23 von 83, Beispiel`."""
    example = say(lang, "profile_example") if row.own.example else ""
    return ", ".join(part for part in (str(row.year), row.own.counts, example) if part)


def _way(compared: Comparison) -> str:
    return "higher" if (compared.value or 0.0) > 0 else "lower"


def _is(figure: Figure, level: str) -> bool:
    return len(figure.key) == (5 if level == "kreis" else 2)


def _number(count: int, lang: str) -> str:
    """In words up to twelve."""
    words = say(lang, "profile_numbers").split()
    return words[count] if count < len(words) else formats.number(count, 0, lang)


def _indicators(count: int, lang: str) -> str:
    return (
        say(lang, "profile_one_indicator")
        if count == 1
        else say(lang, "profile_indicators", count=_number(count, lang))
    )


def _as_difference(row: ProfileRow, larger: str) -> str:
    view = replace(parse(row.query)[0], display=DIFFERENCE)
    return replace(view, comparison=("land",) if larger == "land" else view.comparison).to_query()


def _of_place(area: Area, asked: Selection) -> str:
    """The Monitor as it opens, with the place selected."""
    kept = Selection(language=asked.language, version=asked.version, figures=asked.figures)
    return replace(kept, level=area.level, places=(area.key,)).to_query()
