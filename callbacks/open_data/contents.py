"""What fills the page `/daten`: the catalogue's rows, the chosen data set, and the data versions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.open_data.catalogue import DataCatalogue, recomputed
from callbacks.open_data.chosen import ChosenData
from callbacks.open_data.package import DataPackage
from callbacks.open_data.sizes import FileSizes
from dashboard import formats
from dashboard.domain.measure import Source
from dashboard.domain.observation import Provenance
from dashboard.errors import UnknownKey
from dashboard.open_data.datasets import API_KEYS, Dataset
from dashboard.open_data.query import FIRST, CatalogueQuery, found, searched
from dashboard.texts import both, say
from data.repository import PublishedRelease
from layouts.open_data.parts import ListedDataset, ListedVersion, OpenDataParts, ThemeChip

_SHORT = re.compile(r"[,(]")
_SOURCES = 2
"""Short names of sources that a row has room for."""
_LETTERS = 60


class OpenDataContents:
    """Everything of the page that needs the store."""

    def __init__(
        self, answers: Answers, catalogue: DataCatalogue, sizes: FileSizes, package: DataPackage
    ) -> None:
        self.answers = answers
        self.catalogue = catalogue
        self.sizes = sizes
        self._package = package
        self._chosen = ChosenData(answers, sizes)

    def parts(
        self, answer: Answer, query: CatalogueQuery, key: str, root: str, links: Mapping[str, str]
    ) -> OpenDataParts:
        """What the page shows with a data set chosen; without a key the first one that was found, the Monitor's own
        where nothing was asked for. Raises UnknownKey for a data set that there is not."""
        every = self.catalogue.datasets(answer)
        self._package.begin_ahead(answer)
        texts = {one.key: searched(one, query.lang, self._more(answer, one, query.lang)) for one in every}
        asked = [one for one in every if query.theme in ("", one.theme)]
        shown = [one for one in asked if found(texts[one.key], query.search)]
        chosen = self._of_key(answer, every, key) if key else _first(shown, answer.possible.catalogue.opening)
        first = _seen_first(asked, query, chosen)
        rows = [self._row(answer, one, texts[one.key], one in shown, one.key in first) for one in asked]
        return OpenDataParts(
            query=query,
            rows=rows,
            chips=_chips(every, query.lang),
            total=len(every),
            panel=None if chosen is None else self._chosen.panel(answer, chosen, query, root),
            versions=tuple(self._versions(answer, query, chosen)),
            links={name: address for name, address in links.items() if name != "package"},
            package=query.file(links["package"]) if "package" in links and not query.official else "",
            package_size="" if query.official else self.sizes.package(answer),
            has_examples=self.answers.repository.has_examples(answer.version),
            words=self.answers.words,
            version=answer.version,
        )

    def _of_key(self, answer: Answer, every: Sequence[Dataset], key: str) -> Dataset:
        one = next((one for one in every if one.key == key), None)
        if one is not None:
            return one
        known = key in answer.possible.catalogue.indicators or key in API_KEYS
        german, english = both("open_data_empty" if known else "open_data_unknown", entry=key[:_LETTERS])
        raise UnknownKey(german, english=english, kennzahl=key[:_LETTERS])

    def _more(self, answer: Answer, one: Dataset, lang: str) -> tuple[str, ...]:
        indicator = answer.possible.catalogue.indicators.get(one.key)
        area = say(lang, f"open_data_guide_{one.area}") if one.area else ""
        return (*((indicator.short[lang],) if indicator else ()), self._levels(answer, one, lang), area)

    def _levels(self, answer: Answer, one: Dataset, lang: str) -> str:
        named = (
            say(lang, f"open_data_level_{level}")
            if level in ("punkt", "flaeche", "zelle")
            else answer.possible.level_word(level, lang)
            for level in one.levels
        )
        return ", ".join(named)

    def _row(self, answer: Answer, one: Dataset, text: str, is_found: bool, first: bool) -> ListedDataset:
        lang = answer.selection.language
        short = tuple(
            dict.fromkeys(short_name(source, lang) for source in one.sources if not _example(source))
        )
        expected = one.next_delivery
        running = say(lang, "open_data_running") if one.running else ""
        return ListedDataset(
            dataset=one,
            levels=self._levels(answer, one, lang),
            years=span(one.years),
            sources=", ".join(short[:_SOURCES]),
            more_sources=max(0, len(short) - _SOURCES),
            example=one.is_example,
            next_delivery=formats.month(expected, lang) if expected else running,
            area_name=say(lang, f"open_data_guide_{one.area}") if one.area else "",
            searched=text,
            found=is_found,
            first=first,
        )

    def _versions(
        self, answer: Answer, query: CatalogueQuery, chosen: Dataset | None
    ) -> Iterator[ListedVersion]:
        releases, lang = self.catalogue.releases(), query.lang
        for at, one in enumerate(releases):
            changed = recomputed(one)
            is_new = at == 0 and len(releases) > 1
            page = chosen.page if chosen else "/daten"
            yield ListedVersion(
                version=one.version,
                day=one.made_at.date(),
                said=" ".join(self._changes(answer, one, changed, chosen, lang)),
                mark=say(lang, "open_data_new") if is_new else "",
                address=query.address(page, version=one.version),
                shown=one.version == answer.version,
            )

    def _changes(
        self,
        answer: Answer,
        release: PublishedRelease,
        changed: Sequence[str],
        chosen: Dataset | None,
        lang: str,
    ) -> Iterator[str]:
        """What a data version changed, in sentences: its note, how many indicators, and whether the chosen one."""
        if release.note:
            note = release.note[0].upper() + release.note[1:]
            yield note if note.endswith((".", "!", "?")) else f"{note}."
        known = answer.possible.catalogue.indicators
        if changed:
            one = len(changed) == 1
            names = known[changed[0]].short[lang] if one and changed[0] in known else ""
            key = "open_data_changed_one" if one else "open_data_changed"
            yield say(lang, key, count=len(changed), name=names or "".join(changed[:1]))
        if chosen is not None and chosen.indicator and len(changed) > 1:
            key = "open_data_changed_this" if chosen.key in changed else "open_data_unchanged_this"
            yield say(lang, key, name=known[chosen.key].short[lang])


def span(years: Sequence[int]) -> str:
    """`2016–2022`, or a single year."""
    return formats.DASH.join(str(year) for year in dict.fromkeys((*years[:1], *years[-1:])))


def short_name(source: Source, lang: str) -> str:
    """What a row calls a source: its credit up to the first comma, `INKAR`."""
    said = source.credit_in(lang) or source.table or source.name[lang]
    return _SHORT.split(said)[0].strip()


def _example(source: Source) -> bool:
    return source.provenance is Provenance.EXAMPLE


def _seen_first(asked: Sequence[Dataset], query: CatalogueQuery, chosen: Dataset | None) -> Collection[str]:
    """Keys of those that are seen while nothing is searched: the first ones and the chosen one."""
    if query.every or len(asked) <= FIRST + 1:
        return {one.key for one in asked}
    return {*(one.key for one in asked[:FIRST]), *((chosen.key,) if chosen else ())}


def _first(shown: Sequence[Dataset], opening: str) -> Dataset | None:
    return next((one for one in shown if one.key == opening), shown[0] if shown else None)


def _chips(every: Sequence[Dataset], lang: str) -> tuple[ThemeChip, ...]:
    names = {one.theme: one.theme_name[lang] for one in every}
    return tuple(ThemeChip(key, name) for key, name in names.items())
