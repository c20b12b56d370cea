"""The order in which a report's words are read."""

from collections import Counter
from dataclasses import replace

from sayso.language.counts import find_counts
from sayso.language.equipment import find_equipment
from sayso.language.foreign import foreign_language
from sayso.language.mentions import ActorReader
from sayso.language.moments import find_moments
from sayso.language.outlet import find_outlet
from sayso.language.passages import find_passages
from sayso.language.places import find_places
from sayso.language.publication import date_report
from sayso.language.quotations import find_quotations
from sayso.language.sentences import split_sentences
from sayso.nouns.reading import Reading
from sayso.nouns.report import Report


def read_report(report: Report) -> Reading:
    """Find everything that claims are made of; the report comes back with its date resolved."""
    passages = find_passages(report)
    published = date_report(report, passages)
    foreign = foreign_language(report.text)
    if foreign:
        note = f"the text is in {foreign}; only English is read"
        return Reading(replace(report, published=published), published, passages, (), notes=(note,))
    sentences = split_sentences(report.text, passages)
    reader = ActorReader(report.text, sentences, published.anchor)
    actors = reader.read()
    places = find_places(report, sentences, actors)
    lands = Counter(mention.place.country for mention in places if mention.place)
    if reader.differs(lands):
        actors = reader.read(lands)
    return Reading(
        report=replace(report, published=published, outlet=find_outlet(report, passages)),
        published=published,
        passages=passages,
        sentences=sentences,
        quotations=find_quotations(report.text),
        actors=actors,
        places=places,
        moments=find_moments(report.text, sentences, published),
        counts=find_counts(report.text, sentences),
        sides=reader.sides,
        equipment=find_equipment(report.text, sentences),
    )
