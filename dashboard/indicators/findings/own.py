"""The sentence on the monitor's own district among the districts: its number, and its rank where that is
official."""

from __future__ import annotations

from functools import partial

from dashboard import formats
from dashboard.indicators.findings.model import PictureFinding, finding_of
from dashboard.indicators.findings.picture import YearPicture
from dashboard.indicators.findings.selected import selected_places
from dashboard.indicators.slab.model import Slab


def own_district(picture: YearPicture, at: int) -> list[str]:
    """The clauses on the column of the own district: against the reference, where that is another area."""
    if picture.side(at) is not None:
        first, *more = selected_places(picture, [at])
        return [first, _ranked(picture, at, "besides"), *more]
    said = _ranked(picture, at, "own")
    return [said, picture.say("untested")] if said else selected_places(picture, [at])


def ranked_among_all(picture: YearPicture, at: int) -> str:
    """The rank of a place among all of the state or of Germany, as a clause behind another; empty where nothing
    is ranked."""
    return _ranked(picture, at, "besides")


def rank_alone(slab: Slab, row: int, key: str, lang: str) -> PictureFinding | None:
    """The rank of a district in its state as a sentence of its own; None among examples, and where nothing
    is ranked."""
    return finding_of([_ranked(YearPicture(slab, row, lang), slab.places.index(key), "state")])


def _ranked(picture: YearPicture, at: int, key: str) -> str:
    """Its rank, counted from the highest value; empty among examples, and where nothing is ranked."""
    slab, row = picture.slab, picture.row
    rank, ranked = int(slab.rank[row, at]), int(slab.ranked[row])
    if not rank or slab.example[row, picture.columns].any():
        return ""
    alone = [other for other in picture.columns if picture.text(other) == picture.text(at)] == [at]
    end = {1: "top", ranked: "bottom"}.get(rank, "rank") if alone else "rank"
    written = partial(formats.number, decimals=0, lang=picture.lang)
    facts = {
        "who": picture.who(at),
        "value": picture.text(at),
        "rank": written(rank),
        "ranked": written(ranked),
    }
    nouns = {"noun": picture.noun("many"), "of": picture.noun("of")}
    return picture.say(f"{key}_{end}", count=picture.number(ranked), **facts, **nouns)
