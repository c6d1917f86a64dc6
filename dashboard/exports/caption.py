"""What every export says of itself: title, filters, unit, sources, dates, data version and link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.domain.indicator import Indicator
from dashboard.indicators.slab.model import Slab
from dashboard.texts import say

KARTE, ZEITREIHE, RANGFOLGE, VERTEILUNG, ZUSAMMENSETZUNG, TRICHTER = (
    "karte",
    "zeitreihe",
    "rangfolge",
    "verteilung",
    "zusammensetzung",
    "trichter",
)
PICTURES = (KARTE, ZEITREIHE, RANGFOLGE, VERTEILUNG, ZUSAMMENSETZUNG, TRICHTER)
"""The views that a picture can show, by their names in addresses."""

LONGEST_LINK = 220
"""Characters of a link that is written out below a picture."""
OWN_LETTERS = 420
"""Letters of the reader's own sentences beside a view."""
_LICENCE = "dl-de/by"  # https://www.govdata.de/dl-de/by-2-0: changes have to be noted


@dataclass(frozen=True, slots=True)
class Caption:
    """All facts that one export states about itself; empty text where there is nothing to say.

    `example` marks synthetic values and has to stand inside the export; `provenance` says which they are.
    `notices` are sentences about what could not be shown as asked. `when` is the end of the title that says
    the year: it stays where the title has to be shortened. `own` are sentences of the reader: notes and a
    target.
    """

    lang: str
    kicker: str
    title: str
    subtitle: str
    unit: str
    example: str
    provenance: str
    sources: str
    boundaries: str
    reporting: str
    territory: str
    version: str
    made: str
    link: str
    notices: tuple[str, ...] = ()
    when: str = ""
    own: tuple[str, ...] = ()

    def own_within(self, letters: int = OWN_LETTERS) -> tuple[str, ...]:
        """As many of the reader's sentences as have room in a column, and how many more there are."""
        shown, room = list[str](), letters
        for one in self.own:
            room -= len(one)
            if shown and room < 0:
                break
            shown.append(one)
        left = len(self.own) - len(shown)
        return (*shown, say(self.lang, "own_more", count=left)) if left else tuple(shown)

    @property
    def link_said(self) -> str:
        """The link as it is written out: one that long notes have made too long for reading is shortened."""
        return self.link if len(self.link) <= LONGEST_LINK else f"{self.link[: LONGEST_LINK - 1]}…"

    def credits(self) -> list[str]:
        """Sentences on whose figures and boundaries these are."""
        named = (("sources", self.sources), ("map", self.boundaries))
        return [say(self.lang, f"caption_{name}", text=text) for name, text in named if text]

    def dates(self) -> list[str]:
        """Two lines that say of when all this is."""
        lines = (
            ((self._reporting(), self.reporting), ("territory", self.territory)),
            (("version", self.version), ("made", self.made)),
        )
        said = (
            " · ".join(say(self.lang, f"caption_{name}", text=text) for name, text in line if text)
            for line in lines
        )
        return [one for one in said if one]

    def entries(self) -> list[tuple[str, str]]:
        """Label and text of each fact."""
        named = (
            ("title", self.title),
            ("subtitle", self.subtitle),
            ("unit", self.unit),
            ("example", self.example),
            ("provenance", self.provenance),
            ("sources", self.sources),
            ("map", self.boundaries),
            (self._reporting(), self.reporting),
            ("territory", self.territory),
            ("version", self.version),
            ("made", self.made),
            ("link", self.link),
            *(("own", one) for one in self.own),
            *(("notice", one) for one in self.notices),
        )
        return [(say(self.lang, f"export_label_{name}"), text) for name, text in named if text]

    def _reporting(self) -> str:
        return "reporting_years" if formats.DASH in self.reporting else "reporting"


def caption(
    indicator: Indicator,
    slab: Slab,
    *,
    view: str,
    year: int | None,
    subtitle: str,
    names: Sequence[str],
    owner: str,
    theme_name: str,
    status: date,
    made: date,
    link: str,
    notices: Sequence[str] = (),
    span: str = "",
    own: Sequence[str] = (),
) -> Caption:
    """The caption of `view` in `year` (None, as in a table of all years: from the first to the last).

    `subtitle` says what is measured and every filter in words, `names` are the selected places, `owner` is
    the district whose monitor this is, `status` the day of the territory, `link` opens the same view on the
    same data version, `span` are the years drawn where they are others than the slab's, `own` what the reader
    has added.
    """
    lang, years = slab.lang, slab.years
    row = years.index(year) if year in years else -1
    spanning = view == ZEITREIHE or row < 0
    when = slab.labels[row] if not spanning else span or _span(slab.labels)
    example = slab.badge[row] if not spanning else _any_badge(slab.badge)
    year_said = f", {when}" if when else ""
    chosen = say(lang, "caption_places", names=formats.listed(list(names), say(lang, "and"))) if names else ""
    level = slab.level_name
    return Caption(
        lang=lang,
        kicker=" · ".join(
            part for part in (owner, theme_name, say(lang, f"view_{view}") if view else "") if part
        ),
        title=f"{slab.title}{year_said}",
        subtitle=" · ".join(part for part in (subtitle, level, chosen) if part),
        unit=slab.legend.title if not slab.shown else say(lang, f"unit_{indicator.unit}"),
        example=example,
        provenance=slab.provenance,
        sources=credited(slab.source, lang),
        boundaries=say(lang, "boundaries") if view == KARTE else "",
        reporting=_reporting(indicator.reporting_date[lang], when),
        territory=formats.day(status, lang),
        version=slab.version,
        made=formats.day(made, lang),
        link=link,
        notices=tuple(notices),
        when=year_said,
        own=tuple(own),
    )


def _reporting(day: str, when: str) -> str:
    """`1. März 2024`; of several years `2010–2024 (1. März)`, because each has that day."""
    return f"{when} ({day})" if formats.DASH in when else f"{day} {when}".strip()


def credited(source: str, lang: str) -> str:
    """A source line with the note of change that the licence of official data asks for."""
    return f"{source} {say(lang, 'data_changed')}" if _LICENCE in source else source


def _span(labels: Sequence[str]) -> str:
    """`2010–2024`; with pooled years from the first year of the first to the last of the last."""
    if not labels:
        return ""
    first, last = labels[0].split(formats.DASH)[0], labels[-1].split(formats.DASH)[-1]
    return first if first == last else f"{first}{formats.DASH}{last}"


def _any_badge(badges: Sequence[str]) -> str:
    """Of all years together: the mark of the purest example only where every year bears it."""
    marked = [badge for badge in badges if badge]
    return "" if not marked else marked[0] if len(set(badges)) == 1 else max(marked, key=len)
