"""The composition of an answer: its bars are published counts, and secret parts stay secret."""

from __future__ import annotations

import pytest

from callbacks.monitor.composition import composition_head, composition_of, composition_parts, why_none
from dashboard.charts.composition.parts import YEARS
from dashboard.domain.observation import Status
from dashboard.indicators.composition.division import FEWEST_HIDDEN, HIDDEN, LEAST_REST
from dashboard.indicators.composition.offered import member_of
from tests.sampling import some

PARCHIM = "13076108"


def parts_of(answers, query):
    answer = answers.read(query)
    return answer, composition_parts(answers, answer)


def test_certificates_of_a_town_are_its_published_counts(answers):
    _, parts = parts_of(answers, f"indikator=hochschulreife&ebene=gemeinde&jahr=2022&gebiete={PARCHIM}")
    assert [one.name for one in parts.parts] == [
        "Ohne Abschluss",
        "Berufsreife",
        "Mittlere Reife",
        "Hochschulreife",
    ]
    assert parts.subject == PARCHIM
    row = next(one for one in parts.over_years if one.year == 2022)
    for piece, indicator in zip(
        row.pieces,
        ("ohne_abschluss", "erster_abschluss", "mittlerer_abschluss", "hochschulreife"),
        strict=True,
    ):
        cells = answers.repository.cells(indicator, "gemeinde", places=(PARCHIM,))
        at = cells.row(2022)
        assert piece.counted == f"{cells.numerator[at, 0]:.0f}"
        assert piece.text == f"{cells.value[at, 0]:.1f}".replace(".", ",")
        assert piece.lower < cells.value[at, 0] / 100 < piece.upper
        assert any(line.startswith("95-%-Spanne") for line in piece.words)
        assert any(line.startswith("gegen Landkreis") for line in piece.words) is False, (
            "published as a ratio"
        )
    assert sum(float(piece.counted) for piece in row.pieces) == row.total
    assert [one.name for one in parts.rows("orte", 2022)] == ["Parchim", "Landkreis", "Land"]


def test_shares_without_counts_have_neither_limits_nor_verdicts_and_say_so(answers):
    answer, parts = parts_of(answers, "indikator=ohne_abschluss&ebene=kreis&jahr=2022")
    assert parts.subject == "13076" and parts.counts_of_years is None
    assert all(piece.lower is None and not piece.counted for row in parts.over_years for piece in row.pieces)
    assert "ohne Spanne und ohne Urteil" in parts.caption(YEARS)
    assert composition_head(answers, answer) == ("Abschlüsse", "in Prozent aller Abgehenden", "2010–2022")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("indikator=kinderarmut", "Kinderarmut: Hier gibt es keine Teile, die zusammen ein Ganzes ergeben."),
        ("indikator=foerderquote&ebene=gemeinde", None),
    ],
)
def test_without_parts_a_sentence_stands_there(answers, query, said):
    answer = answers.read(query)
    if said:
        assert composition_parts(answers, answer) is None and why_none(answer) == said
    else:
        assert "Eine" not in why_none(answer) and "Ebene" in why_none(answer)


def wholes(answers):
    """Every composition with a level and groups of places."""
    catalogue = answers.read("").possible.catalogue
    seen = set()
    for key in catalogue.indicators:
        for level in ("kreis", "amt", "gemeinde"):
            query = f"indikator={key}&ebene={level}"
            answer = answers.read(query)
            found = composition_of(answer)
            if found is None or answer.selection.level != level:
                continue
            if (whole := (level, *(part.members for part in found.parts))) in seen:
                continue
            seen.add(whole)
            places = answer.possible.places(level, answer.selection.extent)
            groups = [places[at : at + 8] for at in range(0, len(places), 8)]
            for group in some(groups, 6):
                yield f"{query}&gebiete={','.join(group)}"


def test_no_bar_of_what_ships_tells_a_secret_count(answers):
    """The attacker of one bar: he subtracts what he sees from the whole. He never finds a single secret count, the
    rest is wide enough for each, and nothing is written that the published cells do not say."""
    bars = secret = 0
    for query in wholes(answers):
        answer, parts = parts_of(answers, query)
        if parts is None:
            continue
        found, chosen = composition_of(answer), answer.selection
        named = [[member_of(one, "") for one in part.members] for part in found.parts]
        cells = {
            key: answers.repository.cells(*(key[0], chosen.level, key[1]), places=chosen.places)
            for key in (one for members in named for one in members)
        }
        for year, rows in zip(parts.years, parts.over_places, strict=True):
            for row in (one for one in rows if one.key in chosen.places):
                column = chosen.places.index(row.key)
                hidden = [
                    key
                    for key, one in cells.items()
                    if one.row(year) is not None and one.status[one.row(year), column] == Status.SUPPRESSED
                ]
                bars += 1
                if not hidden:
                    assert all(piece.part != HIDDEN for piece in row.pieces) and not row.secret
                    continue
                secret += 1
                if not row.pieces:
                    assert row.secret and row.total is None and not row.total_text, (query, year, row)
                    continue
                *shown, rest = row.pieces
                assert rest.part == HIDDEN and len(hidden) >= FEWEST_HIDDEN, (query, year, row)
                assert all(key not in named[piece.part] for piece in shown for key in hidden)
                drawn = sum(float(piece.counted.replace(".", "")) for piece in shown)
                assert row.total - drawn >= LEAST_REST, (query, year, row)
    assert bars > 1000 and secret > 100
