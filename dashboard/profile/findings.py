"""The sentences on top of a profile: official ones first, each true by the counts and none about chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard import formats
from dashboard.domain.area import Area
from dashboard.domain.indicator import Catalogue
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection, parse
from dashboard.profile.claims import POSITION, Claim, Speaker, also, as_difference, claims, related, told
from dashboard.profile.model import ProfileFinding, ProfileRow
from dashboard.statistics.few_cases import FEW
from dashboard.statistics.headlines import LevelHeadlines, Marks
from dashboard.texts import say

MOST = 5
_WHOLE, _BOTH = 3, 2
"""Sentences of official claims, where there are those of examples, too; what has no room is named
together."""
_FIGURES = 2
_RANKS = 4
_ROUND, _LEAST = 10, 0.1
"""Expected marks below this are written with a decimal, and below this as less than it."""
_FUNNEL = "trichter"


def findings(
    rows: Sequence[ProfileRow],
    speaker: Speaker,
    asked: Selection,
    headlines: LevelHeadlines,
    catalogue: Catalogue,
) -> tuple[ProfileFinding, ...]:
    """First what is official: positions among all places, then differences and trends that survive (see
    `headlines`), or where there are none the plain figures. Then what examples say, which says so. Then what
    could not be told, and how often a figure is hidden or stands on few cases.
    """
    area = speaker.area
    found = claims(rows, area.key, headlines, catalogue)
    official, examples = [one for one in found if one.official], [one for one in found if not one.official]
    last = [*_untold(rows, found, speaker, asked), *_small(rows, speaker, asked)]
    whole = _BOTH if examples else _WHOLE
    first = _together(official, whole, speaker, catalogue) if official else _figures(rows, speaker, catalogue)
    if area.level == "kreis":
        first += _standing(rows, [one.row for one in official if one.kind == POSITION], speaker, catalogue)
    room = max(1, MOST - len(first) - len(last))
    more = _together(examples, room, speaker, catalogue) if examples else []
    if more:
        key = "finding_examples" if first else "finding_examples_only"
        more[0] = replace(more[0], text=speaker.say(key, text=more[0].text))
    return tuple([*first, *more, *last][:MOST])


def _together(
    found: Sequence[Claim], room: int, speaker: Speaker, catalogue: Catalogue
) -> list[ProfileFinding]:
    """A sentence for each claim; where there is no room for all, the last sentence names the others."""
    alone = list(found) if len(found) <= room else list(found[: max(1, room - 1)])
    sentences = []
    for at, one in enumerate(alone):
        finding = told(one, speaker)
        said = related(one.row, [before.row for before in alone[:at]], speaker, catalogue)
        sentences.append(replace(finding, text=f"{finding.text} {said}".rstrip()))
    others = found[len(alone) :]
    if others:
        sentences.append(also(others, speaker))
    return sentences


def _figures(rows: Sequence[ProfileRow], speaker: Speaker, catalogue: Catalogue) -> list[ProfileFinding]:
    """Two official rates of which a side is better, beside those of the larger area; nothing is claimed of
    them.

    The indicator with which the Monitor opens first, then the farthest from the reference. None that may stem
    from few cases, which nobody can read, none that is not ranked, and no zero.
    """
    found = [
        row
        for row in rows
        if row.origin == "official"
        and row.rank is not None
        and not row.may_be_few
        and row.own.value
        and not row.own.few
        and catalogue.indicators[row.indicator].direction != "neutral"
    ]
    chosen = sorted(found, key=lambda row: (row.indicator != catalogue.opening, -(row.distance or 0.0)))[
        :_FIGURES
    ]
    if not chosen:
        return []
    texts = []
    for row in chosen:
        facts = {"name": speaker.quoted(row), "value": speaker.value(row.own, row), "year": row.when}
        other = speaker.reference(row)
        if other is None:
            texts.append(speaker.say("finding_figure_alone", **facts))
        else:
            inside = speaker.say(f"finding_in_{speaker.larger}")
            texts.append(
                speaker.say("finding_figure", inside=inside, other=speaker.value(other, row), **facts)
            )
    text = speaker.say("finding_figures", whom=speaker.who("whom"), figures=speaker.listed(texts))
    return [ProfileFinding(text, chosen[0].indicator, chosen[0].query, "figures", official=True)]


def _standing(
    rows: Sequence[ProfileRow], said: Sequence[ProfileRow], speaker: Speaker, catalogue: Catalogue
) -> list[ProfileFinding]:
    """Where the district stands among the state's by those official figures that no other sentence has
    told."""
    ranked = [row for row in rows if row.standing is not None and row not in said]
    if not ranked:
        return []

    def order(row: ProfileRow) -> tuple[bool, int]:
        return catalogue.indicators[
            row.indicator
        ].direction == "neutral", row.standing.number if row.standing else 0

    chosen = sorted(ranked, key=order)[:_RANKS]
    ranks = [
        speaker.say(
            "finding_rank",
            name=speaker.quoted(row),
            rank=formats.number(row.rank or 0, 0, speaker.lang),
            among=formats.number(row.ranked, 0, speaker.lang),
            value=speaker.value(row.own, row),
            year=row.when,
        )
        for row in chosen
    ]
    more = len(ranked) - len(chosen)
    if more:
        key = "finding_standing_more" if more > 1 else "finding_standing_more_one"
        ranks.append(speaker.say(key, count=speaker.number(more)))
    position = chosen[0].standing
    under = speaker.among(position, "under") if position is not None else ""
    text = speaker.say("finding_standing", under=under, who=speaker.who(), ranks=speaker.listed(ranks))
    return [ProfileFinding(text, "", chosen[0].query, "standing", official=True)]


def _untold(
    rows: Sequence[ProfileRow], found: Sequence[Claim], speaker: Speaker, asked: Selection
) -> Iterator[ProfileFinding]:
    """That no difference and no trend survives, or that none can be tested."""
    differences = [row for row in rows if row.difference.verdict.tested]
    trends = [row for row in rows if row.five_years.verdict.tested]
    query, other = of_place(speaker.area, asked), speaker.say(f"finding_and_{speaker.larger}")
    if any(one.kind != POSITION for one in found):
        return
    if not differences:
        text = speaker.say("finding_untestable", between=speaker.who("between"), other=other)
        if speaker.area.level != "gemeinde":
            reference = speaker.say(f"finding_for_{speaker.larger}")
            text = f"{text} {speaker.say('finding_why_untestable', reference=reference)}"
        yield ProfileFinding(text, "", query, "untestable")
        return
    key = "finding_none" if len(differences) > 1 else "finding_none_one"
    text = speaker.say(
        key,
        count=speaker.number(len(differences)),
        between=speaker.who("between"),
        other=other,
    )
    if trends:
        text = f"{text} {speaker.say('finding_no_trend')}"
    yield ProfileFinding(text, "", as_difference(differences[0], speaker.larger), "none")


def _small(rows: Sequence[ProfileRow], speaker: Speaker, asked: Selection) -> Iterator[ProfileFinding]:
    """How often a figure is hidden, stands on few cases, and is one of several years together because of
    that; for whose sake one is hidden is not said."""
    hidden = sum(row.own.status is Status.SUPPRESSED for row in rows)
    few = [row for row in rows if row.own.few]
    parts = []
    if hidden:
        parts.append(speaker.say("finding_hidden", count=_indicators(hidden, speaker)))
    if few:
        parts.append(speaker.say("finding_few", count=_indicators(len(few), speaker), least=FEW))
    several = [row for row in rows if row.span > 1]
    if several:
        parts.append(speaker.say("finding_periods", count=_indicators(len(several), speaker), least=FEW))
    if parts:
        elsewhere = several[0].query if several else of_place(speaker.area, asked)
        shown = replace(parse(few[0].query)[0], view=_FUNNEL).to_query() if few else elsewhere
        yield ProfileFinding(" ".join(parts), "", shown, "small")


def marks_line(speaker: Speaker, headlines: LevelHeadlines) -> str:
    """How many marks were to be expected without any real difference, here and in all places of the level."""
    area, lang = speaker.area, speaker.lang
    here = headlines.difference_marks((area.key,)), headlines.trend_marks((area.key,))
    everyone = headlines.difference_marks(), headlines.trend_marks()
    tests = [
        speaker.say(
            f"marks_{kind}" if one.tested > 1 else f"marks_{kind}_one", count=speaker.number(one.tested)
        )
        for kind, one in zip(("differences", "trends"), here, strict=True)
        if one.tested
    ]
    said = [speaker.say("marks_here_none")]
    if tests:
        said = [speaker.say("marks_here", tests=speaker.listed(tests), **_sums(here, lang))]
    places = max((len(one.places) for one in headlines.series.values()), default=0)
    if places > 1 and any(one.tested for one in everyone):
        name = speaker.say(f"marks_all_{area.level}", count=speaker.number(places))
        said.append(speaker.say("marks_all", all=name, **_sums(everyone, lang)))
    return " ".join(said)


def of_place(area: Area, asked: Selection) -> str:
    """The Monitor as it opens, with the place selected."""
    state = Selection(language=asked.language, version=asked.version, figures=asked.figures)
    return replace(state, level=area.level, places=(area.key,)).to_query()


def _sums(of: Sequence[Marks], lang: str) -> dict[str, str]:
    expected = sum(one.expected_possible + one.expected_clear for one in of)
    found = sum(one.possible + one.clear for one in of)
    text = formats.number(expected, 1 if expected < _ROUND else 0, lang)
    if expected < _LEAST:
        text = say(lang, "marks_below", least=formats.number(_LEAST, 1, lang))
    return {"expected": text, "found": formats.number(found, 0, lang)}


def _indicators(count: int, speaker: Speaker) -> str:
    if count == 1:
        return speaker.say("finding_one_indicator")
    return speaker.say("finding_indicators", count=speaker.number(count))
