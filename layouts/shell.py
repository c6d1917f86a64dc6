"""The frame around every page: header with pages, language and brightness, and the footer with the legal
texts."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.setting_values import MONITOR_FIRST, PORTAL_FIRST
from dashboard.texts import say
from dashboard.texts.keys import KEYS
from layouts import ids
from layouts.attributes import attributes
from layouts.search import search_field

FOLDER, PROFILES = "/praesentation", "/gemeinde"
MONITOR, PORTAL, PLAIN_LANGUAGE = "/monitor", "/portal", "/leichte-sprache"
"""The Monitor has this address of its own where the portal stands at `/`; else it leads to `/`."""
PAGES = (
    ("/auffaellig", "highlights_page"),
    ("/", "page_monitor"),
    (PROFILES, "page_profiles"),
    ("/vergleich", "comparison_page"),
    (FOLDER, "meeting_folder"),
    ("/bildungslandkarte", "institutions_page"),
    ("/uebergang", "transition_page"),
    ("/integration", "integration_page"),
    ("/strategie", "strategy_page"),
    ("/netzwerk", "network_page"),
    ("/bericht", "report_page"),
    ("/daten", "open_data_page"),
    (PORTAL, "portal_page"),
)
"""Pages of the header, in order: path and key of the wording. A page that does not exist yet is not
listed."""
FOOTER_PAGES = ("impressum", "datenschutz", "barrierefreiheit")


def icon(name: str) -> html.I:
    """A decorative icon from assets/styles/components/icons.css: the words beside it or an aria-label say
    what it means."""
    return html.I(className=f"bl-icon bl-icon-{name}", **attributes({"aria-hidden": "true"}))


def shell(
    content: Component,
    *,
    path: str,
    words: DistrictWords | None,
    lang: str,
    theme: str,
    stores: Sequence[Component] = (),
    still: Callable[[Component], Component] = lambda part: part,
    start: str = MONITOR_FIRST,
) -> html.Div:
    """A whole page. `still` makes of its head what stands there where Dash draws the page; `start` says whether the
    Monitor or the portal stands at `/`.

    `words` are those for the district, None where the store cannot be asked. `theme` is `light`, `dark` or
    `system` and only preselects the switch: the server already set it on `<html>`.
    """
    return html.Div(
        [
            *stores,
            html.A(say(lang, "skip"), href="#inhalt", className="bl-skip"),
            still(header(path, words, lang, theme, start)),
            html.Div(content, id=ids.PAGE),
            html.Div(
                id=ids.LIVE, className="visually-hidden", role="status", **attributes({"aria-live": "polite"})
            ),
        ],
        lang=lang,
        **attributes(
            {"data-words-failed": say(lang, "words_failed"), "data-words-close": say(lang, "words_close")}
        ),
    )


def header(
    path: str, words: DistrictWords | None, lang: str, theme: str, start: str = MONITOR_FIRST
) -> html.Header:
    """The head of every page: its pages, the search for a place, language and brightness. The portal has the search
    on its page, and in the head the way to plain language."""
    city = words is not None and words.is_city
    portal = start == PORTAL_FIRST
    if path == "/" and portal:
        path = PORTAL
    return html.Header(
        [
            html.A(
                [html.Span(className="bl-logo", **attributes({"aria-hidden": "true"})), say(lang, "brand")],
                href=PORTAL if portal else "/",
                className="bl-brand",
            ),
            html.Nav(
                [
                    html.Div(_pages(path, lang, city=city, portal=portal), className="bl-pages"),
                    _more(path, lang, theme, city=city, portal=portal),
                ],
                id=ids.NAV,
                className="bl-nav",
                **attributes({"aria-label": say(lang, "nav")}),
            ),
            html.Div(
                [
                    *([_plain_language(path, lang)] if path in (PORTAL, PLAIN_LANGUAGE) else _finder(lang)),
                    html.Span(words.full_name if words else "", className="bl-district"),
                    *switches(lang, theme),
                ],
                className="bl-head-end",
            ),
        ],
        className="bl-head",
    )


def _pages(path: str, lang: str, *, city: bool, portal: bool) -> list[html.A]:
    """A link to each page; the present one says so, and the Sitzungsmappe how many scenes it holds, which
    meeting/scene-count.js writes. A city has no municipalities but its own profile. Where the portal stands first,
    it does so here, too."""
    named = {PROFILES: "page_profile"} if city else {}
    listed = [(MONITOR if portal and target == "/" else target, key) for target, key in PAGES]
    if portal:
        listed.sort(key=lambda one: one[0] != PORTAL)
    return [_page(target, say(lang, named.get(target, key)), path, lang) for target, key in listed]


def _page(target: str, name: str, path: str, lang: str) -> html.A:
    said = {"aria-current": "page"} if _holds(target, path) else {}
    if target != FOLDER:
        return html.A(name, href=target, **attributes(said))
    counted = {"data-scenes": say(lang, "scene_count", count="{count}")}
    words: list[Component | str] = [name, " ", html.Span(className="bl-count", hidden=True)]
    return html.A(words, href=target, **attributes(said | counted))


def _more(path: str, lang: str, theme: str, *, city: bool, portal: bool) -> html.Details:
    """What the head has no room for: shell/pages.js shows in it the pages that do not fit beside it. Without
    scripts it holds all of them."""
    return html.Details(
        [
            html.Summary(
                [html.Span(say(lang, "more")), icon("chevron")],
                **attributes({"aria-label": say(lang, "more_title")}),
            ),
            html.Div(
                [
                    *_pages(path, lang, city=city, portal=portal),
                    html.Div(switches(lang, theme), className="bl-more-switches"),
                ]
            ),
        ],
        className="bl-more",
    )


def switches(lang: str, theme: str) -> list[Component]:
    """The switches of language and brightness, which assets/shell/header.js acts on."""
    return [
        _switch("data-language", say(lang, "language"), [("de", "DE"), ("en", "EN")], lang),
        _switch(
            "data-brightness",
            say(lang, "brightness"),
            [(one, say(lang, one)) for one in ("light", "dark", "system")],
            theme,
        ),
    ]


def _holds(target: str, path: str) -> bool:
    """Whether a page belongs to an entry of the header."""
    return path == target or (target != "/" and path.startswith(f"{target}/"))


def _plain_language(path: str, lang: str) -> html.A:
    here = attributes({"aria-current": "page"}) if path == PLAIN_LANGUAGE else {}
    return html.A(
        [icon("book"), html.Span(say(lang, "plain_language_page"))],
        href=in_language(PLAIN_LANGUAGE, lang),
        className="bl-easy",
        **here,
    )


def _finder(lang: str) -> list[Component]:
    """The search, which head-search.js makes a combobox of; where room is scarce a button opens it."""
    return [
        html.Button(
            icon("search"),
            type="button",
            className="btn bl-quiet bl-find-open",
            **attributes(
                {
                    "aria-label": say(lang, "finder_open"),
                    "aria-expanded": "false",
                    "aria-controls": ids.FINDER,
                }
            ),
        ),
        search_field(ids.FINDER, lang),
    ]


def _switch(attribute: str, label: str, options: list[tuple[str, str]], chosen: str) -> html.Div:
    """Two or more buttons of which one is pressed; assets/shell/header.js acts on the attribute."""
    return html.Div(
        [
            html.Button(
                text,
                type="button",
                **attributes({attribute: value, "aria-pressed": str(value == chosen).lower()}),
            )
            for value, text in options
        ],
        className="bl-seg",
        role="group",
        **attributes({"aria-label": label}),
    )


def in_language(path: str, lang: str) -> str:
    """An address of ours that keeps the language; German is what no address says."""
    return path if lang == "de" else f"{path}?sprache={lang}"


def _keys_button(lang: str) -> html.Button:
    """Opens the list of keys (shell/keys.js), whose words it carries."""
    names = [key.removeprefix("keys_") for key in KEYS[lang] if key != "keys"]
    said = {f"keys_{name}": say(lang, f"keys_{name}") for name in names}
    said |= {"keys": say(lang, "keys"), "close": say(lang, "close")}
    written = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return html.Button(
        say(lang, "keys"), type="button", className="bl-link bl-plain", **attributes({"data-keys": written})
    )


def footer(lang: str) -> html.Footer:
    """The links to the explained words and to the legal texts, and the list of keys."""
    return html.Footer(
        [
            html.Nav(
                [
                    html.A(say(lang, "words_page"), href=in_language("/woerter", lang)),
                    html.A(say(lang, "plain_language_page"), href=in_language(PLAIN_LANGUAGE, lang)),
                    *(
                        html.A(say(lang, f"page_{page}"), href=in_language(f"/{page}", lang))
                        for page in FOOTER_PAGES
                    ),
                    _keys_button(lang),
                ],
                **attributes({"aria-label": say(lang, "nav_legal")}),
            ),
            html.P(className="bl-printed", **attributes({"data-printed": say(lang, "printed", day="{day}")})),
        ],
        className="bl-legal",
    )


def unknown_page(path: str, lang: str) -> html.Main:
    """For an address under which nothing lies."""
    return text_page(
        say(lang, "page_missing"), [html.P(say(lang, "page_missing_text", path=path[:80]))], lang
    )


def text_page(title: str, paragraphs: Sequence[Component], lang: str) -> html.Main:
    """A page of running text, such as the Impressum."""
    return html.Main(
        [
            html.H1(title),
            *paragraphs,
            html.P(html.A(say(lang, "to_monitor"), href=in_language(MONITOR, lang), className="bl-link")),
            footer(lang),
        ],
        className="bl-text",
        id="inhalt",
        tabIndex=-1,
    )
