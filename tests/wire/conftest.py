"""All profiles of what ships, and the rows of the API to count them again from: made once."""

import pytest

from callbacks.profile.profiles import Profiles
from dashboard.domain.selection import Selection
from tests.wire.profile.recount import Recount


@pytest.fixture(scope="session")
def profiles(answers):
    maker = Profiles(answers)
    return {area.key: maker.profile(area.key, Selection()) for area in maker.places()}


@pytest.fixture(scope="session")
def recount(client, answers):
    return Recount(client, answers.repository.catalogue().indicators)
