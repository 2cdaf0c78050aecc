"""Expectations: words that have to stand in a finished file, as the document alone has them, and where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.addresses import encode_address
from pipeline.model.document import Abbreviation, Blank, Break, Cite, Document, Inlines, Link, Term, Text, Tick, plain
from pipeline.proof.parity.passages import Passage, make_passage

HEADINGS = frozenset({"section heading", "heading", "heading of a box"})
"""What has to be a heading wherever it stands."""


@dataclass(frozen=True)
class Expectation:
    """Words that have to stand in a file. `section` is the id of the section, or empty before the first; `what` is
    what they are, for people. What is not `needed` may be left out, but nothing else may stand there. `links` are the
    addresses to which its words lead, in order."""

    section: str
    what: str
    text: str
    needed: bool = True
    links: tuple[str, ...] = ()


def join_words(nodes: Inlines) -> str:
    """The words of a line as a reader gets them, with the numbers of its citations, and the names of what is written
    on: a line between its label and its unit, a box before its words."""
    words: list[str] = []
    for node in nodes:
        match node:
            case Text() | Abbreviation():
                words.append(node.value)
            case Break():
                words.append(" ")
            case Cite():
                words.append(" ".join(f"[{number}]" for number in node.numbers))
            case Blank():
                words.append(f"{join_words(node.children)} {node.spoken} {join_words(node.unit)} ")
            case Tick():
                words.append(f"{node.spoken} {join_words(node.children)}")
            case _:
                words.append(join_words(node.children))
    return "".join(words)


def join_title(nodes: Inlines) -> str:
    """The words of a heading where it stands in a list of headings, which cites nothing."""
    return plain(nodes).replace("\n", " ").strip()


def list_targets(nodes: Inlines) -> Iterator[str]:
    """The addresses to which the words of a line lead: `tel:`, `https:`, `mailto:` and `#id`."""
    for node in nodes:
        match node:
            case Link():
                yield node.target
            case Term():
                yield f"#term-{node.key}"
            case Cite():
                yield from (f"#reference-{number}" for number in node.numbers)
            case Text() | Abbreviation() | Break():
                pass
            case _:
                yield from list_targets(node.children)


def expect_links(expectations: Iterable[Expectation]) -> Iterator[Expectation]:
    """The addresses of the links in some expectations. A right number that calls another one is the worst mistake."""
    for wanted in expectations:
        for target in wanted.links:
            what = f"address of a link in the {wanted.what} “{wanted.text}”"
            yield Expectation(wanted.section, what, encode_address(target), wanted.needed)


def make_link_passages(targets: Iterable[str]) -> list[Passage]:
    """Where the links of a file lead, one after the other. Some forms can only say it in ASCII."""
    return [make_passage(encode_address(target)) for target in targets]


def list_headings(document: Document) -> dict[str, str]:
    """The heading of each section, and of the key points, by id."""
    titles = {document.key_points.id: document.key_points.title} if document.key_points else {}
    return titles | {section.id: join_title(section.title) for section in document.sections}
