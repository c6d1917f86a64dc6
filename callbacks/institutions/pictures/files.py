"""Pictures and slides of the Bildungslandkarte: words, legend and map of an address, for the pure builders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from callbacks.exports.contents import Exporting
from callbacks.exports.pictures import NARROWEST, WIDEST, WIDTH
from callbacks.institutions.institution_data import Published
from callbacks.institutions.pictures.asked import SCHOOLS, WAYS, AskedInstitutions, asked_institutions
from callbacks.institutions.pictures.maps import InstitutionMaps
from callbacks.institutions.pictures.ways import AskedWays, WayPictures
from callbacks.institutions.reachability_tab import ReachabilityTab
from dashboard import formats
from dashboard.domain.selection import parse as parse_picture
from dashboard.domain.short_links.codes import short_address
from dashboard.domain.short_links.vocabulary import INSTITUTIONS
from dashboard.drawing.style import Theme
from dashboard.exports.caption import Caption
from dashboard.exports.pictures.frame import Picture, empty, picture
from dashboard.exports.pictures.side_panel import VIEW, Legend
from dashboard.exports.slides.view import Page, slides
from dashboard.exports.stage.description import StagePicture
from dashboard.exports.stage.svg_painter import stage_content
from dashboard.institutions.picture_words import filter_words, picture_title
from dashboard.institutions.view import TABS, InstitutionView
from dashboard.institutions.words import is_example
from dashboard.map.description import Box
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class AskedPicture:
    """What a picture shows, in which theme and how wide; `ways` are those of the tab of reachability, else None."""

    asked: AskedInstitutions
    ways: AskedWays | None
    theme: Theme
    width: int

    @property
    def file_name(self) -> str:
        """A name that says what is in the file."""
        view = self.asked.view
        parts = (INSTITUTIONS, "" if view.tab == TABS[0] else view.tab, self.asked.published.version)
        return "-".join(part for part in parts if part)


class InstitutionPictures:
    """Pictures of the Bildungslandkarte; safe to share between threads."""

    def __init__(self, exporting: Exporting, tab: ReachabilityTab) -> None:
        self.exporting = exporting
        self.maps = InstitutionMaps(tab.institutions, exporting)
        self.ways = WayPictures(self.maps, tab)

    def read(self, query: str) -> AskedPicture:
        """What a query asks for, as far as it can be shown."""
        asked = asked_institutions(self.maps.data, query)
        how = parse_picture(query)[0]
        ways = self.ways.read(asked) if asked.view.tab == WAYS and self.ways.exist else None
        width = min(max(how.width or WIDTH, NARROWEST), WIDEST)
        return AskedPicture(asked, ways, "dark" if how.light == "nein" else "light", width)

    def svg(self, shown: AskedPicture, root: str, fonts: str = "") -> str:
        """The picture; `root` is the address of this server, ending with a slash."""
        said = self.caption(shown, root)
        arranged = self.arranged(shown)
        content = stage_content(arranged, ground=False) if arranged else ""
        made = Picture(
            said,
            [],
            self.legend(shown),
            content or empty(say(said.lang, "institutions_nothing"), shown.theme),
        )
        return picture(made, shown.width, shown.theme, fonts)

    def slide(self, shown: AskedPicture, root: str) -> bytes:
        """One slide of native shapes with their names, as PPTX; light whatever the page is."""
        return slides([self.page(shown, root)])

    def page(self, shown: AskedPicture, root: str) -> Page:
        """The slide before it is written."""
        light = replace(shown, theme="light")
        return Page(self.caption(light, root), [], self.legend(light), self.arranged(light))

    def arranged(self, shown: AskedPicture, box: Box = VIEW) -> StagePicture | None:
        """The map or maps in a box; None where nothing is known."""
        if shown.ways is not None:
            return self.ways.arranged(shown.ways, shown.asked, box, shown.theme)
        if not shown.asked.published.institutions:
            return None
        drawing, title = self.maps.drawing(shown.asked, box), self.title(shown)
        return StagePicture(
            title,
            title,
            shown.asked.lang,
            drawing.palette,
            shown.theme,
            (),
            (drawing,),
            said=self.summary(shown),
        )

    def legend(self, shown: AskedPicture) -> Legend:
        """What stands beside the view."""
        return self.ways.legend(shown.ways) if shown.ways else self.maps.legend(shown.asked)

    def summary(self, shown: AskedPicture) -> str:
        """What the view shows in a sentence, for its alternative text."""
        if shown.ways:
            return self.ways.summary(shown.ways)
        marks = self.maps.legend(shown.asked).marks
        kinds = ", ".join(f"{one.count} {one.label}" for one in marks if one.count)
        count = formats.number(len(shown.asked.found.hits), 0, shown.asked.lang)
        return say(shown.asked.lang, "institutions_picture_summary", count=count, kinds=kinds)

    def title(self, shown: AskedPicture) -> str:
        """What the picture is called."""
        asked = shown.asked
        if shown.ways:
            return self.ways.title(shown.ways)
        return picture_title(asked.view, asked.published.kinds, asked.place, self.maps.data.answers.words)

    def _sources(self, published: Published, lang: str) -> str:
        data = self.maps.data
        return " ".join(part for part in (data.credits(published, lang), data.water_credit(lang)) if part)

    def caption(self, shown: AskedPicture, root: str) -> Caption:
        """All that the picture says of itself."""
        asked, lang = shown.asked, shown.asked.lang
        hits = [hit.institution for hit in asked.found.hits]
        owner = self.exporting.page.district_name
        said = Caption(
            lang=lang,
            kicker=f"{owner} · {say(lang, 'institutions_page')}",
            title=self.title(shown),
            subtitle=self._subtitle(asked),
            unit="",
            example=_examples(sum(is_example(one) for one in hits), len(hits), lang),
            provenance="",
            # Ways lead to institutions whatever the filters of the list have left.
            sources=self._sources(
                asked.published if shown.ways else replace(asked.published, institutions=tuple(hits)),
                lang,
            ),
            boundaries=say(lang, "boundaries"),
            reporting="",
            territory=formats.day(self.maps.data.answers.repository.register().status, lang),
            version=asked.published.version,
            made=formats.day(date.today(), lang),  # noqa: DTZ011 - the day on the clock of whoever runs it
            link=f"{root.rstrip('/')}{page_link(asked.view, asked.published.version)}",
            notices=asked.notices,
        )
        if asked.slab is not None:
            source = " ".join(part for part in (said.sources, asked.slab.source) if part)
            said = replace(said, sources=source)
        return self.ways.captioned(said, shown.ways) if shown.ways else said

    def _counts(self, asked: AskedInstitutions) -> list[str]:
        """How many there are, and without a place how many of them lie around the district."""
        lang, count = asked.lang, len(asked.found.hits)
        key = "institutions_hit" if count == 1 else "institutions_hits"
        parts = [say(lang, key, count=formats.number(count, 0, lang))]
        own = self.maps.data.answers.district
        beyond = sum(not hit.institution.municipality.startswith(own) for hit in asked.found.hits)
        if beyond and asked.place is None:
            parts.append(say(lang, "institutions_picture_beyond", count=formats.number(beyond, 0, lang)))
        return parts

    def _subtitle(self, asked: AskedInstitutions) -> str:
        lang = asked.lang
        in_charge = self.maps.layers(asked).catchment_name if asked.view.tab == SCHOOLS else ""
        parts = [in_charge] if in_charge else self._counts(asked)
        parts += filter_words(asked.view, asked.published.kinds)
        chosen = asked.published.by_key.get(asked.view.institution)
        if chosen is not None:
            parts.append(say(lang, "institutions_picture_chosen", name=chosen.name))
        if asked.place is not None:
            parts.append(say(lang, "institutions_distances").rstrip("."))
        return " · ".join(parts)


def page_link(view: InstitutionView, version: str) -> str:
    """The page's short address, with the data version that is shown."""
    return short_address(INSTITUTIONS, replace(view, version=version).to_query())


def _examples(examples: int, count: int, lang: str) -> str:
    if not examples:
        return ""
    return say(lang, "institutions_picture_examples" if examples == count else "institutions_examples_some")
