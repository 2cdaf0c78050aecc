"""Writers of the sections that we make: the words in the leaflet, where the facts come from, and what is to be known
about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.addresses import find_reference_address
from pipeline.model.document import (
    Block,
    Definition,
    Definitions,
    Inlines,
    Link,
    Paragraph,
    Reviewer,
    Section,
    Term,
    Text,
    plain,
    walk,
)
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose.contact import ContactComposer
from pipeline.templating.compose.contact_links import link_addresses
from pipeline.templating.compose.partners import compose_partners
from pipeline.templating.compose.rich_text import join_words, read_rich_text
from pipeline.templating.languages import LanguagePack
from pipeline.templating.locale_formats import LocaleFormats


def make_glossary(nodes: object, leaflet: Leaflet, pack: LanguagePack) -> Section | None:
    """The explanation of every term that the nodes use, in the order of the alphabet."""
    used: dict[str, str] = {}
    for node in walk(nodes):
        if isinstance(node, Term) and node.key not in used:
            used[node.key] = _make_label(node)
    if not used:
        return None
    entries = sorted(used.items(), key=lambda entry: entry[1].casefold())
    items = tuple(
        Definition((Text(label),), _make_paragraph(leaflet.library.glossary[key][pack.tag]), f"term-{key}")
        for key, label in entries
    )
    return Section("glossary", (Text(pack.labels["glossary"]),), (Definitions(items, "glossary"),))


def _make_label(term: Term) -> str:
    """The words as the leaflet writes them where they are the key in other letters (HIV); else the key in words."""
    words = plain(term.children).strip()
    label = words if "-".join(words.casefold().split()) == term.key else term.key.replace("-", " ")
    return label[:1].upper() + label[1:]


def make_references(numbers: Mapping[str, int], leaflet: Leaflet, pack: LanguagePack) -> Section | None:
    """What the citations point to, in the order of first use."""
    if not numbers:
        return None
    items = tuple(
        Definition(
            (Text(f"[{number}]"),),
            (Paragraph(_format_reference(leaflet.library.references[key], pack)),),
            f"reference-{number}",
        )
        for key, number in numbers.items()
    )
    return Section("references", (Text(pack.labels["references"]),), (Definitions(items, "references"),))


def _format_reference(item: Mapping[str, Any], pack: LanguagePack) -> Inlines:
    """A CSL item in words: authors, title, publisher, year, address. Only what is there is said."""
    authors = ", ".join(_format_author(author) for author in item.get("author", ()) if isinstance(author, Mapping))
    where = str(item.get("container-title", "") or "")
    year = _format_year(item.get("issued"))
    publisher = str(item.get("publisher", "") or "")
    parts = [part for part in (authors, str(item.get("title", "") or ""), where, publisher, year) if part]
    words = [read_rich_text(f"{part.rstrip('.')}.") for part in parts]
    if item.get("note") == "incomplete":
        words.append((Text(pack.labels["incomplete"]),))
    named = find_reference_address(item)
    link = (Text(" "), Link(named[1], (Text(named[1]),))) if named else ()
    return (*join_words(words), *link)


def _format_author(author: Mapping[str, Any]) -> str:
    return str(author.get("literal") or f"{author.get('family', '')} {str(author.get('given', ''))[:1]}".strip())


def _format_year(issued: Any) -> str:
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    first = parts[0][0] if parts and parts[0] else issued if isinstance(issued, int | str) else ""
    return str(first)[:4]


def make_about(leaflet: Leaflet, pack: LanguagePack, reviewers: tuple[Reviewer, ...], date: str) -> Section:
    """Who answers for the leaflet, and since when. What nobody has done is said to be not done."""
    rows = [
        Definition((Text(term),), (Paragraph(link_addresses(words)),))
        for term, words in _list_about(leaflet, pack, reviewers, date)
    ]
    publisher = leaflet.library.publisher
    if publisher.contact:
        ways = ContactComposer(publisher.own_services, publisher.country, pack).compose_rows(publisher.contact)
        rows.append(Definition((Text(pack.labels["contact"]),), ways))
    if partners := compose_partners(leaflet.library):
        rows.append(Definition((Text(pack.labels["partners"]),), partners))
    blocks: tuple[Block, ...] = (Definitions(tuple(rows), "about"), Paragraph((Text(pack.labels["general"]),)))
    return Section("about", (Text(pack.labels["about"]),), blocks)


def _list_about(
    leaflet: Leaflet, pack: LanguagePack, reviewers: tuple[Reviewer, ...], date: str
) -> Iterator[tuple[str, str]]:
    labels, settings, publisher = pack.labels, leaflet.settings, leaflet.library.publisher
    text, formats = leaflet.texts[pack.tag], LocaleFormats(pack.tag, settings.country)
    authors = ", ".join(author.name for author in settings.authors)
    yield labels["written_by"], authors
    if authors != publisher.name or leaflet.place:
        yield labels["published_by"], publisher.name
    if text.front.translation:
        yield labels["translated_by"], text.front.translation.translator
    checkers = [f"{who.name}, {who.role}, {who.organisation}" for who in reviewers]
    yield labels["checked_by"], "; ".join(checkers) or labels["not_checked"]
    tests = [f"{test.people}, {formats.write_day(test.date)}. {test.summary}" for test in settings.user_testing]
    yield labels["tested"], " ".join(tests) or labels["not_tested"]
    interests = {"funding": settings.funding, "conflicts_of_interest": settings.conflicts_of_interest}
    for key, words in interests.items():
        yield labels[key], labels["none"] if words == "none" else words
    yield labels["about_version"], labels["version_of"].format(version=settings.version, date=formats.write_day(date))
    reviews = {"about_last_reviewed": settings.dates.last_reviewed, "about_next_review": settings.dates.next_review}
    for key, day in reviews.items():
        yield labels[key], formats.write_day(day) if day else labels["not_set"]
    if publisher.licence:
        yield labels["licence"], publisher.licence


def _make_paragraph(text: str) -> tuple[Block, ...]:
    return (Paragraph((Text(text),)),)
