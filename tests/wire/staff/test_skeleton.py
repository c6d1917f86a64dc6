"""The frame of the staff app answers."""

import pytest

from dashboard.staff.rights import Role

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("path", ["/", "/konten", "/protokoll", "/konto", "/hilfe?seite=/konten"])
def test_every_screen_opens_for_the_lead(staff, path):
    answer = staff.signed_in(Role.LEAD).get(path)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert "Abmelden" in answer.get_data(as_text=True)


def test_nobody_is_led_to_the_sign_in(staff):
    answer = staff.nobody().get("/protokoll?was=signed_in")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/anmelden?weiter=/protokoll%3Fwas%3Dsigned_in"
