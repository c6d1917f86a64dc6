"""Rules of invitations: links, spellings, what is one's own, and what became of a change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dashboard.staff.entries.draft import EntryState
from dashboard.staff.invitations.holding import Grant, Holding
from dashboard.staff.invitations.invitation import (
    Invitation,
    InvitationState,
    InvitedInstitution,
    NewInvitation,
    expiry,
    invitation_problem,
)
from dashboard.staff.invitations.link import secret_of, signed
from dashboard.staff.invitations.operators import NOBODY, alike, may_be_same, operator_key, operators_of
from dashboard.staff.invitations.progress import ProgressState, WayOfChange, progress_of

NOW = datetime(2026, 11, 28, 8, 30, tzinfo=UTC)
SECRET = "x" * 43
SUN = InvitedInstitution("kita-sonne", "Kita Sonne", "Lebenshilfe e. V.")


def test_a_link_is_read_by_its_own_key_alone_and_only_whole():
    link = signed(SECRET, "key")
    assert secret_of(link, "key") == SECRET
    for other in (
        signed(SECRET, "other"),
        link[:-1],
        link + "0",
        SECRET,
        "",
        f"{'y' * 43}.{link[44:]}",
        "ä" * 108,
    ):
        assert secret_of(other, "key") == "", other
    assert len({signed(SECRET, "key"), signed("y" * 43, "key"), signed(SECRET, "other")}) == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lebenshilfe e. V.", "Lebenshilfe", True),
        ("AWO Kreisverband Ludwigslust-Parchim e.V.", "AWO Ludwigslust Parchim", True),
        ("Diakoniewerk Kloster Dobbertin gGmbH", "Diakonie-Werk Kloster Dobbertin", True),
        ("Stadt Parchim", "Stadt Hagenow", False),
        ("Lebenshilfe", "Volkssolidarität", False),
        ("Arbeiter-Samariter-Bund", "Deutsches Rotes Kreuz", False),
        ("", "Lebenshilfe", False),
    ],
)
def test_spellings_that_may_mean_one_operator(one, other, same):
    assert may_be_same(one, other) is same and may_be_same(other, one) is same


def test_operators_are_listed_by_spelling_and_those_alike_follow_the_chosen_one():
    found = operators_of(
        [
            replace(SUN, key="b", carrier="Lebenshilfe"),
            SUN,
            replace(SUN, key="c", carrier="AWO"),
            replace(SUN, key="d", carrier=""),
        ]
    )
    assert [one.name for one in found] == ["AWO", "Lebenshilfe", "Lebenshilfe e. V.", NOBODY]
    assert [one.name for one in alike(found, NOBODY)] == [NOBODY]
    assert [one.name for one in alike(found, "Lebenshilfe e. V.")] == ["Lebenshilfe e. V.", "Lebenshilfe"]
    assert alike(found, "Niemand") == ()
    assert operator_key("e. V.") == "e v", "a name of nothing else keeps it"


def test_an_invitation_ends_with_its_last_day_and_an_ended_one_can_be_renewed():
    ends = expiry(NOW, 14)
    assert ends.astimezone().hour == 23 and (ends - NOW).days == 14
    one = Invitation(1, "Lebenshilfe", (SUN,), "", "K. Lange", NOW, ends)
    assert one.state_at(ends - timedelta(seconds=1)) is InvitationState.OPEN
    assert one.state_at(ends) is InvitationState.EXPIRED and one.may_renew()
    accepted = replace(one, state=InvitationState.ACCEPTED)
    assert accepted.state_at(ends) is InvitationState.ACCEPTED and not accepted.may_renew()


def test_what_is_wrong_with_a_new_invitation():
    good = NewInvitation("Lebenshilfe", (SUN,))
    assert invitation_problem(good) == "" and invitation_problem(replace(good, days=90)) == ""
    wrong = [
        replace(good, operator=" "),
        replace(good, institutions=()),
        replace(good, institutions=(SUN,) * 201),
        replace(good, days=0),
        replace(good, days=91),
        replace(good, note="x" * 501),
    ]
    assert len({invitation_problem(one) for one in wrong} - {""}) == 5


def test_what_is_ones_own_is_decided_by_keys_and_by_operators_that_were_granted():
    held = Holding({"kita-sonne": Grant("kita-sonne", "Kita Sonne", "Lebenshilfe e. V.", "K. Lange", NOW, 1)})
    assert held.owns("kita-sonne") and not held.owns("kita-mond") and not held.owns("")
    assert held.owns_of("LEBENSHILFE") and not held.owns_of("AWO") and not held.owns_of("")
    assert not Holding().owns("kita-sonne") and not Holding().owns_of("Lebenshilfe")


@pytest.mark.parametrize(
    ("way", "state"),
    [
        (WayOfChange(EntryState.OPEN, True), ProgressState.REVIEW),
        (WayOfChange(EntryState.OPEN, False), ProgressState.DROPPED),
        (WayOfChange(EntryState.OPEN, False, returned_at=NOW, reason="Vorwahl"), ProgressState.RETURNED),
        (WayOfChange(EntryState.DISCARDED, True), ProgressState.DROPPED),
        (WayOfChange(EntryState.HANDED_OVER, True, "draft"), ProgressState.REVIEW),
        (WayOfChange(EntryState.HANDED_OVER, True, "published", NOW), ProgressState.PUBLISHED),
        (WayOfChange(EntryState.HANDED_OVER, True, "withdrawn", NOW), ProgressState.WITHDRAWN),
        (WayOfChange(EntryState.HANDED_OVER, True, "withdrawn"), ProgressState.DROPPED),
        (WayOfChange(EntryState.HANDED_OVER, False, "published", NOW), ProgressState.DROPPED),
    ],
)
def test_what_an_operator_is_told_of_its_change(way, state):
    assert progress_of(way).state is state
