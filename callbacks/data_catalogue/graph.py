"""The catalogue as a graph in the terms of DCAT-AP.de 3.0. rdflib is loaded with this module, by the first who asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from callbacks.data_catalogue import vocabularies
from dashboard.open_data.datasets import UNDETERMINED, Dataset
from dashboard.open_data.files import Distribution

DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
_VERSION = URIRef("http://www.w3.org/ns/dcat#version")  # newer than rdflib's own list
_LANGUAGES = {"de": vocabularies.GERMAN, "en": vocabularies.ENGLISH}


@dataclass(frozen=True, slots=True)
class CatalogueFrame:
    """What stands around the data sets: `root` is the address of this server without a slash at its end, `contact`
    the address (`mailto:`, `tel:`, or of a page) where the office can be reached."""

    root: str
    district: str
    publisher: str
    title: str
    about: str
    changed: date
    contact: str


def graph(frame: CatalogueFrame, datasets: Sequence[Dataset]) -> Graph:
    """Catalogue, data sets, their files, and the interface that gives all of them."""
    made = Graph()
    made.bind("dcatde", DCATDE)
    writer = _GraphWriter(made, frame)
    writer.around()
    for one in datasets:
        writer.dataset(one)
    return made


class _GraphWriter:
    """Adds statements to a graph."""

    def __init__(self, made: Graph, frame: CatalogueFrame) -> None:
        self.made, self.frame = made, frame
        self.catalogue, self.publisher, self.service, self.contact = (
            URIRef(f"{frame.root}/catalog#{name}")
            for name in ("katalog", "herausgeber", "schnittstelle", "kontakt")
        )
        self.place = URIRef(vocabularies.district(frame.district))

    def say(self, subject: Node, *facts: tuple[Node, Node | str]) -> None:
        """Facts of a subject: a text stands for an address."""
        for name, value in facts:
            self.made.add((subject, name, value if isinstance(value, Node) else URIRef(value)))

    def around(self) -> None:
        """Catalogue, publisher, contact, place and interface."""
        frame, changed = self.frame, Literal(self.frame.changed, datatype=XSD.date)
        title = Literal(frame.title, lang="de")
        self.say(self.place, (RDF.type, DCTERMS.Location))
        self.say(
            self.publisher, (RDF.type, FOAF.Agent), (RDF.type, FOAF.Organization),
            (FOAF.name, Literal(frame.publisher)), (FOAF.homepage, f"{frame.root}/"),
        )  # fmt: skip
        reached = {"mailto": VCARD.hasEmail, "tel": VCARD.hasTelephone}
        self.say(
            self.contact, (RDF.type, VCARD.Kind), (RDF.type, VCARD.Organization), (VCARD.fn, Literal(frame.publisher)),
            (reached.get(frame.contact.partition(":")[0], VCARD.hasURL), frame.contact),
        )  # fmt: skip
        self.say(
            self.catalogue, (RDF.type, DCAT.Catalog), (DCTERMS.title, title),
            (DCTERMS.description, Literal(frame.about, lang="de")), (DCTERMS.publisher, self.publisher),
            (DCTERMS.modified, changed), (DCTERMS.language, vocabularies.GERMAN),
            (DCTERMS.language, vocabularies.ENGLISH), (DCTERMS.spatial, self.place),
            (DCAT.themeTaxonomy, vocabularies.TAXONOMY), (FOAF.homepage, f"{frame.root}/daten"),
            (DCAT.service, self.service),
        )  # fmt: skip
        self.say(
            self.service, (RDF.type, DCAT.DataService), (DCTERMS.title, title), (DCTERMS.publisher, self.publisher),
            (DCAT.endpointURL, f"{frame.root}/api/v1"), (DCTERMS.accessRights, vocabularies.PUBLIC),
            (DCAT.endpointDescription, f"{frame.root}/api/v1/openapi.json"), (DCAT.contactPoint, self.contact),
        )  # fmt: skip

    def dataset(self, one: Dataset) -> None:
        """A data set with its files."""
        frame = self.frame
        subject = URIRef(f"{frame.root}/catalog#{one.key}")
        self.say(self.catalogue, (DCAT.dataset, subject))
        self.say(self.service, (DCAT.servesDataset, subject))
        self.say(
            subject, (RDF.type, DCAT.Dataset), (DCTERMS.publisher, self.publisher), (DCAT.contactPoint, self.contact),
            (DCTERMS.identifier, Literal(f"bildungslupe-{frame.district}-{one.key}")), (DCTERMS.spatial, self.place),
            (DCTERMS.modified, Literal(one.modified, datatype=XSD.date)), (_VERSION, Literal(one.version)),
            (DCAT.landingPage, f"{frame.root}{one.page}"), (DCATDE.politicalGeocodingLevelURI, vocabularies.LEVEL),
            (DCTERMS.accessRights, vocabularies.PUBLIC),
            (DCTERMS.accrualPeriodicity, vocabularies.RUNNING if one.running else vocabularies.YEARLY),
            *((DCAT.theme, theme) for theme in vocabularies.THEMES),
            *(
                (DCAT.keyword, Literal(word, lang=None if lang == UNDETERMINED else lang))
                for lang, words in one.keywords.items()
                for word in words
            ),
        )  # fmt: skip
        for lang, listed in _LANGUAGES.items():
            self.say(
                subject, (DCTERMS.language, listed), (DCTERMS.title, Literal(one.title[lang], lang=lang)),
                (DCTERMS.description, Literal(one.description[lang], lang=lang)),
            )  # fmt: skip
        if portal := vocabularies.portal(frame.district):
            self.say(subject, (DCATDE.contributorID, portal))
        self._origin(subject, one)
        for file in one.distributions:
            self._file(subject, one, file)

    def _origin(self, subject: URIRef, one: Dataset) -> None:
        """Whose figures these are, and of which years."""
        for number, source in enumerate(one.sources):
            said = ", ".join(part for part in (source.name["de"], source.publisher, source.licence) if part)
            stated = BNode(f"herkunft-{one.key}-{number}")  # the same name in each copy of the catalogue
            self.say(subject, (DCTERMS.provenance, stated))
            self.say(
                stated,
                (RDF.type, DCTERMS.ProvenanceStatement),
                (DCTERMS.description, Literal(said, lang="de")),
            )
        if one.years:
            first, last = date(one.years[0], 1, 1), date(one.years[-1], 12, 31)
            period = BNode(f"zeitraum-{one.key}")
            self.say(subject, (DCTERMS.temporal, period))
            self.say(
                period, (RDF.type, DCTERMS.PeriodOfTime), (DCAT.startDate, Literal(first, datatype=XSD.date)),
                (DCAT.endDate, Literal(last, datatype=XSD.date)),
            )  # fmt: skip

    def _file(self, subject: URIRef, one: Dataset, file: Distribution) -> None:
        address = f"{self.frame.root}{file.path}"
        there = URIRef(f"{address}#datei")
        self.say(subject, (DCAT.distribution, there))
        self.say(
            there, (RDF.type, DCAT.Distribution), (DCAT.accessURL, address), (DCAT.downloadURL, address),
            (DCTERMS.title, Literal(f"{one.title['de']}: {file.name}", lang="de")),
            (DCTERMS.license, vocabularies.licence(one.licences)),
            (DCTERMS["format"], vocabularies.file_type(file.kind)),
            (DCAT.mediaType, vocabularies.media_type(file.media_type)),
            (DCTERMS.modified, Literal(one.modified, datatype=XSD.date)),
        )  # fmt: skip
        if one.sources:
            credit = "; ".join(
                ", ".join(part for part in (source.publisher, source.name["de"], source.licence) if part)
                for source in one.sources
            )
            self.say(there, (DCATDE.licenseAttributionByText, Literal(credit, lang="de")))
