"""Impressum, Datenschutz, Barrierefreiheit: texts that whoever runs the monitor lays beside it."""

import logging

import pytest

from callbacks.text_pages import content, warn_of_missing
from layouts.shell import FOOTER_PAGES


def shown(component):
    return str(component.to_plotly_json())


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", FOOTER_PAGES)
def test_a_missing_text_says_which_file_belongs_there(name, lang):
    assert f"{name}.md" in shown(content(name, None, lang))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_text_is_read_as_german_editors_write_it(tmp_path, encoding):
    (tmp_path / "impressum.md").write_bytes("Größe: 5 § „Straße“".encode(encoding))
    page = shown(content("impressum", tmp_path, "de"))
    assert "Größe: 5 § „Straße“" in page
    assert "\ufeff" not in page


def test_markup_in_a_text_stays_text(tmp_path):
    """A copied text must not bring a script with it."""
    (tmp_path / "impressum.md").write_text("Hallo <script>alert(1)</script> <img src=x onerror=alert(1)>")
    markdown = next(one for one in content("impressum", tmp_path, "de").children if type(one).__name__ == "Markdown")
    assert "<script>" in markdown.children
    assert not getattr(markdown, "dangerously_allow_html", False)


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
