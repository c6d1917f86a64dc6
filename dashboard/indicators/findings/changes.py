"""The sentence on a picture of changes: numbers without a verdict, for a change since a year is not
tested."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import formats
from dashboard.indicators.findings.picture import YearPicture

_NAMED = 3
_WAYS = {"+": "up", formats.MINUS: "down"}


def changes(picture: YearPicture, chosen: Sequence[int]) -> list[str]:
    """The clauses on columns `chosen`, or on all places where none is."""
    since = picture.slab.heading.change[picture.row]
    columns = sorted(set(chosen)) or picture.columns
    known = [at for at in columns if _change(picture, at)]
    if not known:
        return [picture.say("change_none", since=since)]
    if not chosen or len(known) > _NAMED:
        return [_counted(picture, known, since), picture.say("change_untested")]
    said = [(picture.where(at), _change(picture, at)) for at in known]
    shown = picture.slab.shown
    district = shown.district if shown is not None else None
    if district is not None and district.text[picture.row] and district.key not in picture.slab.places:
        said.append((picture.say("in_district"), district.text[picture.row]))
    clause = ", ".join(_told(picture, *one, since=since, first=not at) for at, one in enumerate(said))
    without = [picture.whom(at) for at in columns if at not in known]
    names = picture.listed(without)
    if len(without) > _NAMED:
        names = f"{picture.number(len(without))} {picture.noun('many')}"
    missing = picture.say("change_missing", who=names) if without else ""
    return [clause, missing, picture.say("change_untested")]


def _change(picture: YearPicture, at: int) -> str:
    shown = picture.slab.shown
    return shown.text[picture.row][at] if shown is not None else ""


def _told(picture: YearPicture, where: str, change: str, *, since: str, first: bool) -> str:
    way = _WAYS.get(change[0], "level")
    key = f"change_{way}" if first else f"change_{way}_more"
    return picture.say(key, where=where, value=change[1:], since=since)


def _counted(picture: YearPicture, known: Sequence[int], since: str) -> str:
    among = picture.say("change_of", **picture.counted_of(len(known)))
    ways = [_WAYS.get(_change(picture, at)[0], "level") for at in known]
    up, down = ways.count("up"), ways.count("down")
    return picture.say(
        "change_all", among=among, since=since, up=_places(picture, up), down=_places(picture, down)
    )


def _places(picture: YearPicture, count: int) -> str:
    return formats.number(count, 0, picture.lang) if count else picture.say("nowhere")
