"""The search finds places of other districts behind those of the own one."""


def places(client, text, more="&ueberall=ja"):
    return client.get(f"/orte?suche={text}{more}").json["orte"]


def test_own_places_come_first_then_those_of_the_state(client):
    found = [one["key"] for one in places(client, "neu")]
    own = [key for key in found if key.startswith("13076")]
    assert own and found[: len(own)] == own
    rest = found[len(own) :]
    assert rest == sorted(rest, key=lambda key: not key.startswith("13")) and len(rest) == 8


def test_the_note_names_the_district(client):
    assert places(client, "Güstrow") == [{"key": "13072043", "name": "Güstrow", "note": "Landkreis Rostock"}]


def test_a_city_that_is_a_district_is_found_once(client):
    found = [one["key"] for one in places(client, "Berlin")]
    assert found[0] == "11000" and "11000000" not in found


def test_others_are_found_where_they_are_asked_for_and_from_three_letters_on(client):
    assert places(client, "Güstrow", "") == []
    assert all(one["key"].startswith("13076") for one in places(client, "ne"))


def test_the_search_in_the_head_leads_to_the_profile(client):
    for page in ("/vergleich", "/"):  # the Monitor's map has not got the place
        found = client.get(f"/suche?suche=Güstrow&seite={page}").json["treffer"]
        assert found[0]["address"] == "/gemeinde/13072043"
        assert [one["kind"] for one in found].count("place") == 1
