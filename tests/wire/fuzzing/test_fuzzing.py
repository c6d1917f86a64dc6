"""Whatever is asked of any route of the public app, no answer is a failure of the server. `make fuzz` asks 20,000
times."""

import pytest

from tests.sampling import TIMES, thorough
from tests.wire.fuzzing.drawn_requests import drawn
from tests.wire.fuzzing.fuzz import fault, routes


def test_the_same_seed_draws_the_same_requests_to_all_routes(app_of):
    rules = routes(app_of().server)
    asked = list(drawn(rules, 4_000, 1))
    assert asked == list(drawn(rules, 4_000, 1)) != list(drawn(rules, 4_000, 2))
    assert {one.method for one in asked} >= {"GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH"}


@pytest.mark.parametrize("seed", range(4))
def test_no_request_makes_the_server_fail(app_of, client, seed):
    rules = routes(app_of().server)
    faults = {}
    for one in drawn(rules, 100 * TIMES if thorough() else 100, seed):
        found = fault(client, one)
        if found:
            faults[f"{one.method} {one.target}"] = found
    assert faults == {}
