"""Comparison of the footers of a print leaflet, which stand outside its tags: the line by which a loose sheet is known,
and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from pipeline.model.document import Definitions, Document, Link, Options, Paragraph, Table, walk
from pipeline.proof.parity.expectation import Expectation, join_words
from pipeline.proof.parity.expected_front import expect_at_top, format_code
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.passages import Passage
from pipeline.proof.parity.running_heads import LONG, expect_running_head, has_running_heads
from pipeline.proof.parity.small_booklet import SMALL_BOOKLET

_BETWEEN = re.compile(r"[|,·，،]")
"""What parts the pieces of the line; which sign it is says nothing."""

_MOST_PAGES = 4
"""How often the name of a choice comes again at most."""
_SCHEME = re.compile(r"(https?://|mailto:)")


def compare_footers(
    file: FileCheck, footers: Sequence[Passage], document: Document, page_of: Mapping[str, int]
) -> None:
    """Compare what no tag claims with what has to stand at the foot: title, version, state, and the page of how many;
    the cover of a booklet has nothing there. At the head of a long leaflet stand the names of its sections, which are
    in the order of the `document` and begin at `page_of`. What is wrong in the same way on several pages is one
    diagnostic."""
    long = len(footers) > LONG
    if long and not has_running_heads(document, [one.lines for one in footers], file.wording):
        file.report(f"it has {len(footers)} pages, and none says at its head of which section it is")
    outside = file.form == SMALL_BOOKLET
    heads, lines = expect_repeated_heads(file.document), expect_lines(file.document, len(footers))

    def expect(footer: Passage) -> Iterator[Expectation]:
        if outside and footer.page == 1:
            return
        head = expect_running_head(document, footer.page, page_of, footer.lines, file.wording) if long else ()
        yield from (*heads, *head)
        yield from order_line(lines[footer.page - 1], file.document, footer.page, outside)

    compare_each_footer(file, footers, expect, (file.document,))


def compare_each_footer(
    file: FileCheck,
    footers: Sequence[Passage],
    expect: Callable[[Passage], Iterator[Expectation]],
    documents: Sequence[Document],
) -> None:
    """Compare what no tag claims, page by page, with what `expect` says of it; the notes of the `documents` may stand
    there too."""
    pages: dict[str, list[int]] = {}
    notes = [write_notes_pattern(document) for document in documents]
    for footer in footers:
        before = len(file.diagnostics)
        expected = tuple(replace(one, text=_BETWEEN.sub(" ", one.text)) for one in expect(footer))
        left = footer.lines
        for pattern in notes:
            left = tuple(leave_out_notes(left, pattern))
        lines = tuple(_BETWEEN.sub(" ", line) for line in left)
        file.compare(expected, (Passage(lines),), top="at the foot or in no tag")
        for diagnostic in file.diagnostics[before:]:
            pages.setdefault(diagnostic.message, []).append(footer.page)
        del file.diagnostics[before:]
    for message, where in pages.items():
        file.report(f"page {', '.join(map(str, where))}, {message}")


def expect_repeated_heads(document: Document) -> tuple[Expectation, ...]:
    """Heads of tables that come again on a new sheet."""
    return tuple(expect_at_top("column heading", cell, needed=False) for cell in list_repeated_heads(document))


def expect_lines(document: Document, pages: int) -> Sequence[Sequence[Expectation]]:
    """The line at the foot of each page, in the order of reading; the number of the page comes last."""
    review = document.labels["next_review"].format(date=_find_in_about(document, "about_next_review"))
    line = (
        expect_at_top("title", document.title),
        expect_at_top("medical name", f"({document.medical_name})", needed=False),
        expect_at_top("version", document.labels["version"].format(version=document.version)),
        expect_at_top("date", _find_date(document), needed=False),
        *([expect_at_top("code", document.labels["code"].format(code=document.code))] if document.code else []),
        *([expect_at_top("state", document.notice.word.lower())] if document.notice else []),
        *([expect_at_top("next review", review)] if document.next_review else []),
    )
    numbers = (document.labels["page_of"].format(page=page, pages=pages) for page in range(1, pages + 1))
    return [(*line, expect_at_top("page number", number)) for number in numbers]


def order_line(
    line: Sequence[Expectation], document: Document, page: int, outside: bool = False
) -> Sequence[Expectation]:
    """The same from left to right. In a booklet its number is `outside`: at the left edge of pages that lie on the
    left."""
    from_right = document.direction == "rtl"
    number_is_left = (page % 2 == 0) != from_right if outside else from_right
    return (line[-1], *line[:-1]) if number_is_left else line


def format_version_line(document: Document) -> str:
    """The line with the version and its date, the code, the state and the next review, as a form of one page has it."""
    dated = (_find_in_about(document, "about_version") or document.version).removesuffix(format_code(document))
    line = document.labels["version"].format(version=dated)
    if document.code:
        line += f" | {document.labels['code'].format(code=document.code)}"
    if document.notice:
        line += f", {document.notice.word.lower()}"
    if document.next_review:
        review = document.labels["next_review"].format(date=_find_in_about(document, "about_next_review"))
        line += f" | {review}"
    return line


def leave_out_notes(lines: Sequence[str], notes: re.Pattern[str]) -> list[str]:
    """Lines that no tag claims without the `notes` of a document: see `write_notes_pattern`."""
    return notes.sub("\n", "\n".join(lines)).split("\n")


def write_notes_pattern(document: Document) -> re.Pattern[str]:
    """The notes behind links (the page on which one leads, or its address, which may go over several lines) and those
    of cards that go on overleaf. Whoever hears the file has the link itself, and the card in one piece."""
    targets = {node.target for node in walk((document.key_points, document.sections)) if isinstance(node, Link)}
    notes = [f"({_SCHEME.sub('', target).removesuffix('/')})" for target in targets if _SCHEME.match(target)]
    before, after = document.labels["see_page"].split("{page}")
    patterns = [_allow_line_ends(note) for note in sorted(notes, key=len, reverse=True)]
    patterns.append(rf"{_allow_line_ends(before)}\s*\d+\s*{_allow_line_ends(after)}")
    patterns += _list_card_notes(document)
    return re.compile("|".join(patterns))


def _list_card_notes(document: Document) -> Iterator[str]:
    """What says that a card goes on overleaf, and there whose part it is."""
    for node in walk(document.sections):
        for option in node.items if isinstance(node, Options) else ():
            name = join_words(option.title)
            yield _allow_line_ends(document.labels["continued"].format(name=name))
            before, after = document.labels["goes_on"].replace("{name}", name).split("{page}")
            yield rf"{_allow_line_ends(before)}\s*\d+\s*{_allow_line_ends(after)}"


def _allow_line_ends(words: str) -> str:
    return r"\s*".join(re.escape(letter) for letter in words if not letter.isspace())


def list_repeated_heads(document: Document) -> Iterator[str]:
    """The heads of columns and names of choices, which no tag claims where they come again: on the next sheet, or as
    labels of each row of a table that is too wide for the paper."""
    for node in walk((document.key_points, document.sections)):
        if isinstance(node, Options):
            yield node.head
            yield from (join_words(part.term) for part in node.items[0].fields)
            yield from (join_words(option.title) for option in node.items for _ in range(_MOST_PAGES))
        elif isinstance(node, Table):
            heads = [join_words(cell.children) for cell in chain.from_iterable(node.rows[: node.head])]
            yield from heads * len(node.rows)


def _find_date(document: Document) -> str:
    """The words with the day of the version."""
    words = _find_in_about(document, "about_version").removesuffix(format_code(document))
    return words.removeprefix(document.version)


def _find_in_about(document: Document, label: str) -> str:
    """What the section about the leaflet says under one of our labels: there a date stands in words."""
    for node in walk(document.sections):
        if isinstance(node, Definitions) and node.role == "about":
            for entry in node.items:
                if join_words(entry.term) == document.labels[label]:
                    return " ".join(join_words(part.children) for part in entry.blocks if isinstance(part, Paragraph))
    return ""
