"""Every route of the staff app, for nobody, for each role, and with what a foreign page could send."""

from __future__ import annotations

import re

import pytest

from callbacks.staff.screens import StaffRoute
from callbacks.staff.sheets import PREFIX
from dashboard.staff.rights import RIGHTS, Right, Role
from data.stores.audit import audit_log
from tests.staff.staff_app import HOST, StaffClient, StaffWorld

pytestmark = pytest.mark.one_database
STATIC = {"/paket/bootstrap.css", "/paket/schrift-<weight>.woff2", "/livez", "/metrics"}
DASH_ONCE = re.compile(rb'"end_id":"[^"]*"')
"""What Dash draws by lot for each page that it draws."""
PARAMETER = re.compile(r"<(?:(\w+)(?:\(([^)]*)\))?:)?\w+>")
FOREIGN = {
    "no origin": {"Origin": "", "Sec-Fetch-Site": ""},
    "a foreign origin": {"Origin": "https://boese.example", "Sec-Fetch-Site": ""},
    "a foreign page": {"Origin": HOST, "Sec-Fetch-Site": "cross-site"},
    "a page beside": {"Origin": HOST, "Sec-Fetch-Site": "same-site"},
    "an origin that is none": {"Origin": "null", "Sec-Fetch-Site": ""},
    "another port": {"Origin": "http://127.0.0.1:8050", "Sec-Fetch-Site": ""},
}
"""What browsers say of requests that other pages cause."""
LED_HERE = ("", f"{HOST}/konten", "https://boese.example/?seite=/konten", "http://[::1")
"""Pages that led to one, as `Referer` says; a proxy may leave it out."""


def address(route: StaffRoute) -> str:
    """The route with something in the place of its parameters."""

    def fill(found: re.Match[str]) -> str:
        kind, choices = found[1], found[2]
        return {"int": "999999", "any": (choices or "x").split(",")[0].strip("\"' ")}.get(kind or "", "x")

    return PARAMETER.sub(fill, route.path)


def guarded(staff: StaffWorld) -> list[StaffRoute]:
    return [one for one in staff.staff.routes if one.right is not None]


def ask(client: StaffClient, route: StaffRoute, **more: object) -> int:
    """The status of the answer."""
    if "POST" in route.methods:
        return client.post(address(route), **more).status_code
    return client.get(address(route)).status_code


def lines(staff: StaffWorld) -> int:
    with staff.staff.store.reading() as connection:
        return audit_log.count(connection)


def test_there_is_no_route_that_the_list_does_not_name(staff):
    """Besides files of the program and Dash's own, which the guard looks at, too."""
    listed = {one.path for one in staff.staff.routes}
    rules = {rule.rule for rule in staff.staff.server.url_map.iter_rules()}
    strangers = {
        rule
        for rule in rules - listed - STATIC
        if not rule.startswith((PREFIX, "/paket/<any(")) and rule != PREFIX.rstrip("/")
    }
    assert strangers == set()
    assert {one.path for one in staff.staff.routes if one.right is None} == {
        "/anmelden",
        "/zugang/<secret>",
        "/einladung/<link>",
        "/einladung/<link>/konto",
        "/einladung/<link>/anmelden",
        "/healthz",
    }


def test_each_role_may_exactly_what_it_has_the_right_to(staff):
    """A refusal is 403 and leaves no line in the log; what is allowed is never refused and never breaks."""
    wrong, asked = [], 0
    for role in Role:
        for route in guarded(staff):
            client, before = staff.signed_in(role), lines(staff)
            status = ask(client, route)
            asked += 1
            if route.right in RIGHTS[role]:
                if status in (401, 403) or status >= 500:
                    wrong.append((role.value, route.methods, route.path, status))
            elif status != 403 or lines(staff) != before:
                wrong.append((role.value, route.methods, route.path, status))
    assert wrong == []
    assert asked >= 4 * 15, "the list of routes is there"


def test_a_page_is_the_one_of_its_address_whatever_page_led_to_it(staff):
    """Who follows a link from a mail or comes through a proxy gets what everybody gets."""
    client, different, asked = staff.signed_in(Role.LEAD), [], 0
    for route in guarded(staff):
        if "GET" not in route.methods:
            continue
        client.get("/konto")  # where what the route before had to say is said
        answers = [
            client.get(address(route), headers={"Referer": one} if one else {}, follow_redirects=False)
            for one in LED_HERE
        ]
        asked += answers[0].status_code == 200
        if len({(one.status_code, DASH_ONCE.sub(b"", one.get_data())) for one in answers}) > 1:
            different.append(route.path)
    assert different == []
    assert asked >= 10


def test_nobody_gets_in_anywhere(staff):
    """Pages lead to the sign-in, everything else is 401; nothing is done."""
    before, wrong = lines(staff), []
    for route in guarded(staff):
        client = staff.nobody()
        reading = "GET" in route.methods
        status = ask(client, route, csrf="0" * 64) if not reading else client.get(address(route)).status_code
        if status != (303 if reading else 401):
            wrong.append((route.path, status))
        if reading and client.get(address(route), headers={"Accept": "*/*"}).status_code != 401:
            wrong.append((route.path, "program"))
        if client.client.open(address(route), base_url=HOST, method="HEAD").status_code != 401:
            wrong.append((route.path, "HEAD"))
    assert wrong == []
    assert lines(staff) == before


def test_no_act_is_done_for_a_foreign_page_or_with_a_foreign_token(staff):
    """The lead is signed in, and another page makes the browser send the form."""
    lead, editor = staff.signed_in(Role.LEAD), staff.signed_in(Role.EDITOR)
    before, wrong = lines(staff), []
    for route in guarded(staff):
        if "POST" not in route.methods:
            continue
        for name, said in FOREIGN.items():
            headers = {key: value for key, value in said.items() if value}
            dropped = {"Origin", "Sec-Fetch-Site"} - set(headers)
            status = post_as(lead, address(route), headers, dropped)
            if status != 403:
                wrong.append((route.path, name, status))
        for name, token in (("none", ""), ("another session's", editor.csrf), ("a guess", "0" * 64)):
            status = lead.post(address(route), csrf=token).status_code
            if status != 403:
                wrong.append((route.path, name, status))
        if lead.post(f"{address(route)}?csrf={lead.csrf}", csrf="").status_code != 403:
            wrong.append((route.path, "in the address", 0))
    assert wrong == []
    assert lines(staff) == before


def post_as(client: StaffClient, path: str, headers: dict[str, str], dropped: set[str]) -> int:
    said = {"Accept": "text/html", **headers}
    assert not dropped & set(said)
    return client.client.post(path, base_url=HOST, data={"csrf": client.csrf}, headers=said).status_code


def test_the_rights_of_roles_are_those_that_were_agreed():
    """Whoever changes one changes this test, too."""
    assert {role.value: sorted(RIGHTS[role]) for role in Role} == {
        "bearbeitung": ["edit", "invite", "see", "signed_in"],
        "freigabe": ["edit", "release", "see", "signed_in"],
        "leitung": ["administer", "edit", "invite", "release", "see", "signed_in"],
        "traeger": ["own_entries", "signed_in"],
    }
    assert set(Right) == {right for rights in RIGHTS.values() for right in rights}
