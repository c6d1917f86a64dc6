"""The sentence on selected places: each with its verdict against the reference, hidden ones without a
number."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import formats
from dashboard.domain.verdict import Verdict
from dashboard.indicators.findings.picture import YearPicture

_NAMED = 3
"""So many places of one group are named; of more it says how many."""
_WITH_VALUES = 3
"""With so many selected places each stands with its number."""
_SIDES = {1: "above", -1: "below", 0: "level"}


def selected_places(picture: YearPicture, chosen: Sequence[int]) -> list[str]:
    """The clauses on columns `chosen`, in the slab's order: tested ones, untested ones, those without a
    number."""
    columns = sorted(set(chosen))
    shown = [at for at in columns if picture.has_value(at)]
    few = [at for at in shown if picture.verdict(at) is Verdict.TOO_FEW]
    tested = [at for at in shown if picture.verdict(at).tested]
    rest = [at for at in shown if at not in few and at not in tested]
    sided = [at for at in rest if picture.side(at) is not None]
    said_beside = [at for at in rest if (tested or sided) and _said_as_reference(picture, at, columns)]
    plain = [at for at in rest if at not in sided and at not in said_beside]
    hidden = [at for at in columns if at not in shown and picture.hidden(at)]
    missing = [at for at in columns if at not in shown and at not in hidden]
    said = [
        _tested(picture, tested, columns),
        *_untested(picture, sided, columns, alone=not tested),
        _plain(picture, plain),
        _without(picture, few, "few"),
        _without(picture, hidden, "hidden"),
        _without(picture, missing, "missing"),
    ]
    return [one for one in said if one]


def _tested(picture: YearPicture, tested: Sequence[int], columns: Sequence[int]) -> str:
    """ "Ludwigslust liegt deutlich unter dem Landkreis, Lübz möglicherweise darüber, Parchim im Rahmen des
    Zufalls"."""
    groups = [
        (
            verdict,
            side,
            [at for at in tested if picture.verdict(at) is verdict and _side(picture, at) == side],
        )
        for verdict in (Verdict.CLEAR, Verdict.POSSIBLE)
        for side in (1, -1)
    ]
    said: list[str] = []
    for verdict, side, group in groups:
        if group:
            facts = {
                "word": picture.words[verdict.key],
                "value": _alone(picture, group, columns, marked=True),
            }
            said.append(_group(picture, _SIDES[side], group, columns, first=not said, **facts))
    chance = [at for at in tested if picture.verdict(at) is Verdict.CHANCE]
    if chance:
        word = picture.words[Verdict.CHANCE.key]
        value = _alone(picture, chance, columns, marked=False)
        said.append(_group(picture, "chance", chance, columns, first=not said, word=word, value=value))
    return ", ".join(said)


def _untested(
    picture: YearPicture, untested: Sequence[int], columns: Sequence[int], *, alone: bool
) -> list[str]:
    """On which side places lie of which chance cannot be weighed."""
    said: list[str] = []
    for side in (1, -1, 0):
        group = [at for at in untested if picture.side(at) == side]
        if group:
            value = _alone(picture, group, columns, marked=True)
            said.append(_group(picture, _SIDES[side], group, columns, first=not said, word="", value=value))
    if not said:
        return []
    sentence = ", ".join(said)
    if alone:
        return [sentence, picture.say("untested")]
    return [picture.say("untested_more", said=sentence)]


def _plain(picture: YearPicture, plain: Sequence[int]) -> str:
    """ "in Lübz sind es 300 Personen, in Parchim 1.200, im Landkreis zusammen 12.345 Personen"; of more places
    the span."""
    if not plain:
        return ""
    if len(plain) > _NAMED:
        return picture.span(plain)
    first, *others = plain
    said = [picture.there("plain", picture.text(first), where=picture.where(first))]
    said += [picture.say("plain_more", where=picture.where(at), value=picture.text(at)) for at in others]
    if picture.sum_of_all():
        said.append(picture.say("plain_district", value=picture.sum_of_all()))
    return ", ".join(said)


def _without(picture: YearPicture, group: Sequence[int], why: str) -> str:
    """That places have no number to compare, and why."""
    if not group:
        return ""
    names = picture.listed([picture.whom(at) for at in group])
    if len(group) > _NAMED:
        names = f"{picture.count(len(group))} {picture.noun('many')}"
    return picture.say(why if len(group) == 1 else f"{why}_many", who=names)


def _group(
    picture: YearPicture, key: str, group: Sequence[int], columns: Sequence[int], *, first: bool, **facts: str
) -> str:
    ending = "_more" if not first else "" if len(group) == 1 else "_many"
    names = {"to": _with_value(picture, picture.to(), columns), "off": picture.off()}
    if key == "chance":
        names["off"] = _with_value(picture, picture.off(), columns)
    return picture.say(f"{key}{ending}", who=_names(picture, group, columns, first=first), **names, **facts)


def _names(picture: YearPicture, group: Sequence[int], columns: Sequence[int], *, first: bool) -> str:
    if len(group) <= _NAMED:
        single = len(group) == 1 or len(columns) > _WITH_VALUES
        return picture.listed([picture.who(at) if single else _named_value(picture, at) for at in group])
    count = picture.number(len(group))
    if first and len(group) == len(columns):
        return picture.say("selected", count=count)
    last = not first and picture.verdict(group[0]) is Verdict.CHANCE and _all_tested(picture, columns)
    if last:
        return picture.say("others", count=count)
    return picture.say("further" if not first else "several", count=count, noun=picture.noun("many"))


def _all_tested(picture: YearPicture, columns: Sequence[int]) -> bool:
    return all(picture.has_value(at) and picture.verdict(at).tested for at in columns)


def _named_value(picture: YearPicture, at: int) -> str:
    value = picture.slab.difference[picture.row][at] if picture.as_difference else picture.text(at)
    return picture.say("named_value", name=picture.who(at), value=value)


def _alone(picture: YearPicture, group: Sequence[int], columns: Sequence[int], *, marked: bool) -> str:
    """The number of a place that stands alone in its group: "mit 44,9 %", as a difference "um 12,3
    Punkte"."""
    if len(group) != 1 or not (marked or len(columns) <= _WITH_VALUES):
        return ""
    if picture.as_difference:
        amount = picture.slab.difference[picture.row][group[0]].lstrip(f"+{formats.MINUS}±")
        return picture.say("by", value=amount)
    return picture.say("at", value=picture.text(group[0]))


def _with_value(picture: YearPicture, reference: str, columns: Sequence[int]) -> str:
    """The reference with its number, where there is room for it."""
    value = _value_beside(picture, columns)
    return picture.say("named_value", name=reference, value=value) if value else reference


def _value_beside(picture: YearPicture, columns: Sequence[int]) -> str:
    """The reference's number where there is room for it, else empty."""
    room = len(columns) <= _WITH_VALUES and not picture.as_difference
    return picture.reference_value() if room else ""


def _said_as_reference(picture: YearPicture, at: int, columns: Sequence[int]) -> bool:
    """Whether a place is what others are compared with, and stands with its number beside them."""
    reference = picture.slab.reference
    own = reference is not None and reference.key == picture.slab.places[at]
    return own and bool(_value_beside(picture, columns))


def _side(picture: YearPicture, at: int) -> int:
    """Of a tested place: where the difference is written as nothing, that of the unrounded numbers."""
    side = picture.side(at)
    reference = picture.slab.reference.value[picture.row] if picture.slab.reference is not None else None
    if side or reference is None:
        return side or 1
    return 1 if picture.slab.value[picture.row, at] >= reference else -1
