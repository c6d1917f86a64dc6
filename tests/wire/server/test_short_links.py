"""Short links over the wire: they lead to their view without a store, and say it when there is none."""

import logging

import pytest

VIEW = "indikator=betreuungsquote_u3&jahr=2024&gebiete=13076108&klassen=eigene&grenzen=30,40.5&stand=2019.3"


@pytest.mark.parametrize(
    ("page", "address"),
    [("", f"/?{VIEW}"), ("vergleich", f"/vergleich?{VIEW}"), ("buehne", f"/buehne?{VIEW}")],
)
def test_a_view_gets_a_short_link_that_leads_back_to_it(client, page, address):
    """Own breaks and a data version that is long gone included: the page says then what it shows instead."""
    link = client.get(f"/l?seite={page}&{VIEW}").json["link"]
    assert len(link) < len(address) / 2
    opened = client.get(link)
    assert (opened.status_code, opened.headers["Location"]) == (302, address)


def test_a_long_link_still_opens_and_a_short_one_arrives_at_it(client):
    link = client.get(f"/l?{VIEW}").json["link"]
    short, long = (client.get(one, follow_redirects=True) for one in (link, f"/?{VIEW}"))
    assert short.status_code == long.status_code == 200
    assert short.request.full_path == long.request.full_path == f"/?{VIEW}"


@pytest.mark.parametrize("code", ["abc", "djuh9omY", "djuh9om", "%3Cscript%3E", "a/b", "0" * 5000])
def test_a_broken_code_is_answered_with_a_sentence(client, code):
    answer = client.get(f"/l/{code}")
    assert answer.status_code == 404
    assert "führt nirgendwohin" in answer.json["detail"]
    page = client.get(f"/l/{code}", headers={"Accept": "text/html"})
    assert page.status_code == 404 and "führt nirgendwohin" in page.text
    assert page.text.count("<script>") == 1, "the one that follows the brightness of the system"


def test_a_page_without_short_links_is_refused(client):
    answer = client.get("/l?seite=https://example.org&jahr=2020")
    assert (answer.status_code, "keine kurzen Links" in answer.json["detail"]) == (400, True)


def test_no_short_link_keeps_anything_of_its_reader(client, caplog):
    """Neither a cookie nor a line in the log; a headline that somebody typed is not part of it."""
    with caplog.at_level(logging.DEBUG):
        answer = client.get(f"/l?seite=buehne&{VIEW}&satz=Frau+Beispiel")
        opened = client.get(answer.json["link"])
    assert "Set-Cookie" not in answer.headers and "Set-Cookie" not in opened.headers
    assert "Beispiel" not in opened.headers["Location"]
    assert not [one for one in caplog.records if "Beispiel" in one.getMessage()]
