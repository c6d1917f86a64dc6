"""How sure figures are, as a reader sees it: words of chance, whiskers, bands, the funnel, pooled
years and secret parts of a whole."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.every_page.test_accessibility import findings
from tests.browser.reader import CARE, LUDWIGSLUST, PARCHIM, click, open_view, selected
from tests.browser.waiting import at_rest, becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
WORDS = ("nicht prüfbar", "im Rahmen des Zufalls", "möglich", "deutlich", "zu wenige Fälle")


def codes(page: Page, key: str) -> list[int]:
    """Verdicts of trend and difference that the slab has for a place in the year on screen."""
    found: list[int] = page.evaluate(
        """(key) => {
          const { slab } = lupe.state;
          return ["trend", "difference"].map((kind) => lupe.verdicts.code(slab, kind, lupe.row(), lupe.column(key)));
        }""",
        key,
    )
    return found


def test_key_figures_name_the_trend_with_its_verdict_and_last_years_change_without(monitor: Opener) -> None:
    page = monitor(f"{CARE}&gebiete={PARCHIM}")
    pills = page.locator("#monitor-figures .bl-word")
    expect(pills).to_have_text([WORDS[code] for code in codes(page, PARCHIM)])
    expect(page.locator("#monitor-figures")).to_contain_text("Trend über fünf Jahre, 2020 bis 2024")
    expect(page.locator("#monitor-figures .bl-why").first).to_contain_text(re.compile(r"gegen 2023.*Punkte"))
    expect(page.locator("#monitor-figures .bl-why").last).to_contain_text("durch Zufall")
    click(page, LUDWIGSLUST, add=True)
    second = page.locator("#monitor-figures .bl-second").filter(has_text=re.compile("|".join(WORDS)))
    expect(second).to_have_count(2)


def test_without_counts_nothing_is_called_sure(monitor: Opener) -> None:
    page = monitor(f"/?indikator=kinderarmut&gebiete={PARCHIM}")
    expect(page.locator("#monitor-figures .bl-word")).to_have_text(["nicht prüfbar"])
    expect(page.locator("#monitor-figures .bl-why").first).to_have_text("Ohne Fallzahlen nicht zu prüfen.")
    expect(page.locator(".bl-plot-ranking [data-mark=whisker]")).to_have_count(0)
    open_view(page, "Trichter")
    expect(page.get_by_text("Ohne prüfbare Fallzahlen gibt es keinen Trichter")).to_be_visible()


def test_the_tooltip_gives_interval_and_word(monitor: Opener) -> None:
    page = monitor(CARE)
    page.evaluate("key => lupe.setHover(key, 'map')", PARCHIM)
    tip = page.locator(".bl-tip")
    expect(tip).to_contain_text("95-%-Spanne")
    expect(tip).to_contain_text(re.compile(r"\d+ bis \d+\s%"))
    expect(tip.locator(".bl-word")).to_have_text(WORDS[codes(page, PARCHIM)[1]])


def test_whiskers_and_bands_are_drawn(monitor: Opener) -> None:
    page = monitor(f"{CARE}&gebiete={PARCHIM}")
    expect(page.locator(".bl-plot-ranking [data-mark=whisker]")).to_have_count(2)
    expect(page.locator(".bl-plot-ranking [data-mark=whisker][opacity='0.3']")).to_have_count(1)
    expect(page.locator("#monitor-series [data-mark=band]").first).to_be_attached()
    expect(page.locator("#monitor-series-caption")).to_contain_text("Band: 95-%-Spanne")


def test_below_the_views_stands_how_many_marks_were_to_be_expected(monitor: Opener) -> None:
    page = monitor(CARE)
    marks = page.locator("#monitor-marks")
    expect(marks).to_contain_text(re.compile(r"von \d+ geprüften \d+ „möglich“ und \d+ „deutlich“"))
    expect(marks).to_contain_text("zu erwarten")
    bare = monitor("/?indikator=kinderarmut")
    expect(bare.locator("#monitor-marks")).to_be_hidden()


def test_the_drawer_explains_chance_once(monitor: Opener) -> None:
    page = monitor(CARE)
    page.get_by_role("button", name="Was bedeutet das?").click()
    drawer = page.locator(".bl-definition")
    expect(drawer.get_by_role("heading", name="Was Zufall hier bedeutet")).to_have_count(1)
    expect(drawer).to_contain_text("nicht eine Stichprobe")
    expect(drawer).to_contain_text(re.compile(r"\d,\d-mal so weit auseinander"))


def test_the_table_has_a_column_for_the_interval_and_words_below_trends(monitor: Opener) -> None:
    page = monitor(f"{CARE}&ansicht=tabelle")
    expect(page.locator("#monitor-table thead")).to_contain_text("Trend über fünf Jahre")
    expect(page.locator("#monitor-table thead")).to_contain_text("95-%-Spanne")
    expect(
        page.locator("#monitor-table .bl-col-interval", has_text=re.compile(r"\d+ bis \d+")).first
    ).to_be_visible()
    expect(
        page.locator("#monitor-table .bl-verdict", has_text="im Rahmen des Zufalls").first
    ).to_be_attached()


def test_the_funnel_is_hovered_clicked_and_stepped_without_the_server(monitor: Opener) -> None:
    page = monitor(f"{CARE}&ansicht=trichter")
    expect(page.locator(".bl-plot-funnel :is([data-mark=inner], [data-mark=outer])")).to_have_count(2)
    expect(page.locator(".bl-plot-funnel .bl-chart-marks [data-mark=point]").nth(3)).to_be_attached()
    at_rest(page)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if one.resource_type in ("xhr", "fetch") else None)
    before = page.locator(".bl-plot-funnel .bl-chart-marks [data-mark=point]").first.get_attribute("d")
    page.locator("#monitor-year").press("ArrowLeft")
    expect(page.locator(".bl-plot-funnel .bl-chart-marks [data-mark=point]").first).not_to_have_attribute(
        "d", str(before)
    )
    at_rest(page)
    assert asked == []
    place, at = page.evaluate(
        """() => {
          const { plot, marks } = lupe.plots.chartOf("monitor-funnel");
          const points = marks.filter((one) => one.kind === "point");
          const largest = points.reduce((a, b) => (a.x > b.x ? a : b));
          const box = document.getElementById("monitor-funnel").getBoundingClientRect();
          const share = ({ low, high }, value) => (value - low) / (high - low);
          const x = box.left + plot.left + share(plot.across, largest.x) * (plot.right - plot.left);
          const y = box.top + plot.bottom - share(plot.upright, largest.y) * (plot.bottom - plot.top);
          return [largest.key, [x, y]];
        }"""
    )
    page.mouse.move(*at)
    expect(page.locator(".bl-plot-funnel .bl-over [data-mark=point]")).to_have_count(1)
    assert page.evaluate("lupe.state.hover") == place
    page.mouse.click(*at)
    becomes(page, lambda: selected(page), [place])
    expect(page.locator(".bl-plot-funnel .bl-over [data-mark=point]")).to_have_count(1)
    expect(page.locator(".bl-pills text")).to_have_count(1)


def test_pooling_three_years_makes_few_cases_rare_and_names_the_years(monitor: Opener) -> None:
    page = monitor(CARE)
    few = page.evaluate("lupe.state.slab.legend.few[lupe.row()]")
    page.locator("#monitor-pooling").get_by_text("3 Jahre", exact=True).click()
    expect(page.locator("#monitor-title-year")).to_have_text("2022–2024")
    expect(page.locator("#monitor-subtitle")).to_contain_text("3 Jahre zusammengefasst")
    page.wait_for_function("few => lupe.state.slab.legend.few[lupe.row()] < few", arg=few)
    expect(page).to_have_url(re.compile("jahre=3"))
    page.go_back()
    expect(page.locator("#monitor-title-year")).to_have_text("2024")


def test_a_reader_arranges_bars_reads_the_table_and_goes_back(monitor: Opener) -> None:
    page = monitor(f"/?indikator=ohne_abschluss&ebene=gemeinde&jahr=2022&gebiete={PARCHIM},13076105")
    page.get_by_role("tab", name="Zusammensetzung").click()
    panel = page.locator("#monitor-panel-zusammensetzung")
    expect(panel.locator("svg text", has_text="2022")).to_have_count(1)
    panel.get_by_role("button", name="Orte").click()
    expect(page).to_have_url(re.compile("ansicht=zusammensetzung&zusammensetzung=orte"))
    expect(panel.locator("svg text", has_text="geschützt").first).to_be_attached()
    panel.get_by_role("button", name="Tabelle").click()
    row = panel.get_by_role("row", name=re.compile("^Neustadt-Glewe"))
    expect(row).to_contain_text("mindestens zwei Teile geschützt")
    assert findings(page) == []
    panel.get_by_role("button", name="Balken").click()
    page.go_back()
    expect(panel.get_by_role("button", name="Jahre")).to_have_attribute("aria-pressed", "true")
