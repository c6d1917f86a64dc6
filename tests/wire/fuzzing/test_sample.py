"""A sample of what `make fuzz` asks: no request makes the server fail, and cheap addresses answer in the media types
that are described for them. Those of `DEAR` are not in it: `tests/wire/api/test_openapi.py` asks their examples."""

from __future__ import annotations

from tests.wire.fuzzing.drawn_requests import DEAR, drawn
from tests.wire.fuzzing.fuzz import addresses, fault

COUNT = 200


def test_no_request_makes_the_server_fail(app_of):
    server = app_of().server
    known = addresses(server)
    assert len(known) > 120 and sum(bool(DEAR.search(one.path)) for one in known) < 0.6 * len(known)
    client = server.test_client()
    found = {f"{one.method} {one.target}": fault(client, one) for one in drawn(known, COUNT, 7, dear=0.0)}
    assert {asked: said for asked, said in found.items() if said} == {}


def test_the_same_seed_draws_the_same_requests(app_of):
    known = addresses(app_of().server)
    assert [*drawn(known, 50, 3)] == [*drawn(known, 50, 3)] != [*drawn(known, 50, 4)]
