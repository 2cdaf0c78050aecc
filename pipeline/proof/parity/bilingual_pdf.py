"""Comparison of the sheet in two languages with both of its documents: all that each has to say stands on its side,
tagged with its language, and twins stand beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import CareCard, Definition, Definitions, Document, Section, walk
from pipeline.proof.parity.expectation import Expectation, expect_links, list_headings, make_link_passages
from pipeline.proof.parity.expected_front import expect_at_top
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.matching import Comparison
from pipeline.proof.parity.other_leaflets import expect_other_leaflets
from pipeline.proof.parity.page_footers import compare_each_footer, expect_lines, expect_repeated_heads, order_line
from pipeline.proof.parity.passages import Passage, find_neighbours
from pipeline.proof.parity.print_pdf import WITH_BOOKMARK, OpenedPdf, compare_people, expect_print_words, open_pdf


def verify_bilingual(file: FileCheck) -> None:
    """Compare the PDF with the document and the one that is set beside it. Where none may be, the file should not be
    there."""
    translation, beside = file.document, file.document.beside
    source = expect_other_leaflets(beside.document, page=False) if beside and beside.document else None
    if beside is None or source is None:
        file.report(
            "the two languages do not say the same any more", "run `plainleaf build`, which takes the file away"
        )
        return
    first, second = (
        replace(file, document=one, reporter=replace(file.reporter, headings=list_headings(one)))
        for one in (source, _order_as(translation, source))
    )  # which note what they find in the same list
    turned = {translation.language} if translation.direction != source.direction else frozenset[str]()
    pdf = open_pdf(first, f"{source.file_title} | {translation.file_title}", turned)
    if pdf is not None:
        compare_people(second, pdf)
        sides = (
            _SideOfSheet(first, pdf),
            _SideOfSheet(second, pdf, f"{translation.language}__", second_brand=source.brand),
        )
        comparisons = [side.compare() for side in sides]
        _compare_rows(second, pdf, comparisons)
        _compare_bookmarks(second, pdf, sides, comparisons)
        _compare_footers(first, pdf, source, translation)
    file.matched += first.matched + second.matched
    file.needed += first.needed + second.needed


def _order_as(document: Document, other: Document) -> Document:
    """A document with the words that it explains in the order of another one, beside whose they stand."""
    order = {item.id: at for at, item in enumerate(_list_explained(other.sections)) if item.id}

    def sort(section: Section) -> Section:
        entries = list(_list_explained((section,)))
        if not entries or {one.id for one in entries} != order.keys():
            return section
        blocks = (
            replace(block, items=tuple(sorted(block.items, key=lambda one: order[one.id])))
            if isinstance(block, Definitions) and block.role == "glossary"
            else block
            for block in section.blocks
        )
        return replace(section, blocks=tuple(blocks))

    return replace(document, sections=tuple(map(sort, document.sections)))


def _list_explained(sections: Sequence[Section]) -> Iterator[Definition]:
    lists = (node for node in walk(tuple(sections)) if isinstance(node, Definitions) and node.role == "glossary")
    return (item for node in lists for item in node.items)


@dataclass(frozen=True)
class _SideOfSheet:
    """One side of the sheet: what is read there, and with what its ids begin."""

    file: FileCheck
    pdf: OpenedPdf
    prefix: str = ""
    second_brand: str = ""

    @property
    def passages(self) -> list[Passage]:
        """What is tagged with its language; what has none is of no side, and comes out on the first."""
        ours = {self.file.document.language} if self.prefix else {self.file.document.language, ""}
        return [one for one in self.pdf.text.passages if one.language in ours]

    def compare(self) -> Comparison:
        """Compare the words and the links of this side."""
        passages = self.passages
        words = tuple(self._expect(passages))
        comparison = self.file.compare(words, passages)
        text = self.pdf.text
        own = [
            link
            for link, language in zip(text.links, text.link_languages, strict=True)
            if language == self.file.document.language
        ]
        self.file.compare(tuple(expect_links(words)), make_link_passages(own))
        return comparison

    def _expect(self, passages: Sequence[Passage]) -> Iterator[Expectation]:
        document = self.file.document
        early = [section.id for section in document.sections if _has_emergency(section)]
        follows = find_neighbours(passages, self.file.wording)
        for one in expect_print_words(document, "large", follows, early):
            links = tuple(f"#{self.prefix}{link[1:]}" if link.startswith("#") else link for link in one.links)
            once = one.what == "publisher" and one.text == self.second_brand
            yield replace(one, links=links, needed=one.needed and not once)


def _has_emergency(section: Section) -> bool:
    return any(isinstance(node, CareCard) and node.level == "emergency" for node in walk(section))


def _compare_rows(file: FileCheck, pdf: OpenedPdf, comparisons: Sequence[Comparison]) -> None:
    """Each section of the one language begins beside its twin: nothing else begins between them."""
    order = {id(passage): at for at, passage in enumerate(pdf.text.passages)}
    begins = [
        {wanted.section: order[id(where)] for wanted, where in one.places if wanted.what == "section heading"}
        for one in comparisons
    ]
    shared = begins[0].keys() & begins[1].keys()
    starts = sorted((*begins[0].values(), *begins[1].values()))
    for section in sorted(shared, key=begins[0].__getitem__):
        first, second = begins[0][section], begins[1][section]
        if starts.index(second) != starts.index(first) + 1:
            file.report(f"{file.reporter.name_section(section)}: its heading does not stand beside that of the source")


def _compare_bookmarks(
    file: FileCheck, pdf: OpenedPdf, sides: Sequence[_SideOfSheet], comparisons: Sequence[Comparison]
) -> None:
    """The outline has both titles and every section, and may have the headings inside them, row by row."""
    order = {id(passage): at for at, passage in enumerate(pdf.text.passages)}
    named = [
        (order[id(where)], _make_bookmark(wanted, side.file.document), where)
        for side, one in zip(sides, comparisons, strict=True)
        for wanted, where in one.places
        if wanted.what in WITH_BOOKMARK
    ]
    named.sort(key=lambda one: one[0])
    passages = [Passage((title,), page=page) for title, page in pdf.bookmarks]
    pages = {id(wanted): where.page for _, wanted, where in named}
    for wanted, passage in file.compare([wanted for _, wanted, _ in named], passages, top="in the bookmarks").places:
        if wanted.needed and passage.page != pages[id(wanted)]:
            file.report(
                f"{file.reporter.name_section(wanted.section)}: its bookmark leads to page {passage.page}, "
                f"not {pages[id(wanted)]}"
            )


def _make_bookmark(wanted: Expectation, document: Document) -> Expectation:
    text = wanted.text if wanted.section else document.full_title
    return replace(wanted, what="bookmark", text=text, needed=wanted.what == "section heading", links=())


def _compare_footers(file: FileCheck, pdf: OpenedPdf, source: Document, translation: Document) -> None:
    """The line at the foot: what it is called, in which languages, the version, the state, and the page of how many."""
    footers = pdf.text.untagged
    languages = translation.beside.languages if translation.beside else ""

    heads = [head for one in (source, translation) for head in expect_repeated_heads(one)]
    lines = expect_lines(replace(source, code=""), len(footers))

    def expect(footer: Passage) -> Iterator[Expectation]:
        yield from heads
        title, *others = lines[footer.page - 1]
        line = (title, expect_at_top("languages", languages), *others)
        yield from order_line(line, source, footer.page)

    compare_each_footer(file, footers, expect, (source, translation))
