"""Comparing the short editions on paper, the folded leaflet and the card, with the sections that the leaflet lists for
them: each has all words of those sections, all care cards, and says that it is short and where the whole is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from pipeline.model.document import CareCard, Cite, Definitions, Document, Section, identified, plain, walk
from pipeline.proof.parity.expected import Behind, Expectation, expected_body, expected_links
from pipeline.proof.parity.footers import version_line
from pipeline.proof.parity.front import names, notice, on_the_web, strip, top
from pipeline.proof.parity.proving import Proving
from pipeline.proof.parity.sheets import open_sheets
from pipeline.proof.parity.words import passage, stands_behind

_WITH_BOOKMARK = frozenset({"heading", "section heading", "choice", "care card's level", "care card's action"})
_NOT_MISSED = frozenset({"glossary", "references", "about", "other-formats"})


def verify_short(proving: Proving) -> None:
    """Compare the words and links in the order of the tags, and the bookmarks; nothing may stand outside the tags."""
    pdf = open_sheets(proving)
    if pdf is None:
        return
    document = proving.document
    short = _short(document, proving.form)
    words = tuple(_expected(document, short, proving.form, stands_behind(pdf.sheets.passages, proving.wording)))
    furniture = (document.labels["notes"],)
    proving.compare(words, pdf.sheets.passages, furniture)
    proving.compare(tuple(expected_links(words)), [passage(target) for target in pdf.sheets.links])
    marks = [replace(one, what="bookmark", links=()) for one in words if one.what in _WITH_BOOKMARK]
    marks[:1] = [top("bookmark", document.full_title)]
    marks = [replace(one, needed=one.section in ("", *(section.id for section in short.sections))) for one in marks]
    titles = [passage(title) for title, _ in pdf.bookmarks]
    proving.compare(marks, titles, furniture, top="in the bookmarks")
    for found in pdf.sheets.untagged:
        if any(line.strip() for line in found.lines):
            proving.say(f"page {found.page}: “{' '.join(found.lines)}” stands in no tag")


def _short(document: Document, name: str) -> Document:
    """What the edition has to hold: the sections that are listed, before them the care cards that stand in others,
    behind them the references that are cited, and in the folded leaflet who answers for it."""
    listed = document.editions.get(name, ())
    by_id = {section.id: section for section in document.sections}
    chosen = [by_id[one] for one in listed if one in by_id]
    cards = [
        replace(section, blocks=tuple(block for block in section.blocks if isinstance(block, CareCard)))
        for section in document.sections
        if section.id not in listed and any(isinstance(block, CareCard) for block in section.blocks)
    ]
    sections = [*cards, *chosen]
    if "references" in by_id and "references" not in listed:
        cited = {number for node in walk(tuple(sections)) if isinstance(node, Cite) for number in node.numbers}
        sections += [_cited(by_id["references"], cited)] if cited else []
    if name == "folded" and "about" in by_id:
        sections.append(by_id["about"])
    key_points = document.key_points if "key-points" in listed else None
    return replace(document, key_points=key_points, sections=tuple(sections))


def _cited(references: Section, numbers: Collection[int]) -> Section:
    ids = {f"reference-{number}" for number in numbers}
    blocks = tuple(
        replace(block, items=tuple(item for item in block.items if item.id in ids))
        for block in references.blocks
        if isinstance(block, Definitions)
    )
    return replace(references, blocks=blocks)


def _expected(document: Document, short: Document, name: str, behind: Behind) -> Iterator[Expectation]:
    yield top("publisher", document.publisher)
    if name == "card":
        yield top("version", version_line(document))
    yield from names(document, brackets=True)
    if name == "folded":
        yield top("subtitle", document.subtitle)
        yield top("alt text of the cover", document.cover_alt if document.cover else "")
        yield from strip(document)
    yield from notice(document)
    targets = {f"#{name}" for name, _ in identified((short.key_points, short.sections))}
    body = [
        replace(one, links=tuple(link for link in one.links if not link.startswith("#") or link in targets))
        for one in expected_body(short, "large", behind)
    ]
    last = "about" if name == "folded" else ""
    yield from (one for one in body if one.section != last)
    yield from _whole(document, short, name)
    yield from (one for one in body if one.section == last)


def _whole(document: Document, short: Document, name: str) -> Iterator[Expectation]:
    """That there is more, what, and where."""
    labels = document.labels
    there = {section.id for section in short.sections} | _NOT_MISSED
    missed = [plain(section.title) for section in document.sections if section.id not in there]
    yield top("heading", labels["whole_title"])
    yield top("words on the short form", labels["whole_short"])
    if name == "folded" and missed:
        yield top("words on what is missed", labels["whole_has"])
        yield from (top("part that is missed", title) for title in missed)
    yield top("words on the whole", labels["whole_ask"])
    yield from on_the_web(document, labels["whole_on_the_web"])
