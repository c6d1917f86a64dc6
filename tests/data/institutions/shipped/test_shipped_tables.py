"""The institutions, catchments and localities that ship: where they lie, what they are, whose they are."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import pytest
import shapely

from callbacks.institutions.stored_institutions import StoredInstitutions
from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.observation import Provenance
from dashboard.errors import StoreError
from data import embedded_institutions
from data.build.institutions.places import shipped_areas
from data.catalogue.kinds import kinds
from data.catalogue.loader import load
from data.germany.areas import germany

DISTRICT = "13076"
FOLDER = Path(__file__).parents[4] / "data" / "embedded" / "institutions"
INSTITUTIONS = ("schools.csv", "offices.csv", "examples.csv")
YEARS = range(2019, 2025)
FIGURES = Path(__file__).parents[4] / "data" / "embedded" / "figures" / "beispieldaten.csv"


class Shipped:
    """A repository that holds what ships and nothing else."""

    @cached_property
    def whole(self) -> Entries:
        return embedded_institutions.entries()

    def entries(self, version: str = "") -> Entries:
        return self.whole

    def version(self) -> str:
        return ""


SHIPPED = Shipped()


def institutions(district: str) -> Sequence[Institution]:
    return StoredInstitutions(SHIPPED, district).institutions("")


def catchments(district: str) -> Sequence[Catchment]:
    return StoredInstitutions(SHIPPED, district).catchments("")


def localities(district: str) -> Sequence[Locality]:
    return StoredInstitutions(SHIPPED, district).localities()


@pytest.fixture(scope="module")
def all_shipped() -> Sequence[Institution]:
    return institutions(DISTRICT)


@pytest.fixture(scope="module")
def own(all_shipped: tuple[Institution, ...]) -> list[Institution]:
    return [one for one in all_shipped if one.municipality.startswith(DISTRICT)]


def example(measure: str) -> dict[str, dict[int, int]]:
    """Shipped example counts of today's municipalities; none where `-` stands."""
    with FIGURES.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter=";") if row["merkmal"] == measure]
    return {
        row["gebiet"]: {year: int(row[str(year)].replace("-", "0")) for year in YEARS}
        for row in rows
        if row["2024"] and not row["gliederung"]
    }


def test_every_point_lies_in_the_municipality_it_is_listed_under(all_shipped):
    areas: dict[str, shapely.Geometry] = {}
    for district in {one.municipality[:5] for one in all_shipped}:
        areas |= shipped_areas(district)
    outside = [
        one.key
        for one in all_shipped
        if not areas[one.municipality].covers(shapely.Point(one.longitude, one.latitude))
    ]
    assert outside == []
    assert len(all_shipped) > 600


def test_keys_are_unique_in_all_files():
    keys = []
    for name in INSTITUTIONS:
        with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
            keys += [row["schluessel"] for row in csv.DictReader(stream, delimiter=";")]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_kinds_are_those_of_the_catalogue_and_each_located_kind_occurs(own):
    known = kinds()
    assert {one.kind for one in own} == {key for key, kind in known.items() if kind.located}


def test_the_districts_schools_offices_and_libraries(own):
    official = Counter(one.kind for one in own if one.provenance is Provenance.OFFICIAL)
    assert official == {
        "grundschule": 43,  # 36, and the primary parts of 7 Regionale Schulen
        "regionale_schule": 23,
        "foerderschule": 9,
        "gymnasium": 6,
        "gesamtschule": 4,
        "verwaltung": 22,
        "bibliothek": 15,
        "berufliche_schule": 3,
        "volkshochschule": 2,
        "musikschule": 2,
        "jugendtreff": 2,
    }


def test_the_first_digits_of_a_school_number_say_the_kind(all_shipped):
    begins = {"751": "grundschule", "752": "foerderschule", "753": "gesamtschule", "755": "gymnasium"}
    for one in all_shipped:
        if one.key[:3] in begins and "-" not in one.key:
            assert one.kind == begins[one.key[:3]], one
    assert "Regionale Schule mit Grundschule Marnitz" in {
        one.name for one in all_shipped if one.kind == "grundschule"
    }


def test_schools_of_neighbouring_states_lie_at_most_15_km_outside(all_shipped):
    border = shapely.union_all(list(shipped_areas(DISTRICT).values()))
    near = [one for one in all_shipped if one.municipality[:2] != "13"]
    assert {one.municipality[:5] for one in near} == {"01053", "03353", "03354", "03355", "12070"}
    for one in near:
        # A degree of longitude is shorter than one of latitude, so this is at least the distance.
        assert border.distance(shapely.Point(one.longitude, one.latitude)) * 111.2 < 15 / 0.59, one


def test_day_care_centres_and_their_places_are_those_of_the_example_figures(own):
    centres = [one for one in own if one.kind == "kita"]
    expected = example("kitas")
    for year in YEARS:
        counted = Counter(
            one.municipality
            for one in centres
            if (one.valid_from is None or one.valid_from.isoformat() <= f"{year}-03-01")
            and (one.valid_until is None or one.valid_until.isoformat() >= f"{year}-03-01")
        )
        assert counted == {key: counts[year] for key, counts in expected.items() if counts[year]}, year
    of_centre = {one.key: one.municipality for one in centres}
    for measure in ("kita_plaetze_ohne_hort", "kita_plaetze"):
        sums: Counter[tuple[str, int]] = Counter()
        for figure in SHIPPED.whole.figures:
            if figure.measure == measure:
                sums[of_centre[figure.institution], figure.year] += int(figure.value or 0)
        for key, counts in example(measure).items():
            assert {year: sums[key, year] for year in YEARS} == counts, (measure, key)


def test_places_on_the_map_are_those_of_the_newest_year(own):
    newest = {
        (one.institution, one.measure): one.value for one in SHIPPED.whole.figures if one.year == max(YEARS)
    }
    after_school = {one.key.replace("-hort-", "-kita-"): one.places for one in own if one.kind == "hort"}
    for one in own:
        if one.kind == "kita" and one.valid_until is None:
            before = newest[one.key, "kita_plaetze_ohne_hort"]
            assert one.places == before, one
            assert newest[one.key, "kita_plaetze"] == before + (after_school.get(one.key) or 0), one


def test_integrative_centres_are_as_many_as_the_example_figures_say(own):
    counted = Counter(one.municipality for one in own if "integrativ" in one.focus and one.kind == "kita")
    assert counted == {
        key: counts[2024] for key, counts in example("integrative_kitas").items() if counts[2024]
    }


def test_what_is_made_up_is_marked_and_names_no_real_street_or_mailbox(all_shipped):
    sources = load().sources
    for one in all_shipped:
        source = sources[one.source]
        assert (one.licence, one.provenance) == (source.licence, source.provenance)
        assert one.licence
        made_up = one.key.startswith("beispiel-")
        assert made_up == (one.provenance is Provenance.EXAMPLE), one
        if made_up:
            assert "uster" in one.street or "eispiel" in one.street
            assert not one.email or one.email.endswith("@example.org")
            assert not one.phone
            assert not one.web
        else:
            # An official entry of then has nothing that somebody made up.
            assert (one.confirmed_on, one.opening_hours, one.places, one.email) == (None, "", None, "")


def test_confirmations_are_of_all_ages_and_some_are_missing(own):
    years = Counter(one.confirmed_on.year if one.confirmed_on else None for one in own if one.kind == "kita")
    assert set(years) >= {2026, 2025, 2024, None}
    assert all((one.confirmed_on is None) == (not one.confirmed_by) for one in own)


def test_a_village_without_day_care_has_three_centres_within_10_km_that_open_by_half_past_six(own):
    """What the page is tried with: a family in Borkow finds them."""
    centres = [one for one in own if one.kind == "kita" and one.status == "open"]
    village = next(one for one in localities(DISTRICT) if one.name == "Borkow")
    assert village.municipality not in {one.municipality for one in centres}
    early = [
        one for one in centres if one.opening_hours.split()[1:] and one.opening_hours.split()[1] < "06:31"
    ]
    near_it = [
        one
        for one in early
        if math.hypot((one.longitude - village.longitude) * 66, (one.latitude - village.latitude) * 111) < 10
    ]
    assert len(near_it) >= 3


def test_only_a_place_is_known_of_libraries_and_offices(own):
    by_kind = {
        kind: {one.position for one in own if one.kind == kind}
        for kind in ("bibliothek", "verwaltung", "kita")
    }
    assert by_kind == {"bibliothek": {"approximate"}, "verwaltung": {"approximate"}, "kita": {"exact"}}


def test_each_answer_to_which_school_is_ours_occurs():
    found = catchments(DISTRICT)
    schools = {one.key for one in institutions(DISTRICT)}
    assert {one.institution for one in found} <= schools
    keys = {area.key for area in germany().of_level("gemeinde") if area.key.startswith(DISTRICT)}
    for kind in ("grundschule", "regionale_schule"):
        of_kind = [one for one in found if one.kind == kind and one.holds_in(2026)]
        counts = Counter(one.municipality for one in of_kind if not one.part)
        assert set(counts.values()) >= {1, 2}, kind
        assert keys - {one.municipality for one in of_kind}, kind
    assert {one.kind for one in found} == {
        "grundschule",
        "regionale_schule",
    }  # of other kinds nothing is known
    parts = {one.part: one.institution for one in found if one.municipality == "13076168" and one.part}
    assert parts["Marnitz"] != parts["Suckow"]
    assert {"Marnitz", "Suckow"} <= {one.name for one in localities(DISTRICT)}
    changing = [one for one in found if one.year_to == 2025]
    assert changing
    assert all(
        any(other.year_from == 2026 and other.municipality == one.municipality for other in found)
        for one in changing
    )


def test_every_municipality_is_a_locality_within_itself():
    areas = shipped_areas(DISTRICT)
    found = localities(DISTRICT)
    assert {one.key for one in found if one.key == one.municipality} == set(areas)
    for one in found:
        # Named places were drawn on other maps: one may stand just across a simplified border.
        assert areas[one.municipality].distance(shapely.Point(one.longitude, one.latitude)) < 0.005, one
    assert all(one.source in load().sources for one in found)


def test_other_districts_have_what_is_official_there_and_no_examples():
    neighbour = institutions("13071")
    assert len([one for one in neighbour if one.municipality.startswith("13071")]) > 100
    assert {one.provenance for one in neighbour} == {Provenance.OFFICIAL}
    assert catchments("13071") == ()
    assert institutions("05358") == (), "of Düren nothing is known"


def test_a_broken_line_is_named(tmp_path):
    (tmp_path / "institutions").mkdir()
    for name in INSTITUTIONS:
        (tmp_path / "institutions" / name).write_text((FOLDER / name).read_text("utf-8"), "utf-8")
    lines = (FOLDER / "schools.csv").read_text("utf-8").splitlines()
    lines[1] = lines[1].replace("13,382", "östlich")
    (tmp_path / "institutions" / "schools.csv").write_text("\n".join(lines), "utf-8")
    with pytest.raises(StoreError, match=r"schools\.csv“, Zeile 2.*östlich"):
        embedded_institutions.entries(tmp_path)
