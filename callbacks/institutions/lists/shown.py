"""The list that the page shows under an address: what cannot be shown gives way, with a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import parse_qs

from callbacks.institutions.institution_data import InstitutionData
from callbacks.institutions.lists.institution_list import InstitutionList, institution_list
from callbacks.institutions.lists.unions import unions
from callbacks.institutions.pictures.asked import asked_institutions
from dashboard.domain.area import Area
from dashboard.institutions.view import InstitutionView
from dashboard.texts import say

AMT = "amt"
"""Parameter that a list keeps to an Amt by: the page has none."""


@dataclass(frozen=True, slots=True)
class ShownList:
    """`amt` is the one that the list keeps to, None for all; `notices` say what was left out."""

    listed: InstitutionList
    amt: Area | None
    notices: tuple[str, ...]

    @property
    def view(self) -> InstitutionView:
        """The filters, as far as they can be shown."""
        return self.listed.view


def shown_list(data: InstitutionData, query: str) -> ShownList:
    """The list of an address. Never raises for what a reader can type."""
    found = asked_institutions(data, query)
    view = found.view
    lang = view.language
    asked = parse_qs(query, max_num_fields=200).get(AMT, [""])[-1] if query.count("&") < 100 else ""
    amt = unions(data).get(asked)
    notices = [*found.notices]
    if asked and amt is None:
        notices.append(say(lang, "list_unknown_amt", asked=asked[:20]))
    within = None if amt is None else {one.key for one in data.municipalities() if one.amt == amt.key}
    listed = institution_list(data, view, found.answer, found.published, within)
    return ShownList(replace(listed, childminders=()), amt, tuple(notices))
