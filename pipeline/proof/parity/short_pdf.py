"""Comparison of the short editions on paper, the folded leaflet and the card, with the sections that the leaflet lists
for them: each has all words of those sections, all care cards, and says that it is short and where the whole is.

An edition that would leave paper blank takes in further sections. Its bookmarks say which; it has all words of them,
but for those of which a folded leaflet says that there is more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from pipeline.model.document import CareCard, Document, Section, identified, plain, walk
from pipeline.proof.parity.expectation import Expectation, expect_links, join_words, make_link_passages
from pipeline.proof.parity.expected_body import Follows, expect_body
from pipeline.proof.parity.expected_front import (
    expect_at_top,
    expect_emergency_line,
    expect_names,
    expect_notice,
    expect_web_address,
)
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.page_footers import (
    expect_repeated_heads,
    format_version_line,
    leave_out_notes,
    write_notes_pattern,
)
from pipeline.proof.parity.passages import Passage, find_neighbours, make_passage
from pipeline.proof.parity.print_pdf import open_pdf
from pipeline.proof.parity.short_imprint import expect_imprint
from pipeline.proof.parity.short_parts import expect_in_short, order_as_bookmarked
from pipeline.proof.parity.short_references import cut_references, list_cited, name_cited

_WITH_BOOKMARK = frozenset({"heading", "section heading", "choice", "care card's level", "care card's action"})
_NOT_MISSED = frozenset({"glossary", "references", "about", "other-formats"})
_WRITTEN_ON = ("notes", "own_questions", "visit", "visit_when", "visit_where", "visit_with", "visit_cancel")
_MOST_MISSED, _MOST_IN_SHORT = 8, 2
"""Parts that are named, of more, the last line says how many; and parts told in short that are named one by one."""


def verify_short(file: FileCheck) -> None:
    """Compare the words and links in the order of the tags, and the bookmarks; nothing may stand outside the tags."""
    pdf = open_pdf(file)
    if pdf is None:
        return
    document = expect_imprint(file.document, pdf.text.passages)
    bookmarks = [title for title, _ in pdf.bookmarks]
    short = _make_edition(document, file.form, bookmarks)
    named = file.form == "folded" and _names_what_is_missed(document, pdf.text.passages)
    shortened = {section.id for section in short.sections if _says_more(document, section, pdf.text.passages)}
    short = cut_references(short, file.form, shortened, pdf.text.passages)
    follows = find_neighbours(pdf.text.passages, file.wording)
    body = _expect_body(short, shortened, follows)
    body = order_as_bookmarked(body, bookmarks, follows)
    words = tuple(_expect_words(document, short, file.form, body, shortened, named))
    furniture = [document.labels[name] for name in _WRITTEN_ON]
    file.compare(words, pdf.text.passages, furniture)
    file.compare(tuple(expect_links(words)), make_link_passages(pdf.text.links))
    marks = [replace(one, what="bookmark", links=()) for one in words if one.what in _WITH_BOOKMARK]
    marks[:1] = [expect_at_top("bookmark", document.full_title)]
    there = ("", *(section.id for section in short.sections))
    marks = [replace(one, needed=one.needed and one.section in there) for one in marks]
    titles = [make_passage(title) for title in bookmarks]
    file.compare(marks, titles, furniture, top="in the bookmarks")
    heads, notes = expect_repeated_heads(short), write_notes_pattern(short)
    for passage in pdf.text.untagged:
        lines = leave_out_notes(passage.lines, notes)
        if any(line.strip() for line in lines):
            file.compare(heads, (replace(passage, lines=tuple(lines)),), top="in no tag")


def _names_what_is_missed(document: Document, passages: Collection[Passage]) -> bool:
    """Whether a folded leaflet has to name it: one that tells of itself in short may leave that out."""
    return _holds_words(passages, document.labels["whole_has"]) or not _holds_words(
        passages, document.labels["imprint_rest"]
    )


def _holds_words(passages: Iterable[Passage], words: str) -> bool:
    return any(words in " ".join(" ".join(passage.lines).split()) for passage in passages)


def _says_more(document: Document, section: Section, passages: Collection[Passage]) -> bool:
    """Whether a file says that the whole leaflet has more of a section, or of all that it has."""
    if section.id in _NOT_MISSED or _holds_card(section, "emergency"):
        return False
    more = (document.labels["whole_part"].format(title=plain(section.title)), document.labels["whole_parts"])
    return any(_holds_words(passages, words) for words in more)


LEVELS = ("emergency", "urgent", "routine")


def _make_edition(document: Document, name: str, bookmarks: Collection[str]) -> Document:
    """What the edition has to hold: the sections that are listed, and those that it has taken in besides, which its
    bookmarks name; before them the care cards that stand in others,
    those for an emergency before all other cards; behind them the references that are cited, and in the folded leaflet
    who answers for it."""
    listed = document.editions.get(name, ())
    listed = (*listed, *_list_taken(document, listed, bookmarks))
    by_id = {section.id: section for section in document.sections}
    sections = [*_list_cards(document, listed), *(by_id[one] for one in listed if one in by_id)]
    before = list(takewhile(lambda section: not _holds_card(section, *LEVELS), sections))
    after = sections[len(before) :]
    sections = [*before, *(one for one in after if _holds_card(one, "emergency"))]
    sections += [one for one in after if not _holds_card(one, "emergency")]
    if "references" in by_id and "references" not in listed:
        sections += list_cited(by_id["references"], name_cited(tuple(sections)))
    if name == "folded" and "about" in by_id:
        sections.append(by_id["about"])
    key_points = document.key_points if "key-points" in listed else None
    return replace(document, key_points=key_points, sections=tuple(sections))


def _list_taken(document: Document, listed: Collection[str], bookmarks: Collection[str]) -> Iterator[str]:
    """The sections that are not listed and have a bookmark, but for those that every edition has a part of."""
    for section in document.sections:
        always = section.id in _NOT_MISSED or _holds_card(section, *LEVELS)
        if section.id not in listed and not always and join_words(section.title) in bookmarks:
            yield section.id


def _list_cards(document: Document, listed: Collection[str]) -> Iterator[Section]:
    """The sections that are not listed and have care cards, with those alone."""
    for section in document.sections:
        cards = tuple(block for block in section.blocks if isinstance(block, CareCard))
        if cards and section.id not in listed:
            yield replace(section, blocks=cards)


def _holds_card(section: Section, *levels: str) -> bool:
    return any(isinstance(node, CareCard) and node.level in levels for node in walk(section.blocks))


def _expect_body(short: Document, shortened: Collection[str], follows: Follows) -> list[Expectation]:
    """What the parts of the edition say, with links to what it has."""
    targets = {f"#{name}" for name, _ in identified((short.key_points, short.sections))}
    sections = {section.id: section for section in short.sections}
    body: list[Expectation] = []
    for name, lines in groupby(expect_body(short, "large", follows), key=lambda one: one.section):
        part = list(lines)
        body += expect_in_short(part, sections[name], short.sentence_words) if name in shortened else part
    return [
        replace(one, links=tuple(link for link in one.links if not link.startswith("#") or link in targets))
        for one in body
    ]


def _expect_words(
    document: Document,
    short: Document,
    name: str,
    body: Sequence[Expectation],
    shortened: Collection[str],
    named: bool,
) -> Iterator[Expectation]:
    yield expect_at_top("publisher", document.brand)
    yield from expect_names(document, brackets=True)
    if name == "card":
        yield expect_at_top("alt text of the cover", document.cover_alt if document.cover else "", needed=False)
    if name == "folded":
        yield expect_at_top("subtitle", document.subtitle)
        yield expect_at_top("alt text of the cover", document.cover_alt if document.cover else "")
        yield from expect_emergency_line(document)
    yield from expect_notice(document)
    last = "about" if name == "folded" else ""
    yield from (one for one in body if one.section != last)
    yield from _expect_whole(document, short, shortened, named)
    yield from (one for one in body if one.section == last)
    if name == "card":
        yield expect_at_top("version", format_version_line(document))


def _expect_whole(
    document: Document, short: Document, shortened: Collection[str], named: bool
) -> Iterator[Expectation]:
    """That there is more, what, where there is room to name it, and where."""
    labels = document.labels
    missed = list(_list_missed(document, short, shortened))
    yield expect_at_top("heading", labels["whole_title"])
    listed = bool(named and missed)
    sentences = (labels["whole_short"], labels["whole_has" if listed else "whole_ask"])
    yield expect_at_top("words on the short form", document.typography.join_sentences(*sentences))
    if listed:
        yield from (expect_at_top("part that is missed", title) for title in missed)
        yield expect_at_top("words on the whole", labels["whole_ask"])
    yield from expect_web_address(document, labels["whole_on_the_web"])


def _list_missed(document: Document, short: Document, shortened: Collection[str]) -> Iterator[str]:
    """The titles of the sections that are not there, and that there is more of those that are `shortened`; of many that
    there is more of all."""
    labels = document.labels
    there = {section.id for section in short.sections} | _NOT_MISSED
    together = len(shortened) > _MOST_IN_SHORT
    missed = [
        labels["whole_part"].format(title=plain(section.title)) if section.id in shortened else plain(section.title)
        for section in document.sections
        if section.id not in there or (section.id in shortened and not together)
    ]
    if len(missed) > _MOST_MISSED:
        more = labels["whole_more"].format(number=len(missed) - _MOST_MISSED + 1)
        missed = [*missed[: _MOST_MISSED - 1], more]
    yield from missed
    if together:
        yield labels["whole_parts"]
