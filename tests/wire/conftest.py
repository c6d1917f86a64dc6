"""All profiles of what ships, and the rows of the API to count them again from: made once."""

from functools import cache

import pytest

from callbacks.profile.profiles import Profiles
from dashboard.domain.selection import Selection
from tests.wire.made_once import made_once
from tests.wire.profile.recount import Recount


@pytest.fixture(scope="session")
def profiles(answers, shared):
    def all_of_them():
        maker = Profiles(answers)
        return {area.key: maker.profile(area.key, Selection()) for area in maker.places()}

    return made_once(shared("profiles"), all_of_them)


@pytest.fixture(scope="session")
def near(answers):
    """The places within the district that are most similar to a municipality, for what only the district has
    figures of; none to an Amt or the district."""
    maker, within = Profiles(answers), Selection(similar_in="kreis")

    @cache
    def of(key):
        return [one for one, _ in maker.profile(key, within).similar] if len(key) == 8 else []

    return of


@pytest.fixture(scope="session")
def recount(client, answers, shared):
    indicators = answers.repository.catalogue().indicators
    return made_once(shared("recount"), lambda: Recount(client, indicators))
