"""Pictures of two commits are compared pixel by pixel."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from bench.screenshots.comparing import THRESHOLD, compare, differences

WIDTH, HEIGHT = 200, 100


def picture(folder: Path, name: str, *, dot: int = 0, tone: int = 255, height: int = HEIGHT) -> None:
    """A white picture with a black square of `dot` pixels a side."""
    image = Image.new("RGB", (WIDTH, height), (tone, tone, tone))
    image.paste((0, 0, 0), (10, 10, 10 + dot, 10 + dot))
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    image.save(folder / name)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "before", tmp_path / "after"


def test_the_share_of_pixels_that_differ_is_said(folders: tuple[Path, Path]) -> None:
    """A square of 10 by 10 on 200 by 100."""
    before, after = folders
    picture(before, "light/page.png")
    picture(after, "light/page.png", dot=10)
    (found,) = differences(before, after)
    assert (found.name, found.share) == ("light/page.png", 100 / (WIDTH * HEIGHT))


def test_a_colour_that_no_eye_tells_apart_is_the_same(folders: tuple[Path, Path]) -> None:
    before, after = folders
    picture(before, "page.png", tone=250)
    picture(after, "page.png", tone=255)
    assert [one.share for one in differences(before, after)] == [0]


def test_what_is_only_in_a_longer_picture_differs(folders: tuple[Path, Path]) -> None:
    """The shorter one is continued in white."""
    before, after = folders
    picture(before, "page.png", tone=0)
    picture(after, "page.png", tone=0, height=2 * HEIGHT)
    assert [one.share for one in differences(before, after)] == [0.5]


def test_a_missing_picture_differs_whole(folders: tuple[Path, Path]) -> None:
    before, after = folders
    picture(before, "gone.png")
    picture(after, "new.png")
    found = {one.name: (one.share, one.said) for one in differences(before, after)}
    assert found == {"gone.png": (1, "nur vorher"), "new.png": (1, "nur nachher")}


def test_a_sheet_is_written_of_what_differs_and_of_nothing_else(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = folders
    for name in ("same.png", "other.png"):
        picture(before, name)
    picture(after, "same.png")
    picture(after, "other.png", dot=20)
    sheets = before.parent / "sheets"
    assert compare(before, after, sheets) == 1
    assert [file.name for file in sheets.iterdir()] == ["other.png"]
    with Image.open(sheets / "other.png") as sheet:
        assert sheet.width > 3 * WIDTH
    said = capsys.readouterr().out
    assert "other.png" in said
    assert "2 Bilder, 1 verschieden" in said


def test_a_single_pixel_is_no_change(folders: tuple[Path, Path]) -> None:
    """A caret or the edge of a letter is below the threshold."""
    before, after = folders
    picture(before, "page.png")
    picture(after, "page.png", dot=1)
    assert [one.share <= THRESHOLD for one in differences(before, after)] == [True]
    assert compare(before, after, before.parent / "sheets") == 0
