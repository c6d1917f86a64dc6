"""Notes and targets of the reader's own: whatever somebody writes comes back, and nothing else does."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.own_words import (
    MOST_LETTERS,
    MOST_NOTES,
    MOST_TARGETS,
    MOST_WRITTEN,
    read_notes,
    write_notes,
)
from dashboard.domain.selection import Selection, parse
from dashboard.domain.short_links.codes import code_of, short_address, view_of

PARCHIM, LUEBZ = "13076108", "13076090"
HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{indicator} {0} %s %(x)s", "=HYPERLINK(\"x\")",
    "a&notiz=13076108:b#c?d", "13076090:kein zweiter Ort", "\"'`\\", "100 % + 1", "#set page(width: 1pt)", "]]>",
]  # fmt: skip


@given(st.text(max_size=60))
def test_any_text_comes_back_as_the_line_that_can_be_written(text):
    try:
        (note,) = read_notes(f"{PARCHIM}:{text.replace(chr(10), ' ')}")
    except ValueError:
        return
    assert read_notes(write_notes((note,))) == (note,)
    assert note[0] == PARCHIM and "\n" not in note[1] and note[1] == note[1].strip() != ""
    assert all(one.isprintable() or one.isspace() or ord(one) > 0x9F for one in note[1])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_the_address_too(text):
    selection = Selection(notes=((PARCHIM, text), (LUEBZ, "gut")), indicator="kinderarmut")
    assert parse(selection.to_query()) == (selection, ())
    assert set("<>\"'`{} #\\") & set(selection.to_query()) == set()


def test_a_note_has_one_line_and_no_sign_that_turns_its_direction():
    query = (
        f"notiz={PARCHIM}:{quote('Neubau' + chr(0x2028) + 'Kita' + chr(0x202E) + chr(9) + '2024' + chr(0))}"
    )
    assert parse(query)[0].notes == ((PARCHIM, "Neubau Kita 2024"),)


@pytest.mark.parametrize(
    "notes",
    [
        "", PARCHIM, f"{PARCHIM}:", f"{PARCHIM}: ", "parchim:gut", "DG:gut", f"{PARCHIM}:a\n{PARCHIM}:b",
        f"{PARCHIM}:a\n", f"{PARCHIM}:{'a' * (MOST_LETTERS + 1)}",
        "\n".join(f"{13076000 + at}:a" for at in range(MOST_NOTES + 1)),
        "\n".join(f"{13076000 + at}:{'ä' * 60}" for at in range(MOST_NOTES)),
    ],
)  # fmt: skip
def test_what_is_no_list_of_notes_falls_back_and_is_named(notes):
    selection, rejected = parse(f"notiz={quote(notes)}")
    assert selection == Selection()
    assert rejected == (("notiz",) if notes else ())


@pytest.mark.parametrize(
    "targets", ["kinderarmut", "kinderarmut:", "kinderarmut:viel", "kinderarmut:1e9", "kinderarmut:1,kinderarmut:2",
                ",".join(f"a{at}:1" for at in range(MOST_TARGETS + 1)), "kinderarmut:nan", "kinderarmut:inf"],
)  # fmt: skip
def test_what_is_no_list_of_targets_falls_back_and_is_named(targets):
    assert parse(f"ziel={targets}") == (Selection(), ("ziel",))


def test_all_notes_together_have_room_in_a_link_and_in_its_code_of_squares():
    most = "a" * MOST_LETTERS
    notes = tuple((str(13076000 + at), most) for at in range(6))
    assert parse(Selection(notes=notes).to_query())[0].notes == notes
    assert len(quote(write_notes(notes))) <= MOST_WRITTEN


def test_a_short_link_holds_a_note_and_a_target_and_a_long_note_keeps_the_long_link():
    short = Selection(
        indicator="kinderarmut", own_targets=(("kinderarmut", 12.5),), notes=((PARCHIM, "Neubau Kita"),)
    )
    code = code_of("", short.to_query())
    assert code is not None and view_of(code).query == short.to_query()
    long = Selection(notes=((PARCHIM, "ä" * MOST_LETTERS),)).to_query()
    assert short_address("", long) == f"/?{long}"


def test_the_browser_has_the_same_limits():
    script = (Path(__file__).parents[3] / "assets/reader/own-words.js").read_text("utf-8")
    limits = dict(re.findall(r"(\w+): (\d+)", script.partition("export const MOST = ")[2].partition(";")[0]))
    ours = {"notes": MOST_NOTES, "letters": MOST_LETTERS, "written": MOST_WRITTEN, "targets": MOST_TARGETS}
    assert {name: int(most) for name, most in limits.items()} == ours
