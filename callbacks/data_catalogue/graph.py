"""The catalogue as a graph in the terms of DCAT-AP.de 3.0. rdflib is loaded by the first who asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dashboard.open_data.datasets import Dataset
from dashboard.open_data.files import Distribution

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

DCATDE = "http://dcat-ap.de/def/dcatde/"
_LICENCES = "http://dcat-ap.de/def/licenses/"
_FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
_THEMES = "http://publications.europa.eu/resource/authority/data-theme/"
_FREQUENCIES = "http://publications.europa.eu/resource/authority/frequency/"
_LANGUAGES = {"de": "DEU", "en": "ENG"}
_KNOWN = {
    "Datenlizenz Deutschland – Namensnennung – Version 2.0": "dl-by-de/2.0",
    "Datenlizenz Deutschland – Zero – Version 2.0": "dl-zero-de/2.0",
    "Creative Commons Namensnennung 4.0 (CC BY 4.0)": "cc-by/4.0",
    "CC0 1.0": "cc-zero",
    "MIT": "other-opensource",
}
"""Names of licences in our tables, and in the list of DCAT-AP.de."""
_CLOSED = "keine offene Lizenz"
_FORMATS = {
    "csv": "CSV",
    "xlsx": "XLSX",
    "json": "JSON",
    "parquet": "PARQUET",
    "gpkg": "GPKG",
    "geojson": "GEOJSON",
    "ics": "ICS",
    "zip": "ZIP",
}


@dataclass(frozen=True, slots=True)
class CatalogueFrame:
    """What stands around the data sets: `root` is the address of this server without a slash at its end, `contact`
    where the office can be reached, empty where nobody has said."""

    root: str
    district: str
    publisher: str
    title: str
    about: str
    version: str
    changed: date
    contact: str = ""


def licence_of(dataset: Dataset) -> str:
    """The address of its one licence in the list of DCAT-AP.de; where its sources have several or one that is not in
    the list, that of other terms, which the file then names."""
    known = {_KNOWN.get(one, "") for one in dataset.licences}
    if len(known) == 1 and "" not in known:
        return f"{_LICENCES}{next(iter(known))}"
    closed = any(_CLOSED in one for one in dataset.licences)
    return f"{_LICENCES}{'other-closed' if closed else 'other-open'}"


def graph(frame: CatalogueFrame, datasets: Sequence[Dataset]) -> Graph:
    """Catalogue, data sets, their files, and the interface that gives all of them."""
    from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef  # noqa: PLC0415

    made, dcatde = Graph(), Namespace(DCATDE)
    made.bind("dcatde", dcatde)
    catalogue, publisher = (
        URIRef(f"{frame.root}/catalog#katalog"),
        URIRef(f"{frame.root}/catalog#herausgeber"),
    )
    service = URIRef(f"{frame.root}/catalog#schnittstelle")
    place = URIRef(f"http://dcat-ap.de/def/politicalGeocoding/districtKey/{frame.district}")
    german = URIRef("http://publications.europa.eu/resource/authority/language/DEU")
    made.add((publisher, RDF.type, FOAF.Organization))
    made.add((publisher, RDF.type, FOAF.Agent))
    made.add((publisher, FOAF.name, Literal(frame.publisher)))
    made.add((catalogue, RDF.type, DCAT.Catalog))
    made.add((service, RDF.type, DCAT.DataService))
    for subject in (catalogue, service):
        made.add((subject, DCTERMS.title, Literal(frame.title, lang="de")))
        made.add((subject, DCTERMS.publisher, publisher))
    made.add((catalogue, DCTERMS.description, Literal(frame.about, lang="de")))
    made.add((catalogue, DCTERMS.modified, Literal(frame.changed, datatype=XSD.date)))
    made.add((catalogue, DCTERMS.language, german))
    made.add((catalogue, DCTERMS.spatial, place))
    made.add((catalogue, FOAF.homepage, URIRef(f"{frame.root}/daten")))
    made.add((catalogue, DCAT.service, service))
    made.add((service, DCAT.endpointURL, URIRef(f"{frame.root}/api/v1")))
    made.add((service, DCAT.endpointDescription, URIRef(f"{frame.root}/api/v1/openapi.json")))
    for one in datasets:
        subject = URIRef(f"{frame.root}/catalog#{one.key}")
        made.add((catalogue, DCAT.dataset, subject))
        made.add((service, DCAT.servesDataset, subject))
        made.add((subject, DCTERMS.publisher, publisher))
        made.add((subject, DCTERMS.spatial, place))
        _describe(made, subject, one, frame)
    return made


def _describe(made: Graph, subject: URIRef, one: Dataset, frame: CatalogueFrame) -> None:
    from rdflib import DCAT, DCTERMS, RDF, XSD, BNode, Literal, Namespace, URIRef  # noqa: PLC0415

    dcatde = Namespace(DCATDE)
    made.add((subject, RDF.type, DCAT.Dataset))
    for lang in _LANGUAGES:
        made.add((subject, DCTERMS.title, Literal(one.title[lang], lang=lang)))
        made.add((subject, DCTERMS.description, Literal(one.description[lang], lang=lang)))
    made.add((subject, DCTERMS.identifier, Literal(f"bildungslupe-{frame.district}-{one.key}")))
    made.add((subject, DCTERMS.modified, Literal(one.modified, datatype=XSD.date)))
    made.add((subject, URIRef("http://www.w3.org/ns/dcat#version"), Literal(one.version)))
    made.add((subject, DCAT.landingPage, URIRef(f"{frame.root}{one.page}")))
    made.add((subject, dcatde.politicalGeocodingLevelURI,
              URIRef("http://dcat-ap.de/def/politicalGeocoding/Level/administrativeDistrict")))  # fmt: skip
    made.add((subject, dcatde.politicalGeocodingURI,
              URIRef(f"http://dcat-ap.de/def/politicalGeocoding/districtKey/{frame.district}")))  # fmt: skip
    for theme in ("EDUC", "SOCI"):
        made.add((subject, DCAT.theme, URIRef(f"{_THEMES}{theme}")))
    for word in one.keywords:
        made.add((subject, DCAT.keyword, Literal(word, lang="de")))
    frequency = "CONT" if one.running else "ANNUAL"
    made.add((subject, DCTERMS.accrualPeriodicity, URIRef(f"{_FREQUENCIES}{frequency}")))
    for source in one.sources:
        provenance = BNode()
        said = ", ".join(part for part in (source.name["de"], source.publisher, source.licence) if part)
        made.add((subject, DCTERMS.provenance, provenance))
        made.add((provenance, RDF.type, DCTERMS.ProvenanceStatement))
        made.add((provenance, DCTERMS.description, Literal(said, lang="de")))
    if one.years:
        period = BNode()
        made.add((subject, DCTERMS.temporal, period))
        made.add((period, RDF.type, DCTERMS.PeriodOfTime))
        made.add((period, DCAT.startDate, Literal(date(one.years[0], 1, 1), datatype=XSD.date)))
        made.add((period, DCAT.endDate, Literal(date(one.years[-1], 12, 31), datatype=XSD.date)))
    if frame.contact:
        contact = BNode()
        vcard = Namespace("http://www.w3.org/2006/vcard/ns#")
        made.add((subject, DCAT.contactPoint, contact))
        made.add((contact, RDF.type, vcard.Organization))
        made.add((contact, vcard.fn, Literal(f"{frame.publisher}, {frame.contact}")))
    for file in one.distributions:
        _file(made, subject, one, file, frame)


def _file(made: Graph, subject: URIRef, one: Dataset, file: Distribution, frame: CatalogueFrame) -> None:
    from rdflib import DCAT, DCTERMS, RDF, XSD, Literal, Namespace, URIRef  # noqa: PLC0415

    there = URIRef(f"{subject}-{file.kind}")
    made.add((subject, DCAT.distribution, there))
    made.add((there, RDF.type, DCAT.Distribution))
    made.add((there, DCTERMS.title, Literal(f"{one.title['de']}: {file.name}", lang="de")))
    for address in (DCAT.accessURL, DCAT.downloadURL):
        made.add((there, address, URIRef(f"{frame.root}{file.path}")))
    made.add((there, DCTERMS.license, URIRef(licence_of(one))))
    if one.licences:
        text = ", ".join(one.licences)
        made.add((there, Namespace(DCATDE).licenseAttributionByText, Literal(text, lang="de")))
    made.add((there, DCTERMS["format"], URIRef(f"{_FILE_TYPES}{_FORMATS[file.kind]}")))
    made.add(
        (there, DCAT.mediaType, URIRef(f"http://www.iana.org/assignments/media-types/{file.media_type}"))
    )
    made.add((there, DCTERMS.modified, Literal(one.modified, datatype=XSD.date)))
