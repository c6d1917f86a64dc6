"""What one process has made the others read, whole and without making it again."""

from __future__ import annotations

import pytest

from tests.wire.made_once import made_once


def test_the_first_makes_it_and_the_others_read_what_is_equal(tmp_path):
    made = []

    def make():
        made.append(1)
        return {"13076": (1.5, None, "Kita")}

    found = [made_once(tmp_path / "things.pickle", make) for _ in range(3)]
    assert made == [1]
    assert found == [{"13076": (1.5, None, "Kita")}] * 3


def test_without_other_processes_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert made_once(None, lambda: 7) == 7
    assert list(tmp_path.iterdir()) == []


def test_what_failed_half_way_is_made_again(tmp_path):
    with pytest.raises(ValueError, match="half"):
        made_once(tmp_path / "things.pickle", lambda: (_ for _ in ()).throw(ValueError("half")))
    assert made_once(tmp_path / "things.pickle", lambda: 7) == 7
