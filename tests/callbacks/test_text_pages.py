"""Impressum, Datenschutz, Barrierefreiheit: texts that whoever runs the monitor lays beside it."""

import logging

import pytest

from callbacks.text_pages import page, warn_of_missing
from layouts.markup import markup
from layouts.shell import FOOTER_PAGES


def shown(made):
    return markup(made.content)


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", FOOTER_PAGES)
def test_a_missing_text_says_which_file_belongs_there(name, lang):
    assert f"{name}.md" in shown(page(name, None, lang))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_text_is_read_as_german_editors_write_it(tmp_path, encoding):
    (tmp_path / "impressum.md").write_bytes("Größe: 5 § „Straße“".encode(encoding))
    text = shown(page("impressum", tmp_path, "de"))
    assert "Größe: 5 § „Straße“" in text
    assert "\ufeff" not in text


def test_markup_in_a_text_stays_text(tmp_path):
    """A copied text must bring no script with it, neither as a tag nor as a link."""
    text = "Hallo <script>alert(1)</script> <img src=x onerror=alert(1)>\n\n[hier](javascript:alert(1))"
    (tmp_path / "impressum.md").write_text(text)
    written = shown(page("impressum", tmp_path, "de"))
    assert "<script" not in written and "<img" not in written and 'href="javascript' not in written
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in written


def test_headings_lists_tables_and_links_of_a_text_are_shown_as_such(tmp_path):
    lines = ["## Kontakt", "- eins", "- zwei", "", "| a | b |", "|---|---|", "| 1 | 2 |", "", "[Monitor](/)"]
    (tmp_path / "impressum.md").write_text("\n".join(lines))
    written = shown(page("impressum", tmp_path, "de"))
    for tag in ("<h2>Kontakt</h2>", "<li>eins</li>", "<td>1</td>", '<a href="/">Monitor</a>'):
        assert tag in written


def test_at_start_every_missing_text_is_one_warning(tmp_path, caplog):
    (tmp_path / "impressum.md").write_text("Text")
    with caplog.at_level(logging.WARNING, "bildungslupe"):
        warn_of_missing(tmp_path)
    assert [one.getMessage().split("„")[1].split("“")[0] for one in caplog.records] == [
        "datenschutz.md",
        "barrierefreiheit.md",
    ]


def test_without_a_folder_all_three_are_missing(caplog):
    with caplog.at_level(logging.WARNING, "bildungslupe"):
        warn_of_missing(None)
    assert len(caplog.records) == 3
