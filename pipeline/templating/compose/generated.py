"""Writers of the sections that we make: the words in the leaflet, where the facts come from, and what is to be known
about it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import (
    Block,
    Definition,
    Definitions,
    Paragraph,
    Reviewer,
    Section,
    Term,
    Text,
    plain,
    walk,
)
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings.translation import NOBODY
from pipeline.templating.compose.contact import ContactComposer
from pipeline.templating.compose.contact_links import link_addresses
from pipeline.templating.compose.partners import compose_partners
from pipeline.templating.languages import LanguagePack
from pipeline.templating.locale_formats import LocaleFormats


def make_glossary(nodes: object, leaflet: Leaflet, pack: LanguagePack) -> Section | None:
    """The explanation of every term that the nodes use, in the order of the alphabet."""
    used: dict[str, str] = {}
    for node in walk(nodes):
        if isinstance(node, Term) and node.key not in used:
            used[node.key] = _make_label(node, translated=pack.tag != leaflet.settings.source_language)
    if not used:
        return None
    entries = sorted(used.items(), key=lambda entry: entry[1].casefold())
    items = tuple(
        Definition((Text(label),), _make_paragraph(leaflet.library.glossary[key][pack.tag]), f"term-{key}")
        for key, label in entries
    )
    return Section("glossary", (Text(pack.labels["glossary"]),), (Definitions(items, "glossary"),))


def _make_label(term: Term, *, translated: bool) -> str:
    """The words as the leaflet writes them where they are the key in other letters (HIV), and in a translation, because
    keys are words of the source; else the key in words."""
    words = plain(term.children).strip()
    is_key = "-".join(words.casefold().split()) == term.key
    label = words if is_key or translated else term.key.replace("-", " ")
    return label[:1].upper() + label[1:]


def make_about(
    leaflet: Leaflet, pack: LanguagePack, reviewers: tuple[Reviewer, ...], date: str, code: str = ""
) -> Section:
    """Who answers for the leaflet, and since when, and its short code where there is one. What nobody has done is said
    to be not done."""
    rows = [
        Definition((Text(term),), (Paragraph(link_addresses(words)),))
        for term, words in _list_about(leaflet, pack, reviewers, date, code)
    ]
    publisher = leaflet.library.publisher
    if publisher.contact:
        ways = ContactComposer(publisher.own_services, publisher.country, pack).compose_rows(publisher.contact)
        rows.append(Definition((Text(pack.labels["contact"]),), ways))
    if partners := compose_partners(leaflet.library):
        rows.append(Definition((Text(pack.labels["partners"]),), partners))
    blocks: tuple[Block, ...] = (Definitions(tuple(rows), "about"), Paragraph((Text(pack.labels["general"]),)))
    return Section("about", (Text(pack.labels["about"]),), blocks)


def name_authors(leaflet: Leaflet, language: str) -> Iterator[str]:
    """Those who wrote the leaflet, by their names; the publisher by that which it has in the language."""
    publisher = leaflet.library.publisher
    for author in leaflet.settings.authors:
        yield publisher.name_in(language) if author.name in publisher.names.values() else author.name


def _list_about(
    leaflet: Leaflet, pack: LanguagePack, reviewers: tuple[Reviewer, ...], date: str, code: str
) -> Iterator[tuple[str, str]]:
    labels, settings, publisher = pack.labels, leaflet.settings, leaflet.library.publisher
    text, formats = leaflet.texts[pack.tag], LocaleFormats(pack.tag, settings.country, pack.typography.numbers)
    authors, name = formats.write_list([*name_authors(leaflet, pack.tag)]), publisher.name_in(pack.tag)
    yield labels["written_by"], authors
    if authors != name or leaflet.place:
        yield labels["published_by"], name
    if text.front.translation:
        translator = text.front.translation.translator
        yield labels["translated_by"], labels["not_set"] if translator == NOBODY else translator
    checkers = [", ".join(filter(None, [who.name, who.role, who.organisation])) for who in reviewers]
    yield labels["checked_by"], "; ".join(checkers) or labels["not_checked"]
    tests = [f"{test.people}, {formats.write_day(test.date)}. {test.summary}" for test in settings.user_testing]
    yield labels["tested"], " ".join(tests) or labels["not_tested"]
    interests = {"funding": settings.funding, "conflicts_of_interest": settings.conflicts_of_interest}
    for key, words in interests.items():
        yield labels[key], labels["none"] if words == "none" else words
    reviews = {"about_last_reviewed": settings.dates.last_reviewed, "about_next_review": settings.dates.next_review}
    for key, day in reviews.items():
        yield labels[key], formats.write_day(day) if day else labels["not_set"]
    version = labels["version_of"].format(version=settings.version, date=formats.write_day(date))
    yield labels["about_version"], labels["about_version_code"].format(version=version, code=code) if code else version
    if publisher.licence:
        yield labels["licence"], publisher.licence


def _make_paragraph(text: str) -> tuple[Block, ...]:
    return (Paragraph((Text(text),)),)
