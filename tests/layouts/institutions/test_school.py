"""The answer of the tab of schools in charge as it stands in the page without scripts."""

import re

from dashboard.domain.institutions.catchment import Catchment
from dashboard.institutions.places import ChosenPlace
from dashboard.institutions.responsible import PARTS, Responsible
from dashboard.institutions.view import InstitutionView
from data.catalogue.kinds import kinds
from layouts.institutions.school import SchoolParts, school_card
from layouts.markup import markup

PLACE = "13076168"


def test_a_school_stands_once_with_all_the_parts_that_it_is_in_charge_of():
    """Where its rule differs from part to part it stands again."""
    found = (
        Catchment("g1", "grundschule", municipality=PLACE, part="Marnitz", rule="Wer hier wohnt."),
        Catchment("g2", "grundschule", municipality=PLACE, part="Suckow", rule="Wer hier wohnt."),
        Catchment("g1", "grundschule", municipality=PLACE, part="Jarchow", rule="Wer hier wohnt."),
        Catchment("g1", "grundschule", municipality=PLACE, part="Leppin", rule="Nach Wahl."),
    )
    parts = SchoolParts(
        kinds=[kinds()["grundschule"]],
        place=ChosenPlace(PLACE, "Ruhner Berge", "", PLACE, (11.9, 53.3)),
        answer=Responsible(PARTS, found, 2026),
        names={"g1": "Schule Marnitz", "g2": "Schule Godems"},
        office="Amt",
        suffix="",
    )
    card = markup(school_card(parts, InstitutionView(school_kind="grundschule", place=PLACE)))
    said = [re.sub("<[^>]+>", "", one) for one in re.findall("<li>(.*?)</li>", card)]
    assert said == [
        "Schule Marnitz für Marnitz, JarchowWer hier wohnt.",
        "Schule Godems für SuckowWer hier wohnt.",
        "Schule Marnitz für LeppinNach Wahl.",
    ]
