"""The finding of a picture: one true sentence on a year of a slab and the selected places."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.indicators.findings.changes import changes
from dashboard.indicators.findings.model import PictureFinding, finding_of
from dashboard.indicators.findings.own import own_district, ranked_among_all
from dashboard.indicators.findings.picture import YearPicture
from dashboard.indicators.findings.selected import selected_places
from dashboard.indicators.findings.whole import all_places
from dashboard.indicators.slab.model import Slab


def finding(slab: Slab, row: int, places: Sequence[str], lang: str) -> PictureFinding | None:
    """What the year `row` shows of the selected `places` (keys), or without any of all places in the filter.

    None only for a picture without places. Keys that the slab does not hold are passed over; their order does
    not matter. Verdict words stand only where the slab has that verdict, numbers are the slab's, and of a
    hidden place nothing is said but that. Without a selection places that differ clearly are spoken of only
    as far as they survive that all are tested, see `whole.survives`.
    """
    picture = YearPicture(slab, row, lang)
    chosen = [slab.places.index(key) for key in dict.fromkeys(places) if key in slab.places]
    if not chosen and not picture.columns:
        return None
    if picture.as_change:
        return finding_of(changes(picture, chosen))
    if chosen:
        said = selected_places(picture, chosen)
        if picture.beyond and len(chosen) == 1:
            said.insert(1, ranked_among_all(picture, chosen[0]))
        return finding_of(said)
    if len(picture.columns) == 1:
        return finding_of(selected_places(picture, picture.columns))
    own = slab.district.key if slab.district is not None else ""
    if own in slab.places and picture.has_value(slab.places.index(own)):
        return finding_of(own_district(picture, slab.places.index(own)))
    return finding_of(all_places(picture))


def findings(slab: Slab, places: Sequence[str], lang: str) -> list[PictureFinding | None]:
    """That of each year of the slab."""
    return [finding(slab, row, places, lang) for row in range(len(slab.years))]
