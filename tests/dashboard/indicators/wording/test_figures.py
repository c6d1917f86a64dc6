"""What a figure says of its counts, of few cases and of examples."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.domain.observation import Status
from dashboard.domain.slab import NOT_CONVERTIBLE, PROVENANCES
from dashboard.domain.verdict import Verdict
from dashboard.indicators.wording.cells import cell_texts, compared
from dashboard.indicators.wording.figures import badges, count_texts, level_name, place_name, value_texts
from dashboard.indicators.wording.statuses import status_sentence, status_word
from dashboard.texts import say
from tests.dashboard.indicators.slab.made_slab import INDICATOR, NAN, cells
from tests.dashboard.indicators.wording.made_district import LANDKREIS

OFFICIAL, EXAMPLE = (PROVENANCES.index(one) for one in ("official", "example"))


def counted(*pairs):
    """One year of places with these cases and bases."""
    above, below = (np.array([[pair[at] for pair in pairs]], float) for at in (0, 1))
    return cells((100 * above / below).tolist(), numerator=above, denominator=below)


def test_cases_come_before_what_they_are_a_part_of():
    made = counted((263, 432), (NAN, 10), (5, 50))
    assert count_texts(made, INDICATOR, "de") == [["263 von 432", "", "5 von 50"]]
    assert count_texts(made, INDICATOR, "en") == [["263 of 432", "", "5 of 50"]]


def test_few_cases_are_those_of_the_place_itself():
    told = cell_texts(counted((200, 432), (5, 12), (300, 900)), INDICATOR, "95", "de")
    assert [told.figure(0, column, "Ort").few for column in range(3)] == [False, True, False]


def test_a_year_says_whether_all_or_some_of_its_figures_are_examples():
    made = cells(
        [[1.0, 2.0]] * 3,
        years=(2020, 2021, 2022),
        provenance=np.array([[EXAMPLE, EXAMPLE], [EXAMPLE, OFFICIAL], [OFFICIAL, OFFICIAL]], np.int8),
    )
    assert badges(made, "de") == [say("de", "badge_all"), say("de", "badge_some"), ""]
    hidden = cells([[1.0, NAN]], provenance=np.array([[EXAMPLE, OFFICIAL]], np.int8))
    assert badges(hidden, "de") == [say("de", "badge_all")], "what is not shown is no other figure"


@pytest.mark.parametrize(
    ("unit", "confidentiality", "text"),
    [
        ("percent", "persons", "263 von 432"),
        ("per_1000", "persons", "263 von 432"),
        ("per_100", "institutions", "263 auf 432"),
        ("per_km2", "persons", ""),
        ("index", "persons", ""),
    ],
)
def test_counts_stand_beside_what_is_their_quotient(unit, confidentiality, text):
    one = replace(INDICATOR, unit=unit, confidentiality=confidentiality)
    assert count_texts(counted((263, 432)), one, "de")[0][0] == text


def test_an_example_is_the_place_s_own():
    made = cells([[10.0, 20.0]], provenance=np.array([[EXAMPLE, OFFICIAL]], np.int8))
    told = cell_texts(made, INDICATOR, "95", "de")
    assert [told.figure(0, column, "Ort").example for column in range(2)] == [True, False]


def test_only_what_does_not_apply_can_be_inconvertible():
    status = np.array([[Status.NOT_APPLICABLE, Status.SUPPRESSED, Status.NOT_APPLICABLE]], np.int8)
    made = cells([[NAN] * 3], status=status, mark=np.array([[NOT_CONVERTIBLE, NOT_CONVERTIBLE, 0]], np.int8))
    words = [
        say("de", "not_convertible"),
        *(status_word(one, "de") for one in (Status.SUPPRESSED, Status.NOT_APPLICABLE)),
    ]
    assert value_texts(made, INDICATOR, "de") == [words]


def own(value, status=Status.REPORTED):
    made = cells([[value]], status=np.array([[status]], np.int8))
    return cell_texts(made, INDICATOR, "95", "de").figure(0, 0, "Ort")


def test_where_there_is_no_difference_it_is_said_why():
    hidden = compared(NAN, 0, INDICATOR, "de", own(NAN, Status.SUPPRESSED), "Nichts zu vergleichen.")
    assert hidden.sentence == status_sentence(Status.SUPPRESSED, INDICATOR, "de") != ""
    assert compared(NAN, 0, INDICATOR, "de", own(10.0), "Nichts zu vergleichen.").sentence == (
        "Nichts zu vergleichen."
    )


def test_a_difference_that_the_shown_numbers_do_not_give_says_that_it_is_of_unrounded_ones():
    note = say("de", "unrounded_sentence")
    apart = compared(0.08, Verdict.CHANCE, INDICATOR, "de", own(10.04), "", other=9.96)
    assert apart.sentence.endswith(note)
    alike = compared(0.1, Verdict.CHANCE, INDICATOR, "de", own(10.1), "", other=10.0)
    assert note not in alike.sentence and alike.sentence


def test_a_level_of_several_is_in_the_plural():
    assert (level_name("amt", "de", LANDKREIS), place_name("amt", "de", LANDKREIS)) == (
        "Ämter",
        "Amt",
    )
