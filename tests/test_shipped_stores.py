"""The stores that tests share are those of the present code and data, and never half of them."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.shipped_stores import MOST_KEPT, NAMES, SHAPING, content, provide, shaping_files

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 28)


@pytest.fixture
def checkout(tmp_path):
    """A few files of each folder that shapes the stores, and some that do not."""
    root = tmp_path / "checkout"
    names = [one if Path(one).suffix else f"{one}/deep/one.py" for one in SHAPING]
    for name in [
        *names,
        "data/local/raw.sqlite",
        "data/build/figures.py",
        "layouts/page.py",
        "data/__pycache__/a.pyc",
    ]:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("before")
    return root, names


def test_whatever_shapes_the_stores_changes_their_key(checkout):
    root, names = checkout
    keys = {content(root, TODAY)}
    for name in names:
        (root / name).write_text("after")
        keys.add(content(root, TODAY))
    (root / names[0]).rename((root / names[0]).with_name("two.py"))
    keys |= {content(root, TODAY), content(root, TODAY + timedelta(days=1))}
    assert len(keys) == len(names) + 3


def test_what_does_not_shape_them_keeps_their_key(checkout):
    root, _ = checkout
    before = content(root, TODAY)
    for name in (
        "data/local/raw.sqlite",
        "data/build/figures.py",
        "layouts/page.py",
        "data/__pycache__/a.pyc",
    ):
        (root / name).write_text("after")
    assert content(root, TODAY) == before


def test_catalogue_tables_migrations_and_protection_of_this_checkout_are_among_what_shapes_them():
    found = {file.relative_to(ROOT).as_posix() for file in shaping_files(ROOT)}
    assert found >= {
        *("data/catalogue/measures.yaml", "data/embedded/figures/einwohner.csv", "data/prepare.py"),
        *("data/migrations/raw/raw_0001_first.py", "dashboard/protection/release.py", "dashboard/errors.py"),
    }


def writing(made):
    """Makes stores that say which one they are."""

    def make(settings):
        made.append(settings)
        for url in (settings.database_url, settings.raw_database_url):
            Path(url.removeprefix("sqlite:///")).write_text(f"store {len(made)}")

    return make


def test_stores_are_made_once_and_copied_for_every_run(tmp_path):
    made = []
    with ThreadPoolExecutor(4) as runs:
        list(
            runs.map(
                lambda run: provide(tmp_path / f"run{run}", tmp_path / "kept", "a", writing(made)), range(4)
            )
        )
    assert len(made) == 1
    assert {(tmp_path / f"run{run}" / name).read_text() for run in range(4) for name in NAMES} == {"store 1"}
    provide(tmp_path / "other", tmp_path / "kept", "b", writing(made))
    assert (tmp_path / "other" / NAMES[0]).read_text() == "store 2"


def test_a_run_that_dies_while_it_makes_them_leaves_nothing_for_the_next(tmp_path):
    def dies(settings):
        Path(settings.database_url.removeprefix("sqlite:///")).write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        provide(tmp_path / "first", tmp_path / "kept", "a", dies)
    made = []
    provide(tmp_path / "second", tmp_path / "kept", "a", writing(made))
    assert len(made) == 1
    assert (tmp_path / "second" / NAMES[0]).read_text() == "store 1"


def test_old_ones_are_removed(tmp_path):
    made = []
    for age, key in enumerate("abcde"):
        provide(tmp_path / key, tmp_path / "kept", key, writing(made))
        os.utime(tmp_path / "kept" / key, (1000 + age, 1000 + age))
        shutil.rmtree(tmp_path / key)
    assert sorted(one.name for one in (tmp_path / "kept").iterdir() if one.is_dir()) == list("cde")
    assert MOST_KEPT == 3
